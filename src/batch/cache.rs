//! Remembers what is added for a title, in bounded memory.
//!
//! Two generations: what is used enters the young one; when that is full, it becomes the old one and
//! the old one is dropped. So frequent titles stay, whatever passes by in between, and a stream of
//! titles never seen before costs a copy each and no more.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Longer keys or answers are not remembered; they hardly come twice.
const LONGEST: usize = 2048;

/// What is counted of an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) tally: u8,
    /// A person should look at it.
    pub(super) review: bool,
}

/// Keys to answers.
pub(super) struct Cache {
    young: Generation,
    old: Generation,
    /// An answer that is not remembered.
    scratch: Vec<u8>,
}

impl Cache {
    /// A cache that takes up to `bytes` bytes, and little while it holds little.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            young: Generation::new(bytes / 2),
            old: Generation::new(bytes / 2),
            scratch: Vec::new(),
        }
    }

    /// The answer for a key: as remembered, or else as written by `make`.
    #[inline]
    pub(super) fn answer(
        &mut self,
        key: &[u8],
        make: impl FnOnce(&mut Vec<u8>) -> Mark,
    ) -> (&[u8], Mark) {
        let hash = hash(key);
        match self.young.find(hash, key) {
            Some(slot) => (self.young.answer(slot), slot.mark),
            None => self.answer_anew(hash, key, make),
        }
    }

    fn answer_anew(
        &mut self,
        hash: u32,
        key: &[u8],
        make: impl FnOnce(&mut Vec<u8>) -> Mark,
    ) -> (&[u8], Mark) {
        self.scratch.clear();
        let mark = match self.old.find(hash, key) {
            Some(slot) => {
                self.scratch.extend_from_slice(self.old.answer(slot));
                slot.mark
            }
            None => make(&mut self.scratch),
        };
        if key.len() <= LONGEST && self.scratch.len() <= LONGEST {
            if self.young.is_full() {
                std::mem::swap(&mut self.young, &mut self.old);
                self.young.clear();
            }
            self.young.insert(hash, key, &self.scratch, mark);
        }
        (&self.scratch, mark)
    }
}

struct Generation {
    slots: Vec<Slot>,
    /// The keys, each followed by its answer.
    bytes: Vec<u8>,
    count: usize,
    limit: usize,
}

/// Where a key and its answer stand. The hash of a slot in use is not zero.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    start: u32,
    key: u16,
    answer: u16,
    mark: Mark,
}

impl Generation {
    const FEWEST: usize = 1 << 10;

    fn new(limit: usize) -> Self {
        Self {
            slots: vec![Slot::default(); Self::FEWEST],
            bytes: Vec::new(),
            count: 0,
            limit,
        }
    }

    fn clear(&mut self) {
        self.slots.fill(Slot::default());
        self.bytes.clear();
        self.count = 0;
    }

    /// Whether one more might take more memory than allowed.
    fn is_full(&self) -> bool {
        let slots = self.slots.len() * if self.is_crowded() { 2 } else { 1 };
        slots * size_of::<Slot>() + self.bytes.len() + 2 * LONGEST > self.limit
    }

    /// Half of the slots at most are in use, so that a search is short and ends.
    fn is_crowded(&self) -> bool {
        2 * (self.count + 1) > self.slots.len()
    }

    #[inline]
    fn find(&self, hash: u32, key: &[u8]) -> Option<Slot> {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        loop {
            let slot = self.slots[at];
            if slot.hash == 0 {
                return None;
            }
            if slot.hash == hash
                && &self.bytes[slot.start as usize..][..usize::from(slot.key)] == key
            {
                return Some(slot);
            }
            at = (at + 1) & last;
        }
    }

    #[inline]
    fn answer(&self, slot: Slot) -> &[u8] {
        &self.bytes[slot.start as usize + usize::from(slot.key)..][..usize::from(slot.answer)]
    }

    fn insert(&mut self, hash: u32, key: &[u8], answer: &[u8], mark: Mark) {
        if self.is_crowded() {
            let slots = vec![Slot::default(); 2 * self.slots.len()];
            for slot in std::mem::replace(&mut self.slots, slots) {
                if slot.hash != 0 {
                    self.place(slot);
                }
            }
        }
        let room = self.bytes.len() + key.len() + answer.len();
        if room > self.bytes.capacity() {
            // Doubling would reach beyond the limit.
            self.bytes
                .reserve_exact((2 * room).min(self.limit.max(room)) - self.bytes.len());
        }
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(key);
        self.bytes.extend_from_slice(answer);
        self.place(Slot {
            hash,
            start,
            key: key.len() as u16,
            answer: answer.len() as u16,
            mark,
        });
        self.count += 1;
    }

    fn place(&mut self, slot: Slot) {
        let last = self.slots.len() - 1;
        let mut at = slot.hash as usize & last;
        while self.slots[at].hash != 0 {
            at = (at + 1) & last;
        }
        self.slots[at] = slot;
    }
}

fn hash(key: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(key);
    let hash = hasher.finish();
    ((hash >> 32) as u32 ^ hash as u32) | 1 << 31
}
