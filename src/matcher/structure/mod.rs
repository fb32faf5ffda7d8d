//! How the phrases of a title group: parts, segments, conjuncts.
//!
//! `Head of Channels, Partner Recruitment & Alliances | Mexico` has two parts (at the bar); the
//! first has two segments (at the comma), the second of which has two conjuncts (at the `&`).
//! `aside` takes "Partner (EMEA) Manager" for one segment, `comma_list` joins "Marketing, Operations &
//! Enablement"; `not_present` marks what the person was or wants to be.

mod aside;
mod comma_list;
mod grouped_phrase;
mod not_present;
mod phrase_set;

pub(crate) use grouped_phrase::GroupedPhrase;
pub(crate) use phrase_set::PhraseSet;

use aside::join_asides;
use comma_list::join_lists;
use not_present::mark_not_now;

use crate::{
    taxonomy::{FalseFriend, FunctionTerm, OutsideWork, PartnerTerm, TagSet, Vocabulary},
    title::{PhraseMatch, Separator},
};

/// The phrases of a title with their places.
#[derive(Debug, Clone)]
pub(crate) struct Structure<'v> {
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) phrases: Vec<GroupedPhrase<'v>>,
}

impl<'v> Structure<'v> {
    /// Groups the phrases of a title. A phrase that is left out, part of an employer's name or a
    /// marketplace without a cloud provider counts as an unknown word.
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
            employer &= !phrase.separator.is_boundary();
            let is_nothing =
                employer || left_out == Some(index) || !has_cloud && needs_cloud(phrase);
            let next = matches.get(index + 1);
            let tags = match is_nothing {
                true => vocabulary.no_tags(),
                false => phrase.tags,
            };
            if index > 0 && phrase.separator == Separator::Part {
                part += 1;
                others = false;
            }
            segment += usize::from(index > 0 && phrase.separator.is_boundary());
            conjunct += usize::from(phrase.separator >= Separator::Slash || tags.joiner);
            phrases.push(GroupedPhrase {
                tags,
                part,
                segment,
                conjunct,
                others,
                not_now: false,
                suspended: next.is_some_and(|next| next.separator == Separator::Suspended),
                is_one_word: phrase.length == 1,
            });
            employer |= tags.employer;
            others |= tags.others;
        }
        join_asides(&mut phrases, matches);
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

    /// The phrase says firmly what the work is about: "enablement", not "development".
    pub(crate) fn is_firm_work(&self, at: usize) -> bool {
        let term = self.function_term(at);
        term.is_some_and(|term| term.weight >= FunctionTerm::FIRM)
    }

    /// The phrase before this one, if it stands in the same conjunct.
    pub(crate) fn before_in_conjunct(&self, at: usize) -> Option<&GroupedPhrase<'v>> {
        let before = &self.phrases[at.checked_sub(1)?];
        (before.conjunct == self.phrases[at].conjunct).then_some(before)
    }

    /// The phrase behind this one, if it stands in the same conjunct.
    pub(crate) fn next_in_conjunct(&self, at: usize) -> Option<&GroupedPhrase<'v>> {
        let next = self.phrases.get(at + 1)?;
        (next.conjunct == self.phrases[at].conjunct).then_some(next)
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

    /// One of these phrases stands in the conjunct of this one.
    pub(crate) fn any_beside(&self, phrases: PhraseSet, at: usize) -> bool {
        self.any_of(phrases, |phrase| {
            phrase.conjunct == self.phrases[at].conjunct
        })
    }

    /// These phrases in groups of neighbours that have the same number of a segment or conjunct.
    pub(crate) fn groups(
        &self,
        phrases: PhraseSet,
        number: impl Fn(&GroupedPhrase<'v>) -> usize,
    ) -> Vec<PhraseSet> {
        let mut groups: Vec<PhraseSet> = Vec::new();
        let mut last = None;
        for at in phrases.iter() {
            let number = Some(number(&self.phrases[at]));
            match groups.last_mut() {
                Some(group) if number == last => group.insert(at),
                _ => groups.push([at].into_iter().collect()),
            }
            last = number;
        }
        groups
    }

    /// This holds for one of these phrases.
    pub(crate) fn any_of(
        &self,
        phrases: PhraseSet,
        holds: impl Fn(&GroupedPhrase<'v>) -> bool,
    ) -> bool {
        phrases.iter().any(|at| holds(&self.phrases[at]))
    }

    /// The phrases for which this holds.
    pub(crate) fn set(&self, holds: impl Fn(&GroupedPhrase<'v>) -> bool) -> PhraseSet {
        let phrases = self.phrases.iter().enumerate();
        phrases
            .filter(|(_, phrase)| holds(phrase))
            .map(|(at, _)| at)
            .collect()
    }

    pub(crate) fn any(&self, holds: impl Fn(&GroupedPhrase<'v>) -> bool) -> bool {
        self.phrases.iter().any(holds)
    }
}
