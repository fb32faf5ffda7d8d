//! The rows of a table with titles, for commands that compare them.

use std::cmp::Reverse;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use rolecall::english::list;
use rolecall::table::{ColumnKind, Table, TableOptions, Warnings};
use rolecall::{Matcher, escape, plain};
use rustc_hash::FxHashMap;

use crate::cli::input::rows::usage_or_data;
use crate::cli::input::{Input, titles};
use crate::cli::misuse;

/// A row of a table, with the cells of other columns in the order in which they are wanted.
pub(crate) struct TitledRow<'r, const N: usize> {
    /// The line it starts on.
    pub(crate) line: u64,
    pub(crate) title: &'r str,
    /// The cells: `None` if there is no such column, blank where the row is too short.
    pub(crate) cells: [Option<&'r str>; N],
}

/// A column that is read beside the titles.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ColumnChoice<'a> {
    /// It must be there.
    Required(&'a str),
    Optional(&'a str),
    /// The one that is called so, if there is one, and the option that says which.
    OfKind(ColumnKind, &'static str),
    /// None, whatever the table has.
    Nothing,
}

impl ColumnChoice<'_> {
    /// The column in a table, other than those that are read already.
    fn index<R: Read>(self, table: &Table<R>, read: &[Option<usize>]) -> Result<Option<usize>> {
        let (kind, option) = match self {
            ColumnChoice::Required(name) => {
                return Ok(Some(table.column(name).map_err(usage_or_data)?));
            }
            ColumnChoice::Optional(name) => return Ok(table.column(name).ok()),
            ColumnChoice::OfKind(kind, option) => (kind, option),
            ColumnChoice::Nothing => return Ok(None),
        };
        let mut found = table.columns_of_kind(kind);
        found.retain(|&at| !read.contains(&Some(at)));
        if found.len() < 2 {
            return Ok(found.first().copied());
        }
        let choices = found.iter().map(|&at| {
            let name = escape::line(&table.columns()[at]);
            format!("{option} {} (`{name}`)", at + 1)
        });
        let choices: Vec<String> = choices.collect();
        misuse(format!(
            "several columns could go with the pay; say which with {}",
            list(&choices, "or")
        ))
    }
}

/// A table with titles, and the columns that are read beside them.
pub(crate) struct TitledTable<const N: usize> {
    table: Table<Box<dyn Read + Send>>,
    /// Its name in messages.
    name: String,
    columns: [Option<usize>; N],
}

impl<const N: usize> TitledTable<N> {
    /// Opens a table and finds its columns.
    pub(crate) fn open(
        path: &Path,
        options: &TableOptions,
        matcher: &Matcher<'_>,
        wanted: [ColumnChoice<'_>; N],
    ) -> Result<Self> {
        let Input { read, name, .. } = Input::open(Some(path), "")?;
        let looks_like_title = |text: &str| matcher.looks_like_title(text);
        let table = Table::open(read, options, &looks_like_title).map_err(usage_or_data);
        let table = table.with_context(|| name.clone())?;
        let mut columns = [None; N];
        for (at, wanted) in wanted.into_iter().enumerate() {
            let index = wanted.index(&table, &columns);
            columns[at] = index.with_context(|| escape::path(path))?;
        }
        Ok(TitledTable {
            table,
            name,
            columns,
        })
    }

    /// The names of the columns, as the table has them; blank without one.
    pub(crate) fn names(&self) -> [String; N] {
        let all = self.table.columns();
        self.columns
            .map(|index| index.map_or_else(String::new, |index| all[index].clone()))
    }

    /// Hands over each row with its title and the cells of the columns.
    pub(crate) fn each(
        mut self,
        mut take: impl FnMut(TitledRow<'_, N>) -> Result<()>,
    ) -> Result<Warnings> {
        let mut is_empty = true;
        let failed = |error| usage_or_data(error).context(self.name.clone());
        while let Some(row) = self.table.next_row().map_err(failed)? {
            let title = row.title();
            let all = match N {
                0 => Vec::new(),
                _ => row.cells(),
            };
            let cell = |index: usize| all.get(index).map_or("", String::as_str);
            take(TitledRow {
                line: row.line,
                title: plain(&title).trim(),
                cells: self.columns.map(|index| index.map(cell)),
            })?;
            is_empty = false;
        }
        let mut warnings = self.table.warnings();
        warnings.is_empty = is_empty;
        Ok(warnings)
    }
}

/// Hands over each line of a list of titles.
pub(crate) fn lines(path: &Path, title: &mut impl FnMut(&str) -> Result<()>) -> Result<Warnings> {
    let Input { read, name, .. } = Input::open(Some(path), "")?;
    titles::lines(read, &name, title)
}

/// Whether the name of a file says that it is a table, and not a list of titles.
pub(crate) fn is_table(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(
        ending,
        "csv" | "tsv" | "md" | "markdown" | "xlsx" | "xlsm" | "xlsb" | "xls" | "ods"
    )
}

/// Different titles with how many rows have each: rosters repeat them.
#[derive(Debug, Default)]
pub(crate) struct TitleCounts {
    titles: Vec<(String, u64)>,
    /// By title, its place among them.
    places: FxHashMap<String, usize>,
    /// Rows without a title.
    pub(crate) blank: u64,
}

impl TitleCounts {
    /// Adds a row; a blank title is none.
    pub(crate) fn add(&mut self, title: &str) {
        if title.is_empty() {
            self.blank += 1;
        } else if let Some(&place) = self.places.get(title) {
            self.titles[place].1 += 1;
        } else {
            self.places.insert(title.to_owned(), self.titles.len());
            self.titles.push((title.to_owned(), 1));
        }
    }

    pub(crate) fn rows(&self) -> u64 {
        self.titles.iter().map(|(_, rows)| rows).sum()
    }

    /// Titles and rows in the order in which they came.
    pub(crate) fn in_order(self) -> Vec<(String, u64)> {
        self.titles
    }

    /// Those of most rows first.
    pub(crate) fn by_rows(mut self) -> Vec<(String, u64)> {
        self.titles.sort_by_key(|(_, rows)| Reverse(*rows)); // stable: of equals the first
        self.titles
    }
}
