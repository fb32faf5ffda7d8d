//! The answers that titles share.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::verdict::Verdict;

/// What depends only on the meanings in a title, not on its words.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Settled<'t> {
    pub(super) verdict: Verdict,
    /// The nearest role of the first function.
    pub(super) role: Option<&'t str>,
}

/// Every answer once: ten times as many meanings lead to them, and all of them shall stay near.
#[derive(Debug, Default)]
pub(super) struct Answers<'t> {
    all: Vec<Settled<'t>>,
    /// By hash, where an answer stands.
    places: FxHashMap<u64, u32>,
    /// How many were forgotten.
    forgotten: u64,
}

impl<'t> Answers<'t> {
    /// The most that are kept.
    const MOST: usize = 1 << 13;

    pub(super) fn is_full(&self) -> bool {
        self.all.len() >= Self::MOST
    }

    pub(super) fn forget(&mut self) {
        self.forgotten += self.all.len() as u64;
        self.all.clear();
        self.places.clear();
    }

    /// The place of an answer, which is taken up if it is not there.
    pub(super) fn keep(&mut self, settled: Settled<'t>) -> u32 {
        let next = self.all.len() as u32;
        let hash = FxBuildHasher.hash_one(&settled);
        let place = *self.places.entry(hash).or_insert(next);
        if self.all.get(place as usize) == Some(&settled) {
            return place;
        }
        // a new one, even if another one happens to have its hash
        self.all.push(settled);
        next
    }

    pub(super) fn at(&self, place: u32) -> &Settled<'t> {
        &self.all[place as usize]
    }

    /// A number that no other answer ever had.
    pub(super) fn number(&self, place: u32) -> u64 {
        self.forgotten + u64::from(place)
    }
}
