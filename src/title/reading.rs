//! Lexemes to senses: which phrases stand in a title and what they can mean.

use std::ops::Range;

use super::lex::{Gap, Lexeme, Lexer};
use crate::{
    taxonomy::Level,
    vocabulary::{Kinds, Mark, Vocabulary, WordId, hash_words},
};

/// A phrase found in a title, or a word that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sense {
    /// Index of the phrase in the vocabulary; none for an unknown word.
    pub phrase: Option<usize>,
    /// What stands before it.
    pub gap: Gap,
    /// Its lexemes: a range of [`Reading::lexemes`].
    pub lexemes: Range<usize>,
}

/// A title as it was read.
#[derive(Debug, Clone)]
pub struct Reading<'v> {
    vocabulary: &'v Vocabulary,
    /// The words.
    pub lexemes: Vec<Lexeme>,
    /// The phrases, in the order of the title.
    pub senses: Vec<Sense>,
    /// The numbers of the words, kept for the next title.
    words: Vec<WordId>,
    /// Which phrases stay, kept for the next title.
    pub(super) kept: Vec<bool>,
}

impl<'v> Reading<'v> {
    /// Reads a title: at each word the longest known phrase is taken.
    pub fn of(lexer: &Lexer<'_>, vocabulary: &'v Vocabulary, title: &str) -> Self {
        let mut reading = Reading::empty(vocabulary);
        reading.lexemes = lexer.lex(title);
        reading.find_senses();
        reading
    }

    /// A reading of nothing.
    pub(crate) fn empty(vocabulary: &'v Vocabulary) -> Self {
        Reading {
            vocabulary,
            lexemes: Vec::new(),
            senses: Vec::new(),
            words: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Finds the phrases among the lexemes.
    pub(crate) fn find_senses(&mut self) {
        let Reading {
            vocabulary,
            lexemes,
            senses,
            words,
            ..
        } = self;
        words.clear();
        words.extend(lexemes.iter().map(|lexeme| lexeme.word));
        senses.clear();
        let (mut start, mut reach) = (0, 0);
        while start < lexemes.len() {
            if start == reach {
                // a phrase never reaches across a slash, comma, dash or bracket
                reach = lexemes[start + 1..]
                    .iter()
                    .position(|next| next.gap >= Gap::Slash)
                    .map_or(lexemes.len(), |far| start + 1 + far);
            }
            let found = vocabulary.longest_phrase(&words[start..reach]);
            let length = found.map_or(1, |(_, length)| length);
            senses.push(Sense {
                phrase: found.map(|(phrase, _)| phrase),
                gap: lexemes[start].gap,
                lexemes: start..start + length,
            });
            start += length;
        }
    }

    /// The vocabulary it was read with.
    pub(crate) fn vocabulary(&self) -> &'v Vocabulary {
        self.vocabulary
    }

    /// What a phrase of this title can mean.
    pub fn marks(&self, sense: &Sense) -> &'v [Mark] {
        sense
            .phrase
            .map_or(&[], |phrase| self.vocabulary.marks_of(phrase))
    }

    /// The kinds of its marks.
    pub(super) fn kinds(&self, sense: &Sense) -> Kinds {
        sense.phrase.map_or(Kinds::of(&[]), |phrase| {
            Kinds::of_phrase(&self.vocabulary.phrases[phrase])
        })
    }

    /// The words of a phrase as the title writes them.
    pub fn text<'t>(&self, sense: &Sense, title: &'t str) -> &'t str {
        let lexemes = &self.lexemes[sense.lexemes.clone()];
        match (lexemes.first(), lexemes.last()) {
            (Some(first), Some(last)) => &title[first.at.start..last.at.end],
            _ => "",
        }
    }

    /// A hash of the known words, in any order and without "of" and "and": titles with the same one
    /// say the same in the same words. The list is scratch space.
    pub(crate) fn words_hash(&self, words: &mut Vec<WordId>) -> u64 {
        words.clear();
        for sense in &self.senses {
            if self.kinds(sense).is_any_of(Kinds::TELL_ROLES_APART) {
                let lexemes = &self.lexemes[sense.lexemes.clone()];
                words.extend(lexemes.iter().map(|lexeme| lexeme.word));
            }
        }
        words.sort_unstable();
        hash_words(words)
    }

    /// The level of a phrase, if it is the word of one.
    pub fn level(&self, sense: &Sense) -> Option<Level> {
        self.marks(sense).iter().find_map(|mark| match mark {
            Mark::Level(level) => Some(*level),
            _ => None,
        })
    }
}
