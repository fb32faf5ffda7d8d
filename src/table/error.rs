//! The errors that stop the reading of a table.

use std::{fmt, io};

use super::{NotATable, content::Decoy, sheet::Sheet};

/// What can stop a table from being read, or its answers from being written. The text says what is wrong, where, and what to do instead.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The input holds nothing at all.
    Empty,
    /// The input is no text: a workbook, an archive, a picture. Holds what it seems to be.
    NotText(&'static str),
    /// The input is no table under any name: HTML, JSON, a picture.
    Refused(NotATable),
    /// A workbook that is protected by a password.
    Password,
    /// A workbook that is broken, and how.
    Damaged(String),
    /// A workbook of more than so many megabytes, as a file or unpacked.
    WorkbookTooLarge(u64),
    /// A workbook with a cell of more than so many megabytes.
    CellTooLarge(u64),
    /// A workbook with a row of more than so many megabytes.
    RowTooLarge(u64),
    /// A sheet that unfolds to more than so many cells.
    TooManyCells(u64),
    /// No sheet has cells.
    NoSheet,
    /// A sheet was asked for in a file that is no workbook.
    NoWorkbook(String),
    /// An option for text was given with a workbook; holds its name.
    NoText(&'static str),
    /// No such sheet.
    SheetNotFound {
        /// The column that was asked for.
        wanted: String,
        /// The sheets there are, quoted, with a mark for hidden ones.
        sheets: Vec<String>,
    },
    /// Several sheets, none of which has titles; holds their names.
    NoTitleSheet(Vec<String>),
    /// The input is text and no table.
    NotATable {
        /// The likely kind of the file.
        kind: &'static str,
        /// The advice: what to do or to type instead.
        advice: String,
    },
    /// No line is the header beyond doubt.
    NoHeader {
        /// The first rows: line and cells.
        rows: Vec<(u64, Vec<String>)>,
    },
    /// With the delimiter that was given every line is one cell; another one would split them.
    WrongDelimiter {
        /// The one that was given.
        given: u8,
        /// The other one.
        better: u8,
    },
    /// No column has a name for titles, and the cells of several look like titles.
    TwoTitleColumns {
        /// Number, counted from one, and name of each.
        choices: Vec<(usize, String)>,
    },
    /// No such encoding.
    UnknownEncoding(String),
    /// A delimiter that cannot delimit.
    BadDelimiter(u8),
    /// The column asked for is not there.
    ColumnNotFound {
        /// The sheet that was asked for.
        wanted: String,
        /// The columns there are.
        columns: Vec<String>,
        /// The column whose name is nearest, if one is near.
        nearest: Option<String>,
    },
    /// No column was asked for and none looks like job titles.
    NoTitleColumn {
        /// The columns there are; none if the input has no header.
        columns: Vec<String>,
        /// Columns named like titles, and what they hold instead.
        decoys: Vec<(String, Decoy)>,
    },
    /// Several columns have the name.
    AmbiguousColumn {
        /// The name.
        name: String,
        /// Number, counted from one, and name of each.
        choices: Vec<(usize, String)>,
    },
    /// The input has columns that are about to be added.
    ColumnExists {
        /// Those columns.
        columns: Vec<String>,
        /// The prefix in use.
        prefix: String,
    },
    /// The input lacks a column of an earlier run that is to be updated.
    NothingToUpdate(String),
    /// A row has too many or too few cells, and `strict` is on.
    Ragged {
        /// The line the row starts on, counted from one.
        line: u64,
        /// The cells of the header.
        expected: usize,
        /// The cells of the row.
        found: usize,
    },
    /// A row that has no end: the line it starts on.
    TooLong(u64),
    /// A file to be read whole that is longer than so many megabytes.
    TooBig(u64),
    /// The input cannot be read.
    Read(io::Error),
    /// The output cannot be written.
    Write(io::Error),
    /// A file of decisions cannot be used.
    Pins {
        /// The line, counted from one.
        line: u64,
        /// The fault.
        problem: String,
    },
}

impl Error {
    /// The same error, with the row numbers of the sheet that a text was made from.
    pub(super) fn in_sheet(mut self, sheet: Option<&Sheet>) -> Self {
        if let (Self::NoHeader { rows }, Some(sheet)) = (&mut self, sheet) {
            for (line, _) in rows {
                *line = sheet.row_number(*line);
            }
        }
        self
    }

    /// Whether the reader of the output has gone away, which ends a pipeline in peace.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(source) if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(source) | Self::Write(source) => Some(source),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the input is empty; it needs a header and a row for each person"),
            Self::NotText(kind) => write!(f, "the input is {kind}, not text; save it as CSV and give that"),
            Self::Refused(refused) => refused.fmt(f),
            Self::Password => {
                f.write_str("the workbook is protected by a password; save it without one, or as CSV")
            }
            Self::Damaged(problem) => write!(
                f,
                "the workbook is damaged ({problem}); open it in Excel or LibreOffice and save it again, or as CSV"
            ),
            Self::WorkbookTooLarge(megabytes) => write!(
                f,
                "the workbook has more than {megabytes} MB of content; save the sheet you need as CSV"
            ),
            Self::CellTooLarge(megabytes) => write!(
                f,
                "the workbook has a cell of more than {megabytes} MB, which no list of titles needs; \
                 save the sheet you need as CSV"
            ),
            Self::RowTooLarge(megabytes) => write!(
                f,
                "the workbook has a row of more than {megabytes} MB, which no list of titles needs; \
                 save the sheet you need as CSV"
            ),
            Self::TooManyCells(cells) => write!(
                f,
                "the workbook has or claims more than {cells} cells; delete the empty rows and columns \
                 around the list, or save the sheet you need as CSV"
            ),
            Self::NoSheet => f.write_str(
                "the workbook has no visible sheet with cells; name a hidden one with --sheet",
            ),
            Self::NoWorkbook(sheet) => write!(
                f,
                "the input is not a workbook and has no sheet {sheet:?}; leave out --sheet"
            ),
            Self::NoText(option) => write!(
                f,
                "the input is a workbook, in which {option} means nothing; leave it out"
            ),
            Self::SheetNotFound { wanted, sheets } => {
                write!(f, "there is no sheet {wanted:?}\nthe sheets are:{}", numbered(sheets))
            }
            Self::NoTitleSheet(sheets) => write!(
                f,
                "no sheet has a column that looks like job titles; say which with --sheet\nthe sheets are:{}",
                numbered(sheets)
            ),
            Self::NotATable { kind, advice } => write!(f, "the input seems to be {kind}; {advice}"),
            Self::NoHeader { rows } => {
                f.write_str("no line looks like the header of a table; the first rows are:")?;
                for (line, cells) in rows {
                    let cells: Vec<_> = cells.iter().map(|cell| format!("`{}`", shown(cell))).collect();
                    write!(f, "\n  line {line}: {}", cells.join(", "))?;
                }
                let lone = rows.first().is_none_or(|(_, cells)| cells.len() == 1);
                let number = if lone { "" } else { " --column NUMBER" };
                write!(
                    f,
                    "\nif the table has no header, add --no-header{number}; if it has one, say which column holds \
                     the titles: --column NAME"
                )
            }
            Self::WrongDelimiter { given, better } => {
                let [given, better] = [given, better].map(|byte| match byte {
                    b'\t' => "tab".to_owned(),
                    other => other.escape_ascii().to_string(),
                });
                write!(
                    f,
                    "`{given}` is not the delimiter of this table: with it every line is one cell; leave out \
                     --delimiter, or type --delimiter '{better}'"
                )
            }
            Self::TwoTitleColumns { choices } => {
                f.write_str("the cells of several columns look like job titles; say which to read:")?;
                choices_list(f, choices)
            }
            Self::UnknownEncoding(label) => write!(
                f,
                "unknown encoding `{}`; try utf-8, utf-16le, windows-1252 or another label of the WHATWG \
                 encoding standard, or leave --encoding out to have it found",
                shown(label)
            ),
            Self::BadDelimiter(byte) => write!(
                f,
                "`{}` cannot be the delimiter; give one character such as , ; | or a tab",
                byte.escape_ascii()
            ),
            Self::ColumnNotFound { wanted, columns, nearest } => {
                write!(f, "there is no column `{}`", shown(wanted))?;
                if let Some(nearest) = nearest {
                    write!(f, "; did you mean `{}`?", shown(nearest))?;
                }
                list(f, columns)
            }
            Self::NoTitleColumn { columns, .. } if columns.is_empty() => f.write_str(
                "without a header the title column cannot be told; give its number, such as --column 3",
            ),
            Self::NoTitleColumn { columns, decoys } => {
                f.write_str("no column looks like job titles; say which it is with --column")?;
                for (name, holds) in decoys.iter().take(MOST_LISTED) {
                    write!(f, "\n`{}` was passed over: it holds {holds}", shown(name))?;
                }
                list(f, columns)
            }
            Self::AmbiguousColumn { name, choices } => {
                write!(f, "several columns are called `{}`; say which with", shown(name))?;
                choices_list(f, choices)
            }
            Self::ColumnExists { columns, prefix } => {
                let names: Vec<_> = columns.iter().map(|name| format!("`{}`", shown(name))).collect();
                write!(
                    f,
                    "the input already has {}; add --update to put new answers there, or give the new columns a prefix \
                     other than `{}`, such as --prefix new_",
                    names.join(", "),
                    shown(prefix)
                )
            }
            Self::NothingToUpdate(name) => write!(
                f,
                "there is no column `{}` of an earlier run to update; leave --update out to add the columns",
                shown(name)
            ),
            Self::Ragged { line, expected, found } => write!(
                f,
                "line {line}: expected {expected} cells as in the header, found {found}; fix the row, \
                 or leave --strict out to keep such rows and have them counted"
            ),
            Self::TooLong(line) => write!(
                f,
                "the row on line {line} has more than 256 MB; is it a CSV, with a line for each person?"
            ),
            Self::TooBig(most) => write!(f, "the file has more than {most} MB; is it the right one?"),
            Self::Read(source) => write!(f, "the input cannot be read: {source}"),
            Self::Write(source) => write!(f, "the output cannot be written: {source}"),
            Self::Pins { line, problem } => write!(f, "line {line} of the decisions: {problem}"),
        }
    }
}

fn choices_list(f: &mut fmt::Formatter<'_>, choices: &[(usize, String)]) -> fmt::Result {
    for (index, (number, choice)) in choices.iter().take(MOST_LISTED).enumerate() {
        let or = if index == 0 { "" } else { " or" };
        write!(f, "{or} --column {number} (`{}`)", shown(choice))?;
    }
    Ok(())
}

/// A message names no more columns than this.
const MOST_LISTED: usize = 40;

/// Lists columns with their numbers, which `--column` takes too.
fn list(f: &mut fmt::Formatter<'_>, columns: &[String]) -> fmt::Result {
    let quoted = columns.iter().take(MOST_LISTED);
    let quoted: Vec<String> = quoted.map(|name| format!("`{}`", shown(name))).collect();
    write!(f, "\nthe columns are:{}", numbered(&quoted))?;
    match columns.len().saturating_sub(MOST_LISTED) {
        0 => Ok(()),
        more => write!(f, ", and {more} more"),
    }
}

/// Names with their numbers.
fn numbered(names: &[String]) -> String {
    let names = (1..)
        .zip(names)
        .map(|(number, name)| format!(" {number} {name}"));
    names.collect::<Vec<_>>().join(",")
}

/// Text from data, fit for a terminal: no control or bidi characters, and not endless.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        let bidi = matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || bidi {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}
