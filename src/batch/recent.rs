//! Values by text, kept until there are too many.

use rustc_hash::FxHashMap;

/// Values by text, for one thread. When it is full, all are forgotten.
#[derive(Debug)]
pub(super) struct Recent<V> {
    values: FxHashMap<Box<str>, V>,
    capacity: usize,
}

impl<V> Recent<V> {
    /// Longer texts are not kept.
    const LONGEST: usize = 256;

    pub(super) fn new(capacity: usize) -> Recent<V> {
        Recent {
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
