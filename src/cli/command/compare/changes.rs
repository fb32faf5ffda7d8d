//! `rolecall compare --before FILE --after FILE --key COLUMN`: who is new, gone or moved.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use rolecall::compare::{Changes, KeyedRoster, Standing, changes};
use rolecall::english::counted;
use rolecall::table::{Lines, TableOptions};
use rolecall::{Function, Level, Matcher, Outcome, Session};

use crate::cli::input::titled_rows::{self, TitledRow, Wanted};
use crate::cli::input::titles;
use crate::cli::{Exit, Options};
use crate::render;
use crate::render::Format;
use crate::render::sections::Sections;
use crate::render::view::changed::ChangeRow;

/// Two rosters of one company.
#[derive(Debug, Args)]
pub(crate) struct Rosters {
    /// The earlier of two rosters; with --after and --key, who is new, gone or moved
    ///
    /// Answers of an earlier run (columns gtm_outcome, gtm_functions, gtm_level, gtm_grade) are
    /// taken as they are; a roster without them is read.
    #[arg(long, value_name = "FILE", requires = "after", requires = "key")]
    before: Option<PathBuf>,

    /// The later of two rosters
    #[arg(long, value_name = "FILE", requires = "before")]
    after: Option<PathBuf>,

    /// The column of both rosters that identifies each person, such as an e-mail address or number
    #[arg(long, value_name = "COLUMN", requires = "before")]
    key: Option<String>,
}

/// The two files to compare, as typed.
pub(crate) struct RosterPair<'a> {
    before: &'a Path,
    after: &'a Path,
    key: &'a str,
}

impl Rosters {
    pub(crate) fn pair(&self) -> Option<RosterPair<'_>> {
        Some(RosterPair {
            before: self.before.as_deref()?,
            after: self.after.as_deref()?,
            key: self.key.as_deref()?,
        })
    }
}

/// The columns of an earlier answer.
const ANSWER: [&str; 4] = ["gtm_outcome", "gtm_functions", "gtm_level", "gtm_grade"];

/// The cells of these columns; `None` where there is no such column.
type EarlierAnswer = [Option<String>; 4];

pub(crate) fn run(
    pair: &RosterPair<'_>,
    table: &TableOptions,
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<Exit> {
    let mut reader = StandingReader::new(matcher);
    let mut exit = Exit::Done;
    let mut rosters = Vec::new();
    for (file, name) in [(pair.before, "before"), (pair.after, "after")] {
        let mut wanted = vec![Wanted::Required(pair.key)];
        wanted.extend(ANSWER.map(Wanted::Optional));
        let mut roster = KeyedRoster::default();
        let mut unread = Lines::default();
        let warnings = titled_rows::each(file, table, matcher, &wanted, |row| {
            let (standing, is_read) = reader.standing(&row);
            roster.add(row.line, row.cell(0), &standing);
            if !is_read {
                unread.add(row.line);
            }
            Ok(())
        })?;
        if titles::told(&warnings, options) != Exit::Done {
            exit = Exit::Partial;
        }
        let kinds = [
            (&roster.blank, "with a blank key, compared by count only"),
            (
                &roster.repeated,
                "with a repeated key, compared by count only",
            ),
        ];
        for (lines, what) in kinds.into_iter().filter(|(lines, _)| lines.count > 0) {
            options.tell(&format!("{name}: {}", lines.sentence(what, "line")));
            exit = Exit::Partial;
        }
        if unread.count > 0 {
            let what =
                "with an earlier answer that is not understood, answered by the title instead";
            options.tell(&format!("{name}: {}", unread.sentence(what, "line")));
            options.tell(&understood());
            exit = Exit::Partial;
        }
        rosters.push(roster);
    }
    let [before, after] = [&rosters[0], &rosters[1]];
    for (name, lines) in [
        ("before", before.repeated_in(after)),
        ("after", after.repeated_in(before)),
    ] {
        if lines.count > 0 {
            let what = "with a key that is repeated in the other file, compared by count only";
            options.tell(&format!("{name}: {}", lines.sentence(what, "line")));
            exit = Exit::Partial;
        }
    }
    if let Some((keys, here, there)) = before.respelt_in(after) {
        options.tell(&format!(
            "{} not matched for {} zeros alone: `{}` before, `{}` after; a spreadsheet may have \
             changed them. Write both files alike",
            counted(keys, "key", "keys"),
            if keys == 1 { "its" } else { "their" },
            rolecall::escape::line(here),
            rolecall::escape::line(there)
        ));
        exit = Exit::Partial;
    }
    let changes = changes(before, after);
    print(&changes, pair, matcher, options)?;
    Ok(exit)
}

fn print(
    changes: &Changes,
    pair: &RosterPair<'_>,
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<()> {
    let read = [
        ("the file of --before", pair.before),
        ("the file of --after", pair.after),
    ];
    let mut sink = options.output(&read)?;
    let (page, taxonomy) = (options.page(), matcher.taxonomy());
    let format = options.format(Format::Ndjson);
    if matches!(format, Format::Table | Format::Markdown) {
        let mut sections = Sections::new(format, page, taxonomy, &mut sink);
        sections.table("Rows by function", &changes.totals)?;
        sections.table("New, gone or moved", &changes.people)?;
    } else {
        let people = changes.people.iter().map(ChangeRow::Person);
        let totals = changes
            .totals
            .iter()
            .map(|total| ChangeRow::Total { total });
        let rows: Vec<ChangeRow<'_>> = people.chain(totals).collect();
        render::print(&rows, format, page, taxonomy, &mut sink)?;
    }
    sink.close()?;
    let of_kind = |kind| changes.people.iter().filter(move |p| p.change.id() == kind);
    let count = |kind| of_kind(kind).count();
    options.tell(&format!(
        "{} new, {} gone, {} moved, {} unchanged",
        counted(count("new") as u64, "person", "people"),
        count("gone"),
        count("moved"),
        changes.unchanged
    ));
    Ok(())
}

/// Reads where people stand: from the answer of an earlier run, else from the title.
struct StandingReader<'t> {
    session: Session<'t>,
    /// By title and earlier answer.
    known: HashMap<(String, EarlierAnswer), (Arc<Standing>, bool)>,
}

impl<'t> StandingReader<'t> {
    fn new(matcher: &'t Matcher<'t>) -> Self {
        StandingReader {
            session: matcher.session(),
            known: HashMap::new(),
        }
    }

    /// The standing of a row, and whether its earlier answer, if it has one, is understood.
    fn standing(&mut self, row: &TitledRow<'_>) -> (Arc<Standing>, bool) {
        let cell = |at: usize| row.optional(at).map(|cell| cell.trim().to_owned());
        let key = (row.title.to_owned(), [cell(1), cell(2), cell(3), cell(4)]);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let read = &self.session.entry(row.title, |_, _| ()).answer;
        let now = Standing {
            title: row.title.to_owned(),
            outcome: read.outcome,
            functions: read.functions().collect(),
            level: read.level,
            grade: read.grade.to_string(),
        };
        let earlier = earlier(&key.1, &now);
        let is_answered = key.1.iter().take(3).flatten().any(|cell| !cell.is_empty());
        let is_read = earlier.is_some() || !is_answered;
        let standing = (Arc::new(earlier.unwrap_or(now)), is_read);
        self.known.insert(key, standing.clone());
        standing
    }
}

/// The cells of an earlier answer that are understood.
fn understood() -> String {
    let outcomes = OUTCOMES.map(Outcome::id).join(", ");
    let functions = Function::ALL.map(Function::id).join(", ");
    let levels = Level::ALL.map(Level::id).join(", ");
    format!(
        "gtm_outcome is one of {outcomes}; gtm_functions are of {functions}, joined by `;`; \
         gtm_level is one of {levels}"
    )
}

const OUTCOMES: [Outcome; 4] = [
    Outcome::Clear,
    Outcome::Multiple,
    Outcome::Adjacent,
    Outcome::None,
];

/// Where a person stood by the answer of an earlier run, if there is one. Those of 0.1 have no grade.
fn earlier([outcome, functions, level, grade]: &EarlierAnswer, now: &Standing) -> Option<Standing> {
    let outcome = OUTCOMES
        .into_iter()
        .find(|known| Some(known.id()) == outcome.as_deref())?;
    let named = functions.as_ref()?.split(';');
    let named = named.map(str::trim).filter(|name| !name.is_empty());
    let functions: Result<Vec<Function>, _> = named.map(str::parse).collect();
    Some(Standing {
        title: now.title.clone(),
        outcome,
        functions: functions.ok()?,
        level: level.as_ref()?.parse().ok()?,
        grade: grade.as_ref().unwrap_or(&now.grade).clone(),
    })
}
