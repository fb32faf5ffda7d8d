//! The first rows of a file, by which its layout is told.

use std::ops::Range;

use super::{
    row::{self, RowSpan, Rows, Separators, Wanted},
    splitter::Splitter,
};

/// Rows looked at to tell what a column holds, or what a file is.
pub(super) const SAMPLE: usize = 200;

/// A row of the start of a file, for looking at before the columns are known.
#[derive(Debug, Clone)]
pub(super) struct SampleRow {
    pub(super) range: Range<usize>,
    /// The line it starts on, counted from one.
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

impl SampleRow {
    /// How many of its cells are filled.
    pub(super) fn filled(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    }
}

/// The rows of the start of a file. With `last`, `bytes` is the whole file.
pub(super) fn rows(bytes: &[u8], separators: Separators, last: bool) -> Vec<SampleRow> {
    let mut found = Rows::default();
    Splitter::new(separators, Wanted::title(0, 1), 1).scan(bytes, last, &mut found);
    let cells = |row: &RowSpan| SampleRow {
        range: row.start as usize..row.end as usize,
        number: row.line,
        cells: row::texts(row.of(bytes), separators.delimiter),
    };
    found.rows.iter().map(cells).collect()
}

/// More columns are a better sign than few.
pub(super) fn worth(columns: usize) -> f64 {
    match columns {
        0 | 1 => 0.1,
        columns => 1.0 - 1.0 / columns as f64,
    }
}

/// The width that most rows have; wider ones count more, as notes have one cell.
pub(super) fn common_width(rows: &[SampleRow]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    let groups = widths.chunk_by(|one, other| one == other);
    let weight = |group: &&[usize]| group.len() as f64 * worth(group[0]);
    let best = groups.max_by(|one, other| weight(one).total_cmp(&weight(other)));
    best.map_or(1, |group| group[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_one_cell_do_not_outweigh_rows() {
        let widths = |widths: &[usize]| {
            let row = |&cells: &usize| SampleRow {
                range: 0..1,
                number: 1,
                cells: vec![String::new(); cells],
            };
            common_width(&widths.iter().map(row).collect::<Vec<_>>())
        };
        assert_eq!(widths(&[1, 1, 1, 1, 1, 3, 3]), 3);
        assert_eq!(widths(&[1, 1, 1, 1, 1, 1, 1, 1, 1, 2]), 1);
    }
}
