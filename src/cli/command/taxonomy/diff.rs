//! `rolecall taxonomy diff`: which answers would change.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use rolecall::audit::{AnswerChange, Difference};
use rolecall::batch::{self, AnsweredRow, Consumer, Destination, GroupColumn};
use rolecall::table::Warnings;
use rolecall::{Outcome, Taxonomy};

use crate::cli::input::rows::usage_or_data;
use crate::cli::input::titled_rows::{self, TitleCounts};
use crate::cli::input::{Input, InputFile, TableArgs, all_cores, titles};
use crate::cli::options::load;
use crate::cli::{Exit, Options};
use crate::render::{Column, Field, Format, Record, Shown, Tone};
use rolecall::english::thousands;

/// Show which answers change from one taxonomy to another
///
/// Reads the titles of a CSV file, or one a line from a file that ends in .txt, and prints those
/// whose outcome, functions or level change, the most frequent first. OLD and NEW are taxonomy
/// files, or `bundled`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = EXAMPLES)]
pub(crate) struct Diff {
    /// The taxonomy as it was: a file, or `bundled`
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The taxonomy as it is to be: a file, or `bundled`
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// The file with titles; `-` is a CSV on standard input
    #[arg(long, value_name = "FILE")]
    titles: PathBuf,

    /// The column with the titles: a name, or a number from 1
    ///
    /// Default: the column that `batch` would find.
    #[arg(long, value_name = "COLUMN")]
    column: Option<String>,

    #[command(flatten)]
    table: TableArgs,
}

const EXAMPLES: &str = "\
Examples:
  rolecall taxonomy diff bundled ours.yaml --titles contacts.csv
  rolecall taxonomy diff ours.yaml ours-new.yaml --titles titles.txt
  rolecall taxonomy diff bundled ours.yaml --titles contacts.csv --column \"Job Title\" -o changes.csv";

/// The changes, how many rows were read, and what was noticed in doing so.
type Read = (Vec<AnswerChange>, u64, Warnings);

impl Diff {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let (old, new) = (taxonomy(&self.old)?, taxonomy(&self.new)?);
        let difference = Difference::new(&old, &new);
        let is_text = self
            .titles
            .extension()
            .is_some_and(|ending| ending == "txt");
        let (changes, rows, warnings) = if is_text && self.column.is_none() {
            self.lines(&difference)?
        } else {
            self.rows(&difference)?
        };
        let read = [
            InputFile::new("the old taxonomy", &self.old),
            InputFile::new("the new taxonomy", &self.new),
            InputFile::new("the input", &self.titles),
        ];
        let mut printer = options.printer(Format::Csv, &new, &read)?;
        printer.print(&changes)?;
        printer.out.close()?;
        let changed = changes.iter().map(|change| change.count).sum();
        options.tell(&format!(
            "{} of {} answers change, to {} different titles",
            thousands(changed),
            thousands(rows),
            thousands(changes.len() as u64),
        ));
        Ok(titles::told(&warnings, options))
    }

    /// The changes in a file with a title a line, and how many lines that has.
    fn lines(&self, difference: &Difference<'_>) -> Result<Read> {
        let mut counts = TitleCounts::default();
        let warnings = titled_rows::lines(&self.titles, &mut |title| {
            counts.add(title.trim());
            Ok(())
        })?;
        let found = counts.in_order().collect();
        Ok((changes(difference, found), counts.rows(), warnings))
    }

    /// The changes in a table, and how many rows that has.
    fn rows(&self, difference: &Difference<'_>) -> Result<Read> {
        let Input { read, name, .. } = Input::open(Some(&self.titles), "")?;
        let pipeline = batch::Options {
            table: self.table.options(self.column.as_deref()),
            threads: all_cores(),
            ..batch::Options::for_consumer()
        };
        let mut changed = Changed::default();
        let output = Destination::Consumer(&mut changed);
        let done = batch::run(read, output, &pipeline, difference, |_| {});
        let summary = done.map_err(usage_or_data).context(name)?;
        let warnings = summary.warnings;
        let changes = changes(difference, changed.0.in_order().collect());
        Ok((changes, summary.rows, warnings))
    }
}

/// Titles whose answers change: those that are read as open.
#[derive(Default)]
struct Changed(TitleCounts);

impl Consumer for Changed {
    fn begin(&mut self, _: &[GroupColumn]) {}

    fn row(&mut self, row: &AnsweredRow<'_>) {
        if row.answer.outcome == Outcome::Multiple {
            self.0.add(row.title.trim());
        }
    }
}

fn taxonomy(path: &Path) -> Result<Cow<'static, Taxonomy>> {
    Ok(if path.as_os_str() == "bundled" {
        Cow::Borrowed(Taxonomy::bundled())
    } else {
        load(path)?
    })
}

/// The most frequent first.
fn changes(difference: &Difference<'_>, titles: Vec<(&str, u64)>) -> Vec<AnswerChange> {
    let changes = titles.into_iter();
    let changes = changes.filter_map(|(title, count)| difference.of(title, count));
    let mut changes: Vec<AnswerChange> = changes.collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.count));
    changes
}

impl Record for AnswerChange {
    const NUMBERS: &'static [&'static str] = &["count"];

    const UNDER: Option<&'static str> = Some("Why");

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("count", |r| r.count.to_string().into()),
            ("title", |r| r.title.as_str().into()),
            ("old", |r| r.old.as_str().into()),
            ("new", |r| r.new.as_str().into()),
            ("reason", |r| r.reason.as_str().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::ranked("Count", 5, 1, |r| r.count.to_string().into()),
            Column::new("Title", 20, |r| r.title.as_str().into()),
            Column::new("Old", 16, |r| {
                Shown::toned(r.old.replace(';', " "), Tone::Faint)
            }),
            Column::new("New", 16, |r| {
                Shown::toned(r.new.replace(';', " "), Tone::Clear)
            }),
            Column::ranked("Why", 20, 2, |r| r.reason.as_str().into()),
        ]
    }
}
