//! `rolecall batch [FILE|-]`: a table, every column kept, the answers added.

use std::io::{self, BufWriter, Write};
use std::iter;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use rolecall::Matcher;
use rolecall::batch::{
    self, AnswerColumns, CompanyLookup, Destination, GroupBy, Informed, ReviewScope, Summary,
    UNSURE,
};
use rolecall::english::{counted, list, thousands};

use crate::cli::hint::{shell_word, typed};
use crate::cli::input::rows::{OpenTable, Rows};
use crate::cli::output::review::ReviewFile;
#[cfg(feature = "workbooks")]
use crate::cli::output::review::refuse_decided;
#[cfg(feature = "workbooks")]
use crate::cli::output::sheets::Sheets;
use crate::cli::{Exit, Options, Output, misuse};
use crate::render::format::csv::Separated;
use crate::render::format::json::Json;
use crate::render::format::markdown::Piped;
use crate::render::format::ndjson::Objects;
use crate::render::view::answer::{self, Preview};
use crate::render::view::summary;
use crate::render::{Format, Printer, escape};

/// Classify every row of a table: CSV or workbook
///
/// Keeps every row and column in order and adds ten columns: gtm_outcome, gtm_function (the best
/// one), gtm_functions (all of them), gtm_confidence, gtm_role (the nearest role), gtm_level,
/// gtm_word (what says "with partners"), gtm_why, gtm_grade (senior, junior and the like) and
/// gtm_review (why a person should look at the row: multiple, unsure, possible or contradiction).
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
    /// A CSV or workbook, by its name, with an empty column `decision` and one row for all titles
    /// that mean the same: those for which `gtm_review` is not blank. Decisions from --pins are
    /// copied in, so you can pass this file to --pins next time. Decisions in an earlier file of
    /// this name are never lost.
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,

    /// Call answers below this confidence `unsure`
    #[arg(long, value_name = "0 TO 1", default_value_t = UNSURE, hide_short_help = true)]
    #[arg(value_parser = confidence)]
    review_below: f32,

    /// Put all titles on the review sheet, also those that are sure
    #[arg(long, hide_short_help = true)]
    review_all: bool,

    /// Put new answers where an earlier run has put its columns
    ///
    /// The columns stay where they are, and the summary says how many answers have changed. Decisions
    /// on the sheet Review of a workbook are applied, as with --pins.
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

  JSON, one object a row, only the rows that need a question:
    rolecall batch contacts.csv --format ndjson | jq 'select(.gtm_outcome == \"multiple\")'

  A workbook with the answers, a summary and the titles to decide; filled in, it goes back in:
    rolecall batch contacts.xlsx -o answers.xlsx
    rolecall batch contacts.xlsx -o decided.xlsx --pins answers.xlsx

  What title and job description say together:
    rolecall batch jobs.csv --description-column Description -o answers.csv

  A person decides what a title leaves open, once:
    rolecall batch contacts.csv -o answers.csv --review review.csv
    rolecall batch contacts.csv -o answers.csv --force --pins review.csv

  Every week: what was decided holds, what is new is asked:
    rolecall batch march.csv -o march-answers.csv --review march-review.xlsx
    rolecall batch april.csv -o april-answers.csv --pins march-review.xlsx --review april-review.xlsx

  A file that Excel opens with accents and without surprises:
    rolecall batch contacts.csv -o answers.csv --bom --excel-safe";

impl Batch {
    pub(crate) fn run(mut self, options: &Options) -> Result<Exit> {
        let table = self.rows.open(EXAMPLE, options)?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        if self.update {
            self.rows.apply_own_review(&matcher);
        }
        let classify = self.rows.informed(&matcher, options)?;
        let format = options.format(Format::Csv);
        if self.review_all && self.review.is_none() && format != Format::Xlsx {
            return misuse("--review-all needs a file: --review review.csv, or -o answers.xlsx");
        }
        let review = self.review.as_deref();
        let review = review
            .map(|path| ReviewFile::open(path, &self.rows.read(), &classify, options))
            .transpose()?;
        let pipeline = self.pipeline(&classify, format);
        let mut sink = options.output(&self.rows.read())?;
        let (summary, changed) = match format {
            #[cfg(feature = "workbooks")]
            Format::Xlsx => write_workbook(table, &pipeline, &classify, &mut sink, options)?,
            Format::Table => (
                show_first_rows(table, &pipeline, &classify, &mut sink, options)?,
                None,
            ),
            _ => (
                write_rows(format, table, &pipeline, &classify, &mut sink)?,
                None,
            ),
        };
        sink.close()?;
        self.tell_summary(&summary, format, options);
        for remark in self.rows.remarks(&classify, &summary) {
            options.tell(&format!("\n{remark}"));
        }
        if let Some(review) = review {
            review.close(&summary, &classify, options)?;
        }
        let left_behind = left_behind(&summary).filter(|_| format == Format::Xlsx);
        for told in changed.iter().chain(&left_behind) {
            options.tell(told);
        }
        let done = summary::done(&summary, options.start.elapsed(), options.output_file());
        options.tell(&format!("\n{done}"));
        if let Some(input) = self.rows.arguments(options) {
            options.tell(&self.next(&summary, &input, options.output_file()));
        }
        options.tell_more(&taxonomy, summary.rows);
        let has_faults =
            summary.warnings.has_faults() || changed.is_some() || classify.has_faults();
        Ok(Exit::Done.partial_if(has_faults))
    }
}

/// Writes a workbook, with a sentence on the cells that it could not hold as they were.
#[cfg(feature = "workbooks")]
fn write_workbook(
    table: OpenTable,
    pipeline: &batch::Options,
    classify: &Informed<'_, '_>,
    sink: &mut Output,
    options: &Options,
) -> Result<(Summary, Option<String>)> {
    if options.on_terminal() {
        return misuse("a workbook cannot be shown on a terminal; name a file: -o answers.xlsx");
    }
    if let Some(path) = options.output_file() {
        refuse_decided(path, "-o", classify)?;
    }
    let mut sheets = Sheets::default();
    let summary = table.answer(Destination::Cells(&mut sheets), pipeline, classify)?;
    let changed = sheets.write(&summary, classify, sink)?;
    Ok((summary, changed))
}

fn show_first_rows(
    table: OpenTable,
    pipeline: &batch::Options,
    classify: &Informed<'_, '_>,
    sink: &mut Output,
    options: &Options,
) -> Result<Summary> {
    let mut preview = Preview::default();
    let pipeline = batch::Options {
        group_by: Some(GroupBy::Who),
        ..pipeline.clone()
    };
    let summary = table.answer(Destination::Consumer(&mut preview), &pipeline, classify)?;
    preview.print(Printer {
        format: Format::Table,
        page: options.page(),
        taxonomy: classify.matcher.taxonomy(),
        out: &mut *sink,
    })?;
    writeln!(sink)?;
    Ok(summary)
}

impl Batch {
    /// Tells how much is shown, what came out, and where notes and totals are.
    fn tell_summary(&self, summary: &Summary, format: Format, options: &Options) {
        if format == Format::Table {
            let (shown, all) = (summary.rows.min(answer::ROWS), thousands(summary.rows));
            options.tell(&format!(
                "First {shown} of {all} rows. For every row and column, add -o answers.csv\n"
            ));
        }
        if !options.quiet {
            // Results count, remarks do not: a closed standard error stops nothing.
            let mut out = BufWriter::new(io::stderr());
            let (width, colour) = (options.page().width, options.colour_on(&io::stderr()));
            let _ = summary::print(summary, width, colour, &mut out);
        }
        if let Some(told) = self.notes(summary, format) {
            options.tell(&told);
        }
    }

    /// Where notes and totals are, unless they stand where they stood.
    fn notes(&self, summary: &Summary, format: Format) -> Option<String> {
        let totals = summary.warnings.footers.count;
        let all = counted(summary.preamble + totals, "line", "lines");
        match format {
            _ if summary.preamble + totals == 0 => None,
            _ if self.drop_notes => Some(format!("{all} of notes and totals left out, as asked")),
            Format::Json | Format::Ndjson | Format::Markdown => Some(format!(
                "{all} of notes and totals left out; CSV, TSV and workbooks keep them"
            )),
            #[cfg(feature = "workbooks")]
            Format::Xlsx if totals > 0 => Some(Sheets::moved(totals)),
            _ => None,
        }
    }

    /// The commands that come next: what is open, and the whole at a glance.
    fn next(&self, summary: &Summary, input: &str, output: Option<&Path>) -> String {
        let counts = &summary.review_counts;
        let open = counts.multiple + counts.unsure + counts.possible + counts.contradictions;
        let mut again = format!("rolecall batch {input}");
        if self.update {
            again += " --update";
        }
        if self.prefix != "gtm_" {
            again += &format!(" --prefix {}", shell_word(&self.prefix));
        }
        let mut pins = self.rows.typed_pins();
        let mut next = Vec::new();
        let workbook =
            output.filter(|_| open > 0 && summary.review.is_some() && self.review.is_none());
        if let Some(workbook) = workbook {
            // the sheet holds the decisions that were applied, too
            pins = typed("--pins", Some(&workbook.to_string_lossy())).unwrap_or_default();
            let decided = free_name("decided", "xlsx");
            next.push("fill in `decision` on the sheet Review, then:".to_owned());
            next.push(format!("{again}{pins} -o {decided}"));
        } else if open > 0 && self.review.is_none() {
            let review = free_name("review", "csv");
            next.push(format!("{again}{pins} --review {review}"));
        }
        let report = free_name("report", "html");
        next.push(format!("rolecall report {input}{pins} -o {report}"));
        format!("Next: {}", next.join("\n      "))
    }

    fn pipeline(&self, classify: &Informed<'_, '_>, format: Format) -> batch::Options {
        let mut reading = self.rows.reading(classify);
        let is_workbook = format == Format::Xlsx; // its sheet Review is always there
        let has_review = self.review.is_some() || is_workbook;
        let review = if !has_review {
            ReviewScope::No
        } else if self.review_all {
            ReviewScope::All
        } else {
            ReviewScope::Open
        };
        if review != ReviewScope::No && reading.company_lookup == CompanyLookup::No {
            reading.company_lookup = CompanyLookup::IfAny;
        }
        let prefix = self.prefix.clone();
        batch::Options {
            answers: if self.update {
                AnswerColumns::Update { prefix }
            } else {
                AnswerColumns::Add { prefix }
            },
            bom: self.bom,
            drop_notes: self.drop_notes,
            excel_safe: self.excel_safe && !is_workbook, // text in a workbook is no formula anyway
            review,
            review_below: self.review_below,
            ..reading
        }
    }
}

/// Runs a batch with rows in a format of text.
fn write_rows(
    format: Format,
    table: OpenTable,
    pipeline: &batch::Options,
    classify: &Informed<'_, '_>,
    sink: &mut Output,
) -> Result<Summary> {
    let run = |output: Destination<'_>| table.answer(output, pipeline, classify);
    match format {
        Format::Tsv => {
            let form = Separated {
                delimiter: b'\t',
                header: pipeline.table.header,
            };
            run(Destination::Form(&form, sink))
        }
        Format::Markdown => run(Destination::Form(&Piped, sink)),
        Format::Ndjson => run(Destination::Form(&Objects, sink)),
        Format::Json => {
            let mut results = Json::begin(classify.matcher.taxonomy(), sink)?;
            let summary = run(Destination::Form(&Objects, &mut results))?;
            results.end()?;
            Ok(summary)
        }
        Format::Csv | Format::Table => run(Destination::Csv(sink)),
        Format::Xlsx | Format::Html => misuse("this build writes no workbooks"),
    }
}

/// The sheets of the input that are not in the workbook that is written.
fn left_behind(summary: &Summary) -> Option<String> {
    let sheets = summary.warnings.other_sheets.iter();
    let sheets: Vec<String> = sheets
        .map(|name| format!("`{}`", escape::line(name)))
        .collect();
    let (sheet, is) = match sheets.len() {
        0 => return None,
        1 => ("sheet", "is"),
        _ => ("sheets", "are"),
    };
    Some(format!(
        "the {sheet} {} of the input {is} not copied",
        list(&sheets, "and")
    ))
}

/// The first of `review.csv`, `review-2.csv` and so on that is not there yet.
fn free_name(name: &str, ending: &str) -> String {
    let first = format!("{name}.{ending}");
    let later = (2..).map(|number| format!("{name}-{number}.{ending}"));
    let mut names = iter::once(first).chain(later);
    let free = names.find(|name| !Path::new(name).exists());
    free.unwrap_or_default()
}

fn confidence(typed: &str) -> Result<f32, String> {
    let number = typed.parse().ok();
    let number = number.filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "give a number from 0 to 1, such as 0.8".to_owned())
}
