//! `rolecall report FILE`: a roster as one self-contained page.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::Result;
use clap::Parser;
use rolecall::Matcher;
use rolecall::batch::{self, By, Summary};

use super::batch::{delimiter, explained};
use super::exit::Misuse;
use super::input::{self, Input};
use super::places::same_file;
use super::progress::Meter;
use super::{Command, Exit, Options, summary};
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

const EXAMPLE: &str = "rolecall report contacts.csv -o report.html";

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
        self.refuse_what_is_no_page(options)?;
        let Input { read, name, size } = Input::open(self.file.as_ref(), EXAMPLE)?;
        let mut sink = options.sink()?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let meter = Meter::new(size, !options.quiet && !self.no_progress);
        let pipeline = self.pipeline();
        let done = batch::run(read, io::sink(), &pipeline, &matcher, |now| {
            meter.show(now);
        });
        meter.clear();
        let counted = done.map_err(|error| explained(error, &name))?;

        let (rows, ragged) = (counted.rows, counted.ragged.count);
        let told = read_from(&counted);
        let title = self.name.clone().unwrap_or_else(|| short(&name));
        let report = rolecall::report::Report::new(&matcher, counted, &title, !self.by.is_empty());
        sink.write_all(report.html().as_bytes())?;
        sink.close()?;
        options.tell(&told);
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

/// How much was read, and where the titles were.
fn read_from(counted: &Summary) -> String {
    let (rows, column) = (summary::rows(counted.rows), &counted.column);
    let name = match column.name.as_str() {
        "" => String::new(),
        name => format!(" `{name}`"),
    };
    format!(
        "{rows}; titles in column {}{name} ({})",
        column.number, column.how
    )
}

/// The name of a file without its folders.
fn short(name: &str) -> String {
    let name = Path::new(name).file_name();
    name.unwrap_or_default().to_string_lossy().into_owned()
}

impl Report {
    /// A page is HTML, whatever other commands may print, and goes to a file that is not the input.
    fn refuse_what_is_no_page(&self, options: &Options) -> Result<()> {
        let misuse = |message: String| Err(Misuse(message).into());
        let by_name = || options.output_file().and_then(Format::of_file);
        if options.format.or_else(by_name).is_some() {
            return misuse(
                "report writes HTML only; for other formats:\n  \
                 rolecall batch contacts.csv -o answers.csv"
                    .to_owned(),
            );
        }
        if self.by.len() > 2 {
            return misuse("--by takes two columns at most".to_owned());
        }
        let input = input::path(self.file.as_ref());
        if options.on_terminal() {
            let file = input.map_or("contacts.csv".into(), |file| file.to_string_lossy());
            return misuse(format!(
                "a page is for a browser, not for a terminal; say which file to write:\n  \
                 rolecall report {file} -o report.html"
            ));
        }
        if let (Some(input), Some(output)) = (input, options.output_file())
            && same_file(input, output)
        {
            return misuse("the output is the input; give it another name".to_owned());
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
