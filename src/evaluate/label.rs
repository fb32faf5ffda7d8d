//! Labelled titles and the CSV files they stand in.

use std::io::Read;

use super::columns::{LabelColumns, general, hint};
use super::{Columns, LabelError, Top};
use crate::answer::Outcome;
use crate::domain::{Function, Level};
use crate::table::{Error, Table, TableOptions, Warnings};

/// The label of an expert for one title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The title.
    pub title: String,
    /// The outcome.
    pub outcome: Outcome,
    /// The functions, best first; the nearest ones of an adjacent title, if they are given.
    pub functions: Vec<Function>,
    /// Every top answer that an expert accepts, the label's own among them.
    pub accepted: Vec<Top>,
    /// An expert also accepts that the title stands for several functions.
    pub accepts_several: bool,
    /// The levels that are right; empty if the file names none.
    pub levels: Vec<Level>,
}

impl Label {
    /// The expert's own top answer.
    pub fn top(&self) -> Top {
        Top::of(self.outcome, &self.functions)
    }

    /// Reads the labels of a table and hands over one after the other; what was noticed in doing so.
    /// Its titles are found as those of any table, unless a column is called `title` or asked for.
    ///
    /// # Errors
    /// No table, a missing column, an unknown name, or an outcome that does not fit its functions: with
    /// row, column and cure, after the labels above it.
    pub fn each(
        input: impl Read,
        columns: &Columns,
        options: &TableOptions,
        looks_like_title: &dyn Fn(&str) -> bool,
        mut take: impl FnMut(Label),
    ) -> Result<Warnings, LabelError> {
        let options = TableOptions {
            column: columns.title.clone(),
            ..options.clone()
        };
        let table = Table::open(input, &options, looks_like_title);
        let mut table = table.map_err(|error| LabelError {
            is_misuse: error.is_misuse(),
            // the option for the column of titles is called `--title` here
            ..general(error.to_string().replace("--column", "--title"))
        })?;
        let titles = table.title_column().number - 1;
        let found = LabelColumns::new(table.columns().to_vec(), titles, columns)?;
        let mut is_empty = true;
        let failed = |error: Error| general(error.to_string());
        while let Some(row) = table.next_row().map_err(failed)? {
            let texts = row.cells();
            let cells = Cells {
                row: row.line,
                record: &texts,
                found: &found,
            };
            take(cells.label()?);
            is_empty = false;
        }
        if is_empty {
            let message = "holds no labelled title below its header";
            return Err(general(message.to_owned()));
        }
        Ok(table.warnings())
    }
}

/// A row with what its cells mean.
struct Cells<'a> {
    row: u64,
    record: &'a [String],
    found: &'a LabelColumns,
}

impl Cells<'_> {
    fn label(&self) -> Result<Label, LabelError> {
        let found = self.found;
        let functions = self.functions()?;
        let outcome = self.outcome(&functions)?;
        let mut accepted = vec![Top::of(outcome, &functions)];
        let mut accepts_several = outcome == Outcome::Multiple;
        for name in self.names(found.accepted) {
            if name.eq_ignore_ascii_case(Outcome::Multiple.id()) {
                accepts_several = true;
            } else {
                let all = [&Top::ALL.map(Top::id)[..], &["multiple"]].concat();
                let top = name.parse();
                accepted
                    .push(top.map_err(|()| self.unknown(found.accepted, "answer", name, &all))?);
            }
        }
        let levels = self.split(found.level, &['/']).map(|name| {
            let all = Level::ALL.map(Level::id);
            name.parse()
                .map_err(|_| self.unknown(found.level, "level", name, &all))
        });
        Ok(Label {
            title: self.cell(Some(found.title)).to_owned(),
            outcome,
            functions,
            accepted,
            accepts_several,
            levels: levels.collect::<Result<_, _>>()?,
        })
    }

    fn functions(&self) -> Result<Vec<Function>, LabelError> {
        let at = self.found.functions;
        let functions = self.names(at).filter(|name| self.outside(name).is_none());
        let functions = functions.map(|name| {
            let all = Function::ALL.map(Function::id);
            name.parse()
                .map_err(|_| self.unknown(at, "function", name, &all))
        });
        functions.collect()
    }

    /// The outcome that a name gives in place of a function, where no column says it.
    fn outside(&self, name: &str) -> Option<Outcome> {
        let outside = Outcome::of_id(name).filter(|outcome| !outcome.is_partner_role());
        outside.filter(|_| self.found.outcome.is_none())
    }

    fn outcome(&self, functions: &[Function]) -> Result<Outcome, LabelError> {
        let at = self.found.outcome;
        let mut said = self.names(self.found.functions);
        let outside = said.find_map(|name| self.outside(name));
        let outcome = match (self.names(at).next(), functions.len()) {
            (Some(name), _) => {
                let ids = Outcome::ALL.map(Outcome::id);
                Outcome::of_id(name).ok_or_else(|| self.unknown(at, "outcome", name, &ids))?
            }
            (None, _) if at.is_some() => {
                let cure = "write clear, multiple, adjacent or none";
                return Err(self.error(at, format!("the outcome is missing; {cure}")));
            }
            (None, count) if outside.is_some() || count == 0 => outside.unwrap_or(Outcome::None),
            (None, 1) => Outcome::Clear,
            (None, _) => Outcome::Multiple,
        };
        let needs = match outcome {
            Outcome::Clear if functions.len() != 1 => "exactly one function",
            Outcome::Multiple if functions.len() < 2 => "two functions or more, joined by `;`",
            Outcome::None if !functions.is_empty() => "no function",
            _ => return Ok(outcome),
        };
        let column = self.found.functions.or(at);
        let without = match self.found.functions {
            None => "; say where they are with --functions COLUMN",
            Some(_) => "",
        };
        let given = functions.len();
        let message = format!("`{outcome}` needs {needs}, but there are {given}{without}");
        Err(self.error(column, message))
    }

    fn cell(&self, at: Option<usize>) -> &str {
        let cell = at.and_then(|at| self.record.get(at));
        cell.map_or("", String::as_str)
    }

    /// The names of outcomes and functions in a cell.
    fn names(&self, at: Option<usize>) -> impl Iterator<Item = &str> {
        self.split(at, &[';', ','])
    }

    fn split(&self, at: Option<usize>, separators: &'static [char]) -> impl Iterator<Item = &str> {
        let names = self.cell(at).split(separators).map(str::trim);
        names.filter(|name| !name.is_empty())
    }

    fn unknown(&self, at: Option<usize>, what: &str, name: &str, all: &[&str]) -> LabelError {
        let cure = hint(name, all.iter().copied());
        let message = format!("unknown {what} `{name}`{cure} (one of: {})", all.join(", "));
        self.error(at, message)
    }

    fn error(&self, at: Option<usize>, message: String) -> LabelError {
        let column = at.and_then(|at| self.found.header.get(at)).cloned();
        LabelError {
            row: self.row,
            column: column.unwrap_or_default(),
            ..general(message)
        }
    }
}
