//! The titles of the roles, read ahead: which role has these very words, and what each is about.

use std::{borrow::Cow, iter};

use super::{PhraseMatch, TitleKey, Token, TokenCache, Tokenizer, find_phrases};
use crate::taxonomy::{Taxonomy, UNKNOWN, normalise::fold, text_hash};

/// The words and keys of the titles of a taxonomy's roles.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RoleIndex {
    /// By role, in the order of the taxonomy.
    pub keys: Cow<'static, [TitleKey]>,
    /// The other keys that aliases have, each behind the index of its role, in order.
    pub alias_keys: Cow<'static, [(u32, TitleKey)]>,
    /// The words of all titles and aliases as [`WordsHash::telling`], in order, each with the index of
    /// its role; of equals those first that have the fewest other words.
    pub titles: Cow<'static, [(u64, u32)]>,
    /// The words of all titles and aliases as [`WordsHash::all`], in order, each with the index of its
    /// role.
    pub names: Cow<'static, [(u64, u32)]>,
}

/// Hashes of the words of a title. Fixed, as the bundled index depends on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WordsHash {
    /// All of them, one after the other: titles with the same one are the same title.
    pub all: u64,
    /// Those by which roles differ, in any order and without "of" and "and": titles with the same one
    /// say the same in the same words.
    pub telling: u64,
}

impl RoleIndex {
    /// Reads the titles and aliases of all roles.
    pub(crate) fn new(taxonomy: &Taxonomy) -> RoleIndex {
        let vocabulary = &taxonomy.vocabulary;
        let tokenizer = Tokenizer::new(vocabulary);
        let mut cache = TokenCache::default();
        let mut read = |title: &str| {
            let tokens = tokenizer.cached_tokens(title, &mut cache);
            let phrases = find_phrases(vocabulary, &tokens);
            let others = phrases
                .iter()
                .filter(|phrase| !phrase.tags.tells_roles_apart());
            (
                WordsHash::of(title, &tokens, &phrases),
                others.count(),
                TitleKey::of(vocabulary, &phrases),
            )
        };
        let (mut keys, mut alias_keys) = (Vec::new(), Vec::new());
        let mut titles = Vec::new();
        let mut names = Vec::new();
        for (index, role) in (0..).zip(taxonomy.roles.iter()) {
            let first_alias = alias_keys.len();
            for name in iter::once(&role.title).chain(role.aliases.iter()) {
                let (hash, others, key) = read(name);
                match keys.get(index as usize) {
                    None => keys.push(key), // of the title itself, which comes first
                    Some(&own) => {
                        if key != own && !alias_keys[first_alias..].contains(&(index, key)) {
                            alias_keys.push((index, key));
                        }
                    }
                }
                titles.push((hash.telling, others, index));
                names.push((hash.all, index));
            }
        }
        titles.sort_unstable();
        names.sort_unstable();
        let titles = titles.into_iter().map(|(hash, _, index)| (hash, index));
        RoleIndex {
            keys: Cow::Owned(keys),
            alias_keys: Cow::Owned(alias_keys),
            titles: titles.collect(),
            names: Cow::Owned(names),
        }
    }

    /// The keys of a role, each with whether only an alias has it.
    pub(crate) fn keys_of(
        &self,
        role: usize,
    ) -> impl Iterator<Item = (TitleKey, bool)> + Clone + '_ {
        let from = self
            .alias_keys
            .partition_point(|(other, _)| (*other as usize) < role);
        let aliases = self.alias_keys[from..].iter();
        let aliases = aliases.take_while(move |(other, _)| *other as usize == role);
        iter::once((self.keys[role], false)).chain(aliases.map(|&(_, key)| (key, true)))
    }

    /// The indices of the roles that have this title, then of those that have one in the same telling
    /// words.
    pub(crate) fn with_words(&self, hash: WordsHash) -> impl Iterator<Item = usize> + '_ {
        same(&self.names, hash.all).chain(same(&self.titles, hash.telling))
    }
}

impl WordsHash {
    /// The hashes of a title.
    pub(crate) fn of(title: &str, tokens: &[Token], phrases: &[PhraseMatch<'_>]) -> WordsHash {
        let mut hash = WordsHash { all: 0, telling: 0 };
        for phrase in phrases {
            let tells = phrase.tags.tells_roles_apart();
            let from = phrase.token as usize;
            for token in &tokens[from..from + phrase.length as usize] {
                let word = scatter(match token.word {
                    // beyond the numbers of known words
                    UNKNOWN => 1 << 32 | u64::from(text_hash(&fold(&title[token.at.range()]))),
                    known => u64::from(known),
                });
                hash.all = scatter(hash.all ^ word);
                // a sum, for it does not depend on the order
                hash.telling = hash.telling.wrapping_add(if tells { word } else { 0 });
            }
        }
        hash
    }
}

/// The roles under a hash in a sorted list.
fn same(list: &[(u64, u32)], hash: u64) -> impl Iterator<Item = usize> + '_ {
    let from = list.partition_point(|(known, _)| *known < hash);
    let same = list[from..].iter();
    let same = same.take_while(move |(known, _)| *known == hash);
    same.map(|(_, index)| *index as usize)
}

/// The finaliser of splitmix64: near numbers become far ones.
fn scatter(number: u64) -> u64 {
    let mut x = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
