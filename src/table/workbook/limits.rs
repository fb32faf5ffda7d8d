//! The most that a workbook may need, and the errors of one that is broken or needs more.

use quick_xml::events::BytesStart;

use crate::table::Error;

/// The most rows of a sheet that calamine unfolds.
pub(super) const MOST_ROWS: u64 = 1_048_576;

/// The most columns of a sheet.
pub(super) const MOST_COLUMNS: u64 = 16_384;

/// The most that a workbook may need.
pub(super) struct Limits {
    /// Bytes of the file.
    pub(super) file: u64,
    /// Bytes of what is read in passing, unpacked.
    pub(super) unpacked: u64,
    /// Bytes of what has to be in memory at once, and of all that the cells of a sheet show.
    pub(super) texts: u64,
    /// Bytes of one cell. Excel has room for 32,767 characters.
    pub(super) cell: u64,
    /// Bytes of one row, as the file has them.
    pub(super) row: u64,
    /// Cells that calamine lays out as rectangles (`.xls`, `.ods`).
    pub(super) cells_at_once: u64,
    /// Cells of the rows of a sheet, empty ones between filled ones included.
    pub(super) cells: usize,
}

/// About 2 GB of memory at the most.
pub(super) const LIMITS: Limits = Limits {
    file: 512 << 20,
    unpacked: 3 << 30,
    texts: 512 << 20,
    cell: 4 << 20,
    row: 64 << 20,
    cells_at_once: 20_000_000,
    cells: 50_000_000,
};

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
