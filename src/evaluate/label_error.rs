//! Errors of files of labels, by row.

use std::fmt;

use crate::domain::did_you_mean;

/// A mistake in a file of labels: where it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelError {
    /// The line of the file, or the row of the sheet; 0 if no single row is wrong.
    pub row: u64,
    /// The column; empty if no single column is wrong.
    pub column: String,
    /// The mistake, and its cure.
    pub message: String,
    /// The command is wrong, not the file: an option names what is not there, or does not fit.
    pub is_misuse: bool,
}

impl fmt::Display for LabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.row > 0 {
            write!(f, "row {}", self.row)?;
            if !self.column.is_empty() {
                write!(f, ", column `{}`", self.column)?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for LabelError {}

pub(super) fn general(message: String) -> LabelError {
    LabelError {
        row: 0,
        column: String::new(),
        message,
        is_misuse: false,
    }
}

/// `; did you mean ...?`, if one of the known names is near.
pub(super) fn hint<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    did_you_mean(name, known).map_or_else(String::new, |known| format!("; did you mean `{known}`?"))
}
