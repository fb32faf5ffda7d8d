//! The records that every format takes, with fields for programs and columns for people.

use std::borrow::Cow;
use std::io;

use rolecall::Function;
use serde::Serialize;

use super::Tone;

/// The room and the colours that a table has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// Columns of text.
    pub(crate) width: usize,
    /// Show every column, however narrow: nobody can widen a file.
    pub(crate) complete: bool,
    /// Whether colours are shown.
    pub(crate) colour: bool,
}

/// One result.
pub(crate) trait Record: Serialize + Sized {
    /// The column that stands under its row where there is no room beside it.
    const UNDER: Option<&'static str> = None;

    /// The fields that are numbers in a workbook if they read as such; all others stay text, as a title
    /// of digits must.
    #[cfg_attr(not(feature = "workbooks"), allow(dead_code))]
    const NUMBERS: &'static [&'static str] = &[];

    /// CSV, TSV and workbooks; nothing if they get something else.
    fn fields() -> Vec<Field<Self>> {
        Vec::new()
    }

    /// Tables for people; nothing if they get something else.
    fn columns() -> Vec<Column<Self>> {
        Vec::new()
    }
}

/// A field for programs: its name, and its text of a record.
pub(crate) type Field<R> = (&'static str, for<'r> fn(&'r R) -> Cow<'r, str>);

/// A column for people.
pub(crate) struct Column<R> {
    /// The header.
    pub(crate) name: &'static str,
    /// Below this width the column is better left out than squeezed.
    pub(crate) least: usize,
    /// Which columns go first where a terminal is too narrow; 0 always stays.
    pub(crate) rank: u8,
    /// Its cell of a record; not escaped yet.
    pub(crate) cell: for<'r> fn(&'r R) -> Shown<'r>,
}

impl<R> Column<R> {
    /// A column that is always shown.
    pub(crate) fn new(name: &'static str, least: usize, cell: fn(&R) -> Shown<'_>) -> Self {
        Column::ranked(name, least, 0, cell)
    }

    /// A column that goes the sooner, the higher its rank is.
    pub(crate) fn ranked(
        name: &'static str,
        least: usize,
        rank: u8,
        cell: fn(&R) -> Shown<'_>,
    ) -> Self {
        Column {
            name,
            least,
            rank,
            cell,
        }
    }
}

/// The items of a field, with `;` between them; blank without any.
pub(crate) fn joined<'r, T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Cow<'r, str> {
    let mut text = String::new();
    for (at, item) in items.into_iter().enumerate() {
        text += if at == 0 { "" } else { ";" };
        text += item.as_ref();
    }
    text.into()
}

/// A value as a field; blank if there is none.
pub(crate) fn optional<'r, T: ToString>(value: Option<T>) -> Cow<'r, str> {
    value
        .map_or_else(String::new, |value| value.to_string())
        .into()
}

/// How sure an answer is, as a field: `0.92`.
pub(crate) fn hundredths<'r>(confidence: f32) -> Cow<'r, str> {
    format!("{confidence:.2}").into()
}

/// How sure an answer is, for people. Nothing is certain, and nothing found is impossible.
pub(crate) fn percent(confidence: f32) -> String {
    format!("{:.0}%", (confidence * 100.0).round().clamp(1.0, 99.0))
}

/// The ids of functions, as a field.
pub(crate) fn ids<'r>(functions: &[Function]) -> Cow<'r, str> {
    joined(functions.iter().map(|function| function.id()))
}

/// A cell of a table.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    /// Lines of text.
    pub(crate) lines: Vec<Cow<'a, str>>,
    /// How they look.
    pub(crate) tone: Tone,
}

impl<'a> Shown<'a> {
    /// One line.
    pub(crate) fn toned(text: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        Self {
            lines: vec![text.into()],
            tone,
        }
    }

    /// Several lines, without emphasis.
    pub(crate) fn lines(lines: impl IntoIterator<Item = impl Into<Cow<'a, str>>>) -> Self {
        Self {
            lines: lines.into_iter().map(Into::into).collect(),
            tone: Tone::Plain,
        }
    }
}

/// One line, without emphasis.
impl<'a, T: Into<Cow<'a, str>>> From<T> for Shown<'a> {
    fn from(text: T) -> Self {
        Self::toned(text, Tone::Plain)
    }
}

/// Prints records in one format.
pub(crate) trait Renderer<R: Record> {
    /// Begins a part under a heading; formats for programs have no parts.
    fn part(&mut self, _heading: &str) -> io::Result<()> {
        Ok(())
    }

    /// Prints a record, at once or later.
    fn push(&mut self, record: &R) -> io::Result<()>;

    /// Adds a remark to what has been printed; for people only.
    fn remark(&mut self, _heading: &str, _lines: &[String]) -> io::Result<()> {
        Ok(())
    }

    /// Prints whatever is still to be printed.
    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}
