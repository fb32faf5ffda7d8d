//! JSON: one object around all results.

use std::io::{self, Write};

use rolecall::Taxonomy;
use serde::Serialize;

use super::{Record, Renderer};

/// Grows when a field is removed or changes its meaning; new fields may come at any time.
const SCHEMA_VERSION: u32 = 1;

/// `{"schema_version": 1, "taxonomy": {...}, "results": [...]}`, a result a line, so that the
/// document can be longer than memory.
pub(crate) struct Json<'a> {
    out: &'a mut dyn Write,
    first: bool,
}

impl<'a> Json<'a> {
    pub(crate) fn begin(taxonomy: &Taxonomy, out: &'a mut dyn Write) -> io::Result<Self> {
        let hash = format!("{:016x}", taxonomy.fingerprint);
        let known = Known {
            version: &taxonomy.version,
            hash: &hash,
        };
        write!(out, "{{\"schema_version\":{SCHEMA_VERSION},\"taxonomy\":")?;
        serde_json::to_writer(&mut *out, &known)?;
        out.write_all(b",\"results\":[")?;
        Ok(Self { out, first: true })
    }

    pub(crate) fn result(&mut self, result: &impl Serialize) -> io::Result<()> {
        let comma: &[u8] = if std::mem::take(&mut self.first) {
            b"\n"
        } else {
            b",\n"
        };
        self.out.write_all(comma)?;
        Ok(serde_json::to_writer(&mut *self.out, result)?)
    }

    pub(crate) fn end(&mut self) -> io::Result<()> {
        let end: &[u8] = if self.first { b"]}\n" } else { b"\n]}\n" };
        self.out.write_all(end)
    }
}

impl<R: Record> Renderer<R> for Json<'_> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        self.result(record)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.end()
    }
}

/// The same for results that come as objects, one a line.
pub(crate) struct Results<'a, W: Write> {
    out: &'a mut W,
    first: bool,
}

impl<'a, W: Write> Results<'a, W> {
    pub(crate) fn begin(taxonomy: &Taxonomy, out: &'a mut W) -> io::Result<Self> {
        Json::begin(taxonomy, out)?;
        Ok(Self { out, first: true })
    }

    pub(crate) fn end(self) -> io::Result<()> {
        let Self { out, first } = self;
        Json { out, first }.end()
    }
}

impl<W: Write> Write for Results<'_, W> {
    /// Takes whole lines only.
    fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
        for line in lines
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
        {
            let comma: &[u8] = if self.first { b"\n" } else { b",\n" };
            self.first = false;
            self.out.write_all(comma)?;
            self.out.write_all(line)?;
        }
        Ok(lines.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The taxonomy that gave the answers.
#[derive(Serialize)]
struct Known<'a> {
    version: &'a str,
    hash: &'a str,
}
