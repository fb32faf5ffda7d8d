//! `rolecall taxonomy diff`: which answers would change.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use rolecall::audit::{AnswerChange, Difference};
use rolecall::english::thousands;
use rolecall::{Matcher, Taxonomy};

use crate::cli::input::titled_rows::{self, TitleCounts, TitledTable};
use crate::cli::input::{InputFile, TableArgs, titles};
use crate::cli::options::load;
use crate::cli::{Exit, Options};
use crate::render::{Column, Field, Format, Record, Shown, Tone};

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

impl Diff {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let (old, new) = (taxonomy(&self.old)?, taxonomy(&self.new)?);
        let mut difference = Difference::new(&old, &new);
        let is_text = self
            .titles
            .extension()
            .is_some_and(|ending| ending == "txt");
        let mut counts = TitleCounts::default();
        let (warnings, rows) = if is_text && self.column.is_none() {
            let warnings = titled_rows::lines(&self.titles, &mut |title| {
                counts.add(title.trim());
                Ok(())
            })?;
            (warnings, counts.rows())
        } else {
            let table = self.table.options(self.column.as_deref());
            let matcher = Matcher::new(Taxonomy::bundled()); // finds the titles
            let table = TitledTable::open(&self.titles, &table, &matcher, [])?;
            let warnings = table.each(|row| {
                counts.add(row.title);
                Ok(())
            })?;
            (warnings, counts.rows() + counts.blank)
        };
        let titles = counts.by_rows().into_iter();
        let changes: Vec<AnswerChange> = titles
            .filter_map(|(title, count)| difference.of(&title, count))
            .collect();
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
}

fn taxonomy(path: &Path) -> Result<Cow<'static, Taxonomy>> {
    Ok(if path.as_os_str() == "bundled" {
        Cow::Borrowed(Taxonomy::bundled())
    } else {
        load(path)?
    })
}

impl Record for AnswerChange {
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
