//! A bounded memory for what is asked again and again, as the words of titles are.

mod long;
mod short;

use long::Long;
use short::{Key, Short};

/// Remembers values by keys of bytes. What was not asked for the longest is forgotten first.
#[derive(Debug)]
pub(super) struct Memory<V> {
    short: Short<V>,
    long: Long<V>,
}

impl<V: Copy + Default> Memory<V> {
    /// Most keys are short: only so many long ones are remembered.
    const MOST_LONG: usize = 1 << 11;

    pub(super) fn new() -> Self {
        Memory {
            short: Short::new(),
            long: Long::new(Self::MOST_LONG),
        }
    }

    /// The value of a key, made now if it is not remembered.
    #[inline]
    pub(super) fn get_or(&mut self, key: &[u8], make: impl FnOnce() -> V) -> &V {
        match Key::of(key) {
            Some(key) => self.short.get_or(key, make),
            None => self.long.get_or(key, make),
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.short = Short::new();
        self.long = Long::new(Self::MOST_LONG);
    }
}
