//! NDJSON: one JSON object a line.

use std::io::{self, Write};

use super::{Record, Renderer};

/// Each object is flushed: a reader gets a result as soon as it is known.
pub(super) struct Ndjson<'a> {
    pub(super) out: &'a mut dyn Write,
}

impl<R: Record> Renderer<R> for Ndjson<'_> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        serde_json::to_writer(&mut *self.out, record)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}
