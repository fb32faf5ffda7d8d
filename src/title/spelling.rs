//! Spelling mistakes, met word by word against the vocabulary.

use crate::vocabulary::{UNKNOWN, Vocabulary, WordId};

/// The shortest word of the vocabulary that a misspelt word is taken for. Below it too many
/// ordinary words lie one letter apart.
pub(crate) const SHORTEST: usize = 6;

/// The known word one letter away (one wrong, missing, doubled or swapped letter) from a folded,
/// unknown one, or [`UNKNOWN`]. Of several one with the same first letter is taken, then one whose
/// letters are swapped, doubled or missing (slips of the finger) rather than others, then the first
/// in the vocabulary.
pub(crate) fn correct(vocabulary: &Vocabulary, word: &str) -> WordId {
    if word.len() + 1 < SHORTEST || word.bytes().any(|b| b.is_ascii_digit()) {
        return UNKNOWN;
    }
    let letters = letters(word);
    let mut best = (u8::MAX, UNKNOWN);
    for &(known, id) in vocabulary.corrects_near(word.len()) {
        if (known ^ letters).count_ones() > 2 {
            continue;
        }
        let text = vocabulary.text(id);
        if strsim::osa_distance(text, word) != 1 {
            continue;
        }
        let other_first = text.as_bytes()[0] != word.as_bytes()[0];
        let slip = text.len() != word.len() || known == letters;
        let rank = u8::from(other_first) * 2 + u8::from(!slip);
        best = best.min((rank, id));
    }
    best.1
}

/// Which letters a word has, one bit each: words one letter apart differ in at most two bits.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}
