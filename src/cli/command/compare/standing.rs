//! Where people stand: by the answer of an earlier run, else by the title.

use std::collections::HashMap;
use std::sync::Arc;

use rolecall::compare::Standing;
use rolecall::{Basis, Function, Level, Matcher, Outcome, Session};

use crate::cli::input::titled_rows::ColumnChoice;

/// The cells of an earlier answer; `None` where there is no such column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct EarlierAnswer {
    outcome: Option<String>,
    functions: Option<String>,
    level: Option<String>,
    grade: Option<String>,
}

/// Reads where people stand: from the answer of an earlier run, else from the title.
pub(super) struct StandingReader<'t> {
    session: Session<'t>,
    /// By title and earlier answer.
    known: HashMap<(String, EarlierAnswer), (Arc<Standing>, bool)>,
}

impl<'t> StandingReader<'t> {
    pub(super) fn new(matcher: &Matcher<'t>) -> Self {
        StandingReader {
            session: matcher.session(),
            known: HashMap::new(),
        }
    }

    /// The standing of a row, and whether its earlier answer, if it has one, is understood; `earlier`
    /// are the cells of [`EarlierAnswer::COLUMNS`].
    pub(super) fn standing(
        &mut self,
        title: &str,
        earlier: [Option<&str>; 4],
    ) -> (Arc<Standing>, bool) {
        let [outcome, functions, level, grade] =
            earlier.map(|cell| cell.map(|cell| cell.trim().to_owned()));
        let answer = EarlierAnswer {
            outcome,
            functions,
            level,
            grade,
        };
        let key = (title.to_owned(), answer);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let read = self.session.answer(title);
        let now = Standing {
            title: title.to_owned(),
            outcome: read.outcome,
            functions: read.functions().collect(),
            discipline: match read.basis {
                Basis::OutsideWork { discipline, .. } => Some(discipline),
                _ => None,
            },
            level: read.level,
            grade: read.grade.to_string(),
        };
        let earlier = key.1.standing(&now);
        let is_read = earlier.is_some() || key.1.is_blank();
        let standing = (Arc::new(earlier.unwrap_or(now)), is_read);
        self.known.insert(key, standing.clone());
        standing
    }
}

/// The end of the sentence about rows with such an answer.
pub(super) const NOT_UNDERSTOOD: &str =
    "with an earlier answer that is not understood, answered by the title instead";

/// The cells of an earlier answer that are understood.
pub(super) fn understood() -> String {
    let outcomes = Outcome::ALL.map(Outcome::id).join(", ");
    let functions = Function::ALL.map(Function::id).join(", ");
    let levels = Level::ALL.map(Level::id).join(", ");
    format!(
        "gtm_outcome is one of {outcomes}; gtm_functions are of {functions}, joined by `;`; \
         gtm_level is one of {levels}"
    )
}

impl<'a> EarlierAnswer {
    /// Its columns.
    pub(super) const COLUMNS: [ColumnChoice<'a>; 4] = [
        ColumnChoice::Optional("gtm_outcome"),
        ColumnChoice::Optional("gtm_functions"),
        ColumnChoice::Optional("gtm_level"),
        ColumnChoice::Optional("gtm_grade"),
    ];

    /// Where a person stood by it, if it is understood. Those of 0.1 have no grade.
    fn standing(&self, now: &Standing) -> Option<Standing> {
        let outcome = Outcome::ALL
            .into_iter()
            .find(|known| Some(known.id()) == self.outcome.as_deref())?;
        let named = self.functions.as_ref()?.split(';');
        let named = named.map(str::trim).filter(|name| !name.is_empty());
        let functions: Result<Vec<Function>, _> = named.map(str::parse).collect();
        Some(Standing {
            title: now.title.clone(),
            outcome,
            functions: functions.ok()?,
            discipline: now.discipline.filter(|_| outcome == Outcome::Adjacent),
            level: self.level.as_ref()?.parse().ok()?,
            grade: self.grade.as_ref().unwrap_or(&now.grade).clone(),
        })
    }

    /// No column of it is filled, but perhaps the grade.
    fn is_blank(&self) -> bool {
        let cells = [&self.outcome, &self.functions, &self.level];
        cells.into_iter().flatten().all(String::is_empty)
    }
}
