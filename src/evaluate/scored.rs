//! One answer beside its label.

use super::{Label, Top};
use crate::answer::{Answer, Outcome};
use crate::domain::{Function, Level};

/// How an answer fits its label. Small, as there is one for each title.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScoredTitle {
    pub(super) expected: Top,
    pub(super) given: Top,
    pub(super) confidence: f32,
    /// The answer is among those an expert accepts.
    pub(super) accepted: bool,
    /// Outcome and set of functions are the label's.
    pub(super) exact: bool,
    /// The level is one of the label's; nothing if it names none.
    pub(super) level: Option<bool>,
    /// The answered outcome.
    pub(super) outcome: Outcome,
    /// The level of the label, the first one if it accepts two.
    pub(super) labelled_level: Option<Level>,
    /// Labelled none, and no function would be accepted.
    pub(super) is_firmly_none: bool,
    /// Labelled as a partner role, and none would not be accepted.
    pub(super) is_firmly_partner_role: bool,
}

impl ScoredTitle {
    pub(super) fn new(label: &Label, answer: &Answer<'_>) -> ScoredTitle {
        let given = Top::from(answer);
        let function = |top: &Top| !matches!(top, Top::Adjacent | Top::None);
        ScoredTitle {
            expected: label.top(),
            given,
            confidence: answer.confidence,
            accepted: label.accepted.contains(&given),
            exact: answer.outcome == label.outcome
                && sorted(answer.functions()) == sorted(label.functions.iter().copied()),
            level: (!label.levels.is_empty()).then(|| label.levels.contains(&answer.level)),
            outcome: answer.outcome,
            labelled_level: label.levels.first().copied(),
            is_firmly_none: label.outcome == Outcome::None
                && !label.accepts_several
                && !label.accepted.iter().any(function),
            is_firmly_partner_role: label.outcome.is_partner_role()
                && !label.accepted.contains(&Top::None),
        }
    }

    /// The answer is the label's own.
    pub(super) fn is_right(&self) -> bool {
        self.expected == self.given
    }
}

/// Each function once.
fn sorted(functions: impl Iterator<Item = Function>) -> Vec<Function> {
    let mut functions = Function::sorted(functions);
    functions.dedup();
    functions
}
