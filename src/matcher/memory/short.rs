//! Values by short keys: all there is of one stands in one place.

use crate::title::Number;

/// Remembers values by numbers, in sets of four.
///
/// A table of titles asks for the same few hundred words most of the time, and waits for memory most
/// of that. So a key stands beside its value, to look for it costs one access to memory, and what was
/// asked for last stands apart and close together.
#[derive(Debug)]
pub(super) struct Short<V> {
    /// Of each set the one that was asked for last.
    last: Vec<Slot<V>>,
    /// Those before it.
    before: Vec<[Slot<V>; 3]>,
    taken: usize,
    /// The most sets.
    most: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot<V> {
    /// The empty number, if there is no value.
    key: Number,
    value: V,
}

impl<V: Copy + Default> Short<V> {
    const FEWEST: usize = 1 << 6;

    /// A memory for up to so many values, a power of two.
    pub(super) fn new(most: usize) -> Self {
        Self::with(Self::FEWEST, most / 4)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::with(Self::FEWEST, self.most);
    }

    fn with(sets: usize, most: usize) -> Self {
        Short {
            last: vec![Slot::default(); sets],
            before: vec![<[Slot<V>; 3]>::default(); sets],
            taken: 0,
            most,
        }
    }

    /// The value of a key, made now if it is not remembered.
    #[inline]
    pub(super) fn get_or(&mut self, key: Number, make: impl FnOnce() -> V) -> &V {
        let mut set = self.set(key);
        if self.last[set].key != key {
            let before = self.before[set].iter();
            match before.map(|slot| slot.key).position(|other| other == key) {
                Some(at) => self.recall(set, at),
                None => self.keep(Slot { key, value: make() }),
            }
            set = self.set(key); // there may be more of them now
        }
        &self.last[set].value
    }

    /// Brings a value that was asked for before others of its set to the front.
    fn recall(&mut self, set: usize, at: usize) {
        let before = &mut self.before[set];
        std::mem::swap(&mut self.last[set], &mut before[at]);
        before[..=at].rotate_right(1);
    }

    fn keep(&mut self, slot: Slot<V>) {
        if self.taken > 2 * self.last.len() && self.last.len() < self.most {
            let less = std::mem::replace(self, Self::with(2 * self.last.len(), self.most));
            for (last, before) in less.last.into_iter().zip(less.before) {
                let slots = before.into_iter().rev().chain([last]);
                let taken = slots.filter(|slot| slot.key != Number::default());
                taken.for_each(|slot| self.put(slot));
            }
        }
        self.put(slot);
    }

    /// Puts a value into its set, where the one asked for the longest ago may be forgotten.
    fn put(&mut self, slot: Slot<V>) {
        let set = self.set(slot.key);
        let before = &mut self.before[set];
        self.taken += usize::from(before[2].key == Number::default());
        before.rotate_right(1);
        before[0] = std::mem::replace(&mut self.last[set], slot);
    }

    #[inline]
    fn set(&self, key: Number) -> usize {
        key.hash() as usize & (self.last.len() - 1)
    }
}
