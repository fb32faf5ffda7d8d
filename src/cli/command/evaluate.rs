//! `rolecall evaluate FILE`: accuracy against labels.

use std::io::Write;
use std::path::PathBuf;
use std::slice;

use anyhow::{Context, Error, Result};
use clap::Args;
use rolecall::Matcher;
use rolecall::evaluate::{Columns, Fault, Label, LabelError, Scorer, Wrong};

use crate::cli::input::{Input, InputFile, TableArgs, titles};
use crate::cli::{Exit, Misuse, Options, Output};
use crate::render::{Format, Printer};

/// How many wrong titles people see; the rest is better read as a file.
const SHOWN: usize = 20;

/// Measure the answers against labelled titles
///
/// FILE is a CSV with a title and what an expert says about it in each row: the outcome (clear,
/// multiple, adjacent, none), the functions, best first, joined by `;`, what else is accepted
/// (functions, adjacent, none), and the level. The last two may be missing.
///
/// Says how often the top answer is right (primary) or accepted, and outcome and functions are
/// exact; macro F1; how many titles are falsely accepted or missed; how often the level is right;
/// and how far the confidence is off. Each with its 95 % interval, followed by a confusion matrix,
/// precision and recall, a reliability table, what accuracy remains above each confidence, and the
/// wrong titles with the words that misled.
///
/// In a pipe or file the result is JSON, unless --format or the name of the --output file says
/// otherwise; CSV holds the measures only.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Evaluate {
    /// The CSV file with labels; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The column with the titles: a name, or a number from 1 [default: title, else the column that `batch` would find]
    #[arg(long, value_name = "COLUMN")]
    title: Option<String>,

    /// The column with the outcomes [default: outcome]
    ///
    /// Without such a column one function is clear, several are multiple, and none is none.
    #[arg(long, value_name = "COLUMN")]
    outcome: Option<String>,

    /// The column with the functions, best first, joined by `;` [default: functions]
    #[arg(long, value_name = "COLUMN")]
    functions: Option<String>,

    /// The column with other accepted answers, joined by `;` [default: accepted]
    #[arg(long, value_name = "COLUMN")]
    accepted: Option<String>,

    /// The column with the levels, two joined by `/` [default: level]
    #[arg(long, value_name = "COLUMN")]
    level: Option<String>,

    #[command(flatten)]
    table: TableArgs,

    /// Write every wrong title to this CSV file, the worst first
    ///
    /// With the label, the answer, its confidence, the words that decided and the reason. `fault`
    /// says how far it is off: rejected (no expert accepts it), second (accepted, but not the
    /// label's own), inexact (the outcome or other functions), level.
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  rolecall evaluate labels.csv
  rolecall evaluate labels.csv --errors wrong.csv
  rolecall evaluate labels.csv --taxonomy ours.yaml --format json";

const LONG_EXAMPLES: &str = "\
Examples:
  The measures, and every wrong title in a file:
    rolecall evaluate labels.csv --errors wrong.csv

  Columns of other names; the level is the fifth:
    rolecall evaluate labels.csv --title \"Job Title\" --functions label --level 5

  Whether words of your own help:
    rolecall evaluate labels.csv --taxonomy ours.yaml

  One number, with jq:
    rolecall evaluate labels.csv | jq '.results[0].measures[] | select(.name == \"primary\").value'

  For a page or an issue:
    rolecall evaluate labels.csv -o accuracy.md";

impl Evaluate {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let Input {
            read: input, name, ..
        } = Input::open(Some(&self.file), "")?;
        let looks_like_title = |text: &str| matcher.looks_like_title(text);
        let table = self.table.options(None);
        let mut scorer = Scorer::new(&matcher);
        let add = |label: Label| scorer.add(&label);
        let read = Label::each(input, &self.columns(), &table, &looks_like_title, add);
        let warnings = read.map_err(usage_or_data).context(name)?;
        let read = [InputFile::new("the input", &self.file)];
        let mut printer = options.printer(Format::Json, &taxonomy, &read)?;
        let evaluation = scorer.finish();
        if let Some(path) = &self.errors {
            let out = options.second_output(path, "the file of --errors", &read)?;
            let mut errors = Printer {
                format: Format::Csv,
                page: printer.page,
                taxonomy: printer.taxonomy,
                out,
            };
            errors.print(&evaluation.wrong)?;
            errors.out.close()?;
        }
        match printer.format {
            Format::Json | Format::Ndjson => printer.print(slice::from_ref(&evaluation))?,
            Format::Table | Format::Markdown => {
                let titles = format!("{} titles", evaluation.titles);
                printer.table(&titles, &evaluation.measures)?;
                printer.table("Confusion: label by answer", &evaluation.confusion)?;
                printer.table("Each answer", &evaluation.answers)?;
                printer.table("Level", &evaluation.levels)?;
                let reliability = "Reliability: how often an answer is right";
                printer.table(reliability, &evaluation.reliability)?;
                printer.table("Accuracy above a confidence", &evaluation.coverage)?;
                self.wrong(&evaluation.wrong, &mut printer)?;
            }
            _ => printer.print(&evaluation.measures)?,
        }
        printer.out.close()?;
        options.tell_more(&taxonomy, evaluation.titles as u64);
        Ok(titles::told(&warnings, options))
    }
}

impl Evaluate {
    fn columns(&self) -> Columns {
        Columns {
            title: self.title.clone(),
            outcome: self.outcome.clone(),
            functions: self.functions.clone(),
            accepted: self.accepted.clone(),
            level: self.level.clone(),
        }
    }

    /// The wrong titles that matter most, and where to find the rest.
    fn wrong(&self, wrong: &[Wrong], printer: &mut Printer<'_, Output>) -> Result<()> {
        let of = |fault| wrong.iter().filter(|wrong| wrong.fault == fault).count();
        let rejected = of(Fault::Rejected);
        let shown = rejected.min(SHOWN);
        printer.table("Answers that no expert accepts", &wrong[..shown])?;
        if wrong.is_empty() {
            return Ok(writeln!(printer.out, "No answer is wrong.")?);
        }
        writeln!(
            printer.out,
            "{rejected} answers that no expert accepts ({shown} shown), {} accepted but not the \
             label's own, {} inexact, {} with the wrong level only.",
            of(Fault::Second),
            of(Fault::Inexact),
            of(Fault::Level),
        )?;
        if self.errors.is_none() {
            let all = "All of them, with reasons: add --errors wrong.csv";
            writeln!(printer.out, "{all}")?;
        }
        Ok(())
    }
}

/// An option that does not fit the file is wrong usage; anything else is the file's fault.
fn usage_or_data(error: LabelError) -> Error {
    if error.is_misuse {
        Misuse(error.to_string()).into()
    } else {
        error.into()
    }
}
