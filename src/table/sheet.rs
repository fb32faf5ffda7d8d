//! The rows of a sheet.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::cell::Cell;
use super::number_format::NumberFormat;
use super::workbook::{LIMITS, Value, WorkbookError};

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
    /// Writes the rows as CSV: what the cells show, every row as wide as the sheet.
    pub fn write_csv(&self, out: &mut Vec<u8>) {
        for row in &self.rows {
            row.write_csv(self.width, out);
        }
    }
}

impl SheetRow {
    pub(super) fn write_csv(&self, width: usize, out: &mut Vec<u8>) {
        for column in 0..width {
            if column > 0 {
                out.push(b',');
            }
            match self.cells.get(column) {
                Some(Cell::Text(text)) => push_csv(text, out),
                Some(cell) => push_csv(&cell.to_string(), out),
                None => (),
            }
        }
        out.push(b'\n');
    }
}

fn push_csv(text: &str, out: &mut Vec<u8>) {
    if text.contains([',', '"', '\n', '\r']) {
        out.push(b'"');
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

/// Collects cells into rows, in whatever order they come.
pub(super) struct Builder {
    rows: BTreeMap<u32, Vec<Cell>>,
    /// The row that cells come for, and them.
    current: u32,
    cells: Vec<Cell>,
    /// Cells so far, empty ones between filled ones included.
    count: usize,
    most_rows: usize,
    days: f64,
    texts: HashSet<Arc<str>>,
    text_bytes: usize,
}

impl Builder {
    /// Takes so many rows; `days` are added to dates.
    pub(super) fn new(most_rows: usize, days: f64) -> Self {
        Self {
            rows: BTreeMap::new(),
            current: 0,
            cells: Vec::new(),
            count: 0,
            most_rows,
            days,
            texts: HashSet::new(),
            text_bytes: 0,
        }
    }

    /// Adds a cell. Returns whether more are wanted.
    pub(super) fn push(
        &mut self,
        (row, column): (u32, u32),
        value: Value<'_>,
        format: Option<Arc<NumberFormat>>,
    ) -> Result<bool, WorkbookError> {
        let days = self.days;
        let cell = value.cell(days, format, |text| self.intern(text));
        if matches!(cell, Cell::Empty) {
            return Ok(true);
        }
        if row != self.current {
            self.end_row();
            if self.rows.len() >= self.most_rows {
                return Ok(false);
            }
            self.current = row;
            self.cells = self.rows.remove(&row).unwrap_or_default();
        }
        let column = column as usize;
        if column >= self.cells.len() {
            self.count += column + 1 - self.cells.len();
            if self.count > LIMITS.cells || self.text_bytes as u64 > LIMITS.texts {
                return Err(WorkbookError::TooManyCells(LIMITS.cells as u64));
            }
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
        Ok(true)
    }

    fn end_row(&mut self) {
        if !self.cells.is_empty() {
            let mut cells = std::mem::take(&mut self.cells);
            cells.shrink_to_fit();
            self.rows.insert(self.current, cells);
        }
    }

    /// Companies and titles repeat: each is kept once.
    fn intern(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.texts.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        self.text_bytes += text.len();
        self.texts.insert(Arc::clone(&new));
        new
    }

    pub(super) fn finish(mut self, name: String, number: usize) -> Sheet {
        self.end_row();
        let filled = |cells: &[Cell]| cells.iter().position(|cell| !matches!(cell, Cell::Empty));
        let left = self
            .rows
            .values()
            .filter_map(|cells| filled(cells))
            .min()
            .unwrap_or(0);
        let rows: Vec<SheetRow> = self
            .rows
            .into_iter()
            .take(self.most_rows)
            .map(|(row, mut cells)| SheetRow {
                number: row.saturating_add(1),
                cells: cells.split_off(left.min(cells.len())),
            })
            .collect();
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        Sheet {
            name,
            number,
            rows,
            width,
        }
    }
}
