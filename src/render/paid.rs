//! Pay by function, level and grade, as rows.

use std::borrow::Cow;

use rolecall::Outcome;
use rolecall::compare::{FEWEST_FOR_MEDIAN, PayCell};
use rolecall::english::thousands;
use serde::Serialize;

use super::compared::{functions, ids};
use super::{Cell, Column, Record, Tone};

/// A cell of pay.
#[derive(Debug, Serialize)]
pub(crate) struct PayRow<'a> {
    #[serde(flatten)]
    pub(crate) cell: &'a PayCell,
}

impl Record for PayRow<'_> {
    const FIELDS: &'static [&'static str] = &[
        "outcome",
        "functions",
        "discipline",
        "level",
        "grade",
        "currency",
        "small",
        "people",
        "median",
        "lower_quartile",
        "upper_quartile",
    ];

    const COLUMNS: &'static [Column] = &[
        Column::ranked("Function", 18, 0),
        Column::ranked("Level", 10, 0),
        Column::ranked("Grade", 6, 0),
        Column::ranked("People", 6, 0),
        Column::ranked("Median", 8, 0),
        Column::ranked("Quartiles", 9, 0),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let cell = self.cell;
        let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
        vec![
            cell.outcome.id().into(),
            ids(&cell.functions).into(),
            cell.discipline
                .map_or("", |discipline| discipline.id())
                .into(),
            cell.level.id().into(),
            cell.grade.as_str().into(),
            cell.currency.as_deref().unwrap_or_default().into(),
            cell.small.to_string().into(),
            cell.people
                .map_or(String::new(), |people| people.to_string())
                .into(),
            number(cell.median).into(),
            number(cell.lower_quartile).into(),
            number(cell.upper_quartile).into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let cell = self.cell;
        let whole = |value: f64| thousands(value.round() as u64);
        let function = match (cell.outcome, cell.discipline) {
            (Outcome::Adjacent, Some(discipline)) => Cell::toned(
                format!("({} work)", discipline.id()),
                Tone::of(cell.outcome),
            ),
            _ => functions(cell.outcome, &cell.functions),
        };
        let people = match cell.people {
            Some(people) => thousands(people as u64),
            None => format!("fewer than {FEWEST_FOR_MEDIAN}"),
        };
        let currency = cell.currency.as_deref().unwrap_or_default();
        let median = cell.median.map_or(String::new(), |median| {
            format!("{} {currency}", whole(median))
                .trim_end()
                .to_owned()
        });
        let quartiles = match (cell.lower_quartile, cell.upper_quartile) {
            (Some(lower), Some(upper)) => format!("{} to {}", whole(lower), whole(upper)),
            _ => String::new(),
        };
        vec![
            function,
            Cell::plain(cell.level.id()),
            Cell::plain(cell.grade.as_str()),
            Cell::plain(people),
            Cell::plain(median),
            Cell::plain(quartiles),
        ]
    }
}
