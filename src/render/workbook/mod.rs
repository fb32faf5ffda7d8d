//! `.xlsx` workbooks: the answers of a batch, and tables of records.

mod answers;
mod cell;
mod limits;
mod row_spool;
mod summary;
mod table_sheet;

pub(crate) use answers::{AnswersWorkbook, SummaryTable};
pub(crate) use limits::{Changes, MOST_COLUMNS, MOST_ROWS, WriteWorkbookError};
pub(crate) use row_spool::RowSpool;
pub(crate) use summary::summary_tables;
pub(crate) use table_sheet::RecordsWorkbook;
pub(crate) use table_sheet::TableSheet;
