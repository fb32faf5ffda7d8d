//! Splits bytes that arrive piece by piece into rows.

use memchr::{memchr, memchr_iter, memchr2, memchr3};

use super::row::{self, EXTRA, Format, Ragged, RowSpan, Rows, Span, Wanted};

/// A quoted cell longer than this is taken for one that is never closed.
const LONGEST_QUOTED: usize = 32 << 20;

/// Finds rows in bytes that arrive piece by piece.
pub(crate) struct Splitter {
    format: Format,
    wanted: Wanted,
    /// The cells beside the title that are wanted, each a bit.
    others: u64,
    /// The cells that are wanted are among so many first ones.
    deep: usize,
    line: u64,
    /// The line on which the row in hand starts.
    row_line: u64,
    /// How many bytes of a row that was not complete were there.
    seen: usize,
    /// Of the row in hand: how many cells were seen, and the wanted ones among them.
    cells: usize,
    title: Span,
    description: Span,
    by: [Span; EXTRA],
}

/// What became of an opening quote.
enum Quote {
    /// It is closed here.
    Closed(usize),
    /// It is text: it is never closed, or where it would be, no cell ends.
    Text,
    /// More bytes will tell.
    Open,
}

/// The bit of a cell; those far behind share one.
fn bit(cell: usize) -> u64 {
    1 << cell.min(63)
}

impl Splitter {
    pub(crate) fn new(format: Format, wanted: Wanted, line: u64) -> Self {
        let others = wanted.by.iter().flatten().chain(&wanted.description);
        let last = others.clone().chain([&wanted.title]).max();
        Self {
            format,
            wanted,
            others: others.fold(0, |bits, cell| bits | bit(*cell)),
            deep: last.map_or(0, |last| last + 1),
            line,
            row_line: line,
            seen: 0,
            cells: 0,
            title: Span::default(),
            description: Span::default(),
            by: [Span::default(); EXTRA],
        }
    }

    /// The line on which the next row starts.
    pub(crate) fn next_line(&self) -> u64 {
        self.line
    }

    /// Goes on through `bytes`, which start with the row that was not complete last time: the caller
    /// drops what [`Rows::end`] says is done. With `last`, nothing follows these bytes.
    pub(crate) fn scan(&mut self, bytes: &[u8], last: bool, found: &mut Rows) {
        found.rows.clear();
        found.by.clear();
        found.ragged.clear();
        found.stray.clear();
        found.end = 0;
        // Without another line end no row is complete. A long row is looked at anew when it has grown
        // by half, so that the time for it does not grow with the square.
        let more = bytes.get(self.seen..).unwrap_or_default();
        if !last && self.line_end(more, 0).is_none() && 2 * bytes.len() < 3 * self.seen {
            return;
        }
        let mut start = 0;
        let mut quote = next(b'"', bytes, 0);
        while start < bytes.len() {
            self.row_line = self.line;
            let end = match self.line_end(bytes, start) {
                Some(end) if end < quote => {
                    self.plain_row(bytes, start, end, found);
                    Some(end + 1)
                }
                None if quote == bytes.len() && last => {
                    self.plain_row(bytes, start, bytes.len(), found);
                    Some(bytes.len())
                }
                None if quote == bytes.len() => None,
                _ => self.quoted_row(bytes, start, last, found),
            };
            let Some(end) = end else {
                break;
            };
            start = end;
            if quote < start {
                quote = next(b'"', bytes, start);
            }
        }
        found.end = start;
        self.seen = bytes.len() - start;
    }

    /// Where the line ends that a place lies in.
    fn line_end(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let rest = &bytes[from..];
        let end = match self.format.cr {
            true => memchr2(b'\r', b'\n', rest),
            false => memchr(b'\n', rest),
        };
        end.map(|end| from + end)
    }

    /// A row without quotes: cells behind the wanted ones are only counted.
    fn plain_row(&mut self, bytes: &[u8], start: usize, end: usize, found: &mut Rows) {
        let stop = self.text_end(bytes, start, end);
        let mut delimiters = memchr_iter(self.format.delimiter, &bytes[start..stop]);
        let mut cell = start;
        while self.cells < self.deep {
            let delimiter = delimiters.next().map(|at| start + at);
            self.end_cell(cell, delimiter.unwrap_or(stop));
            match delimiter {
                Some(delimiter) => cell = delimiter + 1,
                None => return self.end_row(bytes, start, stop, end, found),
            }
        }
        self.cells += delimiters.count() + 1;
        self.end_row(bytes, start, stop, end, found);
    }

    /// A row with quotes. Returns where the next one starts; `None` if this one is not complete.
    fn quoted_row(
        &mut self,
        bytes: &[u8],
        start: usize,
        last: bool,
        found: &mut Rows,
    ) -> Option<usize> {
        let strays = found.stray.len();
        let mut cell = start;
        loop {
            let mut from = cell;
            if bytes.get(cell) == Some(&b'"') {
                match self.close(bytes, cell, last) {
                    Quote::Closed(close) => {
                        self.line += self.lines(&bytes[cell..close]);
                        from = close + 1;
                    }
                    Quote::Text => {
                        found.stray.push(self.line);
                        from = cell + 1;
                    }
                    Quote::Open => break,
                }
            }
            let delimiter = self.format.delimiter;
            let other_end = if self.format.cr { b'\r' } else { b'\n' };
            let end = match memchr3(delimiter, b'\n', other_end, &bytes[from..]) {
                Some(end) => from + end,
                None if last => bytes.len(),
                None => break,
            };
            if bytes.get(end) == Some(&delimiter) {
                self.end_cell(cell, end);
                cell = end + 1;
                continue;
            }
            let stop = self.text_end(bytes, start, end);
            self.end_cell(cell, stop);
            self.end_row(bytes, start, stop, end, found);
            return Some((end + 1).min(bytes.len()));
        }
        found.stray.truncate(strays);
        (self.line, self.cells) = (self.row_line, 0);
        None
    }

    /// Finds the quote that closes a cell.
    fn close(&self, bytes: &[u8], open: usize, last: bool) -> Quote {
        let mut from = open + 1;
        loop {
            let quote = next(b'"', bytes, from);
            match bytes.get(quote + 1) {
                _ if quote == bytes.len() => {
                    let endless = last || quote - open > LONGEST_QUOTED;
                    return if endless { Quote::Text } else { Quote::Open };
                }
                None if !last => return Quote::Open,
                Some(b'"') => from = quote + 2,
                Some(&byte) if !self.ends_cell(byte) && self.lines(&bytes[open..quote]) > 0 => {
                    return Quote::Text;
                }
                _ => return Quote::Closed(quote),
            }
        }
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.format.delimiter || matches!(byte, b'\r' | b'\n')
    }

    /// How many lines end in a quoted cell.
    fn lines(&self, cell: &[u8]) -> u64 {
        let crs = if self.format.cr {
            memchr_iter(b'\r', cell).count()
        } else {
            0
        };
        (memchr_iter(b'\n', cell).count() + crs) as u64
    }

    /// Where the text of a row ends: CR CR LF, as some programs write on Windows, is one line end too.
    fn text_end(&self, bytes: &[u8], start: usize, end: usize) -> usize {
        if self.format.cr {
            return end;
        }
        let text = &bytes[start..end];
        start
            + text
                .iter()
                .rposition(|&byte| byte != b'\r')
                .map_or(0, |at| at + 1)
    }

    #[inline(always)]
    fn end_cell(&mut self, start: usize, end: usize) {
        if self.cells == self.wanted.title {
            self.title = Span::new(start, end);
        }
        if self.others & bit(self.cells) != 0 {
            self.end_other(Span::new(start, end));
        }
        self.cells += 1;
    }

    fn end_other(&mut self, span: Span) {
        let cell = Some(self.cells);
        if cell == self.wanted.description {
            self.description = span;
        }
        for (by, wanted) in self.by.iter_mut().zip(self.wanted.by) {
            if cell == wanted {
                *by = span;
            }
        }
    }

    /// Ends a row whose text ends at `stop` and whose line at `end`. An empty line is none.
    fn end_row(&mut self, bytes: &[u8], start: usize, stop: usize, end: usize, found: &mut Rows) {
        if stop > start {
            let mut row = RowSpan {
                start: start as u32,
                end: stop as u32,
                insert: stop as u32,
                title: self.title,
                description: self.description,
                missing: 0,
                line: self.row_line,
            };
            if self.cells != self.wanted.width {
                self.end_ragged(bytes, &mut row, found);
            }
            found.rows.push(row);
            if self.others != 0 {
                found.by.push(self.by);
            }
        }
        self.cells = 0;
        // CRLF among lone CRs: the LF is an empty line of its own, which passes through.
        let crlf = self.format.cr && stop == start && start > 0 && bytes[start - 1] == b'\r';
        let is_lf = bytes.get(end) == Some(&b'\n');
        self.line += u64::from(!(crlf && is_lf));
    }

    /// Too short: cells that are not there are empty. Too long: the new cells stand under their
    /// headers all the same, and the cells without a header follow them.
    #[cold]
    fn end_ragged(&mut self, bytes: &[u8], row: &mut RowSpan, found: &mut Rows) {
        let (cells, width) = (self.cells, self.wanted.width);
        let (start, stop) = (row.start as usize, row.end as usize);
        found.ragged.push(Ragged {
            row: found.rows.len(),
            line: self.row_line,
            cells,
        });
        row.missing = width.saturating_sub(cells) as u32;
        let end = Span::new(stop, stop);
        if cells <= self.wanted.title {
            row.title = end;
        }
        if self.wanted.description.is_some_and(|cell| cells <= cell) {
            row.description = end;
        }
        for (by, wanted) in self.by.iter_mut().zip(self.wanted.by) {
            if wanted.is_some_and(|cell| cells <= cell) {
                *by = end;
            }
        }
        if cells > width {
            let cells = row::split(&bytes[start..stop], self.format.delimiter);
            let insert = cells.get(width - 1).map_or(stop, |cell| start + cell.end);
            row.insert = insert as u32;
        }
    }
}

/// Where a byte comes next; the end of the bytes if it does not.
fn next(byte: u8, bytes: &[u8], from: usize) -> usize {
    let from = from.min(bytes.len());
    memchr(byte, &bytes[from..]).map_or(bytes.len(), |at| from + at)
}
