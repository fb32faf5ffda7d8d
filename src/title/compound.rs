//! Compounds of German and Dutch: "Partnerportal", "Vertriebspartnerbetreuung", "Produktmanager".

use crate::vocabulary::{UNKNOWN, Vocabulary, WordId};

/// The shortest element besides the known one.
const SHORTEST: usize = 3;

/// The two elements of an unknown, folded word. After a known first element the rest must be known
/// too; before a known last element it may be anything.
pub(crate) fn split(vocabulary: &Vocabulary, word: &str) -> Option<(WordId, WordId)> {
    let known = |rest: &str| {
        let id = vocabulary.word(rest);
        (id != UNKNOWN && vocabulary.has_meaning(id)).then_some(id)
    };
    let bytes = word.as_bytes();
    let firsts = vocabulary.compounds_first.iter();
    let first = firsts.filter(|(byte, _)| bytes.first() == Some(byte));
    let first = first.map(|&(_, first)| first).find_map(|first| {
        let rest = word.strip_prefix(vocabulary.text(first))?;
        let long = |rest: &&str| rest.len() >= SHORTEST;
        let linked = || rest.strip_prefix('s').filter(long).and_then(known);
        let last = Some(rest).filter(long).and_then(known).or_else(linked)?;
        Some((first, last))
    });
    first.or_else(|| {
        let lasts = vocabulary.compounds_last.iter();
        let mut last = lasts.filter(|(byte, _)| bytes.last() == Some(byte));
        last.find_map(|&(_, last)| {
            let rest = word.strip_suffix(vocabulary.text(last))?;
            let rest = (rest.len() >= SHORTEST).then_some(rest)?;
            Some((known(rest).unwrap_or(UNKNOWN), last))
        })
    })
}
