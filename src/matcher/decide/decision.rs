//! The decision about a title, and its basis.

use crate::{
    answer::{Functions, Outcome},
    domain::Level,
    matcher::{gate::GateVerdict, structure::PhraseSet},
};

/// The decision about a title, by its phrases.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    pub(crate) outcome: Outcome,
    pub(crate) functions: Functions,
    pub(crate) level: Level,
    pub(crate) basis: BasisKind,
    /// The name of the rule that decided.
    pub(crate) rule: &'static str,
    /// The partner words that count.
    pub(crate) partners: PhraseSet,
    /// The function terms that decided.
    pub(crate) terms: PhraseSet,
    /// A partner word stands beside the function terms by itself, and counts for itself.
    pub(crate) bare: bool,
    /// All these terms stand apart from the partner words: "Product Manager, Growth - Partners".
    pub(crate) apart: bool,
    /// A word that may make the partner word a false friend stands in the title, but too far from it.
    pub(crate) distant_false_friend: bool,
    /// The word for work outside the four functions.
    pub(crate) outside: Option<usize>,
    /// The first partner word that is not about partners, and what it is.
    pub(crate) not_a_partner: Option<(usize, GateVerdict)>,
}

/// The basis of a decision: [`Basis`](crate::answer::Basis) without the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BasisKind {
    NoPartnerTerm,
    FalseFriend,
    StandsAlone,
    Weak,
    Possible,
    OutsideWork,
    NamedFunction,
    SharedTerm,
    SeveralTerms,
    LeaderDefault,
    DirectorDefault,
    BelowDefault,
}

impl BasisKind {
    /// No word of the title names the function: the level decided.
    pub(crate) fn is_default(self) -> bool {
        matches!(
            self,
            BasisKind::LeaderDefault | BasisKind::DirectorDefault | BasisKind::BelowDefault
        )
    }
}
