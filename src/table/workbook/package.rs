//! Looks into a workbook's container before it is read: which kind it is, and whether it unpacks to
//! more than memory holds.
//!
//! Sizes that a file claims can be forged, so that everything is unpacked once and counted.

use std::io::{BufReader, Cursor, Read};

use calamine::Dimensions;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::limits::{self, attribute, damaged, too_large};
use super::ods_cells::check_ods;
use super::xlsb_records::merges_rows;
use crate::table::Error;
use crate::table::container::{self, COPY, EXPORT, SAVE_AS, UNPACK, not_a_table};

/// The kind of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
}

/// A workbook that can be read within bounds.
pub(super) struct CheckedWorkbook {
    pub(super) kind: Kind,
    pub(super) has_formulas: bool,
    pub(super) merged: Merged,
}

/// Where the merged cells of a workbook are told.
pub(super) enum Merged {
    Nowhere,
    /// calamine hands them over.
    InBook,
    /// Those of each sheet.
    BySheet(Vec<Vec<Dimensions>>),
    /// Only that there are some, over several rows.
    Unread,
}

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Checks a zip file, which may be a workbook.
pub(super) fn check_zip(bytes: &[u8]) -> Result<CheckedWorkbook, Error> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let kind = kind_of_zip(&mut zip)?;
    let mut all = CheckedPart::default();
    for index in 0..zip.len() {
        let part = check_part(zip.by_index(index).map_err(damaged)?)?;
        all.bytes += part.bytes;
        all.has_formulas |= part.has_formulas;
        all.has_merged |= part.has_merged;
        if all.bytes > limits::UNPACKED {
            return Err(too_large(limits::UNPACKED));
        }
    }
    let merged = match kind {
        Kind::Ods => {
            let content = zip.by_name("content.xml").map_err(damaged)?;
            Merged::BySheet(check_ods(BufReader::new(content))?)
        }
        Kind::Xlsb if merges_rows_in_a_part(&mut zip)? => Merged::Unread,
        Kind::Xlsx if all.has_merged => Merged::InBook,
        _ => Merged::Nowhere,
    };
    Ok(CheckedWorkbook {
        kind,
        has_formulas: all.has_formulas,
        merged,
    })
}

fn merges_rows_in_a_part(zip: &mut Zip<'_>) -> Result<bool, Error> {
    for index in 0..zip.len() {
        let part = zip.by_index(index).map_err(damaged)?;
        if merges_rows(BufReader::new(part)).map_err(damaged)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn kind_of_zip(zip: &mut Zip<'_>) -> Result<Kind, Error> {
    let mut mimetype = String::new();
    if let Ok(entry) = zip.by_name("mimetype") {
        // Damage shows when the sheet is read.
        let _ = entry.take(100).read_to_string(&mut mimetype);
    }
    let has = |start: &str| {
        let mut names = zip.file_names().flatten();
        names.any(|name| {
            let name = name.trim_start_matches('/').replace('\\', "/");
            name.to_ascii_lowercase().starts_with(start)
        })
    };
    if mimetype.trim() == "application/vnd.oasis.opendocument.spreadsheet" {
        return Ok(Kind::Ods);
    }
    if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has("xl/") {
        return Ok(Kind::Xlsx);
    }
    let (kind, advice) = match mimetype.as_str() {
        _ if has("word/") => ("a Word document", COPY),
        _ if has("ppt/") => ("a PowerPoint presentation", COPY),
        mime if mime.starts_with("application/vnd.oasis.opendocument") => {
            ("an OpenDocument file other than a spreadsheet", SAVE_AS)
        }
        mime if mime.starts_with("application/epub") => ("an e-book", EXPORT),
        _ if has("index/") || has("index.zip") => {
            let advice = "export it from there as CSV or Excel";
            ("a Numbers or Pages document", advice)
        }
        _ => ("a zip archive", UNPACK),
    };
    Err(Error::NotATable(not_a_table(kind, advice)))
}

/// A part that is within bounds, or all of them.
#[derive(Default)]
struct CheckedPart {
    bytes: u64,
    has_formulas: bool,
    has_merged: bool,
}

/// Unpacks a part to nowhere and counts its bytes. Names are free, so what it is shows in its first
/// element.
fn check_part<R: Read>(mut part: ZipFile<'_, R>) -> Result<CheckedPart, Error> {
    const PIECE: u64 = 64 << 10;
    let packed = part.compressed_size();
    let mut piece = Vec::new();
    let mut read = |piece: &mut Vec<u8>| {
        piece.clear();
        part.by_ref().take(PIECE).read_to_end(piece)
    };
    read(&mut piece).map_err(damaged)?;
    let root = Root::of(&piece);
    let limit = match root.is_read_whole {
        true => limits::TEXTS,
        false => limits::UNPACKED,
    };
    let (mut checked, mut open) = (CheckedPart::default(), OpenCell::default());
    while !piece.is_empty() {
        checked.bytes += piece.len() as u64;
        if checked.bytes > limit {
            return Err(too_large(limit));
        }
        if root.has_cells {
            if container::is_bomb(packed, checked.bytes) {
                return Err(damaged(container::BOMB));
            }
            open.check(&piece)?;
            checked.has_formulas = checked.has_formulas || holds_formula(&piece);
            checked.has_merged = checked.has_merged || holds_merged(&piece);
        }
        read(&mut piece).map_err(damaged)?;
    }
    // Memory is set aside for as many texts as a part claims; none takes less than `<si/>`.
    if root.claimed_texts > checked.bytes / 5 {
        let problem = format!("it claims {} texts", root.claimed_texts);
        return Err(damaged(problem));
    }
    Ok(checked)
}

fn holds_merged(piece: &[u8]) -> bool {
    memchr::memmem::find(piece, b"mergeCell").is_some()
}

fn holds_formula(piece: &[u8]) -> bool {
    let mut tags = memchr::memmem::find_iter(piece, b"<f");
    tags.any(|at| matches!(piece.get(at + 2), Some(b'>' | b' ' | b'/')))
}

/// The cell and row that a piece of XML ends in, by their bytes so far. Both have to be in memory, and
/// a few bytes unpack to any length.
#[derive(Default)]
struct OpenCell {
    cell: u64,
    row: u64,
}

impl OpenCell {
    fn check(&mut self, piece: &[u8]) -> Result<(), Error> {
        let mut from = 0;
        // A tag that lies across two pieces is missed, which adds the next cell or row to this one.
        for at in memchr::memchr_iter(b'<', piece) {
            let Some(tag) = Tag::at(&piece[at + 1..]) else {
                continue;
            };
            self.add(at - from)?;
            from = at;
            self.cell = 0;
            if tag == Tag::Row {
                self.row = 0;
            }
        }
        self.add(piece.len() - from)
    }

    fn add(&mut self, bytes: usize) -> Result<(), Error> {
        self.cell += bytes as u64;
        self.row += bytes as u64;
        if self.cell > limits::CELL {
            return Err(Error::CellTooLarge(limits::CELL >> 20));
        }
        if self.row > limits::ROW {
            return Err(Error::RowTooLarge(limits::ROW >> 20));
        }
        Ok(())
    }
}

/// A tag that begins a row or a cell.
#[derive(PartialEq)]
enum Tag {
    Row,
    Cell,
}

impl Tag {
    fn at(tag: &[u8]) -> Option<Self> {
        let name = tag.split(|byte| b" />\r\n\t".contains(byte)).next()?;
        match name.rsplit(|&byte| byte == b':').next()? {
            b"c" | b"table-cell" | b"covered-table-cell" => Some(Self::Cell),
            b"row" | b"table-row" | b"si" => Some(Self::Row), // shared texts are in no row
            _ => None,
        }
    }
}

/// The first element of a part.
#[derive(Default)]
struct Root {
    /// Whether all of the part is kept in memory while the workbook is read.
    is_read_whole: bool,
    /// Whether it holds cells, or their texts.
    has_cells: bool,
    claimed_texts: u64,
}

impl Root {
    fn of(head: &[u8]) -> Self {
        // The record that shared texts of an .xlsb begin with.
        let binary_texts = head.starts_with(b"\x9f\x01");
        let mut root = Self {
            is_read_whole: binary_texts,
            ..Self::default()
        };
        let mut reader = Reader::from_reader(head);
        let mut buffer = Vec::new();
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.local_name();
                    let name = name.as_ref();
                    root.is_read_whole |= ["sst", "styleSheet", "document-content"].contains(&name);
                    root.has_cells = ["sst", "worksheet", "document-content"].contains(&name);
                    if name == "sst" {
                        root.claimed_texts = attribute(&tag, "uniqueCount")
                            .and_then(|count| count.trim().parse().ok())
                            .unwrap_or(0);
                    }
                    break;
                }
                Event::Eof => break,
                _ => buffer.clear(),
            }
        }
        root
    }
}
