//! Partner words beside a person who is the false friend.

use crate::matcher::structure::{PhraseSet, Structure};

/// "HR Business Partner, Channel Sales": the person is the false friend, and the partner word is about
/// that person's clients, or ("Acme Partners Operating Partner") in the name of the firm. "Channel HR
/// Business Partner" is the same adviser.
pub(in crate::matcher) fn is_beside_person(structure: &Structure<'_>, at: usize) -> bool {
    let here = structure.phrases[at].conjunct;
    let word = PartnerWord {
        structure,
        at,
        conjunct: structure.set(|other| other.conjunct == here),
    };
    word.has_person_elsewhere() || word.has_person_behind()
}

/// A partner word in its conjunct.
struct PartnerWord<'s, 'v> {
    structure: &'s Structure<'v>,
    at: usize,
    conjunct: PhraseSet,
}

impl PartnerWord<'_, '_> {
    /// A person stands before it, or anywhere in the title if the word may be a firm's name.
    fn has_person_elsewhere(&self) -> bool {
        let term = self.structure.partner_term(self.at);
        let end = match term.is_some_and(|term| term.named) {
            true => self.structure.len(),
            false => self.at,
        };
        (0..end).any(|other| self.is_person(other) && self.is_about(other))
    }

    /// A person stands behind it in its conjunct, with no other noun between them.
    fn has_person_behind(&self) -> bool {
        let mut behind = (self.at + 1..self.structure.len())
            .take_while(|&other| self.conjunct.contains(other) && !self.is_other_noun(other));
        behind.any(|other| self.is_person(other))
    }

    /// The partner word may be about the clients of this person, who stands in the same part.
    fn is_about(&self, person: usize) -> bool {
        let phrases = &self.structure.phrases;
        let (here, there) = (phrases[self.at], phrases[person]);
        let is_own = self.conjunct.contains(person);
        // "Client Partner / Alliance Manager": a whole title of its own
        let is_joined = || !is_own && there.segment == here.segment && self.is_whole_title();
        // "Payroll Partner Channel Manager": the person only says which partners
        let is_kind = || is_own && person + 1 == self.at && self.has_noun_behind();
        there.part == here.part && !is_joined() && !is_kind()
    }

    fn is_whole_title(&self) -> bool {
        self.conjunct.iter().any(|other| self.is_other_noun(other))
    }

    fn has_noun_behind(&self) -> bool {
        let mut conjunct = self.conjunct.iter();
        conjunct.any(|other| other > self.at && self.structure.tags(other).level.is_some())
    }

    fn is_person(&self, other: usize) -> bool {
        let friend = self.structure.false_friend(other);
        friend.is_some_and(|friend| friend.person)
    }

    /// The noun of a role that is not the person.
    fn is_other_noun(&self, other: usize) -> bool {
        self.structure.tags(other).level.is_some() && !self.is_person(other)
    }
}
