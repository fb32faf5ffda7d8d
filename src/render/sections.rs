//! Several tables under headings, for people and for pages.

use std::io::{self, Write};

use rolecall::Taxonomy;

use super::{Format, Page, Record, renderer};

/// Prints tables one below the other, in a format for people.
pub(crate) struct Sections<'a> {
    format: Format,
    page: Page,
    taxonomy: &'a Taxonomy,
    pub(crate) out: &'a mut dyn Write,
}

impl<'a> Sections<'a> {
    pub(crate) fn new(
        format: Format,
        page: Page,
        taxonomy: &'a Taxonomy,
        out: &'a mut dyn Write,
    ) -> Sections<'a> {
        Sections {
            format,
            page,
            taxonomy,
            out,
        }
    }

    /// A table under its heading; nothing at all if there is no record.
    pub(crate) fn table<R: Record>(&mut self, heading: &str, records: &[R]) -> io::Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        let mut table = renderer(self.format, self.page, self.taxonomy, self.out)?;
        table.part(heading)?;
        for record in records {
            table.push(record)?;
        }
        table.finish()?;
        drop(table);
        writeln!(self.out)
    }
}
