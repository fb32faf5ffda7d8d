//! The streaming pipeline: read blocks of a table's rows, classify, write.
//!
//! Rows pass through byte for byte and in order; only cells are added. What is known of a file at a
//! time is a block of rows per thread and a bounded memory of titles, so a file may have any length.

mod answer;
mod by;
mod cache;
mod cells;
mod consumer;
mod form;
mod options;
mod pipeline;
mod review;
mod review_sheet;
mod sink;
mod suffix;
mod summary;
mod titles;
mod update;
mod worker;

pub use answer::{About, Basis, COLUMNS, CONFIDENCE, Classify, RowAnswer, UNSURE};
pub use cells::CellForm;
pub use consumer::{AnsweredRow, Consumer, GroupColumn, Holds};
pub use form::{Form, FormRow};
pub use options::{CompanyLookup, GroupBy, Options, ReviewScope};
pub use pipeline::{read, run, run_to};
pub use review::{Reading, Review};
pub use sink::Destination;
pub use summary::{Looks, NameCounts, Progress, Summary, Tally};
pub use titles::{Informed, RowSession};

pub use crate::table::{Decoy, Error, Found, Lines, Taken, text};

use std::sync::{Mutex, MutexGuard, PoisonError};

// A panic on another thread goes on from there when that thread is joined, so a poisoned lock needs no
// care of its own.

fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn owned<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
