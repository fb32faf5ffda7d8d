//! Text to tokens.

use std::iter;

use super::{Separator, Span, Token, TokenCache, clean::Cleaned, compound, spelling};
use crate::taxonomy::{
    UNKNOWN, Vocabulary, WordId,
    normalise::{fold, words},
};

/// Words of a title that are read; what follows is no title any more. The rules compare words with
/// each other, so that without a bound a cell of a megabyte would take hours.
const MOST_WORDS: usize = 100;

/// No word behind so many bytes is read either, so that a [`Span`] can tell its place.
const MOST_BYTES: usize = 1 << 30;

/// Splits titles into tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tokenizer<'v> {
    vocabulary: &'v Vocabulary,
}

impl<'v> Tokenizer<'v> {
    /// A tokenizer over this vocabulary.
    pub(crate) fn new(vocabulary: &'v Vocabulary) -> Self {
        Tokenizer { vocabulary }
    }

    /// The tokens of a title.
    pub(crate) fn tokens(&self, title: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.tokens_into(title, &mut TokenCache::default(), &mut tokens);
        tokens
    }

    /// The tokens of a title, into a list that is used again.
    pub(crate) fn tokens_into(&self, title: &str, cache: &mut TokenCache, tokens: &mut Vec<Token>) {
        tokens.clear();
        let cleaned = Cleaned::of(title);
        let title = &*cleaned.text;
        let mut end_before = 0;
        let near = words(title).take_while(|at| at.end < MOST_BYTES);
        for at in near.take(MOST_WORDS) {
            let between = &title[end_before..at.start];
            let (words, may_be_ending) =
                cache.get_or_insert(&title[at.clone()], |word, words| self.read(word, words));
            let is_glued = || {
                end_before > 0
                    && !between.is_empty()
                    && between.chars().all(|c| ":*_/(-·•".contains(c))
                    && !title[at.end..].starts_with('-')
            };
            let is_ending = may_be_ending && is_glued();
            end_before = at.end;
            if is_ending {
                continue; // "Manager:in", "Director/a", "Chargé(e)", but "Partner-in-Charge"
            }
            let mut separator = match tokens.is_empty() {
                true => Separator::Space,
                false => Separator::of(between),
            };
            for &word in words {
                tokens.push(Token {
                    word,
                    separator,
                    at: cleaned.in_title(Span::of(&at)),
                });
                separator = Separator::Space;
            }
        }
        tokens.truncate(MOST_WORDS); // some words are read as several
    }

    /// Appends what a word of a title is read as, and says whether it may only mark gender.
    fn read(&self, written: &str, words: &mut Vec<WordId>) -> bool {
        let vocabulary = self.vocabulary;
        let folded = fold(written);
        let known = vocabulary.word(&folded);
        let (first, last) = if known != UNKNOWN {
            (known, None)
        } else if let Some((first, last)) = compound::split(vocabulary, &folded) {
            (first, Some(last))
        } else {
            (spelling::correct(vocabulary, &folded), None)
        };
        for word in iter::once(first).chain(last) {
            match vocabulary.reads(word) {
                [] => words.push(word),
                reads => words.extend(reads),
            }
        }
        vocabulary.gender_endings.contains(&known)
    }
}
