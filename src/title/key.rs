//! Titles and roles in a form that compares quickly.

use super::PhraseMatch;
use crate::taxonomy::Vocabulary;

/// The terms of a title, as sets of indices into the vocabulary, one bit each. A vocabulary with
/// more than 64 terms of a kind lets some share a bit, which costs a little precision in the choice
/// among similar roles and nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TitleKey {
    /// Its function terms.
    pub functions: u64,
    /// Its groups of partner terms.
    pub groups: u64,
    /// The families of these groups, each by its first group.
    pub families: u64,
    /// Its work outside the four functions.
    pub outside: u64,
}

impl TitleKey {
    /// The key of a title by its phrases.
    pub(crate) fn of(vocabulary: &Vocabulary, phrases: &[PhraseMatch<'_>]) -> TitleKey {
        let mut key = TitleKey::default();
        for tags in phrases.iter().map(|phrase| phrase.tags) {
            key.functions |= tags.function.map_or(0, bit);
            key.outside |= tags.outside.map_or(0, bit);
            if let Some(group) = tags.partner {
                key.groups |= bit(group);
                key.families |= bit(vocabulary.family_of[usize::from(group)]);
            }
        }
        key
    }

    /// Without the difference of singular and plural partner words.
    pub(crate) fn without_groups(self) -> TitleKey {
        TitleKey { groups: 0, ..self }
    }

    /// The terms that both have.
    pub(crate) fn common(self, other: TitleKey) -> TitleKey {
        TitleKey {
            functions: self.functions & other.functions,
            groups: self.groups & other.groups,
            families: self.families & other.families,
            outside: self.outside & other.outside,
        }
    }

    /// How much its terms say about what a role is.
    pub(crate) fn weight(self) -> i32 {
        let weights = [
            (self.functions, 12),
            (self.outside, 12),
            (self.families, 4),
            (self.groups, 1),
        ];
        let weights = weights.map(|(terms, weight)| weight * terms.count_ones() as i32);
        weights.iter().sum()
    }

    /// How near two titles are: the weight of the terms that both have less that of the terms that only
    /// one has.
    pub(crate) fn nearness(self, other: TitleKey) -> i32 {
        3 * self.common(other).weight() - self.weight() - other.weight()
    }
}

fn bit(index: u16) -> u64 {
    1 << (index % 64)
}
