//! Titles in none of the four functions, by the reason.

use rustc_hash::FxHashMap;

use super::{Count, ReadTitle};
use crate::{Basis, Outcome, report::roster::Roster};

/// All that was left out, by reason, most frequent first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reasons {
    /// Work on partners outside the four functions.
    pub(crate) adjacent: Vec<(Why, Count)>,
    /// No partner roles.
    pub(crate) none: Vec<(Why, Count)>,
}

/// Why a title is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Why {
    /// No word says "with partners".
    NoWord,
    /// The meaning here of the word that could say it.
    FalseFriend(String),
    /// The kind of work it is.
    Outside(&'static str),
    /// A person or the duties say so.
    Decided,
    /// There is no title.
    Blank,
    /// There are too many titles to read each again.
    Unread,
}

impl Why {
    fn of(title: &ReadTitle<'_>) -> Why {
        match (title.answer.basis, title.settled.outcome) {
            (Basis::Blank, _) => Why::Blank,
            _ if title.settled.decided => Why::Decided,
            (Basis::OutsideWork { discipline, .. }, Outcome::Adjacent) => {
                Why::Outside(discipline.id())
            }
            (Basis::NoPartnerTerm | Basis::UnknownLanguage, Outcome::None) => Why::NoWord,
            (basis, Outcome::None) => match basis.word_is_instead() {
                Some(instead) => Why::FalseFriend(instead.to_owned()),
                None => Why::Decided,
            },
            _ => Why::Decided,
        }
    }
}

impl Reasons {
    pub(super) fn of(roster: &Roster<'_>, titles: &[ReadTitle<'_>]) -> Reasons {
        let mut adjacent: FxHashMap<Why, Count> = FxHashMap::default();
        let mut none: FxHashMap<Why, Count> = FxHashMap::default();
        let mut count = |outcome: Outcome, why: Why, title: &str, rows: u64| {
            let counts = match outcome {
                Outcome::Adjacent => &mut adjacent,
                _ => &mut none,
            };
            let count = counts.entry(why).or_default();
            match title {
                "" => count.rows += rows,
                title => count.add(title, rows),
            }
        };
        for title in titles
            .iter()
            .filter(|title| title.settled.partner().is_none())
        {
            count(
                title.settled.outcome,
                Why::of(title),
                title.title,
                title.rows,
            );
        }
        let unread = roster.answers.iter().filter(|rows| rows.title.is_none());
        for rows in unread.filter(|rows| rows.settled.partner().is_none()) {
            count(rows.settled.outcome, Why::Unread, "", rows.rows);
        }
        Reasons {
            adjacent: sorted(adjacent),
            none: sorted(none),
        }
    }
}

fn sorted(counts: FxHashMap<Why, Count>) -> Vec<(Why, Count)> {
    let mut reasons: Vec<_> = counts.into_iter().collect();
    reasons.sort_by(|(why, count), (other_why, other)| {
        let rows = other.rows.cmp(&count.rows);
        rows.then_with(|| why.cmp(other_why))
    });
    reasons
}
