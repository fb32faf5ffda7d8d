//! Partner words beside a person who is the false friend.

use crate::matcher::structure::Structure;

/// "HR Business Partner, Channel Sales": the person is the false friend, and the partner word is about
/// that person's clients, or ("Acme Partners Operating Partner") in the name of the firm. "Channel HR
/// Business Partner" is the same adviser.
pub(in crate::matcher) fn is_beside_person(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let is_person = |other: usize| {
        let friend = structure.false_friend(other);
        friend.is_some_and(|friend| friend.person)
    };
    let is_other_noun = |other: usize| {
        phrases[other].conjunct == here.conjunct
            && phrases[other].tags.level.is_some()
            && !is_person(other)
    };
    // "Client Partner / Alliance Manager": a whole title of its own
    let is_whole_title = || (0..phrases.len()).any(is_other_noun);
    let is_about = |person: usize| {
        let there = phrases[person];
        let is_own = there.conjunct == here.conjunct;
        let is_joined = !is_own && there.segment == here.segment && is_whole_title();
        there.part == here.part && (is_own || person < at) && !is_joined
    };
    (0..phrases.len()).any(|other| is_person(other) && is_about(other))
}
