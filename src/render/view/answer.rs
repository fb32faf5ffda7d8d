//! The answer for a title, as a row.

use std::borrow::Cow;

use rolecall::{Function, Level, Outcome};
use serde::Serialize;

use crate::render::view::answer_view::AnswerView;
use crate::render::view::card::filled;
use crate::render::{Cell, Column, Field, Record, Tone, hundredths, ids, joined, percent};

/// An answer as a row of a table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Glance<'a> {
    /// The title as it was given.
    pub(crate) title: Cow<'a, str>,
    /// How it was settled.
    pub(crate) outcome: Outcome,
    /// The candidates, best first.
    pub(crate) functions: Vec<Function>,
    /// How sure the answer as a whole is; a card has the confidence of each candidate.
    pub(crate) confidence: f32,
    /// The nearest role.
    pub(crate) role: Cow<'a, str>,
    /// The level the title words.
    pub(crate) level: Level,
    /// The reason.
    pub(crate) why: Cow<'a, str>,
}

/// A record that is printed as such a row.
pub(crate) trait AtAGlance: Sized {
    fn glance(&self) -> Glance<'_>;

    /// The columns of the row.
    fn glance_columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Title", 16, |r| filled(&r.glance().title).to_owned().into()),
            Column::new("Outcome", 8, |r| {
                let outcome = r.glance().outcome;
                Cell::toned(outcome.id(), Tone::of(outcome))
            }),
            Column::new("Function", 20, |r| r.glance().functions()),
            Column::new("Sure", 4, |r| percent(r.glance().confidence).into()),
            Column::ranked("Nearest role", 16, 2, |r| r.glance().role.into()),
            Column::ranked("Level", 10, 1, |r| match r.glance() {
                row if row.outcome == Outcome::None => "".into(),
                row => row.level.id().into(),
            }),
            Column::ranked("Why", 20, 3, |r| r.glance().why.into()),
        ]
    }
}

impl Glance<'_> {
    /// In brackets where it is the nearest function, but not its function.
    fn functions<'r>(&self) -> Cell<'r> {
        let names = self.functions.iter().map(|function| function.name());
        match self.outcome {
            Outcome::Adjacent => Cell::lines(names.map(|name| format!("({name})"))),
            outcome => Cell {
                tone: Tone::of(outcome),
                ..Cell::lines(names)
            },
        }
    }
}

impl AtAGlance for AnswerView<'_> {
    fn glance(&self) -> Glance<'_> {
        Glance {
            title: (&self.title).into(),
            outcome: self.outcome,
            functions: self.functions(),
            confidence: self.confidence,
            role: self.role().into(),
            level: self.level,
            why: (&self.reason).into(),
        }
    }
}

impl Record for AnswerView<'_> {
    const NUMBERS: &'static [&'static str] = &["confidence"];

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
        Self::glance_columns()
    }
}
