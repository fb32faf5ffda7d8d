//! A cache by text, or by the bytes of a cell as they stand.

use rustc_hash::FxHashMap;

/// Cache by text, for one thread; cleared when full.
#[derive(Debug)]
pub(super) struct TextCache<V> {
    values: FxHashMap<Box<[u8]>, V>,
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

    pub(super) fn get(&self, text: impl AsRef<[u8]>) -> Option<&V> {
        self.values.get(text.as_ref())
    }

    pub(super) fn get_mut(&mut self, text: impl AsRef<[u8]>) -> Option<&mut V> {
        self.values.get_mut(text.as_ref())
    }

    pub(super) fn insert(&mut self, text: impl AsRef<[u8]>, value: V) {
        let text = text.as_ref();
        if text.len() > Self::LONGEST {
            return;
        }
        if self.values.len() >= self.capacity {
            self.values.clear();
        }
        self.values.insert(text.into(), value);
    }
}
