//! Changes between two rosters, as rows.

use std::borrow::Cow;

use rolecall::Outcome;
use rolecall::compare::{Change, Standing, Total};
use serde::Serialize;

use super::compared::functions;
use super::{Cell, Column, Field, Record, Text, ids, joined};

/// A person who is new, gone or moved, or the rows of a function before and after.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum ChangeRow<'a> {
    Person(&'a Change),
    Total { total: &'a Total },
}

impl ChangeRow<'_> {
    fn field(&self, person: Text<Change>, total: Text<Total>) -> Cow<'_, str> {
        match self {
            ChangeRow::Person(change) => person(change),
            ChangeRow::Total { total: row } => total(row),
        }
    }

    /// A field of the earlier roster; blank where the person was not in it.
    fn before(&self, standing: Text<Standing>, total: Text<Total>) -> Cow<'_, str> {
        match self {
            ChangeRow::Person(change) => change.before.as_ref().map_or("".into(), standing),
            ChangeRow::Total { total: row } => total(row),
        }
    }

    /// The same of the later roster.
    fn after(&self, standing: Text<Standing>, total: Text<Total>) -> Cow<'_, str> {
        match self {
            ChangeRow::Person(change) => change.after.as_ref().map_or("".into(), standing),
            ChangeRow::Total { total: row } => total(row),
        }
    }
}

impl Record for ChangeRow<'_> {
    fn fields() -> Vec<Field<Self>> {
        vec![
            ("change", |r| {
                r.field(|p| p.change.id().into(), |_| "total".into())
            }),
            ("key", |r| r.field(|p| p.key.as_str().into(), |_| "".into())),
            ("moved_in", |r| {
                r.field(|p| joined(&p.moved_in), |_| "".into())
            }),
            ("title_before", |r| {
                r.before(|s| s.title.as_str().into(), |_| "".into())
            }),
            ("outcome_before", |r| {
                r.before(|s| s.outcome.id().into(), |t| t.outcome.id().into())
            }),
            ("functions_before", |r| {
                r.before(|s| ids(&s.functions), |t| ids(&t.functions))
            }),
            ("level_before", |r| {
                r.before(|s| s.level.id().into(), |_| "".into())
            }),
            ("grade_before", |r| {
                r.before(|s| s.grade.as_str().into(), |_| "".into())
            }),
            ("title_after", |r| {
                r.after(|s| s.title.as_str().into(), |_| "".into())
            }),
            ("outcome_after", |r| {
                r.after(|s| s.outcome.id().into(), |t| t.outcome.id().into())
            }),
            ("functions_after", |r| {
                r.after(|s| ids(&s.functions), |t| ids(&t.functions))
            }),
            ("level_after", |r| {
                r.after(|s| s.level.id().into(), |_| "".into())
            }),
            ("grade_after", |r| {
                r.after(|s| s.grade.as_str().into(), |_| "".into())
            }),
            ("rows_before", |r| {
                r.field(|_| "".into(), |t| t.before.to_string().into())
            }),
            ("rows_after", |r| {
                r.field(|_| "".into(), |t| t.after.to_string().into())
            }),
        ]
    }
}

impl Record for Change {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Change", 6, |r| {
                Cell::lines(
                    [r.change.id()]
                        .into_iter()
                        .chain(r.moved_in.iter().copied()),
                )
            }),
            Column::new("Key", 12, |r| Cell::plain(r.key.as_str())),
            Column::new("Before", 22, |r| place(r.before.as_ref())),
            Column::new("After", 22, |r| place(r.after.as_ref())),
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
    Cell::lines([title.into(), Cow::from(place)])
}

impl Record for Total {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Function", 18, |r| functions(r.outcome, &r.functions)),
            Column::new("Before", 7, |r| Cell::plain(r.before.to_string())),
            Column::new("After", 7, |r| Cell::plain(r.after.to_string())),
            Column::new("Difference", 10, |r| {
                match i128::from(r.after) - i128::from(r.before) {
                    0 => Cell::plain(""),
                    difference => Cell::plain(format!("{difference:+}")),
                }
            }),
        ]
    }
}
