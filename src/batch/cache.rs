//! The answers to titles that came before, for one thread.

use std::hash::BuildHasher;

use bitflags::bitflags;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{CompanyEffect, CompanyNumber, RowAnswer, suffix::Suffix};
use crate::{
    answer::Outcome,
    domain::{Function, Level},
};

/// The part of an answer that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AnswerTraits {
    pub(super) outcome: Outcome,
    pub(super) function: Option<Function>,
    pub(super) level: Level,
    pub(super) flags: Flags,
}

impl AnswerTraits {
    /// It is a partner role.
    #[inline]
    pub(super) fn is_role(self) -> bool {
        matches!(self.outcome, Outcome::Clear | Outcome::Multiple)
    }
}

bitflags! {
    /// Flags that set an answer apart; none of them is usual.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) struct Flags: u8 {
        /// It belongs on the review sheet.
        const REVIEW = 1;
        const UNSURE = 1 << 1;
        const CONTRADICTION = 1 << 2;
        const PERSON = 1 << 3;
        const POSSIBLE = 1 << 4;
        const MULTIPLE = 1 << 5;
        /// It depends on the company; nothing to look at by itself.
        const BY_COMPANY = 1 << 6;
        /// There is no title.
        const BLANK = 1 << 7;
    }
}

impl Flags {
    /// The flags that make an answer open, with their words in the column `review`; the last one that
    /// holds is told.
    const OPEN: [(Flags, &str); 4] = [
        (Flags::UNSURE, "unsure"),
        (Flags::POSSIBLE, "possible"),
        (Flags::MULTIPLE, "multiple"),
        (Flags::CONTRADICTION, "contradiction"),
    ];

    /// The more, the more there is to decide; `None` if there is nothing.
    pub(super) fn rank(self) -> Option<usize> {
        Flags::OPEN
            .iter()
            .rposition(|(flag, _)| self.contains(*flag))
    }

    /// The cell of the column `review`.
    pub(super) fn review(self) -> &'static str {
        self.rank().map_or("", |rank| Flags::OPEN[rank].1)
    }
}

/// Answers by title.
#[derive(Default)]
pub(super) struct AnswerCache<'a> {
    /// The size in bytes at which it is emptied.
    capacity: usize,
    /// Writes the cells that are added to a row of a CSV: they are kept in place of the values, behind
    /// the key, as what is read together lies together.
    suffix: Option<Suffix>,
    values: Vec<RowAnswer<'a>>,
    /// The entries for no company, by the hash of the key. Of keys with the same one, the last stays.
    index: FxHashMap<u64, Cached>,
    /// By the start of the entry for no company and the effect of a company, the entry there.
    by_effect: FxHashMap<(u32, CompanyEffect), Cached>,
    /// The same by the number of a company, without a look at its effect.
    by_company: FxHashMap<(u32, CompanyNumber), Cached>,
    /// Of each entry for no company the key, and the cells of all.
    bytes: Vec<u8>,
    /// The memory of the values.
    value_bytes: usize,
}

/// Where an answer stands in an [`AnswerCache`], until it makes room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cached {
    start: u32,
    /// The lengths of the key and of the cells, in bytes.
    key: u32,
    cells: u32,
    /// The index of the value.
    value: u32,
    pub(super) traits: AnswerTraits,
}

impl<'a> AnswerCache<'a> {
    /// Maximum number of entries by company.
    const MOST_BY_COMPANY: usize = 1 << 16;

    /// A cache that keeps nothing yet.
    pub(super) fn new(capacity: usize, suffix: Option<Suffix>) -> Self {
        Self {
            capacity,
            suffix,
            ..Self::default()
        }
    }

    /// Empties the cache if it is full.
    pub(super) fn make_room(&mut self) {
        let bytes = self.bytes.len() + self.value_bytes;
        if bytes > self.capacity || self.by_company.len() > Self::MOST_BY_COMPANY {
            self.index.clear();
            self.by_effect.clear();
            self.by_company.clear();
            self.values.clear();
            self.value_bytes = 0;
            self.bytes.clear();
            self.bytes.shrink_to(2 * self.capacity);
        }
    }

    /// The entry for the cells that count, in no company: as remembered, or else from `make`.
    #[inline]
    pub(super) fn get_or_insert(
        &mut self,
        key: &[u8],
        make: impl FnOnce() -> (RowAnswer<'a>, AnswerTraits),
    ) -> Cached {
        let hash = FxBuildHasher.hash_one(key);
        if let Some(&entry) = self.index.get(&hash)
            && self.bytes[entry.start as usize..][..entry.key as usize] == *key
        {
            return entry;
        }
        let entry = self.keep(key, make());
        self.index.insert(hash, entry);
        entry
    }

    /// The entry in a company, given the one for no company, if it is remembered.
    pub(super) fn in_company(&self, by_title: Cached, company: CompanyNumber) -> Option<Cached> {
        self.by_company.get(&(by_title.start, company)).copied()
    }

    /// The entry in a company that has this effect: as remembered, or else from `make`.
    pub(super) fn insert_in_company(
        &mut self,
        by_title: Cached,
        company: CompanyNumber,
        effect: CompanyEffect,
        make: impl FnOnce() -> (RowAnswer<'a>, AnswerTraits),
    ) -> Cached {
        let known = self.by_effect.get(&(by_title.start, effect)).copied();
        let entry = known.unwrap_or_else(|| self.keep(&[], make()));
        self.by_effect.insert((by_title.start, effect), entry);
        self.by_company.insert((by_title.start, company), entry);
        entry
    }

    fn keep(&mut self, key: &[u8], (answer, traits): (RowAnswer<'a>, AnswerTraits)) -> Cached {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(key);
        let behind_key = self.bytes.len();
        let value = self.values.len() as u32;
        match &self.suffix {
            Some(suffix) => answer.each_text(|text| suffix.write(text, &mut self.bytes)),
            None => {
                self.value_bytes += answer.memory();
                self.values.push(answer);
            }
        }
        Cached {
            start: start as u32,
            key: (behind_key - start) as u32,
            cells: (self.bytes.len() - behind_key) as u32,
            value,
            traits,
        }
    }

    /// The cells of an entry.
    pub(super) fn cells(&self, entry: Cached) -> &[u8] {
        &self.bytes[entry.start as usize + entry.key as usize..][..entry.cells as usize]
    }

    /// The values of entries, if their cells are not kept in place of them.
    pub(super) fn values<'c>(
        &'c self,
        entries: &'c [Cached],
    ) -> impl Iterator<Item = &'c RowAnswer<'a>> {
        let of_entry = |entry: &Cached| self.values.get(entry.value as usize);
        entries.iter().filter_map(of_entry)
    }
}
