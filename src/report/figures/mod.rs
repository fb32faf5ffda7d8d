//! What a roster shows, as plain values: every count with the titles behind it.

mod count;
mod gaps;
mod group_table;
mod level_table;
mod open_titles;
mod partner_words;
mod reasons;
mod same_roles;

pub(super) use count::Count;
pub(super) use gaps::{FunctionGap, Gaps};
pub(super) use group_table::{GroupLine, GroupTable};
pub(super) use level_table::{LevelTable, Tier};
pub(super) use open_titles::{OpenQuestion, OpenTitles};
pub(super) use partner_words::{PartnerWords, WordFamily};
pub(super) use reasons::{Reason, Reasons, Why};
pub(super) use same_roles::{SameRoles, titles_of};

use super::{roster::Roster, variants::Value};
use crate::{Outcome, compare::Groups};
use count::Gathered;

/// All figures of a roster.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures {
    pub(super) totals: Totals,
    pub(super) levels: LevelTable,
    /// By company and country, or by the columns that were asked for.
    pub(super) groups: Vec<GroupTable>,
    pub(super) gaps: Gaps,
    pub(super) open: OpenTitles,
    pub(super) words: PartnerWords,
    pub(super) same_roles: SameRoles,
    pub(super) reasons: Reasons,
}

/// How many rows and titles there are of each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) rows: u64,
    pub(super) clear: u64,
    pub(super) multiple: u64,
    pub(super) adjacent: u64,
    pub(super) none: u64,
    /// Rows whose titles are in no list, because there are too many.
    pub(super) unlisted: u64,
    /// Different titles.
    pub(super) titles: u64,
}

impl Totals {
    pub(super) fn partner(&self) -> u64 {
        self.clear + self.multiple
    }

    fn of(roster: &Roster<'_>, titles: &[Value]) -> Totals {
        let mut totals = Totals {
            unlisted: roster.titles.uncounted,
            titles: titles
                .iter()
                .filter(|title| !title.label.is_empty())
                .count() as u64,
            ..Totals::default()
        };
        for answer in &roster.answers {
            totals.rows += answer.rows;
            *match answer.settled.outcome {
                Outcome::Clear => &mut totals.clear,
                Outcome::Multiple => &mut totals.multiple,
                Outcome::Adjacent => &mut totals.adjacent,
                Outcome::None => &mut totals.none,
            } += answer.rows;
        }
        totals
    }
}

impl Figures {
    /// Works them out. `grouped` says that the columns to group by were asked for.
    pub(super) fn of(roster: Roster<'_>, grouped: bool) -> Figures {
        let titles = roster.titles.values();
        let levels = LevelTable::of(&roster, &titles);
        let groups = 0..roster.groups.len();
        let groups = groups.map(|at| GroupTable::of(&roster, &titles, &levels, at, grouped));
        let mut figures = Figures {
            totals: Totals::of(&roster, &titles),
            gaps: Gaps::of(&roster, &levels),
            groups: groups.collect(),
            levels,
            ..Figures::default()
        };
        figures.read_titles(&roster, &titles);
        figures
    }

    /// Reads each title once more, most frequent first, for what its answer alone does not say.
    fn read_titles(&mut self, roster: &Roster<'_>, titles: &[Value]) {
        let mut session = roster.matcher.session();
        let (mut groups, mut titles_to_compare) = (Groups::new(&roster.matcher), 0);
        let mut order: Vec<_> = roster.answers.iter().collect();
        order.sort_by_key(|answer| std::cmp::Reverse(answer.rows)); // stable: of equals the first
        for answer in order {
            let Some(title) = answer.title.map(|at| titles[at as usize].label.as_str()) else {
                self.reasons.add_unread(answer);
                continue;
            };
            let of_title = session.answer(title);
            let (taxonomy, settled) = (roster.taxonomy(), answer.settled);
            let on_partners = settled.partner().is_some() || settled.outcome == Outcome::Adjacent;
            if on_partners {
                self.words.add(taxonomy, title, answer.rows, of_title);
            }
            if settled.partner().is_some() {
                if !settled.decided {
                    titles_to_compare += 1;
                    if titles_to_compare <= SameRoles::COMPARED {
                        groups.add(title, of_title, answer.rows);
                    }
                }
                if settled.is_open() {
                    self.open.add(&roster.matcher, title, answer.rows);
                }
            } else {
                self.reasons.add(title, answer, of_title);
            }
        }
        self.open.finish();
        self.words.finish();
        self.reasons.finish();
        self.same_roles = SameRoles::of(groups, titles_to_compare);
    }
}

/// Rosters for unit tests.
#[cfg(test)]
mod tests;
