//! Pay by function, level and grade, as rows.

use std::borrow::Cow;

use rolecall::compare::{FEWEST_FOR_MEDIAN, PayCell};
use rolecall::english::thousands;
use rolecall::{Discipline, Outcome};

use crate::render::view::compared::functions;
use crate::render::{Column, Field, Record, Shown, Tone, ids, optional};

impl Record for PayCell {
    const NUMBERS: &'static [&'static str] = &[
        "people",
        "median",
        "lower_quartile",
        "upper_quartile",
        "other_pay",
    ];

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("outcome", |r| r.outcome.id().into()),
            ("functions", |r| ids(&r.functions)),
            ("discipline", |r| optional(r.discipline.map(Discipline::id))),
            ("level", |r| r.level.id().into()),
            ("grade", |r| r.grade.as_str().into()),
            ("currency", |r| optional(r.currency.as_ref())),
            ("small", |r| r.small.to_string().into()),
            ("people", |r| optional(r.people)),
            ("median", |r| cents(r.median)),
            ("lower_quartile", |r| cents(r.lower_quartile)),
            ("upper_quartile", |r| cents(r.upper_quartile)),
            ("column", |r| r.column.as_str().into()),
            ("period", |r| r.period.into()),
            ("other_pay", |r| optional(r.other_pay)),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Function", 18, |r| match (r.outcome, r.discipline) {
                (Outcome::Adjacent, Some(discipline)) => {
                    Shown::toned(format!("({} work)", discipline.id()), Tone::of(r.outcome))
                }
                _ => functions(r.outcome, &r.functions),
            }),
            Column::new("Level", 10, |r| r.level.id().into()),
            Column::new("Grade", 6, |r| r.grade.as_str().into()),
            Column::new("People", 12, |r| match r.people {
                Some(people) => thousands(people as u64).into(),
                None => format!("fewer than {FEWEST_FOR_MEDIAN}").into(),
            }),
            Column::new("Median", 8, |r| {
                let currency = r.currency.as_deref().unwrap_or_default();
                let period = if r.period == "yearly" { "" } else { r.period };
                let median = r.median.map_or(String::new(), shown);
                let said = [&*median, currency, period, r.other_pay.unwrap_or_default()];
                let said = said.into_iter().filter(|word| !word.is_empty());
                said.collect::<Vec<_>>().join(" ").into()
            }),
            Column::new("Quartiles", 9, |r| {
                let quartiles = r.lower_quartile.zip(r.upper_quartile);
                let told = |(low, high)| format!("{} to {}", shown(low), shown(high));
                optional(quartiles.map(told)).into()
            }),
        ]
    }
}

/// An amount for programs, to the cent.
fn cents<'r>(amount: Option<f64>) -> Cow<'r, str> {
    optional(amount.map(|amount| (amount * 100.0).round() / 100.0))
}

/// An amount for people: a rate has cents, a salary none.
fn shown(amount: f64) -> String {
    if amount < 1000.0 && amount.fract() != 0.0 {
        format!("{amount:.2}")
    } else {
        thousands(amount.round() as u64)
    }
}
