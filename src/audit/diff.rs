//! Which answers change from one taxonomy to another.

use serde::Serialize;

use crate::batch::{Basis, Cells, Classify, Verdict};
use crate::classification::{Classification, Outcome};
use crate::matcher::Matcher;
use crate::{domain::Level, taxonomy::Taxonomy};

/// Two taxonomies side by side.
///
/// It stands in for the classifier of a [batch](crate::batch): titles whose answer changes get
/// confidence 0, all others 1, so that those that change are collected for review.
#[derive(Debug, Clone)]
pub struct Difference<'t> {
    old: Matcher<'t>,
    new: Matcher<'t>,
}

/// A title that is answered in another way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// How often the title occurs.
    pub count: u64,
    /// The title.
    pub title: String,
    /// What the old taxonomy says: `clear sales, manager`.
    pub old: String,
    /// What the new one says.
    pub new: String,
    /// Why the new one says so.
    pub reason: String,
}

impl<'t> Difference<'t> {
    /// From the old taxonomy to the new one.
    pub fn new(old: &'t Taxonomy, new: &'t Taxonomy) -> Self {
        Difference {
            old: Matcher::new(old),
            new: Matcher::new(new),
        }
    }

    /// How the answer to a title changes in outcome, functions or level, if it does.
    pub fn of(&self, title: &str, count: u64) -> Option<Change> {
        let before = self.old.classify_briefly(title);
        let after = self.new.classify_briefly(title);
        let (old, new) = (worded(&before), worded(&after));
        (old != new).then(|| Change {
            count,
            title: title.to_owned(),
            old,
            new,
            reason: after.reason,
        })
    }
}

impl Classify for Difference<'_> {
    type Session = ();

    fn session(&self) {}

    fn answer(&self, (): &mut (), title: &str, _: Option<&str>, _: &mut Cells) -> Verdict {
        let same = self.of(title, 1).is_none();
        Verdict {
            outcome: Outcome::None, // a multiple one would be collected anyway
            function: None,
            level: Level::Individual,
            confidence: if same { 1.0 } else { 0.0 },
            basis: Basis::Title,
        }
    }
}

pub(crate) fn worded(answer: &Classification) -> String {
    if answer.outcome == Outcome::None {
        return Outcome::None.id().to_owned();
    }
    let functions: Vec<&str> = answer.candidates.iter().map(|c| c.function.id()).collect();
    let (outcome, level) = (answer.outcome, answer.level);
    format!("{outcome} {}, {level}", functions.join(";"))
}
