//! Raw text to lexemes: words with what stands between them.

use std::ops::Range;

use super::{
    compound,
    fold::fold,
    gap::{Gap, gap},
    padded::Padded,
    spelling,
    token::{Token, Written},
    words::words_of,
};
use crate::vocabulary::{Start, UNKNOWN, Vocabulary, WordId};

/// A word of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lexeme {
    /// Its number in the vocabulary, after spelling and abbreviation.
    pub word: WordId,
    /// What phrases start with it.
    pub(super) start: Start,
    /// What stands before it.
    pub gap: Gap,
    /// Where it stands in the title, in bytes.
    pub at: Span,
}

/// From one place to another, in few bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first place in it.
    pub start: u32,
    /// The first place behind it.
    pub end: u32,
}

/// Words of a title that are read; what follows is no title any more. Reading compares words with
/// each other, so that without a bound a cell of a megabyte would take hours.
const MOST_WORDS: usize = 100;

/// No word behind so many bytes is read either, whatever stands before it.
const LAST: usize = 1 << 30;

/// Splits titles into lexemes.
#[derive(Debug, Clone)]
pub struct Lexer<'v> {
    vocabulary: &'v Vocabulary,
}

impl<'v> Lexer<'v> {
    /// A lexer over this vocabulary.
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        Lexer { vocabulary }
    }

    /// The lexemes of a title.
    pub fn lex(&self, title: &str) -> Vec<Lexeme> {
        let mut lexemes = Vec::with_capacity(12);
        self.lex_into(title, &mut lexemes, |word| self.token(word.text()));
        lexemes
    }

    /// The lexemes of a title, into a list that is used again, with words looked up elsewhere.
    pub(crate) fn lex_into(
        &self,
        title: &str,
        lexemes: &mut Vec<Lexeme>,
        mut token: impl FnMut(Written<'_>) -> Token,
    ) {
        lexemes.clear();
        let mut end_before = 0;
        let padded = Padded::of(title);
        let near = |at: &Range<usize>| at.end < LAST;
        let words = words_of(title, padded.as_ref()).take_while(near);
        for at in words.take(MOST_WORDS) {
            let between = end_before..at.start;
            let gap = match lexemes.is_empty() {
                true => Gap::Space,
                false => gap(title, between.clone()),
            };
            let token = token(Written {
                title,
                at: at.clone(),
                number: padded.as_ref().and_then(|padded| padded.number(&at)),
            });
            let glued = || {
                between.start > 0
                    && !between.is_empty()
                    && title[between].chars().all(|c| ":*_/(-·•".contains(c))
            };
            let goes_on = || title[at.end..].starts_with('-');
            let is_ending = token.is_ending() && glued() && !goes_on();
            end_before = at.end;
            if is_ending {
                continue; // "Manager:in", "Director/a", "Chargé(e)", but "Partner-in-Charge"
            }
            match token {
                Token::One {
                    kinds,
                    word,
                    alone,
                    seconds,
                    ..
                } => lexemes.push(Lexeme {
                    word,
                    start: Start {
                        alone,
                        seconds,
                        kinds,
                    },
                    gap,
                    at: Span::of(at),
                }),
                Token::Several { first, last, .. } => {
                    let at = Span::of(at);
                    self.push(lexemes, first, gap, at);
                    if last != UNKNOWN {
                        self.push(lexemes, last, Gap::Space, at);
                    }
                }
            }
        }
        lexemes.truncate(MOST_WORDS); // some words are read as several
    }

    /// What a word of a title is, as it is written there.
    pub(crate) fn token(&self, word: &str) -> Token {
        let folded = fold(word);
        let known = self.vocabulary.word(&folded);
        if known != UNKNOWN {
            let is_ending = self.vocabulary.endings.contains(&known);
            return self.one(known, is_ending);
        }
        match compound::split(self.vocabulary, &folded) {
            Some((first, last)) if last != UNKNOWN => Token::Several {
                is_ending: false,
                first,
                last,
            },
            Some((first, _)) => self.one(first, false),
            None => self.one(spelling::correct(self.vocabulary, &folded), false),
        }
    }

    /// A word of the vocabulary.
    fn one(&self, word: WordId, is_ending: bool) -> Token {
        if self.vocabulary.reads(word).is_some() {
            return Token::Several {
                is_ending,
                first: word,
                last: UNKNOWN,
            };
        }
        let Start {
            alone,
            seconds,
            kinds,
        } = self.vocabulary.start(word);
        Token::One {
            is_ending,
            kinds,
            word,
            alone,
            seconds,
        }
    }

    /// Adds a word, or the words that an abbreviation or compound is read as.
    fn push(&self, lexemes: &mut Vec<Lexeme>, word: WordId, gap: Gap, at: Span) {
        let itself = [word];
        let words = self.vocabulary.reads(word).unwrap_or(&itself);
        lexemes.extend(words.iter().enumerate().map(|(i, &word)| Lexeme {
            word,
            start: self.vocabulary.start(word),
            gap: if i == 0 { gap } else { Gap::Space },
            at,
        }));
    }
}

impl Span {
    /// A range of a title that is read: below [`LAST`].
    pub(super) fn of(range: Range<usize>) -> Span {
        Span {
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// The same as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
