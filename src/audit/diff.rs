//! Which answers change from one taxonomy to another.

use serde::Serialize;

use crate::answer::{Answer, Outcome};
use crate::matcher::{Matcher, Session};
use crate::{domain::Function, taxonomy::Taxonomy};

/// Two taxonomies side by side.
#[derive(Debug)]
pub struct Difference<'t> {
    old: Session<'t>,
    new: Session<'t>,
}

/// A title that is answered in another way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AnswerChange {
    /// How often the title occurs.
    pub count: u64,
    /// The title.
    pub title: String,
    /// The answer of the old taxonomy: `clear sales, manager`.
    pub old: String,
    /// The answer of the new one.
    pub new: String,
    /// Why the new one says so.
    pub reason: String,
}

impl<'t> Difference<'t> {
    /// From the old taxonomy to the new one.
    pub fn new(old: &'t Taxonomy, new: &'t Taxonomy) -> Self {
        Difference {
            old: Matcher::new(old).session(),
            new: Matcher::new(new).session(),
        }
    }

    /// How the answer to a title changes in outcome, functions or level, if it does.
    pub fn of(&mut self, title: &str, count: u64) -> Option<AnswerChange> {
        let (before, after) = (self.old.read(title), self.new.read(title));
        (!is_same(&before, &after)).then(|| AnswerChange {
            count,
            title: title.to_owned(),
            old: worded(&before),
            new: worded(&after),
            reason: after.reason(title).to_string(),
        })
    }
}

/// Whether outcome, functions and level are the same; what is none has no level that counts.
fn is_same(one: &Answer<'_>, other: &Answer<'_>) -> bool {
    one.outcome == other.outcome
        && (one.outcome == Outcome::None
            || one.level == other.level && one.functions().eq(other.functions()))
}

pub(crate) fn worded(answer: &Answer<'_>) -> String {
    if answer.outcome == Outcome::None {
        return Outcome::None.id().to_owned();
    }
    let functions = Function::ids(answer.functions(), ";");
    format!("{} {functions}, {}", answer.outcome, answer.level)
}
