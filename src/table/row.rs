//! Rows and cells as places in bytes.
//!
//! RFC 4180, read leniently. A quote opens a quoted cell only as its first byte; anywhere else it is
//! text. What follows the closing quote up to the delimiter is text too. An opening quote turns out
//! to be text if it is never closed, or if the quote that would close it stands on another line and
//! in the middle of text: so one stray quote costs a row nothing, and the rest of the file neither.
//! A quote behind a backslash is text where it could not close a cell, as Spark and MySQL write it.

use std::borrow::Cow;

/// A longer row is refused: it would take all memory, and is no row.
pub(crate) const LONGEST_ROW: usize = 256 << 20;

/// How cells and lines are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Separators {
    pub(crate) delimiter: u8,
    /// Lines end with CR alone. Otherwise they end with LF or CRLF, and a lone CR is text.
    pub(crate) cr: bool,
}

impl Separators {
    /// The byte that every line ends with.
    pub(crate) fn line_end(self) -> u8 {
        if self.cr { b'\r' } else { b'\n' }
    }
}

/// A column that is read beside the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SideColumn {
    /// The first column to group rows by.
    FirstGroup,
    SecondGroup,
    /// The name of the person.
    Name,
    Company,
    Department,
    /// The description of the job.
    Description,
}

impl SideColumn {
    pub(crate) const COUNT: usize = 6;
}

/// For each [`SideColumn`] its index, if it is read.
pub(crate) type SideColumns = [Option<usize>; SideColumn::COUNT];

/// Bytes from one place to another. Small, as there are many: a row is never longer than
/// [`LONGEST_ROW`], nor much more the bytes that are scanned at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A row. Places are counted from the start of the bytes scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowSpan {
    /// Where it starts, and where its last cell ends.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Where new cells go: after the last cell that has a header.
    pub(crate) insert: u32,
    /// The title cell, with its quotes.
    pub(crate) title: Span,
    /// How many cells it is short of.
    pub(crate) missing: u32,
    /// The line it starts on, counted from one.
    pub(crate) line: u64,
}

impl RowSpan {
    pub(crate) fn of<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        &bytes[self.start as usize..self.end as usize]
    }
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    #[inline]
    pub(crate) fn of(self, bytes: &[u8]) -> &[u8] {
        &bytes[self.start as usize..self.end as usize]
    }
}

/// The rows that a scan found.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<RowSpan>,
    /// For each row the cells beside its title, with their quotes, if any are wanted.
    pub(super) beside: Vec<[Span; SideColumn::COUNT]>,
    /// Rows with too few or too many cells.
    pub(crate) ragged: Vec<Ragged>,
    /// Lines with an opening quote that is never closed.
    pub(crate) stray: Vec<u64>,
    /// Where the last complete line ends.
    pub(crate) end: usize,
}

impl Rows {
    /// The place of the row that a byte stands in, or of the next one.
    pub(super) fn row_at(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.end as usize <= byte)
    }

    /// Removes the rows of these places, which are in order.
    pub(super) fn remove(&mut self, removed: &[usize]) {
        let is_kept = |index: usize| removed.binary_search(&index).is_err();
        let mut index = 0..;
        self.rows.retain(|_| index.next().is_none_or(is_kept));
        let mut index = 0..;
        self.beside.retain(|_| index.next().is_none_or(is_kept));
        self.ragged.retain_mut(|ragged| {
            let before = removed.partition_point(|&index| index < ragged.row);
            let kept = removed.get(before) != Some(&ragged.row);
            ragged.row -= before;
            kept
        });
    }

    /// The cells beside the title of a row; empty if none are wanted.
    #[inline]
    pub(crate) fn beside(&self, index: usize) -> [Span; SideColumn::COUNT] {
        self.beside.get(index).copied().unwrap_or_default()
    }
}

/// A row with too few or too many cells.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ragged {
    /// Which of the rows it is.
    pub(crate) row: usize,
    /// The line it starts on.
    pub(crate) line: u64,
    /// How many cells it has.
    pub(crate) cells: usize,
}

/// The cells of one row, with their quotes.
pub(crate) fn split(row: &[u8], delimiter: u8) -> Vec<&[u8]> {
    let mut cells = Vec::new();
    let (mut start, mut at) = (0, 0);
    loop {
        if at == start && row.get(at) == Some(&b'"') {
            let close = closing(&row[at + 1..], Some(delimiter));
            at = close.map_or(at + 1, |quote| at + 1 + quote + 1);
        }
        while at < row.len() && row[at] != delimiter {
            at += 1;
        }
        cells.push(&row[start..at]);
        if at >= row.len() {
            return cells;
        }
        at += 1;
        start = at;
    }
}

/// The text of a cell, without its quotes.
pub(crate) fn text(cell: &[u8]) -> Cow<'_, [u8]> {
    let inner = match cell {
        [b'"', text @ .., b'"'] if !text.contains(&b'"') => return Cow::Borrowed(text),
        [b'"', inner @ ..] => inner,
        _ => return Cow::Borrowed(cell),
    };
    let Some(close) = closing(inner, None) else {
        return Cow::Borrowed(cell);
    };
    let (quoted, after) = (&inner[..close], &inner[close + 1..]);
    let mut text = Vec::with_capacity(cell.len());
    let mut bytes = quoted.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if byte == b'"' && bytes.next_if_eq(&&b'"').is_none() {
            text.pop(); // a lone one is there only behind a backslash
        }
        text.push(byte);
    }
    text.extend_from_slice(after);
    Cow::Owned(text)
}

/// The text of a cell of what was decoded to UTF-8 when it was read.
pub(crate) fn utf8_text(cell: &[u8]) -> Cow<'_, str> {
    match text(cell) {
        Cow::Borrowed(text) => utf8(text),
        Cow::Owned(text) => Cow::Owned(utf8(&text).into_owned()),
    }
}

fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    // the lossy way alone takes longer, though nothing is lost
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// Its first quote opens nothing: it is text, though other readers would not take it for that.
pub(crate) fn has_stray_quote(cell: &[u8]) -> bool {
    matches!(cell, [b'"', inner @ ..] if closing(inner, None).is_none())
}

/// Where the quote stands that closes a cell, given what follows the opening one. Of a cell that is
/// cut out already, no delimiter ends it.
fn closing(bytes: &[u8], delimiter: Option<u8>) -> Option<usize> {
    let ends_cell = |at: usize| match bytes.get(at) {
        None | Some(b'\r' | b'\n') => true,
        next => next.copied() == delimiter,
    };
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|&byte| byte == b'"')?;
        let is_escaped = at > 0 && bytes[at - 1] == b'\\';
        match bytes.get(at + 1) {
            Some(b'"') if is_escaped && ends_cell(at + 2) => return Some(at + 1),
            Some(b'"') => at += 2,
            _ if is_escaped && !ends_cell(at + 1) => at += 1,
            _ => return Some(at),
        }
    }
}

/// The texts of all cells of a row.
pub(crate) fn texts(row: &[u8], delimiter: u8) -> Vec<String> {
    let cells = split(row, delimiter).into_iter();
    cells.map(|cell| utf8_text(cell).into_owned()).collect()
}

/// Appends a text as a cell, in quotes only if it needs them.
pub(crate) fn write_cell(text: &str, delimiter: u8, out: &mut Vec<u8>) {
    let is_special = |byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    match text.bytes().any(is_special) {
        true => write_quoted(text, out),
        false => out.extend_from_slice(text.as_bytes()),
    }
}

/// Appends a text as a cell in quotes.
pub(crate) fn write_quoted(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    out.push(b'"');
}
