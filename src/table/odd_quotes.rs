//! Quotes that stand elsewhere than in a CSV: behind spaces (Python's `skipinitialspace`), or around
//! whole rows. They are found in the first rows and mended while the text is read.

use super::{
    TableOptions, Warnings,
    dialect::Dialect,
    row::{Separators, split},
    sample::{SAMPLE, SampleRow},
};

/// Where the quotes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OddQuotes {
    /// `Ann, "Manager, Partners"`
    BehindSpaces,
    /// `"Ann,""Manager, Partners"""`
    AroundRows,
}

impl OddQuotes {
    pub(super) fn find(bytes: &[u8], dialect: &Dialect, options: &TableOptions) -> Option<Self> {
        let rows = &dialect.rows[..dialect.rows.len().min(SAMPLE)];
        let text = |row: &SampleRow| &bytes[row.range.clone()];
        // "Manager, Partners" is one title of a list, "Name,Title" are two cells
        let is_close = |first: &SampleRow| !text(first).windows(2).any(|two| two == b", ");
        let has_cells =
            options.header && options.column.is_none() || rows.first().is_some_and(is_close);
        let are_in_quotes = || rows.iter().all(|row| is_in_quotes(text(row).trim_ascii()));
        if options.delimiter.is_none() && rows.len() > 1 && has_cells && are_in_quotes() {
            return Some(Self::AroundRows);
        }
        let delimiter = dialect.separators.delimiter;
        let spaced = rows
            .iter()
            .filter(|row| has_quote_behind_spaces(text(row), delimiter));
        let spaced = spaced.count();
        (spaced > 0 && 10 * spaced >= rows.len()).then_some(Self::BehindSpaces)
    }
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

/// Mends the quotes of a text that arrives piece by piece.
pub(super) struct QuoteMender {
    quotes: OddQuotes,
    separators: Separators,
    place: Place,
    /// Held back, as they may stand before a quote.
    spaces: usize,
    line: u64,
}

/// The place of the next byte: in a cell, or in a row where these are in quotes as a whole.
#[derive(Debug, Clone, Copy)]
enum Place {
    Start,
    Plain,
    Quoted,
    /// Behind a quote that closes, or is the first of a doubled one.
    Quote,
}

impl QuoteMender {
    pub(super) fn new(quotes: OddQuotes, separators: Separators) -> Self {
        Self {
            quotes,
            separators,
            place: Place::Start,
            spaces: 0,
            line: 1,
        }
    }

    /// The bytes without the odd quotes or the spaces before them; the lines that had any are told. With
    /// `last`, nothing follows these bytes.
    pub(super) fn mend(&mut self, bytes: &[u8], last: bool, warnings: &mut Warnings) -> Vec<u8> {
        let behind_spaces = self.quotes == OddQuotes::BehindSpaces;
        let lines = match self.quotes {
            OddQuotes::BehindSpaces => &mut warnings.spaced_quotes,
            OddQuotes::AroundRows => &mut warnings.quoted_rows,
        };
        let mut out = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            let is_delimiter = behind_spaces && byte == self.separators.delimiter;
            let (next, is_kept) = match (self.place, byte) {
                (Place::Start, b' ') if behind_spaces => {
                    self.spaces += 1;
                    continue;
                }
                (Place::Start, b'"') => {
                    let spaces = std::mem::take(&mut self.spaces);
                    if spaces > 0 || !behind_spaces {
                        lines.add_once(self.line);
                    }
                    (Place::Quoted, behind_spaces)
                }
                (Place::Quoted, b'"') => (Place::Quote, behind_spaces),
                (Place::Quoted, _) | (Place::Quote, b'"') => (Place::Quoted, true),
                (_, b'\r' | b'\n') => (Place::Start, true),
                _ if is_delimiter => (Place::Start, true),
                _ => (Place::Plain, true),
            };
            self.release_spaces(&mut out);
            out.extend(is_kept.then_some(byte));
            self.line += u64::from(byte == self.separators.line_end());
            self.place = next;
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
