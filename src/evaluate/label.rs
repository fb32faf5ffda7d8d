//! Labelled titles and the CSV files they stand in.

use csv::StringRecord;

use super::columns::{Found, delimiter};
use super::error::{general, hint, unreadable};
use super::{Columns, LabelError, Top};
use crate::classification::Outcome;
use crate::domain::{Function, Level};

/// What an expert says about one title.
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

    /// Reads the labels of a CSV file with a header.
    ///
    /// # Errors
    /// A missing column, an unknown name, or an outcome that does not fit its functions: with row,
    /// column and cure.
    pub fn read_csv(text: &str, columns: &Columns) -> Result<Vec<Label>, LabelError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .flexible(true)
            .from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| unreadable(1, &error))?;
        let found = Found::new(header.clone(), columns)?;
        let mut labels = Vec::new();
        for (row, record) in (2..).zip(reader.records()) {
            let record = record.map_err(|error| unreadable(row, &error))?;
            labels.push(
                Cells {
                    row,
                    record: &record,
                    found: &found,
                }
                .label()?,
            );
        }
        if labels.is_empty() {
            return Err(general(
                "holds no labelled title below its header".to_owned(),
            ));
        }
        Ok(labels)
    }
}

/// A row with what its cells mean.
struct Cells<'a> {
    row: u64,
    record: &'a StringRecord,
    found: &'a Found,
}

impl Cells<'_> {
    fn label(&self) -> Result<Label, LabelError> {
        let found = self.found;
        let functions = self.functions()?;
        let outcome = self.outcome(&functions)?;
        let mut accepted = vec![Top::of(outcome, &functions)];
        let mut accepts_several = outcome == Outcome::Multiple;
        for name in self.names(found.accepted, ';') {
            if name.eq_ignore_ascii_case(Outcome::Multiple.id()) {
                accepts_several = true;
            } else {
                let all = Top::ALL.map(Top::id);
                let top = name.parse().map_err(|()| {
                    self.unknown(
                        found.accepted,
                        "answer",
                        name,
                        &[&all[..], &["multiple"]].concat(),
                    )
                })?;
                accepted.push(top);
            }
        }
        let levels = self.names(found.level, '/').map(|name| {
            let all = Level::ALL.map(Level::id);
            name.parse()
                .map_err(|_| self.unknown(found.level, "level", name, &all))
        });
        Ok(Label {
            title: self.record.get(found.title).unwrap_or_default().to_owned(),
            outcome,
            functions,
            accepted,
            accepts_several,
            levels: levels.collect::<Result<_, _>>()?,
        })
    }

    fn functions(&self) -> Result<Vec<Function>, LabelError> {
        let at = self.found.functions;
        let functions = self.names(at, ';').map(|name| {
            let all = Function::ALL.map(Function::id);
            name.parse()
                .map_err(|_| self.unknown(at, "function", name, &all))
        });
        functions.collect()
    }

    fn outcome(&self, functions: &[Function]) -> Result<Outcome, LabelError> {
        let at = self.found.outcome;
        let outcome = match (self.names(at, ';').next(), functions.len()) {
            (Some(name), _) => {
                let all = [
                    Outcome::Clear,
                    Outcome::Multiple,
                    Outcome::Adjacent,
                    Outcome::None,
                ];
                let ids = all.map(Outcome::id);
                all.into_iter()
                    .find(|outcome| outcome.id().eq_ignore_ascii_case(name))
                    .ok_or_else(|| self.unknown(at, "outcome", name, &ids))?
            }
            (None, _) if at.is_some() => {
                let cure = "write clear, multiple, adjacent or none";
                return Err(self.error(at, format!("the outcome is missing; {cure}")));
            }
            (None, 0) => Outcome::None,
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

    /// The names in a cell.
    fn names(&self, at: Option<usize>, separator: char) -> impl Iterator<Item = &str> {
        let cell = at.and_then(|at| self.record.get(at)).unwrap_or_default();
        cell.split(separator)
            .map(str::trim)
            .filter(|name| !name.is_empty())
    }

    fn unknown(&self, at: Option<usize>, what: &str, name: &str, all: &[&str]) -> LabelError {
        let cure = hint(name, all.iter().copied());
        let message = format!("unknown {what} `{name}`{cure} (one of: {})", all.join(", "));
        self.error(at, message)
    }

    fn error(&self, at: Option<usize>, message: String) -> LabelError {
        let column = at
            .and_then(|at| self.found.header.get(at))
            .unwrap_or_default();
        LabelError {
            row: self.row,
            column: column.to_owned(),
            ..general(message)
        }
    }
}
