//! Added cells as CSV, quoted where needed.

use crate::escape::is_formula;

/// Writes the added cells of a row.
#[derive(Debug)]
pub(super) struct Suffix {
    pub(super) delimiter: u8,
    /// Keep spreadsheets from reading a cell as a formula.
    excel_safe: bool,
}

impl Suffix {
    pub(super) fn new(delimiter: u8, excel_safe: bool) -> Self {
        Self {
            delimiter,
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
        if self.needs_quotes(cell) {
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
        let mut bytes = cell.bytes();
        bytes.any(|byte| byte == self.delimiter || matches!(byte, b'"' | b'\n' | b'\r'))
    }
}
