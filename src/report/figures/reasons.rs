//! What is none of the four functions, by the reason.

use rustc_hash::FxHashMap;

use super::Count;
use crate::{Answer, Basis, Outcome, report::roster::TitleAnswer};

/// All that was left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reasons {
    /// Work on partners outside the four functions, most frequent first.
    pub(crate) adjacent: Vec<Reason>,
    /// No partner roles, likewise.
    pub(crate) none: Vec<Reason>,
    by_why: FxHashMap<(Outcome, Why), Count>,
}

/// Titles that are left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) why: Why,
    pub(crate) count: Count,
}

/// Why a title is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Why {
    /// No word says "with partners".
    NoWord,
    /// What the word that could say it is here.
    FalseFriend(String),
    /// The kind of work it is.
    Outside(String),
    /// A person or the duties say so.
    Decided,
    /// There is no title.
    Blank,
    /// There are too many titles to read each again.
    Unread,
}

impl Reasons {
    /// Adds a title; they come most frequent first.
    pub(super) fn add(&mut self, title: &str, of_title: &TitleAnswer, answer: &Answer<'_>) {
        let outcome = of_title.settled.outcome;
        let instead = answer.basis.word_is_instead();
        let why = match (answer.basis, outcome) {
            (Basis::Blank, _) => Why::Blank,
            _ if of_title.settled.decided => Why::Decided,
            (Basis::OutsideWork { discipline, .. }, Outcome::Adjacent) => {
                Why::Outside(discipline.id().to_owned())
            }
            (Basis::NoPartnerTerm | Basis::UnknownLanguage, Outcome::None) => Why::NoWord,
            (_, Outcome::None) if instead.is_some() => {
                Why::FalseFriend(instead.unwrap_or_default().to_owned())
            }
            _ => Why::Decided,
        };
        let count = self.by_why.entry((outcome, why)).or_default();
        match title {
            "" => count.rows += of_title.rows,
            title => count.add(title, of_title.rows),
        }
    }

    /// Adds rows whose titles are not kept.
    pub(super) fn add_unread(&mut self, rows: &TitleAnswer) {
        let outcome = rows.settled.outcome;
        if rows.settled.partner().is_none() {
            let count = self.by_why.entry((outcome, Why::Unread)).or_default();
            count.rows += rows.rows;
        }
    }

    pub(super) fn finish(&mut self) {
        for ((outcome, why), count) in self.by_why.drain() {
            let reasons = match outcome {
                Outcome::Adjacent => &mut self.adjacent,
                _ => &mut self.none,
            };
            reasons.push(Reason { why, count });
        }
        for reasons in [&mut self.adjacent, &mut self.none] {
            let order = |a: &Reason, b: &Reason| {
                let rows = b.count.rows.cmp(&a.count.rows);
                rows.then_with(|| a.why.cmp(&b.why))
            };
            reasons.sort_by(order);
        }
    }
}
