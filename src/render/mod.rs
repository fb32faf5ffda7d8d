//! Printing: [`view`] says what is shown of an answer, a role, a comparison; [`format`] and
//! [`workbook`] write it.
//!
//! Programs get the fields of a record, people its cells. Text from data is escaped
//! wherever a line is made of it ([`escape`]), so that no title can move the cursor or turn a line of a
//! terminal around.

pub(crate) mod format;
pub(crate) mod output_name;
mod printer;
mod record;
pub(crate) mod style;
pub(crate) mod view;
#[cfg(feature = "workbooks")]
pub(crate) mod workbook;
pub(crate) mod wrap;

pub(crate) use format::Format;
pub(crate) use printer::Printer;
pub(crate) use record::{
    Column, Field, Page, Record, Renderer, Shown, hundredths, ids, joined, optional, percent,
};
pub(crate) use rolecall::english::names;
pub(crate) use rolecall::escape;
pub(crate) use style::Tone;
