//! Pay by function, level and grade, as rows.

use std::borrow::Cow;

use rolecall::Outcome;
use rolecall::compare::{FEWEST_FOR_MEDIAN, PayCell};
use rolecall::english::thousands;

use super::compared::{functions, ids};
use super::{Cell, Column, Record, Tone};

impl Record for PayCell {
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
        Column::ranked("People", 12, 0),
        Column::ranked("Median", 8, 0),
        Column::ranked("Quartiles", 9, 0),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
        vec![
            self.outcome.id().into(),
            ids(&self.functions).into(),
            self.discipline
                .map_or("", |discipline| discipline.id())
                .into(),
            self.level.id().into(),
            self.grade.as_str().into(),
            self.currency.as_deref().unwrap_or_default().into(),
            self.small.to_string().into(),
            self.people
                .map_or(String::new(), |people| people.to_string())
                .into(),
            number(self.median).into(),
            number(self.lower_quartile).into(),
            number(self.upper_quartile).into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let whole = |value: f64| thousands(value.round() as u64);
        let function = match (self.outcome, self.discipline) {
            (Outcome::Adjacent, Some(discipline)) => Cell::toned(
                format!("({} work)", discipline.id()),
                Tone::of(self.outcome),
            ),
            _ => functions(self.outcome, &self.functions),
        };
        let people = match self.people {
            Some(people) => thousands(people as u64),
            None => format!("fewer than {FEWEST_FOR_MEDIAN}"),
        };
        let currency = self.currency.as_deref().unwrap_or_default();
        let median = self.median.map_or(String::new(), |median| {
            format!("{} {currency}", whole(median))
                .trim_end()
                .to_owned()
        });
        let quartiles = match (self.lower_quartile, self.upper_quartile) {
            (Some(lower), Some(upper)) => format!("{} to {}", whole(lower), whole(upper)),
            _ => String::new(),
        };
        vec![
            function,
            Cell::plain(self.level.id()),
            Cell::plain(self.grade.as_str()),
            Cell::plain(people),
            Cell::plain(median),
            Cell::plain(quartiles),
        ]
    }
}
