//! Tokens to phrases: what the vocabulary knows together, and what it can mean.

use super::{Separator, Span, Token};
use crate::taxonomy::{TagSet, Vocabulary};

/// A phrase found in a title, or a word that is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PhraseMatch<'v> {
    /// Its tags; none for an unknown word.
    pub tags: &'v TagSet,
    /// The separator before it.
    pub separator: Separator,
    /// Where it stands in the title.
    pub at: Span,
    /// Its tokens: the index of the first one.
    pub token: u32,
    /// How many tokens it has.
    pub length: u32,
}

/// Finds the phrases among the tokens of a title: at each token the longest one that is known. None
/// reaches across a slash, comma, dash or bracket.
pub(crate) fn find_phrases<'v>(
    vocabulary: &'v Vocabulary,
    tokens: &[Token],
) -> Vec<PhraseMatch<'v>> {
    let mut phrases = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(first) = tokens.get(at) {
        let after = tokens[at + 1..].iter();
        let joined = after.take_while(|next| next.separator < Separator::Slash);
        let phrase = vocabulary.longest_phrase(first.word, joined.map(|next| next.word));
        let (tags, length) = match phrase {
            Some(phrase) => (vocabulary.tags(phrase), vocabulary.words_of(phrase).len()),
            None => (vocabulary.no_tags(), 1),
        };
        phrases.push(PhraseMatch {
            tags,
            separator: first.separator,
            at: Span {
                start: first.at.start,
                end: tokens[at + length - 1].at.end,
            },
            token: at as u32,
            length: length as u32,
        });
        at += length;
    }
    phrases
}

/// One of the phrases may be a word for partners.
pub(crate) fn has_partner_term(phrases: &[PhraseMatch<'_>]) -> bool {
    let mut tags = phrases.iter().map(|phrase| phrase.tags);
    tags.any(|tags| tags.partner.is_some() || tags.false_friend.is_some())
}
