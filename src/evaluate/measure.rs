//! The measures: one number each, with how far it may be off.

use serde::Serialize;

use super::interval::{Interval, bootstrap, wilson};
use super::scored::{Case, Scored};
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
pub(super) fn all(scored: &[Scored]) -> Vec<Measure> {
    let cases: Vec<Case> = scored.iter().map(|scored| scored.case).collect();
    let means = "the top answer is the label's own";
    let primary = share("primary", means, scored, |_| true, |s| s.case.is_right());
    let means = "the top answer is one that an expert accepts";
    let accepted = share("accepted", means, scored, |_| true, |s| s.accepted);
    let means = "outcome and set of functions are the label's";
    let exact = share("exact", means, scored, |_| true, |s| s.exact);
    let means = "F1, averaged over the six top answers";
    let f1 = drawn("macro_f1", means, &cases, macro_f1);
    let means = "of titles that are no partner role for any expert: answered as one";
    let false_accept = share(
        "false_accept",
        means,
        scored,
        |s| s.is_firmly_none,
        |s| s.outcome.is_partner_role(),
    );
    let means = "of partner roles that are one for every expert: answered none";
    let missed = share(
        "missed",
        means,
        scored,
        |s| s.is_firmly_partner_role,
        |s| s.outcome == Outcome::None,
    );
    let means = "the level is the label's";
    let level = share(
        "level",
        means,
        scored,
        |s| s.level.is_some(),
        |s| s.level == Some(true),
    );
    let means = "expected calibration error: confidence against share of right top answers";
    let error = drawn("calibration_error", means, &cases, calibration_error);
    [
        primary,
        accepted,
        exact,
        f1,
        false_accept,
        missed,
        level,
        error,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A proportion of the titles that are counted at all.
fn share(
    name: &'static str,
    means: &'static str,
    scored: &[Scored],
    counted: impl Fn(&Scored) -> bool,
    hit: impl Fn(&Scored) -> bool,
) -> Option<Measure> {
    let of = scored.iter().filter(|scored| counted(scored)).count();
    let hits = scored
        .iter()
        .filter(|scored| counted(scored) && hit(scored));
    let hits = hits.count();
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
    cases: &[Case],
    measure: impl Fn(&[Case]) -> f64,
) -> Option<Measure> {
    (!cases.is_empty()).then(|| Measure {
        name,
        value: measure(cases),
        interval: bootstrap(cases, &measure),
        hits: None,
        of: cases.len(),
        means,
    })
}

/// The mean F1 of the top answers that are labelled or given anywhere.
fn macro_f1(cases: &[Case]) -> f64 {
    let counts = counts(cases);
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
fn calibration_error(cases: &[Case]) -> f64 {
    let mut surplus = [0.0; 10];
    for case in cases {
        surplus[bin_of(case.confidence)] +=
            f64::from(case.confidence) - f64::from(u8::from(case.is_right()));
    }
    surplus.iter().map(|surplus| surplus.abs()).sum::<f64>() / cases.len().max(1) as f64
}
