//! The columns of a file of labels, and what may be wrong with it.

use std::fmt;

use crate::domain::did_you_mean;

/// Which columns hold what: a name or a number from 1. Without one the column of the usual name is
/// taken, if there is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The titles: `title`, else the column that any table would be read by.
    pub title: Option<String>,
    /// The outcomes: `outcome`. Without such a column one function is clear and several multiple.
    pub outcome: Option<String>,
    /// The functions, best first, joined by `;`: `functions`.
    pub functions: Option<String>,
    /// The column of other accepted answers, joined by `;`: `accepted`. Without it there are none.
    pub accepted: Option<String>,
    /// The levels, joined by `/`: `level`. Without such a column levels are not measured.
    pub level: Option<String>,
}

/// The columns of a file that hold something.
pub(super) struct LabelColumns {
    pub(super) header: Vec<String>,
    pub(super) title: usize,
    pub(super) outcome: Option<usize>,
    pub(super) functions: Option<usize>,
    pub(super) accepted: Option<usize>,
    pub(super) level: Option<usize>,
}

impl LabelColumns {
    /// Finds the columns under a header; `titles` is the one that any table would be read by.
    pub(super) fn new(
        header: Vec<String>,
        titles: usize,
        columns: &Columns,
    ) -> Result<LabelColumns, LabelError> {
        let column = |wanted: &Option<String>, option: &str| match wanted {
            Some(wanted) => place(&header, wanted)
                .map(Some)
                .ok_or_else(|| missing(&header, wanted, option, true)),
            None => Ok(place(&header, option)),
        };
        let is_so_called = header[titles].trim().eq_ignore_ascii_case("title");
        let title = match columns.title {
            None if is_so_called => Some(titles),
            _ => column(&columns.title, "title")?,
        };
        let outcome = column(&columns.outcome, "outcome")?;
        let functions = column(&columns.functions, "functions")?;
        let accepted = column(&columns.accepted, "accepted")?;
        let level = column(&columns.level, "level")?;
        let labels = [outcome, functions, accepted, level];
        let title = title.or(Some(titles).filter(|_| !labels.contains(&Some(titles))));
        let title = title.ok_or_else(|| missing(&header, "title", "title", false))?;
        if outcome.is_none() && functions.is_none() {
            return Err(general(format!(
                "no column holds the right answers; name it: --functions COLUMN if it says sales, \
                 strategy;sales or none, --outcome COLUMN if it says clear, multiple, adjacent or none{}",
                columns_are(&header)
            )));
        }
        Ok(LabelColumns {
            header,
            title,
            outcome,
            functions,
            accepted,
            level,
        })
    }
}

/// The column of this name, else of this name in another case, else of this number.
fn place(header: &[String], wanted: &str) -> Option<usize> {
    let exact = header.iter().position(|name| name == wanted);
    let wanted = wanted.trim();
    let is_alike = |name: &String| name.trim().eq_ignore_ascii_case(wanted);
    let number = || {
        let number: usize = wanted.parse().ok()?;
        (1..=header.len()).contains(&number).then(|| number - 1)
    };
    exact
        .or_else(|| header.iter().position(is_alike))
        .or_else(number)
}

fn missing(header: &[String], wanted: &str, option: &str, asked: bool) -> LabelError {
    let cure = if asked {
        hint(wanted, header.iter().map(String::as_str))
    } else {
        format!("; say which one it is with --{option} COLUMN")
    };
    let columns = columns_are(header);
    LabelError {
        is_misuse: asked,
        ..general(format!("there is no column `{wanted}`{cure}{columns}"))
    }
}

fn columns_are(header: &[String]) -> String {
    let names: Vec<String> = header.iter().map(|name| format!("`{name}`")).collect();
    format!(" (the columns are {})", names.join(", "))
}

/// A mistake in a file of labels: where it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelError {
    /// The line of the file, or the row of the sheet; 0 if no single row is wrong.
    pub row: u64,
    /// The column; empty if no single column is wrong.
    pub column: String,
    /// The mistake, and its cure.
    pub message: String,
    /// The command is wrong, not the file: an option names what is not there, or does not fit.
    pub is_misuse: bool,
}

impl fmt::Display for LabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.row > 0 {
            write!(f, "row {}", self.row)?;
            if !self.column.is_empty() {
                write!(f, ", column `{}`", self.column)?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for LabelError {}

pub(super) fn general(message: String) -> LabelError {
    LabelError {
        row: 0,
        column: String::new(),
        message,
        is_misuse: false,
    }
}

/// `; did you mean ...?`, if one of the known names is near.
pub(super) fn hint<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    did_you_mean(name, known).map_or_else(String::new, |known| format!("; did you mean `{known}`?"))
}
