//! The findings of a check of a taxonomy.

use serde::Serialize;

use crate::{domain::named, taxonomy::TaxonomyError};

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

named! {
    /// A kind of misfit.
    #[non_exhaustive]
    pub enum FindingKind {
        /// Something for which the whole file cannot be used.
        Mistake = "mistake",
        /// Two entries say opposite things, or one says what cannot be.
        Contradiction = "contradiction",
        /// The title of a role is read as something else: no title ever leads to it.
        Unreachable = "unreachable",
        /// An alias is read as another role.
        Overlap = "overlap",
        /// A phrase that is read in another way, so that it never counts.
        Unmatched = "unmatched",
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
