//! Reads a sheet of a workbook (`.xlsx .xlsm .xlsb .xls .ods`) into rows of typed cells.
//!
//! A file is checked before [`calamine`] reads it (`package` for zip files, with `ods_cells` and
//! `xlsb_records`; `compound_file` for `.xls`; the bounds stand in `limits`), cells are taken one by one where
//! the format allows it, and rows are kept as wide as they are filled, so that no claim about
//! dimensions costs memory.

mod compound_file;
mod limits;
mod ods_cells;
mod package;
mod row_builder;
mod xlsb_records;

use std::collections::HashSet;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{
    DataRef, Ods, OdsError, Reader, SheetType, SheetVisible, Sheets, Xls, XlsError, Xlsb, Xlsx,
    XlsxError,
};

use self::compound_file::check_compound_file;
use self::limits::damaged;
use self::package::{CheckedWorkbook, Kind, Merged};
use self::row_builder::RowBuilder;
use super::container::{self, Container};
use super::number_format::NumberFormat;
use super::sheet::{PREFERRED, Sheet};
use super::{Error, Lines};

/// Rows that the choice of a sheet looks at.
const PREVIEW_ROWS: usize = 200;

/// Blank cells that are remembered, to tell formulas without a value from mere formats.
const MOST_BLANK: usize = 1 << 20;

/// The sheets of a workbook that rolecall wrote. The first holds the rows, the others are about them.
const OWN_SHEETS: [&str; 3] = ["Answers", "Summary", "Review"];

/// An open workbook.
pub struct Workbook {
    book: Sheets<Cursor<Vec<u8>>>,
    /// Those of cells; charts and macros are none.
    sheets: Vec<calamine::Sheet>,
    is_1904: bool,
    has_formulas: bool,
    merged: Merged,
}

impl Workbook {
    /// Reads a workbook to its end, from a file or standard input.
    pub fn read(input: impl Read) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        let mut input = input.take(limits::FILE + 1);
        input.read_to_end(&mut bytes).map_err(Error::Read)?;
        if bytes.len() as u64 > limits::FILE {
            return Err(Error::WorkbookTooLarge(limits::FILE >> 20));
        }
        Self::open(bytes)
    }

    /// Opens a workbook.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        guarded(|| {
            let checked = match container::detect(&bytes) {
                Container::Zip => package::check_zip(&bytes)?,
                Container::CompoundFile => {
                    check_compound_file(&bytes)?;
                    CheckedWorkbook {
                        kind: Kind::Xls,
                        has_formulas: false,
                        merged: Merged::InBook,
                    }
                }
                Container::Binary => return Err(Error::NotATable(container::BINARY)),
                Container::Refused(refused) => return Err(Error::NotATable(refused)),
                Container::Text | Container::Gzip => {
                    return Err(damaged("no workbook begins like this"));
                }
            };
            Self::open_checked(checked, Cursor::new(bytes))
        })
    }

    fn open_checked(checked: CheckedWorkbook, bytes: Cursor<Vec<u8>>) -> Result<Self, Error> {
        let book = match checked.kind {
            Kind::Xlsx => {
                let is_locked = |error: &XlsxError| matches!(error, XlsxError::Password);
                Sheets::Xlsx(opened(Xlsx::new(bytes), is_locked)?)
            }
            Kind::Xlsb => Sheets::Xlsb(opened(Xlsb::new(bytes), |_| false)?),
            Kind::Ods => {
                let is_locked = |error: &OdsError| matches!(error, OdsError::Password);
                Sheets::Ods(opened(Ods::new(bytes), is_locked)?)
            }
            Kind::Xls => {
                let is_locked = |error: &XlsError| matches!(error, XlsError::Password);
                Sheets::Xls(opened(Xls::new(bytes), is_locked)?)
            }
        };
        let mut sheets = book.sheets_metadata().to_vec();
        sheets.retain(|sheet| sheet.typ == SheetType::WorkSheet);
        if sheets.is_empty() {
            return Err(Error::NoFilledSheet);
        }
        let is_1904 = match &book {
            Sheets::Xlsx(book) => book.has_1904_epoch(),
            Sheets::Xlsb(book) => book.has_1904_epoch(),
            Sheets::Xls(book) => book.has_1904_epoch(),
            Sheets::Ods(_) => false,
        };
        Ok(Self {
            book,
            sheets,
            is_1904,
            has_formulas: checked.has_formulas,
            merged: checked.merged,
        })
    }

    /// Reads the sheet of this name or number; without one the visible sheet that `score` values
    /// most by its first rows. `score` is `None` for a sheet without titles.
    pub fn choose(
        &mut self,
        wanted: Option<&str>,
        score: impl Fn(&Sheet) -> Option<u64>,
    ) -> Result<Sheet, Error> {
        if let Some(wanted) = wanted {
            return self.read_whole(self.find(wanted)?);
        }
        let mut scores = Vec::new();
        let mut filled = Vec::new();
        for index in 0..self.sheets.len() {
            if is_hidden(&self.sheets[index]) {
                continue;
            }
            let preview = self.read_sheet(index, PREVIEW_ROWS)?;
            if !preview.rows.is_empty() {
                filled.push(index);
                scores.extend(score(&preview).map(|score| (index, score)));
            }
        }
        let is_about_rows =
            |index: usize| OWN_SHEETS[1..].contains(&self.sheets[index].name.as_str());
        if self.is_own() {
            scores.retain(|&(index, score)| score >= PREFERRED || !is_about_rows(index));
        }
        let most = scores.iter().map(|&(_, score)| score).max();
        let best = scores.iter().find(|&&(_, score)| Some(score) == most);
        let index = match (best, &filled[..]) {
            (Some(&(index, _)), _) => index,
            // The only sheet is read whatever it holds; what is wrong with it is said by its reader.
            (None, &[only]) => only,
            (None, []) => return Err(Error::NoFilledSheet),
            (None, _) => return Err(Error::NoTitleSheet(self.names())),
        };
        // beside a sheet with the preferred column, one without it is not meant
        let is_preferred = most >= Some(PREFERRED);
        scores.retain(|&(other, score)| other != index && (score >= PREFERRED || !is_preferred));
        let mut sheet = self.read_whole(index)?;
        let others = scores
            .iter()
            .map(|&(other, _)| self.sheets[other].name.clone());
        sheet.warnings.also = others.collect();
        Ok(sheet)
    }

    /// Reads a sheet, and what is beside it.
    fn read_whole(&mut self, index: usize) -> Result<Sheet, Error> {
        let mut sheet = self.read_sheet(index, usize::MAX)?;
        let is_own = self.is_own();
        let others = self.sheets.iter().enumerate();
        let others = others.filter(|(other, sheet)| {
            *other != index && !(is_own && OWN_SHEETS.contains(&sheet.name.as_str()))
        });
        sheet.warnings.other_sheets = others.map(|(_, sheet)| sheet.name.clone()).collect();
        Ok(sheet)
    }

    /// Whether rolecall wrote the workbook.
    fn is_own(&self) -> bool {
        let has = |name: &&str| self.sheets.iter().any(|sheet| sheet.name == *name);
        OWN_SHEETS[..2].iter().all(has)
    }

    /// A name wins over a number: sheets are called 2026.
    fn find(&self, wanted: &str) -> Result<usize, Error> {
        let named =
            |equal: &dyn Fn(&str) -> bool| self.sheets.iter().position(|sheet| equal(&sheet.name));
        let wanted_lower = wanted.trim().to_lowercase();
        let number = || {
            let number: usize = wanted.trim().parse().ok()?;
            (1..=self.sheets.len())
                .contains(&number)
                .then(|| number - 1)
        };
        named(&|name| name == wanted)
            .or_else(|| named(&|name| name.trim().to_lowercase() == wanted_lower))
            .or_else(number)
            .ok_or_else(|| Error::SheetNotFound {
                wanted: wanted.to_owned(),
                sheets: self.names(),
            })
    }

    fn names(&self) -> Vec<String> {
        let names = self.sheets.iter().map(|sheet| match is_hidden(sheet) {
            true => format!("{:?} (hidden)", sheet.name),
            false => format!("{:?}", sheet.name),
        });
        names.collect()
    }

    /// Reads the first rows of a sheet.
    fn read_sheet(&mut self, index: usize, most_rows: usize) -> Result<Sheet, Error> {
        let name = self.sheets[index].name.clone();
        let days = if self.is_1904 { 1462.0 } else { 0.0 };
        let is_whole = most_rows == usize::MAX; // and not a preview
        let with_formulas = self.has_formulas && is_whole;
        guarded(|| {
            let mut rows = RowBuilder::new(most_rows, days);
            let mut unvalued = Lines::default();
            match &mut self.book {
                Sheets::Xlsx(book) => {
                    unvalued = read_xlsx(book, &name, with_formulas, &mut rows)?;
                }
                Sheets::Xlsb(book) => {
                    let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
                    while let Some(cell) = cells.next_cell().map_err(damaged)? {
                        if !rows.push(cell.get_position(), cell.get_value(), None)? {
                            break;
                        }
                    }
                }
                book => {
                    let range = book.worksheet_range(&name).map_err(damaged)?;
                    let (first_row, first_column) = range.start().unwrap_or_default();
                    for (row, column, value) in range.used_cells() {
                        let at = (first_row + row as u32, first_column + column as u32);
                        if !rows.push(at, value, None)? {
                            break;
                        }
                    }
                }
            }
            let merged = match (&self.merged, &mut self.book) {
                _ if !is_whole => Vec::new(),
                (Merged::InBook, Sheets::Xlsx(book)) => {
                    book.merge_cells_by_sheet_name(&name).map_err(damaged)?
                }
                (Merged::InBook, Sheets::Xls(book)) => {
                    book.merge_cells_by_sheet_name(&name).map_err(damaged)?
                }
                (Merged::BySheet(merged), _) => merged.get(index).cloned().unwrap_or_default(),
                _ => Vec::new(),
            };
            let merged = rows.fill_merged(&merged)?;
            let mut sheet = Sheet::new(name.clone(), index + 1, rows.finish());
            sheet.warnings.unvalued = unvalued;
            sheet.warnings.merged = merged;
            sheet.warnings.has_unread_merged = matches!(self.merged, Merged::Unread);
            Ok(sheet)
        })
    }
}

fn is_hidden(sheet: &calamine::Sheet) -> bool {
    sheet.visible != SheetVisible::Visible
}

fn read_xlsx(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    with_formulas: bool,
    rows: &mut RowBuilder,
) -> Result<Lines, Error> {
    let mut blank = HashSet::new();
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let formats = cells.styles().iter().map(|style| {
        let format = style.number_format.as_ref()?;
        NumberFormat::parse(&format.format_code).map(Arc::new)
    });
    let formats: Vec<Option<Arc<NumberFormat>>> = formats.collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let format = formats.get(style).cloned().flatten();
        if with_formulas && *cell.get_value() == DataRef::Empty && blank.len() < MOST_BLANK {
            blank.insert(cell.get_position());
        }
        if !rows.push(cell.get_position(), cell.get_value(), format)? {
            break;
        }
    }
    drop(cells);
    match blank.is_empty() {
        true => Ok(Lines::default()),
        false => unvalued(book, name, &blank),
    }
}

/// The rows of those blank cells that hold a formula: a program wrote it, and nothing has computed it.
fn unvalued(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    blank: &HashSet<(u32, u32)>,
) -> Result<Lines, Error> {
    let mut lines = Lines::default();
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(cell) = cells.next_formula().map_err(damaged)? {
        let at = cell.get_position();
        if blank.contains(&at) && !cell.get_value().is_empty() {
            lines.add_once(u64::from(at.0) + 1);
        }
    }
    Ok(lines)
}

fn opened<B, E: ToString>(book: Result<B, E>, is_locked: impl Fn(&E) -> bool) -> Result<B, Error> {
    book.map_err(|error| match is_locked(&error) {
        true => Error::PasswordProtected,
        false => damaged(error),
    })
}

/// Turns a panic of calamine about a damaged file into an error.
fn guarded<T>(read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(damaged("its parts contradict each other")))
}
