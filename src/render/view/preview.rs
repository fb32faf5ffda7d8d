//! The first rows of a batch as a table, for a person at a terminal.

use std::io::{self, Write};

use rolecall::batch::{AnsweredRow, Consumer, GroupColumn};
use serde::Serialize;

use crate::render::view::answer::Answered;
use crate::render::view::answer_view::AnswerView;
use crate::render::{Column, Printer, Record};

/// The rows that fit a screen; a longer table is better read as a file.
pub(crate) const ROWS: u64 = 40;

/// Keeps the first rows of a batch.
#[derive(Default)]
pub(crate) struct Preview {
    /// There is a column that says who a row is about.
    has_who: bool,
    rows: Vec<Named>,
}

impl Consumer for Preview {
    fn begin(&mut self, groups: &[GroupColumn]) {
        self.has_who = !groups.is_empty();
    }

    fn row(&mut self, row: &AnsweredRow<'_>) {
        if self.rows.len() as u64 == ROWS {
            return;
        }
        self.rows.push(Named {
            who: row.groups[0].to_owned(),
            answer: AnswerView::of_row(row.title, row.answer),
        });
    }
}

impl Preview {
    /// Prints the rows.
    pub(crate) fn print(self, mut printer: Printer<'_, impl Write>) -> io::Result<()> {
        if self.has_who {
            return printer.print(&self.rows);
        }
        let rows: Vec<AnswerView<'_>> = self.rows.into_iter().map(|row| row.answer).collect();
        printer.print(&rows)
    }
}

/// An answer with the name or the company before its title.
#[derive(Debug, Serialize)]
struct Named {
    who: String,
    answer: AnswerView<'static>,
}

impl Answered for Named {
    fn answer(&self) -> &AnswerView<'_> {
        &self.answer
    }
}

impl Record for Named {
    const UNDER: Option<&'static str> = AnswerView::UNDER;

    fn columns() -> Vec<Column<Self>> {
        let mut columns = vec![Column::new("Who", 12, |r: &Self| r.who.as_str().into())];
        columns.extend(Self::answer_columns());
        columns
    }
}
