//! What of a title decides nothing, so that titles that differ only in it are the same.

use super::reading::{Reading, Sense};
use crate::{title::Gap, vocabulary::Kinds};

impl Reading<'_> {
    /// Whether a phrase may be a word for partners.
    pub(crate) fn is_about_partners(&self) -> bool {
        let partners = Kinds::PARTNER.and(Kinds::FRIEND);
        let mut senses = self.senses.iter();
        senses.any(|sense| self.kinds(sense).is_any_of(partners))
    }

    /// Leaves out the phrases that decide nothing, before anything is decided: so they cannot change
    /// an answer.
    ///
    /// Where nothing is about partners, only the words for levels stay. Else these go: segments
    /// without any word of the trade ("Acme GmbH", "EMEA"), adjectives at the edges of a segment,
    /// all but the first of several unknown words.
    pub(crate) fn drop_idle(&mut self) {
        if !self.is_about_partners() {
            let levels = Kinds::LEVEL.and(Kinds::OTHERS).and(Kinds::EMPLOYER);
            return self.keep(|reading, _, sense| reading.kinds(sense).is_any_of(levels));
        }
        let mut kept = std::mem::take(&mut self.kept);
        kept.clear();
        kept.resize(self.senses.len(), false);
        let mut start = 0;
        while start < self.senses.len() {
            let after = &self.senses[start + 1..];
            let next = after.iter().position(|sense| sense.gap >= Gap::Segment);
            let end = next.map_or(self.senses.len(), |next| start + 1 + next);
            let (from, to) = self.edges(&self.senses[start..end]);
            let mut unknown_before = false;
            let middle = self.senses[start + from..start + to].iter();
            for (sense, keep) in middle.zip(&mut kept[start + from..]) {
                let unknown = sense.phrase.is_none();
                *keep = !(unknown && unknown_before && sense.gap == Gap::Space);
                unknown_before = unknown;
            }
            start = end;
        }
        self.keep(|_, index, _| kept[index]);
        self.kept = kept;
    }

    /// Keeps some phrases. What separates two of them is the strongest gap between them.
    fn keep(&mut self, keeps: impl Fn(&Self, usize, &Sense) -> bool) {
        let mut senses = std::mem::take(&mut self.senses);
        let mut count = 0;
        let mut gap = Gap::Space;
        for index in 0..senses.len() {
            gap = gap.max(senses[index].gap);
            if !keeps(self, index, &senses[index]) {
                continue;
            }
            if count < index {
                senses.swap(count, index);
            }
            senses[count].gap = if count == 0 { Gap::Space } else { gap };
            gap = Gap::Space;
            count += 1;
        }
        senses.truncate(count);
        self.senses = senses;
    }

    /// The part of a segment between adjectives; nothing if no word of the trade is in it.
    fn edges(&self, segment: &[Sense]) -> (usize, usize) {
        if !segment
            .iter()
            .any(|sense| self.kinds(sense).is_any_of(DECIDING))
        {
            return (0, 0);
        }
        let adjectives = Kinds::FILLER.and(Kinds::ADJECTIVE);
        let counts =
            |sense: &Sense| sense.phrase.is_none() || !self.kinds(sense).are_all_of(adjectives);
        let from = segment.iter().position(counts);
        let to = segment.iter().rposition(counts);
        (from.unwrap_or(0), to.map_or(segment.len(), |last| last + 1))
    }
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
