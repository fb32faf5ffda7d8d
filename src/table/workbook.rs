//! Reads a sheet of a workbook (`.xlsx .xlsm .xlsb .xls .ods`) into rows of typed cells.
//!
//! A file is checked before [`calamine`] reads it (see `package`), cells are taken one by one where
//! the format allows it, and rows are kept as wide as they are filled, so that no claim about
//! dimensions costs memory.

use std::fmt;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Data, DataRef, Ods, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::cell::Cell;
use super::container::{self, Container, NotATable};
use super::number_format::NumberFormat;
use super::package::{self, Kind, damaged};
use super::sheet::{Builder, Sheet};

/// What a workbook may need.
pub(super) struct Limits {
    /// Bytes of the file.
    pub(super) file: u64,
    /// Bytes of what is read in passing, unpacked.
    pub(super) unpacked: u64,
    /// Bytes of what has to be in memory at once.
    pub(super) texts: u64,
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
    cells_at_once: 20_000_000,
    cells: 50_000_000,
};

/// Rows that the choice of a sheet looks at.
const PREVIEW_ROWS: usize = 200;

/// Reads a workbook's bytes, from a file or standard input.
pub fn read_bytes(input: impl Read) -> Result<Vec<u8>, WorkbookError> {
    let mut bytes = Vec::new();
    input
        .take(LIMITS.file + 1)
        .read_to_end(&mut bytes)
        .map_err(WorkbookError::Read)?;
    if bytes.len() as u64 > LIMITS.file {
        return Err(WorkbookError::TooLarge(LIMITS.file >> 20));
    }
    Ok(bytes)
}

/// An open workbook.
pub struct Workbook {
    book: Book,
    sheets: Vec<SheetInfo>,
    is_1904: bool,
}

enum Book {
    Xlsx(Xlsx<Cursor<Vec<u8>>>),
    Xlsb(Xlsb<Cursor<Vec<u8>>>),
    Ods(Ods<Cursor<Vec<u8>>>),
    Xls(Xls<Cursor<Vec<u8>>>),
}

/// A sheet of cells; charts and macros are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// The sheet that was chosen.
#[derive(Debug)]
pub struct Chosen {
    /// Its rows.
    pub sheet: Sheet,
    /// Other visible sheets that hold titles too.
    pub also: Vec<String>,
}

impl Workbook {
    /// Opens a workbook.
    pub fn open(bytes: Vec<u8>) -> Result<Self, WorkbookError> {
        guarded(|| {
            let kind = match container::detect(&bytes) {
                Container::Zip => package::check_zip(&bytes)?,
                Container::CompoundFile => package::check_compound_file(&bytes)?,
                Container::NotATable(refused) => return Err(WorkbookError::NotATable(refused)),
                Container::Text | Container::Gzip => {
                    return Err(damaged("no workbook begins like this"));
                }
            };
            Self::open_kind(kind, Cursor::new(bytes))
        })
    }

    fn open_kind(kind: Kind, bytes: Cursor<Vec<u8>>) -> Result<Self, WorkbookError> {
        let (book, metadata, is_1904) = match kind {
            Kind::Xlsx => {
                let book = Xlsx::new(bytes).map_err(|error| match error {
                    calamine::XlsxError::Password => WorkbookError::Password,
                    other => damaged(other),
                })?;
                let metadata = book.sheets_metadata().to_vec();
                let is_1904 = book.has_1904_epoch();
                (Book::Xlsx(book), metadata, is_1904)
            }
            Kind::Xlsb => {
                let book = Xlsb::new(bytes).map_err(damaged)?;
                let metadata = book.sheets_metadata().to_vec();
                let is_1904 = book.has_1904_epoch();
                (Book::Xlsb(book), metadata, is_1904)
            }
            Kind::Ods => {
                let book = Ods::new(bytes).map_err(|error| match error {
                    calamine::OdsError::Password => WorkbookError::Password,
                    other => damaged(other),
                })?;
                let metadata = book.sheets_metadata().to_vec();
                (Book::Ods(book), metadata, false)
            }
            Kind::Xls => {
                let book = Xls::new(bytes).map_err(|error| match error {
                    calamine::XlsError::Password => WorkbookError::Password,
                    other => damaged(other),
                })?;
                let metadata = book.sheets_metadata().to_vec();
                let is_1904 = book.has_1904_epoch();
                (Book::Xls(book), metadata, is_1904)
            }
        };
        let sheets: Vec<SheetInfo> = metadata
            .into_iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| SheetInfo {
                name: sheet.name,
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect();
        if sheets.is_empty() {
            return Err(WorkbookError::NoSheet);
        }
        Ok(Self {
            book,
            sheets,
            is_1904,
        })
    }

    /// The sheets, hidden ones included; [`choose`](Self::choose) takes their numbers from one on.
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Reads the sheet of this name or number; without one the visible sheet that `score` values
    /// most by its first rows. `score` is `None` for a sheet without titles.
    pub fn choose(
        &mut self,
        wanted: Option<&str>,
        score: impl Fn(&Sheet) -> Option<u64>,
    ) -> Result<Chosen, WorkbookError> {
        if let Some(wanted) = wanted {
            let index = self.find(wanted)?;
            let sheet = self.read(index, usize::MAX)?;
            return Ok(Chosen {
                sheet,
                also: Vec::new(),
            });
        }
        let visible: Vec<usize> = (0..self.sheets.len())
            .filter(|&index| !self.sheets[index].hidden)
            .collect();
        let mut scores = Vec::new();
        let mut filled = Vec::new();
        for index in visible {
            let preview = self.read(index, PREVIEW_ROWS)?;
            if !preview.rows.is_empty() {
                filled.push(index);
                scores.extend(score(&preview).map(|score| (index, score)));
            }
        }
        let best = match (
            scores.iter().map(|&(_, score)| score).max(),
            filled.as_slice(),
        ) {
            (Some(most), _) => scores
                .iter()
                .find(|&&(_, score)| score == most)
                .map(|&(index, _)| index),
            // The only sheet is read whatever it holds; what is wrong with it is said by its reader.
            (None, [only]) => Some(*only),
            (None, [_, ..]) => return Err(WorkbookError::NoTitles(self.names())),
            (None, []) => None,
        };
        let index = best.ok_or(WorkbookError::NoSheet)?;
        let also = scores.iter().filter(|&&(other, _)| other != index);
        let also = also
            .map(|&(other, _)| self.sheets[other].name.clone())
            .collect();
        let sheet = self.read(index, usize::MAX)?;
        Ok(Chosen { sheet, also })
    }

    /// A name wins over a number: sheets are called 2026.
    fn find(&self, wanted: &str) -> Result<usize, WorkbookError> {
        let named =
            |equal: &dyn Fn(&str) -> bool| self.sheets.iter().position(|sheet| equal(&sheet.name));
        let wanted_lower = wanted.trim().to_lowercase();
        named(&|name| name == wanted)
            .or_else(|| named(&|name| name.trim().to_lowercase() == wanted_lower))
            .or_else(|| {
                let number: usize = wanted.trim().parse().ok()?;
                (1..=self.sheets.len())
                    .contains(&number)
                    .then(|| number - 1)
            })
            .ok_or_else(|| WorkbookError::SheetNotFound {
                wanted: wanted.to_owned(),
                sheets: self.names(),
            })
    }

    fn names(&self) -> Vec<String> {
        let hidden = |sheet: &SheetInfo| if sheet.hidden { " (hidden)" } else { "" };
        self.sheets
            .iter()
            .map(|sheet| format!("{:?}{}", sheet.name, hidden(sheet)))
            .collect()
    }

    /// Reads the first rows of a sheet.
    fn read(&mut self, index: usize, most_rows: usize) -> Result<Sheet, WorkbookError> {
        let name = self.sheets[index].name.clone();
        let days = if self.is_1904 { 1462.0 } else { 0.0 };
        guarded(|| {
            let mut rows = Builder::new(most_rows, days);
            match &mut self.book {
                Book::Xlsx(book) => read_xlsx(book, &name, &mut rows)?,
                Book::Xlsb(book) => {
                    let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
                    while let Some(cell) = cells.next_cell().map_err(damaged)? {
                        let value = Value::from(cell.get_value());
                        if !rows.push(cell.get_position(), value, None)? {
                            break;
                        }
                    }
                }
                Book::Ods(book) => {
                    push_range(&book.worksheet_range(&name).map_err(damaged)?, &mut rows)?;
                }
                Book::Xls(book) => {
                    push_range(&book.worksheet_range(&name).map_err(damaged)?, &mut rows)?;
                }
            }
            Ok(rows.finish(name.clone(), index + 1))
        })
    }
}

fn read_xlsx(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    rows: &mut Builder,
) -> Result<(), WorkbookError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let formats: Vec<Option<Arc<NumberFormat>>> = cells
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref()?;
            NumberFormat::parse(&format.format_code).map(Arc::new)
        })
        .collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let format = formats.get(style).cloned().flatten();
        if !rows.push(cell.get_position(), Value::from(cell.get_value()), format)? {
            break;
        }
    }
    Ok(())
}

fn push_range(range: &calamine::Range<Data>, rows: &mut Builder) -> Result<(), WorkbookError> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let at = |first: u32, index: usize| {
            first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
        };
        let position = (at(first_row, row), at(first_column, column));
        if !rows.push(position, Value::from(value), None)? {
            break;
        }
    }
    Ok(())
}

/// A value as calamine gives it, borrowed or not.
pub(super) enum Value<'a> {
    Empty,
    Text(&'a str),
    Number(f64),
    Serial(f64),
    Duration(f64),
    Iso(&'a str),
    Bool(bool),
    Error(&'static str),
}

impl<'a> From<&'a DataRef<'_>> for Value<'a> {
    fn from(value: &'a DataRef<'_>) -> Self {
        match value {
            DataRef::Int(number) => Self::Number(*number as f64),
            DataRef::Float(number) => Self::Number(*number),
            DataRef::String(text) => Self::Text(text),
            DataRef::SharedString(text) => Self::Text(text),
            DataRef::Bool(value) => Self::Bool(*value),
            DataRef::DateTime(date) if date.is_duration() => Self::Duration(date.as_f64()),
            DataRef::DateTime(date) => Self::Serial(date.as_f64()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Self::Iso(text),
            DataRef::Error(error) => Self::Error(error_text(error)),
            DataRef::Empty => Self::Empty,
        }
    }
}

impl<'a> From<&'a Data> for Value<'a> {
    fn from(value: &'a Data) -> Self {
        match value {
            Data::Int(number) => Self::Number(*number as f64),
            Data::Float(number) => Self::Number(*number),
            Data::String(text) => Self::Text(text),
            Data::Bool(value) => Self::Bool(*value),
            Data::DateTime(date) if date.is_duration() => Self::Duration(date.as_f64()),
            Data::DateTime(date) => Self::Serial(date.as_f64()),
            Data::DateTimeIso(text) | Data::DurationIso(text) => Self::Iso(text),
            Data::Error(error) => Self::Error(error_text(error)),
            Data::Empty => Self::Empty,
        }
    }
}

fn error_text(error: &calamine::CellErrorType) -> &'static str {
    use calamine::CellErrorType;
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// Turns a panic of calamine about a damaged file into an error.
fn guarded<T>(read: impl FnOnce() -> Result<T, WorkbookError>) -> Result<T, WorkbookError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(damaged("its parts contradict each other")))
}

/// Why a workbook cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum WorkbookError {
    /// A container that holds something else.
    NotATable(NotATable),
    /// Protected by a password.
    Password,
    /// Broken, and how.
    Damaged(String),
    /// More than so many megabytes, as a file or unpacked.
    TooLarge(u64),
    /// A sheet unfolds to more than so many cells.
    TooManyCells(u64),
    /// No sheet has cells.
    NoSheet,
    /// No such sheet.
    SheetNotFound {
        /// What was asked for.
        wanted: String,
        /// The sheets there are, quoted, with a mark for hidden ones.
        sheets: Vec<String>,
    },
    /// Several sheets, none of which has titles; holds their names.
    NoTitles(Vec<String>),
    /// The input cannot be read.
    Read(io::Error),
}

impl fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATable(refused) => refused.fmt(f),
            Self::Password => f.write_str(
                "the workbook is protected by a password; save it without one, or as CSV",
            ),
            Self::Damaged(problem) => write!(
                f,
                "the workbook is damaged ({problem}); open it in Excel or LibreOffice and save it anew, or as CSV"
            ),
            Self::TooLarge(megabytes) => write!(
                f,
                "the workbook has more than {megabytes} MB of content; save the sheet you need as CSV"
            ),
            Self::TooManyCells(cells) => write!(
                f,
                "the workbook has or claims more than {cells} cells; delete the empty rows and columns \
                 around the list, or save the sheet you need as CSV"
            ),
            Self::NoSheet => f.write_str(
                "the workbook has no visible sheet with cells; name a hidden one with --sheet",
            ),
            Self::SheetNotFound { wanted, sheets } => {
                write!(f, "there is no sheet {wanted:?}")?;
                list(f, sheets)
            }
            Self::NoTitles(sheets) => {
                f.write_str(
                    "no sheet has a column that looks like job titles; say which with --sheet",
                )?;
                list(f, sheets)
            }
            Self::Read(source) => write!(f, "the input cannot be read: {source}"),
        }
    }
}

impl std::error::Error for WorkbookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(source) => Some(source),
            Self::NotATable(source) => Some(source),
            _ => None,
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, sheets: &[String]) -> fmt::Result {
    f.write_str("\nthe sheets are:")?;
    for (index, sheet) in sheets.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(f, "{comma} {} {sheet}", index + 1)?;
    }
    Ok(())
}

impl Value<'_> {
    /// The cell; `days` are added to dates of the calendar that begins in 1904.
    pub(super) fn cell(
        self,
        days: f64,
        format: Option<Arc<NumberFormat>>,
        text: impl FnOnce(&str) -> Arc<str>,
    ) -> Cell {
        use super::cell::Date;
        match self {
            Self::Empty | Self::Text("") => Cell::Empty,
            Self::Text(value) => Cell::Text(text(value)),
            Self::Number(value) => Cell::Number(value, format),
            Self::Serial(value) => {
                Date::from_serial(value + days).map_or(Cell::number(value), Cell::Date)
            }
            Self::Duration(value) => Date::duration(value).map_or(Cell::number(value), Cell::Date),
            Self::Iso(value) => match Date::parse(value).or_else(|| Date::parse_duration(value)) {
                Some(date) => Cell::Date(date),
                None => Cell::Text(text(value)),
            },
            Self::Bool(value) => Cell::Bool(value),
            Self::Error(error) => Cell::Error(error),
        }
    }
}
