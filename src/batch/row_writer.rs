//! Rows as they came, with new cells behind them or in the place of old ones.

use std::ops::Range;

use super::{RowAnswer, suffix::Suffix, update::Places};
use crate::table::{Block, row};

/// Copies rows, byte for byte but for what is added.
pub(super) struct RowWriter {
    pub(super) suffix: Suffix,
    drop_notes: bool,
    pub(super) out: Vec<u8>,
}

impl RowWriter {
    pub(super) fn new(suffix: Suffix, drop_notes: bool) -> RowWriter {
        RowWriter {
            suffix,
            drop_notes,
            out: Vec::new(),
        }
    }

    /// Copies the block with the answers at the places of the old ones.
    pub(super) fn update(&mut self, block: &Block, answers: &[&RowAnswer<'_>], places: &Places) {
        let bytes = block.bytes();
        let mut copied = 0;
        for (row, answer) in block.rows.rows.iter().zip(answers) {
            self.copy(block, copied..row.start as usize);
            copied = row.end as usize;
            places.write(row.of(bytes), answer, &self.suffix, &mut self.out);
        }
        self.copy(block, copied..bytes.len());
    }

    /// Copies bytes as they are, without footers if notes are dropped.
    #[inline]
    pub(super) fn copy(&mut self, block: &Block, range: Range<usize>) {
        if self.drop_notes && !block.footers.is_empty() {
            return self.copy_without_footers(block, range);
        }
        self.out.extend_from_slice(&block.bytes()[range]);
    }

    fn copy_without_footers(&mut self, block: &Block, range: Range<usize>) {
        let mut from = range.start;
        for &(start, end) in &block.footers {
            if range.contains(&start) {
                self.out.extend_from_slice(&block.bytes()[from..start]);
                from = end;
            }
        }
        self.out.extend_from_slice(&block.bytes()[from..range.end]);
    }

    /// Copies the cells of a row and puts those in quotes that others would not take for text.
    pub(super) fn requote(&mut self, row: &[u8]) {
        let cells = row::split(row, self.suffix.delimiter);
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.out.push(self.suffix.delimiter);
            }
            let cell = &row[cell];
            match std::str::from_utf8(cell) {
                Ok(text) if is_text_only_in_quotes(cell) => {
                    self.suffix.write_quoted(text, "", &mut self.out);
                }
                _ => self.out.extend_from_slice(cell),
            }
        }
    }
}

/// Other readers would end the row at a CR, or open a cell at a quote.
fn is_text_only_in_quotes(cell: &[u8]) -> bool {
    let has_bare_cr = cell.contains(&b'\r') && !cell.starts_with(b"\"");
    has_bare_cr || row::has_stray_quote(cell)
}
