//! Quotes that stand elsewhere than in a CSV: around whole rows, which are refused, or behind spaces
//! (Python's `skipinitialspace`), which are taken away while the text is read.

use super::{
    TableOptions, Warnings,
    dialect::Dialect,
    row::{Separators, split},
    sample::{SAMPLE, SampleRow},
};

/// Rows such as `"Ann,""Manager, Partners"""`.
pub(super) fn are_around_rows(bytes: &[u8], dialect: &Dialect, options: &TableOptions) -> bool {
    let rows = &dialect.rows[..dialect.rows.len().min(SAMPLE)];
    let text = |row: &SampleRow| &bytes[row.range.clone()];
    // "Manager, Partners" is one title of a list, "Name,Title" are two cells
    let is_close = |first: &SampleRow| !text(first).windows(2).any(|two| two == b", ");
    let has_cells =
        options.header && options.column.is_none() || rows.first().is_some_and(is_close);
    options.delimiter.is_none()
        && rows.len() > 1
        && has_cells
        && rows.iter().all(|row| is_in_quotes(text(row).trim_ascii()))
}

/// Rows such as `Ann, "Manager, Partners"`.
pub(super) fn are_behind_spaces(bytes: &[u8], dialect: &Dialect) -> bool {
    let rows = &dialect.rows[..dialect.rows.len().min(SAMPLE)];
    let delimiter = dialect.separators.delimiter;
    let has_any = |row: &&SampleRow| has_quote_behind_spaces(&bytes[row.range.clone()], delimiter);
    let spaced = rows.iter().filter(has_any).count();
    spaced > 0 && 10 * spaced >= rows.len()
}

/// All of a row is in quotes, and those within are doubled.
fn is_in_quotes(row: &[u8]) -> bool {
    let [b'"', inner @ .., b'"'] = row else {
        return false;
    };
    let mut runs = inner.chunk_by(|one, next| (*one == b'"') == (*next == b'"'));
    let has_cells = inner.iter().any(|byte| b",;\t".contains(byte));
    has_cells && runs.all(|run| run[0] != b'"' || run.len() % 2 == 0)
}

/// A cell begins with a quote behind spaces, and this is closed at its end or not within: ` "Acme, Inc."`
/// is torn into two cells.
fn has_quote_behind_spaces(row: &[u8], delimiter: u8) -> bool {
    split(row, delimiter).into_iter().any(|cell| {
        let cell = cell.trim_ascii_end();
        match cell.trim_ascii_start() {
            [b'"', text @ ..] if cell[0] == b' ' => {
                text.last() == Some(&b'"') || !text.contains(&b'"')
            }
            _ => false,
        }
    })
}

/// Takes the spaces before quotes away from a text that arrives piece by piece.
pub(super) struct QuoteMender {
    separators: Separators,
    place: Place,
    /// Held back, as they may stand before a quote.
    spaces: usize,
    line: u64,
}

/// The place of the next byte in a cell.
#[derive(Debug, Clone, Copy)]
enum Place {
    Start,
    Plain,
    Quoted,
    /// Behind a quote that closes, or is the first of a doubled one.
    Quote,
}

impl QuoteMender {
    pub(super) fn new(separators: Separators) -> Self {
        Self {
            separators,
            place: Place::Start,
            spaces: 0,
            line: 1,
        }
    }

    /// The bytes without the spaces before quotes; the lines that had any are told. With `last`, nothing
    /// follows these bytes.
    pub(super) fn mend(&mut self, bytes: &[u8], last: bool, warnings: &mut Warnings) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            self.place = match (self.place, byte) {
                (Place::Start, b' ') => {
                    self.spaces += 1;
                    continue;
                }
                (Place::Start, b'"') => {
                    if std::mem::take(&mut self.spaces) > 0 {
                        warnings.spaced_quotes.add_once(self.line);
                    }
                    Place::Quoted
                }
                (Place::Quoted, b'"') => Place::Quote,
                (Place::Quoted, _) | (Place::Quote, b'"') => Place::Quoted,
                (_, b'\r' | b'\n') => Place::Start,
                _ if byte == self.separators.delimiter => Place::Start,
                _ => Place::Plain,
            };
            self.release_spaces(&mut out);
            out.push(byte);
            self.line += u64::from(byte == self.separators.line_end());
        }
        if last {
            self.release_spaces(&mut out);
        }
        out
    }

    fn release_spaces(&mut self, out: &mut Vec<u8>) {
        out.resize(out.len() + self.spaces, b' ');
        self.spaces = 0;
    }
}
