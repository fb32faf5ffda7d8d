//! The cells of an `.ods` before it is read: how many they unfold to, and which are merged.

use std::io::BufRead;

use calamine::Dimensions;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::limits::{self, MOST_COLUMNS, MOST_ROWS, attribute, damaged};
use crate::table::Error;

/// Counts the cells of an `.ods`, where a few bytes can stand for a million equal cells, and hands over
/// the merged ones of each sheet, which calamine does not.
pub(super) fn check_ods(content: impl BufRead) -> Result<Vec<Vec<Dimensions>>, Error> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut sheet = OdsCount::default();
    let mut merged: Vec<Vec<Dimensions>> = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(damaged)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "table:table" => {
                    sheet.start_sheet();
                    // calamine passes over a table without a name
                    if attribute(tag, "table:name").is_some() {
                        merged.push(Vec::new());
                    }
                }
                "table:table-row" => sheet.start_row(repeated(tag, "table:number-rows-repeated")),
                "table:table-cell" | "table:covered-table-cell" => {
                    let is_filled = attribute(tag, "office:value-type").is_some()
                        || attribute(tag, "table:formula").is_some()
                        || matches!(event, Event::Start(_));
                    if let (Some(cells), Some(merged)) = (sheet.merged(tag), merged.last_mut()) {
                        merged.push(cells);
                    }
                    let columns = repeated(tag, "table:number-columns-repeated");
                    sheet.add(columns, is_filled, tag.len() as u64);
                }
                _ => (),
            },
            Event::Text(text) => sheet.add_text(text.len() as u64),
            Event::Eof => return Ok(merged),
            _ => (),
        }
        if sheet.cells > limits::CELLS_AT_ONCE || sheet.bytes > limits::TEXTS {
            return Err(Error::TooManyCells(limits::CELLS_AT_ONCE));
        }
        buffer.clear();
    }
}

/// How many cells and bytes the sheets of an `.ods` unfold to.
#[derive(Default)]
struct OdsCount {
    cells: u64,
    bytes: u64,
    widest: u64,
    empty_rows: u64,
    /// Rows up to the end of this one, and how often it is repeated.
    rows_so_far: u64,
    rows: u64,
    empty_columns: u64,
    columns: u64,
    repeated: u64,
}

impl OdsCount {
    fn start_sheet(&mut self) {
        (self.widest, self.empty_rows, self.rows_so_far) = (0, 0, 0);
    }

    fn start_row(&mut self, repeated: u64) {
        self.rows = repeated.min(MOST_ROWS);
        self.empty_rows += self.rows;
        self.rows_so_far += self.rows;
        (self.columns, self.empty_columns) = (0, 0);
    }

    /// The cells that the next cell is merged with, if there are any below it.
    fn merged(&self, tag: &BytesStart<'_>) -> Option<Dimensions> {
        let rows = repeated(tag, "table:number-rows-spanned");
        let columns = repeated(tag, "table:number-columns-spanned");
        let row = self.rows_so_far.checked_sub(self.rows)?;
        let column = self.columns + self.empty_columns;
        let at = |number: u64| u32::try_from(number).ok();
        (rows > 1).then_some(())?;
        Some(Dimensions {
            start: (at(row)?, at(column)?),
            end: (
                at(row + rows.min(MOST_ROWS) - 1)?,
                at(column + columns.clamp(1, MOST_COLUMNS) - 1)?,
            ),
        })
    }

    /// Empty cells count where a filled one follows, as do empty rows.
    fn add(&mut self, columns: u64, filled: bool, bytes: u64) {
        let columns = columns.min(MOST_COLUMNS);
        if !filled {
            self.empty_columns += columns;
            return;
        }
        let added = columns + self.empty_columns;
        self.columns += added;
        self.empty_columns = 0;
        self.widest = self.widest.max(self.columns);
        let rows = self.rows.max(1);
        self.cells += added * rows + self.empty_rows.saturating_sub(rows) * self.widest;
        self.empty_rows = 0;
        self.repeated = columns * rows;
        self.bytes += bytes * self.repeated;
    }

    fn add_text(&mut self, bytes: u64) {
        self.bytes += bytes * self.repeated.max(1);
    }
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u64 {
    let value = attribute(tag, name);
    value
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(1)
}
