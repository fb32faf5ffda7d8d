//! A word of a title, as it is written and as it is known.

use std::ops::Range;

use super::padded::Number;
use crate::vocabulary::{Kinds, UNKNOWN, WordId};

/// A word as a title writes it.
pub(crate) struct Written<'t> {
    pub(super) title: &'t str,
    pub(super) at: Range<usize>,
    /// The word as a number, if it is short, and the title too.
    pub(crate) number: Option<Number>,
}

/// What a word stands for. There are many to be remembered, so the fields share their bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Token {
    /// One word that is read as itself, and what phrases start with it.
    One {
        /// It may be an ending that only marks gender.
        is_ending: bool,
        kinds: Kinds,
        word: WordId,
        alone: u32,
        seconds: u32,
    },
    /// The two elements of a compound, or a word that is read as others.
    Several {
        is_ending: bool,
        first: WordId,
        /// The second element, or [`UNKNOWN`].
        last: WordId,
    },
}

impl<'t> Written<'t> {
    pub(crate) fn text(&self) -> &'t str {
        &self.title[self.at.clone()]
    }
}

impl Token {
    #[inline]
    pub(super) fn is_ending(self) -> bool {
        let (Token::One { is_ending, .. } | Token::Several { is_ending, .. }) = self;
        is_ending
    }
}

impl Default for Token {
    fn default() -> Self {
        Token::Several {
            is_ending: false,
            first: UNKNOWN,
            last: UNKNOWN,
        }
    }
}
