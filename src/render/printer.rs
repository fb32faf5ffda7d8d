//! Prints records: one list, or several tables under headings.

use std::io::{self, Write};

use rolecall::Taxonomy;

use super::format::csv::Csv;
use super::format::json::Json;
use super::format::markdown::Markdown;
use super::format::ndjson::Ndjson;
use super::format::table::TextTable;
#[cfg(feature = "workbooks")]
use super::workbook::RecordsWorkbook;
use super::{Format, Page, Record, Renderer};

/// A format, the page it has to fit, and where it goes.
pub(crate) struct Printer<'t, W> {
    pub(crate) format: Format,
    pub(crate) page: Page,
    pub(crate) taxonomy: &'t Taxonomy,
    pub(crate) out: W,
}

impl<W: Write> Printer<'_, W> {
    /// The renderer of the format.
    pub(crate) fn renderer<'a, R: Record + 'a>(
        &'a mut self,
    ) -> io::Result<Box<dyn Renderer<R> + 'a>> {
        let out = &mut self.out;
        Ok(match self.format {
            Format::Table => Box::new(TextTable::new(self.page, out)),
            Format::Json => Box::new(Json::begin(self.taxonomy, out)?),
            Format::Ndjson => Box::new(Ndjson { out }),
            Format::Csv => Box::new(Csv::begin::<R>(b',', out)?),
            Format::Tsv => Box::new(Csv::begin::<R>(b'\t', out)?),
            Format::Markdown => Box::new(Markdown::new(out)),
            #[cfg(feature = "workbooks")]
            Format::Xlsx => Box::new(RecordsWorkbook::begin::<R>(out)),
            _ => return Err(io::ErrorKind::Unsupported.into()),
        })
    }

    /// Prints one list.
    pub(crate) fn print<R: Record>(&mut self, records: &[R]) -> io::Result<()> {
        self.print_with(records, "", &[])
    }

    /// Prints one list and, for people, a remark on it, if there is something to remark.
    pub(crate) fn print_with<R: Record>(
        &mut self,
        records: &[R],
        heading: &str,
        remark: &[String],
    ) -> io::Result<()> {
        let mut renderer = self.renderer()?;
        for record in records {
            renderer.push(record)?;
        }
        if !remark.is_empty() {
            renderer.remark(heading, remark)?;
        }
        renderer.finish()
    }

    /// Prints a table under its heading, for people; nothing at all if there is no record.
    pub(crate) fn table<R: Record>(&mut self, heading: &str, records: &[R]) -> io::Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        let mut table = self.renderer()?;
        table.part(heading)?;
        for record in records {
            table.push(record)?;
        }
        table.finish()?;
        writeln!(self.out)
    }
}
