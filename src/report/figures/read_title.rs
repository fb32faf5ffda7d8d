//! The titles of a roster, read once more for what its rows alone do not say.

use crate::{
    Answer,
    report::{
        roster::{Roster, Settled},
        variants::Value,
    },
};

/// A title that was read once more, for what its row alone does not say.
pub(super) struct ReadTitle<'r> {
    pub(super) title: &'r str,
    pub(super) rows: u64,
    pub(super) settled: Settled,
    pub(super) answer: Answer<'r>,
}

/// The titles, most frequent first.
pub(super) fn read_titles<'r>(roster: &'r Roster<'_>, titles: &'r [Value]) -> Vec<ReadTitle<'r>> {
    let mut session = roster.matcher.session();
    let known = roster.answers.iter().filter_map(|rows| {
        let title = titles[rows.title? as usize].label.as_str();
        Some(ReadTitle {
            title,
            rows: rows.rows,
            settled: rows.settled,
            answer: session.answer(title).clone(),
        })
    });
    let mut read: Vec<ReadTitle<'r>> = known.collect();
    read.sort_by_key(|title| std::cmp::Reverse(title.rows)); // stable: of equals the first
    read
}
