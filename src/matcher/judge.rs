//! The decision: which outcome and which functions a reading supports.

use super::{
    gate,
    layout::{Place, layout},
    role::Role,
    verdict::{Functions, Ground, Phrases, Verdict},
};
use crate::{
    classification::Outcome,
    taxonomy::Level,
    title::Reading,
    vocabulary::{Mark, Vocabulary},
};

/// Judges a reading, as if one phrase were not there if it is left out.
pub(crate) fn judge(
    vocabulary: &Vocabulary,
    reading: &Reading<'_>,
    left_out: Option<usize>,
) -> Verdict {
    let places = layout(vocabulary, reading, left_out);
    let mut level = level(&places);
    let mut partners = Vec::new();
    let mut friend = None;
    let mut counts_outside = Vec::new();
    for (index, place) in places.iter().enumerate() {
        if let Some(entry) = place.friend() {
            friend = friend.or(Some((index, gate::Sense::Friend(entry))));
            if vocabulary.friends[usize::from(entry)].counts_outside {
                counts_outside.push(index);
            }
        }
        let Some(group) = place.partner() else {
            continue;
        };
        match gate::sense(vocabulary, &places, index, group) {
            gate::Sense::Partner if is_person(vocabulary, &places[..index], place.part) => {}
            gate::Sense::Partner => partners.push(index),
            sense => {
                friend = friend.or(Some((index, sense)));
                match sense {
                    gate::Sense::Alone => {
                        level = rank(vocabulary, &places, index).unwrap_or(level);
                    }
                    gate::Sense::Friend(entry)
                        if vocabulary.friends[usize::from(entry)].counts_outside =>
                    {
                        counts_outside.push(index);
                    }
                    _ => {}
                }
            }
        }
    }
    let mut verdict = Verdict {
        outcome: Outcome::None,
        functions: Functions::NONE,
        level,
        ground: match friend {
            None => Ground::NoWord,
            Some((_, gate::Sense::Alone)) => Ground::Alone,
            Some((_, gate::Sense::Weak)) => Ground::Weak,
            Some(_) => Ground::Friend,
        },
        partners: partners.iter().copied().collect(),
        topics: Phrases::NONE,
        bare: false,
        outside: None,
        friend,
    };
    let Some(&main) = partners.first().or(counts_outside.first()) else {
        return verdict;
    };
    let role = Role::around(vocabulary, &places, main, partners);
    if role.is_vague() {
        verdict.friend = verdict.partners.first().map(|at| (at, gate::Sense::Weak));
        verdict.ground = Ground::Weak;
        verdict.partners = Phrases::NONE;
        return verdict;
    }
    if let Some(outside) = role.outside() {
        let work = &vocabulary.outsides[usize::from(places[outside].outside().unwrap_or(0))];
        verdict.outcome = Outcome::Adjacent;
        verdict.ground = Ground::Outside;
        verdict.outside = Some(outside);
        verdict.functions = role
            .topic_beside(main)
            .map_or(work.nearest.as_ref(), |topic| role.functions_of(topic))
            .iter()
            .take(1)
            .filter(|_| !verdict.partners.is_empty())
            .copied()
            .collect();
        return verdict;
    }
    if verdict.partners.is_empty() {
        let counts = counts_outside.iter().any(|&at| role.counts(at));
        if !counts {
            return verdict;
        }
        verdict.partners = counts_outside.into_iter().collect();
    }
    verdict.friend = None;
    let (topics, bare) = role.topics();
    (verdict.functions, verdict.ground) = role.functions(&topics, bare);
    verdict.topics = topics.into_iter().collect();
    verdict.bare = bare;
    verdict.outcome = match verdict.functions.len() {
        1 => Outcome::Clear,
        _ => Outcome::Multiple,
    };
    verdict
}

/// "HR Business Partner, Channel Sales": the person is the false friend.
fn is_person(vocabulary: &Vocabulary, before: &[Place<'_>], part: usize) -> bool {
    before
        .iter()
        .filter(|place| place.part == part)
        .filter_map(Place::friend)
        .any(|friend| vocabulary.friends[usize::from(friend)].person)
}

/// "Partner, Global Mobility": a segment begins so, and there is no other noun.
fn rank(vocabulary: &Vocabulary, places: &[Place<'_>], at: usize) -> Option<Level> {
    let group = &vocabulary.groups[usize::from(places[at].partner()?)];
    let mut before = places[..at].iter();
    let begins = before.all(|place| place.segment != places[at].segment || place.is(Mark::Filler));
    let other = |place: &Place<'_>| place.is_noun() || place.friend().is_some();
    group
        .alone_level
        .filter(|_| begins && !places.iter().any(other))
}

/// The highest level of the person's own, but an intern is an intern.
pub(super) fn level(places: &[Place<'_>]) -> Level {
    let own = || {
        places
            .iter()
            .filter(|place| !place.others)
            .filter_map(Place::level)
    };
    if own().any(|level| level == Level::Entry) {
        return Level::Entry;
    }
    own().min().unwrap_or(Level::Individual)
}
