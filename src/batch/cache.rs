//! The answers to titles that came before, for one thread: as CSV cells, or as values.

use std::{hash::BuildHasher, ops::Range, rc::Rc};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::RowAnswer;

/// The part of an answer that is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it is counted: [`Tally::index`](super::Tally).
    pub(super) tally: u8,
    /// [`Flags`], together.
    pub(super) flags: u8,
}

/// Flags that set an answer apart; none of them is usual.
pub(super) struct Flags;

impl Flags {
    /// It belongs on the review sheet.
    pub(super) const REVIEW: u8 = 1;
    pub(super) const UNSURE: u8 = 2;
    pub(super) const CONTRADICTION: u8 = 4;
    pub(super) const PERSON: u8 = 8;
    pub(super) const POSSIBLE: u8 = 16;
    pub(super) const MULTIPLE: u8 = 32;
    /// It depends on the company; nothing to look at by itself.
    pub(super) const BY_COMPANY: u8 = 64;

    /// The flags that make an answer open, with their words in the column `review`; the last one that
    /// holds is told.
    const OPEN: [(u8, &str); 5] = [
        (u8::MAX, ""),
        (Flags::UNSURE, "unsure"),
        (Flags::POSSIBLE, "possible"),
        (Flags::MULTIPLE, "multiple"),
        (Flags::CONTRADICTION, "contradiction"),
    ];

    /// The more, the more there is to decide; 0 if there is nothing.
    pub(super) fn rank(flags: u8) -> usize {
        let open = Flags::OPEN.iter().rposition(|(flag, _)| flags & flag != 0);
        open.unwrap_or_default()
    }

    /// The cell of the column `review`.
    pub(super) fn review(flags: u8) -> &'static str {
        Flags::OPEN[Flags::rank(flags)].1
    }
}

/// How much a cache keeps; then it is emptied.
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

/// Remembers what is added to a CSV row for a title, by the bytes of its cell.
pub(super) struct CellCache {
    capacity: usize,
    /// By the hash of the key. Of keys with the same one, the last stays.
    index: FxHashMap<u64, Entry>,
    /// Of each entry the key, and behind it the cells: what is read together lies together.
    bytes: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// Where it starts in [`CellCache::bytes`].
    start: u32,
    /// How many bytes the key has, and how many the cells.
    key: u32,
    cells: u32,
    mark: Mark,
}

impl Entry {
    fn bytes(&self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.key as usize + self.cells as usize
    }
}

impl CellCache {
    pub(super) fn new(capacity: Capacity) -> Self {
        Self {
            capacity: capacity.bytes(),
            index: FxHashMap::default(),
            bytes: Vec::new(),
        }
    }

    /// Appends the cells for a key: as remembered, or else as written by `make`.
    #[inline]
    pub(super) fn append(
        &mut self,
        key: &[u8],
        out: &mut Vec<u8>,
        make: impl FnOnce(&mut Vec<u8>) -> Mark,
    ) -> Mark {
        let hash = FxBuildHasher.hash_one(key);
        if let Some(entry) = self.index.get(&hash) {
            let (known, cells) = self.bytes[entry.bytes()].split_at(entry.key as usize);
            if known == key {
                out.extend_from_slice(cells);
                return entry.mark;
            }
        }
        let before = out.len();
        let mark = make(out);
        self.insert(hash, key, &out[before..], mark);
        mark
    }

    fn insert(&mut self, hash: u64, key: &[u8], cells: &[u8], mark: Mark) {
        let size = key.len() + cells.len();
        if size > self.capacity / 64 {
            return; // whoever writes so much writes it once
        }
        if self.bytes.len() + size > self.capacity {
            self.index.clear();
            self.bytes.clear();
        }
        let entry = Entry {
            start: self.bytes.len() as u32,
            key: key.len() as u32,
            cells: cells.len() as u32,
            mark,
        };
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(cells);
        self.index.insert(hash, entry);
    }
}

/// An answer with what is counted of it.
#[derive(Debug)]
pub(super) struct Kept<'a> {
    pub(super) answer: RowAnswer<'a>,
    pub(super) mark: Mark,
}

/// Remembers answers as values, for outputs that are not the CSV that came in.
pub(super) struct AnswerCache<'a> {
    capacity: usize,
    answers: FxHashMap<Box<[u8]>, Rc<Kept<'a>>>,
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
        key: &[u8],
        make: impl FnOnce() -> Kept<'a>,
    ) -> Rc<Kept<'a>> {
        if let Some(known) = self.answers.get(key) {
            return Rc::clone(known);
        }
        let kept = Rc::new(make());
        let texts = key.len() + kept.answer.why.len() + kept.answer.words.len();
        if texts > self.capacity / 64 {
            return kept; // whoever writes so much writes it once
        }
        if self.bytes + texts + Self::OVERHEAD > self.capacity {
            self.answers.clear();
            self.bytes = 0;
        }
        self.bytes += texts + Self::OVERHEAD;
        self.answers.insert(key.into(), Rc::clone(&kept));
        kept
    }
}
