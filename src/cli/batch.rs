//! `rolecall batch [FILE|-]`: a CSV file, every column kept, the answers added.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Error, Result};
use clap::Parser;
use rolecall::Matcher;
use rolecall::batch::{self, Summary};

use super::exit::Misuse;
use super::preview::{self, Head};
use super::progress::Meter;
use super::summary::{self, grouped};
use super::{Command, Exit, Options, recast};
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

  A file that Excel opens with accents and without surprises:
    rolecall batch contacts.csv -o answers.csv --bom --excel-safe";

impl Command for Batch {
    const NAME: &'static str = "batch";

    fn run(self, options: &Options) -> Result<Exit> {
        let start = Instant::now();
        let (input, name, size) = self.input()?;
        self.refuse_to_replace_input(options)?;
        let taxonomy = options.taxonomy()?;
        let answers = Matcher::new(&taxonomy);
        let format = options.format(Format::Csv);
        let meter = Meter::new(size, !options.quiet && !self.no_progress);
        let pipeline = self.pipeline();
        let run = |output: &mut (dyn Write + Send)| -> Result<Summary> {
            let done = batch::run(input, output, &pipeline, &answers, |now| meter.show(now));
            meter.clear();
            done.map_err(usage_or_data).context(name)
        };

        let mut shown = 0;
        let mut sink = options.sink()?;
        let summary = match format {
            Format::Csv => run(&mut sink)?,
            Format::Table => {
                let mut head = Head::default();
                let summary = run(&mut head)?;
                let page = options.page();
                shown =
                    preview::print(&head.kept, &summary, &pipeline, page, &taxonomy, &mut sink)?;
                writeln!(sink)?;
                summary
            }
            _ => {
                // What separates the cells is known at the end only, so they wait in a file.
                let mut spool = tempfile::tempfile().context("cannot make a temporary file")?;
                let summary = run(&mut spool)?;
                spool.rewind()?;
                let written = recast::read(spool, &summary, &pipeline)?;
                written.print(format, &taxonomy, &mut sink)?;
                summary
            }
        };
        sink.close()?;
        if !options.quiet {
            summary::print(&summary, options.colour_on_stderr(), &mut io::stderr())?;
        }
        if format == Format::Table {
            let all = grouped(summary.rows);
            options.tell(&format!(
                "\nShown: {shown} of {all} rows. Every row, with every column: add -o answers.csv"
            ));
        }
        options.tell_more(&taxonomy, summary.rows, start);
        Ok(if summary.ragged.count > 0 {
            Exit::Partial
        } else {
            Exit::Done
        })
    }
}

impl Batch {
    /// What is read, what messages call it, and how many bytes it has.
    fn input(&self) -> Result<(Box<dyn Read + Send>, String, Option<u64>)> {
        match self.file.as_deref().filter(|file| file.as_os_str() != "-") {
            Some(path) => {
                let name = path.display().to_string();
                let cannot = || format!("cannot read {name}");
                let file = File::open(path).with_context(cannot)?;
                let found = file.metadata().with_context(cannot)?;
                if found.is_dir() {
                    return Err(Misuse(format!("{name} is a directory; give a CSV file")).into());
                }
                Ok((Box::new(file), name, found.is_file().then_some(found.len())))
            }
            None if self.file.is_none() && io::stdin().is_terminal() => {
                let message = "no file given; name one, or pipe one in:\n  \
                               rolecall batch contacts.csv";
                Err(Misuse(message.to_owned()).into())
            }
            None => Ok((Box::new(io::stdin()), "standard input".to_owned(), None)),
        }
    }

    fn refuse_to_replace_input(&self, options: &Options) -> Result<()> {
        let real = |path: Option<&Path>| path.and_then(|path| fs::canonicalize(path).ok());
        let input = real(self.file.as_deref());
        if input.is_some() && input == real(options.output_file()) {
            return Err(Misuse("the output is the input; give it another name".to_owned()).into());
        }
        Ok(())
    }

    fn pipeline(&self) -> batch::Options {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        batch::Options {
            column: self.column.clone(),
            delimiter: self.delimiter,
            header: !self.no_header,
            encoding: self.encoding.clone(),
            prefix: self.prefix.clone(),
            strict: self.strict,
            threads: self.threads.map_or_else(cores, usize::from),
            bom: self.bom,
            excel_safe: self.excel_safe,
            ..batch::Options::default()
        }
    }
}

/// A file that is broken is one thing, an option that does not fit it another.
pub(super) fn usage_or_data(error: batch::Error) -> Error {
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
