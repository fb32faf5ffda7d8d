//! Titles with another answer than the label's own, and the words that led astray.

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

/// What is wrong with the answer to a labelled title, if anything is.
pub(super) fn wrong(label: &Label, scored: &ScoredTitle, matcher: &Matcher<'_>) -> Option<Wrong> {
    let fault = fault(scored)?;
    let title = &label.title;
    let answer = matcher.answer(title);
    let functions: Vec<Function> = answer.functions().collect();
    let evidence = matcher.evidence(title).into_iter();
    Some(Wrong {
        title: title.clone(),
        expected: worded(label.outcome, &label.functions),
        accepted: accepted(label),
        got: worded(answer.outcome, &functions),
        confidence: scored.confidence,
        words: evidence
            .map(|evidence| title[evidence.word.range()].to_owned())
            .collect(),
        reason: answer.reason(title).to_string(),
        fault,
        levels: label.levels.clone(),
        level: answer.level,
    })
}

/// The worst first; of equals the surest first, for it misleads most.
pub(super) fn sort(wrong: &mut [Wrong]) {
    wrong.sort_by(|one, other| {
        let sureness = other.confidence.total_cmp(&one.confidence);
        one.fault.cmp(&other.fault).then(sureness)
    });
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
