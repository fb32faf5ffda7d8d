//! The people of one company, country or other value of a column.

use super::{Count, Gathered};
use crate::report::{
    roster::{CountedColumn, PeopleCount, Roster},
    split::Split,
};

/// Makes lines of the values of a column.
pub(super) struct GroupLines<'r> {
    roster: &'r Roster<'r>,
    titles: &'r [&'r str],
    /// Its place among the group columns.
    at: usize,
    pub(super) rows: &'r CountedColumn,
    /// The spellings of each value, most frequent first.
    pub(super) values: Vec<Vec<&'r str>>,
}

/// The people of a value, or of several together.
#[derive(Debug, Clone, Default)]
pub(crate) struct GroupLine {
    /// Empty for rows without a value.
    pub(crate) label: String,
    /// All people, whatever they do.
    pub(crate) people: u64,
    pub(crate) partners: Split<Count>,
}

impl<'r> GroupLines<'r> {
    pub(super) fn of(roster: &'r Roster<'r>, titles: &'r [&'r str], at: usize) -> GroupLines<'r> {
        let rows = &roster.groups[at];
        GroupLines {
            values: rows.values.spellings(),
            roster,
            titles,
            at,
            rows,
        }
    }

    /// The name of a value on the page.
    pub(super) fn label(&self, value: usize) -> String {
        self.rows.label(self.values[value][0])
    }

    /// A line for each of these values, and one for all others.
    pub(super) fn lines(&self, values: &[usize]) -> (Vec<GroupLine>, GroupLine) {
        let others = values.len();
        let mut line_of = vec![others; self.values.len()];
        for (line, &value) in values.iter().enumerate() {
            line_of[value] = line;
        }
        let mut counts = vec![PeopleCount::default(); others + 1];
        for (&line, count) in line_of.iter().zip(&self.rows.counts) {
            counts[line].merge(count);
        }
        counts[others].merge(&self.rows.uncounted);
        let labels = values.iter().map(|&value| self.label(value));
        let gathered = self.gather(&line_of, others);
        let lines = labels.chain([String::new()]).zip(&counts).zip(gathered);
        let mut lines: Vec<GroupLine> = lines
            .map(|((label, count), gathered)| GroupLine {
                label,
                people: count.people.into(),
                // as they were counted: some rows may be in no list of titles
                partners: gathered.zip(&count.partners, |gathered, &rows| Count {
                    rows: rows.into(),
                    ..gathered.count()
                }),
            })
            .collect();
        let others = lines.pop().unwrap_or_default();
        (lines, others)
    }

    /// The titles and names of each line; `line_of` tells them by value.
    fn gather(&self, line_of: &[usize], others: usize) -> Vec<Split<Gathered<'r>>> {
        let roster = self.roster;
        let line_of = |groups: &[Option<u32>]| {
            groups[self.at].map_or(others, |value| line_of[value as usize])
        };
        let mut gathered: Vec<Split<Gathered<'_>>> = vec![Split::default(); others + 1];
        let partner = |answer: u32| roster.answers[answer as usize].settled.partner();
        for (cell, &rows) in &roster.cells {
            if let Some((function, level)) = partner(cell.answer) {
                let title = roster.answers[cell.answer as usize].title;
                let title = title.map(|at| (at, self.titles[at as usize]));
                for count in gathered[line_of(&cell.groups)].of(function, level) {
                    count.add(title, rows);
                }
            }
        }
        for (cell, names) in roster.names() {
            if let Some((function, level)) = partner(cell.answer) {
                for count in gathered[line_of(&cell.groups)].of(function, level) {
                    count.add_names(&names);
                }
            }
        }
        gathered
    }
}
