//! New answers in the columns of an earlier run.

use super::{COLUMNS, Error};
use crate::table::row;

/// Where the columns of an earlier run stand, in the order of [`COLUMNS`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Places([usize; COLUMNS.len()]);

/// An answer has changed if one of these columns has: outcome, function, functions, level.
const TELLING: [usize; 4] = [0, 1, 2, 5];

impl Places {
    /// Finds the columns of these names; all of them have to be there.
    pub(super) fn find(columns: &[String], names: &[String]) -> Result<Self, Error> {
        let mut places = [0; COLUMNS.len()];
        for (place, name) in places.iter_mut().zip(names) {
            let is_it = |column: &String| column.trim().eq_ignore_ascii_case(name);
            *place = columns
                .iter()
                .position(is_it)
                .ok_or_else(|| Error::NothingToUpdate(name.clone()))?;
        }
        Ok(Self(places))
    }

    /// The column of the outcomes.
    pub(super) fn outcome(&self) -> usize {
        self.0[0]
    }

    /// The place of an added column, counted as in [`COLUMNS`].
    pub(super) fn of(&self, added: usize) -> usize {
        self.0[added]
    }

    pub(super) fn contains(&self, column: usize) -> bool {
        self.0.contains(&column)
    }

    /// Appends a row with new answers, each behind a delimiter, at the places of the old ones.
    /// Returns whether they say something else.
    pub(super) fn write(
        &self,
        text: &[u8],
        answer: &[u8],
        delimiter: u8,
        out: &mut Vec<u8>,
    ) -> bool {
        let old = row::split(text, delimiter);
        let answer = answer.get(1..).unwrap_or_default();
        let new = row::split(answer, delimiter);
        let width = self.0.iter().map(|place| place + 1).max().unwrap_or(0);
        for index in 0..old.len().max(width) {
            if index > 0 {
                out.push(delimiter);
            }
            let cell = match self.0.iter().position(|&place| place == index) {
                Some(column) => new.get(column).map(|cell| &answer[cell.clone()]),
                None => old.get(index).map(|cell| &text[cell.clone()]),
            };
            out.extend_from_slice(cell.unwrap_or_default());
        }
        TELLING.iter().any(|&column| {
            let before = old
                .get(self.0[column])
                .map(|cell| row::text(&text[cell.clone()]));
            let after = new.get(column).map(|cell| row::text(&answer[cell.clone()]));
            before.unwrap_or_default() != after.unwrap_or_default()
        })
    }
}
