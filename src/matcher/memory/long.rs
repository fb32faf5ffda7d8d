//! Values by keys of any length.

use crate::hash_table::{LONGEST, Table, hash};

/// Remembers values by key in two generations. When the younger one is full it becomes the older
/// one, and the older one is forgotten; what is asked for again moves to the younger one.
#[derive(Debug)]
pub(super) struct Long<V> {
    young: Generation<V>,
    old: Generation<V>,
    most: usize,
}

#[derive(Debug)]
struct Generation<V> {
    /// Each with the place of its value.
    keys: Table,
    values: Vec<V>,
}

impl<V: Copy> Long<V> {
    /// A memory with at most this many values in each generation.
    pub(super) fn new(most: usize) -> Self {
        let empty = || Generation {
            keys: Table::new(),
            values: Vec::new(),
        };
        Long {
            young: empty(),
            old: empty(),
            most,
        }
    }

    /// The value of a key, made now if it is not remembered.
    pub(super) fn get_or(&mut self, key: &[u8], make: impl FnOnce() -> V) -> &V {
        let hash = hash(key);
        let place = match self.young.keys.find(hash, key) {
            Some((place, _)) => place,
            None => self.keep(hash, key, make),
        };
        &self.young.values[place as usize]
    }

    /// Keeps a value that the younger generation has not.
    fn keep(&mut self, hash: u32, key: &[u8], make: impl FnOnce() -> V) -> u32 {
        let value = match self.old.keys.find(hash, key) {
            Some((place, _)) => self.old.values[place as usize],
            None => make(),
        };
        if self.young.values.len() >= self.most {
            std::mem::swap(&mut self.young, &mut self.old);
            self.young.keys.clear();
            self.young.values.clear();
        }
        let place = self.young.values.len() as u32;
        self.young.values.push(value);
        if key.len() <= LONGEST {
            self.young.keys.insert(hash, key, place);
        }
        place
    }
}
