//! A bounded memory for what is asked again and again, as the words of titles are.

mod long;
mod short;

use long::Long;
use short::Short;

use crate::title::Number;

/// Remembers values by keys. What was not asked for the longest is forgotten first.
#[derive(Debug)]
pub(super) struct Memory<V> {
    short: Short<V>,
    long: Long<V>,
}

/// What a value is remembered by.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key<'k> {
    /// As most are.
    Short(Number),
    Long(&'k [u8]),
}

impl<V: Copy + Default> Memory<V> {
    /// Most keys are short: only so many long ones are remembered.
    const MOST_LONG: usize = 1 << 11;

    /// A memory for up to so many short keys, a power of two.
    pub(super) fn new(most: usize) -> Self {
        Memory {
            short: Short::new(most),
            long: Long::new(Self::MOST_LONG),
        }
    }

    /// The value of a key, made now if it is not remembered.
    #[inline]
    pub(super) fn get_or(&mut self, key: Key<'_>, make: impl FnOnce() -> V) -> &V {
        match key {
            Key::Short(number) => self.short.get_or(number, make),
            Key::Long(bytes) => self.long.get_or(bytes, make),
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.short.clear();
        self.long = Long::new(Self::MOST_LONG);
    }
}
