//! CSV and TSV: the fields of each record, as they are.

use std::io::{self, Write};

use super::{Record, Renderer};

/// Values with a separator between them, quoted where needed.
pub(super) struct Csv<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Csv<'a> {
    pub(super) fn begin<R: Record>(delimiter: u8, out: &'a mut dyn Write) -> io::Result<Self> {
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

    fn finish(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The error below. csv's own conversion hides that a pipe is broken.
pub(crate) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
