//! The cells of an `.xlsx`: their types and formats, and what Excel has no room for.

use std::borrow::Cow;
use std::collections::HashMap;

use rolecall::table::{Cell, Date};
use rust_xlsxwriter::{Color, Format, IgnoreError, Worksheet};
use unicode_width::UnicodeWidthStr;

use crate::render::workbook::{Altered, WriteWorkbookError};

/// The longest text of a cell, in UTF-16 units.
pub(crate) const MOST_UNITS: usize = 32_767;

/// Writes cells, with formats that are made once each.
pub(crate) struct CellWriter {
    /// Text that Excel would take for a formula as soon as somebody edits the cell.
    quoted: Format,
    wrapped: Format,
    /// Formats of numbers and dates, by their code.
    numbers: HashMap<String, Format>,
    header: Format,
    /// Cells that could not be written as they were.
    pub(crate) changes: Altered,
}

impl CellWriter {
    pub(crate) fn new() -> Self {
        Self {
            quoted: Format::new().set_quote_prefix(),
            wrapped: Format::new().set_text_wrap(),
            numbers: HashMap::new(),
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xE7_EB_F0))
                .set_text_wrap(),
            changes: Altered::default(),
        }
    }

    /// Writes the names of columns.
    pub(crate) fn header(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        names: &[String],
        widths: &mut Widths,
    ) -> Result<(), WriteWorkbookError> {
        for (column, name) in (0..).zip(names) {
            let name = fit(name, &mut self.changes, sheet, (row, column));
            widths.see(column.into(), &name);
            sheet.write_string_with_format(row, column, name, &self.header)?;
        }
        Ok(())
    }

    /// Writes the cells of a row; an empty one takes no place.
    pub(crate) fn row(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        cells: &[Cell],
    ) -> Result<(), WriteWorkbookError> {
        let mut cells = (0..).zip(cells);
        cells.try_for_each(|(column, cell)| self.cell(sheet, (row, column), cell))
    }

    fn number_format(&mut self, code: &str) -> &Format {
        let formats = self.numbers.entry(code.to_owned());
        formats.or_insert_with_key(|code| Format::new().set_num_format(code))
    }

    fn cell(
        &mut self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        cell: &Cell,
    ) -> Result<(), WriteWorkbookError> {
        let (row, column) = at;
        match cell {
            Cell::Number(value, _) if !value.is_finite() => {
                sheet.write_string(row, column, value.to_string())?
            }
            Cell::Number(value, None) => sheet.write_number(row, column, *value)?,
            Cell::Number(value, Some(format)) => {
                let format = self.number_format(format.code());
                sheet.write_number_with_format(row, column, *value, format)?
            }
            Cell::Date(date) => {
                let format = self.number_format(date_code(*date));
                sheet.write_number_with_format(row, column, date.serial(), format)?
            }
            Cell::Bool(value) => sheet.write_boolean(row, column, *value)?,
            Cell::Text(text) => {
                let text = fit(text, &mut self.changes, sheet, at);
                if text.starts_with(['=', '+', '-', '@']) {
                    sheet.write_string_with_format(row, column, text, &self.quoted)?
                } else if text.contains('\n') {
                    sheet.write_string_with_format(row, column, text, &self.wrapped)?
                } else {
                    sheet.write_string(row, column, text)?
                }
            }
            Cell::Error(error) => sheet.write_string(row, column, *error)?,
            _ => sheet,
        };
        Ok(())
    }
}

fn date_code(date: Date) -> &'static str {
    match (date.is_duration(), date.has_day(), date.has_time()) {
        (true, ..) => "[h]:mm:ss",
        (_, true, true) => "yyyy-mm-dd hh:mm:ss",
        (_, true, false) => "yyyy-mm-dd",
        (_, false, _) => "hh:mm:ss",
    }
}

/// The text as a cell can hold it: line ends as Excel writes them, no other control characters, and
/// not too long. Counts what had to be changed.
pub(crate) fn fit<'t>(
    text: &'t str,
    changes: &mut Altered,
    sheet: &Worksheet,
    at: (u32, u16),
) -> Cow<'t, str> {
    let mut text = Cow::Borrowed(text);
    if text.contains('\r') {
        // Some exports end lines by CR CR LF.
        let lines = text.replace("\r\r\n", "\n").replace("\r\n", "\n");
        text = Cow::Owned(lines.replace('\r', "\n"));
    }
    let mut changed = false;
    if text.contains(is_forbidden) {
        text = Cow::Owned(text.replace(is_forbidden, "\u{fffd}"));
        changes.replaced += 1;
        changed = true;
    }
    if let Some(end) = end_of_units(&text) {
        text = Cow::Owned(text[..end].to_owned());
        changes.cut += 1;
        changed = true;
    }
    if changed && changes.first.is_none() {
        let (name, column) = (sheet.name(), column_letters(at.1));
        changes.first = Some(format!("{name}!{column}{}", at.0 + 1));
    }
    text
}

/// Control characters but tab and line feed, and what XML has no way to write.
fn is_forbidden(c: char) -> bool {
    (c.is_ascii_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Where the text has to end; `None` if it is short enough.
fn end_of_units(text: &str) -> Option<usize> {
    // A text has at least as many bytes as units.
    if text.len() <= MOST_UNITS {
        return None;
    }
    let mut units = 0;
    let mut letters = text.char_indices();
    let too_many = letters.find(|(_, c)| {
        units += c.len_utf16();
        units > MOST_UNITS
    });
    Some(too_many?.0)
}

fn column_letters(column: u16) -> String {
    let mut letters = String::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

/// How wide columns should be, by what they hold.
#[derive(Default)]
pub(crate) struct Widths(Vec<usize>);

impl Widths {
    const LEAST: usize = 8;
    const MOST: usize = 60;

    pub(crate) fn see(&mut self, column: usize, text: &str) {
        let width = text.lines().map(UnicodeWidthStr::width).max();
        self.widen(column, width.unwrap_or(0) + 2); // the filter's arrow takes two places
    }

    pub(crate) fn see_row(&mut self, cells: &[Cell]) {
        for (column, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Empty => (),
                Cell::Text(text) => {
                    // Columns are as wide as they get long before a text of this length ends.
                    let end = text.char_indices().nth(Self::MOST);
                    let start = &text[..end.map_or(text.len(), |(end, _)| end)];
                    self.widen(column, start.lines().next().unwrap_or("").width() + 1);
                }
                Cell::Number(..) => self.widen(column, 10),
                Cell::Date(date) => self.widen(column, if date.has_time() { 20 } else { 11 }),
                other => self.widen(column, other.to_string().len() + 1),
            }
        }
    }

    fn widen(&mut self, column: usize, width: usize) {
        if column >= self.0.len() {
            self.0.resize(column + 1, Self::LEAST);
        }
        self.0[column] = self.0[column].max(width.min(Self::MOST));
    }

    pub(crate) fn set(&self, sheet: &mut Worksheet) -> Result<(), WriteWorkbookError> {
        for (column, &width) in (0..).zip(&self.0) {
            sheet.set_column_width(column, width as f64)?;
        }
        Ok(())
    }
}

/// With more notes above it than this, a header that stays in sight would leave no room for rows.
const MOST_FROZEN: u32 = 12;

/// A header that stays in sight, and a filter.
pub(crate) fn finish_table(
    sheet: &mut Worksheet,
    (header, last_row): (u32, u32),
    columns: usize,
) -> Result<(), WriteWorkbookError> {
    let last = columns.checked_sub(1);
    let Some(last_column) = last.and_then(|last| u16::try_from(last).ok()) else {
        return Ok(());
    };
    if header <= MOST_FROZEN {
        sheet.set_freeze_panes(header + 1, 0)?;
    }
    sheet.autofilter(header, 0, last_row, last_column)?;
    if last_row > header {
        // Telephone numbers and postcodes are text on purpose.
        let as_text = IgnoreError::NumberStoredAsText;
        sheet.ignore_error_range(header + 1, 0, last_row, last_column, as_text)?;
    }
    Ok(())
}
