//! A workbook as the text of one of its sheets, so that everything behind reads it like a CSV.

use std::io::Read;

use super::sheet::Sheet;
use super::workbook::{Workbook, WorkbookError, read_bytes};

/// A sheet as CSV.
#[derive(Debug)]
pub struct SheetText {
    /// The rows: UTF-8, commas, a line feed behind each.
    pub csv: Vec<u8>,
    /// The number in the sheet of each row, from one on: empty rows are left out of the text, and
    /// cells may hold line breaks.
    pub row_numbers: Vec<u32>,
    /// The name of the sheet.
    pub name: String,
    /// Other visible sheets that hold titles too.
    pub also: Vec<String>,
}

impl SheetText {
    /// Reads a workbook to its end, from a file or standard input: the sheet of this name or number,
    /// else the visible one that `score` values most by the CSV of its first rows.
    pub fn read(
        input: impl Read,
        wanted: Option<&str>,
        score: impl Fn(&[u8]) -> Option<u64>,
    ) -> Result<Self, WorkbookError> {
        let mut book = Workbook::open(read_bytes(input)?)?;
        let chosen = book.choose(wanted, |preview: &Sheet| {
            let mut csv = Vec::new();
            preview.write_csv(&mut csv);
            score(&csv)
        })?;
        let sheet = chosen.sheet;
        Ok(Self {
            row_numbers: sheet.rows.iter().map(|row| row.number).collect(),
            name: sheet.name.clone(),
            csv: sheet.into_csv(),
            also: chosen.also,
        })
    }
}
