//! Titles with another answer than the label's own, and the words that led astray.

use std::collections::HashMap;

use serde::Serialize;

use super::Label;
use super::scored::ScoredTitle;
use crate::answer::Outcome;
use crate::domain::{Function, Level, named};
use crate::matcher::Matcher;

named! {
    /// How far an answer is off, the worst first.
    pub enum Fault {
        /// No expert accepts the top answer.
        Rejected = "rejected",
        /// The top answer is accepted, but is not the label's own.
        Second = "second",
        /// The top answer is right; the outcome or the set of functions is not.
        Inexact = "inexact",
        /// Only the level is wrong.
        Level = "level",
    }
}

/// A title with a wrong answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Wrong {
    /// The title.
    pub title: String,
    /// The label: `multiple strategy;sales`.
    pub expected: String,
    /// The top answers that an expert accepts.
    pub accepted: Vec<&'static str>,
    /// The answer, worded like the label.
    pub got: String,
    /// How sure the answer was.
    pub confidence: f32,
    /// The words that decided.
    pub words: Vec<String>,
    /// Why, in one sentence.
    pub reason: String,
    /// How far it is off.
    pub fault: Fault,
    /// The levels of the label.
    pub levels: Vec<Level>,
    /// The level of the answer.
    pub level: Level,
}

/// Collects them.
#[derive(Default)]
pub(super) struct WrongTitles {
    wrong: Vec<Wrong>,
    /// The place of each title: titles repeat, and what misled is found by many answers.
    known: HashMap<String, usize>,
}

impl WrongTitles {
    pub(super) fn add(&mut self, label: &Label, scored: &ScoredTitle, matcher: &Matcher<'_>) {
        let Some(fault) = fault(scored) else {
            return;
        };
        let next = self.wrong.len();
        let place = *self.known.entry(label.title.clone()).or_insert(next);
        let known = self.wrong.get(place).cloned();
        self.wrong.push(Wrong {
            expected: worded(label.outcome, &label.functions),
            accepted: accepted(label),
            confidence: scored.confidence,
            fault,
            levels: label.levels.clone(),
            ..known.unwrap_or_else(|| answered(&label.title, matcher))
        });
    }

    /// The worst first; of equals the surest first, for it misleads most.
    pub(super) fn worst_first(mut self) -> Vec<Wrong> {
        self.wrong.sort_by(|one, other| {
            let sureness = other.confidence.total_cmp(&one.confidence);
            one.fault.cmp(&other.fault).then(sureness)
        });
        self.wrong
    }
}

/// The answer to a title, and its reason, without what its label says.
fn answered(title: &str, matcher: &Matcher<'_>) -> Wrong {
    let answer = matcher.answer(title);
    let functions: Vec<Function> = answer.functions().collect();
    let evidence = matcher.evidence(title);
    let words = evidence
        .iter()
        .map(|evidence| title[evidence.word.range()].to_owned());
    Wrong {
        title: title.to_owned(),
        expected: String::new(),
        accepted: Vec::new(),
        got: worded(answer.outcome, &functions),
        confidence: answer.confidence,
        words: words.collect(),
        reason: answer.reason(title).to_string(),
        fault: Fault::Rejected,
        levels: Vec::new(),
        level: answer.level,
    }
}

fn fault(scored: &ScoredTitle) -> Option<Fault> {
    match scored {
        s if !s.accepted => Some(Fault::Rejected),
        s if !s.is_right() => Some(Fault::Second),
        s if !s.exact => Some(Fault::Inexact),
        s if s.level == Some(false) => Some(Fault::Level),
        _ => None,
    }
}

fn accepted(label: &Label) -> Vec<&'static str> {
    let mut ids: Vec<&str> = label.accepted.iter().map(|top| top.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// `clear sales`, `multiple strategy;sales`, `none`.
fn worded(outcome: Outcome, functions: &[Function]) -> String {
    let functions = Function::ids(functions.iter().copied(), ";");
    format!("{outcome} {functions}").trim_end().to_owned()
}
