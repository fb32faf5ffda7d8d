//! Any table in: rows that keep their bytes.
//!
//! [`Table::open`] decides once how an input is read: `source` unpacks it, `encoding` decodes it,
//! `pipe_table` turns a table of Markdown into CSV, `odd_quotes` takes spaces before quotes away, `dialect`
//! tells delimiter and line ends, `header` the line that names the columns, `columns` the column of
//! titles; `layout` holds the result, and `opened` reads as much as that takes. From then on `reader` cuts
//! the input into blocks of whole rows at the line ends that `splitter` finds, and `footers` tells totals
//! and remarks from people. What could not be taken as it stands is a warning with its lines.
//!
//! ```
//! use rolecall::table::{Table, TableOptions};
//!
//! let input = "My report\nName,Job Title\nAnn,Partner Manager\nTotal,\n";
//! let mut table = Table::open(input.as_bytes(), &TableOptions::default(), &|_| false)?;
//! let row = table.next_row()?.expect("one row");
//! assert_eq!((row.line, row.title().as_ref()), (3, "Partner Manager"));
//! assert!(table.next_row()?.is_none());
//! assert_eq!(table.warnings().footers.first, [4]);
//! # Ok::<(), rolecall::table::Error>(())
//! ```

pub mod cell;
mod columns;
mod container;
mod dialect;
pub(crate) mod encoding;
mod encoding_signs;
mod error;
mod footer_text;
mod footers;
mod header;
mod layout;
mod markdown;
mod masks;
pub mod number_format;
mod odd_quotes;
mod opened;
mod pipe_table;
mod plain_text;
mod reader;
pub(crate) mod row;
mod sample;
pub mod sheet;
mod source;
mod splitter;
mod warnings;
#[cfg(feature = "workbooks")]
pub mod workbook;

use std::{borrow::Cow, io::Read};

pub use cell::{Cell, Date};
pub use columns::{ColumnKind, Decoy, Found, FoundColumn};
pub(crate) use columns::{
    PayWords, YEARLY, best_of_kind, find_column, is_negation, kind_of, pay_words,
};
pub(crate) use container::Container;
pub use container::Refusal;
pub use error::Error;
pub(crate) use layout::Layout;
pub(crate) use opened::Opened;
pub use plain_text::{TitleLines, read_text};
pub(crate) use reader::{Block, Reader};
pub use warnings::{Lines, Warnings};

/// How to read a table; what is not said is found out.
#[derive(Debug, Clone)]
pub struct TableOptions {
    /// The title column: a name, or a number counted from one.
    pub column: Option<String>,
    /// The delimiter.
    pub delimiter: Option<u8>,
    /// Whether there is a header. Without one, the column is a number.
    pub header: bool,
    /// A label of the WHATWG encoding standard.
    pub encoding: Option<String>,
    /// The sheet of a workbook: a name, or a number counted from one.
    pub sheet: Option<String>,
    /// Of a workbook, a sheet that has a column of this name too is preferred.
    pub preferred_column: Option<String>,
    /// Keep the types of the cells of a workbook.
    pub typed: bool,
    /// Stop at the first row that has too many or too few cells.
    pub strict: bool,
}

impl Default for TableOptions {
    fn default() -> Self {
        Self {
            column: None,
            delimiter: None,
            header: true,
            encoding: None,
            sheet: None,
            preferred_column: None,
            typed: false,
            strict: false,
        }
    }
}

/// A table that is read row by row.
pub struct Table<R> {
    reader: Reader<R>,
    block: Block,
    /// The next row of the block.
    next: usize,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    /// The line it starts on, counted from one.
    pub line: u64,
    /// Its bytes, in UTF-8, without the line end.
    pub bytes: &'t [u8],
    title: &'t [u8],
    delimiter: u8,
}

impl<R: Read> Table<R> {
    /// Opens a table. `looks_like_title` says whether a text has a level or the noun of a role.
    pub fn open(
        input: R,
        options: &TableOptions,
        looks_like_title: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Error> {
        Ok(Self {
            reader: Opened::new(input, options, looks_like_title)?.reader(options.strict),
            block: Block::default(),
            next: 0,
        })
    }

    /// The names of the columns; blank if there is no header.
    pub fn columns(&self) -> &[String] {
        &self.reader.layout.columns
    }

    /// The index of a column by its name or number, from zero.
    pub fn column(&self, wanted: &str) -> Result<usize, Error> {
        find_column(wanted, &self.reader.layout.columns).map(|(index, _)| index)
    }

    /// The indices of the columns whose names are of a kind, other than the column of titles.
    pub fn columns_of_kind(&self, kind: ColumnKind) -> Vec<usize> {
        let (columns, title) = (&self.reader.layout.columns, &self.reader.layout.title);
        let others = (0..columns.len()).filter(|index| index + 1 != title.number);
        others
            .filter(|&index| kind_of(&columns[index]) == Some(kind))
            .collect()
    }

    /// The column of titles.
    pub fn title_column(&self) -> &FoundColumn {
        &self.reader.layout.title
    }

    /// Lines above the header.
    pub fn passed_over(&self) -> u64 {
        self.reader.layout.passed_over
    }

    /// The warnings so far.
    pub fn warnings(&self) -> Warnings {
        self.reader.warnings()
    }

    /// The next row; `None` at the end.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Error> {
        while self.next >= self.block.rows.rows.len() {
            if !self.reader.next(&mut self.block)? {
                return Ok(None);
            }
            self.next = 0;
        }
        let row = &self.block.rows.rows[self.next];
        let bytes = self.block.bytes();
        self.next += 1;
        Ok(Some(Row {
            line: self.reader.told(row.line),
            bytes: row.of(bytes),
            title: row.title.of(bytes),
            delimiter: self.reader.layout.separators.delimiter,
        }))
    }
}

impl<'t> Row<'t> {
    /// The text of the title cell, as the cell holds it.
    pub fn title(&self) -> Cow<'t, str> {
        row::utf8_text(self.title)
    }

    /// The texts of all cells.
    pub fn cells(&self) -> Vec<String> {
        row::texts(self.bytes, self.delimiter)
    }
}
