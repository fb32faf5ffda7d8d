//! Several tables under headings, for people and for pages.

use std::io::{self, Write};

use rolecall::Taxonomy;

use super::{Format, Page, Record, renderer};

/// Prints tables one below the other, in a format for people.
pub(crate) struct Sections<'a> {
    pub(crate) format: Format,
    pub(crate) page: Page,
    pub(crate) taxonomy: &'a Taxonomy,
    pub(crate) out: &'a mut dyn Write,
}

impl Sections<'_> {
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
