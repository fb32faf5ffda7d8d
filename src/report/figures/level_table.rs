//! Partner roles by level and function.

use super::{Count, Gathered};
use crate::{
    Function, Level,
    report::{roster::Roster, variants::Value},
};

/// Partner roles by level and function, with totals.
#[derive(Debug, Clone, Default)]
pub(crate) struct LevelTable {
    /// By level, then by function.
    pub(crate) cells: [[Count; 4]; 8],
    pub(crate) levels: [Count; 8],
    pub(crate) functions: [Count; 4],
    /// Of the people in a function, those whose title leaves other functions possible.
    pub(crate) open: [u64; 4],
    pub(crate) all: Count,
}

/// Levels that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tier {
    /// Director and above.
    Leaders,
    /// Managers and leads.
    Managers,
    /// Everybody else.
    Individuals,
}

impl Tier {
    pub(crate) fn of(level: Level) -> Tier {
        match level {
            Level::Chief | Level::Vp | Level::Head | Level::Director => Tier::Leaders,
            Level::Manager | Level::Lead => Tier::Managers,
            Level::Individual | Level::Entry => Tier::Individuals,
        }
    }
}

impl LevelTable {
    pub(super) fn of(roster: &Roster<'_>, titles: &[Value]) -> LevelTable {
        let mut open = [0; 4];
        let mut cells: [[Gathered<'_>; 4]; 8] = Default::default();
        let mut levels: [Gathered<'_>; 8] = Default::default();
        let mut functions: [Gathered<'_>; 4] = Default::default();
        let mut all = Gathered::default();
        for of_title in &roster.answers {
            let Some(function) = of_title.answer.partner() else {
                continue;
            };
            let (level, function) = (of_title.answer.level as usize, function as usize);
            for count in [
                &mut cells[level][function],
                &mut levels[level],
                &mut functions[function],
                &mut all,
            ] {
                count.add(of_title.title, of_title.rows);
            }
            if of_title.answer.is_open() {
                open[function] += of_title.rows;
            }
        }
        let named = roster.cells.iter().enumerate();
        for (place, cell) in named.filter(|_| !roster.names.is_empty()) {
            let answer = roster.answers[cell.answer as usize].answer;
            let Some(function) = answer.partner() else {
                continue;
            };
            let (level, function) = (answer.level as usize, function as usize);
            for count in [
                &mut cells[level][function],
                &mut levels[level],
                &mut functions[function],
                &mut all,
            ] {
                count.add_names(roster, place as u32);
            }
        }
        let count = |gathered: Gathered<'_>| gathered.count(titles);
        LevelTable {
            cells: cells.map(|row| row.map(count)),
            levels: levels.map(count),
            functions: functions.map(count),
            open,
            all: count(all),
        }
    }

    /// People of a function in these levels.
    pub(crate) fn tier(&self, function: Function, tier: Tier) -> u64 {
        let levels = Level::ALL.iter().filter(|&&level| Tier::of(level) == tier);
        levels
            .map(|&level| self.cells[level as usize][function as usize].rows)
            .sum()
    }

    /// The cell with the most people.
    pub(crate) fn largest(&self) -> Option<(Level, Function, u64)> {
        let mut largest = None;
        for level in Level::ALL {
            for function in Function::ALL {
                let rows = self.cells[level as usize][function as usize].rows;
                if rows > largest.map_or(0, |(_, _, most)| most) {
                    largest = Some((level, function, rows));
                }
            }
        }
        largest
    }
}
