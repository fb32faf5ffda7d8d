//! Text to tokens.

use super::{Separator, Span, Token, TokenCache, TokenReading, clean::Cleaned, compound, spelling};
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
pub struct Tokenizer<'v> {
    vocabulary: &'v Vocabulary,
}

impl<'v> Tokenizer<'v> {
    /// A tokenizer over this vocabulary.
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        Tokenizer { vocabulary }
    }

    /// The tokens of a title.
    pub fn tokens(&self, title: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.tokens_into(title, &mut TokenCache::default(), &mut tokens);
        tokens
    }

    /// The tokens of a title, into a list that is used again.
    pub fn tokens_into(&self, title: &str, cache: &mut TokenCache, tokens: &mut Vec<Token>) {
        tokens.clear();
        let cleaned = Cleaned::of(title);
        let title = &*cleaned.text;
        let mut end_before = 0;
        let near = words(title).take_while(|at| at.end < MOST_BYTES);
        for at in near.take(MOST_WORDS) {
            let between = &title[end_before..at.start];
            let reading = cache.get_or_insert(&title[at.clone()], |word| self.read(word));
            let is_glued = || {
                end_before > 0
                    && !between.is_empty()
                    && between.chars().all(|c| ":*_/(-·•".contains(c))
                    && !title[at.end..].starts_with('-')
            };
            let is_ending = reading.is_ending && is_glued();
            end_before = at.end;
            if is_ending {
                continue; // "Manager:in", "Director/a", "Chargé(e)", but "Partner-in-Charge"
            }
            let mut separator = match tokens.is_empty() {
                true => Separator::Space,
                false => Separator::of(between),
            };
            for &word in &reading.words {
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

    /// What a word of a title is, as it is written there.
    fn read(&self, written: &str) -> TokenReading {
        let vocabulary = self.vocabulary;
        let folded = fold(written);
        let known = vocabulary.word(&folded);
        let elements = if known != UNKNOWN {
            (known, None)
        } else if let Some((first, last)) = compound::split(vocabulary, &folded) {
            (first, Some(last))
        } else {
            (spelling::correct(vocabulary, &folded), None)
        };
        let read_as = |word: WordId| match &*vocabulary.words[word as usize].reads {
            [] => vec![word],
            reads => reads.to_vec(),
        };
        let mut words = read_as(elements.0);
        words.extend(elements.1.into_iter().flat_map(read_as));
        TokenReading {
            words: words.into_boxed_slice(),
            is_ending: vocabulary.gender_endings.contains(&known),
        }
    }
}
