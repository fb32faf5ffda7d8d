//! The counts of a run.

use rustc_hash::FxHashMap;

use super::{
    cache::{AnswerTraits, Flags},
    consumer::GroupColumn,
    review::Review,
};
use crate::{
    answer::Outcome,
    domain::{Function, Level},
    table::{FoundColumn, Warnings},
};

/// The result of a batch, and the rows that deserve a look.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Summary {
    /// How many rows were read, without the header.
    pub rows: u64,
    /// The answers, counted.
    pub tally: Tally,
    /// The answers that deserve a look, counted.
    pub review_counts: ReviewCounts,
    /// The title column.
    pub column: FoundColumn,
    /// The column with descriptions, if one was asked for.
    pub description: Option<FoundColumn>,
    /// The delimiter.
    pub delimiter: u8,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// Lines above the header, which were passed on.
    pub preamble: u64,
    /// With `update`, rows whose answers have changed since the earlier run.
    pub changed: Option<u64>,
    /// The header was short of the name of the first column, as in a file written by R.
    pub shifted: bool,
    /// The warnings about the table.
    pub warnings: Warnings,
    /// The titles for a person to look at, if they were asked for.
    pub review: Option<Review>,
    /// Answers less sure than this counted as unsure.
    pub unsure_below: f32,
    /// The columns that rows were grouped by, if that was asked for.
    pub groups: Vec<GroupColumn>,
    /// The column with the names of people, if one was asked for.
    pub name_column: Option<FoundColumn>,
    /// The column of the company, if companies are known.
    pub company: Option<FoundColumn>,
    /// The column of the department, if one was asked for.
    pub department: Option<FoundColumn>,
    /// Departments of partner roles that do not name one function, and so settle nothing.
    pub unread_departments: NameCounts,
    /// Companies with partner roles that the table of companies does not list.
    pub unlisted_companies: NameCounts,
}

/// Names, with the rows that have a partner role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameCounts {
    rows: u64,
    names: FxHashMap<Box<str>, u64>,
}

impl NameCounts {
    /// Maximum number of names that are told apart.
    const MOST: usize = 100_000;
    /// Maximum length of such a name in bytes.
    const LONGEST: usize = 200;

    /// How many rows there are.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The names with their rows, most frequent first.
    pub fn names(&self) -> Vec<(&str, u64)> {
        let names = self.names.iter().map(|(name, rows)| (&**name, *rows));
        let mut names: Vec<_> = names.collect();
        names.sort_by(|(name, rows), (other, others)| others.cmp(rows).then(name.cmp(other)));
        names
    }

    pub(super) fn add(&mut self, name: &str, rows: u64) {
        self.rows += rows;
        if let Some(known) = self.names.get_mut(name) {
            *known += rows;
        } else if self.names.len() < Self::MOST && name.len() <= Self::LONGEST {
            self.names.insert(name.into(), rows);
        }
    }

    /// The same with one name, the most frequent one, for all that have a key in common; without
    /// those that have none.
    pub(super) fn by_key(&self, key: impl Fn(&str) -> String) -> Self {
        let mut by_key: FxHashMap<String, (&str, u64)> = FxHashMap::default();
        for (name, rows) in self.names() {
            by_key.entry(key(name)).or_insert((name, 0)).1 += rows;
        }
        by_key.remove("");
        let names = by_key.into_values();
        let names = names.map(|(name, rows)| (name.into(), rows)).collect();
        let rows = self.rows;
        Self { rows, names }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        let told: u64 = other.names.values().sum();
        self.rows += other.rows - told;
        for (name, rows) in &other.names {
            self.add(name, *rows);
        }
    }
}

/// Rows with answers that deserve a look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReviewCounts {
    /// Several functions, and nobody has decided.
    pub multiple: u64,
    /// Less sure than [`Options::review_below`](super::Options::review_below).
    pub unsure: u64,
    /// No partner role as it stands, but the word may be one of the trade: "CAM".
    pub possible: u64,
    /// Title and duties say different things.
    pub contradictions: u64,
    /// Settled by a person.
    pub decided: u64,
    /// Without a title.
    pub blank: u64,
    /// Settled by a person in the earlier run that is updated, and not in this one.
    pub reopened: u64,
}

impl ReviewCounts {
    pub(super) fn add(&mut self, flags: Flags) {
        let one = |flag| u64::from(flags.contains(flag));
        self.multiple += one(Flags::MULTIPLE);
        self.unsure += one(Flags::UNSURE);
        self.possible += one(Flags::POSSIBLE);
        self.contradictions += one(Flags::CONTRADICTION);
        self.decided += one(Flags::PERSON);
        self.blank += one(Flags::BLANK);
    }

    pub(super) fn merge(&mut self, other: ReviewCounts) {
        self.multiple += other.multiple;
        self.unsure += other.unsure;
        self.possible += other.possible;
        self.contradictions += other.contradictions;
        self.decided += other.decided;
        self.blank += other.blank;
        self.reopened += other.reopened;
    }
}

/// The counts of one thread, or of all of them.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) tally: Tally,
    pub(super) review_counts: ReviewCounts,
    pub(super) unread_departments: NameCounts,
    pub(super) unlisted_companies: NameCounts,
    /// Rows whose answers have changed.
    pub(super) changed: u64,
}

impl Counts {
    pub(super) fn merge(mut self, other: Counts) -> Counts {
        self.tally.merge(&other.tally);
        self.review_counts.merge(other.review_counts);
        self.unread_departments.merge(&other.unread_departments);
        self.unlisted_companies.merge(&other.unlisted_companies);
        self.changed += other.changed;
        self
    }
}

/// How far a batch is.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Progress {
    /// Rows written.
    pub rows: u64,
    /// Bytes read from the input.
    pub bytes: u64,
}

/// Rows by outcome, function and level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// By outcome, function (the first is for none) and level.
    rows: [[[u64; Level::ALL.len()]; 1 + Function::ALL.len()]; 4],
}

impl Tally {
    /// Rows with this outcome, top candidate and level.
    pub fn count(&self, outcome: Outcome, function: Option<Function>, level: Level) -> u64 {
        self.rows[outcome as usize][place(function)][level as usize]
    }

    /// Rows with this outcome.
    pub fn outcome(&self, outcome: Outcome) -> u64 {
        self.rows[outcome as usize].iter().flatten().sum()
    }

    #[inline]
    pub(super) fn add(&mut self, traits: AnswerTraits) {
        self.rows[traits.outcome as usize][place(traits.function)][traits.level as usize] += 1;
    }

    pub(super) fn merge(&mut self, other: &Self) {
        let counts = self.rows.as_flattened_mut().as_flattened_mut();
        let others = other.rows.as_flattened().as_flattened();
        for (count, other) in counts.iter_mut().zip(others) {
            *count += other;
        }
    }
}

fn place(function: Option<Function>) -> usize {
    function.map_or(0, |function| function as usize + 1)
}
