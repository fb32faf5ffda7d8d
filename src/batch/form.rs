//! Rows in another form than that of the input.

use std::ops::Range;

use super::COLUMNS;
use crate::table::{Block, Layout, encoding, row};

/// Writes rows in a form of its own: objects, a table, another dialect. It gets the cells as the
/// pipeline reads them, so that what is lenient there need not be guessed again.
pub trait Form: Sync {
    /// Writes what stands before the rows.
    fn head(&self, columns: &[String], out: &mut Vec<u8>);

    /// Writes a row. Cells beyond the header come behind the added ones and have no column.
    fn row(&self, columns: &[String], cells: &[String], out: &mut Vec<u8>);

    /// How many rows are wanted, or somewhat more; the others are only counted.
    fn most(&self) -> Option<u64> {
        None
    }
}

/// The names of all columns, the added ones last; made up if there is no header.
pub(super) fn columns(layout: &Layout, added: &[String]) -> Vec<String> {
    let given = layout.columns.iter().enumerate();
    let given = given.map(|(index, name)| match layout.header {
        Some(_) => name.clone(),
        None => format!("column_{}", index + 1),
    });
    given.chain(added.iter().cloned()).collect()
}

/// Turns blocks of rows into their form.
pub(super) struct Former<'a> {
    form: &'a dyn Form,
    columns: &'a [String],
    format: row::Format,
    /// Set once nobody wants more rows.
    pub(super) full: bool,
    out: Vec<u8>,
}

impl<'a> Former<'a> {
    pub(super) fn new(form: &'a dyn Form, columns: &'a [String], layout: &Layout) -> Self {
        Self {
            form,
            columns,
            format: layout.format,
            full: false,
            out: Vec::new(),
        }
    }

    /// Puts the rows of a block in the place of its CSV, in which the added cells stand at `added`.
    pub(super) fn turn(&mut self, block: &Block, csv: &mut Vec<u8>, added: &[Range<usize>]) {
        self.out.clear();
        if !self.full {
            let width = self.columns.len() - COLUMNS.len();
            for (row, added) in block.rows.rows.iter().zip(added) {
                let text = &block.bytes()[row.start as usize..row.end as usize];
                let mut cells = row::texts(text, self.format.delimiter);
                let surplus = cells.split_off(width.min(cells.len()));
                cells.resize(width, String::new());
                cells.extend(self.added(&csv[added.clone()]));
                cells.extend(surplus);
                self.form.row(self.columns, &cells, &mut self.out);
            }
        }
        std::mem::swap(&mut self.out, csv);
    }

    /// The added cells, each behind a delimiter.
    fn added<'c>(&self, csv: &'c [u8]) -> impl Iterator<Item = String> + use<'c> {
        let csv = csv.get(1..).unwrap_or_default();
        let cells = row::split(csv, self.format.delimiter);
        let text = |cell: Range<usize>| encoding::utf8(&row::text(&csv[cell])).into_owned();
        cells.into_iter().map(text)
    }
}
