//! Values by short keys: all there is of one stands in one place.

/// Remembers values by keys of up to 16 bytes.
///
/// A table of titles asks for the same few hundred words most of the time, and waits for memory most
/// of that. So a key is a few numbers and stands beside its value, and to look for it costs one
/// access to memory.
#[derive(Debug)]
pub(super) struct Short<V> {
    /// A key is in the set its hash says, behind those that were asked for since.
    sets: Vec<[Slot<V>; 4]>,
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
        Short {
            sets: vec![Default::default(); Self::FEWEST],
            taken: 0,
        }
    }

    /// The value of a key, made now if it is not remembered.
    #[inline]
    pub(super) fn get_or(&mut self, key: Key, make: impl FnOnce() -> V) -> V {
        let at = self.at(key);
        let set = &mut self.sets[at];
        if set[0].key == key {
            return set[0].value;
        }
        if let Some(found) = set.iter().position(|slot| slot.key == key) {
            set[..=found].rotate_right(1);
            return set[0].value;
        }
        let value = make();
        self.keep(Slot { key, value });
        value
    }

    fn keep(&mut self, slot: Slot<V>) {
        if self.taken > 2 * self.sets.len() && self.sets.len() < Self::MOST {
            let more = vec![Default::default(); 2 * self.sets.len()];
            self.taken = 0;
            for set in std::mem::replace(&mut self.sets, more) {
                let taken = set.into_iter().rev();
                taken
                    .filter(|slot| slot.key != Key::default())
                    .for_each(|slot| self.put(slot));
            }
        }
        self.put(slot);
    }

    /// Puts a value first in its set, where the last one may be forgotten.
    fn put(&mut self, slot: Slot<V>) {
        let at = self.at(slot.key);
        let set = &mut self.sets[at];
        self.taken += usize::from(set[3].key == Key::default());
        set.rotate_right(1);
        set[0] = slot;
    }

    #[inline]
    fn at(&self, key: Key) -> usize {
        key.hash() as usize & (self.sets.len() - 1)
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
