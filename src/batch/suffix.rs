//! Added cells as CSV, quoted where needed.

use crate::escape::is_formula;

/// Writes the added cells of a row.
#[derive(Debug)]
pub(super) struct Suffix {
    pub(super) delimiter: u8,
    /// By byte, whether a cell may hold it only in quotes. A table, as most cells are short.
    only_in_quotes: [bool; 256],
    /// Keep spreadsheets from reading a cell as a formula.
    excel_safe: bool,
}

impl Suffix {
    pub(super) fn new(delimiter: u8, excel_safe: bool) -> Self {
        let mut only_in_quotes = [false; 256];
        for byte in [delimiter, b'"', b'\n', b'\r'] {
            only_in_quotes[usize::from(byte)] = true;
        }
        Self {
            delimiter,
            only_in_quotes,
            excel_safe,
        }
    }

    /// Appends a delimiter and a cell.
    pub(super) fn write(&self, cell: &str, out: &mut Vec<u8>) {
        out.push(self.delimiter);
        self.write_cell(cell, out);
    }

    /// Appends a cell, in quotes only if it needs them.
    pub(super) fn write_cell(&self, cell: &str, out: &mut Vec<u8>) {
        let formula = self.excel_safe && is_formula(cell);
        let disarm = if formula { "'" } else { "" };
        // what starts with a quote needs no further look, as most reasons do
        if cell.starts_with('"') || self.needs_quotes(cell) {
            return self.write_quoted(cell, disarm, out);
        }
        out.extend_from_slice(disarm.as_bytes());
        out.extend_from_slice(cell.as_bytes());
    }

    /// Appends a cell in quotes.
    pub(super) fn write_quoted(&self, cell: &str, disarm: &str, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(disarm.as_bytes());
        for (index, part) in cell.split('"').enumerate() {
            out.extend_from_slice(if index > 0 { b"\"\"" } else { b"" });
            out.extend_from_slice(part.as_bytes());
        }
        out.push(b'"');
    }

    fn needs_quotes(&self, cell: &str) -> bool {
        let only_in_quotes = |byte| self.only_in_quotes[usize::from(byte)];
        cell.bytes().any(only_in_quotes)
    }
}
