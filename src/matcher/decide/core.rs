//! The role around a partner word: the part of the title that words it, and the core of that part.

use super::decision::BasisKind;
use crate::{
    domain::{Function, Level},
    matcher::structure::{PhraseSet, Structure},
    taxonomy::{FunctionTerm, Stands},
};

/// The part of a title around the partner word that counts.
pub(super) struct Role<'a, 'v> {
    pub(super) structure: &'a Structure<'v>,
    /// The partner words that are about partners.
    pub(super) partners: PhraseSet,
    /// The first of them.
    pub(super) main: usize,
    /// The part the role is worded in.
    pub(super) part: PhraseSet,
    /// Its core: the segment with the head noun and what it is about.
    pub(super) core: PhraseSet,
    /// Segment of the head noun, when the modifiers are in another one ("Manager, Partner
    /// Marketing").
    pub(super) noun_segment: PhraseSet,
    pub(super) level: Level,
}

impl<'a, 'v> Role<'a, 'v> {
    /// The role around a partner word, worded in this part of the title.
    pub(super) fn around(
        structure: &'a Structure<'v>,
        main: usize,
        partners: PhraseSet,
        part: PhraseSet,
        level: Level,
    ) -> Self {
        let mut role = Role {
            structure,
            partners,
            main,
            part,
            core: PhraseSet::default(),
            noun_segment: PhraseSet::default(),
            level,
        };
        role.find_core();
        role
    }

    /// The functions of the function term at a place, for this level.
    pub(super) fn functions_of(&self, at: usize) -> &'v [Function] {
        let term = self.structure.function_term(at);
        term.map_or(&[], |term| term.functions_at(self.level))
    }

    /// The functions of a role whose title names none, by its level, and the rule that says so.
    pub(super) fn default_functions(&self) -> (&'v [Function], BasisKind, &'static str) {
        let vocabulary = self.structure.vocabulary;
        match self.level {
            Level::Chief | Level::Vp | Level::Head => (
                &vocabulary.leader_default,
                BasisKind::LeaderDefault,
                "leader_default",
            ),
            Level::Director => (
                &vocabulary.director_default,
                BasisKind::DirectorDefault,
                "director_default",
            ),
            _ => (
                &vocabulary.below_default,
                BasisKind::BelowDefault,
                "below_default",
            ),
        }
    }

    /// How the partner word at a place stands, if there is one that counts.
    pub(super) fn stands(&self, at: usize) -> Option<Stands> {
        let term = self.structure.partner_term(at)?;
        self.partners.contains(at).then_some(term.stands)
    }

    /// The weight of the function term at a place; 0 if there is none.
    pub(super) fn weight(&self, at: usize) -> u8 {
        self.structure
            .function_term(at)
            .map_or(0, |term| term.weight)
    }

    /// The first segment that holds a noun and says what the work is about; if the noun stands by
    /// itself ("Manager, Partner Marketing"), also the next segment that says so.
    fn find_core(&mut self) {
        let phrases = &self.structure.phrases;
        let segments = self.segments();
        let has_noun = |segment: PhraseSet| segment.iter().any(|at| phrases[at].tags.is_noun());
        let has_content = |segment: PhraseSet| segment.iter().any(|at| self.is_content(at));
        let is_managed = |segment: PhraseSet| {
            let mut levels = segment.iter().filter_map(|at| phrases[at].tags.level);
            levels.any(|level| level <= Level::Manager)
        };
        let has_level =
            |segment: PhraseSet| segment.iter().any(|at| phrases[at].tags.level.is_some());

        let manager = segments
            .iter()
            .copied()
            .find(|&segment| is_managed(segment));
        let mut both = segments
            .iter()
            .copied()
            .filter(|&segment| has_noun(segment) && has_content(segment));
        // a calling without a level ("Engineer") is a noun where there is no manager or above
        let first = match both.next() {
            Some(calling) if !has_level(calling) && manager.is_some() => {
                both.find(|&segment| Some(segment) == manager)
            }
            first => first,
        };
        if let Some(segment) = first {
            self.core = segment;
            return;
        }
        let noun = manager.or_else(|| segments.iter().copied().find(|&segment| has_noun(segment)));
        let is_behind_noun =
            |segment: PhraseSet| noun.is_none_or(|noun| segment.lowest() > noun.lowest());
        let mut content = segments
            .iter()
            .copied()
            .filter(|&segment| has_content(segment));
        let content = content
            .clone()
            .find(|&segment| is_behind_noun(segment))
            .or_else(|| content.next());
        let none = PhraseSet::default();
        self.core = noun.unwrap_or(none).with(content.unwrap_or(none));
        if content.is_some() && content != noun {
            self.noun_segment = noun.unwrap_or(none);
        }
    }

    /// The segments of the part, in the order of the title.
    fn segments(&self) -> Vec<PhraseSet> {
        let mut segments: Vec<(usize, PhraseSet)> = Vec::new();
        for at in self.part.iter() {
            let number = self.structure.phrases[at].segment;
            match segments.last_mut() {
                Some((last, segment)) if *last == number => segment.insert(at),
                _ => segments.push((number, [at].into_iter().collect())),
            }
        }
        segments.into_iter().map(|(_, segment)| segment).collect()
    }

    fn is_content(&self, at: usize) -> bool {
        self.partners.contains(at)
            || self.structure.tags(at).outside.is_some()
            || self.weight(at) >= FunctionTerm::FIRM
    }
}
