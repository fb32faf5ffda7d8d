//! Lexemes to senses: which phrases stand in a title and what they can mean.

use super::{
    gap::Gap,
    lex::{Lexeme, Lexer, Span},
};
use crate::{
    taxonomy::Level,
    vocabulary::{Kinds, Mark, Vocabulary, hash_words},
};

/// A phrase found in a title, or a word that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// The index of the phrase and one more; 0 for an unknown word.
    phrase: u32,
    /// The kinds of its marks.
    pub(crate) kinds: Kinds,
    /// What stands before it.
    pub gap: Gap,
    /// Its lexemes: a range of [`Reading::lexemes`].
    pub lexemes: Span,
}

impl Sense {
    /// Index of the phrase in the vocabulary; none for an unknown word.
    #[inline]
    pub fn phrase(&self) -> Option<usize> {
        self.phrase.checked_sub(1).map(|phrase| phrase as usize)
    }
}

/// A title as it was read.
#[derive(Debug, Clone)]
pub struct Reading<'v> {
    vocabulary: &'v Vocabulary,
    /// The words.
    pub lexemes: Vec<Lexeme>,
    /// The phrases, in the order of the title.
    pub senses: Vec<Sense>,
    /// The kinds of all phrases that were found.
    pub(super) kinds: Kinds,
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
            kinds: Kinds::NONE,
        }
    }

    /// Finds the phrases among the lexemes.
    pub(crate) fn find_senses(&mut self) {
        let Reading {
            vocabulary,
            lexemes,
            senses,
            kinds,
        } = self;
        senses.clear();
        *kinds = Kinds::NONE;
        let mut at = 0;
        while let Some(first) = lexemes.get(at) {
            // a phrase never reaches across a slash, comma, dash or bracket
            let joined = |next: &&Lexeme| next.gap < Gap::Slash;
            let next = lexemes.get(at + 1).filter(joined);
            let goes_on = next.is_some_and(|next| first.start.may_go_on(next.word));
            let longer = goes_on.then(|| {
                let after = lexemes[at + 1..].iter().take_while(joined);
                vocabulary.longest_phrase(first.word, after.map(|next| next.word))
            });
            let (phrase, of_this, length) = match longer.flatten() {
                Some((phrase, length)) => (phrase as u32 + 1, vocabulary.kinds_of(phrase), length),
                None => (first.start.alone, first.start.kinds, 1),
            };
            *kinds = kinds.and(of_this);
            senses.push(Sense {
                phrase,
                kinds: of_this,
                gap: first.gap,
                lexemes: Span::of(at..at + length),
            });
            at += length;
        }
    }

    /// The vocabulary it was read with.
    pub(crate) fn vocabulary(&self) -> &'v Vocabulary {
        self.vocabulary
    }

    /// What a phrase of this title can mean.
    pub fn marks(&self, sense: &Sense) -> &'v [Mark] {
        let phrase = sense.phrase();
        phrase.map_or(&[], |phrase| self.vocabulary.marks_of(phrase))
    }

    /// The words of a phrase as the title writes them.
    pub fn text<'t>(&self, sense: &Sense, title: &'t str) -> &'t str {
        let lexemes = &self.lexemes[sense.lexemes.range()];
        match (lexemes.first(), lexemes.last()) {
            (Some(first), Some(last)) => &title[first.at.start as usize..last.at.end as usize],
            _ => "",
        }
    }

    /// A hash of the known words, in any order and without "of" and "and": titles with the same one
    /// say the same in the same words.
    pub(crate) fn words_hash(&self) -> u64 {
        let senses = self.senses.iter();
        let telling = senses.filter(|sense| sense.kinds.is_any_of(Kinds::TELL_ROLES_APART));
        let lexemes = telling.flat_map(|sense| &self.lexemes[sense.lexemes.range()]);
        // a sum, for it does not depend on the order
        lexemes.fold(0, |sum: u64, lexeme| {
            sum.wrapping_add(hash_words(&[lexeme.word]))
        })
    }

    /// The level of a phrase, if it is the word of one.
    pub fn level(&self, sense: &Sense) -> Option<Level> {
        self.marks(sense).iter().find_map(|mark| match mark {
            Mark::Level(level) => Some(*level),
            _ => None,
        })
    }
}
