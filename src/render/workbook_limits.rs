//! The limits of a workbook: what it has no room for, and what is changed to fit.

use std::{fmt, io};

use rolecall::english::thousands;
use rust_xlsxwriter::XlsxError;

/// Rows of a sheet, its header included.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// Texts that an `.xlsx` cannot hold as they are.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Cells cut to 32,767 characters.
    pub(crate) cut: u64,
    /// Cells with control characters, which are replaced by U+FFFD.
    pub(crate) replaced: u64,
    /// The first of these cells, such as `Answers!C17`.
    pub(crate) first: Option<String>,
}

impl Changes {
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
        let kinds: Vec<String> = kinds
            .map(|(count, what)| format!("{} {what}", thousands(count)))
            .collect();
        Some(format!(
            "cells changed in the workbook: {}; the first is {first}",
            kinds.join(", ")
        ))
    }
}

/// Why a workbook cannot be written.
#[derive(Debug)]
pub(crate) enum WriteWorkbookError {
    /// More rows than a sheet holds.
    TooManyRows,
    /// More columns than a sheet holds.
    TooManyColumns(usize),
    /// The file or its temporary parts cannot be written.
    Write(XlsxError),
}

impl fmt::Display for WriteWorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyRows => write!(
                f,
                "a sheet of a workbook holds {MOST_ROWS} rows, and there are more; write CSV instead, \
                 such as -o answers.csv"
            ),
            Self::TooManyColumns(columns) => write!(
                f,
                "a sheet of a workbook holds {MOST_COLUMNS} columns, and there are {columns}; write CSV \
                 instead, such as -o answers.csv"
            ),
            Self::Write(source) => write!(f, "the workbook cannot be written: {source}"),
        }
    }
}

impl std::error::Error for WriteWorkbookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // An error of the disk is what callers look for, a broken pipe among others.
            Self::Write(XlsxError::IoError(source)) => Some(source),
            Self::Write(source) => Some(source),
            _ => None,
        }
    }
}

impl From<io::Error> for WriteWorkbookError {
    fn from(source: io::Error) -> Self {
        Self::Write(source.into())
    }
}

/// One of the disk stays what it is.
impl From<WriteWorkbookError> for io::Error {
    fn from(error: WriteWorkbookError) -> Self {
        match error {
            WriteWorkbookError::Write(XlsxError::IoError(error)) => error,
            other => io::Error::other(other),
        }
    }
}

impl From<XlsxError> for WriteWorkbookError {
    fn from(source: XlsxError) -> Self {
        Self::Write(source)
    }
}
