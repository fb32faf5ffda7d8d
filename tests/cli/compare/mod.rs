//! `rolecall compare`: titles side by side, groups of them, their pay, and two rosters.

mod groups;
mod pay;
mod pay_columns;
mod rosters;
mod side_by_side;

use serde_json::Value;

use crate::support::rolecall;

/// The results of a comparison: titles, groups, pairs or cells, each a JSON object.
fn results(arguments: &[&str]) -> Vec<Value> {
    let lines = rolecall(&[&["compare"], arguments].concat()).prints();
    let results = lines.lines().map(serde_json::from_str);
    results.map(|result| result.expect("JSON")).collect()
}
