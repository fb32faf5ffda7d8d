//! A batch as a workbook: the rows with their answers, a summary, and the titles to decide.

use std::io;

use anyhow::Result;
use rolecall::batch::{CellForm, Informed, Review, Summary};
use rolecall::table::Cell;

use crate::cli::Output;
use crate::cli::exit::output_error;
use crate::render::view::summary;
use crate::render::workbook::{
    Altered, AnswersWorkbook, MOST_ROWS, RowSpool, TableSheet, WriteWorkbookError, summary_tables,
};

/// Totals and remarks that are kept; an export has a handful.
const MOST_FOOTERS: usize = 10_000;

/// Takes the rows of a batch. They are written when all of them are there: totals and remarks of the
/// input stand above the table, where no filter and no sorting moves them among the rows.
#[derive(Default)]
pub(crate) struct Sheets {
    notes: Vec<Vec<Cell>>,
    columns: Vec<String>,
    outcome: usize,
    rows: Option<RowSpool>,
    footers: Vec<Vec<Cell>>,
}

impl CellForm for Sheets {
    fn head(&mut self, notes: &[Vec<Cell>], columns: &[String], outcome: usize) -> io::Result<()> {
        // what does not fit is told before the work starts
        AnswersWorkbook::new(notes, columns, outcome)?;
        self.notes = notes.to_vec();
        self.columns = columns.to_vec();
        self.outcome = outcome;
        self.rows = Some(RowSpool::new()?);
        Ok(())
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let Some(rows) = &mut self.rows else {
            return Ok(());
        };
        let above = self.notes.len() + self.footers.len() + 1;
        if above + rows.rows as usize >= MOST_ROWS as usize {
            return Err(WriteWorkbookError::TooManyRows.into());
        }
        rows.push(cells)
    }

    fn footer(&mut self, cells: &[Cell]) -> io::Result<()> {
        if self.footers.len() < MOST_FOOTERS {
            self.footers.push(cells.to_vec());
        }
        Ok(())
    }
}

impl Sheets {
    /// Adds the other sheets and writes the workbook. Hands over what is to be told about it.
    pub(crate) fn write(
        self,
        summary: &Summary,
        classify: &Informed<'_, '_>,
        out: &mut Output,
    ) -> Result<Option<String>> {
        let Some(rows) = self.rows else {
            return Ok(None);
        };
        let above = [self.notes, self.footers].concat();
        let write = || -> Result<Altered, WriteWorkbookError> {
            let mut book = AnswersWorkbook::new(&above, &self.columns, self.outcome)?;
            rows.each(|cells| book.push_row(cells))?;
            book.summary(&summary_tables(summary))?;
            if let Some(review) = &summary.review {
                book.add(&review_sheet(review, classify))?;
            }
            book.save(out)
        };
        let changes = write().map_err(|error| output_error(error.into()))?;
        Ok(changes.sentence())
    }

    /// Where the totals and remarks of the input are.
    pub(crate) fn moved(totals: u64) -> String {
        let rows = summary::rows(totals);
        let rows = format!("{rows} of totals, remarks, units or column names");
        let most = MOST_FOOTERS as u64;
        let place = "above the header of the sheet Answers";
        if totals > most {
            format!("of {rows}, the first {most} stand {place}")
        } else {
            format!("{rows} moved {place}")
        }
    }
}

/// The sheet Review, with a drop-down in its column `decision`.
pub(crate) fn review_sheet(review: &Review, classify: &Informed<'_, '_>) -> TableSheet {
    let rows = review.sheet(classify).map(|row| {
        let cells = row.iter().zip(Review::COLUMNS);
        let cells = cells.map(|(text, column)| match text.parse() {
            Ok(number) if matches!(column, "rows" | "confidence") => Cell::number(number),
            _ => Cell::text(text),
        });
        cells.collect()
    });
    TableSheet {
        name: "Review",
        columns: Review::COLUMNS.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
