//! Rows in another form than that of the input.

use std::rc::Rc;

use super::{COLUMNS, Options, RowAnswer, cache::Kept, update::Places};
use crate::{
    escape::with_formula_guard,
    table::{Block, Layout, row},
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
    delimiter: u8,
    /// Keep spreadsheets from reading an added cell as a formula.
    excel_safe: bool,
    drop_notes: bool,
}

/// The cells of the lines above the header.
pub(super) fn notes(layout: &Layout, start: &[u8]) -> Vec<Vec<String>> {
    let above = &start[..layout.header.map_or(0, |(first, _)| first)];
    let lines = above.split_inclusive(|&byte| byte == layout.format.line_end());
    lines
        .map(|line| row::texts(without_line_end(line), layout.format.delimiter))
        .collect()
}

pub(super) fn without_line_end(line: &[u8]) -> &[u8] {
    let last = line.iter().rposition(|byte| !b"\r\n".contains(byte));
    &line[..last.map_or(0, |last| last + 1)]
}

impl<'a> Former<'a> {
    pub(super) fn new(
        form: &'a dyn Form,
        columns: &'a [String],
        layout: &Layout,
        options: &Options,
    ) -> Self {
        Self {
            form,
            columns,
            delimiter: layout.format.delimiter,
            excel_safe: options.excel_safe,
            drop_notes: options.drop_notes,
        }
    }

    /// Writes what stands above the rows; `start` is the text up to them.
    pub(super) fn head(&self, layout: &Layout, start: &[u8], out: &mut Vec<u8>) {
        let is_kept = |cells: &&Vec<String>| {
            // a line that names the delimiter would name the wrong one
            !self.drop_notes && !cells.first().is_some_and(|cell| cell.starts_with("sep="))
        };
        let notes = notes(layout, start);
        let notes = notes.iter().filter(is_kept);
        notes.for_each(|cells| self.form.note(cells, out));
        self.form.head(self.columns, out);
    }

    /// Writes the rows of a block with their answers, without the columns that are updated.
    pub(super) fn write(
        &self,
        block: &Block,
        answered: &[Rc<Kept<'_>>],
        update: Option<&Places>,
        out: &mut Vec<u8>,
    ) {
        let width = self.columns.len() - COLUMNS.len();
        let cells = |text: &[u8]| {
            let mut cells = row::texts(text, self.delimiter);
            if let Some(places) = update {
                let mut index = 0..;
                cells.retain(|_| !index.next().is_some_and(|index| places.contains(index)));
            }
            cells
        };
        let footers = if self.drop_notes {
            &[]
        } else {
            &block.footers[..]
        };
        let mut footers = footers.iter().peekable();
        let footer = |&(start, end): &(usize, usize), out: &mut Vec<u8>| {
            let text = without_line_end(&block.bytes()[start..end]);
            self.form.note(&cells(text), out);
        };
        for (row, kept) in block.rows.rows.iter().zip(answered) {
            while let Some(above) = footers.next_if(|(start, _)| *start < row.start as usize) {
                footer(above, out);
            }
            let mut given = cells(row.of(block.bytes()));
            let surplus = given.split_off(width.min(given.len()));
            given.resize(width, String::new());
            let mut added = kept.answer.texts();
            if self.excel_safe {
                added = added
                    .iter()
                    .map(|text| with_formula_guard(text).into_owned())
                    .collect();
            }
            let row = FormRow {
                columns: self.columns,
                given: &given,
                added: &added,
                surplus: &surplus,
                answer: &kept.answer,
            };
            self.form.row(&row, out);
        }
        footers.for_each(|below| footer(below, out));
    }
}
