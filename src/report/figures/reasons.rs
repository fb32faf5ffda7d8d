//! Titles in none of the four functions, by the reason.

use rustc_hash::FxHashMap;

use super::{Count, Gathered, ReadTitle};
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
    pub(super) fn of(roster: &Roster<'_>, read: &[ReadTitle<'_>]) -> Reasons {
        let mut counts: [FxHashMap<Why, Gathered<'_>>; 2] = Default::default();
        let place = |outcome: Outcome| usize::from(outcome != Outcome::Adjacent);
        for title in read
            .iter()
            .filter(|title| title.settled.partner().is_none())
        {
            let counts = &mut counts[place(title.settled.outcome)];
            counts.entry(Why::of(title)).or_default().add_title(title);
        }
        let unread = roster.answers.iter().filter(|rows| rows.title.is_none());
        for rows in unread.filter(|rows| rows.settled.partner().is_none()) {
            let counts = &mut counts[place(rows.settled.outcome)];
            counts.entry(Why::Unread).or_default().add(None, rows.rows);
        }
        let [adjacent, none] = counts.map(sorted);
        Reasons { adjacent, none }
    }
}

fn sorted(counts: FxHashMap<Why, Gathered<'_>>) -> Vec<(Why, Count)> {
    let counts = counts.into_iter();
    let mut reasons: Vec<(Why, Count)> = counts
        .map(|(why, gathered)| (why, gathered.count()))
        .collect();
    reasons.sort_by(|(why, count), (other_why, other)| {
        let rows = other.rows.cmp(&count.rows);
        rows.then_with(|| why.cmp(other_why))
    });
    reasons
}
