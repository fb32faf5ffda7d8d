//! The rows of a batch in formats other than CSV.

use std::borrow::Cow;
use std::io::Write;

use anyhow::Result;
use csv::WriterBuilder;
use rolecall::Taxonomy;
use rolecall::batch::{CONFIDENCE, Destination, Form, FormRow, Summary};
use serde::{Serialize, Serializer};

use super::Output;
use super::exit::misuse;
use crate::render::json::Json;
use crate::render::{Format, escape};

/// Runs a batch with rows in this format.
pub(crate) fn write(
    format: Format,
    header: bool,
    taxonomy: &Taxonomy,
    sink: &mut Output,
    run: impl FnOnce(Destination<'_>) -> Result<Summary>,
) -> Result<Summary> {
    let separated = |delimiter| Separated { delimiter, header };
    match format {
        Format::Tsv => run(Destination::Form(&separated(b'\t'), sink)),
        Format::Markdown => run(Destination::Form(&Piped, sink)),
        Format::Ndjson => run(Destination::Form(&Objects, sink)),
        Format::Json => {
            let mut results = Json::begin(taxonomy, sink)?;
            let summary = run(Destination::Form(&Objects, &mut results))?;
            results.end()?;
            Ok(summary)
        }
        // a table is printed by `preview`
        Format::Csv | Format::Table => run(Destination::Csv(sink)),
        // a workbook takes cells, not text
        Format::Xlsx | Format::Html => misuse("this build writes no workbooks"),
    }
}

/// An object a line, with the columns in their order.
pub(crate) struct Objects;

impl Form for Objects {
    fn head(&self, _: &[String], _: &mut Vec<u8>) {}

    fn row(&self, row: &FormRow<'_>, out: &mut Vec<u8>) {
        // Neither memory nor text can fail to be written.
        let _ = serde_json::to_writer(&mut *out, &Object(row));
        out.push(b'\n');
    }
}

/// Cells with a delimiter between them, quoted only where they must be.
pub(crate) struct Separated {
    pub(crate) delimiter: u8,
    /// Whether the names of the columns stand above the rows.
    pub(crate) header: bool,
}

impl Form for Separated {
    fn head(&self, columns: &[String], out: &mut Vec<u8>) {
        if self.header {
            self.write(columns.iter(), out);
        }
    }

    fn row(&self, row: &FormRow<'_>, out: &mut Vec<u8>) {
        self.write(row.cells(), out);
    }

    fn note(&self, cells: &[String], out: &mut Vec<u8>) {
        match cells {
            [blank] if blank.is_empty() => out.push(b'\n'), // quotes would fill it
            cells => self.write(cells.iter(), out),
        }
    }
}

impl Separated {
    fn write<'c>(&self, cells: impl Iterator<Item = &'c String>, out: &mut Vec<u8>) {
        let mut row = WriterBuilder::new()
            .delimiter(self.delimiter)
            .from_writer(out);
        // Memory does not fail, and a writer of one row takes any number of cells.
        let _ = row.write_record(cells);
        let _ = row.flush();
    }
}

/// A table with pipes.
pub(crate) struct Piped;

impl Form for Piped {
    fn head(&self, columns: &[String], out: &mut Vec<u8>) {
        write_piped(columns.iter(), out);
        out.extend_from_slice("| --- ".repeat(columns.len()).as_bytes());
        out.extend_from_slice(b"|\n");
    }

    fn row(&self, row: &FormRow<'_>, out: &mut Vec<u8>) {
        write_piped(row.cells(), out);
    }
}

fn write_piped<'c>(cells: impl Iterator<Item = &'c String>, out: &mut Vec<u8>) {
    for cell in cells {
        let _ = write!(out, "| {} ", escape::markdown(cell));
    }
    out.extend_from_slice(b"|\n");
}

/// A row as an object. Every cell has a name of its own, or readers would keep only one of several.
struct Object<'a>(&'a FormRow<'a>);

impl Object<'_> {
    fn name(&self, at: usize) -> Cow<'_, str> {
        let columns = self.0.columns;
        match columns.get(at) {
            Some(name) if !name.is_empty() && !columns[..at].contains(name) => name.into(),
            Some(name) if !name.is_empty() => format!("{name}_{}", at + 1).into(),
            _ => format!("column_{}", at + 1).into(),
        }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let confidence = self.0.given.len() + CONFIDENCE;
        let cells = self.0.cells().enumerate();
        serializer.collect_map(cells.map(|(at, cell)| {
            let number = self.0.answer.hundredths().filter(|_| at == confidence);
            let value = number.map_or(Value::Text(cell), Value::Number);
            (self.name(at), value)
        }))
    }
}

/// A cell: the confidence is a number.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Number(f64),
    Text(&'a str),
}
