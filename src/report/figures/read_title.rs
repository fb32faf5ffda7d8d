//! The titles of a roster, read once more for what its rows alone do not say.

use std::{cmp::Reverse, thread};

use crate::{
    Answer,
    report::roster::{Roster, Settled, TitleAnswer},
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

/// The titles, most frequent first, read on all processors.
pub(super) fn read_titles<'r>(
    roster: &'r Roster<'_>,
    titles: &[&'r str],
    names: &[Vec<&'r str>],
) -> Vec<ReadTitle<'r>> {
    let read_part = |first: usize, part: &[TitleAnswer]| -> Vec<ReadTitle<'r>> {
        let mut session = roster.matcher.session();
        let read = (first..).zip(part).filter_map(|(at, rows)| {
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
        read.collect()
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = roster.answers.len().div_ceil(threads).max(1);
    let parts = (0..).step_by(share).zip(roster.answers.chunks(share));
    let mut read: Vec<ReadTitle<'r>> = thread::scope(|scope| {
        let parts = parts.map(|(first, part)| scope.spawn(move || read_part(first, part)));
        let parts: Vec<_> = parts.collect(); // all begin before one is waited for
        let read = parts.into_iter().map(|part| match part.join() {
            Ok(read) => read,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        read.flatten().collect()
    });
    read.sort_by_key(|title| Reverse(title.rows)); // stable: of equals the first
    read
}
