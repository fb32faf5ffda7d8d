//! The titles of the roles, read ahead: which role has these very words, and what each is about.

use std::{borrow::Cow, iter};

use super::{PhraseMatch, TitleKey, Token, Tokenizer, find_phrases};
use crate::taxonomy::Taxonomy;

/// What the titles of the roles of a taxonomy are about.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleIndex {
    /// By role, in the order of the taxonomy.
    pub keys: Cow<'static, [TitleKey]>,
    /// The words of all titles and aliases as [`words_hash`](Self::words_hash), in order, each with
    /// the index of its role.
    pub titles: Cow<'static, [(u64, u32)]>,
}

impl RoleIndex {
    /// Reads the titles and aliases of all roles.
    pub fn new(taxonomy: &Taxonomy) -> RoleIndex {
        let vocabulary = &taxonomy.vocabulary;
        let tokenizer = Tokenizer::new(vocabulary);
        let read = |title: &str| {
            let tokens = tokenizer.tokens(title);
            let mut phrases = Vec::new();
            find_phrases(vocabulary, &tokens, &mut phrases);
            (
                Self::words_hash(&tokens, &phrases),
                TitleKey::of(vocabulary, &phrases),
            )
        };
        let mut keys = Vec::new();
        let mut titles = Vec::new();
        for (index, role) in (0..).zip(taxonomy.roles.iter()) {
            keys.push(read(&role.title).1);
            let names = iter::once(&role.title).chain(role.aliases.iter());
            titles.extend(names.map(|name| (read(name).0, index)));
        }
        titles.sort_unstable();
        RoleIndex {
            keys: Cow::Owned(keys),
            titles: Cow::Owned(titles),
        }
    }

    /// The indices of the roles that have a title with these words.
    pub fn with_words(&self, hash: u64) -> impl Iterator<Item = usize> + '_ {
        let from = self.titles.partition_point(|(known, _)| *known < hash);
        let same = self.titles[from..].iter();
        let same = same.take_while(move |(known, _)| *known == hash);
        same.map(|(_, index)| *index as usize)
    }

    /// A hash of the words by which roles differ, in any order and without "of" and "and": titles
    /// with the same one say the same in the same words. Fixed, as the bundled index depends on it.
    pub fn words_hash(tokens: &[Token], phrases: &[PhraseMatch<'_>]) -> u64 {
        let telling = phrases
            .iter()
            .filter(|phrase| phrase.tags.tells_roles_apart());
        let words = telling.flat_map(|phrase| {
            let from = phrase.token as usize;
            tokens[from..from + phrase.length as usize].iter()
        });
        // a sum, for it does not depend on the order
        words.fold(0, |sum: u64, token| {
            sum.wrapping_add(scatter(u64::from(token.word)))
        })
    }
}

/// The finaliser of splitmix64: near numbers become far ones.
fn scatter(number: u64) -> u64 {
    let mut x = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
