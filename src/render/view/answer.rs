//! The answer for a title, as a row: of a list, or of the first rows of a batch.

use std::io::{self, Write};

use rolecall::Outcome;
use rolecall::batch::{AnsweredRow, Consumer, GroupColumn};
use serde::Serialize;

use crate::render::view::answer_view::AnswerView;
use crate::render::view::card::filled;
use crate::render::{
    Column, Field, Printer, Record, Shown, Tone, hundredths, ids, joined, percent,
};

/// A record that is printed as the answer for a title.
trait Answered: Sized {
    fn answer(&self) -> &AnswerView<'_>;

    /// The columns of the answer.
    fn answer_columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Title", 16, |r| filled(&r.answer().title).into()),
            Column::new("Outcome", 8, |r| {
                let outcome = r.answer().outcome;
                Shown::toned(outcome.id(), Tone::of(outcome))
            }),
            Column::new("Function", 20, |r| functions(r.answer())),
            Column::new("Sure", 4, |r| percent(r.answer().confidence).into()),
            Column::ranked("Nearest role", 16, 2, |r| r.answer().role().into()),
            Column::ranked("Level", 10, 1, |r| match r.answer() {
                answer if answer.outcome == Outcome::None => "".into(),
                answer => answer.level.id().into(),
            }),
            Column::ranked("Why", 20, 3, |r| r.answer().reason.as_str().into()),
        ]
    }
}

/// In brackets where it is the nearest function, but not its function.
fn functions(answer: &AnswerView<'_>) -> Shown<'static> {
    let functions = answer.functions().into_iter();
    let names = functions.map(|function| function.name());
    match answer.outcome {
        Outcome::Adjacent => Shown::lines(names.map(|name| format!("({name})"))),
        outcome => Shown {
            tone: Tone::of(outcome),
            ..Shown::lines(names)
        },
    }
}

impl Answered for AnswerView<'_> {
    fn answer(&self) -> &AnswerView<'_> {
        self
    }
}

impl Record for AnswerView<'_> {
    const UNDER: Option<&'static str> = Some("Why");

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("title", |r| r.title.as_str().into()),
            ("outcome", |r| r.outcome.id().into()),
            ("function", |r| {
                ids(r.functions().get(..1).unwrap_or_default())
            }),
            ("functions", |r| ids(&r.functions())),
            ("confidence", |r| hundredths(r.confidence)),
            ("role", |r| r.role().into()),
            ("level", |r| r.level.id().into()),
            ("word", |r| {
                joined(r.partner_words.iter().map(|found| &found.word))
            }),
            ("why", |r| r.reason.as_str().into()),
            ("grade", |r| r.grade.as_str().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        Self::answer_columns()
    }
}

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
