//! All partner words of a title at the gate, and what a decision takes from them.

use super::{
    decision::{BasisKind, Decision},
    level::{level_among, rank_alone, rank_by_phrase},
    person::is_beside_person,
};
use crate::{
    answer::{Functions, Outcome},
    domain::Level,
    matcher::{
        gate::{GateVerdict, gate},
        structure::{PhraseSet, Structure},
    },
};

/// The verdicts of the gate on all partner words of a title.
#[derive(Clone, Copy)]
pub(super) struct Gated {
    /// Those about partners.
    pub(super) partners: PhraseSet,
    /// The first that is not, and what it is.
    not_a_partner: Option<(usize, GateVerdict)>,
    /// False friends that are about partners beside work outside the functions ("data partnerships").
    pub(super) counts_outside: PhraseSet,
    level: Level,
    /// The ranks in a firm that the person has.
    ranks: PhraseSet,
}

impl Gated {
    /// Takes every partner word of a title of this level through the gate.
    pub(super) fn all(structure: &Structure<'_>, level: Level) -> Self {
        let mut gated = Gated {
            partners: PhraseSet::default(),
            not_a_partner: None,
            counts_outside: PhraseSet::default(),
            level,
            ranks: PhraseSet::default(),
        };
        for at in 0..structure.len() {
            if let Some(friend) = structure.tags(at).false_friend {
                gated.refuse(structure, at, GateVerdict::FalseFriend(friend));
                gated.rank(at, rank_by_phrase(structure, at));
            }
            let Some(term) = structure.partner_term(at) else {
                continue;
            };
            match gate(structure, at, term).0 {
                GateVerdict::Partner if is_beside_person(structure, at) => {}
                GateVerdict::Partner => gated.partners.insert(at),
                verdict => {
                    gated.refuse(structure, at, verdict);
                    if verdict == GateVerdict::Alone {
                        gated.rank(at, rank_alone(structure, at, term));
                    }
                }
            }
        }
        gated
    }

    /// These partner words alone, of one of several whole titles.
    pub(super) fn with_partners(self, partners: PhraseSet) -> Self {
        Gated { partners, ..self }
    }

    /// A rank in a firm outranks other nouns, but an intern is an intern.
    fn rank(&mut self, at: usize, rank: Option<Level>) {
        if let Some(rank) = rank
            && self.level != Level::Entry
        {
            self.level = self.level.min(rank);
            self.ranks.insert(at);
        }
    }

    /// The level of the role in a part of the title: "Partner, Alliances" leads them.
    pub(super) fn level_in(&self, structure: &Structure<'_>, part: PhraseSet) -> Level {
        match part.among(self.ranks).is_empty() {
            true => level_among(structure, part), // "Head of Sales | Partnerships Lead"
            false => self.level,
        }
    }

    fn refuse(&mut self, structure: &Structure<'_>, at: usize, verdict: GateVerdict) {
        self.not_a_partner.get_or_insert((at, verdict));
        if let GateVerdict::FalseFriend(friend) = verdict
            && structure.vocabulary.false_friends[usize::from(friend)].counts_outside
        {
            self.counts_outside.insert(at);
        }
    }

    /// The decision that it is no partner role.
    pub(super) fn nothing(&self, rule: &'static str) -> Decision {
        Decision {
            outcome: Outcome::None,
            functions: Functions::default(),
            level: self.level,
            basis: match self.not_a_partner {
                None => BasisKind::NoPartnerTerm,
                Some((_, GateVerdict::Alone)) => BasisKind::StandsAlone,
                Some((_, GateVerdict::Weak)) => BasisKind::Weak,
                Some((_, GateVerdict::Possible)) => BasisKind::Possible,
                Some(_) => BasisKind::FalseFriend,
            },
            rule,
            partners: PhraseSet::default(),
            terms: PhraseSet::default(),
            bare: false,
            apart: false,
            distant_false_friend: false,
            outside: None,
            not_a_partner: self.not_a_partner,
        }
    }

    /// The decision that it is a partner role of these functions, by these terms.
    pub(super) fn partner_role(
        &self,
        functions: Functions,
        basis: BasisKind,
        terms: PhraseSet,
        bare: bool,
    ) -> Decision {
        Decision {
            outcome: match functions.len() {
                1 => Outcome::Clear,
                _ => Outcome::Multiple,
            },
            functions,
            basis,
            partners: self.partners,
            terms,
            bare,
            not_a_partner: None,
            ..self.nothing("")
        }
    }
}
