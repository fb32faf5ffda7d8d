//! Spelling mistakes, met word by word against the vocabulary.

use std::cmp::Ordering;

use crate::vocabulary::{UNKNOWN, Vocabulary, WordId};

/// The shortest word of the vocabulary that a misspelt word is taken for. Below it too many
/// ordinary words lie one letter apart.
pub(crate) const SHORTEST: usize = 6;

/// The known word one letter away (one wrong, missing, doubled or swapped letter) from a folded,
/// unknown one, or [`UNKNOWN`].
///
/// Of several one that begins a phrase is taken, then one with the same first letter, then one whose
/// letters are swapped, doubled or missing (slips of the finger), then one with another letter, then
/// one with a letter less, then the first in the vocabulary.
pub(crate) fn correct(vocabulary: &Vocabulary, word: &str) -> WordId {
    if word.len() + 1 < SHORTEST || word.bytes().any(|b| b.is_ascii_digit()) {
        return UNKNOWN;
    }
    // one letter: the first two are right, or else the last two
    let near = [
        vocabulary.corrects_by_start.with(first_pair(word)),
        vocabulary.corrects_by_end.with(last_pair(word)),
    ];
    let letters = letters(word);
    let mut best = (u8::MAX, UNKNOWN);
    for known_words in near {
        // a loop in a loop takes less time than one over both lists, and there are many words
        for &(known, id) in known_words {
            if differ_in_more_than_two(known, letters) || id == best.1 {
                continue;
            }
            let text = vocabulary.text(id);
            if !is_one_letter(apart(word, text)) {
                continue;
            }
            let within = !vocabulary.has_meaning(id); // "ordinator" of "co ordinator"
            let rank = u8::from(within) * 6 + unlikely(word, text, known == letters);
            best = best.min((rank, id));
        }
    }
    best.1
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

/// What is left of two words without the letters they share at either end. Their distance is the
/// same, and of words one letter apart hardly anything is left.
fn apart<'w>(one: &'w str, other: &'w str) -> (&'w str, &'w str) {
    let same = |(one, other): &(u8, u8)| one == other;
    let mut from = one.bytes().zip(other.bytes()).take_while(same).count();
    while !one.is_char_boundary(from) {
        from -= 1; // letters of several bytes may share the first ones
    }
    let (one, other) = (&one[from..], &other[from..]);
    let backwards = one.bytes().rev().zip(other.bytes().rev());
    let mut end = backwards.take_while(same).count();
    while !one.is_char_boundary(one.len() - end) {
        end -= 1;
    }
    (&one[..one.len() - end], &other[..other.len() - end])
}

/// Whether what is left of two words is one letter: wrong, too many, missing, or two swapped ones.
fn is_one_letter((one, other): (&str, &str)) -> bool {
    let three = |rest: &str| {
        let mut letters = rest.chars();
        [letters.next(), letters.next(), letters.next()]
    };
    match (three(one), three(other)) {
        ([Some(_), None, _], [_, None, _]) | ([None, ..], [Some(_), None, _]) => true,
        ([first, Some(second), None], [Some(third), fourth, None]) => {
            (first, second) == (fourth, third)
        }
        _ => false,
    }
}

/// Which letters a word has, one bit each: words one letter apart differ in at most two bits.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}

/// Processors of all ages take off the lowest bit more quickly than they count.
fn differ_in_more_than_two(one: u32, other: u32) -> bool {
    let without_lowest = |set: u32| set & set.wrapping_sub(1);
    without_lowest(without_lowest(one ^ other)) != 0
}

/// How many pairs of letters there are.
pub(crate) const PAIRS: usize = 32 * 32;

/// The first two letters of a word, as a number.
pub(crate) fn first_pair(word: &str) -> usize {
    pair(&word.as_bytes()[..2])
}

/// The last two letters of a word, as a number.
pub(crate) fn last_pair(word: &str) -> usize {
    pair(&word.as_bytes()[word.len() - 2..])
}

fn pair(letters: &[u8]) -> usize {
    usize::from(letters[0] % 32) * 32 + usize::from(letters[1] % 32)
}
