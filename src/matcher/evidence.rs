//! The words that decided, each with what the answer would be without it.

use std::fmt;

use super::{FunctionNames, Matcher, TitleReading, decide::Decision, gate::GateVerdict};
use crate::{
    answer::Outcome,
    domain::{Discipline, Function, Level},
    title::Span,
};

/// A word that decided.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Evidence<'t> {
    /// The word or words in the title.
    pub word: Span,
    /// Its meaning: one thing or more.
    pub says: Vec<Says<'t>>,
    /// The answer without it.
    pub without: Without,
}

/// The meaning of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Says<'t> {
    /// It is a word for partners of this family.
    PartnerTerm(&'t str),
    /// It names work of these functions.
    Names(&'t [Function]),
    /// It names work outside the four functions.
    OutsideWork(Discipline),
    /// It tells what the partner word at this place is.
    TellsWhat(Span),
    /// It is a partner word that is not about partners, but this.
    Is(&'t str),
    /// It gives the level, and the level decided.
    Level(Level),
}

/// An answer without one word, as far as evidence shows it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Without {
    /// How the title would be settled.
    pub outcome: Outcome,
    /// The functions, best first.
    pub functions: Vec<Function>,
}

impl fmt::Display for Without {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.outcome.id())?;
        if self.outcome == Outcome::None || self.functions.is_empty() {
            return Ok(());
        }
        write!(f, ": {}", FunctionNames(self.functions.iter().copied()))
    }
}

impl Evidence<'_> {
    /// Its meaning, in words that quote the title.
    pub fn says(&self, title: &str) -> String {
        let says = self.says.iter().map(|says| match says {
            Says::PartnerTerm(family) => format!("a word for partners ({family})"),
            Says::Names(functions) => {
                format!("points to {}", FunctionNames(functions.iter().copied()))
            }
            Says::OutsideWork(discipline) => {
                format!("{} work, outside the four functions", discipline.id())
            }
            Says::TellsWhat(word) => format!("tells what \"{}\" is here", &title[word.range()]),
            Says::Is(is) => (*is).to_owned(),
            Says::Level(level) => format!("{level} level"),
        });
        says.collect::<Vec<_>>().join(", ")
    }
}

impl<'t> Matcher<'t> {
    /// The words without which the answer for a title would be another one, in its order, each with
    /// what it would be: the title is read again once per word.
    pub fn evidence(&self, title: &str) -> Vec<Evidence<'t>> {
        let reading = self.read(title);
        let decision = self.decide(&reading, None);
        let mut deciding = self.deciding(&reading, &decision);
        deciding.sort_by_key(|(at, _)| *at); // stable: what a word says stays in order
        let mut evidence: Vec<Evidence<'t>> = Vec::new();
        let mut last = None;
        for (at, says) in deciding {
            match evidence.last_mut() {
                Some(known) if last == Some(at) => known.says.push(says),
                _ => evidence.push(Evidence {
                    word: reading.phrases[at].at,
                    says: vec![says],
                    without: self.without(&reading, at),
                }),
            }
            last = Some(at);
        }
        let is_as_before = |without: &Without| {
            let functions = decision.functions.iter();
            without.outcome == decision.outcome && functions.eq(without.functions.iter().copied())
        };
        evidence.retain(|evidence| !is_as_before(&evidence.without));
        evidence
    }

    /// The phrases that decided, and what each of them says.
    fn deciding(&self, reading: &TitleReading<'t>, decision: &Decision) -> Vec<(usize, Says<'t>)> {
        let vocabulary = &self.taxonomy.vocabulary;
        let tags = |at: usize| reading.phrases[at].tags;
        let mut deciding = Vec::new();
        for at in decision.partners.iter() {
            let family = self
                .partner_term(reading, at)
                .map_or("", |term| &*term.family);
            deciding.push((at, Says::PartnerTerm(family)));
        }
        for at in decision.terms.iter() {
            if let Some(term) = tags(at).function {
                let term = &vocabulary.function_terms[usize::from(term)];
                deciding.push((at, Says::Names(&term.functions)));
            }
        }
        if let Some(at) = decision.outside
            && let Some(work) = tags(at).outside
        {
            let work = &vocabulary.outside_work[usize::from(work)];
            deciding.push((at, Says::OutsideWork(work.outside)));
        }
        if let Some((at, verdict)) = decision.not_a_partner {
            for spoiler in self.spoilers(reading, decision, verdict) {
                deciding.push((spoiler, Says::TellsWhat(reading.phrases[at].at)));
            }
            deciding.push((at, Says::Is(self.not_a_partner(reading, at, verdict))));
        }
        let mut levels = reading.phrases.iter();
        let level = levels.position(|phrase| phrase.tags.level == Some(decision.level));
        if let Some(at) = level.filter(|_| decision.basis.is_default()) {
            deciding.push((at, Says::Level(decision.level)));
        }
        deciding
    }

    /// The words that make a false friend of another one, and without which it would be none: "Bank"
    /// of "Bank Partnerships".
    fn spoilers(
        &self,
        reading: &TitleReading<'t>,
        decision: &Decision,
        verdict: GateVerdict,
    ) -> Vec<usize> {
        let GateVerdict::FalseFriend(friend) = verdict else {
            return Vec::new();
        };
        let spoils = |at: &usize| {
            let tags = reading.phrases[*at].tags;
            let lists = [&tags.before, &tags.after, &tags.anywhere];
            lists.iter().any(|list| list.contains(&friend))
                && self.decide(reading, Some(*at)).outcome != decision.outcome
        };
        (0..reading.phrases.len()).filter(spoils).collect()
    }

    /// The answer if one phrase were not there.
    fn without(&self, reading: &TitleReading<'t>, at: usize) -> Without {
        let decision = self.decide(reading, Some(at));
        Without {
            outcome: decision.outcome,
            functions: decision.functions.iter().collect(),
        }
    }
}
