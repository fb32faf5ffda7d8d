//! `rolecall batch [FILE|-]`: a CSV file, every column kept, the answers added.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::Parser;
use rolecall::Matcher;
use rolecall::batch::{self, Form, UNSURE};

use super::decisions::ToReview;
use super::exit::Misuse;
use super::places::same_file;
use super::rows::Rows;
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
    #[command(flatten)]
    rows: Rows,

    /// What the names of the new columns start with
    #[arg(long, value_name = "TEXT", default_value = "gtm_")]
    prefix: String,

    /// Write the titles that need a person to FILE, most frequent first
    ///
    /// A CSV with an empty column `decision`: titles that support several functions, and those
    /// whose answer is less than 90 % sure. A file that holds decisions is never replaced.
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,

    /// Put new answers where an earlier run has put its columns
    ///
    /// The columns stay where they are, and the summary says how many answers have changed.
    #[arg(long, conflicts_with = "no_header", hide_short_help = true)]
    update: bool,

    /// Leave out the lines above the header, and totals and remarks below it
    #[arg(long, hide_short_help = true)]
    drop_notes: bool,

    /// Start the CSV with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,

    /// Disarm new cells that a spreadsheet would take for a formula
    ///
    /// Puts a `'` before a new cell that starts with =, +, -, @ or the like. Columns of the input
    /// stay as they are.
    #[arg(long)]
    excel_safe: bool,
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
        let source = self.rows.open(EXAMPLE, options)?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let decided = self.rows.decided(options)?;
        let review = self.review.as_deref();
        let review = review
            .map(|path| ToReview::open(path, options))
            .transpose()?;
        let format = options.format(Format::Csv);
        let pipeline = self.pipeline();
        let run = |form: Option<&dyn Form>, output: &mut (dyn Write + Send)| {
            source.answer(form, output, &pipeline, &matcher, decided.as_ref())
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
        if let Some(settled) = decided.and_then(|decided| decided.report(&summary)) {
            options.tell(&format!("\n{settled}"));
        }
        if let Some(review) = review {
            review.close(&summary, &matcher, options)?;
        }
        options.tell(&format!("\n{}", summary::done(&summary, start.elapsed())));
        options.tell_more(&taxonomy, summary.rows, start);
        Ok(if summary.has_faults() {
            Exit::Partial
        } else {
            Exit::Done
        })
    }
}

impl Batch {
    /// What is written must be neither what is read nor anything else that is written.
    fn refuse_to_replace(&self, options: &Options) -> Result<()> {
        let (output, review) = (options.output_file(), self.review.as_deref());
        self.rows.refuse_to_replace("the output", output)?;
        self.rows
            .refuse_to_replace("the file of --review", review)?;
        if let (Some(output), Some(review)) = (output, review)
            && same_file(output, review)
        {
            let message = "the output is the file of --review; give it another name";
            return Err(Misuse(message.to_owned()).into());
        }
        Ok(())
    }

    fn pipeline(&self) -> batch::Options {
        batch::Options {
            prefix: self.prefix.clone(),
            bom: self.bom,
            update: self.update,
            drop_notes: self.drop_notes,
            excel_safe: self.excel_safe,
            review_below: self.review.is_some().then_some(UNSURE),
            ..self.rows.reading()
        }
    }
}
