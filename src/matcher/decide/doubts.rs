//! Facts that make a decision less sure.

use super::decision::Decision;
use crate::matcher::structure::{PhraseSet, Structure};

/// "Marketing Lead, Alliances": the words for the function stand in no conjunct of a partner word.
pub(super) fn is_apart(structure: &Structure<'_>, decision: &Decision) -> bool {
    let mut partners = decision.partners.iter();
    !decision.terms.is_empty() && !partners.any(|at| structure.any_beside(decision.terms, at))
}

/// "Partner Manager, Community Care": a word beside which the partner word is a false friend stands
/// too far from it to make it one.
pub(super) fn has_distant_false_friend(structure: &Structure<'_>, partners: PhraseSet) -> bool {
    if partners.is_empty() {
        return false;
    }
    let friends = &structure.vocabulary.false_friends;
    let groups = partners.iter().filter_map(|at| structure.partner_term(at));
    structure.any(|phrase| {
        let tags = phrase.tags;
        let mut worlds = tags
            .before
            .iter()
            .chain(&*tags.after)
            .chain(&*tags.anywhere);
        tags.partner.is_none()
            && tags.function.is_none()
            && worlds.any(|&friend| {
                let spoils = &friends[usize::from(friend)].spoils;
                groups.clone().any(|term| spoils.contains(&term.group))
            })
    })
}
