//! What of a title decides nothing, so that titles that differ only in it are the same.

use std::ops::Range;

use super::reading::{Reading, Sense};
use crate::{title::Gap, vocabulary::Kinds};

impl Reading<'_> {
    /// Whether one of the phrases that were found may be a word for partners.
    pub(crate) fn is_about_partners(&self) -> bool {
        self.kinds.is_any_of(Kinds::PARTNER.and(Kinds::FRIEND))
    }

    /// Leaves out the phrases that decide nothing, before anything is decided: so they cannot change
    /// an answer.
    ///
    /// Where nothing is about partners, only the words for levels stay. Else these go: segments
    /// without any word of the trade ("Acme GmbH", "EMEA"), adjectives at the edges of a segment,
    /// all but the first of several unknown words.
    pub(crate) fn drop_idle(&mut self) {
        let is_about_partners = self.is_about_partners();
        let senses = &mut self.senses[..];
        let mut sieve = Sieve::default();
        if is_about_partners {
            let mut start = 0;
            while start < senses.len() {
                let after = &senses[start + 1..];
                let next = after.iter().position(|sense| sense.gap >= Gap::Segment);
                let end = next.map_or(senses.len(), |next| start + 1 + next);
                sieve.pass_segment(senses, start..end);
                start = end;
            }
        } else {
            let levels = Kinds::LEVEL.and(Kinds::OTHERS).and(Kinds::EMPLOYER);
            for index in 0..senses.len() {
                sieve.pass(senses, index, senses[index].kinds.is_any_of(levels));
            }
        }
        self.senses.truncate(sieve.kept);
    }
}

/// Moves the phrases that are kept to the front.
struct Sieve {
    kept: usize,
    /// What separates two of them is the strongest gap between them.
    gap: Gap,
}

impl Default for Sieve {
    fn default() -> Self {
        Sieve {
            kept: 0,
            gap: Gap::Space,
        }
    }
}

impl Sieve {
    /// Goes on to the next phrase. It is moved in any case, as that takes less time than a branch
    /// that can go either way; what is not kept is written over.
    #[inline]
    fn pass(&mut self, senses: &mut [Sense], index: usize, keeps: bool) {
        let mut sense = senses[index];
        self.gap = self.gap.max(sense.gap);
        sense.gap = if self.kept == 0 { Gap::Space } else { self.gap };
        senses[self.kept] = sense;
        if keeps {
            self.gap = Gap::Space;
            self.kept += 1;
        }
    }

    fn pass_segment(&mut self, senses: &mut [Sense], segment: Range<usize>) {
        let (from, to) = edges(&senses[segment.clone()]);
        let middle = segment.start + from..segment.start + to;
        let mut unknown_before = false;
        for index in segment {
            let unknown = senses[index].phrase().is_none();
            let another = unknown && unknown_before && senses[index].gap == Gap::Space;
            let within = middle.contains(&index);
            self.pass(senses, index, within && !another);
            unknown_before = within && unknown;
        }
    }
}

/// The part of a segment between adjectives; nothing if no word of the trade is in it.
fn edges(segment: &[Sense]) -> (usize, usize) {
    let mut senses = segment.iter();
    if !senses.any(|sense| sense.kinds.is_any_of(DECIDING)) {
        return (0, 0);
    }
    let adjectives = Kinds::FILLER.and(Kinds::ADJECTIVE);
    let counts = |sense: &Sense| sense.phrase().is_none() || !sense.kinds.are_all_of(adjectives);
    let from = segment.iter().position(counts);
    let to = segment.iter().rposition(counts);
    (from.unwrap_or(0), to.map_or(segment.len(), |last| last + 1))
}

/// Phrases of these kinds can change an answer by themselves.
const DECIDING: Kinds = Kinds::LEVEL
    .and(Kinds::PARTNER)
    .and(Kinds::TOPIC)
    .and(Kinds::OUTSIDE)
    .and(Kinds::FRIEND)
    .and(Kinds::ANYWHERE)
    .and(Kinds::OTHERS)
    .and(Kinds::EMPLOYER)
    .and(Kinds::BEHIND);
