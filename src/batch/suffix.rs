//! Added cells as CSV, quoted where needed.

use crate::{
    escape::is_formula,
    table::masks::{LANES, Needles},
};

/// Writes the added cells of a row.
#[derive(Debug)]
pub(super) struct Suffix {
    pub(super) delimiter: u8,
    /// Keep spreadsheets from reading a cell as a formula.
    excel_safe: bool,
    /// What stands in quoted cells only.
    needles: Needles,
}

impl Default for Suffix {
    fn default() -> Self {
        Self::new(b',', false)
    }
}

impl Suffix {
    pub(super) fn new(delimiter: u8, excel_safe: bool) -> Self {
        Self {
            delimiter,
            excel_safe,
            needles: Needles::new(delimiter, *b"\r\n"),
        }
    }

    /// Appends a delimiter and a cell, in quotes only if it needs them.
    pub(super) fn write(&self, cell: &str, out: &mut Vec<u8>) {
        out.push(self.delimiter);
        let formula = self.excel_safe && is_formula(cell);
        let disarm = if formula { "'" } else { "" };
        // what starts with a quote needs no further look, as most reasons do
        if cell.starts_with('"') || self.plain(cell.as_bytes()) < cell.len() {
            return self.write_quoted(cell, disarm, out);
        }
        out.extend_from_slice(disarm.as_bytes());
        out.extend_from_slice(cell.as_bytes());
    }

    /// Appends a cell in quotes.
    pub(super) fn write_quoted(&self, cell: &str, disarm: &str, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(disarm.as_bytes());
        let cell = cell.as_bytes();
        let mut done = 0;
        for start in (0..cell.len()).step_by(LANES) {
            let mut quotes = self.needles.find_from(cell, start).quote;
            while quotes != 0 {
                let quote = start + quotes.trailing_zeros() as usize;
                out.extend_from_slice(&cell[done..=quote]);
                done = quote; // it comes once more
                quotes &= quotes - 1;
            }
        }
        out.extend_from_slice(&cell[done..]);
        out.push(b'"');
    }

    /// How much of a text stands before the first byte that needs quotes.
    fn plain(&self, text: &[u8]) -> usize {
        for start in (0..text.len()).step_by(LANES) {
            let masks = self.needles.find_from(text, start);
            let special = masks.quote | masks.delimiter | masks.end;
            if special != 0 {
                return start + special.trailing_zeros() as usize;
            }
        }
        text.len()
    }
}
