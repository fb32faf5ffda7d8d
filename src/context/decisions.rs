//! The decisions of a person about titles, from one file or several.

mod apart;

use std::{
    cell::OnceCell,
    io::Read,
    sync::atomic::{AtomicBool, Ordering},
};

pub use apart::Apart;
use rustc_hash::FxHashMap;

use super::{
    company_key,
    decision_file::{self, DecisionEntry, DecisionFileError},
    meaning_key::MeaningKey,
};
use crate::{
    answer::{Answer, ByDecision},
    escape::{one_spaced, short},
    matcher::Matcher,
    table::Warnings,
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

/// A decision that a later file changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Overruled {
    /// The title.
    pub title: String,
    /// The decision of the earlier file.
    pub earlier: String,
    /// The decision of the later file.
    pub later: String,
    /// The later file, and its line.
    pub file: String,
    /// The line of the later file.
    pub line: u64,
}

impl Decisions {
    /// Adds the decisions of a file with the columns `title` and `decision` (or `function`), and
    /// `company` and `note` if it likes; what it says holds over what is there already. Rows
    /// without a decision are passed over. Hands over what was noticed in the file.
    ///
    /// # Errors
    /// No such columns, and lines that make no sense or contradict each other: all at once.
    pub fn add_file(
        &mut self,
        matcher: &Matcher<'_>,
        name: &str,
        input: impl Read,
    ) -> Result<Warnings, DecisionFileError> {
        let read = decision_file::read(self.files.len(), input);
        let read = read.map_err(DecisionFileError::Table)?;
        let mut faults = read.faults;
        self.files.push(name.to_owned());
        for (title, note) in read.notes {
            let meaning = MeaningKey::of(matcher, &title, &matcher.answer(&title));
            self.notes.insert(meaning, note);
        }
        for entry in read.entries {
            let line = entry.line;
            faults.extend(self.add(matcher, entry).err().map(|fault| (line, fault)));
        }
        faults.sort_by_key(|(line, _)| *line);
        if faults.is_empty() {
            Ok(read.warnings)
        } else {
            Err(DecisionFileError::Lines(faults))
        }
    }

    fn add(&mut self, matcher: &Matcher<'_>, entry: DecisionEntry) -> Result<(), String> {
        let company = company_key(&entry.company);
        let title = normal(&entry.title);
        let same_title = self.same_title(&company, &title);
        if let Some(known) = same_title.map(|at| &self.known[at].entry)
            && known.file == entry.file
        {
            return if known.decision == entry.decision {
                Ok(())
            } else {
                Err(format!(
                    "`{}` is decided as {} here and as {} on line {}; keep one of the two",
                    short(&entry.title),
                    entry.decision.text(),
                    known.decision.text(),
                    known.line
                ))
            };
        }
        let answer = matcher.answer(&entry.title);
        let grade = answer.grade.to_string();
        let meaning = MeaningKey::of(matcher, &entry.title, &answer);
        let place = self.known.len();
        let alike = self.by_meaning.entry(meaning).or_default();
        for at in alike.iter().copied().chain(same_title) {
            let earlier = &mut self.known[at];
            let is_same = earlier.company == company
                && (earlier.grade == grade || Some(at) == same_title)
                && earlier.entry.file < entry.file;
            if !is_same || !earlier.holds {
                continue;
            }
            earlier.holds = false;
            if earlier.entry.decision != entry.decision {
                self.overruled.push(Overruled {
                    title: earlier.entry.title.clone(),
                    earlier: earlier.entry.decision.text(),
                    later: entry.decision.text(),
                    file: self.files[entry.file].clone(),
                    line: entry.line,
                });
            }
        }
        alike.push(place);
        self.by_title.entry(title).or_default().push(place);
        if !company.is_empty() {
            let next = self.companies.len() + 1;
            self.companies.entry(company.clone()).or_insert(next);
        }
        self.known.push(Known {
            entry,
            company,
            grade,
            holds: true,
            is_used: AtomicBool::new(false),
        });
        Ok(())
    }

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
mod tests {
    use super::*;
    use crate::Taxonomy;

    fn matcher() -> Matcher<'static> {
        Matcher::new(Taxonomy::bundled())
    }

    fn read(files: &[&str]) -> Decisions {
        let mut decisions = Decisions::default();
        for (at, text) in files.iter().enumerate() {
            let name = format!("{at}.csv");
            let read = decisions.add_file(&matcher(), &name, text.as_bytes());
            read.expect("decisions");
        }
        decisions
    }

    fn found(decisions: &Decisions, title: &str, company: &str) -> Option<String> {
        let answer = matcher().answer(title);
        let found = decisions.find(&matcher(), title, company, &answer)?;
        Some(found.decision.text())
    }

    #[test]
    fn a_decision_holds_for_every_title_of_the_same_meaning() {
        let decisions = read(&["title,decision\nSenior Channel Manager,marketing\n"]);
        let found = |title| found(&decisions, title, "");
        for title in ["Sr. Chnl Mgr", "Channel Manager", "Manager, Channel (EMEA)"] {
            assert_eq!(found(title).as_deref(), Some("marketing"), "{title}");
        }
        for title in [
            "Partner Manager",
            "Channel Account Manager",
            "Channel Director",
            "",
        ] {
            assert_eq!(found(title), None, "{title}");
        }
    }

    #[test]
    fn titles_of_one_meaning_may_be_decided_apart() {
        let decisions = read(&["title,decision\nPartner Manager,sales\nPartner Mgr,none\n"]);
        let found = |title| found(&decisions, title, "");
        assert_eq!(found("Partner Manager").as_deref(), Some("sales"));
        assert_eq!(found("partner mgr").as_deref(), Some("none"));
        assert_eq!(found("Partner Manager (EMEA)"), None);
        assert!(matches!(&decisions.apart()[..], [Apart::Titles(_)]));
    }

    #[test]
    fn grades_that_are_decided_apart_hold_for_their_own() {
        let decisions = read(&["title,decision\nPartner Manager,sales\nSr Partner Manager,none\n"]);
        let found = |title| found(&decisions, title, "");
        for title in ["Partner Manager", "Partner Mgr (EMEA)"] {
            assert_eq!(found(title).as_deref(), Some("sales"), "{title}");
        }
        for title in ["sr partner manager", "Senior Partner Manager, APAC"] {
            assert_eq!(found(title).as_deref(), Some("none"), "{title}");
        }
        assert_eq!(found("Partner Manager II"), None);
        let [Apart::Grades(entries)] = &decisions.apart()[..] else {
            panic!("one group of grades");
        };
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn a_companys_own_decision_wins() {
        let decisions = read(&["title,decision,company\n\
            Partner Manager,sales,\nPartner Manager,marketing,Acme Inc.\n"]);
        assert!(decisions.are_per_company());
        let found = |company| found(&decisions, "partner manager", company);
        assert_eq!(found("ACME").as_deref(), Some("marketing"));
        assert_eq!(found("Other Ltd").as_deref(), Some("sales"));
        assert_eq!(found("").as_deref(), Some("sales"));
    }

    #[test]
    fn the_later_file_wins_and_says_so() {
        let decisions = read(&[
            "title,decision\nPartner Manager,sales\nTeacher,none\n",
            "title,decision,note\nPartner Manager,marketing,asked  her\n",
        ]);
        let answer = matcher().answer("Partner Manager");
        let found = decisions.find(&matcher(), "Partner Manager", "", &answer);
        let found = found.expect("a decision");
        assert_eq!(found.file.as_deref(), Some("1.csv"));
        assert_eq!((found.line, found.note.as_str()), (2, "asked her"));
        assert_eq!(decisions.overruled()[0].earlier, "sales");
        assert_eq!(decisions.len(), 2);
        let unused: Vec<&str> = decisions.unused().map(|entry| &*entry.title).collect();
        assert_eq!(unused, ["Teacher"]);
    }

    #[test]
    fn a_later_file_holds_for_titles_of_the_same_grade_and_company() {
        let grades = "title,decision,company\nPartner Manager,sales,\nSr Partner Manager,none,\n";
        let companies =
            "title,decision,company\nPartner Manager,sales,\nPartner Manager,none,Acme\n";
        // the later decision and its company, the title that is asked for and its company, the answer
        for (earlier, cases) in [
            (
                grades,
                "Partner Mgr,marketing,|Partner Manager||marketing
                 Partner Mgr,marketing,|Partner Mgr (EMEA)||marketing
                 Partner Mgr,marketing,|Sr Partner Manager||none
                 Partner Mgr,marketing,|Senior Partner Mgr||none
                 Partner Mgr,marketing,|Partner Manager II||
                 Partner Mgr,none,|Partner Manager II||none
                 Senior Partner Mgr,sales,|Partner Manager II||sales
                 Partner Manager II,strategy,|Partner Mgr II||strategy
                 Partner Manager II,strategy,|Partner Mgr||sales
                 Partner Manager II,strategy,|Sr Partner Mgr||none
                 Partner Manager,marketing,Acme|Partner Manager||sales
                 Partner Manager,marketing,Acme|Partner Mgr|ACME Inc.|marketing
                 Partner Manager,marketing,Acme|Sr Partner Mgr|Acme|marketing",
            ),
            (
                companies,
                "Partner Mgr,marketing,|Partner Manager|Other|marketing
                 Partner Mgr,marketing,|Partner Manager|Acme|none
                 Partner Mgr,marketing,Acme|Partner Manager|Acme|marketing
                 Partner Mgr,marketing,Acme|Partner Manager||sales
                 Sr Partner Mgr,marketing,Acme|Partner Manager|Acme|none
                 Sr Partner Mgr,marketing,Acme|Sr Partner Manager|Acme|marketing
                 Sr Partner Mgr,marketing,Acme|Partner Manager II|Acme|sales
                 Sr Partner Mgr,marketing,Acme|Sr Partner Manager|Other|sales",
            ),
        ] {
            for case in cases.lines() {
                let [later, title, company, expected] = *case.split('|').collect::<Vec<_>>() else {
                    panic!("{case}");
                };
                let later = format!("title,decision,company\n{}\n", later.trim());
                let found = found(&read(&[earlier, &later]), title, company);
                assert_eq!(found.unwrap_or_default(), expected, "{case}");
            }
        }
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let text = "title,decision\nVP,sale\nLead,none\nvp channel,sales;none\nlead,sales\n";
        let mut decisions = Decisions::default();
        let error = decisions.add_file(&matcher(), "x.csv", text.as_bytes());
        let told = error.expect_err("faults").to_string();
        for told_of in [
            "line 2: `sale` is no decision; did you mean `sales`?",
            "line 4: `none` goes with no other word",
            "line 5: `lead` is decided as sales here and as none on line 3; keep one",
        ] {
            assert!(told.contains(told_of), "{told}");
        }
    }

    #[test]
    fn files_of_version_0_1_load() {
        let review = "\u{feff}title,rows,outcome,candidates,why,question,decision\r\n\
            Director of Partnerships,2,multiple,strategy;sales,why,ask?,Partner Sales\r\n\
            Channel Sales and Marketing Manager,1,multiple,sales;marketing,why,ask?,\r\n";
        assert_eq!(read(&[review]).len(), 1);
        assert_eq!(read(&["Title;Function\nVP;strategy, sales\n"]).len(), 1);
    }
}
