//! Sheets that are one table each: the review, and what commands that print records write.

use std::io::{self, Write};

use rolecall::Function;
use rolecall::table::Cell;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Workbook, Worksheet,
};

use crate::render::workbook::sheet_cell::{CellWriter, Widths, finish_table};
use crate::render::workbook::{Altered, MOST_ROWS, WriteWorkbookError};
use crate::render::{Record, Renderer};

/// A table: a sheet of its own, or one of the sheet Summary.
#[derive(Debug)]
pub(crate) struct TableSheet {
    /// The name of the sheet, or the heading.
    pub(crate) name: &'static str,
    /// The names of its columns; none if it has no header.
    pub(crate) columns: Vec<String>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl TableSheet {
    /// Adds the sheet to a workbook.
    pub(crate) fn add_to(
        &self,
        book: &mut Workbook,
        writer: &mut CellWriter,
    ) -> Result<(), WriteWorkbookError> {
        let last_row = u32::try_from(self.rows.len()).unwrap_or(MOST_ROWS);
        if last_row >= MOST_ROWS {
            return Err(WriteWorkbookError::TooManyRows);
        }
        let sheet = book.add_worksheet().set_name(self.name)?;
        let mut widths = Widths::default();
        writer.header(sheet, 0, &self.columns, &mut widths)?;
        for (row, cells) in (1..).zip(&self.rows) {
            widths.see_row(cells);
            writer.row(sheet, row, cells)?;
        }
        finish_table(sheet, (0, last_row), self.columns.len())?;
        widths.set(sheet)?;
        if self.columns.iter().any(|name| name == "decision") {
            self.lay_out_for_decisions(sheet, last_row)?;
        }
        Ok(())
    }

    /// The title stays in sight, decisions are chosen, and what a person reads is wrapped.
    fn lay_out_for_decisions(
        &self,
        sheet: &mut Worksheet,
        last_row: u32,
    ) -> Result<(), WriteWorkbookError> {
        sheet.set_freeze_panes(1, 1)?;
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let top = Format::new().set_align(FormatAlign::Top);
        for (column, name) in (0..).zip(&self.columns) {
            let (width, format) = match name.as_str() {
                "title" => (32.0, &wrapped),
                "decision" => (20.0, &top),
                "company" | "note" | "candidates" => (20.0, &wrapped),
                "question" => (36.0, &wrapped),
                "answers" | "why" => (44.0, &wrapped),
                "spellings" | "companies" => (30.0, &wrapped),
                _ => (11.0, &top),
            };
            sheet.set_column_width(column, width)?;
            sheet.set_column_format(column, format)?;
            if name == "decision" && last_row > 0 {
                // a warning only: three functions, joined by `;`, are no item of the list
                let choice = DataValidation::new()
                    .allow_list_strings(&decisions())?
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_title("Not in the list")?
                    .set_error_message(
                        "Join several functions with ; for example sales;marketing",
                    )?;
                sheet.add_data_validation(1, column, last_row, column, &choice)?;
            }
        }
        Ok(())
    }

    /// Writes a workbook of this one sheet. Returns what could not be written as it was; a further
    /// sheet tells it to those who get the file.
    pub(crate) fn save(&self, out: &mut dyn Write) -> Result<Altered, WriteWorkbookError> {
        let mut book = Workbook::new();
        let mut writer = CellWriter::new();
        self.add_to(&mut book, &mut writer)?;
        if let Some(noticed) = writer.changes.sentence() {
            let sheet = book.add_worksheet().set_name("Noticed")?;
            sheet.write_string(0, 0, noticed)?;
        }
        let bytes = book.save_to_buffer()?;
        out.write_all(&bytes)?;
        Ok(writer.changes)
    }
}

/// The choices of the column `decision`: one function, two of them, or none.
fn decisions() -> Vec<String> {
    let functions = Function::ALL.map(Function::id);
    let single = functions.iter().chain(&["adjacent", "none"]);
    let mut decisions: Vec<String> = single.map(|id| (*id).to_owned()).collect();
    for (at, one) in functions.iter().enumerate() {
        let others = functions[at + 1..].iter();
        decisions.extend(others.map(|other| format!("{one};{other}")));
    }
    decisions
}

/// Records as a workbook of one sheet, with the fields that CSV gets.
pub(crate) struct RecordsWorkbook<'a> {
    sheet: TableSheet,
    out: &'a mut dyn Write,
}

impl<'a> RecordsWorkbook<'a> {
    pub(crate) fn begin<R: Record>(out: &'a mut dyn Write) -> Self {
        let columns = R::fields().into_iter().map(|(name, _)| name.to_owned());
        let sheet = TableSheet {
            name: "Results",
            columns: columns.collect(),
            rows: Vec::new(),
        };
        Self { sheet, out }
    }
}

impl<R: Record> Renderer<R> for RecordsWorkbook<'_> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        let fields = R::fields().into_iter();
        let cells = fields.map(|(name, field)| {
            let text = field(record);
            if R::NUMBERS.contains(&name) {
                Cell::from_csv(&text)
            } else {
                Cell::text(&text)
            }
        });
        self.sheet.rows.push(cells.collect());
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.sheet.save(self.out)?;
        Ok(())
    }
}
