//! Rows in another form than that of the input.

use std::ops::Range;

use super::{COLUMNS, update::Places};
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
pub(super) fn columns(layout: &Layout, update: Option<&Places>, added: &[String]) -> Vec<String> {
    let given = layout.columns.iter().enumerate();
    let given = given.map(|(index, name)| match layout.header {
        Some(_) => name.clone(),
        None => format!("column_{}", index + 1),
    });
    let kept = given
        .enumerate()
        .filter(|(index, _)| update.is_none_or(|places| !places.contains(*index)));
    kept.map(|(_, name)| name)
        .chain(added.iter().cloned())
        .collect()
}

/// Turns blocks of rows into their form.
pub(super) struct Former<'a> {
    form: &'a dyn Form,
    columns: &'a [String],
    format: row::Format,
    /// Set once nobody wants more rows.
    pub(super) full: bool,
    /// The rows as they were written last.
    pub(super) out: Vec<u8>,
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

    /// Writes the rows of a block with their answers, which stand in `answers` at `added`, without
    /// the columns that are updated.
    pub(super) fn turn(
        &mut self,
        block: &Block,
        answers: &[u8],
        added: &[Range<usize>],
        update: Option<&Places>,
    ) {
        self.out.clear();
        if self.full {
            return;
        }
        let width = self.columns.len() - COLUMNS.len();
        for (row, added) in block.rows.rows.iter().zip(added) {
            let text = &block.bytes()[row.start as usize..row.end as usize];
            let mut cells = row::texts(text, self.format.delimiter);
            if let Some(places) = update {
                let mut index = 0..;
                cells.retain(|_| !index.next().is_some_and(|index| places.contains(index)));
            }
            let surplus = cells.split_off(width.min(cells.len()));
            cells.resize(width, String::new());
            cells.extend(self::added(&answers[added.clone()], self.format.delimiter));
            cells.extend(surplus);
            self.form.row(self.columns, &cells, &mut self.out);
        }
    }
}

/// The texts of added cells, which stand each behind a delimiter.
pub(super) fn added(csv: &[u8], delimiter: u8) -> impl Iterator<Item = String> {
    let csv = csv.get(1..).unwrap_or_default();
    let cells = row::split(csv, delimiter);
    let text = |cell: Range<usize>| encoding::utf8(&row::text(&csv[cell])).into_owned();
    cells.into_iter().map(text)
}
