//! `.xlsx` workbooks: the answers of a batch, and tables of records.

mod answers_sheet;
mod row_spool;
mod sheet_cell;
mod sheet_limits;
mod summary_sheet;
mod table_sheet;

pub(crate) use answers_sheet::AnswersWorkbook;
pub(crate) use row_spool::RowSpool;
pub(crate) use sheet_limits::{Altered, MOST_COLUMNS, MOST_ROWS, WriteWorkbookError};
pub(crate) use summary_sheet::summary_tables;
pub(crate) use table_sheet::RecordsWorkbook;
pub(crate) use table_sheet::TableSheet;
