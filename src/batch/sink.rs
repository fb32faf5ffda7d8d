//! The output, written in the order of the rows.

use std::io::Write;

use super::{
    CellForm, Classify, Consumer, Form, consumer,
    review::Review,
    worker::{RowOutput, Worker},
};
use crate::table::{Block, Error};

/// Where answered rows go, in order.
pub enum Destination<'a> {
    /// To a CSV: the table that came in, with more cells.
    Csv(&'a mut (dyn Write + Send)),
    /// To a text of this form.
    Form(&'a dyn Form, &'a mut (dyn Write + Send)),
    /// To a taker of cells with their types.
    Cells(&'a mut dyn CellForm),
    /// To a consumer of their answers. What it gets beside the title is for
    /// [`Options::group_by`](super::Options::group_by) to say.
    Consumer(&'a mut dyn Consumer),
}

/// The output, with what is known on the way.
pub(super) struct Sink<'a> {
    destination: Destination<'a>,
    /// The block whose turn it is.
    pub(super) turn: u64,
    /// Set once nothing more will be written.
    pub(super) stopped: bool,
    pub(super) failed: Option<Error>,
    pub(super) rows: u64,
    /// Filled in the order of the rows, so that threads change nothing.
    pub(super) review: Option<Review>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(destination: Destination<'a>, review: Option<Review>) -> Self {
        Self {
            destination,
            turn: 0,
            stopped: false,
            failed: None,
            rows: 0,
            review,
        }
    }

    /// Takes the answered rows of a block.
    pub(super) fn take<C: Classify>(
        &mut self,
        block: &Block,
        worker: &Worker<'_, C>,
    ) -> Result<(), Error> {
        match &mut self.destination {
            Destination::Csv(to) | Destination::Form(_, to) => write_on(*to, worker.text())?,
            Destination::Cells(to) => {
                if let RowOutput::Cells(rows) = &worker.output {
                    rows.feed(*to).map_err(Error::Write)?;
                }
            }
            Destination::Consumer(to) => consumer::feed(*to, block, worker.answers()),
        }
        if let Some(review) = &mut self.review {
            worker.review(review);
        }
        self.rows += block.rows.rows.len() as u64;
        Ok(())
    }
}

/// Writes and passes on at once, for whoever waits at the other end.
pub(super) fn write_on(output: &mut dyn Write, bytes: &[u8]) -> Result<(), Error> {
    let written = output.write_all(bytes).and_then(|()| output.flush());
    written.map_err(Error::Write)
}
