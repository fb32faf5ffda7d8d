//! Partner roles by company, country or another column.

use rustc_hash::FxHashMap;

use super::{Count, Gathered, LevelTable};
use crate::{
    batch::GroupColumn,
    report::{
        roster::{GroupCount, Roster},
        split::Split,
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
    /// Values of the lines that are spelt in several ways, with the other spellings.
    pub(crate) merged: Vec<Value>,
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
    pub(crate) partners: Split<Count>,
}

/// So many values are shown.
const MOST: usize = 12;

impl GroupTable {
    /// The table of the group column at this place. `asked` says that the column was asked for.
    pub(super) fn of(
        roster: &Roster<'_>,
        titles: &[Value],
        levels: &LevelTable,
        at: usize,
        asked: bool,
    ) -> GroupTable {
        let group = &roster.groups[at];
        let values = group.values.values();
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by_key(|&value| {
            let count = &group.counts[value];
            std::cmp::Reverse((count.partners.all, count.people))
        }); // stable: of equals the first
        let shown = order.len().min(MOST);
        // by value, its line; the last line is for all others
        let mut line_of = vec![shown; values.len()];
        let mut counts = vec![GroupCount::default(); shown + 1];
        for (place, &value) in order.iter().enumerate() {
            line_of[value] = place.min(shown);
            counts[place.min(shown)].merge(&group.counts[value]);
        }
        counts[shown].merge(&group.uncounted);

        let line_of =
            |groups: &[Option<u32>]| groups[at].map_or(shown, |value| line_of[value as usize]);
        let gathered = gather(roster, shown + 1, line_of);
        let name = |value: usize| group.label(&values[value].label);
        let labels = order[..shown].iter().map(|&value| name(value));
        let lines = labels.chain([String::new()]).zip(&counts).zip(gathered);
        let mut lines: Vec<GroupLine> = lines
            .map(|((label, count), gathered)| GroupLine {
                label,
                people: count.people.into(),
                // as they were counted: some rows may be in no list of titles
                partners: gathered.zip(&count.partners, |gathered, &rows| Count {
                    rows: rows.into(),
                    ..gathered.count(titles)
                }),
            })
            .collect();
        let others = lines.pop().filter(|line| line.people > 0);
        let most = lines.first().map_or(0, |line| line.partners.all.rows);
        let merged = order[..shown].iter().filter_map(|&value| {
            let (label, mut spellings) = (name(value), values[value].spellings.clone());
            let several = spellings.len() > 1;
            spellings.retain(|spelling| *spelling != label);
            several.then_some(Value { label, spellings })
        });
        let few = values.len() <= MOST;
        GroupTable {
            column: group.column.clone(),
            merged: merged.collect(),
            other_values: (values.len() - shown) as u64,
            capped: group.values.uncounted > 0,
            telling: asked || values.len() > 1 && (most > 2 || most > 0 && few),
            values: values.len() as u64,
            others,
            all: GroupLine {
                label: String::new(),
                people: counts.iter().map(|count| u64::from(count.people)).sum(),
                partners: levels.totals.clone(), // over all rows too
            },
            lines,
        }
    }
}

/// The titles and names of each line.
fn gather<'r>(
    roster: &'r Roster<'_>,
    lines: usize,
    line_of: impl Fn(&[Option<u32>]) -> usize,
) -> Vec<Split<Gathered<'r>>> {
    let mut gathered: Vec<Split<Gathered<'_>>> = vec![Split::default(); lines];
    // rows by answer first: one look-up a cell, and the rest once an answer
    let mut rows_of: Vec<FxHashMap<u32, u64>> = vec![FxHashMap::default(); lines];
    for (cell, rows) in &roster.cells {
        let line = line_of(&cell.groups);
        *rows_of[line].entry(cell.answer).or_default() += rows;
    }
    for (cell, names) in roster.names() {
        if let Some((function, level)) = roster.partner(cell) {
            for count in gathered[line_of(&cell.groups)].of(function, level) {
                count.add_names(names);
            }
        }
    }
    for (line, answers) in gathered.iter_mut().zip(rows_of) {
        for (answer, rows) in answers {
            let answer = &roster.answers[answer as usize];
            if let Some((function, level)) = answer.settled.partner() {
                for count in line.of(function, level) {
                    count.add(answer.title, rows);
                }
            }
        }
    }
    gathered
}
