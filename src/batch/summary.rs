use super::{answer::Verdict, cache::Flags, census::Census, review::Review};
use crate::{
    classification::Outcome,
    table::{Lines, Taken, Warnings},
    taxonomy::{Function, Level},
};

/// What a batch did, and what deserves a look.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Summary {
    /// How many rows were read, without the header.
    pub rows: u64,
    /// The answers, counted.
    pub tally: Tally,
    /// The answers that deserve a look, counted.
    pub looks: Looks,
    /// The title column.
    pub column: Taken,
    /// The column with descriptions, if one was asked for.
    pub description: Option<Taken>,
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
    /// Rows with too many or too few cells.
    pub ragged: Lines,
    /// Lines that are not UTF-8 and were read in the encoding that was guessed.
    pub mended: Lines,
    /// That encoding.
    pub guess: Option<&'static str>,
    /// Lines with bytes that could not be read in any encoding.
    pub lost: Lines,
    /// Totals and remarks of an export below the header, which were passed on.
    pub footers: Lines,
    /// Quotes that open a cell and are never closed; they were taken for text.
    pub stray_quotes: Lines,
    /// The titles for a person to look at, if they were asked for.
    pub review: Option<Review>,
    /// Rows by title and other columns, if they were asked for.
    pub census: Option<Census>,
}

impl Summary {
    /// What was noticed while the table was read.
    pub fn warnings(&self) -> Warnings {
        Warnings {
            ragged: self.ragged.clone(),
            stray_quotes: self.stray_quotes.clone(),
            guessed: self.mended.clone(),
            guess: self.guess,
            lost: self.lost.clone(),
            footers: self.footers.clone(),
        }
    }

    /// Whether some of the input could not be used as it stands.
    pub fn has_faults(&self) -> bool {
        self.warnings().has_faults()
    }
}

/// Rows with answers that deserve a look, beside those with several functions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Looks {
    /// Less sure than [`UNSURE`](super::UNSURE).
    pub unsure: u64,
    /// Title and duties say different things.
    pub contradictions: u64,
    /// Settled by a person.
    pub by_hand: u64,
}

impl Looks {
    pub(super) fn add(&mut self, flags: u8) {
        let one = |flag| u64::from(flags & flag != 0);
        self.unsure += one(Flags::UNSURE);
        self.contradictions += one(Flags::CONTRADICTION);
        self.by_hand += one(Flags::PERSON);
    }

    pub(super) fn merge(&mut self, other: Looks) {
        self.unsure += other.unsure;
        self.contradictions += other.contradictions;
        self.by_hand += other.by_hand;
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally(Vec<u64>);

impl Tally {
    const FUNCTIONS: usize = 5;
    const LEVELS: usize = 8;
    const SIZE: usize = 4 * Self::FUNCTIONS * Self::LEVELS;

    /// Rows with this outcome, top candidate and level.
    pub fn count(&self, outcome: Outcome, function: Option<Function>, level: Level) -> u64 {
        self.0[usize::from(Self::place(outcome, function, level))]
    }

    /// Rows with this outcome.
    pub fn outcome(&self, outcome: Outcome) -> u64 {
        let size = Self::FUNCTIONS * Self::LEVELS;
        self.0[outcome as usize * size..][..size].iter().sum()
    }

    pub(super) fn new() -> Self {
        Self(vec![0; Self::SIZE])
    }

    /// Where an answer is counted.
    pub(super) fn index(verdict: &Verdict) -> u8 {
        Self::place(verdict.outcome, verdict.function, verdict.level)
    }

    #[inline]
    pub(super) fn add(&mut self, index: u8) {
        self.0[usize::from(index)] += 1;
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for (count, other) in self.0.iter_mut().zip(&other.0) {
            *count += other;
        }
    }

    fn place(outcome: Outcome, function: Option<Function>, level: Level) -> u8 {
        let function = function.map_or(0, |function| function as usize + 1);
        ((outcome as usize * Self::FUNCTIONS + function) * Self::LEVELS + level as usize) as u8
    }
}

/// What a row is to somebody who counts partner roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind(u8);

/// Rows by what they are: a partner role, by its best function, settled or open; work beside it;
/// neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds([u32; 10]);

impl Kind {
    /// What a row is that is counted here in a [`Tally`]. What a person has decided is not open,
    /// even if it is several functions.
    #[inline]
    pub(super) fn of(index: u8, by_hand: bool) -> Self {
        let index = usize::from(index);
        let function = index / Tally::LEVELS % Tally::FUNCTIONS;
        let outcome = index / Tally::LEVELS / Tally::FUNCTIONS;
        let open = outcome == Outcome::Multiple as usize && !by_hand;
        Self(match function {
            _ if outcome == Outcome::Adjacent as usize => 8,
            1..=4 if outcome != Outcome::None as usize => {
                function as u8 - 1 + if open { 4 } else { 0 }
            }
            _ => 9,
        })
    }
}

impl Kinds {
    /// Rows with a partner role of which this function is the best.
    pub fn function(&self, function: Function) -> u64 {
        u64::from(self.0[function as usize]) + u64::from(self.0[function as usize + 4])
    }

    /// Rows with a partner role.
    pub fn partner(&self) -> u64 {
        self.0[..8].iter().map(|&count| u64::from(count)).sum()
    }

    /// Rows with a partner role of several possible functions, which nobody has settled.
    pub fn open(&self) -> u64 {
        self.0[4..8].iter().map(|&count| u64::from(count)).sum()
    }

    /// Rows with work on partners outside the four functions.
    pub fn adjacent(&self) -> u64 {
        self.0[8].into()
    }

    /// Rows that are neither.
    pub fn none(&self) -> u64 {
        self.0[9].into()
    }

    /// All rows.
    pub fn all(&self) -> u64 {
        self.0.iter().map(|&count| u64::from(count)).sum()
    }

    /// Adds the rows counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        for (count, other) in self.0.iter_mut().zip(&other.0) {
            *count = count.saturating_add(*other);
        }
    }

    #[inline]
    pub(super) fn add(&mut self, kind: Kind) {
        let count = &mut self.0[usize::from(kind.0)];
        *count = count.saturating_add(1);
    }
}
