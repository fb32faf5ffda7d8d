//! Spelling mistakes, met word by word against the vocabulary.

use std::cmp::{Ordering, Reverse};

use crate::taxonomy::{UNKNOWN, Vocabulary, WordId, first_pair, last_pair, letter_set};

/// Shorter words are not corrected: too many ordinary words lie one letter apart.
const SHORTEST: usize = 5;

/// The known word one letter away (one wrong, missing, doubled or swapped letter) from a folded,
/// unknown one, or [`UNKNOWN`].
///
/// Of several one that begins a phrase is taken, then one with the same first letter, then one whose
/// letters are swapped, doubled or missing (slips of the finger), then one with another letter, then
/// one with a letter less, then the one that stands in more phrases, then the first in the alphabet.
pub(super) fn correct(vocabulary: &Vocabulary, word: &str) -> WordId {
    if word.len() < SHORTEST || word.bytes().any(|b| b.is_ascii_digit()) {
        return UNKNOWN;
    }
    // one letter is wrong: the first two are right, or else the last two
    let near = [
        vocabulary.by_start.with(first_pair(word)),
        vocabulary.by_ending.with(last_pair(word)),
    ];
    let letters = letter_set(word);
    let mut best = None;
    for &(known_letters, id) in near.into_iter().flatten() {
        if differ_in_more_than_two(known_letters, letters) {
            continue;
        }
        let known = vocabulary.text(id);
        if !is_one_letter_apart(word, known) {
            continue;
        }
        let is_only_an_element = !vocabulary.has_meaning(id); // "ordinator" of "co ordinator"
        let unlikely = unlikely(word, known, known_letters == letters);
        let uses = Reverse(vocabulary.words[id as usize].uses);
        let rank = (is_only_an_element, unlikely, uses, id);
        if best.is_none_or(|best| rank < best) {
            best = Some(rank);
        }
    }
    best.map_or(UNKNOWN, |(_, _, _, id)| id)
}

/// Words one letter apart differ in at most two letters. Taking off the lowest bit twice is quicker
/// than counting bits on the processors that are built for.
fn differ_in_more_than_two(one: u32, other: u32) -> bool {
    let without_lowest = |set: u32| set & set.wrapping_sub(1);
    without_lowest(without_lowest(one ^ other)) != 0
}

/// How unlikely it is that a word one letter apart was meant, from 0 to 5.
fn unlikely(word: &str, meant: &str, same_letters: bool) -> u8 {
    let other_first = meant.as_bytes()[0] != word.as_bytes()[0];
    let slip = match meant.len().cmp(&word.len()) {
        _ if same_letters => 0,
        Ordering::Greater => 0,
        Ordering::Equal => 1,
        Ordering::Less => 2,
    };
    u8::from(other_first) * 3 + slip
}

/// One letter is wrong, too many or missing, or two are swapped. What the words share at either end
/// is cut off first: of words so near next to nothing is left, and of others it is seen at once.
fn is_one_letter_apart(one: &str, other: &str) -> bool {
    let same = |(one, other): &(u8, u8)| one == other;
    let mut start = one.bytes().zip(other.bytes()).take_while(same).count();
    while !one.is_char_boundary(start) {
        start -= 1; // letters of several bytes may share the first ones
    }
    let (one, other) = (&one[start..], &other[start..]);
    let backwards = one.bytes().rev().zip(other.bytes().rev());
    let mut end = backwards.take_while(same).count();
    while !one.is_char_boundary(one.len() - end) {
        end -= 1;
    }
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let is_short = |rest: &str| rest.len() <= 8 && rest.chars().nth(2).is_none();
    is_short(one) && is_short(other) && strsim::osa_distance(one, other) == 1
}

#[cfg(test)]
mod tests {
    use super::is_one_letter_apart;

    #[test]
    fn one_slip_of_the_finger_is_one_letter() {
        for word in [
            "manger", "maanger", "manaager", "mananer", "nanager", "amnager",
        ] {
            assert!(is_one_letter_apart(word, "manager"), "{word}");
        }
        for word in ["manager", "mnger", "mangaers", "maneger5"] {
            assert!(!is_one_letter_apart(word, "manager"), "{word}");
        }
    }
}
