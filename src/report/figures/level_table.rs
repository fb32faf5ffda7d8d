//! Partner roles by level and function.

use super::{Count, Gathered};
use crate::{
    Function, Level,
    report::{roster::Roster, split::Split},
};

/// Partner roles by level and function, with totals.
#[derive(Debug, Clone, Default)]
pub(crate) struct LevelTable {
    /// By level, then by function.
    pub(crate) cells: [[Count; 4]; 8],
    pub(crate) totals: Split<Count>,
    /// Of the people in a function, those whose title leaves other functions possible.
    pub(crate) open: [Count; 4],
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
    /// `names` are those of people by answer, if names were asked for.
    pub(super) fn of(roster: &Roster<'_>, titles: &[&str], names: &[Vec<&str>]) -> LevelTable {
        let mut open: [Gathered<'_>; 4] = Default::default();
        let mut cells: [[Gathered<'_>; 4]; 8] = Default::default();
        let mut totals: Split<Gathered<'_>> = Split::default();
        for (place, answer) in roster.answers.iter().enumerate() {
            let Some((function, level)) = answer.settled.partner() else {
                continue;
            };
            let names = names.get(place).map_or(&[][..], Vec::as_slice);
            let at = function as usize;
            let open = Some(&mut open[at]).filter(|_| answer.settled.is_open());
            let counts = totals.of(function, level).into_iter().chain(open);
            for count in counts.chain([&mut cells[level as usize][at]]) {
                count.add(
                    answer.title.map(|at| (at, titles[at as usize])),
                    answer.rows,
                );
                count.add_names(names);
            }
        }
        LevelTable {
            cells: cells.map(|row| row.map(|cell| cell.count())),
            totals: totals.map(|count| count.count()),
            open: open.map(|count| count.count()),
        }
    }

    /// People of a function in these levels.
    pub(crate) fn tier(&self, function: Function, tier: Tier) -> u64 {
        let levels = Level::ALL.iter().filter(|&&level| Tier::of(level) == tier);
        let cells = levels.map(|&level| &self.cells[level as usize][function as usize]);
        cells.map(|cell| cell.rows).sum()
    }

    /// The cell with the most people; of equals the first.
    pub(crate) fn largest(&self) -> Option<(Level, Function, u64)> {
        let cells = Level::ALL.into_iter().zip(&self.cells);
        let cells = cells.flat_map(|(level, row)| {
            let row = Function::ALL.into_iter().zip(row);
            row.map(move |(function, cell)| (level, function, cell.rows))
        });
        cells
            .rev()
            .max_by_key(|cell| cell.2)
            .filter(|cell| cell.2 > 0)
    }
}
