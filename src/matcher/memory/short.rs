//! Values by short keys: all there is of one stands in one place.

/// Remembers values by keys of up to 16 bytes, in sets of four.
///
/// A table of titles asks for the same few hundred words most of the time, and waits for memory most
/// of that. So a key is a few numbers and stands beside its value, to look for it costs one access to
/// memory, and what was asked for last stands apart and close together.
#[derive(Debug)]
pub(super) struct Short<V> {
    /// Of each set the one that was asked for last.
    last: Vec<Slot<V>>,
    /// Those before it.
    before: Vec<[Slot<V>; 3]>,
    taken: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot<V> {
    key: Key,
    value: V,
}

/// Up to 16 bytes as numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// The first bytes and the last ones: those in the middle may be in both.
    ends: (u64, u64),
    /// How many there are and one more: so an empty slot has no key.
    length: u8,
}

impl<V: Copy + Default> Short<V> {
    const FEWEST: usize = 1 << 6;
    /// Then it takes up to a megabyte: more would not stay in the cache of a core.
    const MOST: usize = 1 << 13;

    pub(super) fn new() -> Self {
        Self::with(Self::FEWEST)
    }

    fn with(sets: usize) -> Self {
        Short {
            last: vec![Slot::default(); sets],
            before: vec![<[Slot<V>; 3]>::default(); sets],
            taken: 0,
        }
    }

    /// The value of a key, made now if it is not remembered.
    #[inline]
    pub(super) fn get_or(&mut self, key: Key, make: impl FnOnce() -> V) -> &V {
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
        if self.taken > 2 * self.last.len() && self.last.len() < Self::MOST {
            let less = std::mem::replace(self, Self::with(2 * self.last.len()));
            for (last, before) in less.last.into_iter().zip(less.before) {
                let slots = before.into_iter().rev().chain([last]);
                let taken = slots.filter(|slot| slot.key != Key::default());
                taken.for_each(|slot| self.put(slot));
            }
        }
        self.put(slot);
    }

    /// Puts a value into its set, where the one asked for the longest ago may be forgotten.
    fn put(&mut self, slot: Slot<V>) {
        let set = self.set(slot.key);
        let before = &mut self.before[set];
        self.taken += usize::from(before[2].key == Key::default());
        before.rotate_right(1);
        before[0] = std::mem::replace(&mut self.last[set], slot);
    }

    #[inline]
    fn set(&self, key: Key) -> usize {
        key.hash() as usize & (self.last.len() - 1)
    }
}

impl Key {
    #[inline]
    pub(super) fn of(bytes: &[u8]) -> Option<Key> {
        let ends = match bytes.len() {
            8..=16 => (
                u64::from_le_bytes(*bytes.first_chunk()?),
                u64::from_le_bytes(*bytes.last_chunk()?),
            ),
            4..8 => (
                u32::from_le_bytes(*bytes.first_chunk()?).into(),
                u32::from_le_bytes(*bytes.last_chunk()?).into(),
            ),
            2..4 => (
                u16::from_le_bytes(*bytes.first_chunk()?).into(),
                u16::from_le_bytes(*bytes.last_chunk()?).into(),
            ),
            1 => (bytes[0].into(), 0),
            0 => (0, 0),
            _ => return None,
        };
        Some(Key {
            ends,
            length: bytes.len() as u8 + 1,
        })
    }

    /// All bits depend on all bits of the key.
    #[inline]
    fn hash(self) -> u64 {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        let (first, last) = self.ends;
        let mixed = first.wrapping_mul(ODD) ^ last.rotate_left(32) ^ u64::from(self.length);
        let product = u128::from(mixed) * u128::from(ODD);
        (product >> 64) as u64 ^ product as u64
    }
}
