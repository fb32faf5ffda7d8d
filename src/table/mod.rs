//! Tables in.

pub mod cell;
pub mod container;
pub mod number_format;
#[cfg(feature = "workbooks")]
mod package;
#[cfg(feature = "workbooks")]
pub mod sheet;
#[cfg(feature = "workbooks")]
pub mod sheet_text;
#[cfg(feature = "workbooks")]
pub mod workbook;

pub use cell::{Cell, Date};
pub use container::{Container, NotATable, detect};
