//! A cache by text.

use rustc_hash::FxHashMap;

/// Cache by text, for one thread; cleared when full.
#[derive(Debug)]
pub(super) struct TextCache<V> {
    values: FxHashMap<Box<str>, V>,
    capacity: usize,
}

impl<V> TextCache<V> {
    /// Longer texts are not kept.
    const LONGEST: usize = 256;

    pub(super) fn new(capacity: usize) -> TextCache<V> {
        TextCache {
            values: FxHashMap::default(),
            capacity,
        }
    }

    pub(super) fn get(&self, text: &str) -> Option<&V> {
        self.values.get(text)
    }

    pub(super) fn get_mut(&mut self, text: &str) -> Option<&mut V> {
        self.values.get_mut(text)
    }

    pub(super) fn insert(&mut self, text: &str, value: V) {
        if text.len() > Self::LONGEST {
            return;
        }
        if self.values.len() >= self.capacity {
            self.values.clear();
        }
        self.values.insert(text.into(), value);
    }
}
