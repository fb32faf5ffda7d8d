//! Counts rows by title, and by the values of other columns, in bounded memory.
//!
//! Every thread counts for itself what it knows; a text it sees for the first time is taken up when
//! the turn of its block has come. So which texts are counted depends on the rows alone, and not on
//! the threads.

use super::summary::{Kind, Kinds};
use crate::hash_table::{LONGEST, Table, hash};
use crate::table::{
    Block, Taken, encoding,
    row::{self, RowSpan, Span},
};

/// Rows counted by what their cells hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Census {
    /// The titles.
    pub titles: Values,
    /// The columns counted, each with its values.
    pub columns: Vec<(Taken, Values)>,
}

/// Rows counted by what one of their cells holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Values {
    /// Each text, without the quotes of its cell, in the order in which they first come.
    pub rows: Vec<(String, Kinds)>,
    /// Rows with other texts: those that came after the first [`Census::MOST`], and very long ones.
    pub others: Kinds,
}

impl Census {
    /// So many different texts of a column are counted apart, those that come first.
    pub const MOST: usize = 100_000;
}

/// Counts one block after the other, on one thread.
pub(super) struct Counter {
    columns: Vec<Own>,
    /// What waits for its turn: the column, where the text is, and how it counts.
    unknown: Vec<(usize, Span, Kind)>,
}

/// What one thread knows of a column.
struct Own {
    /// Texts, each with its place in `counts`.
    texts: Table,
    /// For each its place among all.
    places: Vec<u32>,
    counts: Vec<Kinds>,
}

impl Own {
    /// More would not stay in the cache of a core.
    const MOST: usize = 1 << 15;
}

impl Counter {
    /// For titles, and so many other columns.
    pub(super) fn new(others: usize) -> Self {
        let own = || Own {
            texts: Table::new(),
            places: Vec::new(),
            counts: Vec::new(),
        };
        Self {
            columns: (0..=others).map(|_| own()).collect(),
            unknown: Vec::new(),
        }
    }

    /// Counts a row of a block.
    #[inline]
    pub(super) fn add(&mut self, bytes: &[u8], row: &RowSpan, others: &[Span], kind: Kind) {
        let spans = std::iter::once(&row.title).chain(others);
        for (index, (own, &span)) in self.columns.iter_mut().zip(spans).enumerate() {
            let text = span.of(bytes);
            match own.texts.find(hash(text), text) {
                Some((place, _)) => own.counts[place as usize].add(kind),
                None => self.unknown.push((index, span, kind)),
            }
        }
    }

    /// Takes up what was unknown in a block whose turn it is.
    pub(super) fn settle(&mut self, block: &Block, all: &mut [Register]) {
        for (index, span, kind) in self.unknown.drain(..) {
            let text = span.of(block.bytes());
            let hash = hash(text);
            let Some(place) = all[index].add(hash, text, kind) else {
                continue;
            };
            let own = &mut self.columns[index];
            if own.places.len() < Own::MOST && own.texts.find(hash, text).is_none() {
                own.texts.insert(hash, text, own.places.len() as u32);
                own.places.push(place);
                own.counts.push(Kinds::default());
            }
        }
    }

    /// Adds what this thread counted.
    pub(super) fn merge(&self, all: &mut [Register]) {
        for (own, all) in self.columns.iter().zip(all) {
            for (&place, counts) in own.places.iter().zip(&own.counts) {
                all.counts[place as usize].merge(counts);
            }
        }
    }
}

/// The texts of one column that are counted apart.
pub(super) struct Register {
    /// Each with its place in `counts`.
    texts: Table,
    starts: Vec<u32>,
    counts: Vec<Kinds>,
    others: Kinds,
}

impl Register {
    pub(super) fn new() -> Self {
        Self {
            texts: Table::new(),
            starts: Vec::new(),
            counts: Vec::new(),
            others: Kinds::default(),
        }
    }

    /// Counts a text, and says its place if it is counted apart.
    fn add(&mut self, hash: u32, text: &[u8], kind: Kind) -> Option<u32> {
        let found = self.texts.find(hash, text).map(|(place, _)| place);
        let place = found.or_else(|| {
            let place = self.counts.len();
            if place >= Census::MOST || text.len() > LONGEST {
                return None;
            }
            self.starts
                .push(self.texts.insert(hash, text, place as u32));
            self.counts.push(Kinds::default());
            Some(place as u32)
        });
        match place {
            Some(place) => self.counts[place as usize].add(kind),
            None => self.others.add(kind),
        }
        place
    }

    pub(super) fn values(&self) -> Values {
        let text = |start| {
            let (_, cell) = self.texts.get(start);
            encoding::utf8(&row::text(cell)).into_owned()
        };
        let starts = self.starts.iter();
        Values {
            rows: starts
                .zip(&self.counts)
                .map(|(&start, counts)| (text(start), *counts))
                .collect(),
            others: self.others,
        }
    }
}
