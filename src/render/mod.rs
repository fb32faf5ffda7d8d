//! Output formats: one file each, all over the same [`Record`]s.
//!
//! Programs get the fields of a record, people its cells. Text out of data is escaped here and
//! nowhere else, so that no title can move the cursor or turn a line of a terminal around.

pub(crate) mod answer;
pub(crate) mod card;
pub(crate) mod clarified;
pub(crate) mod compared;
pub(crate) mod csv;
pub(crate) mod described;
pub(crate) mod escape;
mod evaluation;
pub(crate) mod explanation;
pub(crate) mod json;
pub(crate) mod listing;
mod mark;
mod markdown;
#[allow(dead_code, reason = "commands are moved over to it next")]
pub(crate) mod output_name;
pub(crate) mod role;
pub(crate) mod screen;
pub(crate) mod sections;
pub(crate) mod style;
mod table;
#[cfg(feature = "workbooks")]
#[allow(dead_code, reason = "batch writes through it next")]
pub(crate) mod workbook;
#[cfg(feature = "workbooks")]
mod workbook_cell;
mod wrap;

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use rolecall::Taxonomy;
use serde::Serialize;

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
}

impl Format {
    /// The format that a file of this name usually holds.
    pub(crate) fn of_file(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "json" => Format::Json,
            "ndjson" | "jsonl" => Format::Ndjson,
            "csv" => Format::Csv,
            "tsv" | "tab" => Format::Tsv,
            "md" | "markdown" => Format::Markdown,
            "txt" => Format::Table,
            _ => return None,
        })
    }
}

/// What a table has to fit, and may use.
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
pub(crate) trait Record: Serialize {
    /// The names of what programs get.
    const FIELDS: &'static [&'static str];
    /// The columns people see.
    const COLUMNS: &'static [Column];

    /// What programs get, as it is.
    fn fields(&self) -> Vec<Cow<'_, str>>;

    /// What people see; not escaped yet.
    fn cells(&self) -> Vec<Cell<'_>>;
}

/// A column of a table.
#[derive(Debug)]
pub(crate) struct Column {
    /// The header.
    pub(crate) name: &'static str,
    /// Below this width the column is better left out than squeezed.
    pub(crate) least: usize,
    /// Which columns go first where a terminal is too narrow; 0 always stays.
    pub(crate) rank: u8,
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
    /// One line, without emphasis.
    pub(crate) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self::toned(text, Tone::Plain)
    }

    /// One line.
    pub(crate) fn toned(text: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        Self {
            lines: vec![text.into()],
            tone,
        }
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
        Format::Ndjson => Box::new(json::Ndjson { out }),
        Format::Csv => Box::new(csv::Csv::begin::<R>(b',', out)?),
        Format::Tsv => Box::new(csv::Csv::begin::<R>(b'\t', out)?),
        Format::Markdown => Box::new(markdown::Markdown::new(out)),
    })
}
