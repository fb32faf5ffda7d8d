//! Tells the delimiter and the line ends from the first rows.

use super::{
    header::{Candidate, Known, find_header},
    row::{self, Format, Line},
};

/// Delimiters to try; the first wins a tie.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The first rows, read with one delimiter.
pub(super) struct Dialect {
    pub(super) format: Format,
    pub(super) lines: Vec<Line>,
    /// The line that is the header, or comes nearest to one.
    pub(super) header: Option<Candidate>,
    /// How many cells a row should have.
    pub(super) width: usize,
    score: f64,
}

/// The dialect that fits best: in which a header is found, and most rows have as many cells as
/// others, of which more are better.
pub(super) fn find(bytes: &[u8], last: bool, known: &Known<'_>) -> Dialect {
    let named = sep_line(bytes);
    let cr = ends_with_cr(bytes, last);
    let read = |delimiter| Dialect::new(bytes, Format { delimiter, cr }, last, known);
    if let Some(delimiter) = known.delimiter.or(named) {
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
    fn new(bytes: &[u8], format: Format, last: bool, known: &Known<'_>) -> Self {
        let lines = row::lines(bytes, format, last);
        let header = known
            .header
            .then(|| find_header(bytes, &lines, format, known))
            .flatten();
        let first = header.as_ref().map_or(0, |header| header.line + 1);
        let first = first.max(usize::from(!known.header && is_sep(bytes, lines.first())));
        let rows = &lines[first.min(lines.len())..];
        let common = common_width(rows);
        let width = match &header {
            Some(header) if header.shifted => lines[header.line].cells + 1,
            Some(header) => lines[header.line].cells,
            None => common,
        };
        let regular = rows.iter().filter(|row| row.cells == common).count();
        let regular = if rows.is_empty() {
            1.0
        } else {
            regular as f64 / rows.len() as f64
        };
        // More columns are a better sign than few.
        let columns = if width > 1 {
            1.0 - 1.0 / width as f64
        } else {
            0.1
        };
        let found = header.as_ref().map_or(0.0, Candidate::weight);
        Self {
            format,
            header,
            width,
            score: found + regular * columns,
            lines,
        }
    }
}

/// The width that most rows have; wider ones count more, as notes have one cell.
pub(super) fn common_width(rows: &[Line]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells).collect();
    widths.sort_unstable();
    let groups = widths.chunk_by(|one, other| one == other);
    let weight = |group: &&[usize]| {
        let columns = if group[0] > 1 {
            1.0 - 1.0 / group[0] as f64
        } else {
            0.1
        };
        group.len() as f64 * columns
    };
    let best = groups.max_by(|one, other| weight(one).total_cmp(&weight(other)));
    best.map_or(1, |group| group[0])
}

/// The delimiter that Excel's `sep=` line names.
fn sep_line(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [
            b's' | b'S',
            b'e' | b'E',
            b'p' | b'P',
            b'=',
            delimiter,
            b'\r' | b'\n',
            ..,
        ] => Some(*delimiter),
        [b'"', b's', b'e', b'p', b'=', delimiter, b'"', ..] => Some(*delimiter),
        _ => None,
    }
    .filter(u8::is_ascii)
}

/// Whether a line is Excel's `sep=` line, which is no row.
pub(super) fn is_sep(bytes: &[u8], line: Option<&Line>) -> bool {
    line.is_some_and(|line| line.range.start == 0) && sep_line(bytes).is_some()
}

/// Whether lines end with CR alone, as on old Macs. A quote opens a cell only as its first byte.
fn ends_with_cr(bytes: &[u8], last: bool) -> bool {
    let (mut cr, mut lf, mut quoted) = (0, 0, false);
    let mut before = b'\n';
    for (index, &byte) in bytes.iter().enumerate() {
        match byte {
            b'"' if quoted => quoted = false,
            // a doubled quote within a quoted cell opens it again
            b'"' if before == b'"'
                || matches!(before, b'\r' | b'\n')
                || DELIMITERS.contains(&before) =>
            {
                quoted = true;
            }
            b'\n' if !quoted => lf += 1,
            b'\r' if !quoted => {
                let next = bytes.get(index + 1);
                let lone = !matches!(next, Some(b'\n' | b'\r'));
                cr += usize::from(lone && (next.is_some() || last));
            }
            _ => {}
        }
        before = byte;
    }
    cr > lf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_opens_a_cell_only_as_its_first_byte() {
        assert!(ends_with_cr(b"Name,Size 19\"\rA,x\rB,y\r", true));
        assert!(!ends_with_cr(b"Name,\"a\rb\rc\rd\"\nB,y\n", true));
        assert!(!ends_with_cr(b"Name\r\r\nAnn\r\r\n", true));
    }

    #[test]
    fn notes_of_one_cell_do_not_outweigh_rows() {
        let widths = |widths: &[usize]| {
            let line = |&cells: &usize| Line {
                range: 0..1,
                number: 1,
                cells,
            };
            common_width(&widths.iter().map(line).collect::<Vec<_>>())
        };
        assert_eq!(widths(&[1, 1, 1, 1, 1, 3, 3]), 3);
        assert_eq!(widths(&[1, 1, 1, 1, 1, 1, 1, 1, 1, 2]), 1);
    }
}
