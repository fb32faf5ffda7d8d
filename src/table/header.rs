//! Tells which line is the header.
//!
//! A header fills as many cells as the rows under it, no full row stands above it, and its names are
//! those of columns. A line that looks like a row is none: nobody becomes the name of a column.

use super::{
    Error,
    columns::{self, ColumnKind, Found, kind_of},
    sample::{Detector, SampleRow, common_width},
};

/// How far down a header may stand, below notes about the export.
const DEEPEST: usize = 50;

/// Rows that are compared with a header.
const ROWS: usize = 100;

/// A line that may be the header.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Which of the rows.
    pub(super) row: usize,
    /// It has a column that is asked for by name, or one with a name for titles.
    pub(super) named: bool,
    /// It is a header beyond doubt.
    pub(super) convincing: bool,
    /// It looks like a row of the table.
    pub(super) like_a_row: bool,
    /// Every row has one cell more in front, as R writes row names.
    pub(super) shifted: bool,
    /// The line above names the columns that this one leaves blank, as where cells are merged.
    pub(super) on_two_lines: bool,
    score: f64,
}

impl Candidate {
    /// How much it speaks for the dialect in which it was found.
    pub(super) fn weight(&self, width: usize) -> f64 {
        match (self.convincing, self.named) {
            (true, true) => 1.0,
            (true, false) => 0.3,
            _ if self.like_a_row => -0.2,
            _ if width > 1 => 0.2,
            _ => 0.0,
        }
    }
}

/// The line that is the header, or comes nearest to one.
pub(super) fn find_header(rows: &[SampleRow], detector: &Detector<'_>) -> Option<Candidate> {
    let candidates = &rows[..rows.len().min(DEEPEST)];
    let filled: Vec<usize> = candidates.iter().map(SampleRow::filled).collect();
    let mut best: Option<Candidate> = None;
    for (index, line) in candidates.iter().enumerate() {
        let below = &rows[index + 1..];
        let below = &below[..below.len().min(ROWS)];
        let cells = line.cells.len();
        let width = match below {
            [] => cells,
            below => common_width(below),
        };
        if filled[index] == 0 || cells == 1 && width > 1 {
            continue; // a note
        }
        let above = index.checked_sub(1).map(|above| &candidates[above]);
        let on_two_lines = above.is_some_and(|above| is_continued(above, line, detector));
        let is_full = |(other, &fills): (&SampleRow, &usize)| {
            let wide = other.cells.len() == width || other.cells.len() == cells;
            wide && 4 * fills >= 3 * filled[index]
        };
        let above = &candidates[..index - usize::from(on_two_lines)];
        let below_a_row = above.iter().zip(&filled).any(is_full);
        let asked = is_asked_for(&line.cells, detector);
        if below_a_row && (cells > 1 || !asked) {
            continue;
        }
        let mut candidate = judge(index, &line.cells, asked, below, width, detector);
        candidate.on_two_lines = on_two_lines;
        // a row of group names fills fewer cells than the rows under it
        let mut fills = filled[index + 1..].to_vec();
        fills.sort_unstable();
        let typical = fills.get(fills.len() / 2).copied().unwrap_or(0);
        if !on_two_lines && 4 * filled[index] < 3 * typical {
            candidate.score -= 3.0;
        }
        let best_score = best.as_ref().map_or(f64::NEG_INFINITY, |best| best.score);
        if candidate.score > best_score {
            best = Some(candidate);
        }
    }
    best
}

/// A line names columns, one of them for titles, and the line above those that it leaves blank.
fn is_continued(above: &SampleRow, line: &SampleRow, detector: &Detector<'_>) -> bool {
    let is_row = |cell: &String| {
        let is_title = kind_of(cell).is_none() && (detector.looks_like_title)(cell.trim());
        is_title || is_address(cell.trim())
    };
    let mut names = line.cells.iter();
    above.cells.len() == line.cells.len()
        && fills_a_gap(above, line)
        && fills_a_gap(line, above)
        && names.any(|name| kind_of(name) == Some(ColumnKind::Title))
        && !above.cells.iter().chain(&line.cells).any(is_row)
}

/// A line has a cell that another one of as many cells leaves blank.
fn fills_a_gap(line: &SampleRow, other: &SampleRow) -> bool {
    let mut cells = line.cells.iter().zip(&other.cells);
    cells.any(|(cell, other)| !cell.trim().is_empty() && other.trim().is_empty())
}

/// A column is asked for by one of these names.
fn is_asked_for(names: &[String], detector: &Detector<'_>) -> bool {
    let wanted = detector.options.column.as_deref();
    let found = wanted.map(|wanted| columns::find_column(wanted, names));
    matches!(
        found,
        Some(Ok((_, Found::Requested)) | Err(Error::AmbiguousColumn { .. }))
    )
}

fn judge(
    row: usize,
    names: &[String],
    asked: bool,
    below: &[SampleRow],
    width: usize,
    detector: &Detector<'_>,
) -> Candidate {
    let runs_together = names.len() == 1 && names[0].contains([',', ';', '|', '\t']);
    let kind = |name: &String| kind_of(name).filter(|_| !runs_together);
    let kinds: Vec<Option<ColumnKind>> = names.iter().map(kind).collect();
    let is_title = |kind: &&Option<ColumnKind>| **kind == Some(ColumnKind::Title);
    let titles = kinds.iter().filter(is_title).count();
    let others = kinds.iter().flatten().count() - titles;
    let shifted = is_shifted(names.len(), below);
    let below = Below {
        rows: below,
        first: usize::from(shifted),
        detector,
    };
    let like_a_row = !asked && below.is_headed_by_a_row(names, &kinds);
    let fits = match names.len() {
        length if length == width || shifted => 2.0,
        length if length > width => 1.0,
        _ => 0.8,
    };
    let score = if asked { 8.0 } else { 0.0 }
        + if titles > 0 { 4.0 } else { 0.0 }
        + 0.75 * others.min(4) as f64
        + fits
        - if like_a_row { 6.0 } else { 0.0 };
    Candidate {
        row,
        named: match detector.options.column {
            Some(_) => asked,
            None => titles > 0,
        },
        convincing: asked || !like_a_row && (titles > 0 || others > 0),
        like_a_row,
        shifted,
        on_two_lines: false,
        score,
    }
}

/// Every row has exactly one cell more than the header, and the last one is filled.
fn is_shifted(names: usize, below: &[SampleRow]) -> bool {
    let one_more = |row: &SampleRow| {
        let last = row.cells.last();
        row.cells.len() == names + 1 && last.is_some_and(|last| !last.trim().is_empty())
    };
    names > 1 && !below.is_empty() && below.iter().all(one_more)
}

/// The rows below a line that may be the header.
struct Below<'r> {
    rows: &'r [SampleRow],
    /// The cell that stands below the first name.
    first: usize,
    detector: &'r Detector<'r>,
}

impl Below<'_> {
    /// The line looks like a row: a cell of it holds an address, or a title above others. Or it holds
    /// a title in one column, and another one is named for titles and holds none: a row in which
    /// somebody works for a firm called Cargo. A column that is named for titles and holds them is
    /// enough for a header, whatever "Lifecycle Stage" and "Lead" below it look like.
    fn is_headed_by_a_row(&self, names: &[String], kinds: &[Option<ColumnKind>]) -> bool {
        let looks_like_title = self.detector.looks_like_title;
        let columns = || 0..names.len();
        let is_title = |at: &usize| kinds[*at].is_none() && looks_like_title(names[*at].trim());
        if columns().any(|at| is_address(names[at].trim())) {
            return true;
        }
        let named = || columns().filter(|&at| kinds[at] == Some(ColumnKind::Title));
        if named().any(|at| self.cells(at).next().is_some() && self.holds_titles(at)) {
            return false;
        }
        if columns().any(|at| is_title(&at) && self.holds_titles(at)) {
            return true;
        }
        named().next().is_some()
            && !self.rows.is_empty()
            && columns().any(|at| is_title(&at))
            && named().all(|at| !self.cells(at).any(looks_like_title))
    }

    /// A third of the filled cells of a column look like titles.
    fn holds_titles(&self, column: usize) -> bool {
        let titles = self
            .cells(column)
            .filter(|cell| (self.detector.looks_like_title)(cell));
        3 * titles.count() >= self.cells(column).count()
    }

    /// The filled cells of a column.
    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter();
        let cells = rows.filter_map(move |row| row.cells.get(column + self.first));
        cells
            .map(String::as_str)
            .filter(|cell| !cell.trim().is_empty())
    }
}

fn is_address(cell: &str) -> bool {
    let mail = cell.contains('@') && cell.contains('.') && !cell.contains(' ');
    mail || cell.starts_with("https://") || cell.starts_with("http://")
}
