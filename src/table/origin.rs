//! The sheet of a workbook that a text was made from.

use super::cell::Cell;

/// What the text of a sheet leaves out.
#[derive(Debug, Default)]
pub(crate) struct Origin {
    /// The name of the sheet.
    pub(crate) name: String,
    /// Other visible sheets that hold titles too.
    pub(crate) also: Vec<String>,
    /// For each line of the text the number of its row in the sheet.
    pub(crate) row_numbers: Vec<u32>,
    /// The rows with their numbers and the types of their cells, if those are wanted.
    pub(crate) rows: Vec<(u32, Vec<Cell>)>,
}

impl Origin {
    /// The number in the sheet of the row on a line of the text, both counted from one.
    pub(crate) fn row_number(&self, line: u64) -> u64 {
        let index = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        self.row_numbers
            .get(index)
            .map_or(line, |&number| number.into())
    }

    /// The cells of the row on a line of the text.
    pub(crate) fn cells(&self, line: u64) -> &[Cell] {
        let number = self.row_number(line);
        let place = self
            .rows
            .binary_search_by_key(&number, |(number, _)| (*number).into());
        place.map_or(&[], |place| &self.rows[place].1)
    }

    /// The rows above a line of the text.
    pub(crate) fn above(&self, line: u64) -> impl Iterator<Item = &[Cell]> {
        let number = self.row_number(line);
        let rows = self.rows.iter();
        rows.take_while(move |(above, _)| u64::from(*above) < number)
            .map(|(_, cells)| cells.as_slice())
    }
}
