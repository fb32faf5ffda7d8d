//! The limits of a workbook: what it has no room for, and what is changed to fit.

use std::io;

use rolecall::english::thousands;
use rust_xlsxwriter::XlsxError;

/// Rows of a sheet, its header included.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub(crate) const MOST_COLUMNS: usize = 16_384;

/// Texts that an `.xlsx` cannot hold as they are.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Altered {
    /// Cells cut to 32,767 characters.
    pub(crate) cut: u64,
    /// Cells with control characters, which are replaced by U+FFFD.
    pub(crate) replaced: u64,
    /// The first of these cells, such as `Answers!C17`.
    pub(crate) first: Option<String>,
}

impl Altered {
    /// A sentence on what the workbook could not hold as it was; `None` if it holds all.
    pub(crate) fn sentence(&self) -> Option<String> {
        let first = self.first.as_deref()?;
        let kinds = [
            (
                self.cut,
                "cut to 32,767 characters, the most that a cell holds",
            ),
            (
                self.replaced,
                "with control characters, which were replaced",
            ),
        ];
        let kinds = kinds.into_iter().filter(|(count, _)| *count > 0);
        let kinds = kinds.map(|(count, what)| format!("{} {what}", thousands(count)));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        Some(format!(
            "cells changed in the workbook: {kinds}; the first is {first}"
        ))
    }
}

const WRITE_CSV: &str = "; write CSV instead, such as -o answers.csv";

/// Why a workbook cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WriteWorkbookError {
    /// More rows than a sheet holds.
    #[error("a sheet of a workbook holds {MOST_ROWS} rows, and there are more{WRITE_CSV}")]
    TooManyRows,
    /// More columns than a sheet holds.
    #[error("a sheet of a workbook holds {MOST_COLUMNS} columns, and there are {0}{WRITE_CSV}")]
    TooManyColumns(usize),
    /// The file or its temporary parts cannot be written.
    #[error("the workbook cannot be written: {0}")]
    Write(#[source] XlsxError),
    /// The disk is full, or the like.
    #[error("the workbook cannot be written: {0}")]
    Disk(#[from] io::Error),
}

/// One of the disk stays what it is.
impl From<WriteWorkbookError> for io::Error {
    fn from(error: WriteWorkbookError) -> Self {
        match error {
            WriteWorkbookError::Disk(error) => error,
            other => io::Error::other(other),
        }
    }
}

impl From<XlsxError> for WriteWorkbookError {
    fn from(source: XlsxError) -> Self {
        match source {
            XlsxError::IoError(source) => Self::Disk(source),
            other => Self::Write(other),
        }
    }
}
