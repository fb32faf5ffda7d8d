//! Rows in another form than that of the input.

use std::{borrow::Cow, sync::Arc};

use super::{COLUMNS, Options, RowAnswer, update::Places};
use crate::{
    escape::with_formula_guard,
    table::{
        Block, Layout,
        row::{self, RowSpan},
    },
};

/// Writes rows in a form of its own: objects, a table, another dialect. It gets the cells as the
/// pipeline reads them, so that what is lenient there need not be guessed again.
pub trait Form: Sync {
    /// Writes what stands before the rows.
    fn head(&self, columns: &[String], out: &mut Vec<u8>);

    /// Writes a row.
    fn row(&self, row: &FormRow<'_>, out: &mut Vec<u8>);

    /// Writes a line above the header, a total or a remark, where there is room for one.
    fn note(&self, _cells: &[String], _out: &mut Vec<u8>) {}
}

/// A row with its answer as text.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FormRow<'a> {
    /// The names of all columns, those of [`COLUMNS`] last.
    pub columns: &'a [String],
    /// The cells of the input that have a column, without those of an earlier run.
    pub given: &'a [String],
    /// The texts of the answer.
    pub added: &'a [String],
    /// Cells beyond the header, which have no column.
    pub surplus: &'a [String],
    /// The answer.
    pub answer: &'a RowAnswer<'a>,
}

impl<'a> FormRow<'a> {
    /// All cells, in the order of the columns.
    pub fn cells(&self) -> impl Iterator<Item = &'a String> + use<'a> {
        self.given.iter().chain(self.added).chain(self.surplus)
    }
}

/// The names of all columns, the added ones last; made up if there is no header.
pub(super) fn columns(layout: &Layout, update: Option<&Places>, added: &[String]) -> Vec<String> {
    let numbers = 1..=layout.columns.len();
    let mut columns = match layout.header {
        Some(_) => layout.columns.clone(),
        None => numbers.map(|number| format!("column_{number}")).collect(),
    };
    drop_earlier(update, &mut columns);
    columns.extend_from_slice(added);
    columns
}

/// Drops the cells of an earlier run.
fn drop_earlier(update: Option<&Places>, cells: &mut Vec<String>) {
    if let Some(places) = update {
        let mut index = 0..;
        cells.retain(|_| !index.next().is_some_and(|index| places.contains(index)));
    }
}

/// The cells of the lines above the header.
pub(super) fn notes(layout: &Layout, start: &[u8]) -> Vec<Vec<String>> {
    let above = &start[..layout.header.map_or(0, |(first, _)| first)];
    let lines = above.split_inclusive(|&byte| byte == layout.separators.line_end());
    lines
        .map(|line| row::texts(without_line_end(line), layout.separators.delimiter))
        .collect()
}

fn without_line_end(line: &[u8]) -> &[u8] {
    let last = line.iter().rposition(|byte| !b"\r\n".contains(byte));
    &line[..last.map_or(0, |last| last + 1)]
}

/// Fits the cells of a row to a number of columns. Returns the cells that have none.
pub(super) fn fit_to_columns<T: Clone + Default>(cells: &mut Vec<T>, columns: usize) -> Vec<T> {
    let surplus = cells.split_off(columns.min(cells.len()));
    cells.resize(columns, T::default());
    surplus
}

/// Turns blocks of rows into a form of text.
#[derive(Clone)]
pub(super) struct TextRows<'a> {
    form: &'a dyn Form,
    /// The names of all columns.
    columns: Arc<[String]>,
    delimiter: u8,
    /// Keep spreadsheets from reading an added cell as a formula.
    excel_safe: bool,
    drop_notes: bool,
    /// The columns of an earlier run, which are left out.
    update: Option<Places>,
}

impl<'a> TextRows<'a> {
    pub(super) fn new(
        form: &'a dyn Form,
        layout: &Layout,
        options: &Options,
        update: Option<Places>,
        added: &[String],
    ) -> Self {
        Self {
            form,
            columns: columns(layout, update.as_ref(), added).into(),
            delimiter: layout.separators.delimiter,
            excel_safe: options.excel_safe,
            drop_notes: options.drop_notes,
            update,
        }
    }

    /// The text above the rows.
    pub(super) fn head(&self, notes: &[Vec<String>]) -> Vec<u8> {
        let mut out = Vec::new();
        for cells in notes {
            // a line that names the delimiter would name the wrong one
            if !cells.first().is_some_and(|cell| cell.starts_with("sep=")) {
                self.form.note(cells, &mut out);
            }
        }
        self.form.head(&self.columns, &mut out);
        out
    }

    /// Writes the rows of a block with their answers.
    pub(super) fn write<'r>(
        &self,
        block: &Block,
        answers: impl Iterator<Item = &'r RowAnswer<'r>>,
        out: &mut Vec<u8>,
    ) {
        let footers = block.footers.iter().filter(|_| !self.drop_notes);
        let mut footers = footers.peekable();
        for (row, answer) in block.rows.rows.iter().zip(answers) {
            while let Some((above, _)) = footers.next_if(|(footer, _)| footer.start < row.start) {
                self.footer(block, above, out);
            }
            self.row(row.of(block.bytes()), answer, out);
        }
        footers.for_each(|(below, _)| self.footer(block, below, out));
    }

    fn row(&self, row: &[u8], answer: &RowAnswer<'_>, out: &mut Vec<u8>) {
        let mut given = self.cells(row);
        let surplus = fit_to_columns(&mut given, self.columns.len() - COLUMNS.len());
        let mut added = answer.texts();
        if self.excel_safe {
            let guarded = added.iter().map(|text| with_formula_guard(text));
            added = guarded.map(Cow::into_owned).collect();
        }
        let row = FormRow {
            columns: &self.columns,
            given: &given,
            added: &added,
            surplus: &surplus,
            answer,
        };
        self.form.row(&row, out);
    }

    fn footer(&self, block: &Block, row: &RowSpan, out: &mut Vec<u8>) {
        self.form.note(&self.cells(row.of(block.bytes())), out);
    }

    /// The cells of a row, without those of an earlier run.
    fn cells(&self, row: &[u8]) -> Vec<String> {
        let mut cells = row::texts(row, self.delimiter);
        drop_earlier(self.update.as_ref(), &mut cells);
        cells
    }
}
