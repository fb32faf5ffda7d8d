//! Noise: phrases of a title that decide nothing.

use std::ops::Range;

use super::{PhraseMatch, Separator, has_partner_term};

/// Leaves out the phrases that decide nothing, so that no rule has to pass over them.
///
/// Where nothing is about partners, only the words for levels stay. Else these go: segments without
/// any word of the trade ("Acme GmbH", "EMEA"), adjectives at the edges of a segment, all but the
/// first of several unknown words.
pub(crate) fn drop_noise(phrases: &mut Vec<PhraseMatch<'_>>) {
    let mut kept = Kept {
        count: 0,
        separator: Separator::Space,
    };
    if has_partner_term(phrases) {
        let mut start = 0;
        while start < phrases.len() {
            let after = &phrases[start + 1..];
            let next = after
                .iter()
                .position(|phrase| phrase.separator.is_boundary());
            let end = next.map_or(phrases.len(), |next| start + 1 + next);
            keep_of_segment(phrases, start..end, &mut kept);
            start = end;
        }
    } else {
        for index in 0..phrases.len() {
            let tags = phrases[index].tags;
            kept.pass(
                phrases,
                index,
                tags.level.is_some() || tags.others || tags.employer,
            );
        }
    }
    phrases.truncate(kept.count);
}

/// The phrases that were kept so far, at the front of the list.
struct Kept {
    count: usize,
    /// The strongest separator since the last of them.
    separator: Separator,
}

impl Kept {
    fn pass(&mut self, phrases: &mut [PhraseMatch<'_>], index: usize, keep: bool) {
        let mut phrase = phrases[index];
        self.separator = self.separator.max(phrase.separator);
        if !keep {
            return;
        }
        phrase.separator = match self.count {
            0 => Separator::Space,
            _ => self.separator,
        };
        phrases[self.count] = phrase;
        self.count += 1;
        self.separator = Separator::Space;
    }
}

fn keep_of_segment(phrases: &mut [PhraseMatch<'_>], segment: Range<usize>, kept: &mut Kept) {
    let core = core(&phrases[segment.clone()]);
    let core = segment.start + core.start..segment.start + core.end;
    let mut unknown_before = false;
    for index in segment {
        let is_unknown = phrases[index].tags.is_empty();
        let repeats = is_unknown && unknown_before && phrases[index].separator == Separator::Space;
        let in_core = core.contains(&index);
        kept.pass(phrases, index, in_core && !repeats);
        unknown_before = in_core && is_unknown;
    }
}

/// The part of a segment between adjectives; nothing if no word of the trade is in it.
fn core(segment: &[PhraseMatch<'_>]) -> Range<usize> {
    if !segment.iter().any(|phrase| phrase.tags.decides()) {
        return 0..0;
    }
    let counts = |phrase: &PhraseMatch<'_>| !phrase.tags.is_filler();
    let from = segment.iter().position(counts);
    let to = segment.iter().rposition(counts);
    from.unwrap_or(0)..to.map_or(segment.len(), |last| last + 1)
}
