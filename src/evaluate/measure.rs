//! The measures: one number each, with how far it may be off.

use serde::Serialize;

use super::interval::{Interval, bootstrap, wilson};
use super::scored::Scored;
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

/// A name, the titles that count, those of them that hit, and what that means.
type Share = (
    &'static str,
    fn(&Scored) -> bool,
    fn(&Scored) -> bool,
    &'static str,
);

#[rustfmt::skip]
const TOP_SHARES: [Share; 3] = [
    ("primary", |_| true, Scored::is_right, "the top answer is the label's own"),
    ("accepted", |_| true, |s| s.accepted, "the top answer is one that an expert accepts"),
    ("exact", |_| true, |s| s.exact, "outcome and set of functions are the label's"),
];

#[rustfmt::skip]
const OTHER_SHARES: [Share; 3] = [
    ("false_accept", |s| s.is_firmly_none, |s| s.outcome.is_partner_role(),
     "of titles that are no partner role for any expert: answered as one"),
    ("missed", |s| s.is_firmly_partner_role, |s| s.outcome == Outcome::None,
     "of partner roles that are one for every expert: answered none"),
    ("level", |s| s.level.is_some(), |s| s.level == Some(true), "the level is the label's"),
];

/// All measures for which there is a title.
pub(super) fn all(scored: &[Scored]) -> Vec<Measure> {
    let means = "F1, averaged over the six top answers";
    let f1 = drawn("macro_f1", means, scored, macro_f1);
    let means = "expected calibration error: confidence against share of right top answers";
    let error = drawn("calibration_error", means, scored, calibration_error);
    let top = TOP_SHARES
        .map(|it| share(it, scored))
        .into_iter()
        .chain([f1]);
    let others = OTHER_SHARES.map(|it| share(it, scored));
    top.chain(others).chain([error]).flatten().collect()
}

/// A proportion of the titles that are counted at all.
fn share((name, counted, hit, means): Share, scored: &[Scored]) -> Option<Measure> {
    let counted = || scored.iter().filter(|scored| counted(scored));
    let of = counted().count();
    let hits = counted().filter(|scored| hit(scored)).count();
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
    scored: &[Scored],
    measure: impl Fn(&[Scored]) -> f64,
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
fn macro_f1(scored: &[Scored]) -> f64 {
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
fn calibration_error(scored: &[Scored]) -> f64 {
    let mut surplus = [0.0; 10];
    for scored in scored {
        surplus[bin_of(scored.confidence)] +=
            f64::from(scored.confidence) - f64::from(u8::from(scored.is_right()));
    }
    surplus.iter().map(|surplus| surplus.abs()).sum::<f64>() / scored.len().max(1) as f64
}
