//! A sample of a table, and the settings by which its layout is told.

use super::TableOptions;

/// How much of an input a sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Its first lines. Rows that trickle in are not kept waiting if these leave no doubt.
    MoreMayCome,
    /// As many lines as are looked at.
    Enough,
    /// All of it.
    WholeFile,
}

/// Tells the layout of a table from a sample of its first lines.
pub(super) struct Detector<'a> {
    pub(super) options: &'a TableOptions,
    /// The delimiter that was asked for; that of a sheet is known and not asked for.
    pub(super) given: Option<u8>,
    pub(super) looks_like_title: &'a dyn Fn(&str) -> bool,
    pub(super) extent: Extent,
    /// Odd quotes may be mended first.
    pub(super) may_mend: bool,
}

impl Detector<'_> {
    pub(super) fn more_may_come(&self) -> bool {
        self.extent == Extent::MoreMayCome
    }

    pub(super) fn is_whole_file(&self) -> bool {
        self.extent == Extent::WholeFile
    }
}
