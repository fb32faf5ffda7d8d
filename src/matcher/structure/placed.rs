//! A phrase in its place.

use crate::taxonomy::TagSet;

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
