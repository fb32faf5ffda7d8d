//! Looks into the OLE compound file of an `.xls` before it is read: its cells are laid out as one
//! rectangle a sheet, for which memory is set aside.

use std::io::{Cursor, Read};

use super::limits::{self, damaged};
use crate::table::Error;
use crate::table::container::{COPY, SAVE_AS, not_a_table};

/// Streams of documents that are no workbooks, what these are, and what to do.
#[rustfmt::skip]
const DOCUMENTS: [(&str, &str, &str); 3] = [
    ("/WordDocument", "a Word document", COPY),
    ("/PowerPoint Document", "a PowerPoint presentation", COPY),
    ("/__properties_version1.0", "an Outlook message", "save its attachment and give that"),
];

/// Checks the sectors of an OLE compound file and the places of the cells of an `.xls`, which are
/// laid out as one rectangle a sheet.
pub(super) fn check_compound_file(bytes: &[u8]) -> Result<(), Error> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(Error::PasswordProtected);
    }
    let mut names = ["/Workbook", "/Book"].into_iter();
    let Some(name) = names.find(|name| file.exists(name)) else {
        let known = DOCUMENTS.iter().find(|(name, ..)| file.exists(name));
        let other = &("", "a document of an old Office program", SAVE_AS);
        let (_, kind, advice) = known.unwrap_or(other);
        return Err(Error::NotATable(not_a_table(kind, advice)));
    };
    let mut stream = Vec::new();
    let file = file.open_stream(name).map_err(damaged)?;
    let mut file = file.take(bytes.len() as u64);
    file.read_to_end(&mut stream).map_err(damaged)?;
    check_records(&stream)
}

/// The numbers of records that matter here.
mod record {
    pub(super) const BOF: u16 = 0x0809;
    pub(super) const EOF: u16 = 0x000a;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const FILE_PASS: u16 = 0x002f;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    /// Records that begin with a row and a column.
    pub(super) const CELLS: [u16; 12] = [
        0x0006, 0x00bd, 0x00be, 0x00d6, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027e,
        0x0406,
    ];
}

fn check_records(stream: &[u8]) -> Result<(), Error> {
    let mut cells = 0;
    for (typ, data) in Records(stream) {
        match (typ, data) {
            (record::EOF, _) => break,
            (record::FILE_PASS, _) => return Err(Error::PasswordProtected),
            (record::BOUND_SHEET, [a, b, c, d, ..]) => {
                let start = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
                cells += sheet_area(stream.get(start..))?;
            }
            _ => (),
        }
        if cells > limits::CELLS_AT_ONCE {
            return Err(Error::TooManyCells(limits::CELLS_AT_ONCE));
        }
    }
    Ok(())
}

/// Rows by columns of the rectangle around the cells of a sheet, or of the one that it claims, for
/// which memory is set aside.
fn sheet_area(stream: Option<&[u8]>) -> Result<u64, Error> {
    const MOST_COLUMNS: u16 = 256;
    let stream = stream.ok_or_else(|| damaged("a sheet behind its end"))?;
    let (mut first_row, mut last_row, mut last_column) = (u16::MAX, 0, 0);
    let (mut claimed, mut depth) = (0, 0_u32);
    for (typ, data) in Records(stream) {
        match (typ, data) {
            // Charts stand within sheets as streams of their own.
            (record::BOF, _) => depth += 1,
            (record::EOF, _) if depth <= 1 => break,
            (record::EOF, _) => depth -= 1,
            (record::DIMENSIONS, _) => claimed += claimed_area(data)?,
            (_, [r0, r1, c0, c1, ..]) if record::CELLS.contains(&typ) => {
                let row = u16::from_le_bytes([*r0, *r1]);
                let column = u16::from_le_bytes([*c0, *c1]);
                if column >= MOST_COLUMNS {
                    let number = u32::from(column) + 1;
                    return Err(damaged(format!("a cell in column {number}")));
                }
                // A record of several cells is at most as wide as it is long.
                let cells = u16::try_from(data.len() / 2).unwrap_or(MOST_COLUMNS);
                let end = column.saturating_add(cells).min(MOST_COLUMNS);
                first_row = first_row.min(row);
                last_row = last_row.max(row);
                last_column = last_column.max(end);
            }
            _ => (),
        }
    }
    let rows = u64::from(last_row.saturating_sub(first_row)) + 1;
    Ok(claimed.max(rows * u64::from(last_column)))
}

/// Rows by columns of a record of dimensions: the first row and the one behind the last, the same of
/// columns, where rows have two bytes or four.
fn claimed_area(data: &[u8]) -> Result<u64, Error> {
    let short = |at: usize| {
        let two = data.get(at..)?.first_chunk()?;
        Some(u64::from(u16::from_le_bytes(*two)))
    };
    let long = |at| Some(short(at)? | short(at + 2)? << 16);
    let found = if data.len() >= 14 {
        (long(0), long(4), short(8), short(10))
    } else {
        (short(0), short(2), short(4), short(6))
    };
    let (Some(first_row), Some(rows), Some(first_column), Some(columns)) = found else {
        return Err(damaged("its dimensions are cut off"));
    };
    // A sheet without cells claims no rows from the first on.
    if rows < first_row || columns < first_column {
        return Err(damaged("its dimensions end before they begin"));
    }
    Ok((rows - first_row + 1).saturating_mul(columns - first_column + 1))
}

/// The records of a stream: number, length, data.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let ([t0, t1, l0, l1], rest) = self.0.split_first_chunk()?;
        let (data, rest) = rest.split_at_checked(u16::from_le_bytes([*l0, *l1]).into())?;
        self.0 = rest;
        Some((u16::from_le_bytes([*t0, *t1]), data))
    }
}
