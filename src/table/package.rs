//! Looks into a workbook's container before it is read: which kind it is, and whether it unpacks to
//! more than memory holds.
//!
//! Sizes that a file claims can be forged, so that everything is unpacked once and counted.

use std::io::{self, BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::Error;
use super::container::{EXPORT, SAVE_AS, UNPACK, not_a_table};

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
    cells_at_once: 20_000_000,
    cells: 50_000_000,
};

/// The kind of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx {
        has_formulas: bool,
        has_merged: bool,
    },
    Xlsb,
    Ods,
    Xls,
}

/// The advice for a table in a text or a presentation.
pub(super) const COPY: &str =
    "copy its table into Excel or LibreOffice and save it as CSV or .xlsx";

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The kind of a zip file, if it is a workbook that can be read within bounds.
pub(super) fn check_zip(bytes: &[u8]) -> Result<Kind, Error> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut kind = kind_of_zip(&mut zip)?;
    let mut total = 0;
    for index in 0..zip.len() {
        let part = check_part(zip.by_index(index).map_err(damaged)?)?;
        total += part.bytes;
        if let Kind::Xlsx {
            has_formulas,
            has_merged,
        } = &mut kind
        {
            *has_formulas |= part.has_formulas;
            *has_merged |= part.has_merged;
        }
        if total > LIMITS.unpacked {
            return Err(too_large(LIMITS.unpacked));
        }
    }
    if kind == Kind::Ods {
        let content = zip.by_name("content.xml").map_err(damaged)?;
        check_ods(BufReader::new(content))?;
    }
    Ok(kind)
}

fn kind_of_zip(zip: &mut Zip<'_>) -> Result<Kind, Error> {
    let mut mimetype = String::new();
    if let Ok(entry) = zip.by_name("mimetype") {
        // Damage shows when the sheet is read.
        let _ = entry.take(100).read_to_string(&mut mimetype);
    }
    let has = |start: &str| {
        zip.file_names()
            .flatten()
            .map(|name| {
                name.trim_start_matches('/')
                    .replace('\\', "/")
                    .to_ascii_lowercase()
            })
            .any(|name| name.starts_with(start))
    };
    let refused = if mimetype.trim() == "application/vnd.oasis.opendocument.spreadsheet" {
        return Ok(Kind::Ods);
    } else if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    } else if has("xl/") {
        return Ok(Kind::Xlsx {
            has_formulas: false, // until one is found
            has_merged: false,
        });
    } else if has("word/") {
        not_a_table("a Word document", COPY)
    } else if has("ppt/") {
        not_a_table("a PowerPoint presentation", COPY)
    } else if mimetype.starts_with("application/vnd.oasis.opendocument") {
        not_a_table("an OpenDocument file other than a spreadsheet", SAVE_AS)
    } else if mimetype.starts_with("application/epub") {
        not_a_table("an e-book", EXPORT)
    } else if has("index/") || has("index.zip") {
        not_a_table(
            "a Numbers or Pages document",
            "export it from there as CSV or Excel",
        )
    } else {
        not_a_table("a zip archive", UNPACK)
    };
    Err(Error::Refused(refused))
}

/// A part that is within bounds.
struct Checked {
    bytes: u64,
    has_formulas: bool,
    has_merged: bool,
}

/// Unpacks a part to nowhere and counts its bytes. Names are free, so what it is shows in its first
/// element.
fn check_part<R: Read>(mut part: ZipFile<'_, R>) -> Result<Checked, Error> {
    const PIECE: u64 = 64 << 10;
    let mut piece = Vec::new();
    let mut read = |piece: &mut Vec<u8>| {
        piece.clear();
        part.by_ref().take(PIECE).read_to_end(piece)
    };
    read(&mut piece).map_err(damaged)?;
    let root = Root::of(&piece);
    let limit = if root.is_read_whole {
        LIMITS.texts
    } else {
        LIMITS.unpacked
    };
    let (mut bytes, mut cell) = (0, 0);
    let (mut has_formulas, mut has_merged) = (false, false);
    while !piece.is_empty() {
        bytes += piece.len() as u64;
        if bytes > limit {
            return Err(too_large(limit));
        }
        if root.has_cells {
            cell = check_cells(&piece, cell)?;
            has_formulas = has_formulas || holds_formula(&piece);
            has_merged = has_merged || memchr::memmem::find(&piece, b"mergeCell").is_some();
        }
        read(&mut piece).map_err(damaged)?;
    }
    // Memory is set aside for as many texts as a part claims; none takes less than `<si/>`.
    if root.claimed_texts > bytes / 5 {
        let problem = format!("it claims {} texts", root.claimed_texts);
        return Err(damaged(problem));
    }
    Ok(Checked {
        bytes,
        has_formulas,
        has_merged,
    })
}

fn holds_formula(piece: &[u8]) -> bool {
    let mut tags = memchr::memmem::find_iter(piece, b"<f");
    tags.any(|at| matches!(piece.get(at + 2), Some(b'>' | b' ' | b'/')))
}

/// Finds a cell that is too long, as each has to be in memory: a few bytes unpack to any length.
/// Takes the length of the cell that a piece of XML begins in, and returns that of the last one.
fn check_cells(piece: &[u8], mut cell: u64) -> Result<u64, Error> {
    let mut from = 0;
    // A tag that lies across two pieces is missed, which adds the next cell to this one.
    let starts = memchr::memchr_iter(b'<', piece).filter(|&at| starts_cell(&piece[at + 1..]));
    for at in starts.chain([piece.len()]) {
        cell += (at - from) as u64;
        if cell > LIMITS.cell {
            return Err(Error::CellTooLarge(LIMITS.cell >> 20));
        }
        if at < piece.len() {
            (from, cell) = (at, 0);
        }
    }
    Ok(cell)
}

fn starts_cell(tag: &[u8]) -> bool {
    let name = tag.split(|byte| b" />\r\n\t".contains(byte)).next();
    let local = name.and_then(|name| name.rsplit(|&byte| byte == b':').next());
    matches!(
        local,
        Some(b"c" | b"si" | b"row" | b"table-cell" | b"covered-table-cell" | b"table-row")
    )
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

/// Counts the cells of an `.ods`, where a few bytes can stand for a million equal cells.
fn check_ods(content: impl io::BufRead) -> Result<(), Error> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut sheet = OdsCount::default();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(damaged)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "table:table" => sheet.start_sheet(),
                "table:table-row" => sheet.start_row(repeated(tag, "table:number-rows-repeated")),
                "table:table-cell" | "table:covered-table-cell" => {
                    let has_value = attribute(tag, "office:value-type").is_some()
                        || attribute(tag, "table:formula").is_some();
                    let columns = repeated(tag, "table:number-columns-repeated");
                    let bytes = tag.len() as u64;
                    sheet.add(
                        columns,
                        has_value || matches!(event, Event::Start(_)),
                        bytes,
                    );
                }
                _ => (),
            },
            Event::Text(text) => sheet.add_text(text.len() as u64),
            Event::Eof => return Ok(()),
            _ => (),
        }
        if sheet.cells > LIMITS.cells_at_once || sheet.bytes > LIMITS.texts {
            return Err(Error::TooManyCells(LIMITS.cells_at_once));
        }
        buffer.clear();
    }
}

/// How many cells and bytes the sheets of an `.ods` unfold to.
#[derive(Default)]
struct OdsCount {
    cells: u64,
    bytes: u64,
    widest: u64,
    empty_rows: u64,
    rows: u64,
    empty_columns: u64,
    columns: u64,
    repeated: u64,
}

impl OdsCount {
    fn start_sheet(&mut self) {
        (self.widest, self.empty_rows) = (0, 0);
    }

    fn start_row(&mut self, repeated: u64) {
        self.rows = repeated.min(u64::from(calamine_rows()));
        self.empty_rows += self.rows;
        (self.columns, self.empty_columns) = (0, 0);
    }

    /// Empty cells count where a filled one follows, as do empty rows.
    fn add(&mut self, columns: u64, filled: bool, bytes: u64) {
        let columns = columns.min(16_384);
        if !filled {
            self.empty_columns += columns;
            return;
        }
        let added = columns + self.empty_columns;
        self.columns += added;
        self.empty_columns = 0;
        self.widest = self.widest.max(self.columns);
        let rows = self.rows.max(1);
        self.cells += added * rows + self.empty_rows.saturating_sub(rows) * self.widest;
        self.empty_rows = 0;
        self.repeated = columns * rows;
        self.bytes += bytes * self.repeated;
    }

    fn add_text(&mut self, bytes: u64) {
        self.bytes += bytes * self.repeated.max(1);
    }
}

/// The most rows that calamine unfolds.
const fn calamine_rows() -> u32 {
    1_048_576
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.value.into_owned())
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u64 {
    attribute(tag, name)
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(1)
}

pub(super) fn damaged(problem: impl ToString) -> Error {
    Error::Damaged(problem.to_string())
}

fn too_large(limit: u64) -> Error {
    Error::WorkbookTooLarge(limit >> 20)
}
