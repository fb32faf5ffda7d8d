//! The answers to titles that came before, for one thread: as CSV cells, or as values.

use std::{hash::BuildHasher, rc::Rc};

use bitflags::bitflags;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::RowAnswer;
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

/// The size at which a cache is emptied.
#[derive(Debug, Clone, Copy)]
pub(super) enum Capacity {
    /// The titles of an export.
    Titles,
    /// The same in companies of different kinds.
    TitlesByCompany,
}

impl Capacity {
    fn bytes(self) -> usize {
        match self {
            Capacity::Titles => 5 << 20,
            Capacity::TitlesByCompany => 20 << 20,
        }
    }
}

/// The part of a row that its answer depends on.
#[derive(Debug, Clone, Copy, Hash)]
pub(super) struct Key<'k> {
    /// The bytes of the cells that count.
    pub(super) cells: &'k [u8],
    /// The effect of the company; 0 if it has none.
    pub(super) company: u64,
}

/// Remembers what is added to a CSV row.
pub(super) struct CellCache {
    capacity: usize,
    /// By the hash of the key. Of keys with the same one, the last stays.
    index: FxHashMap<u64, Entry>,
    /// By the start of the entry for no company and the number of a company, the entry there.
    by_company: FxHashMap<(u32, u64), Entry>,
    /// Of each entry the key, and behind it the cells: what is read together lies together.
    bytes: Vec<u8>,
}

/// Where the cells for a key stand in a [`CellCache`], until it makes room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    start: u32,
    /// The lengths of the key and of the cells, in bytes.
    key: u32,
    cells: u32,
    pub(super) traits: AnswerTraits,
}

impl CellCache {
    pub(super) fn new(capacity: Capacity) -> Self {
        Self {
            capacity: capacity.bytes(),
            index: FxHashMap::default(),
            by_company: FxHashMap::default(),
            bytes: Vec::new(),
        }
    }

    /// Maximum number of entries by company.
    const MOST_BY_COMPANY: usize = 1 << 16;

    /// Empties the cache if it is full.
    pub(super) fn make_room(&mut self) {
        if self.bytes.len() > self.capacity || self.by_company.len() > Self::MOST_BY_COMPANY {
            self.index.clear();
            self.by_company.clear();
            self.bytes.clear();
            self.bytes.shrink_to(2 * self.capacity);
        }
    }

    /// The cells for a key: as remembered, or else as written by `make`.
    #[inline]
    pub(super) fn get_or_insert(
        &mut self,
        key: Key<'_>,
        make: impl FnOnce(&mut Vec<u8>) -> AnswerTraits,
    ) -> Entry {
        let hash = FxBuildHasher.hash_one(key);
        if let Some(&entry) = self.index.get(&hash)
            && let known = &self.bytes[entry.start as usize..][..entry.key as usize]
            && let Some((cells, company)) = known.split_last_chunk()
            && cells == key.cells
            && *company == key.company.to_le_bytes()
        {
            return entry;
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(key.cells);
        self.bytes.extend_from_slice(&key.company.to_le_bytes());
        let behind_key = self.bytes.len();
        let traits = make(&mut self.bytes);
        let entry = Entry {
            start: start as u32,
            key: (behind_key - start) as u32,
            cells: (self.bytes.len() - behind_key) as u32,
            traits,
        };
        self.index.insert(hash, entry);
        entry
    }

    /// The entry in a company, given the one for no company.
    pub(super) fn in_company(&self, by_title: Entry, company: u64) -> Option<Entry> {
        self.by_company.get(&(by_title.start, company)).copied()
    }

    /// Remembers the entry in a company.
    pub(super) fn keep_in_company(&mut self, by_title: Entry, company: u64, entry: Entry) {
        self.by_company.insert((by_title.start, company), entry);
    }

    /// The cells of an entry.
    pub(super) fn cells(&self, entry: Entry) -> &[u8] {
        &self.bytes[entry.start as usize + entry.key as usize..][..entry.cells as usize]
    }
}

/// An answer with what is counted of it.
#[derive(Debug)]
pub(super) struct CachedAnswer<'a> {
    pub(super) answer: RowAnswer<'a>,
    pub(super) traits: AnswerTraits,
}

/// Remembers answers as values, for outputs that are not the CSV that came in.
pub(super) struct AnswerCache<'a> {
    capacity: usize,
    /// By the effect of the company, then by the cells that count.
    answers: FxHashMap<u64, FxHashMap<Box<[u8]>, Rc<CachedAnswer<'a>>>>,
    bytes: usize,
}

impl<'a> AnswerCache<'a> {
    /// The memory of an answer beside its texts, about.
    const OVERHEAD: usize = 300;

    pub(super) fn new(capacity: Capacity) -> Self {
        Self {
            capacity: 2 * capacity.bytes(),
            answers: FxHashMap::default(),
            bytes: 0,
        }
    }

    /// The answer for a key: as remembered, or else from `make`.
    pub(super) fn get_or_insert(
        &mut self,
        key: Key<'_>,
        make: impl FnOnce() -> CachedAnswer<'a>,
    ) -> Rc<CachedAnswer<'a>> {
        let by_cells = self.answers.get(&key.company);
        if let Some(known) = by_cells.and_then(|answers| answers.get(key.cells)) {
            return Rc::clone(known);
        }
        let kept = Rc::new(make());
        let texts = key.cells.len() + kept.answer.why.len() + kept.answer.words.len();
        if texts > self.capacity / 64 {
            return kept; // whoever writes so much writes it once
        }
        if self.bytes + texts + Self::OVERHEAD > self.capacity {
            self.answers.clear();
            self.bytes = 0;
        }
        self.bytes += texts + Self::OVERHEAD;
        let by_cells = self.answers.entry(key.company).or_default();
        by_cells.insert(key.cells.into(), Rc::clone(&kept));
        kept
    }
}
