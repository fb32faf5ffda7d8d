//! Raw text to lexemes: words with what stands between them.

use std::ops::Range;

use super::{compound, fold::fold, spelling};
use crate::vocabulary::{UNKNOWN, Vocabulary, WordId};

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
    /// What stands before it.
    pub gap: Gap,
    /// Where it stands in the title, in bytes.
    pub at: Range<usize>,
}

/// What a word stands for: one known word, or the two elements of a compound.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    first: WordId,
    last: Option<WordId>,
    /// It may be an ending that only marks gender.
    is_ending: bool,
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
        self.lex_into(title, &mut lexemes, |word| self.token(word));
        lexemes
    }

    /// The lexemes of a title, into a list that is used again, with words looked up elsewhere.
    pub(crate) fn lex_into(
        &self,
        title: &str,
        lexemes: &mut Vec<Lexeme>,
        mut token: impl FnMut(&str) -> Token,
    ) {
        lexemes.clear();
        let mut end_before = 0;
        for at in words(title).take(MOST_WORDS) {
            let between = &title[end_before..at.start];
            let gap = gap(between, lexemes.is_empty());
            let token = token(&title[at.clone()]);
            let glued = || {
                end_before > 0
                    && !between.is_empty()
                    && between.chars().all(|c| ":*_/(-·•".contains(c))
            };
            let goes_on = || title[at.end..].starts_with('-');
            let is_ending = token.is_ending && glued() && !goes_on();
            end_before = at.end;
            if is_ending {
                continue; // "Manager:in", "Director/a", "Chargé(e)", but "Partner-in-Charge"
            }
            self.push(lexemes, token.first, gap, at.clone());
            if let Some(last) = token.last {
                self.push(lexemes, last, Gap::Space, at);
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
                last: None,
                is_ending: self.vocabulary.endings.contains(&known),
            };
        }
        let compound = compound::split(self.vocabulary, &folded);
        let correct = || (spelling::correct(self.vocabulary, &folded), None);
        let (first, last) = compound.map_or_else(correct, |(first, last)| (first, Some(last)));
        Token {
            first,
            last,
            is_ending: false,
        }
    }

    /// Adds a word, or the words that an abbreviation or compound is read as.
    fn push(&self, lexemes: &mut Vec<Lexeme>, word: WordId, gap: Gap, at: Range<usize>) {
        match self.vocabulary.reads(word) {
            None => lexemes.push(Lexeme { word, gap, at }),
            Some(reads) => lexemes.extend(reads.iter().enumerate().map(|(i, &word)| Lexeme {
                word,
                gap: if i == 0 { gap } else { Gap::Space },
                at: at.clone(),
            })),
        }
    }
}

/// Where the words of a text stand: runs of letters and digits of one kind of script. `&` and `@`
/// are words too.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let (start, first) = loop {
            let (class, width) = class_at(text, from)?;
            from += width;
            if class != Class::Between {
                break (from - width, class);
            }
        };
        if !matches!(first, Class::Sign | Class::Character) {
            if first == Class::Latin {
                // nearly all words are of nothing else
                let mut rest = bytes[from..].iter();
                let end = rest.position(|&byte| CLASSES[usize::from(byte)] != Class::Latin);
                from = end.map_or(bytes.len(), |end| from + end);
            }
            while let Some((class, width)) = class_at(text, from)
                && (class == first || class == Class::Mark)
            {
                from += width;
            }
        }
        Some(start..from)
    })
}

/// The classes of the characters of one byte.
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Between; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Latin,
            b'&' | b'@' => Class::Sign,
            0..=0x7F => Class::Between,
            _ => Class::Longer,
        };
        byte += 1;
    }
    classes
};

/// The class of the character at this place, and its width in bytes.
#[inline]
fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *text.as_bytes().get(at)?;
    match CLASSES[usize::from(byte)] {
        Class::Longer => {
            let c = text[at..].chars().next()?;
            Some((class(c), c.len_utf8()))
        }
        class => Some((class, 1)),
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    /// Latin letters and digits.
    Latin,
    /// Letters of any other script that separates words.
    Other,
    /// A character of a script without spaces: Chinese, Japanese.
    Character,
    /// A combining accent.
    Mark,
    /// A sign that stands for a word.
    Sign,
    /// Anything else.
    Between,
    /// A byte of a character of several.
    Longer,
}

/// The class of a character beyond ASCII.
fn class(c: char) -> Class {
    match c {
        '\u{300}'..='\u{36F}' => Class::Mark,
        // Latin letters with accents, and their full-width forms
        '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}'
            if c.is_alphanumeric() =>
        {
            Class::Latin
        }
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' => {
            Class::Character
        }
        c if c.is_alphanumeric() => Class::Other,
        _ => Class::Between,
    }
}

fn gap(between: &str, first: bool) -> Gap {
    match between.as_bytes() {
        _ if first => return Gap::Space,
        [] | [b' ' | b'-' | b'.'] => return Gap::Space,
        [b',', b' '] => return Gap::Segment, // by far the most frequent of all
        [b'/'] => return Gap::Slash,
        _ => {}
    }
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
