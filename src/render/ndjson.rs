//! NDJSON: one JSON object a line.

use std::io::{self, Write};

use serde::Serialize;

use super::{Record, Renderer};

/// One object a line, each flushed: a reader gets a result as soon as it is known.
pub(crate) struct Ndjson<'a> {
    pub(crate) out: &'a mut dyn Write,
}

impl Ndjson<'_> {
    pub(crate) fn result(&mut self, result: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut *self.out, result)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}

impl<R: Record> Renderer<R> for Ndjson<'_> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        self.result(record)
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}
