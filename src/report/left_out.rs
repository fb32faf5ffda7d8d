use rustc_hash::FxHashMap;

use super::sample::Sample;
use crate::{Brief, Cause, batch::Kinds};

/// Titles that are none of the four functions, by the reason.
#[derive(Debug, Clone, Default)]
pub(super) struct LeftOut {
    /// Work on partners outside the four functions, by its kind.
    beside: FxHashMap<String, Sample>,
    /// No partner roles, by what their word is instead.
    friends: FxHashMap<String, Sample>,
    /// No word for partners.
    pub(super) no_word: Sample,
    /// A person or the duties say what the title does not: work beside the four functions.
    pub(super) decided_beside: Sample,
    /// The same: no partner role.
    pub(super) decided_none: Sample,
}

impl LeftOut {
    /// As many titles of a reason are kept.
    const MOST: usize = 4;

    /// Adds those rows of a title that are left out. Says how many rows, if there is no title.
    pub(super) fn add(&mut self, title: &str, rows: &Kinds, brief: &Brief<'_, '_>) -> Option<u64> {
        let cause = brief.cause();
        if rows.adjacent() > 0 {
            let sample = match cause {
                Some(Cause::Outside(kind)) => self.beside.entry(kind.to_owned()).or_default(),
                _ => &mut self.decided_beside,
            };
            sample.add(title, rows.adjacent(), Self::MOST);
        }
        if rows.none() > 0 {
            let sample = match cause {
                Some(Cause::Blank) => return Some(rows.none()),
                Some(Cause::FalseFriend(what)) => self.friends.entry(what.to_owned()).or_default(),
                Some(Cause::NoWord) => &mut self.no_word,
                Some(Cause::Outside(_)) | None => &mut self.decided_none,
            };
            sample.add(title, rows.none(), Self::MOST);
        }
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
