//! One cell of an `.xlsx`: its type, its format, and what Excel has no room for.

use std::borrow::Cow;
use std::collections::HashMap;

use rolecall::table::{Cell, Date};
use rust_xlsxwriter::{Color, Format, IgnoreError, Worksheet};
use unicode_width::UnicodeWidthStr;

use crate::render::workbook::{Changes, WriteWorkbookError};

/// The longest text of a cell, in UTF-16 units.
pub(crate) const MOST_UNITS: usize = 32_767;

/// Formats, made once each.
pub(crate) struct Styles {
    date: Format,
    time: Format,
    date_time: Format,
    duration: Format,
    /// Text that Excel would take for a formula as soon as somebody edits the cell.
    quoted: Format,
    wrapped: Format,
    numbers: HashMap<String, Format>,
}

impl Styles {
    pub(crate) fn new() -> Self {
        let number = |code: &str| Format::new().set_num_format(code);
        Self {
            date: number("yyyy-mm-dd"),
            time: number("hh:mm:ss"),
            date_time: number("yyyy-mm-dd hh:mm:ss"),
            duration: number("[h]:mm:ss"),
            quoted: Format::new().set_quote_prefix(),
            wrapped: Format::new().set_text_wrap(),
            numbers: HashMap::new(),
        }
    }

    fn of_date(&self, date: Date) -> &Format {
        match (date.is_duration(), date.has_day(), date.has_time()) {
            (true, ..) => &self.duration,
            (_, true, true) => &self.date_time,
            (_, true, false) => &self.date,
            (_, false, _) => &self.time,
        }
    }
}

/// Writes a cell; an empty one takes no place.
pub(crate) fn write_cell(
    sheet: &mut Worksheet,
    name: &str,
    at: (u32, u16),
    cell: &Cell,
    styles: &mut Styles,
    changes: &mut Changes,
) -> Result<(), WriteWorkbookError> {
    let (row, column) = at;
    match cell {
        Cell::Number(value, _) if !value.is_finite() => {
            sheet.write_string(row, column, value.to_string())?;
        }
        Cell::Number(value, None) => {
            sheet.write_number(row, column, *value)?;
        }
        Cell::Number(value, Some(format)) => {
            let format = styles
                .numbers
                .entry(format.code().to_owned())
                .or_insert_with_key(|code| Format::new().set_num_format(code));
            sheet.write_number_with_format(row, column, *value, format)?;
        }
        Cell::Date(date) => {
            sheet.write_number_with_format(row, column, date.serial(), styles.of_date(*date))?;
        }
        Cell::Bool(value) => {
            sheet.write_boolean(row, column, *value)?;
        }
        Cell::Text(text) => {
            let text = fit(text, changes, name, at);
            if text.starts_with(['=', '+', '-', '@']) {
                sheet.write_string_with_format(row, column, text, &styles.quoted)?;
            } else if text.contains('\n') {
                sheet.write_string_with_format(row, column, text, &styles.wrapped)?;
            } else {
                sheet.write_string(row, column, text)?;
            }
        }
        Cell::Error(error) => {
            sheet.write_string(row, column, *error)?;
        }
        _ => (),
    }
    Ok(())
}

/// The text as a cell can hold it: line ends as Excel writes them, no other control characters, and
/// not too long. Counts what had to be changed.
pub(crate) fn fit<'t>(
    text: &'t str,
    changes: &mut Changes,
    sheet: &str,
    at: (u32, u16),
) -> Cow<'t, str> {
    let mut text = Cow::Borrowed(text);
    if text.contains('\r') {
        // Some exports end lines by CR CR LF.
        text = Cow::Owned(
            text.replace("\r\r\n", "\n")
                .replace("\r\n", "\n")
                .replace('\r', "\n"),
        );
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
        changes.first = Some(format!("{sheet}!{}{}", column_letters(at.1), at.0 + 1));
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
    for (index, c) in text.char_indices() {
        units += c.len_utf16();
        if units > MOST_UNITS {
            return Some(index);
        }
    }
    None
}

fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters
        .iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect()
}

/// How wide columns should be, by what they hold.
#[derive(Default)]
pub(crate) struct Widths(Vec<usize>);

impl Widths {
    const LEAST: usize = 8;
    const MOST: usize = 60;

    pub(crate) fn see(&mut self, column: usize, text: &str) {
        // The filter's arrow takes two places.
        self.widen(
            column,
            text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0) + 2,
        );
    }

    pub(crate) fn see_cell(&mut self, column: usize, cell: &Cell) {
        match cell {
            Cell::Empty => (),
            Cell::Text(text) => {
                // Columns are as wide as they get long before a text of this length ends.
                let start = text
                    .char_indices()
                    .nth(Self::MOST)
                    .map_or(text.len(), |(end, _)| end);
                let start = text[..start].lines().next().unwrap_or("");
                self.widen(column, start.width() + 1);
            }
            Cell::Number(..) => self.widen(column, 10),
            Cell::Date(date) => self.widen(column, if date.has_time() { 20 } else { 11 }),
            other => self.widen(column, other.to_string().len() + 1),
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

pub(crate) fn header_format() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0xE7_EB_F0))
        .set_text_wrap()
}

/// A header that stays in sight, and a filter.
pub(crate) fn finish_table(
    sheet: &mut Worksheet,
    (header, last_row): (u32, u32),
    columns: usize,
) -> Result<(), WriteWorkbookError> {
    let Some(last_column) = columns
        .checked_sub(1)
        .and_then(|last| u16::try_from(last).ok())
    else {
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
