//! Partner roles by company, country or another column.

use std::cmp::Reverse;

use super::{GroupLine, GroupLines, LevelTable};
use crate::batch::GroupColumn;

/// The values of a column with their people.
#[derive(Debug, Clone)]
pub(crate) struct GroupTable {
    pub(crate) column: GroupColumn,
    /// Those with the most partner roles, the most first.
    pub(crate) lines: Vec<GroupLine>,
    /// All others together, if there are any.
    pub(crate) others: Option<GroupLine>,
    /// There are more others than are counted apart.
    pub(crate) capped: bool,
    pub(crate) all: GroupLine,
    /// How many different values there are.
    pub(crate) values: u64,
    /// Values of the lines that are spelt in several ways, as they are shown, with the other spellings,
    /// most frequent first.
    pub(crate) merged: Vec<(String, Vec<String>)>,
    /// Whether a table of them says anything.
    pub(crate) telling: bool,
}

/// Maximum number of lines.
const MOST: usize = 12;

impl GroupTable {
    /// The table of a group column. `asked` says that the column was asked for.
    pub(super) fn of(group: &GroupLines<'_>, levels: &LevelTable, asked: bool) -> GroupTable {
        let all = group.values.len();
        let mut shown: Vec<usize> = (0..all).collect();
        shown.sort_by_key(|&value| {
            let count = &group.rows.counts[value];
            Reverse((count.partners.all, count.people))
        }); // stable: of equals the first
        shown.truncate(MOST);
        let (lines, others) = group.lines(&shown);
        let most = lines.first().map_or(0, |line| line.partners.all.rows);
        let merged = shown.iter().filter_map(|&value| {
            let spellings = &group.values[value];
            let label = group.label(value);
            let others = spellings.iter().filter(|spelling| **spelling != label);
            let others: Vec<String> = others.map(|&spelling| spelling.to_owned()).collect();
            (spellings.len() > 1).then_some((label, others))
        });
        let people = lines.iter().chain([&others]).map(|line| line.people);
        GroupTable {
            column: group.rows.column.clone(),
            merged: merged.collect(),
            capped: group.rows.values.uncounted > 0,
            telling: asked || all > 1 && (most > 2 || most > 0 && all <= MOST),
            values: all as u64,
            all: GroupLine {
                label: String::new(),
                people: people.sum(),
                partners: levels.totals.clone(), // over all rows too
            },
            others: (others.people > 0).then_some(others),
            lines,
        }
    }
}
