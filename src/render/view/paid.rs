//! Pay by function, level and grade, as rows.

use rolecall::compare::{FEWEST_FOR_MEDIAN, PayCell};
use rolecall::english::thousands;
use rolecall::{Discipline, Outcome};

use crate::render::view::compared::functions;
use crate::render::{Cell, Column, Field, Record, Tone, ids, joined};

impl Record for PayCell {
    fn fields() -> Vec<Field<Self>> {
        vec![
            ("outcome", |r| r.outcome.id().into()),
            ("functions", |r| ids(&r.functions)),
            ("discipline", |r| {
                r.discipline.map_or("", Discipline::id).into()
            }),
            ("level", |r| r.level.id().into()),
            ("grade", |r| r.grade.as_str().into()),
            ("currency", |r| {
                r.currency.as_deref().unwrap_or_default().into()
            }),
            ("small", |r| r.small.to_string().into()),
            ("people", |r| {
                joined(r.people.map(|people| people.to_string()))
            }),
            ("median", |r| joined(r.median.map(hundredths))),
            ("lower_quartile", |r| {
                joined(r.lower_quartile.map(hundredths))
            }),
            ("upper_quartile", |r| {
                joined(r.upper_quartile.map(hundredths))
            }),
            ("column", |r| r.column.as_str().into()),
            ("period", |r| r.period.into()),
            ("other_pay", |r| r.other_pay.unwrap_or_default().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Function", 18, |r| match (r.outcome, r.discipline) {
                (Outcome::Adjacent, Some(discipline)) => {
                    Cell::toned(format!("({} work)", discipline.id()), Tone::of(r.outcome))
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
                match (r.lower_quartile, r.upper_quartile) {
                    (Some(lower), Some(upper)) => {
                        format!("{} to {}", shown(lower), shown(upper)).into()
                    }
                    _ => "".into(),
                }
            }),
        ]
    }
}

/// An amount for programs, to the cent.
fn hundredths(amount: f64) -> String {
    ((amount * 100.0).round() / 100.0).to_string()
}

/// An amount for people: a rate has cents, a salary none.
fn shown(amount: f64) -> String {
    if amount < 1000.0 && amount.fract() != 0.0 {
        format!("{amount:.2}")
    } else {
        thousands(amount.round() as u64)
    }
}
