//! Prints records: one list, or several tables under headings.

use std::io::{self, Write};

use rolecall::Taxonomy;

use super::{Format, Page, Record, Renderer, format};

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
        format::renderer(self.format, self.page, self.taxonomy, &mut self.out)
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
