//! Partner words beside a person who is the false friend.

use crate::matcher::structure::Structure;

/// "HR Business Partner, Channel Sales": the person is the false friend, and the partner word is about
/// that person's clients, or ("Acme Partners Operating Partner") in the name of the firm. "Channel HR
/// Business Partner" is the same adviser.
pub(in crate::matcher) fn is_beside_person(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let named = structure.partner_term(at).is_some_and(|term| term.named);
    let last = if named { structure.len() } else { at };
    let is_person = |other: usize| {
        structure
            .false_friend(other)
            .is_some_and(|friend| friend.person)
    };
    let mut behind = (at + 1..structure.len()).take_while(|&other| {
        let is_other_noun = phrases[other].tags.level.is_some() && !is_person(other);
        phrases[other].conjunct == here.conjunct && !is_other_noun
    });
    // "Client Partner / Alliance Manager": a whole title of its own
    let own = structure.set(|other| other.conjunct == here.conjunct);
    let is_whole = own
        .iter()
        .any(|other| phrases[other].tags.level.is_some() && !is_person(other));
    // "Payroll Partner Channel Manager": the person only says which partners
    let has_noun_behind = own
        .iter()
        .any(|other| other > at && phrases[other].tags.level.is_some());
    let is_beside = |other: usize| {
        let is_joined = phrases[other].segment == here.segment && !own.contains(other);
        let is_kind = other + 1 == at && own.contains(other) && has_noun_behind;
        phrases[other].part == here.part && !(is_whole && is_joined || is_kind)
    };
    (0..last).any(|other| is_person(other) && is_beside(other)) || behind.any(is_person)
}
