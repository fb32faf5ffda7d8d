//! What has changed between two rosters, as rows.

use std::borrow::Cow;

use rolecall::Outcome;
use rolecall::compare::{Change, Standing, Total};
use serde::Serialize;

use super::compared::{functions, ids};
use super::{Cell, Column, Record, Tone};

/// A person, or the rows of a function.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum ChangeRow<'a> {
    Person(PersonRow<'a>),
    Total(TotalRow<'a>),
}

/// A person who is new, gone or moved.
#[derive(Debug, Serialize)]
pub(crate) struct PersonRow<'a> {
    #[serde(flatten)]
    pub(crate) change: &'a Change,
}

/// How many rows have a function, before and after.
#[derive(Debug, Serialize)]
pub(crate) struct TotalRow<'a> {
    #[serde(rename = "total")]
    pub(crate) total: &'a Total,
}

impl Record for ChangeRow<'_> {
    const FIELDS: &'static [&'static str] = &[
        "change",
        "key",
        "moved_in",
        "title_before",
        "outcome_before",
        "functions_before",
        "level_before",
        "grade_before",
        "title_after",
        "outcome_after",
        "functions_after",
        "level_after",
        "grade_after",
        "rows_before",
        "rows_after",
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        match self {
            ChangeRow::Person(PersonRow { change }) => {
                let mut fields: Vec<Cow<'_, str>> = vec![
                    change.change.id().into(),
                    change.key.as_str().into(),
                    change.moved_in.join(";").into(),
                ];
                fields.extend(standing(change.before.as_deref()));
                fields.extend(standing(change.after.as_deref()));
                fields.extend([Cow::from(""), "".into()]);
                fields
            }
            ChangeRow::Total(TotalRow { total }) => {
                let mut fields: Vec<Cow<'_, str>> = vec!["total".into(), "".into(), "".into()];
                for _ in 0..2 {
                    let outcome = Cow::from(total.outcome.id());
                    let functions = ids(&total.functions).into();
                    fields.extend(["".into(), outcome, functions, "".into(), "".into()]);
                }
                fields.push(total.before.to_string().into());
                fields.push(total.after.to_string().into());
                fields
            }
        }
    }
}

/// The fields of where a person stands; blank where that person is not.
fn standing(standing: Option<&Standing>) -> [Cow<'_, str>; 5] {
    let Some(standing) = standing else {
        return Default::default();
    };
    [
        standing.title.as_str().into(),
        standing.outcome.id().into(),
        ids(&standing.functions).into(),
        standing.level.id().into(),
        standing.grade.as_str().into(),
    ]
}

impl Record for PersonRow<'_> {
    const COLUMNS: &'static [Column] = &[
        Column::ranked("Change", 6, 0),
        Column::ranked("Key", 12, 0),
        Column::ranked("Before", 22, 0),
        Column::ranked("After", 22, 0),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let change = self.change;
        let mut what = vec![Cow::from(change.change.id())];
        what.extend(change.moved_in.iter().map(|field| Cow::from(*field)));
        vec![
            Cell {
                lines: what,
                tone: Tone::Plain,
            },
            Cell::plain(change.key.as_str()),
            place(change.before.as_deref()),
            place(change.after.as_deref()),
        ]
    }
}

/// The title, and under it function, level and grade.
fn place(standing: Option<&Standing>) -> Cell<'_> {
    let Some(standing) = standing else {
        return Cell::plain("");
    };
    let place = match standing.outcome {
        Outcome::None => "no partner role".to_owned(),
        outcome => {
            let names = functions(outcome, &standing.functions).lines.join(" or ");
            let parts = [names.as_str(), standing.level.id(), standing.grade.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        }
    };
    Cell {
        lines: vec![standing.title.as_str().into(), place.into()],
        tone: Tone::Plain,
    }
}

impl Record for TotalRow<'_> {
    const COLUMNS: &'static [Column] = &[
        Column::ranked("Function", 18, 0),
        Column::ranked("Before", 7, 0),
        Column::ranked("After", 7, 0),
        Column::ranked("Difference", 10, 0),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let total = self.total;
        let difference = i128::from(total.after) - i128::from(total.before);
        let difference = match difference {
            0 => String::new(),
            _ => format!("{difference:+}"),
        };
        vec![
            functions(total.outcome, &total.functions),
            Cell::plain(total.before.to_string()),
            Cell::plain(total.after.to_string()),
            Cell::plain(difference),
        ]
    }
}
