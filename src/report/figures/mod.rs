//! The figures of a roster, as plain values: every count with the titles behind it.

mod count;
mod gaps;
mod group_line;
mod group_table;
mod level_table;
mod open_titles;
mod partner_words;
mod read_title;
mod reasons;
mod same_roles;

use count::Gathered;
use group_line::GroupLines;
use read_title::ReadTitle;

pub(super) use count::Count;
pub(super) use gaps::{FunctionGap, Gaps};
pub(super) use group_line::GroupLine;
pub(super) use group_table::GroupTable;
pub(super) use level_table::{LevelTable, Tier};
pub(super) use open_titles::{OpenCount, OpenQuestion, OpenTitles};
pub(super) use partner_words::WordFamily;
pub(super) use reasons::{Reasons, Why};
pub(super) use same_roles::SameRoles;

use super::roster::Roster;

/// All figures of a roster.
#[derive(Debug, Clone)]
pub(super) struct Figures {
    /// Different titles, as far as they are known.
    pub(super) titles: u64,
    /// Rows whose titles are in no list, because there are too many.
    pub(super) unlisted: u64,
    pub(super) levels: LevelTable,
    /// By company and country, or by the columns that were asked for.
    pub(super) groups: Vec<GroupTable>,
    pub(super) gaps: Gaps,
    pub(super) open: OpenTitles,
    /// Words for partners by family, most frequent first.
    pub(super) words: Vec<WordFamily>,
    pub(super) same_roles: SameRoles,
    pub(super) reasons: Reasons,
}

impl Figures {
    /// Works them out. `grouped` says that the columns to group by were asked for.
    pub(super) fn of(roster: &Roster<'_>, grouped: bool) -> Figures {
        let titles = roster.titles.labels();
        let names = names_by_answer(roster);
        let read = read_title::read_titles(roster, &titles, &names);
        let levels = LevelTable::of(roster, &titles, &names);
        let groups = 0..roster.groups.len();
        let groups = groups.map(|at| GroupLines::of(roster, &titles, at));
        let groups: Vec<GroupLines<'_>> = groups.collect();
        Figures {
            titles: titles.iter().filter(|title| !title.is_empty()).count() as u64,
            unlisted: roster.titles.uncounted,
            gaps: Gaps::of(&groups, &levels, roster.supported),
            groups: {
                let groups = groups.iter();
                groups
                    .map(|group| GroupTable::of(group, &levels, grouped))
                    .collect()
            },
            open: OpenTitles::of(&roster.matcher, &read),
            words: partner_words::partner_words(&read),
            same_roles: SameRoles::of(&roster.matcher, &read),
            reasons: Reasons::of(roster, &read),
            levels,
        }
    }
}

/// The names of some of the people behind each answer; nothing if names were not asked for.
fn names_by_answer<'r>(roster: &'r Roster<'_>) -> Vec<Vec<&'r str>> {
    let mut by_answer: Vec<Vec<&str>> = Vec::new();
    for (cell, names) in roster.names() {
        by_answer.resize(roster.answers.len(), Vec::new());
        let kept = &mut by_answer[cell.answer as usize];
        kept.extend(names);
        kept.truncate(Count::MOST);
    }
    by_answer
}

/// Rosters for unit tests.
#[cfg(test)]
mod tests;
