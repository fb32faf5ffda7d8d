//! `rolecall compare --before FILE --after FILE --key COLUMN`: who is new, gone or moved.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use rolecall::compare::{ChangeKind, KeyedRoster, changes};
use rolecall::english::counted;
use rolecall::table::{Lines, TableOptions};
use rolecall::{Matcher, Session};

use super::standing::{COLUMNS, NOT_UNDERSTOOD, standing, understood};
use crate::cli::input::InputFile;
use crate::cli::input::titled_rows::{ColumnChoice, TitledTable};
use crate::cli::input::titles;
use crate::cli::{Exit, Options};
use crate::render::Format;
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

impl Rosters {
    /// The two files, and the column with the key; clap asks for all three or none.
    pub(crate) fn files_and_key(&self) -> Option<([&Path; 2], &str)> {
        let files = [self.before.as_deref()?, self.after.as_deref()?];
        Some((files, self.key.as_deref()?))
    }
}

pub(crate) fn run(
    files: [&Path; 2],
    key: &str,
    table: &TableOptions,
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<Exit> {
    let mut reader = RosterReader {
        key,
        table,
        matcher,
        options,
        session: matcher.session(),
        exit: Exit::Done,
    };
    let before = reader.read(files[0], "before")?;
    let after = reader.read(files[1], "after")?;
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
    let changes = changes(&before, &after);
    let read = [
        InputFile::new("the file of --before", files[0]),
        InputFile::new("the file of --after", files[1]),
    ];
    let mut printer = options.printer(Format::Ndjson, matcher.taxonomy(), &read)?;
    if matches!(printer.format, Format::Table | Format::Markdown) {
        printer.table("Rows by function", &changes.totals)?;
        printer.table("New, gone or moved", &changes.people)?;
    } else {
        let people = changes.people.iter().map(ChangeRow::Person);
        let totals = changes
            .totals
            .iter()
            .map(|total| ChangeRow::Total { total });
        let rows: Vec<ChangeRow<'_>> = people.chain(totals).collect();
        printer.print(&rows)?;
    }
    printer.out.close()?;
    let count = |kind| changes.people.iter().filter(|p| p.change == kind).count();
    options.tell(&format!(
        "{} new, {} gone, {} moved, {} unchanged",
        counted(count(ChangeKind::New) as u64, "person", "people"),
        count(ChangeKind::Gone),
        count(ChangeKind::Moved),
        changes.unchanged
    ));
    Ok(reader.exit)
}

/// Reads rosters, and remembers whether a row of one could not be used as it stands.
struct RosterReader<'a> {
    key: &'a str,
    table: &'a TableOptions,
    matcher: &'a Matcher<'a>,
    options: &'a Options,
    session: Session<'a>,
    exit: Exit,
}

impl RosterReader<'_> {
    fn read(&mut self, file: &Path, name: &str) -> Result<KeyedRoster> {
        let mut roster = KeyedRoster::default();
        let mut unread = Lines::default();
        let [outcome, functions, level, grade] = COLUMNS;
        let wanted = [
            ColumnChoice::Required(self.key),
            outcome,
            functions,
            level,
            grade,
        ];
        let table = TitledTable::open(file, self.table, self.matcher, wanted)?;
        let warnings = table.each(|row| {
            let [key, earlier @ ..] = row.cells;
            let (standing, is_read) = standing(&mut self.session, row.title, earlier);
            roster.add(row.line, key.unwrap_or_default(), standing);
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
        self.tell(name, &unread, NOT_UNDERSTOOD);
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
