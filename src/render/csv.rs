//! CSV and TSV: the fields of each record, as they are.

use std::io::{self, Write};

use super::{Record, Renderer};

/// Values with a separator between them, quoted where needed.
pub(super) struct Csv<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Csv<'a> {
    pub(super) fn begin<R: Record>(delimiter: u8, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
        writer.write_record(R::FIELDS)?;
        Ok(Self { writer })
    }
}

impl<R: Record> Renderer<R> for Csv<'_> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        let fields = record.fields();
        Ok(self.writer.write_record(fields.iter().map(|field| field.as_bytes()))?)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
