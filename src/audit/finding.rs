//! The findings of a check of a taxonomy.

use serde::Serialize;

use crate::taxonomy::TaxonomyError;

/// Something in a taxonomy that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The kind of contradiction.
    pub kind: FindingKind,
    /// The file it stands in.
    pub file: String,
    /// The line, counted from 1; 0 if unknown.
    pub line: usize,
    /// The mistake, and its cure.
    pub message: String,
}

/// A kind of misfit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum FindingKind {
    /// Something for which the whole file cannot be used.
    Mistake,
    /// Two entries say opposite things, or one says what cannot be.
    Contradiction,
    /// The title of a role is read as something else: no title ever leads to it.
    Unreachable,
    /// An alias is read as another role.
    Overlap,
    /// A phrase that is read in another way, so that it never counts.
    Unmatched,
}

impl FindingKind {
    /// The name: `contradiction`.
    pub fn id(self) -> &'static str {
        match self {
            FindingKind::Mistake => "mistake",
            FindingKind::Contradiction => "contradiction",
            FindingKind::Unreachable => "unreachable",
            FindingKind::Overlap => "overlap",
            FindingKind::Unmatched => "unmatched",
        }
    }
}

impl Finding {
    pub(super) fn new(kind: FindingKind, error: TaxonomyError) -> Finding {
        Finding {
            kind,
            file: error.file,
            line: error.line,
            message: error.message,
        }
    }
}
