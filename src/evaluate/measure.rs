//! The measures: one number each, with how far it may be off.

use serde::Serialize;

use super::interval::{Interval, bootstrap, wilson};
use super::scored::ScoredTitle;
use super::tables::{bin_of, counts};
use crate::answer::Outcome;

/// A measure with its 95 % interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Measure {
    /// Its name for machines: `false_accept`.
    pub name: &'static str,
    /// From 0 to 1.
    pub value: f64,
    /// Where the value for all titles like these lies in 95 of 100 cases: by Wilson for
    /// proportions, by drawing the titles again for the other two.
    #[serde(flatten)]
    pub interval: Interval,
    /// Of a proportion: how many titles count.
    pub hits: Option<usize>,
    /// Among how many titles.
    pub of: usize,
    /// The meaning of the measure.
    pub means: &'static str,
}

/// All measures for which there is a title.
pub(super) fn all(scored: &[ScoredTitle]) -> Vec<Measure> {
    let titles = || scored.iter();
    let no_partner_roles = titles().filter(|title| title.is_firmly_none);
    let partner_roles = titles().filter(|title| title.is_firmly_partner_role);
    let measures = [
        proportion(
            "primary",
            "the top answer is the label's own",
            titles(),
            ScoredTitle::is_right,
        ),
        proportion(
            "accepted",
            "the top answer is one that an expert accepts",
            titles(),
            |title| title.accepted,
        ),
        proportion(
            "exact",
            "outcome and set of functions are the label's",
            titles(),
            |title| title.exact,
        ),
        drawn(
            "macro_f1",
            "F1, averaged over the six top answers",
            scored,
            macro_f1,
        ),
        proportion(
            "false_accept",
            "of titles that are no partner role for any expert: answered as one",
            no_partner_roles,
            |title| title.outcome.is_partner_role(),
        ),
        proportion(
            "missed",
            "of partner roles that are one for every expert: answered none",
            partner_roles,
            |title| title.outcome == Outcome::None,
        ),
        proportion(
            "level",
            "the level is the label's",
            titles().filter(|title| title.level.is_some()),
            |title| title.level == Some(true),
        ),
        drawn(
            "calibration_error",
            "expected calibration error: confidence against share of right top answers",
            scored,
            calibration_error,
        ),
    ];
    measures.into_iter().flatten().collect()
}

/// How many of the titles that count hit.
fn proportion<'s>(
    name: &'static str,
    means: &'static str,
    counted: impl Iterator<Item = &'s ScoredTitle>,
    is_hit: fn(&ScoredTitle) -> bool,
) -> Option<Measure> {
    let hits: Vec<bool> = counted.map(is_hit).collect();
    let (hits, of) = (hits.iter().filter(|hit| **hit).count(), hits.len());
    (of > 0).then(|| Measure {
        name,
        value: hits as f64 / of as f64,
        interval: wilson(hits, of),
        hits: Some(hits),
        of,
        means,
    })
}

/// A measure of all titles together.
fn drawn(
    name: &'static str,
    means: &'static str,
    scored: &[ScoredTitle],
    measure: impl Fn(&[ScoredTitle]) -> f64,
) -> Option<Measure> {
    (!scored.is_empty()).then(|| Measure {
        name,
        value: measure(scored),
        interval: bootstrap(scored, &measure),
        hits: None,
        of: scored.len(),
        means,
    })
}

/// The mean F1 of the top answers that are labelled or given anywhere.
fn macro_f1(scored: &[ScoredTitle]) -> f64 {
    let counts = counts(scored);
    let scores: Vec<f64> = (0..counts.len())
        .filter_map(|top| {
            let right = counts[top][top];
            let labelled: usize = counts[top].iter().sum();
            let given: usize = counts.iter().map(|row| row[top]).sum();
            (labelled + given > 0).then(|| 2.0 * right as f64 / (labelled + given) as f64)
        })
        .collect();
    scores.iter().sum::<f64>() / scores.len().max(1) as f64
}

/// The mean distance between confidence and the share of right answers, bin by bin.
fn calibration_error(scored: &[ScoredTitle]) -> f64 {
    let mut surplus = [0.0; 10];
    for scored in scored {
        surplus[bin_of(scored.confidence)] +=
            f64::from(scored.confidence) - f64::from(u8::from(scored.is_right()));
    }
    surplus.iter().map(|surplus| surplus.abs()).sum::<f64>() / scored.len().max(1) as f64
}
