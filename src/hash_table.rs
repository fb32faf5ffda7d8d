//! Short texts, each with a number.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Longer texts are not kept; they hardly come twice.
pub(crate) const LONGEST: usize = 2048;

/// A hash table of short texts, each with a number.
///
/// What is looked at for a text that is not there is kept small, so that it stays in the cache of a
/// core: eight bytes a slot. The rest stands in one piece of memory.
#[derive(Debug)]
pub(crate) struct Table {
    slots: Vec<Slot>,
    /// For each text its number, its length and itself.
    bytes: Vec<u8>,
    count: usize,
}

/// Where a text stands. The hash of a slot in use is not zero.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    start: u32,
}

impl Table {
    const FEWEST: usize = 1 << 10;

    pub(crate) fn new() -> Self {
        Self {
            slots: vec![Slot::default(); Self::FEWEST],
            bytes: Vec::new(),
            count: 0,
        }
    }

    pub(crate) fn clear(&mut self) {
        self.slots.fill(Slot::default());
        self.bytes.clear();
        self.count = 0;
    }

    /// The bytes of memory it will take with one text more.
    pub(crate) fn size(&self) -> usize {
        let slots = if self.is_crowded() {
            2 * self.slots.len()
        } else {
            self.slots.len()
        };
        slots * size_of::<Slot>() + self.bytes.len() + LONGEST
    }

    /// The number of a text, and where it stands.
    #[inline]
    pub(crate) fn find(&self, hash: u32, text: &[u8]) -> Option<(u32, u32)> {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        loop {
            let slot = self.slots[at];
            if slot.hash == 0 {
                return None;
            }
            if slot.hash == hash {
                let (number, found) = self.get(slot.start);
                if found == text {
                    return Some((number, slot.start));
                }
            }
            at = (at + 1) & last;
        }
    }

    /// The number and text that stand at a place.
    #[inline]
    pub(crate) fn get(&self, start: u32) -> (u32, &[u8]) {
        let entry = &self.bytes[start as usize..];
        let (number, rest) = entry
            .split_first_chunk::<4>()
            .expect("a number comes first");
        let (length, rest) = rest.split_first_chunk::<2>().expect("the length follows");
        (
            u32::from_le_bytes(*number),
            &rest[..usize::from(u16::from_le_bytes(*length))],
        )
    }

    /// Takes up a text that is not there yet, and returns where it stands.
    pub(crate) fn insert(&mut self, hash: u32, text: &[u8], number: u32) -> u32 {
        if self.is_crowded() {
            let slots = vec![Slot::default(); 2 * self.slots.len()];
            for slot in std::mem::replace(&mut self.slots, slots) {
                if slot.hash != 0 {
                    self.place(slot);
                }
            }
        }
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(&number.to_le_bytes());
        self.bytes
            .extend_from_slice(&(text.len() as u16).to_le_bytes());
        self.bytes.extend_from_slice(text);
        self.place(Slot { hash, start });
        self.count += 1;
        start
    }

    /// Three quarters of the slots at most are in use, so that a search is short and ends.
    fn is_crowded(&self) -> bool {
        4 * (self.count + 1) > 3 * self.slots.len()
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

/// A hash that is never zero.
#[inline]
pub(crate) fn hash(text: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    let hash = hasher.finish();
    ((hash >> 32) as u32 ^ hash as u32) | 1 << 31
}
