//! The level a title words.

use crate::{
    domain::Level,
    matcher::structure::{Placed, Structure},
    taxonomy::PartnerTerm,
};

/// The highest level of the person's own, but an intern is an intern.
pub(super) fn level(structure: &Structure<'_>) -> Level {
    let phrases = structure.phrases.iter();
    let own = phrases.filter(|phrase| !phrase.others);
    let own = own.filter_map(|phrase| phrase.tags.level);
    match own.clone().max() {
        Some(Level::Entry) => Level::Entry,
        _ => own.min().unwrap_or(Level::Individual),
    }
}

/// "Partner, Global Mobility": a segment begins with the word, and there is no other noun.
pub(super) fn rank_alone(
    structure: &Structure<'_>,
    at: usize,
    term: &PartnerTerm,
) -> Option<Level> {
    let segment = structure.phrases[at].segment;
    let mut before = structure.phrases[..at].iter();
    let begins = before.all(|phrase| phrase.segment != segment || phrase.tags.filler);
    let other_noun =
        |phrase: &Placed<'_>| phrase.tags.is_noun() || phrase.tags.false_friend.is_some();
    term.alone_level
        .filter(|_| begins && !structure.any(other_noun))
}
