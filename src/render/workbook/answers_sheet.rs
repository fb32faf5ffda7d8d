//! Writes an `.xlsx` workbook: the rows with their answers, a summary, and the titles to review.
//!
//! Rows of answers go through a temporary file, so that memory does not grow with them.

use std::io::Write;

use rolecall::table::Cell;
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, Workbook, Worksheet,
};

use crate::render::workbook::sheet_cell::{CellWriter, Widths, finish_table};
use crate::render::workbook::{Altered, MOST_COLUMNS, MOST_ROWS, TableSheet, WriteWorkbookError};

const ANSWERS: usize = 0;

/// A workbook with the sheets Answers, Summary and Review.
pub(crate) struct AnswersWorkbook {
    book: Workbook,
    writer: CellWriter,
    widths: Widths,
    columns: usize,
    outcome_column: usize,
    /// The row of the header, counted from zero: notes stand above it.
    header: u32,
    /// The last row that is written.
    last_row: u32,
}

impl AnswersWorkbook {
    /// Begins a workbook with what stands above the header, and the header. `outcome_column` is
    /// coloured by its value.
    pub(crate) fn new(
        notes: &[Vec<Cell>],
        columns: &[String],
        outcome_column: usize,
    ) -> Result<Self, WriteWorkbookError> {
        if columns.len() > MOST_COLUMNS {
            return Err(WriteWorkbookError::TooManyColumns(columns.len()));
        }
        let header = u32::try_from(notes.len()).unwrap_or(MOST_ROWS);
        if header >= MOST_ROWS {
            return Err(WriteWorkbookError::TooManyRows);
        }
        let mut book = Workbook::new();
        book.add_worksheet_with_constant_memory()?
            .set_name("Answers")?;
        let mut answers = Self {
            book,
            writer: CellWriter::new(),
            widths: Widths::default(),
            columns: columns.len(),
            outcome_column,
            header,
            last_row: header,
        };
        for (row, cells) in (0..).zip(notes) {
            answers.write(row, cells)?;
        }
        let sheet = answers.book.worksheet_from_index(ANSWERS)?;
        let widths = &mut answers.widths;
        answers.writer.header(sheet, header, columns, widths)?;
        Ok(answers)
    }

    /// Adds a row. Cells beyond the header are kept, up to what a sheet holds.
    pub(crate) fn push_row(&mut self, cells: &[Cell]) -> Result<(), WriteWorkbookError> {
        if self.last_row + 1 >= MOST_ROWS {
            return Err(WriteWorkbookError::TooManyRows);
        }
        self.last_row += 1;
        self.columns = self.columns.max(cells.len());
        self.widths.see_row(cells);
        self.write(self.last_row, cells)
    }

    fn write(&mut self, row: u32, cells: &[Cell]) -> Result<(), WriteWorkbookError> {
        if cells.len() > MOST_COLUMNS {
            return Err(WriteWorkbookError::TooManyColumns(cells.len()));
        }
        let sheet = self.book.worksheet_from_index(ANSWERS)?;
        self.writer.row(sheet, row, cells)
    }

    /// Adds the sheet Summary: its tables one below the other.
    pub(crate) fn summary(&mut self, tables: &[TableSheet]) -> Result<(), WriteWorkbookError> {
        let sheet = self.book.add_worksheet().set_name("Summary")?;
        let (mut widths, mut row) = (Widths::default(), 0);
        for table in tables {
            let format = Format::new().set_bold().set_font_size(13);
            sheet.write_string_with_format(row, 0, table.name, &format)?;
            row += 1;
            self.writer
                .header(sheet, row, &table.columns, &mut widths)?;
            row += u32::from(!table.columns.is_empty());
            for cells in &table.rows {
                widths.see_row(cells);
                self.writer.row(sheet, row, cells)?;
                row += 1;
            }
            row += 1;
        }
        widths.set(sheet)
    }

    /// Adds a sheet that is one table.
    pub(crate) fn add(&mut self, sheet: &TableSheet) -> Result<(), WriteWorkbookError> {
        sheet.add_to(&mut self.book, &mut self.writer)
    }

    /// Writes the file. Returns what could not be written as it was.
    pub(crate) fn save(mut self, out: impl Write + Send) -> Result<Altered, WriteWorkbookError> {
        let sheet = self.book.worksheet_from_index(ANSWERS)?;
        let rows = (self.header, self.last_row);
        if let Ok(column) = u16::try_from(self.outcome_column) {
            colour_outcomes(sheet, column, rows)?;
        }
        finish_table(sheet, rows, self.columns)?;
        self.widths.set(sheet)?;
        sheet.set_active(true);
        self.book.save_to_writer(out)?;
        Ok(self.writer.changes)
    }
}

/// Rules rather than colours, so that a row that somebody corrects changes its colour.
fn colour_outcomes(
    sheet: &mut Worksheet,
    column: u16,
    (header, last_row): (u32, u32),
) -> Result<(), WriteWorkbookError> {
    const COLOURS: [(&str, u32, u32); 4] = [
        ("clear", 0xE3_F3_E6, 0x14_5A_24),
        ("multiple", 0xFF_F1_CC, 0x6B_4A_00),
        ("adjacent", 0xE2_EC_FA, 0x1B_44_7E),
        ("none", 0xF0_F0_F0, 0x55_55_55),
    ];
    if last_row == header {
        return Ok(());
    }
    for (outcome, background, text) in COLOURS {
        let format = Format::new()
            .set_background_color(Color::RGB(background))
            .set_font_color(Color::RGB(text));
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(outcome))
            .set_format(format);
        sheet.add_conditional_format(header + 1, column, last_row, column, &rule)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rolecall::table::Date;
    use rolecall::table::workbook::Workbook as Reader;

    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn saved(answers: AnswersWorkbook) -> (Vec<u8>, Altered) {
        let mut bytes = Vec::new();
        let changes = answers.save(&mut bytes).expect("it can be written");
        (bytes, changes)
    }

    fn read(bytes: Vec<u8>, sheet: &str) -> Vec<Vec<Cell>> {
        let mut book = Reader::open(bytes).expect("it can be read");
        let chosen = book.choose(Some(sheet), |_| None);
        let chosen = chosen.expect("it has the sheet");
        chosen.rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn cells_read_back_with_their_types() {
        let columns = names(&["Name", "Title", "Since", "gtm_outcome"]);
        let day = Date::parse("2026-11-27").expect("a date");
        let moment = Date::parse("2026-11-27 14:30:00").expect("a moment");
        let text = Cell::text;
        #[rustfmt::skip]
        let rows = [
            [Cell::from_csv("007"), text("=1+1"), Cell::Date(day), text("clear")],
            [Cell::from_csv("85000"), text("-a"), Cell::Date(moment), text("none")],
            [Cell::Empty, text("two\nlines"), Cell::Bool(true), text(" x & <y> _x0041_ ")],
            [Cell::from_csv("0.1"), text("https://example.org"), Cell::Empty, text("日本 🎉")],
        ];
        let mut answers = AnswersWorkbook::new(&[], &columns, 3).expect("a workbook");
        for row in &rows {
            answers.push_row(row).expect("a row");
        }
        let table = TableSheet {
            name: "Review",
            columns: names(&["title", "decision"]),
            rows: vec![vec![Cell::text("Partner Manager"), Cell::Empty]],
        };
        answers.add(&table).expect("a review");
        let summary = TableSheet {
            name: "Outcomes",
            columns: names(&["outcome", "rows"]),
            rows: vec![vec![Cell::text("clear"), Cell::number(1.0)]],
        };
        answers.summary(&[summary]).expect("a summary");
        let (bytes, changes) = saved(answers);
        assert_eq!(changes, Altered::default());
        let back = read(bytes.clone(), "Answers");
        let header: Vec<String> = back[0].iter().map(Cell::to_string).collect();
        assert_eq!(header, columns);
        for (row, read) in rows.iter().zip(&back[1..]) {
            assert_eq!(read, row);
        }
        assert_eq!(read(bytes.clone(), "2")[1][0], text("Partner Manager"));
        let summary = [text("clear"), Cell::number(1.0)];
        assert_eq!(read(bytes, "summary")[2], summary);
    }

    #[test]
    fn what_has_no_room_is_told() {
        let mut answers = AnswersWorkbook::new(&[], &names(&["Title"]), 0).expect("a workbook");
        let long = "é".repeat(40_000);
        for text in ["fine", "bell \u{7}", &long, "lines\r\nand\rlines"] {
            answers.push_row(&[Cell::text(text)]).expect("a row");
        }
        let (bytes, changes) = saved(answers);
        assert_eq!((changes.cut, changes.replaced), (1, 1));
        assert_eq!(changes.first.as_deref(), Some("Answers!A3"));
        let back = read(bytes, "Answers");
        assert_eq!(back[2][0], Cell::text("bell \u{fffd}"));
        assert_eq!(back[3][0], Cell::text(&"é".repeat(32_767)));
        assert_eq!(back[4][0], Cell::text("lines\nand\nlines"));
    }

    #[test]
    fn more_than_a_sheet_holds_is_refused() {
        let rows = vec![Vec::new(); MOST_ROWS as usize - 2];
        let mut answers = AnswersWorkbook::new(&rows, &names(&["Title"]), 0).expect("a workbook");
        answers.push_row(&[]).expect("the last row");
        let text = answers.push_row(&[]).expect_err("full").to_string();
        assert!(text.contains("1048576 rows"), "{text}");
        let wide = vec!["x".to_owned(); MOST_COLUMNS + 1];
        assert!(AnswersWorkbook::new(&[], &wide, 0).is_err());
    }

    #[test]
    fn notes_stand_above_the_table() {
        let notes = [vec![Cell::text("Team")], Vec::new()];
        let mut answers = AnswersWorkbook::new(&notes, &names(&["Title"]), 0).expect("a workbook");
        answers.push_row(&[Cell::text("Cook")]).expect("a row");
        let (bytes, _) = saved(answers);
        let expected = ["Team", "Title", "Cook"].map(Cell::text);
        let back = read(bytes, "Answers");
        assert!(back.iter().map(|row| &row[0]).eq(&expected), "{back:?}");
    }

    #[test]
    fn a_workbook_without_rows_opens() {
        let answers = AnswersWorkbook::new(&[], &names(&["Title"]), 0).expect("a workbook");
        let (bytes, _) = saved(answers);
        assert_eq!(read(bytes, "Answers"), [[Cell::text("Title")]]);
    }
}
