//! Something by function, by level, and over all partner roles.

use crate::{Function, Level};

/// A value for each function and each level, and one for all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Split<T> {
    pub(super) functions: [T; 4],
    pub(super) levels: [T; 8],
    pub(super) all: T,
}

impl<T> Split<T> {
    /// The three values that a partner role counts in.
    pub(super) fn of(&mut self, function: Function, level: Level) -> [&mut T; 3] {
        [
            &mut self.functions[function as usize],
            &mut self.levels[level as usize],
            &mut self.all,
        ]
    }

    /// Each value with its counterpart.
    pub(super) fn zip<U, V>(&self, other: &Split<U>, make: impl Fn(&T, &U) -> V) -> Split<V> {
        let at = |ours: &[T], theirs: &[U], at: usize| make(&ours[at], &theirs[at]);
        Split {
            functions: std::array::from_fn(|i| at(&self.functions, &other.functions, i)),
            levels: std::array::from_fn(|i| at(&self.levels, &other.levels, i)),
            all: make(&self.all, &other.all),
        }
    }

    pub(super) fn map<U>(&self, make: impl Fn(&T) -> U) -> Split<U> {
        self.zip(self, |value, _| make(value))
    }
}
