//! The streaming pipeline: read blocks of a table's rows, classify, write.
//!
//! Rows pass through byte for byte and in order; only cells are added. What is known of a file at a
//! time is a block of rows per thread and a bounded cache, so a file may have any length.
//!
//! `pipeline` opens the table, finds the columns (`wanted_columns`) and begins the output, `threads`
//! runs workers and keeps the order, `worker` answers a block, `row_reader` a row, `sink` writes. `cache` holds the answers by title, `row_session` what one thread knows beside them. `review`, `summary` and
//! `update` say what a person should look at, what came out, and where answers of an earlier run stand.

mod cache;
mod cells;
mod consumer;
mod form;
mod informed;
mod pipeline;
mod review;
mod review_sheet;
mod row_answer;
mod row_cells;
mod row_reader;
mod row_session;
mod row_writer;
mod sink;
mod suffix;
mod summary;
mod table_options;
mod threads;
mod update;
mod wanted_columns;
mod worker;

pub use cells::CellForm;
pub use consumer::{AnsweredRow, Consumer, GroupColumn, GroupKind};
pub use form::{Form, FormRow};
pub use informed::Informed;
pub use pipeline::run;
pub use review::{Review, ReviewKey};
pub use row_answer::{
    AnswerColumn, COLUMNS, Classify, CompanyEffect, CompanyNumber, DecidedBy, RowAnswer,
    RowCompany, RowFacts, UNSURE,
};
pub use row_session::RowSession;
pub use sink::Destination;
pub use summary::{NameCounts, Progress, ReviewCounts, Summary, Tally};
pub use table_options::{AnswerColumns, CompanyLookup, GroupBy, Options, ReviewScope};
