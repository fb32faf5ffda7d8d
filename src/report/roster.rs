//! The rows of a roster, counted one after the other in bounded memory.

use rustc_hash::FxHashMap;

use super::{split::Split, variants::Variants};
use crate::{
    Function, Level, Matcher, Outcome, Taxonomy,
    batch::{AnsweredRow, Consumer, DecidedBy, GroupColumn, GroupKind},
    context::{company_key, country_name, normal},
};

/// Counts the rows of a roster: feed it through [`batch::run`](crate::batch::run), or row by row.
#[derive(Debug, Clone)]
pub struct Roster<'t> {
    pub(super) matcher: Matcher<'t>,
    pub(super) titles: Variants,
    pub(super) groups: Vec<CountedColumn>,
    /// Titles with an answer; a title may have several if duties are read too.
    pub(super) answers: Vec<TitleAnswer>,
    answer_places: FxHashMap<(Option<u32>, Settled), u32>,
    /// By function, whether the title of a partner role supports it, alone or among others.
    pub(super) supported: [bool; 4],
    /// Rows of partner roles by cell; what is none is counted by its answer alone.
    pub(super) cells: FxHashMap<RosterCell, u64>,
    /// The names of some people of a cell.
    names: FxHashMap<RosterCell, Vec<Box<str>>>,
    names_kept: usize,
}

/// A column to group by, with its values and how many people have them.
#[derive(Debug, Clone)]
pub(super) struct CountedColumn {
    pub(super) column: GroupColumn,
    pub(super) values: Variants,
    pub(super) counts: Vec<PeopleCount>,
    /// Rows whose value is not counted apart.
    pub(super) uncounted: PeopleCount,
}

/// The rows of a value: all, and those of partner roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct PeopleCount {
    pub(super) people: u32,
    pub(super) partners: Split<u32>,
}

/// How a row was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Settled {
    pub(super) outcome: Outcome,
    pub(super) function: Option<Function>,
    pub(super) level: Level,
    /// A person has settled it.
    pub(super) decided: bool,
    /// No partner role as it stands, but a short form such as "CAM" may be one.
    pub(super) possible: bool,
}

#[derive(Debug, Clone)]
pub(super) struct TitleAnswer {
    /// None if there are too many titles to keep each.
    pub(super) title: Option<u32>,
    pub(super) settled: Settled,
    pub(super) rows: u64,
}

/// Rows of partner roles that share these: the place of their answer, and their values in the group
/// columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct RosterCell {
    pub(super) answer: u32,
    pub(super) groups: [Option<u32>; 2],
}

impl Settled {
    /// Function and level, if this is a partner role.
    pub(super) fn partner(&self) -> Option<(Function, Level)> {
        let is_partner = matches!(self.outcome, Outcome::Clear | Outcome::Multiple);
        let function = self.function.filter(|_| is_partner)?;
        Some((function, self.level))
    }

    /// A partner role, or work on partners outside the four functions.
    pub(super) fn is_on_partners(&self) -> bool {
        self.outcome == Outcome::Adjacent || self.partner().is_some()
    }

    /// Several functions are possible, or it may be a partner role, and nobody has settled it.
    pub(super) fn is_open(&self) -> bool {
        self.possible || self.outcome == Outcome::Multiple && !self.decided
    }
}

impl PeopleCount {
    fn add(&mut self, settled: &Settled) {
        self.people = self.people.saturating_add(1);
        if let Some((function, level)) = settled.partner() {
            for rows in self.partners.of(function, level) {
                *rows += 1;
            }
        }
    }

    pub(super) fn merge(&mut self, other: &PeopleCount) {
        self.people += other.people;
        self.partners = self.partners.zip(&other.partners, |rows, more| rows + more);
    }
}

impl<'t> Roster<'t> {
    /// Bounds the cells, of which the first are kept: the lists of titles behind the counts of groups
    /// are made of them, the counts themselves are not.
    const MOST_CELLS: usize = 1 << 20;
    /// Bound the names of a cell, and of all cells.
    pub(super) const NAMES_OF_A_CELL: usize = 20;
    const MOST_NAMES: usize = 200_000;

    /// An empty roster of titles that this matcher answers.
    pub fn new(matcher: &Matcher<'t>) -> Roster<'t> {
        Roster {
            matcher: matcher.clone(),
            titles: Variants::default(),
            groups: Vec::new(),
            answers: Vec::new(),
            answer_places: FxHashMap::default(),
            supported: [false; 4],
            cells: FxHashMap::default(),
            names: FxHashMap::default(),
            names_kept: 0,
        }
    }

    pub(super) fn taxonomy(&self) -> &'t Taxonomy {
        self.matcher.taxonomy()
    }

    /// The place of an answer, with one row more.
    fn answer(&mut self, title: Option<u32>, settled: Settled) -> u32 {
        let next = self.answers.len() as u32;
        let place = *self.answer_places.entry((title, settled)).or_insert(next);
        if place == next {
            self.answers.push(TitleAnswer {
                title,
                settled,
                rows: 0,
            });
        }
        self.answers[place as usize].rows += 1;
        place
    }

    /// Counts a row of a partner role in its cell.
    fn count(&mut self, cell: RosterCell, name: &str) {
        let is_full = self.cells.len() >= Self::MOST_CELLS;
        match self.cells.get_mut(&cell) {
            Some(rows) => *rows += 1,
            None if is_full => return,
            None => _ = self.cells.insert(cell, 1),
        }
        self.keep(cell, name);
    }

    /// Keeps the name of a person, if there is room.
    fn keep(&mut self, cell: RosterCell, name: &str) {
        let name = name.trim();
        if !name.is_empty() && self.names_kept < Self::MOST_NAMES {
            let names = self.names.entry(cell).or_default();
            if names.len() < Self::NAMES_OF_A_CELL {
                names.push(name.into());
                self.names_kept += 1;
            }
        }
    }

    /// The names of people by cell, those first whose answer came first.
    pub(super) fn names(&self) -> Vec<(&RosterCell, Vec<&str>)> {
        let names = self.names.iter();
        let mut names: Vec<_> = names
            .map(|(cell, names)| (cell, names.iter().map(|name| &**name).collect()))
            .collect();
        names.sort_unstable_by_key(|(cell, _)| *cell);
        names
    }
}

impl Consumer for Roster<'_> {
    fn begin(&mut self, groups: &[GroupColumn]) {
        let groups = groups.iter().cloned();
        self.groups = groups
            .map(|column| CountedColumn {
                column,
                values: Variants::default(),
                counts: Vec::new(),
                uncounted: PeopleCount::default(),
            })
            .collect();
    }

    fn row(&mut self, row: &AnsweredRow<'_>) {
        let settled = Settled {
            outcome: row.answer.outcome,
            function: row.answer.function(),
            level: row.answer.level,
            decided: row.answer.decided_by == DecidedBy::Person,
            possible: row.answer.decided_by == DecidedBy::Possible,
        };
        if settled.partner().is_some() {
            for &function in &row.answer.functions {
                self.supported[function as usize] = true;
            }
        }
        let title = self.titles.add(row.title, normal);
        let answer = self.answer(title, settled);
        let mut groups = [None; 2];
        for ((group, text), value) in self.groups.iter_mut().zip(row.groups).zip(&mut groups) {
            *value = group.add(text, &settled);
        }
        // a title that is not kept is in no list
        if title.is_none() && row.name.is_empty() {
            return;
        }
        if settled.partner().is_some() {
            self.count(RosterCell { answer, groups }, row.name);
        } else {
            let groups = [None; 2];
            self.keep(RosterCell { answer, groups }, row.name);
        }
    }
}

impl CountedColumn {
    fn add(&mut self, text: &str, settled: &Settled) -> Option<u32> {
        let value = self.values.add(text, |text| key(self.column.kind, text));
        let count = match value {
            Some(value) => {
                let place = value as usize;
                if place >= self.counts.len() {
                    self.counts.resize(place + 1, PeopleCount::default());
                }
                &mut self.counts[place]
            }
            None => &mut self.uncounted,
        };
        count.add(settled);
        value
    }

    /// The name on the page of a value with this most frequent spelling.
    pub(super) fn label(&self, spelling: &str) -> String {
        match self.column.kind {
            GroupKind::Countries => country_name(spelling).unwrap_or(spelling).to_owned(),
            _ => spelling.to_owned(),
        }
    }
}

/// The key that spellings of one value share.
fn key(kind: GroupKind, text: &str) -> String {
    match kind {
        GroupKind::Companies => company_key(text),
        GroupKind::Countries => country_name(text).map_or_else(|| normal(text), str::to_lowercase),
        GroupKind::Others => normal(text),
    }
}
