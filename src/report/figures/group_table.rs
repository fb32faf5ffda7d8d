//! Partner roles by company, country or another column.

use rustc_hash::FxHashMap;

use super::{Count, Gathered, LevelTable};
use crate::{
    Function, Level,
    batch::GroupColumn,
    report::{
        roster::{GroupCount, GroupRows, Roster},
        variants::Value,
    },
};

/// The values of a column with their people.
#[derive(Debug, Clone)]
pub(crate) struct GroupTable {
    pub(crate) column: GroupColumn,
    /// Those with the most partner roles, the most first.
    pub(crate) lines: Vec<GroupLine>,
    /// All others together, if there are any.
    pub(crate) others: Option<GroupLine>,
    /// How many others there are.
    pub(crate) other_values: u64,
    /// There are more others, which are not counted apart.
    pub(crate) capped: bool,
    pub(crate) all: GroupLine,
    /// How many different values there are.
    pub(crate) values: u64,
    /// Values of the lines that are spelt in several ways.
    pub(crate) merged: Vec<Merged>,
    /// Whether a table of them says anything.
    pub(crate) telling: bool,
}

/// One line of the table.
#[derive(Debug, Clone, Default)]
pub(crate) struct GroupLine {
    /// Empty for rows without a value.
    pub(crate) label: String,
    /// All people, whatever they do.
    pub(crate) people: u64,
    pub(crate) functions: [Count; 4],
    pub(crate) levels: [Count; 8],
    pub(crate) total: Count,
}

/// A value that is spelt in several ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) label: String,
    /// Its other spellings, most frequent first.
    pub(crate) others: Vec<String>,
}

/// So many values are shown.
const MOST: usize = 12;

pub(super) fn tables(
    roster: &Roster<'_>,
    titles: &[Value],
    levels: &LevelTable,
    asked: bool,
) -> Vec<GroupTable> {
    let groups = roster.groups.iter().enumerate();
    groups
        .map(|(at, group)| GroupTable {
            all: all(levels, group),
            ..table(roster, titles, at, group, asked)
        })
        .collect()
}

fn table(
    roster: &Roster<'_>,
    titles: &[Value],
    at: usize,
    group: &GroupRows,
    asked: bool,
) -> GroupTable {
    let values = group.values.values();
    let mut order: Vec<usize> = (0..values.len()).collect();
    let rank = |&value: &usize| {
        let count = &group.counts[value];
        std::cmp::Reverse((count.partner(), count.people))
    };
    order.sort_by_key(rank); // stable: of equals the first
    let shown = order.len().min(MOST);
    // by value, its line; the last line is for all others
    let mut line_of = vec![shown; values.len()];
    let mut counts = vec![GroupCount::default(); shown + 1];
    for (place, &value) in order.iter().enumerate() {
        line_of[value] = place.min(shown);
        counts[place.min(shown)].merge(&group.counts[value]);
    }
    counts[shown].merge(&group.uncounted);

    let mut lines: Vec<Line<'_>> = (0..=shown).map(|_| Line::default()).collect();
    for (place, cell) in roster.cells.iter().enumerate() {
        let line = cell.groups[at].map_or(shown, |value| line_of[value as usize]);
        lines[line].add(roster, place as u32);
    }
    let name = |value: usize| group.label(&values[value].label);
    let mut finished: Vec<GroupLine> = lines
        .into_iter()
        .zip(&counts)
        .enumerate()
        .map(|(place, (line, count))| {
            let label = order.get(place).filter(|_| place < shown);
            line.finish(
                roster,
                label.map_or(String::new(), |&value| name(value)),
                count,
                titles,
            )
        })
        .collect();
    let others = finished.pop().filter(|line| line.people > 0);
    let most = finished.first().map_or(0, |line| line.total.rows);
    let count = values.len() as u64;
    let merged = order[..shown].iter().filter_map(|&value| {
        let label = name(value);
        let others = values[value].spellings.iter();
        let others: Vec<String> = others.filter(|&s| *s != label).cloned().collect();
        let several = values[value].spellings.len() > 1;
        several.then_some(Merged { label, others })
    });
    GroupTable {
        column: group.column.clone(),
        merged: merged.collect(),
        other_values: (values.len() - shown) as u64,
        capped: group.values.uncounted > 0,
        telling: asked || count > 1 && (most > 2 || most > 0 && count <= MOST as u64),
        values: count,
        others,
        all: GroupLine::default(),
        lines: finished,
    }
}

/// The line of all values: the counts of the table of levels, which are over all rows too.
fn all(levels: &LevelTable, group: &GroupRows) -> GroupLine {
    let counts = group.counts.iter().chain([&group.uncounted]);
    GroupLine {
        label: String::new(),
        people: counts.map(|count| u64::from(count.people)).sum(),
        functions: levels.functions.clone(),
        levels: levels.levels.clone(),
        total: levels.all.clone(),
    }
}

/// The titles and names of a line.
#[derive(Default)]
struct Line<'r> {
    /// Rows by answer: one look-up a cell, and the rest once an answer.
    answers: FxHashMap<u32, u64>,
    functions: [Gathered<'r>; 4],
    levels: [Gathered<'r>; 8],
    total: Gathered<'r>,
}

impl<'r> Line<'r> {
    fn add(&mut self, roster: &'r Roster<'_>, place: u32) {
        let cell = &roster.cells[place as usize];
        *self.answers.entry(cell.answer).or_default() += u64::from(cell.rows);
        if roster.names.is_empty() {
            return;
        }
        for count in self.counts(roster, cell.answer).into_iter().flatten() {
            count.add_names(roster, place);
        }
    }

    /// Where the rows of an answer count: in its function, its level, and in all.
    fn counts(&mut self, roster: &Roster<'_>, answer: u32) -> Option<[&mut Gathered<'r>; 3]> {
        let answer = &roster.answers[answer as usize].answer;
        let function = answer.partner()?;
        Some([
            &mut self.functions[function as usize],
            &mut self.levels[answer.level as usize],
            &mut self.total,
        ])
    }

    /// The line, with the rows as they were counted: some may be in no list of titles.
    fn finish(
        mut self,
        roster: &Roster<'_>,
        label: String,
        count: &GroupCount,
        titles: &[Value],
    ) -> GroupLine {
        for (answer, rows) in std::mem::take(&mut self.answers) {
            let title = roster.answers[answer as usize].title;
            for count in self.counts(roster, answer).into_iter().flatten() {
                count.add(title, rows);
            }
        }
        let counted = |gathered: &Gathered<'_>, rows: u64| Count {
            rows,
            ..gathered.count(titles)
        };
        GroupLine {
            label,
            people: count.people.into(),
            functions: Function::ALL.map(|function| {
                let at = function as usize;
                counted(&self.functions[at], count.functions[at].into())
            }),
            levels: Level::ALL.map(|level| {
                let at = level as usize;
                counted(&self.levels[at], count.levels[at].into())
            }),
            total: counted(&self.total, count.partner()),
        }
    }
}
