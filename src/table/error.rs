//! The errors that stop the reading of a table.

use std::io;

use super::{Refusal, columns::Decoy};
use crate::escape::quoted;

/// Stops a table from being read, or its answers from being written. The text says what is wrong,
/// where, and what to do instead.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input holds nothing at all.
    #[error("the input is empty; it needs a header and a row for each person")]
    Empty,
    /// Text was expected; holds what the input is instead.
    #[error("the input is {0}, not text; save it as CSV and give that")]
    NotText(&'static str),
    /// The input is no table under any name: HTML, JSON, Markdown, a picture.
    #[error("{0}")]
    NotATable(Refusal),
    /// A table with a delimiter that is only taken when it is asked for.
    #[error(
        "the input seems to be a table with an unusual delimiter; say which: --delimiter '{}'",
        .0.escape_ascii()
    )]
    UnusualDelimiter(u8),
    /// A table whose rows are each in quotes as a whole.
    #[error(
        "the input seems to be a table whose rows are each in quotes as a whole; take these off: open it in \
         Excel, choose Data > Text to Columns > Delimited, and save it as CSV"
    )]
    QuotedRows,
    /// A workbook that is protected by a password.
    #[error("the workbook is protected by a password; save it without one, or as CSV")]
    PasswordProtected,
    /// A workbook that is broken, and how.
    #[error(
        "the workbook is damaged ({0}); open it in Excel or LibreOffice and save it again, or as CSV"
    )]
    Damaged(String),
    /// A workbook of more than so many megabytes, as a file or unpacked.
    #[error("the workbook has more than {0} MB of content; save the sheet you need as CSV")]
    WorkbookTooLarge(u64),
    /// A workbook with a row of more than so many megabytes.
    #[error("the workbook has a row of more than {0} MB{TOO_LARGE}")]
    RowTooLarge(u64),
    /// A workbook with a cell of more than so many megabytes.
    #[error("the workbook has a cell of more than {0} MB{TOO_LARGE}")]
    CellTooLarge(u64),
    /// A sheet that unfolds to more than so many cells.
    #[error(
        "the workbook has or claims more than {0} cells; delete the empty rows and columns around the \
         list, or save the sheet you need as CSV"
    )]
    TooManyCells(u64),
    /// No visible sheet has cells.
    #[error("the workbook has no visible sheet with cells; name a hidden one with --sheet")]
    NoFilledSheet,
    /// A sheet was asked for in a file that is no workbook.
    #[error("the input is not a workbook and has no sheet {0:?}; leave out --sheet")]
    SheetOfNoWorkbook(String),
    /// An option for text was given with a workbook; holds its name.
    #[error("the input is a workbook, in which {0} means nothing; leave it out")]
    OptionOfText(&'static str),
    /// No such sheet.
    #[error("there is no sheet {wanted:?}\nthe sheets are:{}", numbered(sheets))]
    SheetNotFound {
        /// The sheet that was asked for.
        wanted: String,
        /// The sheets there are, quoted, with a mark for hidden ones.
        sheets: Vec<String>,
    },
    /// Several sheets, none of which has titles; holds their names.
    #[error(
        "no sheet has a column that looks like job titles; say which with --sheet\nthe sheets are:{}",
        numbered(.0)
    )]
    NoTitleSheet(Vec<String>),
    /// No line is the header beyond doubt.
    #[error("{}", no_header(rows))]
    NoHeader {
        /// The first rows: line and cells.
        rows: Vec<(u64, Vec<String>)>,
    },
    /// With the delimiter that was given there is no table; with another one there is.
    #[error(
        "`{}` does not seem to be the delimiter of this table, but `{}` does; leave out --delimiter, or \
         type --delimiter '{}'",
        delimiter_name(*given),
        delimiter_name(*better),
        delimiter_name(*better)
    )]
    WrongDelimiter {
        /// The one that was given.
        given: u8,
        /// The other one.
        better: u8,
    },
    /// In the encoding that was given there is no table; in another one there is.
    #[error(
        "the input does not seem to be in {given}, but in {better}; leave out --encoding, or type \
         --encoding {better}"
    )]
    WrongEncoding {
        /// The one that was given.
        given: String,
        /// The other one.
        better: &'static str,
    },
    /// Text in an encoding that is not read.
    #[error("the input is in {0}, which cannot be read; save it as UTF-8 and give that")]
    UnreadEncoding(&'static str),
    /// No column has a name for titles, and the cells of several look like titles.
    #[error(
        "the cells of several columns look like job titles; say which to read:{}",
        choice_list(choices)
    )]
    SeveralTitleColumns {
        /// Number, counted from one, and name of each.
        choices: Vec<(usize, String)>,
    },
    /// No such encoding.
    #[error(
        "unknown encoding {}; try utf-8, utf-16le, windows-1252 or another label of the WHATWG encoding \
         standard, or leave --encoding out to have it found",
        quoted(.0)
    )]
    UnknownEncoding(String),
    /// A delimiter that cannot delimit.
    #[error(
        "`{}` cannot be the delimiter; give one character such as , ; | or a tab",
        .0.escape_ascii()
    )]
    BadDelimiter(u8),
    /// The column asked for is not there.
    #[error(
        "there is no column {}{}{}",
        quoted(wanted),
        nearest_name(nearest),
        column_list(columns)
    )]
    ColumnNotFound {
        /// The column that was asked for.
        wanted: String,
        /// The columns there are.
        columns: Vec<String>,
        /// The column whose name is nearest, if one is near.
        nearest: Option<String>,
    },
    /// No column was asked for and none looks like job titles.
    #[error("{}", no_title_column(columns, decoys))]
    NoTitleColumn {
        /// The columns there are; none if the input has no header.
        columns: Vec<String>,
        /// Columns named like titles, and what they hold instead.
        decoys: Vec<(String, Decoy)>,
    },
    /// Several columns have the name.
    #[error(
        "several columns are called {}{}; say which with{}",
        quoted(name),
        if choices.iter().all(|(_, other)| other == name) { "" } else { " or the like" },
        choice_list(choices)
    )]
    AmbiguousColumn {
        /// The name.
        name: String,
        /// Number, counted from one, and name of each.
        choices: Vec<(usize, String)>,
    },
    /// The input has columns that are about to be added.
    #[error(
        "the input already has {}; add --update to put new answers there, or give the new columns a prefix \
         other than {}, such as --prefix new_",
        all_quoted(columns).join(", "),
        quoted(prefix)
    )]
    ColumnExists {
        /// Those columns.
        columns: Vec<String>,
        /// The prefix in use.
        prefix: String,
    },
    /// The input lacks a column of an earlier run that is to be updated.
    #[error(
        "there is no column {} of an earlier run to update; leave --update out to add the columns",
        quoted(.0)
    )]
    NothingToUpdate(String),
    /// A row has too many or too few cells, and `strict` is on.
    #[error(
        "line {line}: expected {expected} cells as in the header, found {found}; fix the row, or leave \
         --strict out to keep such rows and have them counted"
    )]
    Ragged {
        /// The line the row starts on, counted from one.
        line: u64,
        /// The cells of the header.
        expected: usize,
        /// The cells of the row.
        found: usize,
    },
    /// A row that has no end: the line it starts on.
    #[error("the row on line {0} has more than 256 MB; is it a CSV, with a line for each person?")]
    RowTooLong(u64),
    /// A file to be read whole that is longer than so many megabytes.
    #[error("the file has more than {0} MB; is it the right one?")]
    FileTooLarge(u64),
    /// The input cannot be read.
    #[error("the input cannot be read: {0}")]
    Read(#[source] io::Error),
    /// The output cannot be written.
    #[error("the output cannot be written: {0}")]
    Write(#[source] io::Error),
}

impl Error {
    /// The error with other numbers of lines, as of the sheet that a text was made from.
    pub(super) fn in_lines(mut self, told: impl Fn(u64) -> u64) -> Self {
        if let Self::NoHeader { rows } = &mut self {
            for (line, _) in rows {
                *line = told(*line);
            }
        }
        self
    }

    /// The input cannot be read, or is refused while it is.
    pub(super) fn of_reading(error: io::Error) -> Self {
        match error.downcast::<Refusal>() {
            Ok(refused) => Self::NotATable(refused),
            Err(error) => Self::Read(error),
        }
    }

    /// The command is wrong and not the input: an option does not fit it.
    pub fn is_misuse(&self) -> bool {
        matches!(
            self,
            Self::UnknownEncoding(_)
                | Self::BadDelimiter(_)
                | Self::WrongDelimiter { .. }
                | Self::WrongEncoding { .. }
                | Self::ColumnNotFound { .. }
                | Self::AmbiguousColumn { .. }
                | Self::ColumnExists { .. }
                | Self::SheetNotFound { .. }
                | Self::SheetOfNoWorkbook(_)
                | Self::OptionOfText(_)
                | Self::NothingToUpdate(_)
        )
    }

    /// Whether the reader of the output has gone away, which ends a pipeline in peace.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(source) if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

const TOO_LARGE: &str = ", which no list of titles needs; save the sheet you need as CSV";

/// A message names no more columns than this.
const MOST_LISTED: usize = 40;

fn no_header(rows: &[(u64, Vec<String>)]) -> String {
    let mut text = "no line looks like the header of a table; the first rows are:".to_owned();
    for (line, cells) in rows {
        text += &format!("\n  line {line}: {}", all_quoted(cells).join(", "));
    }
    let lone = rows.first().is_none_or(|(_, cells)| cells.len() == 1);
    let number = if lone { "" } else { " --column NUMBER" };
    text + &format!(
        "\nif the table has no header, add --no-header{number}; if it has one, say which column holds \
         the titles: --column NAME"
    )
}

fn no_title_column(columns: &[String], decoys: &[(String, Decoy)]) -> String {
    if columns.is_empty() {
        let cure = "give the number of the one that does, such as --column 1";
        return format!("no column holds job titles for certain; {cure}");
    }
    let mut text = "no column looks like job titles; say which it is with --column".to_owned();
    for (name, holds) in decoys.iter().take(MOST_LISTED) {
        text += &format!("\n{} was passed over: it holds {holds}", quoted(name));
    }
    text + &column_list(columns)
}

fn nearest_name(nearest: &Option<String>) -> String {
    match nearest {
        Some(name) => format!("; did you mean {}?", quoted(name)),
        None => String::new(),
    }
}

/// A delimiter as it is typed.
fn delimiter_name(delimiter: u8) -> String {
    match delimiter {
        b'\t' => "tab".to_owned(),
        other => other.escape_ascii().to_string(),
    }
}

/// ` --column 2 (`Title`) or --column 5 (`Role`)`
fn choice_list(choices: &[(usize, String)]) -> String {
    let choices = choices.iter().take(MOST_LISTED);
    let choices = choices.map(|(number, name)| format!(" --column {number} ({})", quoted(name)));
    choices.collect::<Vec<_>>().join(" or")
}

/// Lists columns with their numbers, which `--column` takes too.
fn column_list(columns: &[String]) -> String {
    let listed = &columns[..columns.len().min(MOST_LISTED)];
    let more = match columns.len() - listed.len() {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    format!("\nthe columns are:{}{more}", numbered(&all_quoted(listed)))
}

fn all_quoted(names: &[String]) -> Vec<String> {
    names.iter().map(|name| quoted(name)).collect()
}

/// Names with their numbers.
fn numbered(names: &[String]) -> String {
    let names = (1..).zip(names);
    let names = names.map(|(number, name)| format!(" {number} {name}"));
    names.collect::<Vec<_>>().join(",")
}
