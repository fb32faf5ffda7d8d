//! `rolecall report FILE`: a roster as one self-contained page.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Parser;
use rolecall::Matcher;
use rolecall::batch::{self, By};

use super::batch::{delimiter, usage_or_data};
use super::exit::Misuse;
use super::progress::Meter;
use super::summary::grouped;
use super::{Command, Exit, Options};
use crate::render::Format;

/// Turn a roster into one page to read, print and send
///
/// Says how many people have a partner role and of which function, at which level, in which company
/// or country; which words the titles use; which titles mean the same; which need a question; and
/// what was left out and why.
///
/// The page is one HTML file that loads nothing from elsewhere. The same file gives the same page.
#[derive(Debug, Parser)]
#[command(name = Report::NAME, after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Report {
    /// The CSV file; `-`, or none, is standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// The column with the titles: a name, or a number from 1
    ///
    /// Without it: the column called Title, Job Title, Position, Designation, Role or the like, in
    /// the languages exports come in, if it holds titles.
    #[arg(short, long, value_name = "COLUMN")]
    column: Option<String>,

    /// Split by this column; give it twice for two
    ///
    /// Without it: by the columns called Company, Country or the like, if there are any.
    #[arg(long, value_name = "COLUMN")]
    by: Vec<String>,

    /// What the page calls the roster
    ///
    /// Without it: the name of the file.
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

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
    /// read as Windows-1252, and the page names their lines.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,

    /// Stop at a row with too many or too few cells
    ///
    /// Without it, such rows are read as far as possible, the page names their lines, and the exit
    /// code is 1.
    #[arg(long)]
    strict: bool,

    /// How many threads to use; the result is the same with any
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Show no progress
    #[arg(long)]
    no_progress: bool,
}

const EXAMPLES: &str = "\
Examples:
  rolecall report contacts.csv -o report.html
  rolecall report contacts.csv -o report.html --by Region
  rolecall report contacts.csv --column \"Job Title\" > report.html";

const LONG_EXAMPLES: &str = "\
Examples:
  A page from a CSV, to open in a browser:
    rolecall report contacts.csv -o report.html

  By region and by team instead of company and country:
    rolecall report contacts.csv -o report.html --by Region --by Team

  Only some rows, under a name of their own:
    xan filter 'country eq \"France\"' people.csv | rolecall report --name France > france.html

  Anew, with another taxonomy:
    rolecall report contacts.csv -o report.html --force --taxonomy ours.yaml";

impl Command for Report {
    const NAME: &'static str = "report";

    fn run(self, options: &Options) -> Result<Exit> {
        let start = Instant::now();
        refuse_other_formats(options)?;
        if options.on_terminal() {
            let file = self
                .file
                .as_ref()
                .map_or("contacts.csv".into(), |file| file.display().to_string());
            let message = format!(
                "a page is for a browser, not for a terminal; say which file to write:\n  \
                 rolecall report {file} -o report.html"
            );
            return Err(Misuse(message).into());
        }
        let (input, name, size) = self.input()?;
        self.refuse_to_replace_input(options)?;
        let mut sink = options.sink()?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let meter = Meter::new(size, !options.quiet && !self.no_progress);
        let pipeline = self.pipeline();
        let done = batch::run(input, io::sink(), &pipeline, &matcher, |now| {
            meter.show(now);
        });
        meter.clear();
        let summary = done.map_err(usage_or_data).with_context(|| name.clone())?;

        let (rows, ragged) = (summary.rows, summary.ragged.count);
        let noun = if rows == 1 { "row" } else { "rows" };
        let (column, how) = (summary.column.number, summary.column.how);
        let called = match summary.column.name.as_str() {
            "" => String::new(),
            name => format!(" `{name}`"),
        };
        let title = self.name.clone().unwrap_or_else(|| short(&name));
        let report = rolecall::report::Report::new(&matcher, summary, &title, !self.by.is_empty());
        sink.write_all(report.html().as_bytes())?;
        sink.close()?;
        options.tell(&format!(
            "{} {noun}; titles in column {column}{called} ({how})",
            grouped(rows)
        ));
        if let Some(file) = options.output_file() {
            options.tell(&format!("open {} in a browser", file.display()));
        }
        options.tell_more(&taxonomy, rows, start);
        Ok(if ragged > 0 {
            Exit::Partial
        } else {
            Exit::Done
        })
    }
}

/// A page is HTML, whatever other commands may print.
fn refuse_other_formats(options: &Options) -> Result<()> {
    let by_name = options.output_file().and_then(Format::of_file);
    if options.format.or(by_name).is_none() {
        return Ok(());
    }
    let message = "report writes HTML only; for other formats:\n  \
                   rolecall batch contacts.csv -o answers.csv";
    Err(Misuse(message.to_owned()).into())
}

/// The name of a file without its folders.
fn short(name: &str) -> String {
    let name = Path::new(name).file_name();
    name.unwrap_or_default().to_string_lossy().into_owned()
}

impl Report {
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
                               rolecall report contacts.csv -o report.html";
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
            // No column is added, so none of the input, which batch may have answered, is in the way.
            prefix: "\0".to_owned(),
            strict: self.strict,
            threads: self.threads.map_or_else(cores, usize::from),
            census: Some(match self.by[..] {
                [] => By::Found,
                _ => By::Asked(self.by.clone()),
            }),
            ..batch::Options::default()
        }
    }
}
