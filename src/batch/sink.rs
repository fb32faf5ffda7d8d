//! The output, written in the order of the rows.

use std::io::Write;

use super::{CellForm, Consumer, Error, Form, cells::Typed, review::Review, suffix::Suffix};
use crate::table::{Layout, encoding};

/// Where rows go, in order.
pub(super) struct Sink<'c, W> {
    output: W,
    /// The block whose turn it is.
    pub(super) turn: u64,
    /// Set once nothing more will be written.
    pub(super) stopped: bool,
    pub(super) failed: Option<Error>,
    pub(super) rows: u64,
    /// Filled in the order of the rows, so that threads change nothing.
    pub(super) review: Option<Review>,
    /// Takes the rows likewise.
    pub(super) consumer: Option<&'c mut dyn Consumer>,
    /// Takes them as cells.
    pub(super) cells: Option<&'c mut dyn CellForm>,
}

impl<'c, W: Write> Sink<'c, W> {
    pub(super) fn new(output: W, review: Option<Review>) -> Self {
        Self {
            output,
            turn: 0,
            stopped: false,
            failed: None,
            rows: 0,
            review,
            consumer: None,
            cells: None,
        }
    }

    /// Writes what stands above the rows, with the names of the new columns.
    pub(super) fn write_head(
        &mut self,
        layout: &Layout,
        start: &[u8],
        bom: bool,
        names: &[String],
        suffix: &Suffix,
        drop_notes: bool,
    ) -> Result<(), Error> {
        let mut out = Vec::new();
        if bom {
            out.extend_from_slice(encoding::MARK);
        }
        match layout.header {
            Some((first, insert)) => {
                if !drop_notes {
                    out.extend_from_slice(&start[..first]);
                }
                if layout.shifted {
                    out.push(suffix.delimiter);
                }
                out.extend_from_slice(&start[first..insert]);
                for name in names {
                    suffix.write(name, &mut out);
                }
                out.extend_from_slice(&start[insert..layout.body]);
            }
            None if drop_notes => {}
            None => out.extend_from_slice(&start[..layout.body]),
        }
        self.write(&out)
    }

    /// Writes what a form has before its rows.
    pub(super) fn write_form(&mut self, form: &dyn Form, columns: &[String]) -> Result<(), Error> {
        let mut out = Vec::new();
        form.head(columns, &mut out);
        self.write(&out)
    }

    /// Hands over the rows of a block as cells, if somebody takes them.
    pub(super) fn write_cells(&mut self, typed: Option<&Typed>) -> Result<(), Error> {
        match (&mut self.cells, typed) {
            (Some(cells), Some(typed)) => typed.feed(*cells).map_err(Error::Write),
            _ => Ok(()),
        }
    }

    /// Writes and passes on at once, for whoever waits at the other end.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.output
            .write_all(bytes)
            .and_then(|()| self.output.flush())
            .map_err(Error::Write)
    }
}
