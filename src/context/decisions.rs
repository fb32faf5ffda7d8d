//! The decisions of a person about titles, from one file or several.

mod added;
mod apart;

use std::{
    cell::OnceCell,
    sync::atomic::{AtomicBool, Ordering},
};

pub use added::Overruled;
pub use apart::Apart;
use rustc_hash::FxHashMap;

use super::{company_key, decision_file::DecisionEntry, meaning_key::MeaningKey};
use crate::{
    answer::{Answer, ByDecision},
    escape::one_spaced,
    matcher::Matcher,
};

/// The decisions of one file or several. Each holds for all titles of its meaning, or of its meaning
/// and grade if those of other grades are decided otherwise; of two about the same, the later file's
/// holds.
#[derive(Debug, Default)]
pub struct Decisions {
    known: Vec<Known>,
    by_title: FxHashMap<String, Vec<usize>>,
    by_meaning: FxHashMap<MeaningKey, Vec<usize>>,
    /// By meaning, the note beside titles that are not decided yet.
    notes: FxHashMap<MeaningKey, String>,
    files: Vec<String>,
    overruled: Vec<Overruled>,
    /// By company that has decisions of its own, its number from one.
    companies: FxHashMap<String, usize>,
}

/// A decision, and what it holds for.
#[derive(Debug)]
struct Known {
    entry: DecisionEntry,
    /// [`company_key`]; empty if it is for all.
    company: String,
    /// The grade that the title words; empty without one.
    grade: String,
    /// No later file says something else about the same titles.
    holds: bool,
    /// A title was met that it settles.
    is_used: AtomicBool,
}

impl Decisions {
    /// The last decision about a title, by its [`normal`] form, for a company or for all.
    fn same_title(&self, company: &str, title: &str) -> Option<usize> {
        let places = self.by_title.get(title)?.iter().copied();
        places.rev().find(|at| self.known[*at].company == company)
    }

    /// The decision about a title in a company (empty if it is not known), which from then on
    /// counts as used. `answer` is the answer for the title alone.
    pub fn find(
        &self,
        matcher: &Matcher<'_>,
        title: &str,
        company: &str,
        answer: &Answer<'_>,
    ) -> Option<ByDecision> {
        let place = self.place(matcher, title, company, answer)?;
        self.known[place].is_used.store(true, Ordering::Relaxed);
        Some(self.by_decision(place))
    }

    /// The decision at a place, which does not count as used by that.
    pub(crate) fn by_decision(&self, place: usize) -> ByDecision {
        let entry = self.entry(place);
        ByDecision {
            decision: entry.decision.clone(),
            file: (self.files.len() > 1).then(|| self.files[entry.file].clone()),
            line: entry.line,
            note: entry.note.clone(),
        }
    }

    /// The place of the decision about a title in a company, for [`Decisions::entry`].
    pub fn place(
        &self,
        matcher: &Matcher<'_>,
        title: &str,
        company: &str,
        answer: &Answer<'_>,
    ) -> Option<usize> {
        if self.known.is_empty() || title.trim().is_empty() {
            return None;
        }
        let mut companies = vec![company_key(company), String::new()];
        companies.dedup();
        let normal = normal(title);
        let alike = OnceCell::new();
        companies.iter().find_map(|company| {
            let same_title = self.same_title(company, &normal);
            if same_title.is_some_and(|at| self.known[at].holds) {
                return same_title;
            }
            let alike = alike.get_or_init(|| {
                let meaning = MeaningKey::of(matcher, title, answer);
                self.by_meaning.get(&meaning).map_or(&[][..], Vec::as_slice)
            });
            let is_for = |known: &Known| known.holds && known.company == *company;
            let alike = alike.iter().copied().filter(|at| is_for(&self.known[*at]));
            let grade = answer.grade.to_string();
            let of_grade = alike.clone().filter(|at| self.known[*at].grade == grade);
            self.agreed(alike).or_else(|| self.agreed(of_grade))
        })
    }

    /// The first of these decisions, if all are the same: titles of one meaning and grade that are
    /// decided apart leave the others open.
    fn agreed(&self, mut places: impl Iterator<Item = usize>) -> Option<usize> {
        let first = places.next()?;
        let same = |at: usize| self.entry(at).decision == self.entry(first).decision;
        places.all(same).then_some(first)
    }

    /// The decision at a place.
    pub fn entry(&self, place: usize) -> &DecisionEntry {
        &self.known[place].entry
    }

    /// The decisions that no later file changes, with their places.
    pub fn in_force(&self) -> impl Iterator<Item = (usize, &DecisionEntry)> {
        let all = self.known.iter().enumerate();
        let holding = all.filter(|(_, known)| known.holds);
        holding.map(|(place, known)| (place, &known.entry))
    }

    /// How many decisions hold.
    pub fn len(&self) -> usize {
        self.in_force().count()
    }

    /// How many decisions the files have, those included that a later file changes or says again.
    pub fn read(&self) -> usize {
        self.known.len()
    }

    /// The note beside a title that is not decided yet; empty if there is none. `answer` is the
    /// answer for the title alone.
    pub(crate) fn note(&self, matcher: &Matcher<'_>, title: &str, answer: &Answer<'_>) -> &str {
        if self.notes.is_empty() {
            return "";
        }
        let note = self.notes.get(&MeaningKey::of(matcher, title, answer));
        note.map_or("", String::as_str)
    }

    /// There are neither decisions nor notes.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty() && self.notes.is_empty()
    }

    /// All decisions and notes of the other files are here, too.
    pub fn include(&self, others: &Decisions) -> bool {
        let is_here = |other: &Known| {
            let place = self.same_title(&other.company, &normal(&other.entry.title));
            place.is_some_and(|at| self.entry(at).decision == other.entry.decision)
        };
        let mut notes = others.notes.iter();
        others.known.iter().all(is_here)
            && notes.all(|(meaning, note)| self.notes.get(meaning) == Some(note))
    }

    /// Some hold for one company only.
    pub fn are_per_company(&self) -> bool {
        !self.companies.is_empty()
    }

    /// Some company has decided about this title for itself.
    pub(crate) fn is_per_company(
        &self,
        matcher: &Matcher<'_>,
        title: &str,
        answer: &Answer<'_>,
    ) -> bool {
        if !self.are_per_company() {
            return false;
        }
        let same_title = self.by_title.get(&normal(title));
        let alike = self.by_meaning.get(&MeaningKey::of(matcher, title, answer));
        let mut places = same_title.into_iter().chain(alike).flatten();
        places.any(|at| !self.known[*at].company.is_empty())
    }

    /// The number of a company that has decisions of its own, from one; 0 if it has none.
    pub fn company_number(&self, company: &str) -> usize {
        if self.companies.is_empty() {
            return 0;
        }
        let number = self.companies.get(&company_key(company));
        number.copied().unwrap_or_default()
    }

    /// Decisions that hold, about titles that were not met.
    pub fn unused(&self) -> impl Iterator<Item = &DecisionEntry> {
        let unused = |known: &&Known| known.holds && !known.is_used.load(Ordering::Relaxed);
        self.known.iter().filter(unused).map(|known| &known.entry)
    }

    /// The names of the files.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// Decisions that a later file changes.
    pub fn overruled(&self) -> &[Overruled] {
        &self.overruled
    }
}

/// A title without regard to case and spaces.
pub(crate) fn normal(title: &str) -> String {
    one_spaced(title).to_lowercase()
}

#[cfg(test)]
mod tests;
