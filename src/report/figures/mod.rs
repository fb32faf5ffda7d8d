//! What a roster shows, as plain values: every count with the titles behind it.

mod count;
mod gaps;
mod group_table;
mod level_table;
mod look_alikes;
mod open_titles;
mod partner_words;
mod reasons;

pub(super) use count::Count;
pub(super) use gaps::{FunctionGap, Gaps};
pub(super) use group_table::{GroupLine, GroupTable};
pub(super) use level_table::{LevelTable, Tier};
pub(super) use look_alikes::LookAlikes;
pub(super) use open_titles::{OpenQuestion, OpenTitles};
pub(super) use partner_words::{PartnerWords, WordFamily};
pub(super) use reasons::{Reason, Reasons, Why};

use super::{roster::Roster, variants::Value};
use crate::Outcome;
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
    pub(super) look_alikes: LookAlikes,
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
            *match answer.answer.outcome {
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
        let groups = group_table::tables(&roster, &titles, &levels, grouped);
        let mut figures = Figures {
            totals: Totals::of(&roster, &titles),
            gaps: Gaps::of(&roster, &levels),
            levels,
            groups,
            ..Figures::default()
        };
        figures.read_titles(&roster, &titles);
        figures
    }

    /// Reads each title once more, most frequent first, for what its answer alone does not say.
    fn read_titles(&mut self, roster: &Roster<'_>, titles: &[Value]) {
        let mut session = roster.matcher.session();
        let mut order: Vec<_> = roster.answers.iter().collect();
        order.sort_by_key(|answer| std::cmp::Reverse(answer.rows)); // stable: of equals the first
        for answer in order {
            let Some(title) = answer.title.map(|at| titles[at as usize].label.as_str()) else {
                self.reasons.add_unread(answer);
                continue;
            };
            let of_title = session.answer(title);
            let (taxonomy, settled) = (roster.taxonomy(), answer.answer);
            let on_partners = settled.partner().is_some() || settled.outcome == Outcome::Adjacent;
            if on_partners {
                self.words.add(taxonomy, title, answer.rows, of_title);
            }
            if settled.partner().is_some() {
                self.look_alikes.add(title, answer.rows, of_title);
                if settled.is_open() {
                    self.open.add(&roster.matcher, title, answer.rows);
                }
            } else {
                self.reasons.add(title, answer, of_title);
            }
        }
        self.open.finish();
        self.words.finish();
        self.look_alikes.finish();
        self.reasons.finish();
    }
}

/// Rosters for unit tests.
#[cfg(test)]
mod tests;
