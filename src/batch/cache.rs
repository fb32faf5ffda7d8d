//! Remembers what is added for a title, in bounded memory.
//!
//! Two generations: what is used enters the young one; when that is full, it becomes the old one and
//! the old one is dropped. So frequent titles stay, whatever passes by in between, and a stream of
//! titles never seen before costs a copy each and no more. Many titles share an answer, which is kept
//! once: that way the memory in use stays within the cache of a core.

use std::sync::Mutex;

use super::locked;
use crate::hash_table::{LONGEST, Table, hash};

/// What is counted of an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) tally: u8,
    /// [`Flags`], together.
    pub(super) flags: u8,
}

/// What sets an answer apart; none of it is usual.
pub(super) struct Flags;

impl Flags {
    /// A person should look at the title.
    pub(super) const REVIEW: u8 = 1;
    pub(super) const UNSURE: u8 = 2;
    pub(super) const CONTRADICTION: u8 = 4;
    pub(super) const PERSON: u8 = 8;
}

/// What one thread remembers, and what the threads tell each other.
pub(super) struct Cache<'a> {
    own: Memory,
    of_own: Credit,
    /// Looked into before a title is read: another thread may have read it.
    shared: Option<&'a Mutex<Memory>>,
    of_shared: Credit,
    /// The answer that was just made.
    made: Vec<u8>,
}

/// How much looking into a memory has been worth lately. To find an answer saves several times what
/// looking and keeping cost, which is mostly waiting for memory; but where every title is another one
/// nothing is found.
#[derive(Clone, Copy)]
struct Credit(u32);

impl Credit {
    const MOST: u32 = 256;

    /// Whether to look for a title and to keep it. Without credit a few are, to notice a change.
    #[inline]
    fn is_given(self, hash: u32) -> bool {
        // not by the lowest bits, by which tables place their texts
        self.0 > 0 || (hash >> 24).is_multiple_of(64)
    }

    #[inline]
    fn count(&mut self, found: bool) {
        self.0 = match found {
            true => (self.0 + 8).min(Self::MOST),
            false => self.0.saturating_sub(1),
        };
    }
}

impl<'a> Cache<'a> {
    pub(super) fn new(own: Memory, shared: Option<&'a Mutex<Memory>>) -> Self {
        Self {
            own,
            of_own: Credit(Credit::MOST),
            shared,
            of_shared: Credit(Credit::MOST),
            made: Vec::new(),
        }
    }

    /// Appends the answer for a title: as remembered, or else as written by `make`.
    #[inline]
    pub(super) fn answer(
        &mut self,
        title: &[u8],
        out: &mut Vec<u8>,
        make: impl FnOnce(&mut Vec<u8>) -> Mark,
    ) -> Mark {
        let hash = hash(title);
        if !self.of_own.is_given(hash) {
            return make(out);
        }
        let (answer, mark) = match self.own.young.find(hash, title) {
            Some(place) => {
                self.of_own.count(true);
                self.own.young.answer(place)
            }
            None => self.answer_anew(hash, title, make),
        };
        out.extend_from_slice(answer);
        mark
    }

    fn answer_anew(
        &mut self,
        hash: u32,
        title: &[u8],
        make: impl FnOnce(&mut Vec<u8>) -> Mark,
    ) -> (&[u8], Mark) {
        self.made.clear();
        let known = self.own.old.recall(hash, title, &mut self.made);
        self.of_own.count(known.is_some());
        let mark =
            known.unwrap_or_else(
                || match self.shared.filter(|_| self.of_shared.is_given(hash)) {
                    None => make(&mut self.made),
                    Some(shared) => {
                        let told = locked(shared).recall(hash, title, &mut self.made);
                        self.of_shared.count(told.is_some());
                        told.unwrap_or_else(|| {
                            let mark = make(&mut self.made);
                            locked(shared).keep(hash, title, &self.made, mark);
                            mark
                        })
                    }
                },
            );
        self.own.add(hash, title, &self.made, mark);
        (&self.made, mark)
    }
}

/// Titles to answers.
pub(super) struct Memory {
    young: Generation,
    old: Generation,
    /// How many bytes a generation may take.
    limit: usize,
}

impl Memory {
    /// A memory that takes up to `bytes` bytes, and little while it holds little.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            young: Generation::new(),
            old: Generation::new(),
            limit: bytes / 2,
        }
    }

    /// Appends the answer for a title, if there is one.
    fn recall(&self, hash: u32, title: &[u8], answer: &mut Vec<u8>) -> Option<Mark> {
        let generations = [&self.young, &self.old];
        generations
            .into_iter()
            .find_map(|generation| generation.recall(hash, title, answer))
    }

    /// Keeps the answer for a title, unless it is kept already.
    fn keep(&mut self, hash: u32, title: &[u8], answer: &[u8], mark: Mark) {
        if self.young.find(hash, title).is_none() {
            self.add(hash, title, answer, mark);
        }
    }

    /// Keeps the answer for a title that is not in the young generation.
    fn add(&mut self, hash: u32, title: &[u8], answer: &[u8], mark: Mark) {
        if title.len() > LONGEST || answer.len() > LONGEST {
            return;
        }
        if self.young.size() > self.limit {
            std::mem::swap(&mut self.young, &mut self.old);
            self.young.clear();
        }
        self.young.insert(hash, title, answer, mark);
    }
}

struct Generation {
    /// Each with the place of its answer.
    titles: Table,
    /// Each with its mark.
    answers: Table,
}

impl Generation {
    fn new() -> Self {
        Self {
            titles: Table::new(),
            answers: Table::new(),
        }
    }

    fn clear(&mut self) {
        self.titles.clear();
        self.answers.clear();
    }

    /// The bytes of memory it will take with one title more.
    fn size(&self) -> usize {
        self.titles.size() + self.answers.size()
    }

    /// The place of the answer for a title.
    #[inline]
    fn find(&self, hash: u32, title: &[u8]) -> Option<u32> {
        self.titles.find(hash, title).map(|(answer, _)| answer)
    }

    #[inline]
    fn answer(&self, place: u32) -> (&[u8], Mark) {
        let (mark, answer) = self.answers.get(place);
        (answer, Mark::from(mark))
    }

    /// Appends the answer for a title, if there is one.
    fn recall(&self, hash: u32, title: &[u8], answer: &mut Vec<u8>) -> Option<Mark> {
        let (found, mark) = self.answer(self.find(hash, title)?);
        answer.extend_from_slice(found);
        Some(mark)
    }

    fn insert(&mut self, hash_of_title: u32, title: &[u8], answer: &[u8], mark: Mark) {
        let mark = u32::from(mark);
        // The same cells may be counted in two ways, so the mark is part of what is looked for.
        let hash = hash(answer).rotate_left(mark) | 1;
        let place = match self.answers.find(hash, answer) {
            Some((other, place)) if other == mark => place,
            _ => self.answers.insert(hash, answer, mark),
        };
        self.titles.insert(hash_of_title, title, place);
    }
}

impl From<Mark> for u32 {
    fn from(mark: Mark) -> Self {
        u32::from(mark.tally) | u32::from(mark.flags) << 8
    }
}

impl From<u32> for Mark {
    fn from(mark: u32) -> Self {
        Self {
            tally: mark as u8,
            flags: (mark >> 8) as u8,
        }
    }
}
