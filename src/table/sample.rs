//! The first rows of a file, and the settings by which its layout is told from them.

use std::ops::Range;

use super::{
    TableOptions,
    row::{self, RowSpan, Rows, Separators, SideColumn},
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

/// How much of an input a sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Its first lines. Rows that trickle in are not kept waiting if these leave no doubt.
    MoreMayCome,
    /// As many lines as are looked at.
    Enough,
    /// All of it.
    WholeFile,
}

/// Tells the layout of a table from a sample of its first lines.
pub(super) struct Detector<'a> {
    pub(super) options: &'a TableOptions,
    /// The delimiter that was asked for; that of a sheet is known and not asked for.
    pub(super) given: Option<u8>,
    pub(super) looks_like_title: &'a dyn Fn(&str) -> bool,
    pub(super) extent: Extent,
    /// Odd quotes may be mended first.
    pub(super) may_mend: bool,
}

impl Detector<'_> {
    pub(super) fn more_may_come(&self) -> bool {
        self.extent == Extent::MoreMayCome
    }

    pub(super) fn is_whole_file(&self) -> bool {
        self.extent == Extent::WholeFile
    }
}

/// The rows of the start of a file. With `last`, `bytes` is the whole file.
pub(super) fn rows(bytes: &[u8], separators: Separators, last: bool) -> Vec<SampleRow> {
    let mut found = Rows::default();
    let mut splitter = Splitter::new(separators, 1, 0, [None; SideColumn::COUNT], 1);
    splitter.scan(bytes, last, &mut found);
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
