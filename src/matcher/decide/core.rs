//! The role around a partner word: the part of the title that words it, and the core of that part.

use super::decision::BasisKind;
use crate::{
    domain::{Function, Level},
    matcher::structure::{PhraseSet, Structure},
    taxonomy::Stands,
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

    /// Business development and its like, which belong to the partner word that they are joined with:
    /// "Alliances and Business Development".
    pub(super) fn is_last_beside(&self, at: usize) -> bool {
        let term = self.structure.function_term(at);
        term.is_some_and(|term| term.last_beside)
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
        let segments = self.structure.groups(self.part, |phrase| phrase.segment);
        let manager = segments.iter().copied().find(|&own| self.has_manager(own));
        let mut both = segments
            .iter()
            .copied()
            .filter(|&own| self.has_noun(own) && self.has_content(own));
        // a calling without a level ("Engineer") is a noun where there is no manager or above
        let first = match both.next() {
            Some(calling) if !self.has_level(calling) && manager.is_some() => {
                both.find(|&segment| Some(segment) == manager)
            }
            first => first,
        };
        if let Some(segment) = first {
            self.core = segment;
            return;
        }
        let noun = manager.or_else(|| segments.iter().copied().find(|&own| self.has_noun(own)));
        let mut content = segments
            .iter()
            .copied()
            .filter(|&own| self.has_content(own));
        let content = content.next();
        let none = PhraseSet::default();
        self.core = noun.unwrap_or(none).with(content.unwrap_or(none));
        if content.is_some() && content != noun {
            self.noun_segment = noun.unwrap_or(none);
        }
    }

    fn has_noun(&self, segment: PhraseSet) -> bool {
        self.structure.any_of(segment, |own| own.tags.is_noun())
    }

    fn has_level(&self, segment: PhraseSet) -> bool {
        self.structure
            .any_of(segment, |own| own.tags.level.is_some())
    }

    /// The noun of a manager or above.
    fn has_manager(&self, segment: PhraseSet) -> bool {
        self.structure.any_of(segment, |own| {
            own.tags.level.is_some_and(|level| level <= Level::Manager)
        })
    }

    /// A word that says what the work is about.
    fn has_content(&self, segment: PhraseSet) -> bool {
        segment.iter().any(|at| self.is_content(at))
    }

    fn is_content(&self, at: usize) -> bool {
        self.partners.contains(at)
            || self.structure.tags(at).outside.is_some()
            || self.structure.is_firm_work(at)
    }
}
