//! Titles to the work they name.

use super::{sorting::Sorting, work::Work};
use crate::{
    answer::Answer,
    taxonomy::{UNKNOWN, Vocabulary, normalise::fold},
    title::{TokenCache, Tokenizer, find_phrases},
};

/// Reads the work out of titles, one after the other.
#[derive(Debug)]
pub(super) struct WorkReader<'t> {
    vocabulary: &'t Vocabulary,
    cache: TokenCache,
}

impl<'t> WorkReader<'t> {
    /// A reader over this vocabulary.
    pub(crate) fn new(vocabulary: &'t Vocabulary) -> Self {
        WorkReader {
            vocabulary,
            cache: TokenCache::default(),
        }
    }

    /// The work that a title names; `answer` is the answer for it.
    pub(super) fn read(&mut self, title: &str, answer: &Answer<'_>) -> Work {
        let tokenizer = Tokenizer::new(self.vocabulary);
        let tokens = tokenizer.cached_tokens(title, &mut self.cache);
        let phrases = find_phrases(self.vocabulary, &tokens);
        let texts = tokens.iter().map(|token| match token.word {
            UNKNOWN => fold(&title[token.at.range()]).into_owned(),
            known => self.vocabulary.text(known).to_owned(),
        });
        let texts: Vec<String> = texts.collect();
        let mut sorting = Sorting::new(self.vocabulary, title, answer, &tokens, texts);
        sorting.grades(&phrases);
        let mut employer = false; // "at Acme" ends with the segment
        for phrase in &phrases {
            employer &= !phrase.separator.is_boundary();
            employer |= phrase.tags.employer;
            if !employer {
                sorting.phrase(phrase);
            }
        }
        sorting.finish()
    }
}
