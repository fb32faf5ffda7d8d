//! The streaming pipeline: decode, find the title column, classify, write.
//!
//! Rows pass through byte for byte and in order; only cells are added. What is known of a file at a
//! time is a block of rows per thread and a bounded memory of titles, so a file may have any length.

mod answer;
mod bits;
mod by;
mod cache;
mod column;
mod consumer;
mod content;
mod decision;
mod dialect;
mod encoding;
mod error;
mod form;
mod head;
mod names;
mod options;
mod pinned;
mod pins;
mod pipeline;
mod reader;
mod records;
mod review;
mod scanner;
mod sink;
mod suffix;
mod summary;
mod text;
mod titles;
mod worker;

pub use answer::{Basis, COLUMNS, Cells, Classify, UNSURE, Verdict};
pub use column::{Found, Taken};
pub use consumer::{AnsweredRow, Consumer, GroupColumn, Holds};
pub use content::Decoy;
pub use decision::Decision;
pub use error::Error;
pub use form::Form;
pub use options::{GroupBy, Options};
pub use pinned::Pinned;
pub(crate) use pins::normal;
pub use pins::{Pin, Pins};
pub use pipeline::{read, run, run_as};
pub use review::Review;
pub use summary::{Lines, Looks, Progress, Summary, Tally};
pub use text::text;

use std::sync::{Mutex, MutexGuard, PoisonError};

// A panic on another thread goes on from there when that thread is joined, so a poisoned lock needs no
// care of its own.

fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn owned<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
