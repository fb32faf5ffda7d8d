//! JSON: one object around all results.

use std::io::{self, Write};

use rolecall::Taxonomy;

use crate::render::{Record, Renderer};

/// Grows when a field is removed or changes its meaning; new fields may come at any time.
const SCHEMA_VERSION: u32 = 1;

/// `{"schema_version": 1, "taxonomy": {...}, "results": [...]}`, a result a line, so that the
/// document can be longer than memory.
pub(crate) struct Json<W> {
    out: W,
    first: bool,
}

impl<W: Write> Json<W> {
    pub(crate) fn begin(taxonomy: &Taxonomy, mut out: W) -> io::Result<Self> {
        let version = serde_json::to_string(&taxonomy.version)?;
        let hash = taxonomy.fingerprint;
        write!(
            out,
            "{{\"schema_version\":{SCHEMA_VERSION},\"taxonomy\":\
             {{\"version\":{version},\"hash\":\"{hash:016x}\"}},\"results\":["
        )?;
        Ok(Self { out, first: true })
    }

    /// Begins the line of the next result.
    fn next(&mut self) -> io::Result<&mut W> {
        let comma: &[u8] = if self.first { b"\n" } else { b",\n" };
        self.first = false;
        self.out.write_all(comma)?;
        Ok(&mut self.out)
    }

    pub(crate) fn end(&mut self) -> io::Result<()> {
        let end: &[u8] = if self.first { b"]}\n" } else { b"\n]}\n" };
        self.out.write_all(end)
    }
}

impl<R: Record, W: Write> Renderer<R> for Json<W> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        Ok(serde_json::to_writer(self.next()?, record)?)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.end()
    }
}

/// Results that come as objects, in whole lines.
impl<W: Write> Write for Json<W> {
    fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
        let results = lines.split(|byte| *byte == b'\n');
        for line in results.filter(|line| !line.is_empty()) {
            self.next()?.write_all(line)?;
        }
        Ok(lines.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
