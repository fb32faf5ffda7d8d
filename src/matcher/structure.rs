//! How the phrases of a title group: parts, segments, conjuncts.
//!
//! `Head of Channels, Partner Recruitment & Alliances | Mexico` has two parts (at the bar); the
//! first has two segments (at the comma), the second of which has two conjuncts (at the `&`).

use super::comma_list::join_lists;
use crate::{
    taxonomy::{FalseFriend, FunctionTerm, OutsideWork, PartnerTerm, TagSet, Vocabulary},
    title::{PhraseMatch, Separator},
};

/// The phrases of a title with their places.
#[derive(Debug, Clone)]
pub(crate) struct Structure<'v> {
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) phrases: Vec<Placed<'v>>,
}

/// A phrase with its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed<'v> {
    /// Its tags here.
    pub(crate) tags: &'v TagSet,
    /// Number of its part.
    pub(crate) part: usize,
    /// Number of its segment, counted through the title.
    pub(crate) segment: usize,
    /// Number of its conjunct, counted through the title.
    pub(crate) conjunct: usize,
    /// It is about somebody else: "assistant to the VP of Partnerships".
    pub(crate) others: bool,
    /// It is not the present role: "former Head of Alliances".
    pub(crate) not_now: bool,
}

impl<'v> Structure<'v> {
    /// Groups the phrases of a title. A phrase that is left out counts as an unknown word.
    pub(crate) fn of(
        vocabulary: &'v Vocabulary,
        matches: &[PhraseMatch<'v>],
        left_out: Option<usize>,
    ) -> Structure<'v> {
        let (mut part, mut segment, mut conjunct) = (0, 0, 0);
        let (mut others, mut employer) = (false, false);
        let has_cloud = matches.iter().any(|phrase| phrase.tags.cloud);
        let needs_cloud = |phrase: &PhraseMatch<'_>| {
            let partner = phrase.tags.partner;
            partner.is_some_and(|group| vocabulary.partner_terms[usize::from(group)].with_cloud)
        };
        let mut phrases = Vec::with_capacity(matches.len());
        for (index, phrase) in matches.iter().enumerate() {
            employer &= phrase.separator < Separator::Segment;
            let is_nothing =
                employer || left_out == Some(index) || !has_cloud && needs_cloud(phrase);
            let tags = match is_nothing {
                true => vocabulary.no_tags(),
                false => phrase.tags,
            };
            if index > 0 && phrase.separator == Separator::Part {
                part += 1;
                others = false;
            }
            segment += usize::from(index > 0 && phrase.separator >= Separator::Segment);
            conjunct += usize::from(phrase.separator >= Separator::Slash || tags.joiner);
            phrases.push(Placed {
                tags,
                part,
                segment,
                conjunct,
                others,
                not_now: false,
            });
            employer |= tags.employer;
            others |= tags.others;
        }
        join_lists(&mut phrases);
        mark_not_now(&mut phrases);
        Structure {
            vocabulary,
            phrases,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.phrases.len()
    }

    pub(crate) fn tags(&self, at: usize) -> &'v TagSet {
        self.phrases[at].tags
    }

    pub(crate) fn partner_term(&self, at: usize) -> Option<&'v PartnerTerm> {
        let group = self.tags(at).partner?;
        Some(&self.vocabulary.partner_terms[usize::from(group)])
    }

    pub(crate) fn function_term(&self, at: usize) -> Option<&'v FunctionTerm> {
        let term = self.tags(at).function?;
        Some(&self.vocabulary.function_terms[usize::from(term)])
    }

    pub(crate) fn outside_work(&self, at: usize) -> Option<&'v OutsideWork> {
        let work = self.tags(at).outside?;
        Some(&self.vocabulary.outside_work[usize::from(work)])
    }

    pub(crate) fn false_friend(&self, at: usize) -> Option<&'v FalseFriend> {
        let friend = self.tags(at).false_friend?;
        Some(&self.vocabulary.false_friends[usize::from(friend)])
    }

    /// The part of a headline that a word stands in, or all of it if the noun stands elsewhere:
    /// "Sales Director | Indirect Markets".
    pub(crate) fn part_with_noun(&self, at: usize) -> PhraseSet {
        let part = self.phrases[at].part;
        let own = self.set(|phrase| phrase.part == part && !phrase.not_now);
        match own.iter().any(|at| self.tags(at).is_noun()) {
            true => own,
            false => self.set(|phrase| !phrase.not_now),
        }
    }

    /// The phrases for which this holds.
    pub(crate) fn set(&self, holds: impl Fn(&Placed<'v>) -> bool) -> PhraseSet {
        let phrases = self.phrases.iter().enumerate();
        phrases
            .filter(|(_, phrase)| holds(phrase))
            .map(|(at, _)| at)
            .collect()
    }

    pub(crate) fn any(&self, holds: impl Fn(&Placed<'v>) -> bool) -> bool {
        self.phrases.iter().any(holds)
    }
}

/// Marks what is not the present role: from "former" to the end of its segment, and on through segments
/// without a level of their own ("Former teacher, now Channel Manager"); all that stands before
/// "until" in its part. It has to be said of a level or a partner word: not "Future Talent".
fn mark_not_now(phrases: &mut [Placed<'_>]) {
    for at in 0..phrases.len() {
        let here = phrases[at];
        if here.tags.not_now {
            let end = at + 1 + not_now_length(&phrases[at..]);
            for phrase in &mut phrases[at..end] {
                phrase.not_now = true;
            }
        }
        // "VP Alliances (retired)": it stands alone behind the role
        let is_behind = here.tags.not_now
            && at > 0
            && phrases[at - 1].segment != here.segment
            && phrases[at - 1].part == here.part
            && phrases
                .get(at + 1)
                .is_none_or(|next| next.part != here.part);
        if here.tags.not_now_before || is_behind {
            let before = phrases[..at].iter_mut();
            for phrase in before.filter(|phrase| phrase.part == here.part) {
                phrase.not_now = true;
            }
        }
    }
}

/// How many of the phrases behind the first one are not the present role.
fn not_now_length(phrases: &[Placed<'_>]) -> usize {
    let here = phrases[0];
    let has_level = |segment: usize| {
        let mut own = phrases.iter().filter(|phrase| phrase.segment == segment);
        own.any(|phrase| phrase.tags.level.is_some())
    };
    let behind = &phrases[1..];
    let own = |phrase: &&Placed<'_>| phrase.segment == here.segment;
    let mut own_segment = behind.iter().take_while(own);
    let stands_alone = behind
        .first()
        .is_none_or(|next| next.segment != here.segment);
    let says =
        own_segment.any(|phrase| phrase.tags.level.is_some() || phrase.tags.partner.is_some());
    if !says && !stands_alone {
        return 0;
    }
    // a "former" that stands alone is said of the next segment
    let said_of = match (stands_alone, behind.first()) {
        (true, Some(next)) => next.segment,
        _ => here.segment,
    };
    let goes_on = |phrase: &&Placed<'_>| {
        phrase.part == here.part && (phrase.segment <= said_of || !has_level(phrase.segment))
    };
    behind.iter().take_while(goes_on).count()
}

/// Indices of phrases of a title, one bit each: a title has at most a hundred.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PhraseSet(u128);

impl PhraseSet {
    pub(crate) fn insert(&mut self, at: usize) {
        self.0 |= 1 << at;
    }

    pub(crate) fn contains(self, at: usize) -> bool {
        self.0 >> at & 1 == 1
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn without(self, other: PhraseSet) -> PhraseSet {
        PhraseSet(self.0 & !other.0)
    }

    pub(crate) fn with(self, other: PhraseSet) -> PhraseSet {
        PhraseSet(self.0 | other.0)
    }

    pub(crate) fn among(self, other: PhraseSet) -> PhraseSet {
        PhraseSet(self.0 & other.0)
    }

    pub(crate) fn lowest(self) -> Option<usize> {
        self.iter().next()
    }

    /// In the order of the title.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> + Clone {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let lowest = (rest != 0).then(|| rest.trailing_zeros() as usize);
            rest &= rest.wrapping_sub(1);
            lowest
        })
    }
}

impl FromIterator<usize> for PhraseSet {
    fn from_iter<I: IntoIterator<Item = usize>>(indices: I) -> Self {
        let mut set = PhraseSet::default();
        indices.into_iter().for_each(|at| set.insert(at));
        set
    }
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn what_the_person_was_or_wants_to_be_is_not_the_role() {
        for (title, answer) in [
            ("Former Head of Alliances", "none head"),
            ("Retired (former VP Channels)", "none vp"),
            ("Former Partner Manager, now Gardener", "none manager"),
            (
                "Former teacher, Channel Sales Manager",
                "clear sales manager",
            ),
            ("Partner Marketing Lead | ex-Acme", "clear marketing lead"),
            ("Aspiring Partner Manager", "none manager"),
            ("Interim Channel Manager", "clear sales manager"),
            (
                "Future Talent - Channel Account Manager",
                "clear sales manager",
            ),
            ("Director of Alliances until 2024", "none director"),
            ("VP Alliances (retired)", "none vp"),
            ("Partner Manager, looking for work", "clear sales manager"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
