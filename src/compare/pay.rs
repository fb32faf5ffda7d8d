//! Pay by what is comparable: function, level, grade, currency and period.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{PayColumn, Standing};
use crate::{
    answer::Outcome,
    domain::{Discipline, Function, Level},
};

/// Minimum number of people whose number and median a cell tells.
pub const FEWEST_FOR_MEDIAN: usize = 5;

/// Minimum number of people whose quartiles it tells.
const FEWEST_FOR_QUARTILES: usize = 10;

/// The pay of people of one function, level and grade. It never tells the least or the most.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PayCell {
    /// How their titles were settled.
    pub outcome: Outcome,
    /// Their function; several where the titles leave it open.
    pub functions: Vec<Function>,
    /// The discipline of work outside the four functions.
    pub discipline: Option<Discipline>,
    /// Their level.
    pub level: Level,
    /// Their grade; empty without one.
    pub grade: String,
    /// Their currency, if one is known.
    pub currency: Option<String>,
    /// The name of the column of their pay.
    pub column: String,
    /// The period of the amounts: `yearly`, `monthly`.
    pub period: &'static str,
    /// The word of its name that says that it is not, or not only, base pay.
    pub other_pay: Option<&'static str>,
    /// There are fewer than five of them, and nothing else is told.
    pub small: bool,
    /// How many there are.
    pub people: Option<usize>,
    /// The middle value.
    pub median: Option<f64>,
    /// A quarter is paid less.
    pub lower_quartile: Option<f64>,
    /// A quarter is paid more.
    pub upper_quartile: Option<f64>,
}

/// People whose pay is comparable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    outcome: Outcome,
    functions: Vec<Function>,
    discipline: Option<Discipline>,
    level: Level,
    grade: String,
}

/// Collects pay.
#[derive(Debug, Default)]
pub struct Pay {
    values: BTreeMap<Key, BTreeMap<CurrencyAndPeriod, Vec<f64>>>,
}

/// Currency and period of amounts, where they are known.
type CurrencyAndPeriod = (Option<String>, Option<&'static str>);

impl Pay {
    /// Leaves out values without a currency, or without a period: beside those with one, nobody knows
    /// what they are.
    pub fn drop_unknown(&mut self, without_currency: bool, without_period: bool) {
        for values in self.values.values_mut() {
            values.retain(|(currency, period), _| {
                !(without_currency && currency.is_none() || without_period && period.is_none())
            });
        }
    }

    /// Adds what a person who stands there is paid, and for how long.
    pub fn add(
        &mut self,
        standing: &Standing,
        value: f64,
        currency: Option<String>,
        period: Option<&'static str>,
    ) {
        let key = Key {
            outcome: standing.outcome,
            functions: Function::sorted(standing.functions.iter().copied()),
            discipline: standing.discipline,
            level: standing.level,
            grade: standing.grade.clone(),
        };
        let values = self.values.entry(key).or_default();
        values.entry((currency, period)).or_default().push(value);
    }

    /// The cells of a column, by outcome, function, level and grade, then currency and period.
    /// Amounts without a period are of the column's.
    pub fn finish(self, column: &PayColumn) -> Vec<PayCell> {
        let mut cells = Vec::new();
        for (key, values) in self.values {
            cells.extend(
                values
                    .into_iter()
                    .map(|(kind, values)| cell(&key, column, kind, values)),
            );
        }
        cells
    }
}

fn cell(key: &Key, column: &PayColumn, kind: CurrencyAndPeriod, mut values: Vec<f64>) -> PayCell {
    let (currency, period) = kind;
    values.sort_by(f64::total_cmp);
    let people = values.len();
    let quantile = |from, share| (people >= from).then(|| quantile(&values, share));
    PayCell {
        outcome: key.outcome,
        functions: key.functions.clone(),
        discipline: key.discipline,
        level: key.level,
        grade: key.grade.clone(),
        currency,
        column: column.name.clone(),
        period: period.unwrap_or(column.period),
        other_pay: column.other_pay,
        small: people < FEWEST_FOR_MEDIAN,
        people: (people >= FEWEST_FOR_MEDIAN).then_some(people),
        median: quantile(FEWEST_FOR_MEDIAN, 0.5),
        lower_quartile: quantile(FEWEST_FOR_QUARTILES, 0.25),
        upper_quartile: quantile(FEWEST_FOR_QUARTILES, 0.75),
    }
}

/// The value below which this share of sorted values lies, between two of them in proportion.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = share * (sorted.len() - 1) as f64;
    let below = at.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * (at - below as f64)
}
