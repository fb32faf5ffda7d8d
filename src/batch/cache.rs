//! The added cells of titles that were answered before, for one thread.

use std::{hash::BuildHasher, ops::Range};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// What is counted of an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it is counted: [`Tally::index`](super::Tally).
    pub(super) tally: u8,
    /// [`Flags`], together.
    pub(super) flags: u8,
}

/// What sets an answer apart; none of it is usual.
pub(super) struct Flags;

impl Flags {
    /// It belongs on the review sheet.
    pub(super) const REVIEW: u8 = 1;
    pub(super) const UNSURE: u8 = 2;
    pub(super) const CONTRADICTION: u8 = 4;
    pub(super) const PERSON: u8 = 8;
    pub(super) const POSSIBLE: u8 = 16;
    pub(super) const MULTIPLE: u8 = 32;

    /// What makes an answer open, and how the column `review` says it; the last one that holds.
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

/// Remembers what is added to a row for a title, by the bytes of its cell.
#[derive(Default)]
pub(super) struct AnswerCache {
    /// By the hash of the key. Of keys with the same one, the last stays.
    index: FxHashMap<u64, Entry>,
    /// Of each entry the key, and behind it the cells: what is read together lies together.
    bytes: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// Where it starts in [`AnswerCache::bytes`].
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

impl AnswerCache {
    /// The most bytes of keys and cells that are kept; then the cache is emptied.
    const CAPACITY: usize = 5 << 20;

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
        if size > Self::CAPACITY / 64 {
            return; // whoever writes so much writes it once
        }
        if self.bytes.len() + size > Self::CAPACITY {
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
