//! CSV and TSV: the fields of records, and the rows of a batch in another dialect, as they are.

use std::io::{self, Write};

use rolecall::batch::{Form, FormRow};

use crate::render::{Record, Renderer};

/// Values with a separator between them, quoted where needed.
pub(crate) struct Csv<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Csv<'a> {
    pub(crate) fn begin<R: Record>(delimiter: u8, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .from_writer(out);
        let names = R::fields().into_iter().map(|(name, _)| name);
        writer.write_record(names).map_err(io_error)?;
        Ok(Self { writer })
    }
}

impl<R: Record> Renderer<R> for Csv<'_> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        let fields = R::fields().into_iter().map(|(_, field)| field(record));
        let fields: Vec<_> = fields.collect();
        let fields = fields.iter().map(|field| field.as_bytes());
        self.writer.write_record(fields).map_err(io_error)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The underlying I/O error; csv's own conversion hides a broken pipe.
pub(crate) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
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
        let mut row = csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .from_writer(out);
        // Memory does not fail, and a writer of one row takes any number of cells.
        let _ = row.write_record(cells);
        let _ = row.flush();
    }
}
