//! `rolecall batch [FILE|-]`: a CSV file, every column kept, the answers added.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::Args;
use rolecall::batch::{self, Form, Summary, UNSURE};
use rolecall::english::thousands;
use rolecall::{Matcher, Outcome};

use super::decisions::{Decided, ToReview};
#[cfg(feature = "workbooks")]
use super::exit::Misuse;
use super::rows::{Rows, informed};
#[cfg(feature = "workbooks")]
use super::sheets::Sheets;
use super::summary;
use super::{Exit, Options, form};
use crate::render::Format;

/// Classify every row of a CSV file
///
/// Keeps every row and column in order and adds nine columns: gtm_outcome, gtm_function (the best
/// one), gtm_functions (all of them), gtm_confidence, gtm_role (the nearest role), gtm_level,
/// gtm_word (what says "with partners"), gtm_why and gtm_grade (senior, junior and the like).
///
/// The title column, the delimiter and the encoding are detected. Files of any size are streamed.
///
/// On a terminal the first rows are shown as a table, followed by a summary; a pipe or file gets
/// the whole CSV, and the summary goes to standard error.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Batch {
    #[command(flatten)]
    rows: Rows,

    /// Prefix of the names of the new columns
    #[arg(long, value_name = "TEXT", default_value = "gtm_")]
    prefix: String,

    /// Write the titles that a person should decide to FILE, most frequent first
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

    /// Escape new cells that a spreadsheet would run as a formula
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

  A workbook with the answers, a summary and the titles to decide; decided, it comes back:
    rolecall batch contacts.xlsx -o answers.xlsx
    rolecall batch contacts.xlsx -o decided.xlsx --pins answers.xlsx

  What title and job description say together:
    rolecall batch jobs.csv --description-column Description -o answers.csv

  A person decides what a title leaves open, once:
    rolecall batch contacts.csv -o answers.csv --review review.csv
    rolecall batch contacts.csv -o answers.csv --force --pins review.csv

  A file that Excel opens with accents and without surprises:
    rolecall batch contacts.csv -o answers.csv --bom --excel-safe";

impl Batch {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let start = Instant::now();
        let source = self.rows.open(EXAMPLE, options)?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let decided = self.rows.decided(&matcher, options)?;
        let listed = self.rows.listed(&taxonomy)?;
        let classify = informed(&matcher, decided.as_ref(), listed.as_ref());
        let review = self.review.as_deref();
        let review = review
            .map(|path| ToReview::open(path, &self.rows.read(), &matcher, options))
            .transpose()?;
        let format = options.format(Format::Csv);
        let mut pipeline = self.pipeline(decided.as_ref());
        if format == Format::Xlsx {
            // text in a workbook is no formula anyway, and its sheet Review is always there
            pipeline.excel_safe = false;
            pipeline.review_below = Some(UNSURE);
        }

        #[cfg_attr(not(feature = "workbooks"), expect(unused_mut))]
        let mut changed: Option<String> = None;
        let mut sink = options.output(&self.rows.read())?;
        let page = options.page();
        let (summary, shown) = match format {
            #[cfg(feature = "workbooks")]
            Format::Xlsx => {
                if options.on_terminal() {
                    let message = "a workbook is nothing to show; name a file: -o answers.xlsx";
                    return Err(Misuse(message.to_owned()).into());
                }
                let mut sheets = Sheets::default();
                let summary = source.fill(&mut sheets, &pipeline, &classify)?;
                changed = sheets.write(&summary, &matcher, &mut sink)?;
                (summary, None)
            }
            _ => {
                let run = |form: Option<&dyn Form>, output: &mut (dyn Write + Send)| {
                    source.answer(form, output, &pipeline, &classify)
                };
                form::write(format, pipeline.header, page, &taxonomy, &mut sink, run)?
            }
        };
        sink.close()?;
        if let Some(shown) = shown {
            let all = thousands(summary.rows);
            options.tell(&format!(
                "First {shown} of {all} rows. For every row and column, add -o answers.csv\n"
            ));
        }
        if !options.quiet {
            // Results count, remarks do not: a closed standard error stops nothing.
            let _ = summary::print(&summary, options.colour_on_stderr(), &mut io::stderr());
        }
        if let Some(listed) = &listed {
            options.tell(&format!("\n{}", listed.report()));
        }
        if let Some(settled) = decided
            .as_ref()
            .and_then(|decided| decided.report(&summary))
        {
            options.tell(&format!("\n{settled}"));
        }
        if let Some(review) = review {
            review.close(&summary, &matcher, options)?;
        }
        if let Some(changed) = &changed {
            options.tell(changed);
        }
        let done = summary::done(&summary, start.elapsed(), options.output_file());
        options.tell(&format!("\n{done}"));
        if let Some(input) = self.rows.arguments() {
            options.tell(&self.next(&summary, &input));
        }
        options.tell_more(&taxonomy, summary.rows, start);
        Ok(if summary.has_faults() || changed.is_some() {
            Exit::Partial
        } else {
            Exit::Done
        })
    }
}

impl Batch {
    /// The commands that come next: what is open, and the whole at a glance.
    fn next(&self, summary: &Summary, input: &str) -> String {
        let open = summary.tally.outcome(Outcome::Multiple)
            + summary.looks.unsure
            + summary.looks.possible;
        let mut next = vec![format!("rolecall report {input} -o report.html")];
        if open > 0 && self.review.is_none() && summary.review.is_none() {
            next.insert(0, format!("rolecall batch {input} --review review.csv"));
        }
        format!("Next: {}", next.join("\n      "))
    }

    fn pipeline(&self, decided: Option<&Decided>) -> batch::Options {
        batch::Options {
            prefix: self.prefix.clone(),
            bom: self.bom,
            update: self.update,
            drop_notes: self.drop_notes,
            excel_safe: self.excel_safe,
            review_below: self.review.is_some().then_some(UNSURE),
            ..self.rows.reading(decided)
        }
    }
}
