//! The most that a workbook may need, and the errors of one that is broken or needs more.

use quick_xml::events::BytesStart;

use crate::table::Error;

/// The most rows of a sheet that calamine unfolds.
pub(super) const MOST_ROWS: u64 = 1_048_576;

/// The most columns of a sheet.
pub(super) const MOST_COLUMNS: u64 = 16_384;

// With these a workbook needs about 2 GB of memory at the most.

/// Bytes of the file.
pub(super) const FILE: u64 = 512 << 20;
/// Bytes of what is read in passing, unpacked.
pub(super) const UNPACKED: u64 = 3 << 30;
/// Bytes of what has to be in memory at once, and of all that the cells of a sheet show.
pub(super) const TEXTS: u64 = 512 << 20;
/// Bytes of one cell. Excel has room for 32,767 characters.
pub(super) const CELL: u64 = 4 << 20;
/// Bytes of one row, as the file has them.
pub(super) const ROW: u64 = 64 << 20;
/// Cells that calamine lays out as rectangles (`.xls`, `.ods`).
pub(super) const CELLS_AT_ONCE: u64 = 20_000_000;
/// Cells of the rows of a sheet, empty ones between filled ones included.
pub(super) const CELLS: usize = 50_000_000;

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.value.into_owned())
}

pub(super) fn damaged(problem: impl ToString) -> Error {
    Error::Damaged(problem.to_string())
}

pub(super) fn too_large(limit: u64) -> Error {
    Error::WorkbookTooLarge(limit >> 20)
}
