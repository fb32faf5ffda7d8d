//! `rolecall compare TITLE TITLE...`: same role, same function, same level?

mod changes;
mod pay;
mod pay_rows;
mod standing;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use rolecall::Matcher;
use rolecall::compare::{Comparer, Groups, compare};
use rolecall::english::counted;
use rolecall::table::{TableOptions, Warnings};

use self::changes::Rosters;
use self::pay::PayColumns;
use super::completions;
use crate::cli::hint::refuse_file;
use crate::cli::input::titled_rows::{self, TitleCounts, TitledTable};
use crate::cli::input::{InputFile, TableArgs, titles};
use crate::cli::{Exit, Options, Output, misuse};
use crate::render::view::compared::{GroupRow, TitleRow, question};
use crate::render::{Format, Printer};

/// Compare titles: same role, function, level, scope?
///
/// Three companies may use three words for the same role. Says for each title its function, level,
/// nearest role and what its word for partners often says about scope, and for all of them what
/// they have in common: the same role in different words, the same function at different levels or
/// grades, the same function and level with possibly different scopes, or different functions.
///
/// With --group, titles are grouped if they agree in function, level, grade and every word of the
/// work; only the word for partners, spelling, order, region, segment and requisition numbers may
/// differ. Pairs that only might be the same follow, each with the question that decides it.
///
/// With --value-column, people and pay are summarised by function, level and grade: head
/// count and median for five or more people, quartiles for ten or more.
///
/// With --before and --after, two rosters are compared person by person: who is new, gone or moved.
///
/// In a pipe or file the result is NDJSON, unless --format or the name of the --output file says
/// otherwise.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Compare {
    /// Titles, in quotes; `-` reads titles from standard input, one a line
    #[arg(value_name = "TITLE", add = ArgValueCompleter::new(completions::roles))]
    titles: Vec<OsString>,

    /// Also the titles in FILE: one a line, or a table
    ///
    /// A file whose name ends in .csv, .tsv, .md or like a workbook is read as `batch` reads it, and
    /// any file with --column.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,

    /// The column of the file with the titles: a name, or a number from 1
    #[arg(short, long, value_name = "COLUMN")]
    column: Option<String>,

    /// Group titles that name the same role, and suggest one title for each group
    #[arg(long)]
    group: bool,

    #[command(flatten)]
    table: TableArgs,

    #[command(flatten)]
    pay: PayColumns,

    #[command(flatten)]
    rosters: Rosters,
}

const EXAMPLES: &str = "\
Examples:
  rolecall compare \"Channel Marketing Manager\" \"Partner Marketing Manager\"
  rolecall compare --file people.csv --column \"Job Title\" --group -o groups.csv
  rolecall compare --file people.csv --group --value-column Salary
  rolecall compare --before march.csv --after april.csv --key \"E-mail\"";

const LONG_EXAMPLES: &str = "\
Examples:
  The same role, or not?
    rolecall compare \"Channel Marketing Manager\" \"Partner Marketing Manager\"

  The titles of two companies, one title for each group:
    rolecall compare --file titles.txt --group
    rolecall compare --file people.csv --column \"Job Title\" --group -o groups.csv

  What people of one function, level and grade are paid:
    rolecall compare --file people.csv --group --value-column Salary --currency-column Currency

  Who is new, gone or moved since last month:
    rolecall compare --before march.csv --after april.csv --key \"E-mail\"";

impl Compare {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let table = self.table.options(self.column.as_deref());
        if let Some((files, key)) = self.rosters.files_and_key() {
            if !self.titles.is_empty() || self.file.is_some() || self.group {
                return misuse(
                    "--before and --after take no other titles; leave out TITLE, --file and --group",
                );
            }
            return changes::run(files, key, &table, &matcher, options);
        }
        if self.column.is_some() && self.file.is_none() {
            return misuse("--column needs --file FILE, or --before and --after");
        }
        if let (Some(value), Some(file)) = (&self.pay.value_column, &self.file) {
            return pay::run(&self.pay, value, file, &table, &matcher, options);
        }
        for title in &self.titles {
            refuse_file(Path::new(title), |file, _| {
                vec![
                    format!("rolecall compare --file {file} --group"),
                    format!("rolecall compare --before {file} --after ANOTHER --key COLUMN"),
                ]
            })?;
        }
        let mut counts = TitleCounts::default();
        let warnings = self.each(&matcher, &table, &mut |title| {
            counts.add(title.trim());
            Ok(())
        })?;
        if !self.group && counts.rows() < 2 {
            return misuse(
                "give two titles or more:\n  \
                 rolecall compare \"Channel Marketing Manager\" \"Partner Marketing Manager\"",
            );
        }
        if counts.rows() == 0 && self.file.is_none() {
            options.tell("nothing to compare: standard input is empty");
        }
        if counts.blank > 0 && self.reads_table() {
            let rows = counted(counts.blank, "row", "rows");
            options.tell(&format!("{rows} without a title: not compared"));
        }
        let read: Vec<_> = self
            .file
            .iter()
            .map(|path| InputFile::new("the input", path))
            .collect();
        let mut printer = options.printer(Format::Ndjson, &taxonomy, &read)?;
        if self.group {
            grouped(counts, &matcher, &mut printer)?;
        } else {
            side_by_side(counts, &matcher, &mut printer)?;
        }
        printer.out.close()?;
        Ok(titles::told(&warnings, options))
    }

    /// The file is a table, and not a list of titles.
    fn reads_table(&self) -> bool {
        let file = self.file.as_deref();
        file.is_some_and(|file| self.column.is_some() || titled_rows::is_table(file))
    }

    fn each(
        &self,
        matcher: &Matcher<'_>,
        table: &TableOptions,
        title: &mut impl FnMut(&str) -> Result<()>,
    ) -> Result<Warnings> {
        let mut warnings = Warnings::default();
        if !self.titles.is_empty() || self.file.is_none() {
            warnings = titles::each(&self.titles, "compare", &mut *title)?;
        }
        let Some(path) = &self.file else {
            return Ok(warnings);
        };
        if !self.reads_table() {
            return titled_rows::lines(path, title);
        }
        TitledTable::open(path, table, matcher, [])?.each(|row| title(row.title))
    }
}

/// The groups, then the pairs that only might be the same.
fn grouped(
    counts: TitleCounts,
    matcher: &Matcher<'_>,
    printer: &mut Printer<'_, Output>,
) -> Result<()> {
    let mut groups = Groups::new(matcher);
    let mut session = matcher.session();
    for (title, rows) in counts.by_rows() {
        groups.add(&title, &session.read(&title), rows);
    }
    let (groups, pairs) = groups.finish();
    if !matches!(printer.format, Format::Table | Format::Markdown) {
        let groups = groups.iter().map(GroupRow::Group);
        let pairs = pairs.iter().map(GroupRow::Pair);
        let rows: Vec<GroupRow<'_>> = groups.chain(pairs).collect();
        return Ok(printer.print(&rows)?);
    }
    let mut renderer = printer.renderer()?;
    for group in &groups {
        renderer.push(group)?;
    }
    let questions: Vec<String> = pairs.iter().map(question).collect();
    if !questions.is_empty() {
        const SHOWN: usize = 20;
        renderer.remark("Perhaps the same", &questions[..questions.len().min(SHOWN)])?;
        if questions.len() > SHOWN {
            let more = format!("{} more; --format csv lists all", questions.len() - SHOWN);
            renderer.remark("Not shown", &[more])?;
        }
    }
    Ok(renderer.finish()?)
}

fn side_by_side(
    counts: TitleCounts,
    matcher: &Matcher<'_>,
    printer: &mut Printer<'_, Output>,
) -> Result<()> {
    let mut comparer = Comparer::new(matcher);
    let mut session = matcher.session();
    let titles = counts.in_order().into_iter();
    let titles = titles.map(|(title, rows)| comparer.read(&title, &session.read(&title), rows));
    let comparison = compare(titles.collect());
    if matches!(printer.format, Format::Json | Format::Ndjson) {
        return Ok(printer.print(&[comparison])?);
    }
    let verdict = comparison.verdict;
    let titles = comparison.titles.iter();
    let rows: Vec<_> = titles.map(|title| TitleRow { title, verdict }).collect();
    let sentence = std::slice::from_ref(&comparison.sentence);
    Ok(printer.print_with(&rows, "Verdict", sentence)?)
}
