//! Tells the delimiter and the line ends from the first rows.

use super::{
    column,
    records::{self, Format, Line},
};

/// Delimiters to try; the first wins a tie.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How far down a header may stand, below notes about the export.
const DEEPEST_HEADER: usize = 50;

/// The first rows, read with one delimiter.
pub(super) struct Dialect {
    pub(super) format: Format,
    pub(super) lines: Vec<Line>,
    /// Which line is the header.
    pub(super) header: Option<usize>,
    /// Whether the header has a column that can be the title.
    pub(super) recognised: bool,
    /// How many cells a row should have.
    pub(super) width: usize,
    /// How many rows have that many, from 0 to 1.
    pub(super) regular: f64,
    /// How well it fits; see [`find`].
    score: f64,
}

/// What is known of a file before it is read.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) delimiter: Option<u8>,
    pub(super) column: Option<&'a str>,
    pub(super) header: bool,
}

/// The dialect that fits best: in which the header has a title column, and most rows have as many
/// cells as the header, of which more are better.
pub(super) fn find(bytes: &[u8], last: bool, known: Known<'_>) -> Dialect {
    let cr = ends_with_cr(bytes, last);
    let read = |delimiter| Dialect::new(bytes, Format { delimiter, cr }, last, known);
    if let Some(delimiter) = known.delimiter {
        return read(delimiter);
    }
    let mut best = read(DELIMITERS[0]);
    for delimiter in &DELIMITERS[1..] {
        let other = read(*delimiter);
        if other.score > best.score {
            best = other;
        }
    }
    best
}

impl Dialect {
    fn new(bytes: &[u8], format: Format, last: bool, known: Known<'_>) -> Self {
        let lines = records::lines(bytes, format, last);
        let deep = if known.header {
            lines.len().min(DEEPEST_HEADER)
        } else {
            0
        };
        let first = |test: &dyn Fn(&[String]) -> bool| {
            lines[..deep]
                .iter()
                .position(|line| test(&cells(bytes, line, format)))
        };
        let named = first(&|columns| column::is_named(known.column, columns));
        let found = named.or_else(|| first(&|columns| column::is_there(known.column, columns)));
        let header = found.or((deep > 0).then_some(0));
        let rows = &lines[header.map_or(0, |header| header + 1)..];
        let width = header.map_or_else(|| most_common(rows), |header| lines[header].cells);
        let regular = rows.iter().filter(|row| row.cells == width).count();
        let share = |of: usize| {
            if of == 0 {
                1.0
            } else {
                regular as f64 / of as f64
            }
        };
        // More columns are a better sign than few, and notes above the header are none.
        let columns = if width > 1 {
            1.0 - 1.0 / width as f64
        } else {
            0.1
        };
        let others = lines.len() - usize::from(header.is_some());
        Self {
            format,
            header,
            recognised: found.is_some(),
            width,
            regular: share(rows.len()),
            score: f64::from(u8::from(named.is_some())) + share(others) * columns,
            lines,
        }
    }
}

/// The texts of the cells of a line.
pub(super) fn cells(bytes: &[u8], line: &Line, format: Format) -> Vec<String> {
    let row = &bytes[line.range.clone()];
    let text = |cell| super::encoding::utf8(&records::text(&row[cell])).into_owned();
    records::split(row, format.delimiter)
        .into_iter()
        .map(text)
        .collect()
}

/// Whether lines end with CR alone, as on old Macs.
fn ends_with_cr(bytes: &[u8], last: bool) -> bool {
    let (mut cr, mut lf, mut quoted) = (0, 0, false);
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lf += 1,
            b'\r' if !quoted => {
                let next = bytes.get(index + 1);
                cr += usize::from(next != Some(&b'\n') && (next.is_some() || last));
            }
            _ => {}
        }
    }
    cr > lf
}

fn most_common(rows: &[Line]) -> usize {
    let count = |width| rows.iter().filter(|row| row.cells == width).count();
    rows.iter()
        .map(|row| row.cells)
        .max_by_key(|&width| (count(width), width))
        .unwrap_or(1)
}
