//! The rows of a batch in formats other than CSV.

use std::borrow::Cow;
use std::io::Write;

use anyhow::Result;
use csv::WriterBuilder;
use rolecall::Taxonomy;
use rolecall::batch::{COLUMNS, Form, Summary};
use serde::{Serialize, Serializer};

use super::Output;
use super::exit::Misuse;
use super::preview;
use crate::render::json::Results;
use crate::render::{Format, Page, escape};

/// Runs a batch with rows in this format. For a table, says how many rows are shown.
pub(crate) fn write(
    format: Format,
    header: bool,
    page: Page,
    taxonomy: &Taxonomy,
    sink: &mut Output,
    run: impl FnOnce(Option<&dyn Form>, &mut (dyn Write + Send)) -> Result<Summary>,
) -> Result<(Summary, Option<usize>)> {
    let separated = |delimiter| Separated {
        delimiter,
        header,
        most: None,
    };
    let summary = match format {
        Format::Csv => run(None, sink)?,
        Format::Tsv => run(Some(&separated(b'\t')), sink)?,
        Format::Markdown => run(Some(&Piped), sink)?,
        Format::Ndjson => run(Some(&Objects), sink)?,
        Format::Json => {
            let mut results = Results::begin(taxonomy, sink)?;
            let summary = run(Some(&Objects), &mut results)?;
            results.end()?;
            summary
        }
        Format::Table => {
            let mut rows = Vec::new();
            let summary = run(Some(&preview::FORM), &mut rows)?;
            let shown = preview::print(&rows, &summary, page, taxonomy, sink)?;
            writeln!(sink)?;
            return Ok((summary, Some(shown)));
        }
        // a workbook takes cells, not text
        Format::Xlsx => return Err(Misuse("this build writes no workbooks".to_owned()).into()),
    };
    Ok((summary, None))
}

/// An object a line, with the columns in their order.
pub(crate) struct Objects;

impl Form for Objects {
    fn head(&self, _: &[String], _: &mut Vec<u8>) {}

    fn row(&self, columns: &[String], cells: &[String], out: &mut Vec<u8>) {
        // Neither memory nor text can fail to be written.
        let _ = serde_json::to_writer(&mut *out, &Object { columns, cells });
        out.push(b'\n');
    }
}

/// Cells with a delimiter between them, quoted only where they must be.
pub(crate) struct Separated {
    pub(crate) delimiter: u8,
    /// Whether the names of the columns stand above the rows.
    pub(crate) header: bool,
    /// How many rows are wanted, if not all.
    pub(crate) most: Option<u64>,
}

impl Form for Separated {
    fn head(&self, columns: &[String], out: &mut Vec<u8>) {
        if self.header {
            self.row(columns, columns, out);
        }
    }

    fn row(&self, _: &[String], cells: &[String], out: &mut Vec<u8>) {
        let mut row = WriterBuilder::new()
            .delimiter(self.delimiter)
            .from_writer(out);
        // Memory does not fail, and a writer of one row takes any number of cells.
        let _ = row.write_record(cells);
        let _ = row.flush();
    }

    fn most(&self) -> Option<u64> {
        self.most
    }
}

/// A table with pipes.
pub(crate) struct Piped;

impl Form for Piped {
    fn head(&self, columns: &[String], out: &mut Vec<u8>) {
        self.row(columns, columns, out);
        out.extend_from_slice("| --- ".repeat(columns.len()).as_bytes());
        out.extend_from_slice(b"|\n");
    }

    fn row(&self, _: &[String], cells: &[String], out: &mut Vec<u8>) {
        for cell in cells {
            let _ = write!(out, "| {} ", escape::markdown(cell));
        }
        out.extend_from_slice(b"|\n");
    }
}

/// A row as an object. Every cell has a name of its own, or readers would keep only one of several.
struct Object<'a> {
    columns: &'a [String],
    cells: &'a [String],
}

impl Object<'_> {
    fn name(&self, at: usize) -> Cow<'_, str> {
        match self.columns.get(at) {
            Some(name) if !name.is_empty() && !self.columns[..at].contains(name) => name.into(),
            Some(name) if !name.is_empty() => format!("{name}_{}", at + 1).into(),
            _ => format!("column_{}", at + 1).into(),
        }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let confidence = self.columns.len().checked_sub(COLUMNS.len() - CONFIDENCE);
        let cells = self.cells.iter().enumerate();
        serializer.collect_map(cells.map(|(at, cell)| match cell.parse() {
            Ok(number) if Some(at) == confidence => (self.name(at), Value::Number(number)),
            _ => (self.name(at), Value::Text(cell)),
        }))
    }
}

/// Where the confidence stands among the added columns.
const CONFIDENCE: usize = 3;

/// A cell: the confidence is a number.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Number(f64),
    Text(&'a str),
}
