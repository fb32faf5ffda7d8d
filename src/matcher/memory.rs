//! A bounded memory that does not collapse when it is full.

use std::{borrow::Borrow, hash::Hash};

use rustc_hash::FxHashMap;

/// Remembers values by key in two generations. When the younger one is full it becomes the older
/// one, and the older one is forgotten; what is asked for again moves to the younger one.
#[derive(Debug)]
pub(crate) struct Memory<K, V> {
    young: FxHashMap<K, V>,
    old: FxHashMap<K, V>,
    most: usize,
}

impl<K: Hash + Eq, V> Memory<K, V> {
    /// A memory with at most this many values in each generation.
    pub(crate) fn new(most: usize) -> Self {
        Memory {
            young: FxHashMap::default(),
            old: FxHashMap::default(),
            most,
        }
    }

    /// The value of a key, made now if it is not remembered.
    pub(crate) fn get_or<Q>(&mut self, key: &Q, make: impl FnOnce() -> V) -> &V
    where
        Q: Hash + Eq + ?Sized,
        K: Borrow<Q> + for<'q> From<&'q Q>,
    {
        if !self.young.contains_key(key) {
            let value = self.old.remove(key).unwrap_or_else(make);
            if self.young.len() >= self.most {
                self.old = std::mem::take(&mut self.young);
            }
            self.young.insert(K::from(key), value);
        }
        &self.young[key]
    }
}
