//! Splits bytes that arrive piece by piece into rows.

use super::{
    masks::{LANES, Masks, Needles},
    row::{self, Ragged, RowSpan, Rows, Separators, SideColumn, SideColumns, Span},
};

/// The cells of a row that are wanted: the title, and those beside it.
const SLOTS: usize = 1 + SideColumn::COUNT;

/// A quoted cell longer than this is taken for one that is never closed.
const LONGEST_QUOTED: usize = 32 << 20;

/// Finds rows in bytes that arrive piece by piece.
pub(crate) struct Splitter {
    separators: Separators,
    /// How many cells a row should have.
    width: usize,
    /// The columns that are wanted, in their order, and for which slot.
    columns: Vec<(usize, usize)>,
    /// Something beside the title is wanted.
    has_beside: bool,
    needles: Needles,
    /// Everything before was looked at.
    at: usize,
    row: usize,
    cell: usize,
    /// Cells of this row that are complete.
    cells: usize,
    /// Which of the columns the row reaches next, and its number.
    next: usize,
    next_column: usize,
    slots: [Span; SLOTS],
    /// Where the quote stands that is open, and how many lines ended since.
    quote: Option<(usize, u64)>,
    line: u64,
    row_line: u64,
}

impl Splitter {
    /// For rows of so many cells, of which that of the title is read, and those beside it.
    pub(crate) fn new(
        separators: Separators,
        width: usize,
        title: usize,
        beside: SideColumns,
        line: u64,
    ) -> Self {
        let ends = [separators.line_end(), b'\n'];
        let slots = [Some(title)].into_iter().chain(beside);
        let columns = slots.enumerate();
        let columns = columns.filter_map(|(slot, column)| Some((column?, slot)));
        let mut columns: Vec<(usize, usize)> = columns.collect();
        columns.sort_unstable();
        Self {
            separators,
            width,
            has_beside: beside.iter().any(Option::is_some),
            needles: Needles::new(separators.delimiter, ends),
            at: 0,
            row: 0,
            cell: 0,
            cells: 0,
            next: 0,
            next_column: columns[0].0,
            slots: [Span::default(); SLOTS],
            columns,
            quote: None,
            line,
            row_line: line,
        }
    }

    /// The line on which the next row starts.
    pub(crate) fn next_line(&self) -> u64 {
        self.row_line
    }

    /// Goes on through `bytes`, which start with the row that was not complete last time: the caller
    /// drops what [`Rows::end`] says is done. With `last`, nothing follows these bytes.
    pub(crate) fn scan(&mut self, bytes: &[u8], last: bool, found: &mut Rows) {
        found.rows.clear();
        found.beside.clear();
        found.ragged.clear();
        found.stray.clear();
        loop {
            self.scan_chunks(bytes, last, found);
            match self.quote {
                Some((open, _)) if last || bytes.len() - open > LONGEST_QUOTED => {
                    self.unquote(open, found);
                }
                _ => break,
            }
        }
        if last && self.row < bytes.len() {
            let crs = match self.separators.cr {
                true => 0,
                false => crs_before(&bytes[self.row..]), // of a CRLF that was cut off
            };
            self.end_row(bytes, bytes.len() - crs, bytes.len(), found);
        }
        found.end = self.row;
        self.rebase();
    }

    fn scan_chunks(&mut self, bytes: &[u8], last: bool, found: &mut Rows) {
        while self.at < bytes.len() {
            let base = self.at;
            let masks = self.needles.find_from(bytes, base);
            self.at = (base + LANES).min(bytes.len());
            if self.quote.is_none() && masks.quote == 0 {
                self.plain_chunk(bytes, base, masks, found);
            } else if !self.quoted_chunk(bytes, base, masks, last, found) {
                return;
            }
        }
    }

    /// 64 bytes without quotes: cells before and after the wanted ones are only counted.
    #[inline(always)]
    fn plain_chunk(&mut self, bytes: &[u8], base: usize, masks: Masks, found: &mut Rows) {
        let (mut delimiters, mut ends) = (masks.delimiter, masks.end);
        while ends != 0 {
            let below = (ends & ends.wrapping_neg()) - 1;
            self.end_cells(base, delimiters & below);
            delimiters &= !below;
            let end = base + ends.trailing_zeros() as usize;
            ends &= ends - 1;
            self.end_line(bytes, end, found);
        }
        self.end_cells(base, delimiters);
    }

    /// Ends a cell at each of the bits.
    #[inline(always)]
    fn end_cells(&mut self, base: usize, mut delimiters: u64) {
        if delimiters == 0 {
            return;
        }
        let cells = self.cells + delimiters.count_ones() as usize;
        if self.next_column < cells {
            while delimiters != 0 {
                self.end_cell(base + delimiters.trailing_zeros() as usize);
                delimiters &= delimiters - 1;
            }
        } else {
            self.cells = cells;
            self.cell = base + 64 - delimiters.leading_zeros() as usize;
        }
    }

    /// 64 bytes with quotes, or within them. False if more bytes are needed to go on.
    fn quoted_chunk(
        &mut self,
        bytes: &[u8],
        base: usize,
        masks: Masks,
        last: bool,
        found: &mut Rows,
    ) -> bool {
        let mut left = masks.quote | masks.delimiter | masks.end;
        while left != 0 {
            let Some((open, lines)) = self.quote else {
                let bit = left & left.wrapping_neg();
                let at = base + bit.trailing_zeros() as usize;
                left &= !bit;
                if masks.delimiter & bit != 0 {
                    self.end_cell(at);
                } else if masks.end & bit != 0 {
                    self.end_line(bytes, at, found);
                } else if at == self.cell {
                    self.quote = Some((at, 0));
                }
                continue;
            };
            // Within quotes only the next quote matters. Without one, `within` is all that is left.
            let quotes = masks.quote & left;
            let quote = quotes & quotes.wrapping_neg();
            let within = left & quote.wrapping_sub(1);
            let lines = lines + u64::from((masks.end & within).count_ones());
            self.quote = Some((open, lines));
            left &= !(within | quote);
            if quote == 0 {
                return true;
            }
            let at = base + quote.trailing_zeros() as usize;
            let is_escaped = bytes[at - 1] == b'\\';
            let looked_at = at + 1 + usize::from(is_escaped);
            if looked_at >= bytes.len() && !last {
                self.at = at;
                return false;
            }
            match bytes.get(at + 1) {
                Some(b'"') if is_escaped && self.ends_cell_at(bytes, at + 2) => {
                    self.line += lines;
                    self.quote = None;
                    self.at = self.at.max(at + 2);
                    left &= !(quote << 1);
                }
                Some(b'"') if at + 1 < base + LANES => left &= !(quote << 1),
                Some(b'"') => self.at = at + 2,
                Some(_) if is_escaped && !self.ends_cell_at(bytes, at + 1) => {}
                Some(_) if lines > 0 && !self.ends_cell_at(bytes, at + 1) => {
                    self.unquote(open, found);
                    return true;
                }
                _ => {
                    self.line += lines;
                    self.quote = None;
                }
            }
        }
        true
    }

    fn ends_cell_at(&self, bytes: &[u8], at: usize) -> bool {
        let ends = |&byte: &u8| byte == self.separators.delimiter || matches!(byte, b'\r' | b'\n');
        bytes.get(at).is_none_or(ends)
    }

    /// The quote that was taken for an opening one is text after all.
    fn unquote(&mut self, open: usize, found: &mut Rows) {
        self.quote = None;
        self.at = open + 1;
        found.stray.push(self.line);
    }

    #[inline(always)]
    fn end_cell(&mut self, at: usize) {
        while self.next_column == self.cells {
            let (_, slot) = self.columns[self.next];
            self.slots[slot] = Span::new(self.cell, at);
            self.next += 1;
            let next = self.columns.get(self.next);
            self.next_column = next.map_or(usize::MAX, |(column, _)| *column);
        }
        self.cells += 1;
        self.cell = at + 1;
    }

    #[inline(always)]
    fn end_line(&mut self, bytes: &[u8], at: usize, found: &mut Rows) {
        let crlf = bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r';
        if self.separators.cr {
            self.end_row(bytes, at, at + 1, found);
            // CRLF among lone CRs: the LF is an empty line of its own, which passes through.
            self.line += u64::from(!crlf);
        } else {
            let crs = if crlf {
                crs_before(&bytes[self.row..at])
            } else {
                0
            };
            self.end_row(bytes, at - crs, at + 1, found);
            self.line += 1;
        }
        self.row_line = self.line;
    }

    /// Ends a row whose text ends at `stop`. An empty line is none.
    #[inline(always)]
    fn end_row(&mut self, bytes: &[u8], stop: usize, next: usize, found: &mut Rows) {
        if stop > self.row {
            self.end_cell(stop);
            let mut row = RowSpan {
                start: self.row as u32,
                end: stop as u32,
                insert: stop as u32,
                title: self.slots[0],
                missing: 0,
                line: self.row_line,
            };
            if self.cells != self.width {
                self.end_ragged(bytes, stop, &mut row, found);
            }
            found.rows.push(row);
            if self.has_beside {
                let [_, beside @ ..] = self.slots;
                found.beside.push(beside);
            }
        }
        self.row = next;
        self.cell = next;
        self.cells = 0;
        self.next = 0;
        self.next_column = self.columns[0].0;
    }

    /// Too short: cells that are not there are empty. Too long: the new cells stand under their
    /// headers all the same, and the cells without a header follow them.
    #[cold]
    fn end_ragged(&mut self, bytes: &[u8], stop: usize, row: &mut RowSpan, found: &mut Rows) {
        let width = self.width;
        found.ragged.push(Ragged {
            row: found.rows.len(),
            line: self.row_line,
            cells: self.cells,
        });
        row.missing = width.saturating_sub(self.cells) as u32;
        for &(_, slot) in &self.columns[self.next..] {
            self.slots[slot] = Span::new(stop, stop);
        }
        row.title = self.slots[0];
        if self.cells > width {
            let cells = row::split(&bytes[self.row..stop], self.separators.delimiter);
            let ends = cells.iter().take(width).map(|cell| cell.len() + 1);
            row.insert = (self.row + ends.sum::<usize>() - 1) as u32;
        }
    }

    /// Counts from the start of the row that is not complete.
    fn rebase(&mut self) {
        let done = self.row;
        self.at -= done;
        self.cell -= done;
        self.row = 0;
        let less = |place: u32| (place as usize).saturating_sub(done);
        let rebased = |span: Span| Span::new(less(span.start), less(span.end));
        self.slots = self.slots.map(rebased);
        self.quote = self.quote.map(|(open, lines)| (open - done, lines));
    }
}

/// The CRs at the end of a text: CR CR LF, as some programs write on Windows, is one line end too.
#[inline(always)]
fn crs_before(text: &[u8]) -> usize {
    text.iter().rev().take_while(|&&byte| byte == b'\r').count()
}
