//! Spelling mistakes, met word by word against the vocabulary.

use crate::vocabulary::{UNKNOWN, Vocabulary, WordId};

/// The shortest word of the vocabulary that a misspelt word is taken for. Below it too many
/// ordinary words lie one letter apart.
const SHORTEST: usize = 6;

/// The known word one letter away (one wrong, missing, doubled or swapped letter) from a folded,
/// unknown one, or [`UNKNOWN`]. Of several one with the same first letter is taken, then one whose
/// letters are swapped, doubled or missing (slips of the finger) rather than others, then the first
/// in the vocabulary.
pub(crate) fn correct(vocabulary: &Vocabulary, word: &str) -> WordId {
    if word.len() + 1 < SHORTEST || word.bytes().any(|b| b.is_ascii_digit()) {
        return UNKNOWN;
    }
    let letters = letters(word);
    let mut best = (UNKNOWN, u8::MAX);
    for (id, known) in vocabulary.words.iter().enumerate() {
        let length = (known.text.1 - known.text.0) as usize;
        if !known.corrects
            || length < SHORTEST
            || length.abs_diff(word.len()) > 1
            || (known.letters ^ letters).count_ones() > 2
        {
            continue;
        }
        let id = id as WordId;
        let text = vocabulary.text(id);
        if strsim::osa_distance(text, word) != 1 {
            continue;
        }
        let other_first = text.as_bytes()[0] != word.as_bytes()[0];
        let slip = length != word.len() || known.letters == letters;
        let rank = u8::from(other_first) * 2 + u8::from(!slip);
        if rank < best.1 {
            best = (id, rank);
        }
    }
    best.0
}

/// Which letters a word has, one bit each: words one letter apart differ in at most two bits.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}
