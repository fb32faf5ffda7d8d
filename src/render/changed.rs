//! Changes between two rosters, as rows.

use std::borrow::Cow;

use rolecall::Outcome;
use rolecall::compare::{Change, Standing, Total};
use serde::Serialize;

use super::compared::{functions, ids};
use super::{Cell, Column, Record, Tone};

/// A person who is new, gone or moved, or the rows of a function before and after.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum ChangeRow<'a> {
    Person(&'a Change),
    Total { total: &'a Total },
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
            ChangeRow::Person(change) => {
                let mut fields: Vec<Cow<'_, str>> = vec![
                    change.change.id().into(),
                    change.key.as_str().into(),
                    change.moved_in.join(";").into(),
                ];
                fields.extend(standing(change.before.as_ref()));
                fields.extend(standing(change.after.as_ref()));
                fields.extend([Cow::from(""), "".into()]);
                fields
            }
            ChangeRow::Total { total } => {
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

impl Record for Change {
    const COLUMNS: &'static [Column] = &[
        Column::ranked("Change", 6, 0),
        Column::ranked("Key", 12, 0),
        Column::ranked("Before", 22, 0),
        Column::ranked("After", 22, 0),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let mut what = vec![Cow::from(self.change.id())];
        what.extend(self.moved_in.iter().map(|field| Cow::from(*field)));
        vec![
            Cell {
                lines: what,
                tone: Tone::Plain,
            },
            Cell::plain(self.key.as_str()),
            place(self.before.as_ref()),
            place(self.after.as_ref()),
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
            let names = functions(outcome, &standing.functions).lines.concat();
            let parts = [names.as_str(), standing.level.id(), standing.grade.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        }
    };
    let title = match standing.title.as_str() {
        "" => "(no title)",
        title => title,
    };
    Cell {
        lines: vec![title.into(), place.into()],
        tone: Tone::Plain,
    }
}

impl Record for Total {
    const COLUMNS: &'static [Column] = &[
        Column::ranked("Function", 18, 0),
        Column::ranked("Before", 7, 0),
        Column::ranked("After", 7, 0),
        Column::ranked("Difference", 10, 0),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let difference = i128::from(self.after) - i128::from(self.before);
        let difference = match difference {
            0 => String::new(),
            _ => format!("{difference:+}"),
        };
        vec![
            functions(self.outcome, &self.functions),
            Cell::plain(self.before.to_string()),
            Cell::plain(self.after.to_string()),
            Cell::plain(difference),
        ]
    }
}
