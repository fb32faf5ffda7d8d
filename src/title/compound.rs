//! Compounds of German and its neighbours: "Partnerportal", "Partnerdatenmanagement",
//! "Vertriebspartnerbetreuung", "Produktmanager".

use std::iter;

use crate::taxonomy::{UNKNOWN, Vocabulary, WordId, first_pair, last_pair};

/// The shortest element besides a first one that is known, in letters.
const SHORTEST: usize = 3;

/// The elements of an unknown, folded word: a first one and another; known ones before a last one; a
/// first one and two others ("Partner-daten-management"); anything before a last one
/// ("Partner-xyz-manager", "Xyz-manager", and "Xyz-partner-manager").
pub(super) fn split(vocabulary: &Vocabulary, word: &str) -> Option<Vec<WordId>> {
    if word.len() <= SHORTEST {
        return None;
    }
    let firsts = vocabulary.compounds_first.with(first_pair(word)).iter();
    let begun = firsts.filter_map(|&(_, first)| {
        let rest = word.strip_prefix(vocabulary.text(first))?;
        Some((first, rest))
    });
    let begun: Vec<(WordId, &str)> = begun.collect();
    let behind_first = |behind: fn(&Vocabulary, &str) -> Option<Vec<WordId>>| {
        begun.iter().find_map(|&(first, rest)| {
            let rest = behind(vocabulary, rest)?;
            Some([first].into_iter().chain(rest).collect())
        })
    };
    let ended = before_last(vocabulary, word);
    let known_before_last = || {
        let (before, last) = ended?;
        Some(vec![unlinked(vocabulary, before)?, last])
    };
    let any_before_last = || {
        let (before, last) = ended?;
        let unread = || vec![UNKNOWN];
        let elements = around_open(vocabulary, before).unwrap_or_else(unread);
        Some(elements.into_iter().chain([last]).collect())
    };
    behind_first(one)
        .or_else(known_before_last)
        .or_else(|| behind_first(two))
        .or_else(any_before_last)
}

/// The reading of a word of which only the first element is known, if that makes it one that may be
/// about partners.
pub(super) fn open(vocabulary: &Vocabulary, word: &str) -> WordId {
    let mut open = vocabulary.compounds_open.iter();
    let begins = |&&(first, _): &&(WordId, WordId)| {
        let rest = word.strip_prefix(vocabulary.text(first));
        rest.is_some_and(|rest| rest.len() >= SHORTEST)
    };
    open.find(begins).map_or(UNKNOWN, |&(_, read_as)| read_as)
}

/// An open element at the beginning or at the end of a text, and the other part of that text.
fn around_open(vocabulary: &Vocabulary, text: &str) -> Option<Vec<WordId>> {
    let mut open = vocabulary.compounds_open.iter().map(|&(open, _)| open);
    let begins = |&open: &WordId| text.starts_with(vocabulary.text(open));
    if let Some(first) = open.clone().find(begins) {
        return Some(vec![first, UNKNOWN]);
    }
    open.find_map(|open| {
        let first = text.strip_suffix(vocabulary.text(open))?;
        Some(vec![unlinked(vocabulary, first).unwrap_or(UNKNOWN), open])
    })
}

/// The known element behind a first one.
fn one(vocabulary: &Vocabulary, rest: &str) -> Option<Vec<WordId>> {
    let mut rests = behind_link(vocabulary, rest);
    rests.find_map(|rest| Some(vec![known(vocabulary, rest)?]))
}

/// The two known elements behind a first one.
fn two(vocabulary: &Vocabulary, rest: &str) -> Option<Vec<WordId>> {
    let mut rests = behind_link(vocabulary, rest);
    rests.find_map(|rest| {
        let mut cuts = rest.char_indices().map(|(at, _)| rest.split_at(at));
        cuts.find_map(|(one, other)| {
            let are_long = one.len() > SHORTEST && other.len() > SHORTEST;
            let other = are_long.then(|| known(vocabulary, other))??;
            Some(vec![unlinked(vocabulary, one)?, other])
        })
    })
}

/// The rest behind a first element, with and without the letters that join them.
fn behind_link<'w>(vocabulary: &Vocabulary, rest: &'w str) -> impl Iterator<Item = &'w str> {
    let links = vocabulary.compound_links.iter();
    let unlinked = links.filter_map(move |link| rest.strip_prefix(&**link));
    let rests = iter::once(rest).chain(unlinked);
    rests.filter(|rest| rest.len() >= SHORTEST)
}

/// The text before a known last element, and that element.
fn before_last<'w>(vocabulary: &Vocabulary, word: &'w str) -> Option<(&'w str, WordId)> {
    let mut lasts = vocabulary.compounds_last.with(last_pair(word)).iter();
    lasts.find_map(|&(_, last)| {
        let before = word.strip_suffix(vocabulary.text(last))?;
        (before.len() >= SHORTEST).then_some((before, last))
    })
}

/// An element that is joined with the next one.
fn unlinked(vocabulary: &Vocabulary, element: &str) -> Option<WordId> {
    let links = vocabulary.compound_links.iter();
    let unlinked = links.filter_map(|link| element.strip_suffix(&**link));
    let mut elements = iter::once(element).chain(unlinked);
    elements.find_map(|element| known(vocabulary, element))
}

/// An element that means something by itself.
fn known(vocabulary: &Vocabulary, element: &str) -> Option<WordId> {
    let id = vocabulary.word(element);
    (id != UNKNOWN && vocabulary.has_own_meaning(id)).then_some(id)
}
