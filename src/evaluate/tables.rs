//! Titles counted: by top answer, by level, by confidence.

use serde::Serialize;

use super::Top;
use super::interval::{Interval, wilson};
use super::scored::ScoredTitle;
use crate::taxonomy::Level;

/// The answers to the titles of one label.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConfusionRow {
    /// The label's top answer.
    pub labelled: Top,
    /// How many titles got which, in the order of [`Top::ALL`].
    pub given: [usize; 6],
}

/// How well one of the six top answers is given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopScore {
    /// Which one.
    pub answer: Top,
    /// How many titles are labelled so.
    pub labelled: usize,
    /// How many were answered so.
    pub given: usize,
    /// How many of those answers are right.
    pub right: usize,
    /// Right among those answered so; nothing if none was.
    pub precision: Option<f64>,
    /// Right among those labelled so; nothing if none is.
    pub recall: Option<f64>,
    /// The harmonic mean of both; nothing if the answer occurs nowhere.
    pub f1: Option<f64>,
}

/// How often one level is recognised.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelScore {
    /// The level of the label, the first one if it accepts two.
    pub level: Level,
    /// How many titles are labelled so.
    pub labelled: usize,
    /// How many of them got a level that the label accepts.
    pub right: usize,
    /// The share of right ones.
    pub accuracy: f64,
    /// Its 95 % interval.
    #[serde(flatten)]
    pub interval: Interval,
}

/// Answers of like confidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bin {
    /// Confidence from here,
    pub from: f64,
    /// to below here; the last bin includes 1.
    pub to: f64,
    /// How many answers.
    pub titles: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of right ones.
    pub hit_rate: f64,
    /// Its 95 % interval.
    #[serde(flatten)]
    pub interval: Interval,
}

/// The share and accuracy of answers if those of low confidence do not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    /// The least confidence.
    pub confidence: f64,
    /// How many answers have it.
    pub titles: usize,
    /// Their share of all.
    pub coverage: f64,
    /// The share of right ones among them.
    pub accuracy: f64,
    /// Its 95 % interval.
    #[serde(flatten)]
    pub interval: Interval,
}

/// Titles by labelled and given top answer.
pub(super) fn counts(scored: &[ScoredTitle]) -> [[usize; 6]; 6] {
    let mut counts = [[0; 6]; 6];
    for scored in scored {
        counts[scored.expected as usize][scored.given as usize] += 1;
    }
    counts
}

pub(super) fn confusion(scored: &[ScoredTitle]) -> Vec<ConfusionRow> {
    let rows = Top::ALL.into_iter().zip(counts(scored));
    rows.map(|(labelled, given)| ConfusionRow { labelled, given })
        .collect()
}

pub(super) fn answers(scored: &[ScoredTitle]) -> Vec<TopScore> {
    let counts = counts(scored);
    let share = |part: usize, of: usize| (of > 0).then(|| part as f64 / of as f64);
    let scores = Top::ALL.into_iter().map(|answer| {
        let at = answer as usize;
        let labelled = counts[at].iter().sum();
        let given = counts.iter().map(|row| row[at]).sum();
        let right = counts[at][at];
        TopScore {
            answer,
            labelled,
            given,
            right,
            precision: share(right, given),
            recall: share(right, labelled),
            f1: share(2 * right, labelled + given),
        }
    });
    scores.collect()
}

pub(super) fn levels(scored: &[ScoredTitle]) -> Vec<LevelScore> {
    let levels = Level::ALL.into_iter().filter_map(|level| {
        let of_level = || scored.iter().filter(|s| s.labelled_level == Some(level));
        let labelled = of_level().count();
        let right = of_level().filter(|s| s.level == Some(true)).count();
        (labelled > 0).then(|| LevelScore {
            level,
            labelled,
            right,
            accuracy: right as f64 / labelled as f64,
            interval: wilson(right, labelled),
        })
    });
    levels.collect()
}

/// The bin of a confidence, from 0 to 9.
pub(super) fn bin_of(confidence: f32) -> usize {
    ((confidence * 10.0) as usize).min(9)
}

pub(super) fn reliability(scored: &[ScoredTitle]) -> Vec<Bin> {
    let bins = (0..10).filter_map(|bin| {
        let within = || scored.iter().filter(|s| bin_of(s.confidence) == bin);
        let titles = within().count();
        let right = within().filter(|s| s.is_right()).count();
        let sum: f64 = within().map(|s| f64::from(s.confidence)).sum();
        (titles > 0).then(|| Bin {
            from: bin as f64 / 10.0,
            to: (bin + 1) as f64 / 10.0,
            titles,
            confidence: sum / titles as f64,
            hit_rate: right as f64 / titles as f64,
            interval: wilson(right, titles),
        })
    });
    bins.collect()
}

/// The least confidences at which it is worth looking.
const LEAST: [f32; 13] = [
    0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99,
];

/// A line for each least confidence that leaves another number of titles than the one before.
pub(super) fn coverage(scored: &[ScoredTitle]) -> Vec<Coverage> {
    let mut line: Vec<Coverage> = Vec::new();
    for least in LEAST {
        let sure = || scored.iter().filter(|s| s.confidence >= least);
        let titles = sure().count();
        let right = sure().filter(|s| s.is_right()).count();
        if titles > 0 && line.last().is_none_or(|last| last.titles != titles) {
            line.push(Coverage {
                confidence: (f64::from(least) * 100.0).round() / 100.0,
                titles,
                coverage: titles as f64 / scored.len() as f64,
                accuracy: right as f64 / titles as f64,
                interval: wilson(right, titles),
            });
        }
    }
    line
}
