//! Added cells as CSV, quoted where needed.

use std::borrow::Cow;

use crate::{escape::with_formula_guard, table::row};

/// Writes the added cells of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suffix {
    pub(super) delimiter: u8,
    /// Keep spreadsheets from reading a cell as a formula.
    pub(super) excel_safe: bool,
}

impl Suffix {
    /// Appends a delimiter and a cell.
    pub(super) fn write(self, cell: &str, out: &mut Vec<u8>) {
        out.push(self.delimiter);
        self.write_cell(cell, out);
    }

    /// Appends a cell, in quotes only if it needs them.
    pub(super) fn write_cell(self, cell: &str, out: &mut Vec<u8>) {
        let cell = match self.excel_safe {
            true => with_formula_guard(cell),
            false => Cow::Borrowed(cell),
        };
        row::write_cell(&cell, self.delimiter, out);
    }
}
