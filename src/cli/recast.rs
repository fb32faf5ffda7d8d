//! What a batch has written, read back and shown in another format.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Write};

use anyhow::Result;
use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use rolecall::Taxonomy;
use rolecall::batch::{COLUMNS, Options, Summary};
use serde::{Serialize, Serializer};

use crate::render::csv::io_error;
use crate::render::json::{Json, Ndjson};
use crate::render::{Format, escape};

/// The output of a batch.
pub(crate) struct Written<I> {
    /// The names of the columns, made up if there is no header; the added ones come last.
    pub(crate) names: StringRecord,
    /// The rows. One that has more cells than the header has them behind the added ones.
    pub(crate) rows: I,
    header: bool,
}

/// Reads the output of a batch, without what stands above the header.
pub(crate) fn read<R: Read>(
    output: R,
    summary: &Summary,
    options: &Options,
) -> Result<Written<impl Iterator<Item = csv::Result<StringRecord>>>> {
    let mut output = BufReader::new(output);
    for _ in 0..summary.preamble {
        output.skip_until(b'\n')?;
    }
    let mut reader = ReaderBuilder::new();
    reader
        .delimiter(summary.delimiter)
        .has_headers(false)
        .flexible(true);
    let mut rows = reader.from_reader(output).into_records();
    let first = rows.next().transpose()?.unwrap_or_default();
    let (names, first) = match options.header {
        true => (first, None),
        false => (made_up(&first, &options.prefix), Some(Ok(first))),
    };
    Ok(Written {
        names,
        rows: first.into_iter().chain(rows),
        header: options.header,
    })
}

impl<I: Iterator<Item = csv::Result<StringRecord>>> Written<I> {
    /// Prints the rows in a format that takes any columns.
    pub(crate) fn print(
        self,
        format: Format,
        taxonomy: &Taxonomy,
        out: &mut dyn Write,
    ) -> Result<()> {
        let Written {
            names,
            rows,
            header,
        } = self;
        let names = &names;
        match format {
            Format::Json => {
                let mut json = Json::begin(taxonomy, out)?;
                for cells in rows {
                    json.result(&Row {
                        names,
                        cells: cells?,
                    })?;
                }
                json.end()?;
            }
            Format::Ndjson => {
                let mut lines = Ndjson { out };
                for cells in rows {
                    lines.result(&Row {
                        names,
                        cells: cells?,
                    })?;
                }
            }
            Format::Markdown => {
                markdown(names, out)?;
                markdown(&names.iter().map(|_| "---").collect(), out)?;
                for cells in rows {
                    markdown(&cells?, out)?;
                }
            }
            Format::Csv | Format::Tsv | Format::Table => {
                let mut writer = WriterBuilder::new()
                    .delimiter(b'\t')
                    .flexible(true)
                    .from_writer(out);
                if header {
                    writer.write_record(names).map_err(io_error)?;
                }
                for cells in rows {
                    writer.write_record(&cells?).map_err(io_error)?;
                }
                writer.flush()?;
            }
        }
        Ok(())
    }
}

/// `column_1` and so on, then the added ones.
fn made_up(first: &StringRecord, prefix: &str) -> StringRecord {
    let given = first.len().saturating_sub(COLUMNS.len());
    let given = (1..=given).map(|number| format!("column_{number}"));
    given
        .chain(COLUMNS.iter().map(|name| format!("{prefix}{name}")))
        .collect()
}

fn markdown(cells: &StringRecord, out: &mut dyn Write) -> io::Result<()> {
    cells
        .iter()
        .try_for_each(|cell| write!(out, "| {} ", escape::markdown(cell)))?;
    writeln!(out, "|")
}

/// A row as an object, in the order of the columns.
struct Row<'a> {
    names: &'a StringRecord,
    cells: StringRecord,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = |at: usize| match self.names.get(at) {
            Some(name) => Cow::Borrowed(name),
            None => Cow::Owned(format!("column_{}", at + 1)),
        };
        let cells = self.cells.iter().enumerate();
        serializer.collect_map(cells.map(|(at, cell)| (name(at), cell)))
    }
}
