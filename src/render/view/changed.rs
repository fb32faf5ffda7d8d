//! Changes between two rosters, as rows.

use std::borrow::Cow;

use rolecall::compare::{Change, Standing, Total};
use rolecall::{Function, Outcome};
use serde::Serialize;

use crate::render::view::compared::functions;
use crate::render::{Column, Field, Record, Shown, ids, joined, optional};

/// A person who is new, gone or moved, or the rows of a function before and after.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum ChangeRow<'a> {
    Person(&'a Change),
    Total { total: &'a Total },
}

impl ChangeRow<'_> {
    fn person(&self) -> Option<&Change> {
        match self {
            ChangeRow::Person(change) => Some(change),
            ChangeRow::Total { .. } => None,
        }
    }

    fn total(&self) -> Option<&Total> {
        match self {
            ChangeRow::Person(_) => None,
            ChangeRow::Total { total } => Some(total),
        }
    }

    fn before(&self) -> Option<&Standing> {
        self.person()?.before.as_ref()
    }

    fn after(&self) -> Option<&Standing> {
        self.person()?.after.as_ref()
    }

    /// The outcome of a person at one time, or that of a total.
    fn outcome(&self, standing: Option<&Standing>) -> Option<Outcome> {
        let of_total = self.total().map(|total| total.outcome);
        standing.map(|standing| standing.outcome).or(of_total)
    }

    /// The functions of a person at one time, or those of a total.
    fn functions<'r>(&'r self, standing: Option<&'r Standing>) -> &'r [Function] {
        let of_total = self.total().map(|total| &*total.functions);
        let functions = standing.map(|standing| &*standing.functions).or(of_total);
        functions.unwrap_or_default()
    }
}

impl Record for ChangeRow<'_> {
    const NUMBERS: &'static [&'static str] = &["key", "rows_before", "rows_after"];

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("change", |r| {
                r.person().map_or("total", |p| p.change.id()).into()
            }),
            ("key", |r| joined(r.person().map(|p| &p.key))),
            ("moved_in", |r| {
                joined(r.person().iter().flat_map(|p| &p.moved_in))
            }),
            ("title_before", |r| joined(r.before().map(|s| &s.title))),
            ("outcome_before", |r| {
                joined(r.outcome(r.before()).map(Outcome::id))
            }),
            ("functions_before", |r| ids(r.functions(r.before()))),
            ("level_before", |r| joined(r.before().map(|s| s.level.id()))),
            ("grade_before", |r| joined(r.before().map(|s| &s.grade))),
            ("title_after", |r| joined(r.after().map(|s| &s.title))),
            ("outcome_after", |r| {
                joined(r.outcome(r.after()).map(Outcome::id))
            }),
            ("functions_after", |r| ids(r.functions(r.after()))),
            ("level_after", |r| joined(r.after().map(|s| s.level.id()))),
            ("grade_after", |r| joined(r.after().map(|s| &s.grade))),
            ("rows_before", |r| optional(r.total().map(|t| t.before))),
            ("rows_after", |r| optional(r.total().map(|t| t.after))),
        ]
    }
}

impl Record for Change {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Change", 6, |r| {
                Shown::lines([&[r.change.id()][..], &r.moved_in].concat())
            }),
            Column::new("Key", 12, |r| r.key.as_str().into()),
            Column::new("Before", 22, |r| place(r.before.as_ref())),
            Column::new("After", 22, |r| place(r.after.as_ref())),
        ]
    }
}

/// The title, and under it function, level and grade.
fn place(standing: Option<&Standing>) -> Shown<'_> {
    let Some(standing) = standing else {
        return "".into();
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
    Shown::lines([title.into(), Cow::from(place)])
}

impl Record for Total {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Function", 18, |r| functions(r.outcome, &r.functions)),
            Column::new("Before", 7, |r| r.before.to_string().into()),
            Column::new("After", 7, |r| r.after.to_string().into()),
            Column::new("Difference", 10, |r| {
                match i128::from(r.after) - i128::from(r.before) {
                    0 => "".into(),
                    difference => format!("{difference:+}").into(),
                }
            }),
        ]
    }
}
