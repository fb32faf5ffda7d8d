//! Compounds of German and Dutch: "Partnerportal", "Vertriebspartnerbetreuung", "Produktmanager".

use crate::taxonomy::{UNKNOWN, Vocabulary, WordId};

/// The shortest element besides the known one, in letters.
const SHORTEST: usize = 3;

/// The two elements of an unknown, folded word. After a known first element the rest must be known
/// too; before a known last element it may be anything.
pub(super) fn split(vocabulary: &Vocabulary, word: &str) -> Option<(WordId, WordId)> {
    let known = |rest: &str| {
        let id = vocabulary.word(rest);
        (id != UNKNOWN && vocabulary.has_meaning(id)).then_some(id)
    };
    let mut firsts = vocabulary.compounds_first.iter();
    let first = firsts.find_map(|&first| {
        let rest = word.strip_prefix(vocabulary.text(first))?;
        let is_long = |rest: &&str| rest.len() >= SHORTEST;
        let linked = || rest.strip_prefix('s').filter(is_long).and_then(known);
        let last = Some(rest).filter(is_long).and_then(known).or_else(linked)?;
        Some((first, last))
    });
    first.or_else(|| {
        let mut lasts = vocabulary.compounds_last.iter();
        lasts.find_map(|&last| {
            let rest = word.strip_suffix(vocabulary.text(last))?;
            (rest.len() >= SHORTEST).then(|| (known(rest).unwrap_or(UNKNOWN), last))
        })
    })
}
