//! What a phrase can mean in a title.

use serde::Serialize;

use super::Phrase;
use crate::taxonomy::Level;

/// What a phrase can mean in a title. A phrase may carry several marks: "account executive" is a
/// level and a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Mark {
    /// A level or the noun of a role.
    Level(Level),
    /// A word for partners: index into [`Vocabulary::groups`](super::Vocabulary::groups).
    Partner(u16),
    /// What the work is about: index into [`Vocabulary::topics`](super::Vocabulary::topics).
    Topic(u16),
    /// Work outside the four functions: index into [`Vocabulary::outsides`](super::Vocabulary::outsides).
    Outside(u16),
    /// A false friend as a whole: index into [`Vocabulary::friends`](super::Vocabulary::friends).
    Friend(u16),
    /// Makes a false friend of the partner word behind it: index into [`Vocabulary::friends`](super::Vocabulary::friends).
    Before(u16),
    /// Makes a false friend of the partner word before it: index into [`Vocabulary::friends`](super::Vocabulary::friends).
    After(u16),
    /// Makes a false friend of a partner word anywhere: index into [`Vocabulary::friends`](super::Vocabulary::friends).
    Anywhere(u16),
    /// A noun that a partner word can stand before, such as "management".
    Object,
    /// Where, how large or in which state: says nothing about the role.
    Filler,
    /// A noun of a language in which the partner word stands behind it.
    Behind,
    /// A filler that tells one role from another: "Strategic Alliances Manager".
    Adjective,
    /// "and" in any language.
    Joiner,
    /// "of", "for", "de": what follows is the object.
    Linker,
    /// What follows is somebody else's role: "assistant to".
    Others,
    /// What follows is the name of an employer: "at".
    Employer,
}

/// Kinds of marks, one bit each, so that a phrase is asked for several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u16);

impl Kinds {
    pub(crate) const NONE: Kinds = Kinds(0);
    pub(crate) const LEVEL: Kinds = Kinds(1);
    pub(crate) const PARTNER: Kinds = Kinds(1 << 1);
    pub(crate) const TOPIC: Kinds = Kinds(1 << 2);
    pub(crate) const OUTSIDE: Kinds = Kinds(1 << 3);
    pub(crate) const FRIEND: Kinds = Kinds(1 << 4);
    pub(crate) const BEFORE: Kinds = Kinds(1 << 5);
    pub(crate) const AFTER: Kinds = Kinds(1 << 6);
    pub(crate) const ANYWHERE: Kinds = Kinds(1 << 7);
    pub(crate) const OBJECT: Kinds = Kinds(1 << 8);
    pub(crate) const FILLER: Kinds = Kinds(1 << 9);
    pub(crate) const BEHIND: Kinds = Kinds(1 << 10);
    pub(crate) const ADJECTIVE: Kinds = Kinds(1 << 11);
    pub(crate) const JOINER: Kinds = Kinds(1 << 12);
    pub(crate) const LINKER: Kinds = Kinds(1 << 13);
    pub(crate) const OTHERS: Kinds = Kinds(1 << 14);
    pub(crate) const EMPLOYER: Kinds = Kinds(1 << 15);

    /// Roles differ by phrases of these kinds.
    pub(crate) const TELL_ROLES_APART: Kinds = Kinds::LEVEL
        .and(Kinds::PARTNER)
        .and(Kinds::TOPIC)
        .and(Kinds::OUTSIDE)
        .and(Kinds::OBJECT)
        .and(Kinds::ADJECTIVE);

    /// These and those.
    pub(crate) const fn and(self, those: Kinds) -> Kinds {
        Kinds(self.0 | those.0)
    }

    /// The kinds of some marks.
    pub(crate) fn of(marks: &[Mark]) -> Kinds {
        let kinds = marks.iter().map(Mark::kind);
        kinds.fold(Kinds::NONE, Kinds::and)
    }

    /// The kinds of the marks of a phrase.
    pub(crate) fn of_phrase(phrase: &Phrase) -> Kinds {
        Kinds(phrase.kinds)
    }

    /// The form in which a phrase keeps them.
    pub(crate) fn bits(self) -> u16 {
        self.0
    }

    /// Whether one of these is among those.
    pub(crate) fn is_any_of(self, those: Kinds) -> bool {
        self.0 & those.0 != 0
    }

    /// Whether none of these is missing among those.
    pub(crate) fn are_all_of(self, those: Kinds) -> bool {
        self.0 & !those.0 == 0
    }
}

impl Mark {
    fn kind(&self) -> Kinds {
        match self {
            Mark::Level(_) => Kinds::LEVEL,
            Mark::Partner(_) => Kinds::PARTNER,
            Mark::Topic(_) => Kinds::TOPIC,
            Mark::Outside(_) => Kinds::OUTSIDE,
            Mark::Friend(_) => Kinds::FRIEND,
            Mark::Before(_) => Kinds::BEFORE,
            Mark::After(_) => Kinds::AFTER,
            Mark::Anywhere(_) => Kinds::ANYWHERE,
            Mark::Object => Kinds::OBJECT,
            Mark::Filler => Kinds::FILLER,
            Mark::Behind => Kinds::BEHIND,
            Mark::Adjective => Kinds::ADJECTIVE,
            Mark::Joiner => Kinds::JOINER,
            Mark::Linker => Kinds::LINKER,
            Mark::Others => Kinds::OTHERS,
            Mark::Employer => Kinds::EMPLOYER,
        }
    }
}
