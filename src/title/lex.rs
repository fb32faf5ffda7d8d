//! Raw text to lexemes: words with what stands between them.

use std::ops::Range;

use super::{compound, fold::fold, spelling, words::words};
use crate::vocabulary::{Start, UNKNOWN, Vocabulary, WordId};

/// What separates a word from the one before it, from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// A space, a full stop, an apostrophe, a hyphen inside a word.
    Space,
    /// A slash: alternatives.
    Slash,
    /// A comma, colon, bracket or dash: another segment of the same role.
    Segment,
    /// A vertical bar or bullet: another part of the headline.
    Part,
}

/// A word of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme {
    /// Its number in the vocabulary, after spelling and abbreviation.
    pub word: WordId,
    /// What phrases start with it.
    pub(super) start: Start,
    /// What stands before it.
    pub gap: Gap,
    /// Where it stands in the title, in bytes.
    pub at: Range<usize>,
}

/// What a word stands for: one known word, or the two elements of a compound.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Token {
    first: WordId,
    /// The second element, or [`UNKNOWN`].
    last: WordId,
    /// It is neither a compound nor read as other words.
    is_one: bool,
    /// It may be an ending that only marks gender.
    is_ending: bool,
    /// What phrases start with the first word.
    start: Start,
}

/// Words of a title that are read; what follows is no title any more. Reading compares words with
/// each other, so that without a bound a cell of a megabyte would take hours.
const MOST_WORDS: usize = 100;

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
        self.lex_into(title, &mut lexemes, |at| self.token(&title[at]));
        lexemes
    }

    /// The lexemes of a title, into a list that is used again, with words looked up elsewhere.
    pub(crate) fn lex_into(
        &self,
        title: &str,
        lexemes: &mut Vec<Lexeme>,
        mut token: impl FnMut(Range<usize>) -> Token,
    ) {
        lexemes.clear();
        let mut end_before = 0;
        for at in words(title).take(MOST_WORDS) {
            let between = end_before..at.start;
            let gap = match lexemes.is_empty() {
                true => Gap::Space,
                false => gap(title, between.clone()),
            };
            let token = token(at.clone());
            let glued = || {
                between.start > 0
                    && !between.is_empty()
                    && title[between].chars().all(|c| ":*_/(-·•".contains(c))
            };
            let goes_on = || title[at.end..].starts_with('-');
            let is_ending = token.is_ending && glued() && !goes_on();
            end_before = at.end;
            if is_ending {
                continue; // "Manager:in", "Director/a", "Chargé(e)", but "Partner-in-Charge"
            }
            let word = token.first;
            if token.is_one {
                let start = token.start;
                lexemes.push(Lexeme {
                    word,
                    start,
                    gap,
                    at,
                });
                continue;
            }
            self.push(lexemes, word, gap, at.clone());
            if token.last != UNKNOWN {
                self.push(lexemes, token.last, Gap::Space, at);
            }
        }
    }

    /// What a word of a title is, as it is written there.
    pub(crate) fn token(&self, word: &str) -> Token {
        let folded = fold(word);
        let known = self.vocabulary.word(&folded);
        if known != UNKNOWN {
            return Token {
                first: known,
                last: UNKNOWN,
                is_one: self.vocabulary.reads(known).is_none(),
                is_ending: self.vocabulary.endings.contains(&known),
                start: self.vocabulary.start(known),
            };
        }
        let compound = compound::split(self.vocabulary, &folded);
        let correct = || (spelling::correct(self.vocabulary, &folded), UNKNOWN);
        let (first, last) = compound.unwrap_or_else(correct);
        Token {
            first,
            last,
            is_one: last == UNKNOWN && self.vocabulary.reads(first).is_none(),
            is_ending: false,
            start: self.vocabulary.start(first),
        }
    }

    /// Adds a word, or the words that an abbreviation or compound is read as.
    fn push(&self, lexemes: &mut Vec<Lexeme>, word: WordId, gap: Gap, at: Range<usize>) {
        let itself = [word];
        let words = self.vocabulary.reads(word).unwrap_or(&itself);
        lexemes.extend(words.iter().enumerate().map(|(i, &word)| Lexeme {
            word,
            start: self.vocabulary.start(word),
            gap: if i == 0 { gap } else { Gap::Space },
            at: at.clone(),
        }));
    }
}

/// What separates two words between which this part of a title stands.
#[inline(always)]
fn gap(title: &str, between: Range<usize>) -> Gap {
    match &title.as_bytes()[between.clone()] {
        [] | [b' ' | b'-' | b'.'] => Gap::Space,
        [b',', b' '] | [b' ', b'-', b' '] | [b' ', b'('] => Gap::Segment,
        [b'/'] => Gap::Slash,
        [b' ', b'|', b' '] => Gap::Part,
        _ => strongest(title, between),
    }
}

/// The strongest of the signs there.
#[cold]
fn strongest(title: &str, between: Range<usize>) -> Gap {
    let between = &title[between];
    let spaced = between.contains(char::is_whitespace);
    between
        .chars()
        .map(|c| match c {
            '|' | '•' | '·' | '¦' | '★' | '【' | '】' | ';' | '\n' | '～' | '｜' => {
                Gap::Part
            }
            ',' | ':' | '(' | ')' | '[' | ']' | '–' | '—' | '?' | '!' | '、' | '，' | '（'
            | '）' | '>' | '"' => Gap::Segment,
            '-' if spaced => Gap::Segment,
            '/' | '\\' => Gap::Slash,
            '+' if between.starts_with(' ') && spaced => Gap::Slash,
            _ => Gap::Space,
        })
        .max()
        .unwrap_or(Gap::Space)
}
