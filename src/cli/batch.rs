//! `rolecall batch [FILE|-]`: a CSV file, every column kept, the answers added.

use std::io::{self, Write};
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use anyhow::{Error, Result};
use clap::Parser;
use rolecall::Matcher;
use rolecall::batch::{self, Form, Pinned, Summary, UNSURE};

use super::decisions::{Decided, ToReview};
use super::exit::Misuse;
use super::input::{self, Input};
use super::places::same_file;
use super::progress::Meter;
use super::summary::{self, grouped};
use super::{Command, Exit, Options, form};
use crate::render::Format;

/// Classify every row of a CSV file
///
/// Keeps every row and column in order and adds eight columns: gtm_outcome, gtm_function (the best
/// one), gtm_functions (all of them), gtm_confidence, gtm_role (the nearest role), gtm_level,
/// gtm_word (what says "with partners") and gtm_why.
///
/// The title column, the delimiter and the encoding are found by themselves. Files of any length
/// are read piece by piece.
///
/// On a terminal the first rows are shown as a table, followed by a summary; a pipe or file gets
/// the whole CSV, and the summary goes to standard error.
#[derive(Debug, Parser)]
#[command(name = Batch::NAME, after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Batch {
    /// The CSV file; `-`, or none, is standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// The column with the titles: a name, or a number from 1
    ///
    /// Without it: the column called Title, Job Title, Position, Designation, Role or the like, in
    /// the languages exports come in, if it holds titles.
    #[arg(short, long, value_name = "COLUMN")]
    column: Option<String>,

    /// A column that describes the job; then the duties decide on the function
    ///
    /// The title decides on role and level. `gtm_why` says whether title and duties agree; where
    /// they contradict each other, the summary counts the rows.
    #[arg(long, value_name = "COLUMN")]
    description_column: Option<String>,

    /// What separates the cells: one character, or `tab`
    #[arg(short, long, value_name = "CHAR", value_parser = delimiter)]
    delimiter: Option<u8>,

    /// The first row is data, not names
    ///
    /// The title column is then given by its number, unless there is only one.
    #[arg(long)]
    no_header: bool,

    /// How the file is encoded, such as windows-1252
    ///
    /// Without it: what the byte order mark says, else UTF-8; cells that are not valid UTF-8 are
    /// read as Windows-1252, and the summary names their lines.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,

    /// What the names of the new columns start with
    #[arg(long, value_name = "TEXT", default_value = "gtm_")]
    prefix: String,

    /// Stop at a row with too many or too few cells
    ///
    /// Without it, such rows are kept and answered as far as possible, the summary names their
    /// lines, and the exit code is 1.
    #[arg(long)]
    strict: bool,

    /// Write the titles that need a person to FILE, most frequent first
    ///
    /// A CSV with an empty column `decision`: titles that support several functions, and those
    /// whose answer is less than 90 % sure. A file that holds decisions is never replaced.
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,

    /// Apply what a person has decided: FILE, filled in
    ///
    /// Its columns are `title` and `decision`: strategy, operations, marketing, sales, several of
    /// them joined by `;`, adjacent or none. Such a title is answered as decided, whatever its case
    /// and spaces, and `gtm_why` says so; decisions that match no title are told.
    #[arg(long, value_name = "FILE")]
    pins: Option<PathBuf>,

    /// How many threads to use; the result is the same with any
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Start the CSV with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,

    /// Disarm new cells that a spreadsheet would take for a formula
    ///
    /// Puts a `'` before a new cell that starts with =, +, -, @ or the like. Columns of the input
    /// stay as they are.
    #[arg(long)]
    excel_safe: bool,

    /// Show no progress
    #[arg(long)]
    no_progress: bool,
}

const EXAMPLE: &str = "rolecall batch contacts.csv";

const EXAMPLES: &str = "\
Examples:
  rolecall batch contacts.csv
  rolecall batch contacts.csv -o answers.csv
  rolecall batch contacts.csv --column \"Job Title\" | xan select name,gtm_function";

const LONG_EXAMPLES: &str = "\
Examples:
  A look at the first rows, with a summary of all:
    rolecall batch contacts.csv

  Every row, with the new columns, in a new file:
    rolecall batch contacts.csv -o answers.csv

  The titles are in the fourth column of a pipe:
    gzip -dc people.csv.gz | rolecall batch --column 4 > answers.csv

  JSON, one object a row, only what deserves a question:
    rolecall batch contacts.csv --format ndjson | jq 'select(.gtm_outcome == \"multiple\")'

  What title and job description say together:
    rolecall batch jobs.csv --description-column Description -o answers.csv

  A person decides what a title leaves open, once:
    rolecall batch contacts.csv -o answers.csv --review review.csv
    rolecall batch contacts.csv -o answers.csv --force --pins review.csv

  A file that Excel opens with accents and without surprises:
    rolecall batch contacts.csv -o answers.csv --bom --excel-safe";

impl Command for Batch {
    const NAME: &'static str = "batch";

    fn run(self, options: &Options) -> Result<Exit> {
        let start = Instant::now();
        self.refuse_to_replace(options)?;
        let Input { read, name, size } = Input::open(self.file.as_ref(), EXAMPLE)?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let decided = self.pins.as_deref();
        let decided = decided
            .map(|path| Decided::read(path, options))
            .transpose()?;
        let review = self.review.as_deref();
        let review = review
            .map(|path| ToReview::open(path, options))
            .transpose()?;
        let format = options.format(Format::Csv);
        let meter = Meter::new(size, !options.quiet && !self.no_progress);
        let pipeline = self.pipeline();
        let run = |form: Option<&dyn Form>, output: &mut (dyn Write + Send)| -> Result<Summary> {
            let show = |now| meter.show(now);
            let done = match &decided {
                Some(Decided { pins, .. }) => {
                    let classify = &matcher;
                    let pinned = Pinned { classify, pins };
                    batch::run_as(form, read, output, &pipeline, &pinned, show)
                }
                None => batch::run_as(form, read, output, &pipeline, &matcher, show),
            };
            meter.clear();
            done.map_err(|error| explained(error, &name))
        };

        let mut sink = options.sink()?;
        let page = options.page();
        let (summary, shown) =
            form::write(format, pipeline.header, page, &taxonomy, &mut sink, run)?;
        sink.close()?;
        if let Some(shown) = shown {
            let all = grouped(summary.rows);
            options.tell(&format!(
                "Shown: {shown} of {all} rows. Every row, with every column: add -o answers.csv\n"
            ));
        }
        if !options.quiet {
            // Results count, remarks do not: a closed standard error stops nothing.
            let _ = summary::print(&summary, options.colour_on_stderr(), &mut io::stderr());
        }
        if let Some(decided) = &decided {
            decided.tell(&summary, options);
        }
        if let Some(review) = review {
            review.close(&summary, &matcher, options)?;
        }
        options.tell(&format!("\n{}", summary::done(&summary, start.elapsed())));
        options.tell_more(&taxonomy, summary.rows, start);
        Ok(if summary.ragged.count > 0 {
            Exit::Partial
        } else {
            Exit::Done
        })
    }
}

impl Batch {
    /// What is written must be neither what is read nor anything else that is written.
    fn refuse_to_replace(&self, options: &Options) -> Result<()> {
        let input = input::path(self.file.as_ref());
        let output = options.output_file();
        let (review, pins) = (self.review.as_deref(), self.pins.as_deref());
        for (what, written, other, of) in [
            ("the output", output, input, "the input"),
            ("the output", output, pins, "the file of --pins"),
            ("the output", output, review, "the file of --review"),
            ("the file of --review", review, input, "the input"),
            ("the file of --review", review, pins, "the file of --pins"),
        ] {
            if let (Some(written), Some(other)) = (written, other)
                && same_file(written, other)
            {
                return Err(Misuse(format!("{what} is {of}; give it another name")).into());
            }
        }
        Ok(())
    }

    fn pipeline(&self) -> batch::Options {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        batch::Options {
            column: self.column.clone(),
            description_column: self.description_column.clone(),
            delimiter: self.delimiter,
            header: !self.no_header,
            encoding: self.encoding.clone(),
            prefix: self.prefix.clone(),
            strict: self.strict,
            threads: self.threads.map_or_else(cores, usize::from),
            bom: self.bom,
            excel_safe: self.excel_safe,
            review_below: self.review.is_some().then_some(UNSURE),
            census: None,
        }
    }
}

/// What went wrong with the input of this name, or with the output.
pub(super) fn explained(error: batch::Error, name: &str) -> Error {
    match error {
        batch::Error::Read(error) => Error::from(error).context(format!("cannot read {name}")),
        batch::Error::Write(error) => error.into(),
        other => usage_or_data(other).context(name.to_owned()),
    }
}

/// A file that is broken is one thing, an option that does not fit it another.
pub(crate) fn usage_or_data(error: batch::Error) -> Error {
    use batch::Error as E;
    match error {
        E::UnknownEncoding(_)
        | E::BadDelimiter(_)
        | E::ColumnNotFound { .. }
        | E::AmbiguousColumn { .. }
        | E::ColumnExists { .. } => Misuse(error.to_string()).into(),
        _ => error.into(),
    }
}

pub(super) fn delimiter(typed: &str) -> Result<u8, String> {
    match typed.as_bytes() {
        [byte] => Ok(*byte),
        b"tab" | b"\\t" => Ok(b'\t'),
        _ => Err("give one character such as `;`, or `tab`".to_owned()),
    }
}
