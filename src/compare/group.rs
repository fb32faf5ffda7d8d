//! A group of titles that name the same role or the same work.

use std::cmp::Reverse;

use serde::Serialize;

use super::{
    Family,
    work::{Work, WorkWord},
};
use crate::{
    answer::Outcome,
    domain::{Function, Level, named},
};

named! {
    /// How the titles of a group are related.
    #[non_exhaustive]
    pub enum Relation {
        /// The same role in other words: one family of words for partners.
        SameRole = "same-role",
        /// Same function, level and work; the words for partners are of several families, so that the
        /// scope may differ.
        SameWork = "same-work",
        /// Perhaps the same: a question decides.
        PerhapsSame = "perhaps-same",
        /// No partner roles; they are not compared.
        NotCompared = "not-compared",
    }
}

impl Relation {
    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Relation::SameRole => "the same role in other words",
            Relation::SameWork => "same function, level and work",
            Relation::PerhapsSame => "perhaps the same",
            Relation::NotCompared => "no partner roles, not compared",
        }
    }
}

/// Titles that agree in function, level, grade and every word of the work.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// One title for all of them; none if they are no partner roles.
    pub suggested: Option<String>,
    /// How they were settled.
    pub outcome: Outcome,
    /// Their functions.
    pub functions: Vec<Function>,
    /// Their level; none if they are no partner roles.
    pub level: Option<Level>,
    /// Their grade; empty without one.
    pub grade: String,
    /// How they are related.
    pub relation: Relation,
    /// The families of their words for partners.
    pub families: Vec<Family>,
    /// The other differences: regions, segments, numbers of openings.
    pub variants: Vec<String>,
    /// How many rows there are.
    pub count: u64,
    /// The different titles, most frequent first.
    pub titles: Vec<Wording>,
    /// The words of the work.
    #[serde(skip)]
    pub(super) words: Vec<WorkWord>,
}

/// A title and how many rows have it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Wording {
    /// The title.
    pub title: String,
    /// How many rows have it.
    pub count: u64,
    /// The nearest role.
    pub role: Option<String>,
    /// Its families of words for partners, by name.
    #[serde(skip)]
    pub(super) families: Vec<Family>,
    #[serde(skip)]
    pub(super) work: Work,
}

impl Group {
    /// Adds a title; its suggestion counts if there is none yet.
    pub(super) fn add(&mut self, title: Wording, suggested: Option<String>) {
        self.count += title.count;
        self.suggested = self.suggested.take().or(suggested);
        for family in &title.families {
            if !self.families.contains(family) {
                self.families.push(family.clone());
            }
        }
        self.titles.push(title);
    }

    /// Works out what the titles share and the best of them.
    pub(super) fn finish(&mut self) {
        self.titles.sort_by_key(|title| Reverse(title.count));
        if self.level.is_none() {
            return;
        }
        let is_one_family = self
            .titles
            .windows(2)
            .all(|pair| pair[0].families == pair[1].families);
        self.relation = if is_one_family {
            Relation::SameRole
        } else {
            Relation::SameWork
        };
        for variant in self.titles.iter().flat_map(|title| &title.work.variants) {
            if !self.variants.contains(variant) && self.variants.len() < MOST_VARIANTS {
                self.variants.push(variant.clone());
            }
        }
        let best = self
            .titles
            .iter()
            .max_by_key(|title| (title.work.readability(), title.count));
        let best = best.map(|title| title.title.clone());
        self.suggested = self.suggested.take().or(best);
    }

    /// A title that somebody has: the suggested one, or the most frequent of those that say nothing
    /// that may differ.
    pub(super) fn title_in_use(&self) -> Option<&str> {
        let suggested = self.suggested.as_deref().unwrap_or_default();
        let titles = self.titles.iter().rev(); // of equals the first
        let best = titles.max_by_key(|title| {
            let is_suggested = title.title.eq_ignore_ascii_case(suggested);
            (is_suggested, title.work.readability().0, title.count)
        });
        best.map(|title| title.title.as_str())
    }
}

/// Regions and numbers that are listed for a group; a large company has hundreds.
const MOST_VARIANTS: usize = 50;
