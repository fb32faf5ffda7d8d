//! The contents of a page: the figures of a roster, and where they come from.

use super::{figures::Figures, roster::Roster};
use crate::{Function, Outcome, batch::Summary};

/// A roster, ready to be shown.
#[derive(Debug, Clone)]
pub struct Report {
    pub(super) about: About,
    pub(super) summary: Summary,
    pub(super) figures: Figures,
    /// The functions with their definitions.
    pub(super) functions: Vec<(Function, String)>,
    /// Version and fingerprint of the taxonomy.
    pub(super) taxonomy: String,
}

/// The page about itself.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The name of the roster, such as that of its file.
    pub name: String,
    /// The day it was made, as the page shows it; nothing is shown if it is empty.
    pub date: String,
    /// The command that makes it again; likewise.
    pub command: String,
    /// Its columns to group by were asked for: they are shown even if they say little.
    pub grouped: bool,
}

impl Report {
    /// Works out the figures of a roster. `summary` is what [`batch::run`](crate::batch::run)
    /// returned when it fed the roster.
    pub fn new(roster: Roster<'_>, summary: Summary, about: About) -> Report {
        let taxonomy = roster.taxonomy();
        let cards = taxonomy.functions.iter();
        Report {
            functions: cards
                .map(|card| (card.id, card.definition.to_string()))
                .collect(),
            taxonomy: format!("{} ({:016x})", taxonomy.version, taxonomy.fingerprint),
            figures: Figures::of(&roster, about.grouped),
            about,
            summary,
        }
    }

    /// Rows with this outcome.
    pub(super) fn rows(&self, outcome: Outcome) -> u64 {
        self.summary.tally.outcome(outcome)
    }

    /// Rows of partner roles.
    pub(super) fn partners(&self) -> u64 {
        self.rows(Outcome::Clear) + self.rows(Outcome::Multiple)
    }
}
