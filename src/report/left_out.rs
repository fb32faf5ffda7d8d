use rustc_hash::FxHashMap;

use super::sample::Sample;
use crate::{Brief, Cause};

/// Titles that are none of the four functions, by the reason.
#[derive(Debug, Clone, Default)]
pub(super) struct LeftOut {
    /// Work on partners outside the four functions, by its kind.
    beside: FxHashMap<String, Sample>,
    /// No partner roles, by what their word is instead.
    friends: FxHashMap<String, Sample>,
    /// No word for partners.
    pub(super) no_word: Sample,
}

impl LeftOut {
    /// As many titles of a reason are kept.
    const MOST: usize = 4;

    /// Adds a title. Says how many rows, if there is none.
    pub(super) fn add(&mut self, title: &str, rows: u64, brief: &Brief<'_, '_>) -> Option<u64> {
        let sample = match brief.cause() {
            Some(Cause::Blank) => return Some(rows),
            Some(Cause::Outside(kind)) => self.beside.entry(kind.to_owned()).or_default(),
            Some(Cause::FalseFriend(what)) => self.friends.entry(what.to_owned()).or_default(),
            Some(Cause::NoWord) | None => &mut self.no_word,
        };
        sample.add(title, rows, Self::MOST);
        None
    }

    /// The kinds of work beside the four functions, most frequent first.
    pub(super) fn beside(&self) -> Vec<(&str, &Sample)> {
        sorted(&self.beside)
    }

    /// What words for partners are instead, most frequent first.
    pub(super) fn friends(&self) -> Vec<(&str, &Sample)> {
        sorted(&self.friends)
    }
}

fn sorted(samples: &FxHashMap<String, Sample>) -> Vec<(&str, &Sample)> {
    let samples = samples.iter();
    let mut sorted: Vec<_> = samples
        .map(|(why, sample)| (why.as_str(), sample))
        .collect();
    sorted.sort_by(|a, b| b.1.rows.cmp(&a.1.rows).then_with(|| a.0.cmp(b.0)));
    sorted
}
