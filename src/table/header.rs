//! Tells which line is the header.
//!
//! A header fills as many cells as the rows under it, no full row stands above it, and its names are
//! those of columns. A line that looks like a row is none: nobody becomes the name of a column.

use super::{
    Error,
    column_names::{self, ColumnKind},
    columns::{self, Found},
    dialect::common_width,
    row::{self, Format, Line},
};

/// How far down a header may stand, below notes about the export.
const DEEPEST: usize = 50;

/// Rows that are compared with a header.
const ROWS: usize = 100;

/// What is known of a file before it is read.
pub(super) struct Known<'a> {
    pub(super) delimiter: Option<u8>,
    pub(super) column: Option<&'a str>,
    pub(super) header: bool,
    pub(super) looks_like_title: &'a dyn Fn(&str) -> bool,
}

/// A line that may be the header.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Which of the lines.
    pub(super) line: usize,
    pub(super) names: Vec<String>,
    /// It has a column that is asked for by name, or one with a name for titles.
    pub(super) named: bool,
    /// It is a header beyond doubt.
    pub(super) convincing: bool,
    /// It looks like a row of the table.
    pub(super) like_a_row: bool,
    /// Every row has one cell more in front, as R writes row names.
    pub(super) shifted: bool,
    score: f64,
}

impl Candidate {
    /// How much it speaks for the dialect in which it was found.
    pub(super) fn weight(&self) -> f64 {
        match (self.convincing, self.named) {
            (true, true) => 1.0,
            (true, false) => 0.3,
            _ if self.like_a_row => -0.2,
            _ if self.names.len() > 1 => 0.2,
            _ => 0.0,
        }
    }
}

/// The line that is the header, or comes nearest to one.
pub(super) fn find_header(
    bytes: &[u8],
    lines: &[Line],
    format: Format,
    known: &Known<'_>,
) -> Option<Candidate> {
    let deep = lines.len().min(DEEPEST);
    let filled: Vec<usize> = lines[..deep]
        .iter()
        .map(|line| filled(bytes, line, format))
        .collect();
    let mut best: Option<Candidate> = None;
    for index in 0..deep {
        let line = &lines[index];
        let below = &lines[index + 1..];
        let below = &below[..below.len().min(ROWS)];
        let width = if below.is_empty() {
            line.cells
        } else {
            common_width(below)
        };
        let is_note = filled[index] == 0 || line.cells == 1 && width > 1;
        if is_note || super::dialect::is_sep(bytes, Some(line)) {
            continue;
        }
        let above = lines[..index].iter().zip(&filled);
        let is_full = |(other, &fills): (&Line, &usize)| {
            let wide = other.cells == width || other.cells == line.cells;
            wide && 4 * fills >= 3 * filled[index] && !super::dialect::is_sep(bytes, Some(other))
        };
        let candidate = Reading {
            bytes,
            format,
            known,
            line,
            below,
            width,
        };
        let below_a_row = above.clone().any(is_full);
        if below_a_row && (line.cells > 1 || !candidate.is_asked_for()) {
            continue;
        }
        let mut candidate = candidate.judge(index);
        // a row of group names fills fewer cells than the rows under it
        let mut fills: Vec<usize> = filled[index + 1..].to_vec();
        fills.sort_unstable();
        let typical = fills.get(fills.len() / 2).copied().unwrap_or(0);
        if 4 * filled[index] < 3 * typical {
            candidate.score -= 3.0;
        }
        if best
            .as_ref()
            .is_none_or(|best| candidate.score > best.score)
        {
            best = Some(candidate);
        }
    }
    best
}

fn filled(bytes: &[u8], line: &Line, format: Format) -> usize {
    let text = &bytes[line.range.clone()];
    let cells = row::split(text, format.delimiter).into_iter();
    cells
        .filter(|cell| !matches!(text[cell.clone()].trim_ascii(), [] | b"\"\""))
        .count()
}

/// A line with the rows below it.
struct Reading<'r> {
    bytes: &'r [u8],
    format: Format,
    known: &'r Known<'r>,
    line: &'r Line,
    below: &'r [Line],
    width: usize,
}

impl Reading<'_> {
    fn texts(&self, line: &Line) -> Vec<String> {
        row::texts(&self.bytes[line.range.clone()], self.format.delimiter)
    }

    fn is_asked_for(&self) -> bool {
        let found = self
            .known
            .column
            .map(|wanted| columns::asked(wanted, &self.texts(self.line)));
        matches!(
            found,
            Some(Ok((_, Found::Asked)) | Err(Error::AmbiguousColumn { .. }))
        )
    }

    fn judge(&self, index: usize) -> Candidate {
        let names = self.texts(self.line);
        let rows: Vec<Vec<String>> = self
            .below
            .iter()
            .take(ROWS)
            .map(|line| self.texts(line))
            .collect();
        let asked = self.is_asked_for();
        let list = column_names::bundled();
        let alone = names.len() == 1;
        let runs_together = alone && names[0].contains([',', ';', '|', '\t']);
        let kinds: Vec<Option<ColumnKind>> = names
            .iter()
            .map(|name| {
                list.kind(name)
                    .map(|(kind, _)| kind)
                    .filter(|_| !runs_together)
            })
            .collect();
        let titles = kinds
            .iter()
            .filter(|kind| **kind == Some(ColumnKind::Title))
            .count();
        let others = kinds.iter().flatten().count() - titles;
        let named = if self.known.column.is_some() {
            asked
        } else {
            titles > 0
        };
        let shifted = self.is_shifted(names.len());
        let like_a_row = !asked
            && (self.is_like_a_row(&names, &kinds, &rows, shifted)
                || self.names_a_title_elsewhere(&names, &kinds, &rows, shifted));
        let fits = match names.len() {
            length if length == self.width || shifted => 2.0,
            length if length > self.width => 1.0,
            _ => 0.8,
        };
        let score = if asked { 8.0 } else { 0.0 }
            + if titles > 0 { 4.0 } else { 0.0 }
            + 0.75 * others.min(4) as f64
            + fits
            - if like_a_row { 6.0 } else { 0.0 };
        Candidate {
            line: index,
            named,
            convincing: asked || !like_a_row && (titles > 0 || others > 0),
            like_a_row,
            shifted,
            score,
            names,
        }
    }

    /// Every row has exactly one cell more than the header, and the last one is filled.
    fn is_shifted(&self, names: usize) -> bool {
        let last_is_filled = |line: &Line| {
            let text = &self.bytes[line.range.clone()];
            let last = row::split(text, self.format.delimiter)
                .pop()
                .unwrap_or_default();
            !matches!(text[last].trim_ascii(), [] | b"\"\"")
        };
        names > 1
            && !self.below.is_empty()
            && self
                .below
                .iter()
                .all(|line| line.cells == names + 1 && last_is_filled(line))
    }

    /// A cell holds what no column is called: an address, or a title above others.
    fn is_like_a_row(
        &self,
        names: &[String],
        kinds: &[Option<ColumnKind>],
        rows: &[Vec<String>],
        shifted: bool,
    ) -> bool {
        let is_data = |(index, name): (usize, &String)| {
            let name = name.trim();
            let address = name.contains('@') && name.contains('.') && !name.contains(' ');
            if address || name.starts_with("https://") || name.starts_with("http://") {
                return true;
            }
            if kinds[index].is_some() || !(self.known.looks_like_title)(name) {
                return false;
            }
            let index = index + usize::from(shifted);
            let below = rows.iter().filter_map(|row| row.get(index));
            let below = below.filter(|cell| !cell.trim().is_empty());
            let (count, like) = below.fold((0, 0), |(count, like), cell| {
                (
                    count + 1,
                    like + usize::from((self.known.looks_like_title)(cell)),
                )
            });
            3 * like >= count
        };
        names.iter().enumerate().any(is_data)
    }

    /// A cell looks like a title, and the column that is named for titles holds none: a row in which
    /// somebody works for a firm called Cargo.
    fn names_a_title_elsewhere(
        &self,
        names: &[String],
        kinds: &[Option<ColumnKind>],
        rows: &[Vec<String>],
        shifted: bool,
    ) -> bool {
        let looks = self.known.looks_like_title;
        let is_title = |index: &usize| kinds[*index] == Some(ColumnKind::Title);
        let mut named = (0..names.len()).filter(is_title).peekable();
        let unknown = || (0..names.len()).any(|at| kinds[at].is_none() && looks(&names[at]));
        named.peek().is_some()
            && !rows.is_empty()
            && unknown()
            && named.all(|at| {
                !rows.iter().any(|row| {
                    row.get(at + usize::from(shifted))
                        .is_some_and(|cell| looks(cell))
                })
            })
    }
}
