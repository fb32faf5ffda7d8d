//! The titles of a roster, read once more for what its rows alone do not say.

use crate::{
    Answer,
    report::roster::{Roster, Settled},
};

/// A title with its answer.
pub(super) struct ReadTitle<'r> {
    /// Its place among the titles of the roster.
    pub(super) place: u32,
    pub(super) title: &'r str,
    pub(super) rows: u64,
    /// The names of some people who have it, if names were asked for.
    pub(super) names: Vec<&'r str>,
    pub(super) settled: Settled,
    pub(super) answer: Answer<'r>,
}

/// The titles, most frequent first.
pub(super) fn read_titles<'r>(
    roster: &'r Roster<'_>,
    titles: &[&'r str],
    names: &[Vec<&'r str>],
) -> Vec<ReadTitle<'r>> {
    let mut session = roster.matcher.session();
    let known = roster.answers.iter().enumerate().filter_map(|(at, rows)| {
        let place = rows.title?;
        let title = titles[place as usize];
        Some(ReadTitle {
            place,
            title,
            rows: rows.rows,
            names: names.get(at).cloned().unwrap_or_default(),
            settled: rows.settled,
            answer: session.read(title),
        })
    });
    let mut read: Vec<ReadTitle<'r>> = known.collect();
    read.sort_by_key(|title| std::cmp::Reverse(title.rows)); // stable: of equals the first
    read
}
