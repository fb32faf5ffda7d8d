//! `rolecall report FILE`: a roster as one self-contained page.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use clap::Args;
use rolecall::Matcher;
use rolecall::batch::{self, By, Summary};
use rolecall::escape;

use super::exit::Misuse;
use super::hint::shell_word;
use super::input;
use super::rows::Rows;
use super::{Exit, Options, summary, titles};
use crate::render::Format;

/// Turn a roster into one page to read, print and send
///
/// Says how many people have a partner role and of which function, at which level, in which company
/// or country; which words the titles use; which titles mean the same; which need a question; and
/// what was left out and why.
///
/// The page is one HTML file that loads nothing from elsewhere. The same file gives the same page.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Report {
    #[command(flatten)]
    rows: Rows,

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

  Only some rows, with a title of their own:
    xan filter 'country eq \"France\"' people.csv | rolecall report --name France > france.html

  With the decisions of a person, and with job descriptions:
    rolecall report contacts.csv -o report.html --pins review.csv
    rolecall report jobs.csv -o report.html --description-column Description

  Again, with another taxonomy:
    rolecall report contacts.csv -o report.html --force --taxonomy ours.yaml";

impl Report {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let start = Instant::now();
        self.refuse_what_is_no_page(options)?;
        let source = self.rows.open(EXAMPLE, options)?;
        let name = source.name.clone();
        let mut sink = options.output(&self.rows.read())?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let decided = self.rows.decided(options)?;
        let (pipeline, decided) = (self.pipeline(), decided.as_ref());
        let counted = source.answer(None, &mut io::sink(), &pipeline, &matcher, decided)?;

        let (rows, warnings) = (counted.rows, counted.warnings());
        let told = read_from(&counted);
        let settled = decided.and_then(|decided| decided.report(&counted));
        let title = self.name.clone().unwrap_or_else(|| short(&name));
        let report = rolecall::report::Report::new(&matcher, counted, &title, !self.by.is_empty());
        sink.write_all(report.html().as_bytes())?;
        sink.close()?;
        options.tell(&told);
        if let Some(settled) = settled {
            options.tell(&settled);
        }
        if let Some(file) = options.output_file() {
            options.tell(&format!("open {} in a browser", escape::path(file)));
        }
        options.tell_more(&taxonomy, rows, start);
        Ok(titles::told(&warnings, options))
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
        if options.on_terminal() {
            let input = input::path(self.rows.file.as_ref());
            let file = input.map_or_else(
                || "contacts.csv".to_owned(),
                |file| shell_word(&file.to_string_lossy()),
            );
            return misuse(format!(
                "the report is a page for a browser; name the file to write:\n  \
                 rolecall report {file} -o report.html"
            ));
        }
        Ok(())
    }

    fn pipeline(&self) -> batch::Options {
        batch::Options {
            // No column is added, so none of the input, which batch may have answered, is in the way.
            prefix: "\0".to_owned(),
            census: Some(match self.by[..] {
                [] => By::Found,
                _ => By::Asked(self.by.clone()),
            }),
            ..self.rows.reading()
        }
    }
}
