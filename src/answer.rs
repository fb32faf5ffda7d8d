//! The answer about a title: the value that every other module passes on.

mod narrowing;

use serde::Serialize;

pub use narrowing::{
    Agreement, ByDecision, ByDepartment, ByDescription, Decision, DepartmentEffect, Narrowed,
    Narrowing, Weighted,
};

use crate::{
    domain::{Discipline, Function, Level, named},
    taxonomy::{PartnerTerm, Role},
    title::{Grade, Span, TitleKey},
};

named! {
    /// How a title was settled.
    #[non_exhaustive]
    pub enum Outcome {
        /// A Partner GTM role of one function.
        Clear = "clear",
        /// A Partner GTM role; the title alone supports several functions.
        Multiple = "multiple",
        /// Works on partners, but in technical, product, finance, legal, support or assistant work.
        Adjacent = "adjacent",
        /// Not a Partner GTM role.
        None = "none",
    }
}

impl Outcome {
    /// It is a Partner GTM role, of one function or several.
    pub(crate) fn is_partner_role(self) -> bool {
        matches!(self, Outcome::Clear | Outcome::Multiple)
    }
}

/// The answer for one title. It quotes the title by byte ranges and holds no text of its own: the
/// reason, the evidence and the cells of a table are made from it where they are shown.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Answer<'t> {
    /// How the title was settled.
    pub outcome: Outcome,
    /// How often an answer like this one is right, from 0 to 1.
    pub confidence: f32,
    /// The level the title words.
    pub level: Level,
    /// The rank within the level, as worded: `senior`, `ii`; empty if the title says none.
    pub grade: Grade<'t>,
    /// The functions, best first: one if clear, more if multiple, the nearest if adjacent.
    pub candidates: Vec<Candidate<'t>>,
    /// The words by which it is a partner role, in the order of the title.
    pub partner_terms: Vec<PartnerUse<'t>>,
    /// The words that name the functions, in the order of the title: function terms, and partner
    /// words that count for themselves.
    pub deciding: Vec<Span>,
    /// The basis of the answer.
    pub basis: Basis<'t>,
    /// The key of the title, to compare it with roles and other titles.
    pub key: TitleKey,
    /// The facts that narrowed the answer after the title was read, if there are any.
    pub narrowed: Option<Box<Narrowed<'t>>>,
}

/// A function a title may belong to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Candidate<'t> {
    /// The function.
    pub function: Function,
    /// The chance, from 0 to 1, that an expert who sees only the title names this function. Each
    /// candidate stands by itself: two may both be near 1.
    pub confidence: f32,
    /// The nearest canonical role of this function.
    pub role: Option<&'t Role>,
    /// The words that speak for it.
    pub words: Vec<Span>,
}

/// A word that says "with partners".
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PartnerUse<'t> {
    /// The word in the title.
    pub word: Span,
    /// The kind of word: its family and the scope it hints at. None for a false friend that is
    /// about partners for the work of this title ("Selling Partner Marketing").
    pub term: Option<&'t PartnerTerm>,
}

/// The basis of an answer. Confidence is measured per kind of basis.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Basis<'t> {
    /// There is no title.
    Blank,
    /// No word says "with partners".
    NoPartnerTerm,
    /// Letters or common words of a language that is not read, and no noun of a role that is known.
    UnknownLanguage,
    /// A word that could say it means something else here.
    FalseFriend {
        /// The word in the title.
        word: Span,
        /// Its meaning, to be read after "here is".
        is: &'t str,
    },
    /// A word for partners stands where it means a person's rank or a part of a name.
    StandsAlone {
        /// The word in the title.
        word: Span,
        /// Its meaning, to be read after "here is".
        is: &'t str,
    },
    /// A word for partners is too weak without a word of the trade beside it.
    Weak {
        /// The word in the title.
        word: Span,
    },
    /// A short form that may be one of the trade, but nothing beside it says so: "CAM".
    Possible {
        /// The word in the title.
        word: Span,
        /// The title it would stand for: "Channel Account Manager".
        stands_for: &'t str,
        /// The function that it would belong to.
        function: Option<Function>,
    },
    /// Work outside the four functions.
    OutsideWork {
        /// The word in the title.
        word: Span,
        /// Which kind of work.
        discipline: Discipline,
    },
    /// One function term of one function.
    NamedFunction,
    /// One function term that several functions share.
    SharedTerm,
    /// Several function terms, or one beside a partner word of its own.
    SeveralTerms,
    /// No function term: what a chief, VP or head of partners stands for.
    LeaderDefault,
    /// No function term: what a director of partners stands for.
    DirectorDefault,
    /// No function term: what anybody else who works with partners stands for.
    BelowDefault,
}

impl<'t> Basis<'t> {
    /// The meaning of the word that could say "with partners", if it does not: a false friend, a rank,
    /// too weak.
    pub(crate) fn word_is_instead(&self) -> Option<&'t str> {
        match *self {
            Basis::FalseFriend { is, .. } | Basis::StandsAlone { is, .. } => Some(is),
            Basis::Weak { .. } => {
                Some("too weak by itself: no word of the partner trade beside it")
            }
            Basis::Possible { .. } => Some("a short form that may mean a partner role"),
            _ => None,
        }
    }

    /// The name by which the vocabulary gives a confidence.
    pub fn id(&self) -> &'static str {
        match self {
            Basis::Blank | Basis::NoPartnerTerm => "no-word",
            Basis::UnknownLanguage => "unknown-language",
            Basis::FalseFriend { .. } => "friend",
            Basis::StandsAlone { .. } => "alone",
            Basis::Weak { .. } => "weak",
            Basis::Possible { .. } => "possible",
            Basis::OutsideWork { .. } => "outside",
            Basis::NamedFunction => "topic",
            Basis::SharedTerm => "topic-of-several",
            Basis::SeveralTerms => "topics",
            Basis::LeaderDefault => "leader",
            Basis::DirectorDefault => "director",
            Basis::BelowDefault => "below",
        }
    }

    /// The basis in words for people.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Basis::Blank => "no title",
            Basis::NoPartnerTerm => "no partner word",
            Basis::UnknownLanguage => "a language that is not read",
            Basis::FalseFriend { .. } => "a false friend",
            Basis::StandsAlone { .. } => {
                "a partner word that stands alone, where it means something else"
            }
            Basis::Weak { .. } => "a partner word that is too weak by itself",
            Basis::Possible { .. } => "a short form that may mean a partner role",
            Basis::OutsideWork { .. } => "work outside the four functions",
            Basis::NamedFunction => "a word that names one function",
            Basis::SharedTerm => "a word that several functions share",
            Basis::SeveralTerms => "several words that name functions",
            Basis::LeaderDefault => "no function named: the usual one of a chief, VP or head",
            Basis::DirectorDefault => "no function named: the usual ones of a director",
            Basis::BelowDefault => "no function named: the usual one below director",
        }
    }

    /// No word of the title names the function: the level decided.
    pub(crate) fn is_default(&self) -> bool {
        matches!(
            self,
            Basis::LeaderDefault | Basis::DirectorDefault | Basis::BelowDefault
        )
    }
}

/// A role that a title may name all the same, if it is read as no partner role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Possible<'t> {
    /// The function it would belong to.
    pub function: Function,
    /// The title its short form would stand for.
    pub stands_for: &'t str,
}

impl<'t> Answer<'t> {
    /// The role the title may name all the same: "CAM" may stand for "Channel Account Manager".
    pub fn possible(&self) -> Option<Possible<'t>> {
        match self.basis {
            Basis::Possible {
                stands_for,
                function: Some(function),
                ..
            } if self.outcome == Outcome::None && self.by_decision().is_none() => Some(Possible {
                function,
                stands_for,
            }),
            _ => None,
        }
    }

    /// The functions, best first.
    pub fn functions(&self) -> impl ExactSizeIterator<Item = Function> + Clone + '_ {
        self.candidates.iter().map(|candidate| candidate.function)
    }

    /// The best function.
    pub fn function(&self) -> Option<Function> {
        Some(self.candidates.first()?.function)
    }

    /// The nearest canonical role of the best function.
    pub fn role(&self) -> Option<&'t Role> {
        self.candidates.first()?.role
    }
}

/// Different functions, best first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Functions {
    list: [Option<Function>; Function::ALL.len()],
}

impl Functions {
    pub(crate) fn iter(&self) -> impl Iterator<Item = Function> + '_ {
        self.list.iter().map_while(|function| *function)
    }

    pub(crate) fn len(&self) -> usize {
        self.iter().count()
    }
}

impl FromIterator<Function> for Functions {
    /// Repeated functions are left out.
    fn from_iter<I: IntoIterator<Item = Function>>(functions: I) -> Self {
        let mut different = Functions::default();
        for function in functions {
            let free = different
                .list
                .iter_mut()
                .find(|known| known.is_none_or(|known| known == function));
            if let Some(place) = free {
                *place = Some(function);
            }
        }
        different
    }
}
