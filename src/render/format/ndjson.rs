//! NDJSON: one JSON object a line.

use std::borrow::Cow;
use std::io::{self, Write};

use rolecall::batch::{AnswerColumn, Form, FormRow};
use serde::{Serialize, Serializer};

use crate::render::{Record, Renderer};

/// Each object is flushed: a reader gets a result as soon as it is known.
pub(crate) struct Ndjson<'a> {
    pub(crate) out: &'a mut dyn Write,
}

impl<R: Record> Renderer<R> for Ndjson<'_> {
    fn push(&mut self, record: &R) -> io::Result<()> {
        let mut line = serde_json::to_vec(record)?;
        line.push(b'\n');
        self.out.write_all(&line)?;
        self.out.flush()
    }
}

/// An object a line, with the columns in their order.
pub(crate) struct Objects;

impl Form for Objects {
    fn head(&self, _: &[String], _: &mut Vec<u8>) {}

    fn row(&self, row: &FormRow<'_>, out: &mut Vec<u8>) {
        // Neither memory nor text can fail to be written.
        let _ = serde_json::to_writer(&mut *out, &Object(row));
        out.push(b'\n');
    }
}

/// A row as an object. Every cell has a name of its own, or readers would keep only one of several.
struct Object<'a>(&'a FormRow<'a>);

impl Object<'_> {
    fn name(&self, at: usize) -> Cow<'_, str> {
        let columns = self.0.columns;
        match columns.get(at) {
            Some(name) if !name.is_empty() && !columns[..at].contains(name) => name.into(),
            Some(name) if !name.is_empty() => format!("{name}_{}", at + 1).into(),
            _ => format!("column_{}", at + 1).into(),
        }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let confidence = self.0.given.len() + AnswerColumn::Confidence as usize;
        let cells = self.0.cells().enumerate();
        serializer.collect_map(cells.map(|(at, cell)| {
            let number = self.0.answer.hundredths().filter(|_| at == confidence);
            let value = number.map_or(Value::Text(cell), Value::Number);
            (self.name(at), value)
        }))
    }
}

/// A cell: the confidence is a number.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Number(f64),
    Text(&'a str),
}
