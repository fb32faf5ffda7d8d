//! What a file with the decisions of a person (`--pins`) says, and why it cannot be used.

use super::faults::{Faults, fault_lines};
use crate::{answer::Decision, table};

/// A decision of a person.
#[derive(Debug)]
#[non_exhaustive]
pub struct DecisionEntry {
    /// The title as it is written there.
    pub title: String,
    /// The company it is for; empty if it is for all.
    pub company: String,
    /// Which file it is from, counted from zero.
    pub file: usize,
    /// The line of the file.
    pub line: u64,
    /// The decision.
    pub decision: Decision,
    /// The note beside it; may be empty.
    pub note: String,
}

/// Why a file of decisions cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionFileError {
    /// It cannot be read as a table, or lacks a column.
    #[error(transparent)]
    Table(#[from] table::Error),
    /// Lines that make no sense, each with what is wrong.
    #[error("{}", fault_lines(.0))]
    Lines(Faults),
}
