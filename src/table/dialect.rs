//! Tells the delimiter and the line ends from the first rows.

use super::{
    header::{Candidate, find_header},
    row::Separators,
    sample::{self, Detector, SAMPLE, SampleRow, common_width, worth},
};

/// Delimiters to try; the first wins a tie.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The first rows, read with one delimiter.
pub(super) struct Dialect {
    pub(super) separators: Separators,
    pub(super) rows: Vec<SampleRow>,
    /// Where Excel's `sep=` line ends, which is no row.
    pub(super) sep: Option<usize>,
    /// The line that is the header, or comes nearest to one.
    pub(super) header: Option<Candidate>,
    /// How many cells a row should have.
    pub(super) width: usize,
    score: f64,
}

/// The dialect that fits best: in which a header is found, and most rows have as many cells as
/// others, of which more are better.
pub(super) fn find(bytes: &[u8], detector: &Detector<'_>) -> Dialect {
    let named = sep_line(bytes);
    let cr = ends_with_cr(bytes, detector.is_whole_file());
    let read = |delimiter| Dialect::new(bytes, Separators { delimiter, cr }, detector);
    if let Some(delimiter) = detector.options.delimiter.or(named) {
        return read(delimiter);
    }
    let [first, others @ ..] = DELIMITERS.map(read);
    let better = |best: Dialect, other: Dialect| {
        if other.score > best.score {
            other
        } else {
            best
        }
    };
    others.into_iter().fold(first, better)
}

impl Dialect {
    fn new(bytes: &[u8], separators: Separators, detector: &Detector<'_>) -> Self {
        let mut rows = sample::rows(bytes, separators, detector.is_whole_file());
        let has_sep = sep_line(bytes).is_some() && !rows.is_empty();
        let sep = has_sep.then(|| rows.remove(0).range.end);
        let has_header = detector.options.header;
        let header = has_header.then(|| find_header(&rows, detector)).flatten();
        let below = &rows[header.as_ref().map_or(0, |header| header.row + 1)..];
        let common = common_width(below);
        let width = match &header {
            Some(header) => rows[header.row].cells.len() + usize::from(header.shifted),
            None => common,
        };
        let regular = below.iter().filter(|row| row.cells.len() == common).count();
        let regular = match below.len() {
            0 => 1.0,
            count => regular as f64 / count as f64,
        };
        let found = header.as_ref().map_or(0.0, |header| header.weight(width));
        Self {
            separators,
            sep,
            header,
            width,
            score: found + regular * worth(width),
            rows,
        }
    }

    /// Another delimiter that stands in every line of what is read as one column, and not in quotes
    /// in the first.
    pub(super) fn other_delimiter(&self, bytes: &[u8]) -> Option<u8> {
        let mut lines = self.lines(bytes);
        let first = lines.next()?;
        let mut candidates = DELIMITERS.to_vec();
        candidates.retain(|&other| other != self.separators.delimiter && count(first, other) > 0);
        let candidates = candidates.into_iter();
        let most = candidates.max_by_key(|other| count(first, *other))?;
        let mut rest = lines.peekable();
        rest.peek()?;
        let is_parted = rest.all(|line| count(line, most) >= count(first, most));
        (is_parted && !first.contains(&b'"')).then_some(most)
    }

    /// A delimiter that is hardly ever used and parts the first lines into as many cells each.
    pub(super) fn unusual_delimiter(&self, bytes: &[u8]) -> Option<u8> {
        let lines: Vec<&[u8]> = self.lines(bytes).take(SAMPLE).collect();
        let [first, rest @ ..] = &lines[..] else {
            return None;
        };
        let parts_all = |&delimiter: &u8| {
            let cells = count(first, delimiter);
            cells > 0 && rest.iter().all(|line| count(line, delimiter) == cells)
        };
        let delimiter = b"^~#\x01\x1f\x1e".iter().copied().find(parts_all);
        delimiter.filter(|_| !rest.is_empty())
    }

    fn lines<'b>(&self, bytes: &'b [u8]) -> impl Iterator<Item = &'b [u8]> {
        self.rows.iter().map(|row| &bytes[row.range.clone()])
    }
}

fn count(line: &[u8], delimiter: u8) -> usize {
    memchr::memchr_iter(delimiter, line).count()
}

/// The delimiter that Excel's `sep=` line names.
fn sep_line(bytes: &[u8]) -> Option<u8> {
    let (start, rest) = bytes.split_at_checked(4)?;
    let delimiter = match (start, rest) {
        (start, [delimiter, b'\r' | b'\n', ..]) if start.eq_ignore_ascii_case(b"sep=") => delimiter,
        (b"\"sep", [b'=', delimiter, b'"', ..]) => delimiter,
        _ => return None,
    };
    Some(*delimiter).filter(u8::is_ascii)
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
}
