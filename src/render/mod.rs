//! Output formats: one file each, all over the same [`Record`]s.
//!
//! Programs get the fields of a record, people its cells. Text out of data is escaped here and
//! nowhere else, so that no title can move the cursor or turn a line of a terminal around.

pub(crate) mod answer;
pub(crate) mod answer_view;
pub(crate) mod card;
pub(crate) mod changed;
pub(crate) mod clarified;
pub(crate) mod compared;
pub(crate) mod csv;
pub(crate) mod described;
mod evaluation;
pub(crate) mod explanation;
pub(crate) mod json;
pub(crate) mod listing;
mod markdown;
mod ndjson;
pub(crate) mod output_name;
pub(crate) mod paid;
pub(crate) mod role;
pub(crate) mod screen;
pub(crate) mod sections;
pub(crate) mod style;
mod table;
#[cfg(feature = "workbooks")]
pub(crate) mod workbook;
#[cfg(feature = "workbooks")]
mod workbook_cell;
#[cfg(feature = "workbooks")]
pub(crate) mod workbook_limits;
#[cfg(feature = "workbooks")]
pub(crate) mod workbook_table;
pub(crate) mod wrap;

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use rolecall::{Function, Taxonomy};
use serde::Serialize;

use output_name::output_format;
pub(crate) use rolecall::escape;
pub(crate) use style::Tone;

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, as wide as the terminal
    Table,
    /// One JSON object around all results
    Json,
    /// One JSON object a line, each as soon as it is known
    Ndjson,
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// A table to paste into a page or an issue
    Markdown,
    /// A workbook for Excel; by `batch` and `compare` only
    Xlsx,
    /// A page; by `report` only, and by the name of the file
    #[value(skip)]
    Html,
}

impl Format {
    /// The formats of commands that print records.
    pub(crate) const RECORDS: [Format; 6] = [
        Format::Csv,
        Format::Tsv,
        Format::Json,
        Format::Ndjson,
        Format::Markdown,
        Format::Table,
    ];

    /// The formats of `batch` and `compare`.
    pub(crate) const TABLES: [Format; 7] = [
        Format::Csv,
        Format::Tsv,
        Format::Xlsx,
        Format::Json,
        Format::Ndjson,
        Format::Markdown,
        Format::Table,
    ];

    /// The format that the name of a file promises, if it is one of these.
    pub(crate) fn of_file(path: &Path) -> Option<Format> {
        output_format(path, None, &Format::TABLES).ok().flatten()
    }
}

/// The room and the colours that a table has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// Columns of text.
    pub(crate) width: usize,
    /// Show every column, however narrow: nobody can widen a file.
    pub(crate) complete: bool,
    /// Whether colours are shown.
    pub(crate) colour: bool,
}

/// One result.
pub(crate) trait Record: Serialize + Sized {
    /// The column that stands under its row where there is no room beside it.
    const UNDER: Option<&'static str> = None;

    /// CSV, TSV and workbooks; nothing if they get something else.
    fn fields() -> Vec<Field<Self>> {
        Vec::new()
    }

    /// Tables for people; nothing if they get something else.
    fn columns() -> Vec<Column<Self>> {
        Vec::new()
    }
}

/// A field for programs: its name, and its text of a record.
pub(crate) type Field<R> = (&'static str, for<'r> fn(&'r R) -> Cow<'r, str>);

/// A column for people.
pub(crate) struct Column<R> {
    /// The header.
    pub(crate) name: &'static str,
    /// Below this width the column is better left out than squeezed.
    pub(crate) least: usize,
    /// Which columns go first where a terminal is too narrow; 0 always stays.
    pub(crate) rank: u8,
    /// Its cell of a record; not escaped yet.
    pub(crate) cell: for<'r> fn(&'r R) -> Cell<'r>,
}

impl<R> Column<R> {
    /// A column that is always shown.
    pub(crate) fn new(name: &'static str, least: usize, cell: fn(&R) -> Cell<'_>) -> Self {
        Column::ranked(name, least, 0, cell)
    }

    /// A column that goes the sooner, the higher its rank is.
    pub(crate) fn ranked(
        name: &'static str,
        least: usize,
        rank: u8,
        cell: fn(&R) -> Cell<'_>,
    ) -> Self {
        Column {
            name,
            least,
            rank,
            cell,
        }
    }
}

/// The items of a field, with `;` between them; blank without any.
pub(crate) fn joined<'r, T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Cow<'r, str> {
    let mut text = String::new();
    for (at, item) in items.into_iter().enumerate() {
        text += if at == 0 { "" } else { ";" };
        text += item.as_ref();
    }
    text.into()
}

/// The ids of functions, as a field.
pub(crate) fn ids<'r>(functions: &[Function]) -> Cow<'r, str> {
    joined(functions.iter().map(|function| function.id()))
}

/// The names of functions, for people.
pub(crate) fn names(functions: &[Function], separator: &str) -> String {
    let names: Vec<&str> = functions.iter().map(|function| function.name()).collect();
    names.join(separator)
}

/// A cell of a table.
#[derive(Debug)]
pub(crate) struct Cell<'a> {
    /// Lines of text.
    pub(crate) lines: Vec<Cow<'a, str>>,
    /// How they look.
    pub(crate) tone: Tone,
}

impl<'a> Cell<'a> {
    /// One line.
    pub(crate) fn toned(text: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        Self {
            lines: vec![text.into()],
            tone,
        }
    }

    /// Several lines, without emphasis.
    pub(crate) fn lines(lines: impl IntoIterator<Item = impl Into<Cow<'a, str>>>) -> Self {
        Self {
            lines: lines.into_iter().map(Into::into).collect(),
            tone: Tone::Plain,
        }
    }
}

/// One line, without emphasis.
impl<'a, T: Into<Cow<'a, str>>> From<T> for Cell<'a> {
    fn from(text: T) -> Self {
        Self::toned(text, Tone::Plain)
    }
}

/// Prints records in one format.
pub(crate) trait Renderer<R: Record> {
    /// Begins a part under a heading; formats for programs have no parts.
    fn part(&mut self, _heading: &str) -> io::Result<()> {
        Ok(())
    }

    /// Prints a record, at once or later.
    fn push(&mut self, record: &R) -> io::Result<()>;

    /// Adds a remark to what has been printed; for people only.
    fn remark(&mut self, _heading: &str, _lines: &[String]) -> io::Result<()> {
        Ok(())
    }

    /// Prints whatever is still to be printed.
    fn finish(&mut self) -> io::Result<()>;
}

/// Prints one list.
pub(crate) fn print<R: Record>(
    records: &[R],
    format: Format,
    page: Page,
    taxonomy: &Taxonomy,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut renderer = renderer(format, page, taxonomy, out)?;
    for record in records {
        renderer.push(record)?;
    }
    renderer.finish()
}

/// The renderer of a format.
pub(crate) fn renderer<'a, R: Record + 'a>(
    format: Format,
    page: Page,
    taxonomy: &Taxonomy,
    out: &'a mut dyn Write,
) -> io::Result<Box<dyn Renderer<R> + 'a>> {
    Ok(match format {
        Format::Table => Box::new(table::Table::new(page, out)),
        Format::Json => Box::new(json::Json::begin(taxonomy, out)?),
        Format::Ndjson => Box::new(ndjson::Ndjson { out }),
        Format::Csv => Box::new(csv::Csv::begin::<R>(b',', out)?),
        Format::Tsv => Box::new(csv::Csv::begin::<R>(b'\t', out)?),
        Format::Markdown => Box::new(markdown::Markdown::new(out)),
        #[cfg(feature = "workbooks")]
        Format::Xlsx => Box::new(workbook_table::RecordsWorkbook::begin::<R>(out)),
        _ => return Err(io::ErrorKind::Unsupported.into()),
    })
}
