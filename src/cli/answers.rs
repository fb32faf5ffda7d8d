//! The matcher as the CSV pipeline asks it.

use rolecall::Matcher;
use rolecall::batch::{Cells, Classify, Verdict};

use crate::render::Record;

/// Gives the cells that `classify` prints as CSV, without the title.
pub(crate) struct Answers<'a>(pub(crate) Matcher<'a>);

impl Classify for Answers<'_> {
    type Session = ();

    fn session(&self) {}

    fn answer(&self, (): &mut (), title: &str, _: Option<&str>, cells: &mut Cells) -> Verdict {
        let answer = self.0.classify(title);
        for cell in answer.fields().iter().skip(1) {
            cells.push(cell);
        }
        Verdict {
            outcome: answer.outcome,
            function: answer
                .candidates
                .first()
                .map(|candidate| candidate.function),
            level: answer.level,
            confidence: answer.confidence,
        }
    }
}
