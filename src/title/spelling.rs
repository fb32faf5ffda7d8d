//! Spelling mistakes, met word by word against the vocabulary.

use std::cmp::Ordering;

use crate::taxonomy::{UNKNOWN, Vocabulary, WordId, ending, letter_set};

/// Shorter words are not corrected: too many ordinary words lie one letter apart.
const SHORTEST: usize = 5;

/// The known word one letter away (one wrong, missing, doubled or swapped letter) from a folded,
/// unknown one, or [`UNKNOWN`].
///
/// Of several one that begins a phrase is taken, then one with the same first letter, then one whose
/// letters are swapped, doubled or missing (slips of the finger), then one with another letter, then
/// one with a letter less, then the first in the alphabet.
pub(super) fn correct(vocabulary: &Vocabulary, word: &str) -> WordId {
    if word.len() < SHORTEST || word.bytes().any(|b| b.is_ascii_digit()) {
        return UNKNOWN;
    }
    // one letter is wrong: the first two are right, or else the last two
    let mut best: Option<(u8, WordId)> = None;
    let letters_of_word = letter_set(word);
    for id in with_start(vocabulary, word).chain(with_ending(vocabulary, word)) {
        let known = &vocabulary.words[id as usize];
        let differ = (known.letters ^ letters_of_word).count_ones();
        if known.letters == 0 || differ > 2 || !is_one_letter_apart(word, &known.text) {
            continue;
        }
        let is_only_an_element = !vocabulary.has_meaning(id); // "ordinator" of "co ordinator"
        let same_letters = differ == 0;
        let rank = u8::from(is_only_an_element) * 6 + unlikely(word, &known.text, same_letters);
        if best.is_none_or(|best| (rank, id) < best) {
            best = Some((rank, id));
        }
    }
    best.map_or(UNKNOWN, |(_, id)| id)
}

/// The known words with the first two bytes of a word: they stand together in the alphabet.
fn with_start(vocabulary: &Vocabulary, word: &str) -> impl Iterator<Item = WordId> {
    let words = &vocabulary.words;
    let start = |text: &str| {
        [
            text.as_bytes().first().copied(),
            text.as_bytes().get(1).copied(),
        ]
    };
    let wanted = start(word);
    let from = words.partition_point(|known| start(&known.text) < wanted);
    let length = words[from..].partition_point(|known| start(&known.text) == wanted);
    from as WordId..(from + length) as WordId
}

/// Those with the last two bytes of a word.
fn with_ending<'v>(vocabulary: &'v Vocabulary, word: &str) -> impl Iterator<Item = WordId> + 'v {
    let ids = &vocabulary.by_ending;
    let wanted = ending(word);
    let from = ids.partition_point(|&id| ending(vocabulary.text(id)) < wanted);
    let length = ids[from..].partition_point(|&id| ending(vocabulary.text(id)) == wanted);
    ids[from..from + length].iter().copied()
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
    let shared = |(one, other): &(char, char)| one == other;
    let start: usize = one
        .chars()
        .zip(other.chars())
        .take_while(shared)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (one, other) = (&one[start..], &other[start..]);
    let end: usize = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(shared)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let is_short = |rest: &str| rest.chars().nth(2).is_none();
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
