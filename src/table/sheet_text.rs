//! A workbook as the text of one of its sheets, so that everything behind reads it like a CSV.

use std::io::Read;

use super::sheet::{Sheet, SheetRow};
use super::workbook::{Workbook, WorkbookError, read_bytes};

/// A sheet as CSV.
#[derive(Debug)]
pub struct SheetText {
    /// The rows: UTF-8, commas, a line feed behind each.
    pub csv: Vec<u8>,
    /// For each line of the text the number of its row in the sheet, from one on: empty rows are left
    /// out of the text, and cells may hold line breaks.
    pub row_numbers: Vec<u32>,
    /// The rows with their types, if they are to be kept.
    pub rows: Vec<SheetRow>,
    /// The name of the sheet.
    pub name: String,
    /// Other visible sheets that hold titles too.
    pub also: Vec<String>,
}

impl SheetText {
    /// Reads a workbook to its end, from a file or standard input: the sheet of this name or number,
    /// else the visible one that `score` values most by the CSV of its first rows.
    /// Unless `keep_rows`, each row is freed when it is written: a large sheet should not be in
    /// memory twice.
    pub fn read(
        input: impl Read,
        wanted: Option<&str>,
        keep_rows: bool,
        score: impl Fn(&[u8]) -> Option<u64>,
    ) -> Result<Self, WorkbookError> {
        let mut book = Workbook::open(read_bytes(input)?)?;
        let chosen = book.choose(wanted, |preview: &Sheet| {
            let mut csv = Vec::new();
            preview.write_csv(&mut csv);
            score(&csv)
        })?;
        let sheet = chosen.sheet;
        let (mut csv, mut row_numbers, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        for row in sheet.rows {
            let start = csv.len();
            row.write_csv(sheet.width, &mut csv);
            let lines = memchr::memchr_iter(b'\n', &csv[start..]);
            row_numbers.extend(lines.map(|_| row.number));
            if keep_rows {
                rows.push(row);
            }
        }
        Ok(Self {
            csv,
            row_numbers,
            rows,
            name: sheet.name,
            also: chosen.also,
        })
    }
}
