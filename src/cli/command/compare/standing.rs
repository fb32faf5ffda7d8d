//! Where people stand: by the answer of an earlier run, else by the title.

use std::collections::HashMap;
use std::sync::Arc;

use rolecall::compare::Standing;
use rolecall::{Basis, Function, Level, Matcher, Outcome, Session};

use crate::cli::input::titled_rows::ColumnChoice;

/// The cells of an earlier answer: those of [`COLUMNS`], `None` where there is no such column.
type EarlierAnswer = [Option<String>; 4];

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
    /// are the cells of [`COLUMNS`].
    pub(super) fn standing(
        &mut self,
        title: &str,
        earlier: [Option<&str>; 4],
    ) -> (Arc<Standing>, bool) {
        let earlier = earlier.map(|cell| cell.map(|cell| cell.trim().to_owned()));
        let key = (title.to_owned(), earlier);
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
        let then = earlier_standing(&key.1, &now);
        let [filled @ .., _] = &key.1; // but perhaps the grade
        let is_blank = filled.iter().flatten().all(String::is_empty);
        let is_read = then.is_some() || is_blank;
        let standing = (Arc::new(then.unwrap_or(now)), is_read);
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

/// The columns of an earlier answer.
pub(super) const COLUMNS: [ColumnChoice<'static>; 4] = [
    ColumnChoice::Optional("gtm_outcome"),
    ColumnChoice::Optional("gtm_functions"),
    ColumnChoice::Optional("gtm_level"),
    ColumnChoice::Optional("gtm_grade"),
];

/// Where a person stood by an earlier answer, if it is understood. Those of 0.1 have no grade.
fn earlier_standing(earlier: &EarlierAnswer, now: &Standing) -> Option<Standing> {
    let [outcome, functions, level, grade] = earlier;
    let outcome = Outcome::ALL
        .into_iter()
        .find(|known| Some(known.id()) == outcome.as_deref())?;
    let named = functions.as_ref()?.split(';');
    let named = named.map(str::trim).filter(|name| !name.is_empty());
    let functions: Result<Vec<Function>, _> = named.map(str::parse).collect();
    Some(Standing {
        title: now.title.clone(),
        outcome,
        functions: functions.ok()?,
        discipline: now.discipline.filter(|_| outcome == Outcome::Adjacent),
        level: level.as_ref()?.parse().ok()?,
        grade: grade.as_ref().unwrap_or(&now.grade).clone(),
    })
}
