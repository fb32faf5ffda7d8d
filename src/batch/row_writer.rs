//! Rows as they came, with new cells behind them or in the place of old ones.

use std::{iter, ops::Range};

use super::{RowAnswer, suffix::Suffix, update::Places};
use crate::table::{Block, row};

/// Copies rows, byte for byte but for what is added.
pub(super) struct RowWriter {
    pub(super) suffix: Suffix,
    drop_notes: bool,
    /// How many columns are added.
    added: usize,
    pub(super) out: Vec<u8>,
}

impl RowWriter {
    pub(super) fn new(suffix: Suffix, drop_notes: bool, added: usize) -> RowWriter {
        RowWriter {
            suffix,
            drop_notes,
            added,
            out: Vec::new(),
        }
    }

    /// Copies the block with these cells behind its rows.
    pub(super) fn append<'c>(&mut self, block: &Block, cells: impl Iterator<Item = &'c [u8]>) {
        let bytes = block.bytes();
        let mut to_quote = block.to_quote.iter().peekable();
        let mut copied = 0;
        for ((index, row), cells) in block.rows.rows.iter().enumerate().zip(cells) {
            let insert = row.insert as usize;
            if to_quote.next_if_eq(&&index).is_some() {
                self.copy(block, copied..row.start as usize);
                self.requote(&bytes[row.start as usize..insert]);
            } else {
                self.copy(block, copied..insert);
            }
            copied = insert;
            let missing = iter::repeat_n(self.suffix.delimiter, row.missing as usize);
            self.out.extend(missing);
            self.out.extend_from_slice(cells);
        }
        self.copy(block, copied..bytes.len());
    }

    /// Copies the block with the answers at the places of the old ones.
    pub(super) fn update<'r>(
        &mut self,
        block: &Block,
        answers: impl Iterator<Item = &'r RowAnswer<'r>>,
        places: &Places,
    ) {
        let bytes = block.bytes();
        let mut copied = 0;
        for (row, answer) in block.rows.rows.iter().zip(answers) {
            self.copy(block, copied..row.start as usize);
            copied = row.end as usize;
            places.write(row.of(bytes), answer, self.suffix, &mut self.out);
        }
        self.copy(block, copied..bytes.len());
    }

    /// Copies bytes as they are, without footers if notes are dropped.
    #[inline]
    fn copy(&mut self, block: &Block, range: Range<usize>) {
        if self.drop_notes && !block.footers.is_empty() || !block.blank_rows.is_empty() {
            return self.copy_between_rows(block, range);
        }
        self.out.extend_from_slice(&block.bytes()[range]);
    }

    /// Copies bytes without what is dropped, and makes blank rows as wide as the others.
    fn copy_between_rows(&mut self, block: &Block, range: Range<usize>) {
        let bytes = block.bytes();
        let dropped = if self.drop_notes {
            &block.footers[..]
        } else {
            &[]
        };
        let dropped = within(dropped, |(row, _)| row.start as usize, &range).iter();
        let dropped = dropped.map(|(row, end)| (row.start as usize, *end, 0));
        let blank = within(&block.blank_rows, |row| row.insert as usize, &range).iter();
        let blank = blank.map(|row| {
            let insert = row.insert as usize;
            (insert, insert, row.missing as usize + self.added)
        });
        let mut changes: Vec<(usize, usize, usize)> = dropped.chain(blank).collect();
        changes.sort_unstable();
        let mut from = range.start;
        for (start, end, cells) in changes {
            self.out.extend_from_slice(&bytes[from..start]);
            self.out
                .extend(iter::repeat_n(self.suffix.delimiter, cells));
            from = end;
        }
        self.out.extend_from_slice(&bytes[from..range.end]);
    }

    /// Copies the cells of a row and puts those in quotes that others would not take for text.
    fn requote(&mut self, row: &[u8]) {
        let cells = row::split(row, self.suffix.delimiter);
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.out.push(self.suffix.delimiter);
            }
            match std::str::from_utf8(cell) {
                Ok(text) if is_text_only_in_quotes(cell) => {
                    row::write_quoted(text, &mut self.out);
                }
                _ => self.out.extend_from_slice(cell),
            }
        }
    }
}

/// Those of sorted changes that stand in a range.
fn within<'c, T>(changes: &'c [T], place: impl Fn(&T) -> usize, range: &Range<usize>) -> &'c [T] {
    let first = changes.partition_point(|change| place(change) < range.start);
    let end = changes.partition_point(|change| place(change) <= range.end);
    &changes[first..end]
}

/// Other readers would end the row at a CR, or open a cell at a quote.
fn is_text_only_in_quotes(cell: &[u8]) -> bool {
    let has_bare_cr = cell.contains(&b'\r') && !cell.starts_with(b"\"");
    has_bare_cr || row::has_stray_quote(cell)
}
