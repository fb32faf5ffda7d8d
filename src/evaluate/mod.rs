//! Answers against labels: how accurate the answers are, and where they go astray.
//!
//! ```
//! use rolecall::evaluate::{Columns, Label, Scorer};
//! use rolecall::{Matcher, Taxonomy, table::TableOptions};
//!
//! let csv = "title,outcome,functions\nChannel Sales Manager,clear,sales\nTeacher,none,\n";
//! let matcher = Matcher::new(Taxonomy::bundled());
//! let mut scorer = Scorer::new(&matcher);
//! let (columns, options) = (Columns::default(), TableOptions::default());
//! let score = |label| scorer.add(&label);
//! Label::each(csv.as_bytes(), &columns, &options, &|_| false, score)?;
//! let primary = &scorer.finish().measures[0];
//! assert_eq!((primary.name, primary.value), ("primary", 1.0));
//! # Ok::<(), rolecall::evaluate::LabelError>(())
//! ```

mod columns;
mod interval;
mod label;
mod measure;
mod scored;
mod tables;
mod top;
mod wrong;

use serde::Serialize;

use crate::matcher::{Matcher, Session};
use scored::ScoredTitle;

pub use columns::{Columns, LabelError};
pub use interval::Interval;
pub use label::Label;
pub use measure::Measure;
pub use tables::{Bin, ConfusionRow, Coverage, LevelScore, TopScore};
pub use top::Top;
pub use wrong::{Fault, Wrong};

/// Everything that is known about answers to labelled titles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Evaluation {
    /// How many titles are labelled.
    pub titles: usize,
    /// The measures. One for which there is no case is left out.
    pub measures: Vec<Measure>,
    /// Top answers by the label's own: a row for each of the six.
    pub confusion: Vec<ConfusionRow>,
    /// Precision, recall and F1 of each of the six.
    pub answers: Vec<TopScore>,
    /// How often the level is right, by the label's own; empty if no level is labelled.
    pub levels: Vec<LevelScore>,
    /// Confidence against how often it is justified, in ten bins.
    pub reliability: Vec<Bin>,
    /// How accurate the answers are if only those of a certain confidence count.
    pub coverage: Vec<Coverage>,
    /// The titles with another answer than the label's own, the worst first.
    pub wrong: Vec<Wrong>,
}

/// Answers labelled titles one by one, and keeps of each no more than its score.
pub struct Scorer<'m> {
    matcher: &'m Matcher<'m>,
    /// Titles repeat, and the session remembers them.
    session: Session<'m>,
    scored: Vec<ScoredTitle>,
    wrong: Vec<Wrong>,
}

impl<'m> Scorer<'m> {
    /// Nothing is scored yet.
    pub fn new(matcher: &'m Matcher<'m>) -> Self {
        Self {
            matcher,
            session: matcher.session(),
            scored: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// Answers a labelled title and compares.
    pub fn add(&mut self, label: &Label) {
        let answer = self.session.answer(&label.title);
        let scored = ScoredTitle::new(label, answer);
        self.wrong
            .extend(wrong::wrong(label, &scored, self.matcher));
        self.scored.push(scored);
    }

    /// All that the scores amount to.
    pub fn finish(mut self) -> Evaluation {
        wrong::sort(&mut self.wrong);
        let scored = &self.scored;
        Evaluation {
            titles: scored.len(),
            measures: measure::all(scored),
            confusion: tables::confusion(scored),
            answers: tables::answers(scored),
            levels: tables::levels(scored),
            reliability: tables::reliability(scored),
            coverage: tables::coverage(scored),
            wrong: self.wrong,
        }
    }
}
