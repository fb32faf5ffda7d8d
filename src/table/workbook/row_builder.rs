//! Collects the cells of a sheet, as calamine hands them over, into rows.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use calamine::{CellErrorType, DataType, Dimensions};

use super::limits;
use crate::table::cell::{Cell, Date};
use crate::table::number_format::NumberFormat;
use crate::table::sheet::SheetRow;
use crate::table::{Error, Lines};

/// Collects cells into rows, in whatever order they come.
#[derive(Default)]
pub(super) struct RowBuilder {
    rows: BTreeMap<u32, Vec<Cell>>,
    /// The row that cells come for, and them.
    current: u32,
    cells: Vec<Cell>,
    /// Cells so far, empty ones between filled ones included.
    count: usize,
    most_rows: usize,
    /// Added to dates: those of the calendar that begins in 1904 are behind.
    days: f64,
    /// Companies and titles repeat: each is kept once.
    texts: HashSet<Arc<str>>,
    text_bytes: u64,
}

impl RowBuilder {
    pub(super) fn new(most_rows: usize, days: f64) -> Self {
        Self {
            most_rows,
            days,
            ..Self::default()
        }
    }

    /// Adds a cell. Returns whether more are wanted.
    pub(super) fn push(
        &mut self,
        (row, column): (u32, u32),
        value: &impl DataType,
        format: Option<Arc<NumberFormat>>,
    ) -> Result<bool, Error> {
        let cell = self.cell(value, format);
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
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = cell;
        if self.count > limits::CELLS {
            return Err(Error::TooManyCells(limits::CELLS as u64));
        }
        // a text that is kept once is written as often as it is shown
        if self.text_bytes > limits::TEXTS {
            return Err(Error::WorkbookTooLarge(limits::TEXTS >> 20));
        }
        Ok(true)
    }

    fn cell(&mut self, value: &impl DataType, format: Option<Arc<NumberFormat>>) -> Cell {
        if let Some(text) = value.get_string() {
            return self.text(text);
        }
        if let Some(number) = value.get_float() {
            return Cell::Number(number, format);
        }
        if let Some(number) = value.get_int() {
            return Cell::Number(number as f64, format);
        }
        if let Some(date) = value.get_datetime() {
            let number = date.as_f64();
            let date = match date.is_duration() {
                true => Date::duration(number),
                false => Date::from_serial(number + self.days),
            };
            return date.map_or(Cell::number(number), Cell::Date);
        }
        if let Some(text) = value.get_datetime_iso().or(value.get_duration_iso()) {
            let date = Date::parse(text).or_else(|| Date::parse_duration(text));
            return date.map_or_else(|| self.text(text), Cell::Date);
        }
        if let Some(error) = value.get_error() {
            return Cell::Error(error_text(error));
        }
        value.get_bool().map_or(Cell::Empty, Cell::Bool)
    }

    fn text(&mut self, text: &str) -> Cell {
        if text.is_empty() {
            return Cell::Empty;
        }
        self.text_bytes += text.len() as u64;
        if let Some(known) = self.texts.get(text) {
            return Cell::Text(Arc::clone(known));
        }
        let new: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&new));
        Cell::Text(new)
    }

    fn end_row(&mut self) {
        if !self.cells.is_empty() {
            let mut cells = std::mem::take(&mut self.cells);
            cells.shrink_to_fit();
            self.rows.insert(self.current, cells);
        }
    }

    /// Cells that are merged downwards show the text of the first one in each of their rows. Numbers
    /// stay alone, as a sum must not change, and so does a note with nothing beside it.
    pub(super) fn fill_merged(&mut self, merged: &[Dimensions]) -> Result<Lines, Error> {
        self.end_row();
        let (mut filled, mut looked_at) = (BTreeSet::new(), 0);
        for &Dimensions { start, end } in merged.iter().filter(|merged| merged.start < merged.end) {
            let column = start.1 as usize;
            let first = self.rows.get(&start.0).and_then(|cells| cells.get(column));
            let Some(Cell::Text(text)) = first.cloned() else {
                continue;
            };
            for (&row, cells) in self.rows.range_mut(start.0..=end.0).skip(1) {
                looked_at += 1;
                if cells.len() <= column {
                    cells.resize(column + 1, Cell::Empty);
                }
                if matches!(cells[column], Cell::Empty) {
                    cells[column] = Cell::Text(Arc::clone(&text));
                    self.text_bytes += text.len() as u64;
                    filled.insert(u64::from(row) + 1);
                }
            }
            if looked_at > limits::CELLS || self.text_bytes > limits::TEXTS {
                return Err(Error::TooManyCells(limits::CELLS as u64));
            }
        }
        let mut lines = Lines::default();
        filled.into_iter().for_each(|row| lines.add(row));
        Ok(lines)
    }

    pub(super) fn finish(mut self) -> Vec<SheetRow> {
        self.end_row();
        let filled = |cells: &Vec<Cell>| cells.iter().position(|cell| *cell != Cell::Empty);
        let left = self.rows.values().filter_map(filled).min().unwrap_or(0);
        let rows = self.rows.into_iter().take(self.most_rows);
        rows.map(|(row, mut cells)| SheetRow {
            number: row.saturating_add(1),
            cells: cells.split_off(left.min(cells.len())),
        })
        .collect()
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
