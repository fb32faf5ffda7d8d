//! The verdict of the gate on a partner word.

/// The verdict on a partner word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GateVerdict {
    /// It is about partners.
    Partner,
    /// A false friend, by this index into the vocabulary.
    FalseFriend(u16),
    /// It stands alone, where it means the person or is part of a name.
    Alone,
    /// It is not the present role: "former Head of Alliances".
    NotPresent,
    /// It may stand for a role of the trade, but nothing beside it says so: "CAM".
    Possible,
    /// Too weak without a word of the trade beside it.
    Weak,
}
