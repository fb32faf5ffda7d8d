//! The rows of a sheet of a workbook.
//!
//! A sheet is read as the CSV that its cells show, so that everything behind treats it like any other
//! text. What the CSV leaves out is kept: row numbers, and types of cells where they are wanted.

use super::{Warnings, cell::Cell, row};

/// A sheet with this score is taken even if it is about the rows of another one.
pub(super) const PREFERRED: u64 = 1 << 32;

/// A sheet without its empty rows and without the empty columns left of its first cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its number in the workbook, from one on, hidden sheets counted.
    pub number: usize,
    /// The rows that hold something.
    pub rows: Vec<SheetRow>,
    /// How many cells the widest row has.
    pub width: usize,
    /// The warnings about it, and about the other sheets.
    pub warnings: Warnings,
    /// For each line of the CSV the number of its row: cells may hold line breaks.
    row_numbers: Vec<u32>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Its number in the sheet, from one on.
    pub number: u32,
    /// Its cells up to the last one that is filled.
    pub cells: Vec<Cell>,
}

impl Sheet {
    /// A sheet of these rows.
    pub fn new(name: String, number: usize, rows: Vec<SheetRow>) -> Self {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        Self {
            warnings: Warnings {
                sheet: Some(name.clone()),
                ..Warnings::default()
            },
            name,
            number,
            rows,
            width,
            ..Self::default()
        }
    }

    /// The rows as CSV: what the cells show, every row as wide as the sheet, a line feed behind each.
    pub fn csv(&self) -> Vec<u8> {
        let mut csv = Vec::new();
        for row in &self.rows {
            row.write_csv(self.width, &mut csv);
        }
        csv
    }

    /// The rows as CSV. Unless `keep_rows`, each row is freed when it is written: a large sheet should not be
    /// in memory twice.
    #[cfg(feature = "workbooks")]
    pub(super) fn take_csv(&mut self, keep_rows: bool) -> Vec<u8> {
        let mut csv = Vec::new();
        for row in std::mem::take(&mut self.rows) {
            let start = csv.len();
            row.write_csv(self.width, &mut csv);
            let lines = memchr::memchr_iter(b'\n', &csv[start..]);
            self.row_numbers.extend(lines.map(|_| row.number));
            if keep_rows {
                self.rows.push(row);
            }
        }
        csv
    }

    /// The number of the row on a line of the CSV, both counted from one.
    pub(crate) fn row_number(&self, line: u64) -> u64 {
        let index = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        let number = self.row_numbers.get(index);
        number.map_or(line, |&number| number.into())
    }

    /// The cells of the row on a line of the CSV.
    pub(crate) fn cells(&self, line: u64) -> &[Cell] {
        let number = self.row_number(line);
        let rows = &self.rows;
        let place = rows.binary_search_by_key(&number, |row| row.number.into());
        place.map_or(&[], |place| &self.rows[place].cells)
    }

    /// The rows above a line of the CSV.
    pub(crate) fn above(&self, line: u64) -> impl Iterator<Item = &[Cell]> {
        let number = self.row_number(line);
        let rows = self.rows.iter();
        let above = rows.take_while(move |row| u64::from(row.number) < number);
        above.map(|row| row.cells.as_slice())
    }
}

impl SheetRow {
    fn write_csv(&self, width: usize, out: &mut Vec<u8>) {
        for column in 0..width {
            if column > 0 {
                out.push(b',');
            }
            match self.cells.get(column) {
                Some(Cell::Text(text)) => row::write_cell(text, b',', out),
                Some(cell) => row::write_cell(&cell.to_string(), b',', out),
                None => (),
            }
        }
        out.push(b'\n');
    }
}
