//! A word of a title, as it is known.

use std::ops::Range;

use super::Separator;
use crate::taxonomy::WordId;

/// A word of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its number in the vocabulary, after spelling and abbreviation.
    pub word: WordId,
    /// The separator before it.
    pub separator: Separator,
    /// Where it stands in the title.
    pub at: Span,
}

/// A range of bytes of a title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The first byte behind it.
    pub end: u32,
}

impl Span {
    /// A span of a title that is read: below [`u32::MAX`].
    pub(super) fn of(range: &Range<usize>) -> Span {
        Span {
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// The bytes of the title, to quote it by.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
