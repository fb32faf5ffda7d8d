//! A phrase with its place in the structure of a title.

use crate::taxonomy::TagSet;

/// A phrase of a title: what it can mean, and the part, segment and conjunct it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GroupedPhrase<'v> {
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
    /// It shares what follows the "and" behind it: "Partner- und Vertriebsmanager".
    pub(crate) suspended: bool,
    /// It is a single word.
    pub(crate) is_one_word: bool,
}
