//! Rows as cells with their types, for a workbook.

use std::{io, sync::Arc};

use super::{AnswerColumn, COLUMNS, RowAnswer, form, update::Places};
use crate::table::{Block, Cell, Layout, row, sheet::Sheet};

/// Takes the rows of a table as cells, one after the other and in order.
pub trait CellForm: Send {
    /// Takes what stands above the header, if anything, and the names of the columns; the outcome
    /// comes in the one of this index.
    fn head(&mut self, notes: &[Vec<Cell>], columns: &[String], outcome: usize) -> io::Result<()>;

    /// Takes a row. Cells beyond the header come behind the added ones and have no column.
    fn row(&mut self, cells: &[Cell]) -> io::Result<()>;

    /// Takes a total or remark from below the header.
    fn footer(&mut self, cells: &[Cell]) -> io::Result<()>;
}

/// Turns blocks of rows into cells: those of a workbook as they are, those of a CSV by what they say.
#[derive(Clone)]
pub(super) struct CellRows {
    delimiter: u8,
    /// Cells of the input that have a column.
    width: usize,
    sheet: Option<Arc<Sheet>>,
    update: Option<Places>,
    drop_notes: bool,
    rows: Vec<Vec<Cell>>,
    footers: Vec<Vec<Cell>>,
}

impl CellRows {
    pub(super) fn new(
        layout: &Layout,
        sheet: Option<Arc<Sheet>>,
        update: Option<Places>,
        drop_notes: bool,
    ) -> Self {
        Self {
            delimiter: layout.separators.delimiter,
            width: layout.columns.len(),
            sheet,
            update,
            drop_notes,
            rows: Vec::new(),
            footers: Vec::new(),
        }
    }

    /// Hands over what stands above the rows.
    pub(super) fn head(
        &self,
        layout: &Layout,
        notes: &[Vec<String>],
        added: &[String],
        to: &mut dyn CellForm,
    ) -> io::Result<()> {
        let cells = |texts: &Vec<String>| texts.iter().map(|text| Cell::from_csv(text)).collect();
        let notes: Vec<Vec<Cell>> = match &self.sheet {
            Some(sheet) if !notes.is_empty() => {
                let above = sheet.above(layout.passed_over + 1);
                above.map(<[Cell]>::to_vec).collect()
            }
            _ => notes.iter().map(cells).collect(),
        };
        match &self.update {
            Some(places) => {
                let new = places.new_names(added);
                let columns = [&layout.columns[..], &new[..]].concat();
                to.head(&notes, &columns, places.of(AnswerColumn::Outcome as usize))
            }
            None => to.head(&notes, &form::columns(layout, None, added), self.width),
        }
    }

    /// Takes the rows of a block with their answers.
    pub(super) fn take<'r>(
        &mut self,
        block: &Block,
        answers: impl Iterator<Item = &'r RowAnswer<'r>>,
    ) {
        let bytes = block.bytes();
        self.rows.clear();
        for (row, answer) in block.rows.rows.iter().zip(answers) {
            let mut cells = self.read(row.of(bytes), row.line);
            let surplus = form::fit_to_columns(&mut cells, self.width);
            let mut added = Vec::with_capacity(COLUMNS.len());
            answer.each_text(|text| added.push(Cell::text(text)));
            added[AnswerColumn::Confidence as usize] =
                answer.hundredths().map_or(Cell::Empty, Cell::number);
            match self.update {
                Some(places) => {
                    cells.resize(places.width(), Cell::Empty);
                    for (index, cell) in added.into_iter().enumerate() {
                        cells[places.of(index)] = cell;
                    }
                }
                None => cells.extend(added),
            }
            cells.extend(surplus);
            self.rows.push(cells);
        }
        self.footers.clear();
        if self.drop_notes {
            return;
        }
        for (row, _) in &block.footers {
            let cells = self.read(row.of(bytes), row.line);
            self.footers.push(cells);
        }
    }

    /// Hands over the rows of the last block.
    pub(super) fn feed(&self, form: &mut dyn CellForm) -> io::Result<()> {
        self.rows.iter().try_for_each(|cells| form.row(cells))?;
        self.footers.iter().try_for_each(|cells| form.footer(cells))
    }

    /// The cells of a row of the input.
    fn read(&self, text: &[u8], line: u64) -> Vec<Cell> {
        if let Some(sheet) = &self.sheet {
            return sheet.cells(line).to_vec();
        }
        let texts = row::texts(text, self.delimiter).into_iter();
        texts.map(|text| Cell::from_csv(&text)).collect()
    }
}
