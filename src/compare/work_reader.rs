//! Titles to the work they name.

use super::{sorting::Sorting, work::Work};
use crate::{
    answer::Answer,
    taxonomy::{UNKNOWN, Vocabulary, normalise::fold},
    title::{PhraseMatch, Token, TokenCache, Tokenizer, find_phrases},
};

/// Reads the work out of titles, one after the other.
#[derive(Debug)]
pub(super) struct WorkReader<'t> {
    vocabulary: &'t Vocabulary,
    cache: TokenCache,
    tokens: Vec<Token>,
    phrases: Vec<PhraseMatch<'t>>,
}

impl<'t> WorkReader<'t> {
    /// A reader over this vocabulary.
    pub(crate) fn new(vocabulary: &'t Vocabulary) -> Self {
        WorkReader {
            vocabulary,
            cache: TokenCache::default(),
            tokens: Vec::new(),
            phrases: Vec::new(),
        }
    }

    /// The work that a title names; `answer` is the answer for it.
    pub(super) fn read(&mut self, title: &str, answer: &Answer<'_>) -> Work {
        let tokenizer = Tokenizer::new(self.vocabulary);
        tokenizer.tokens_into(title, &mut self.cache, &mut self.tokens);
        find_phrases(self.vocabulary, &self.tokens, &mut self.phrases);
        let texts = self.tokens.iter().map(|token| match token.word {
            UNKNOWN => fold(&title[token.at.range()]).into_owned(),
            known => self.vocabulary.text(known).to_owned(),
        });
        let texts: Vec<String> = texts.collect();
        let mut sorting = Sorting::new(self.vocabulary, title, answer, &self.tokens, texts);
        sorting.grades(&self.phrases);
        let mut employer = false; // "at Acme" ends with the segment
        for phrase in &self.phrases {
            employer &= !phrase.separator.is_boundary();
            employer |= phrase.tags.employer;
            if !employer {
                sorting.phrase(phrase);
            }
        }
        sorting.finish()
    }
}
