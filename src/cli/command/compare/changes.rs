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

/// The row of a roster: the key, and the answer of an earlier run.
type RosterRow<'r> = TitledRow<'r, 5>;

/// The cells of an earlier answer; `None` where there is no such column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct EarlierAnswer {
    outcome: Option<String>,
    functions: Option<String>,
    level: Option<String>,
    grade: Option<String>,
}

pub(crate) fn run(
    pair: &RosterPair<'_>,
    table: &TableOptions,
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<Exit> {
    let mut reader = RosterReader {
        key: pair.key,
        table,
        matcher,
        options,
        standings: StandingReader::new(matcher),
        exit: Exit::Done,
    };
    let before = reader.read(pair.before, "before")?;
    let after = reader.read(pair.after, "after")?;
    let what = "with a key that is repeated in the other file, compared by count only";
    reader.tell("before", &before.repeated_in(&after), what);
    reader.tell("after", &after.repeated_in(&before), what);
    if let Some((keys, here, there)) = before.respelt_in(&after) {
        options.tell(&format!(
            "{} not matched for {} zeros alone: `{}` before, `{}` after; a spreadsheet may have \
             changed them. Write both files alike",
            counted(keys, "key", "keys"),
            if keys == 1 { "its" } else { "their" },
            rolecall::escape::line(here),
            rolecall::escape::line(there)
        ));
        reader.exit = Exit::Partial;
    }
    print(&changes(&before, &after), pair, matcher, options)?;
    Ok(reader.exit)
}

/// Reads rosters, and remembers whether a row of one could not be used as it stands.
struct RosterReader<'a> {
    key: &'a str,
    table: &'a TableOptions,
    matcher: &'a Matcher<'a>,
    options: &'a Options,
    standings: StandingReader<'a>,
    exit: Exit,
}

impl RosterReader<'_> {
    fn read(&mut self, file: &Path, name: &str) -> Result<KeyedRoster> {
        let mut roster = KeyedRoster::default();
        let mut unread = Lines::default();
        let wanted = [
            Wanted::Required(self.key),
            Wanted::Optional("gtm_outcome"),
            Wanted::Optional("gtm_functions"),
            Wanted::Optional("gtm_level"),
            Wanted::Optional("gtm_grade"),
        ];
        let warnings = titled_rows::each(file, self.table, self.matcher, wanted, |row| {
            let (standing, is_read) = self.standings.standing(&row);
            let [key, ..] = row.cells;
            roster.add(row.line, key.unwrap_or_default(), &standing);
            if !is_read {
                unread.add(row.line);
            }
            Ok(())
        })?;
        let told = titles::told(&warnings, self.options);
        self.exit = self.exit.partial_if(told == Exit::Partial);
        for (lines, kind) in [(&roster.blank, "blank"), (&roster.repeated, "repeated")] {
            let what = format!("with a {kind} key, compared by count only");
            self.tell(name, lines, &what);
        }
        let what = "with an earlier answer that is not understood, answered by the title instead";
        self.tell(name, &unread, what);
        if unread.count > 0 {
            self.options.tell(&understood());
        }
        Ok(roster)
    }

    /// Tells which rows of a roster could not be used as they stand, if there are any.
    fn tell(&mut self, name: &str, lines: &Lines, what: &str) {
        if lines.count > 0 {
            let lines = lines.sentence(what, "line");
            self.options.tell(&format!("{name}: {lines}"));
            self.exit = Exit::Partial;
        }
    }
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
    fn standing(&mut self, row: &RosterRow<'_>) -> (Arc<Standing>, bool) {
        let [_, outcome, functions, level, grade] = row
            .cells
            .map(|cell| cell.map(|cell| cell.trim().to_owned()));
        let answer = EarlierAnswer {
            outcome,
            functions,
            level,
            grade,
        };
        let key = (row.title.to_owned(), answer);
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
        let earlier = key.1.standing(&now);
        let is_read = earlier.is_some() || key.1.is_blank();
        let standing = (Arc::new(earlier.unwrap_or(now)), is_read);
        self.known.insert(key, standing.clone());
        standing
    }
}

/// The cells of an earlier answer that are understood.
fn understood() -> String {
    let outcomes = Outcome::ALL.map(Outcome::id).join(", ");
    let functions = Function::ALL.map(Function::id).join(", ");
    let levels = Level::ALL.map(Level::id).join(", ");
    format!(
        "gtm_outcome is one of {outcomes}; gtm_functions are of {functions}, joined by `;`; \
         gtm_level is one of {levels}"
    )
}

impl EarlierAnswer {
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
