//! Reads blocks of whole rows, which workers take.

use std::{io::Read, sync::Arc};

use super::{
    Error, Lines, Warnings,
    cell::ERRORS,
    footers,
    layout::Layout,
    pipe_table::TableText,
    row::{self, LONGEST_ROW, RowSpan, Rows},
    splitter::Splitter,
};

/// Bytes read at once: enough to hide the cost of a call, little enough to stay in the cache
/// of a core until it is written.
const BLOCK: usize = 256 << 10;

/// Rows above a total that are looked at for its group.
const MOST_ABOVE: usize = 2000;

/// Rows behind one without a title that are looked at for the header of another table.
const MOST_LOOKS: usize = 1000;

/// Rows to work on.
#[derive(Default)]
pub(crate) struct Block {
    bytes: Vec<u8>,
    pub(crate) rows: Rows,
    /// Totals and remarks, which are not among the rows, and where what follows each of them starts.
    pub(crate) footers: Vec<(RowSpan, usize)>,
    /// Rows without a filled cell, which count as blank lines; they are not among the rows.
    pub(crate) blank_rows: Vec<RowSpan>,
    /// Rows with cells that other readers take for text only in quotes: a CR in it would end the row,
    /// a quote that is never closed would open a cell.
    pub(crate) to_quote: Vec<usize>,
    /// Which block it is, counted from zero.
    pub(crate) number: u64,
    /// Bytes read from the input so far.
    pub(crate) position: u64,
}

impl Block {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.rows.end]
    }
}

/// Cuts an input into blocks of whole rows.
pub(crate) struct Reader<R> {
    source: TableText<R>,
    pub(crate) layout: Arc<Layout>,
    splitter: Splitter,
    /// Bytes that are read and not in a block yet.
    rest: Vec<u8>,
    /// Look at the rest before more is read.
    fresh: bool,
    ended: bool,
    over: bool,
    number: u64,
    /// The line with the names of the columns.
    header: Vec<u8>,
    strict: bool,
    /// The row before has no title, as the one above the header of another table.
    after_gap: bool,
    /// Number of rows that are still looked at for such a header.
    looks: usize,
}

impl<R: Read> Reader<R> {
    /// Goes on after the header; `start` was read already.
    pub(super) fn new(
        mut source: TableText<R>,
        layout: Layout,
        start: &[u8],
        strict: bool,
    ) -> Self {
        let rest = start[layout.body..].to_vec();
        let title = &layout.title.name;
        let beside = |other: &Option<String>| other.clone().map(|other| [title.clone(), other]);
        source.text.warnings.better_column = beside(&layout.title.better);
        source.text.warnings.other_column = beside(&layout.title.other);
        let header = layout.header.map(|(first, end)| start[first..end].to_vec());
        Self {
            source,
            splitter: Splitter::new(
                layout.separators,
                layout.columns.len(),
                layout.title.number - 1,
                layout.beside,
                layout.line,
            ),
            fresh: !rest.is_empty(),
            rest,
            ended: false,
            over: false,
            number: 0,
            header: header.unwrap_or_default(),
            strict,
            after_gap: false,
            looks: MOST_LOOKS,
            layout: Arc::new(layout),
        }
    }

    /// The warnings so far.
    pub(crate) fn warnings(&self) -> Warnings {
        self.source.text.warnings.clone()
    }

    /// The number of a line in messages.
    pub(crate) fn told(&self, line: u64) -> u64 {
        self.source.told(line)
    }

    fn delimiter(&self) -> u8 {
        self.layout.separators.delimiter
    }

    /// Adds a line to those of a warning.
    fn warn(&mut self, line: u64, of: impl FnOnce(&mut Warnings) -> &mut Lines) {
        let line = self.told(line);
        of(&mut self.source.text.warnings).add(line);
    }

    /// Reads the next block as soon as a row is complete. False at the end, and after an error.
    pub(crate) fn next(&mut self, block: &mut Block) -> Result<bool, Error> {
        block.number = self.number;
        self.number += 1;
        if self.over {
            return Ok(false);
        }
        let read = self.read(block);
        self.over = !matches!(read, Ok(true));
        read
    }

    fn read(&mut self, block: &mut Block) -> Result<bool, Error> {
        let mut filled = self.rest.len();
        block.bytes.resize(BLOCK.max(filled), 0);
        block.bytes.shrink_to(BLOCK.max(filled));
        block.bytes[..filled].copy_from_slice(&self.rest);
        loop {
            if !std::mem::take(&mut self.fresh) && !self.ended {
                if block.bytes.len() - filled < BLOCK / 2 {
                    block.bytes.resize(2 * block.bytes.len(), 0);
                }
                let count = self
                    .source
                    .read(&mut block.bytes[filled..])
                    .map_err(Error::of_reading)?;
                self.ended = count == 0;
                filled += count;
            }
            self.splitter
                .scan(&block.bytes[..filled], self.ended, &mut block.rows);
            self.note(block)?;
            if block.rows.end > 0 || self.ended {
                break;
            }
            if filled > LONGEST_ROW {
                return Err(Error::RowTooLong(self.splitter.next_line()));
            }
        }
        self.rest.clear();
        self.rest
            .extend_from_slice(&block.bytes[block.rows.end..filled]);
        block.position = self.source.text.position();
        Ok(block.rows.end > 0)
    }

    /// Tells footers from rows, and takes up what deserves a warning.
    fn note(&mut self, block: &mut Block) -> Result<(), Error> {
        self.take_footers(block);
        self.take_blank_rows(block);
        let mut blank_rows = block.blank_rows.iter().peekable();
        for row in &block.rows.rows {
            while blank_rows.next_if(|blank| blank.line < row.line).is_some() {
                self.after_gap = true;
            }
            let title = row.title.of(&block.bytes);
            if is_error(title) {
                self.warn(row.line, |warnings| &mut warnings.errors);
            }
            let is_blank = matches!(title, [] | b"\"\"");
            if std::mem::replace(&mut self.after_gap, is_blank) && self.looks > 0 {
                self.looks -= 1;
                if footers::is_other_header(row.of(&block.bytes), self.delimiter()) {
                    self.looks = 0;
                    self.source.text.warnings.other_header = Some(self.told(row.line));
                }
            }
        }
        self.find_doubled(block);
        for ragged in &block.rows.ragged {
            if self.strict {
                return Err(Error::Ragged {
                    line: self.told(ragged.line),
                    expected: self.layout.columns.len(),
                    found: ragged.cells,
                });
            }
            self.warn(ragged.line, |warnings| &mut warnings.ragged);
        }
        for &line in &block.rows.stray {
            self.warn(line, |warnings| &mut warnings.stray_quotes);
        }
        block.to_quote.clear();
        if !self.layout.separators.cr {
            find_bare_cr(block);
        }
        for &line in &block.rows.stray {
            let rows = &block.rows.rows;
            let at = rows.partition_point(|row| row.line <= line);
            block.to_quote.extend(at.checked_sub(1));
        }
        block.to_quote.sort_unstable();
        block.to_quote.dedup();
        Ok(())
    }

    /// Finds letters whose UTF-8 was taken for Windows-1252 and encoded once more: "Ã" before what the
    /// second byte of a letter became.
    fn find_doubled(&mut self, block: &Block) {
        let bytes = &block.bytes[..block.rows.end];
        for at in memchr::memmem::find_iter(bytes, "Ã") {
            let is_second = matches!(bytes.get(at + 2..at + 4), Some([0xc2, 0xa0..=0xbf]));
            if let Some(row) = block.rows.rows.get(block.rows.row_at(at))
                && is_second
            {
                let line = self.told(row.line);
                self.source.text.warnings.doubled.add_once(line);
            }
        }
    }

    fn take_footers(&mut self, block: &mut Block) {
        block.footers.clear();
        let (bytes, rows, delimiter) = (&block.bytes, &mut block.rows, self.delimiter());
        let is_first = block.number == 0 && !self.header.is_empty();
        let is_above = |index: usize, group: &[u8]| {
            let above = rows.rows[..index].iter().rev().take(MOST_ABOVE);
            above.map(|row| row.of(bytes)).any(|row| {
                let mut cells = row::split(row, delimiter).into_iter();
                cells.any(|cell| row::text(cell).trim_ascii().eq_ignore_ascii_case(group))
            })
        };
        let is_footer = |index: usize, row: &RowSpan| {
            let (text, title) = (row.of(bytes), row.title.of(bytes));
            let is_first = is_first && index == 0;
            let may_be_header =
                || is_first || title.eq_ignore_ascii_case(self.layout.title.name.as_bytes());
            footers::is_repeated_header(text, &self.header, delimiter)
                || footers::is_footer(text, title, delimiter, |group| is_above(index, group))
                || may_be_header() && footers::is_second_header(text, title, delimiter)
                || is_first && footers::is_units(text, delimiter)
        };
        let all = rows.rows.iter().enumerate();
        let footers = all.filter_map(|(index, row)| is_footer(index, row).then_some(index));
        let footers: Vec<usize> = footers.collect();
        if footers.is_empty() {
            return;
        }
        for &index in &footers {
            let row = &rows.rows[index];
            let next = rows.rows.get(index + 1);
            let end = next.map_or(rows.end, |next| next.start as usize);
            block.footers.push((row.clone(), end));
            self.warn(row.line, |warnings| &mut warnings.footers);
        }
        rows.remove(&footers);
    }

    fn take_blank_rows(&self, block: &mut Block) {
        block.blank_rows.clear();
        let (bytes, rows, delimiter) = (&block.bytes, &mut block.rows, self.delimiter());
        let is_blank =
            |row: &RowSpan| footers::is_blank(row.of(bytes), row.title.of(bytes), delimiter);
        let all = rows.rows.iter().enumerate();
        let blank = all.filter_map(|(index, row)| is_blank(row).then_some(index));
        let blank: Vec<usize> = blank.collect();
        if !blank.is_empty() {
            let taken = blank.iter().map(|&index| rows.rows[index].clone());
            block.blank_rows.extend(taken);
            rows.remove(&blank);
        }
    }
}

/// The cell shows the error of a formula.
#[inline]
fn is_error(cell: &[u8]) -> bool {
    let shown = match cell {
        [b'"', b'#', ..] => cell[1..].trim_ascii_end(),
        [b'#', ..] => cell.trim_ascii_end(),
        _ => return false, // as nearly all
    };
    let shown = shown.strip_suffix(b"\"").unwrap_or(shown);
    ERRORS.iter().any(|error| error.as_bytes() == shown)
}

fn find_bare_cr(block: &mut Block) {
    let bytes = &block.bytes[..block.rows.end];
    for at in memchr::memchr_iter(b'\r', bytes) {
        if bytes.get(at + 1) == Some(&b'\n') {
            continue;
        }
        let row = block.rows.row_at(at);
        let is_inside = |row: &RowSpan| row.start as usize <= at;
        if block.rows.rows.get(row).is_some_and(is_inside) && block.to_quote.last() != Some(&row) {
            block.to_quote.push(row);
        }
    }
}
