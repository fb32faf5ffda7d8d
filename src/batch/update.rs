//! New answers in the columns of an earlier run.

use super::{AnswerColumn, COLUMNS, RowAnswer, suffix::Suffix};
use crate::table::{Error, row};

/// Where the columns of an earlier run stand, in the order of [`COLUMNS`]. Columns that the earlier
/// version did not have come behind the last one of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    at: [usize; COLUMNS.len()],
    /// The columns of the table.
    width: usize,
}

/// An answer has changed if one of these columns has.
const TELLING: [AnswerColumn; 4] = [
    AnswerColumn::Outcome,
    AnswerColumn::Function,
    AnswerColumn::Functions,
    AnswerColumn::Level,
];

/// The first column that version 0.1 did not write.
const FIRST_NEW: AnswerColumn = AnswerColumn::Grade;

impl Places {
    /// Finds the columns of these names, which have to be there unless they are newer than 0.1.
    pub(super) fn find(columns: &[String], names: &[String]) -> Result<Self, Error> {
        let width = columns.len();
        let mut at = [width; COLUMNS.len()];
        let mut next = width;
        for (index, (place, name)) in at.iter_mut().zip(names).enumerate() {
            let is_it = |column: &String| column.trim().eq_ignore_ascii_case(name);
            *place = match columns.iter().position(is_it) {
                Some(found) => found,
                None if index < FIRST_NEW as usize => {
                    return Err(Error::NothingToUpdate(name.clone()));
                }
                None => {
                    next += 1;
                    next - 1
                }
            };
        }
        Ok(Self { at, width })
    }

    /// The columns of the table, and those that come behind them.
    pub(super) fn width(&self) -> usize {
        let last = self.at.iter().max();
        last.map_or(0, |last| last + 1).max(self.width)
    }

    /// The names of the columns that come behind, out of those of [`COLUMNS`].
    pub(super) fn new_names(&self, names: &[String]) -> Vec<String> {
        let new = names
            .iter()
            .zip(self.at)
            .filter(|(_, at)| *at >= self.width);
        new.map(|(name, _)| name.clone()).collect()
    }

    /// The place of an added column, counted as in [`COLUMNS`].
    pub(super) fn of(&self, added: usize) -> usize {
        self.at[added]
    }

    /// The earlier run has written this column of the table.
    pub(super) fn contains(&self, column: usize) -> bool {
        column < self.width && self.at.contains(&column)
    }

    /// Whether the earlier answer of a row was certain, as a person's decision is, if a new answer says
    /// something else.
    pub(super) fn change(&self, row: &[u8], delimiter: u8, answer: &RowAnswer<'_>) -> Option<bool> {
        let cells = row::split(row, delimiter);
        let old = |column: AnswerColumn| {
            let cell = cells.get(self.at[column as usize]);
            row::text(cell.copied().unwrap_or_default())
        };
        let new = answer.texts();
        let differs = |&column: &AnswerColumn| *old(column) != *new[column as usize].as_bytes();
        let has_changed = TELLING.iter().any(differs);
        has_changed.then(|| *old(AnswerColumn::Confidence) == *b"1.00")
    }

    /// Appends a row with a new answer at the places of the old one.
    pub(super) fn write(
        &self,
        row: &[u8],
        answer: &RowAnswer<'_>,
        suffix: Suffix,
        out: &mut Vec<u8>,
    ) {
        let old = row::split(row, suffix.delimiter);
        let new = answer.texts();
        let width = self.width();
        let surplus = old.len().saturating_sub(self.width);
        for index in 0..width + surplus {
            if index > 0 {
                out.push(suffix.delimiter);
            }
            if let Some(column) = self.at.iter().position(|&place| place == index) {
                suffix.write_cell(&new[column], out);
                continue;
            }
            let before = if index < self.width {
                index
            } else {
                index - width + self.width
            };
            if let Some(cell) = old.get(before) {
                out.extend_from_slice(cell);
            }
        }
    }
}
