//! Where people stand: by the answer of an earlier run, else by the title.

use rolecall::compare::Standing;
use rolecall::{Basis, Function, Level, Outcome, Session};

use crate::cli::input::titled_rows::ColumnChoice;

/// The cells of an earlier answer: those of [`COLUMNS`], `None` where there is no such column.
type EarlierAnswer<'r> = [Option<&'r str>; 4];

/// Where the person of a row stands, and whether the earlier answer, if there is one, is understood.
pub(super) fn standing(
    session: &mut Session<'_>,
    title: &str,
    earlier: EarlierAnswer<'_>,
) -> (Standing, bool) {
    let read = session.answer(title);
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
    let earlier = earlier.map(|cell| cell.map(str::trim));
    if let Some(then) = earlier_standing(earlier, &now) {
        return (then, true);
    }
    let [filled @ .., _] = earlier; // but perhaps the grade
    let is_blank = filled.into_iter().flatten().all(str::is_empty);
    (now, is_blank)
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
fn earlier_standing(earlier: EarlierAnswer<'_>, now: &Standing) -> Option<Standing> {
    let [outcome, functions, level, grade] = earlier;
    let outcome = Outcome::ALL
        .into_iter()
        .find(|known| Some(known.id()) == outcome)?;
    let named = functions?.split(';').map(str::trim);
    let named = named.filter(|name| !name.is_empty());
    let functions: Result<Vec<Function>, _> = named.map(str::parse).collect();
    Some(Standing {
        title: now.title.clone(),
        outcome,
        functions: functions.ok()?,
        discipline: now.discipline.filter(|_| outcome == Outcome::Adjacent),
        level: level?.parse().ok()?,
        grade: grade.unwrap_or(&now.grade).to_owned(),
    })
}
