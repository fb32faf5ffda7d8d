//! `rolecall compare TITLE TITLE...`: same role, same function, same level?

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use rolecall::compare::{Compared, Comparison, compare, group};
use rolecall::escape;
use rolecall::{Matcher, Taxonomy, batch};

use super::Output;
use super::exit::Misuse;
use super::form::Separated;
use super::rows::usage_or_data;
use super::{Exit, Options, completions, titles};
use crate::render::compared::Row;
use crate::render::json::Json;
use crate::render::ndjson::Ndjson;
use crate::render::{self, Format};

/// Compare titles: same role, function, level, scope?
///
/// Three companies may use three words for the same role. Says for each title its function, level,
/// nearest role and what its word for partners often says about scope, and for all of them what
/// they have in common: the same role in different words, the same function at different levels,
/// the same function and level with possibly different scopes, or different functions.
///
/// With --group, equivalent titles (same outcome, functions and level) are put together, the most
/// frequent first, with one title suggested for each group: what two companies need after a merger.
///
/// In a pipe or file the result is NDJSON, unless --format or the name of the --output file says
/// otherwise.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Compare {
    /// Titles, in quotes; `-` reads titles from standard input, one a line
    #[arg(value_name = "TITLE", add = ArgValueCompleter::new(completions::roles))]
    titles: Vec<OsString>,

    /// Also the titles in FILE: one a line, or a CSV file
    ///
    /// A file whose name ends in .csv or .tsv is read as `batch` reads it, and any file with
    /// --column.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,

    /// The column of the CSV file with the titles: a name, or a number from 1
    #[arg(short, long, value_name = "COLUMN", requires = "file")]
    column: Option<String>,

    /// Group equivalent titles, and suggest one title for each group
    #[arg(long)]
    group: bool,
}

const EXAMPLES: &str = "\
Examples:
  rolecall compare \"Channel Marketing Manager\" \"Partner Marketing Manager\"
  rolecall compare --file titles.txt --group
  rolecall compare --file people.csv --column \"Job Title\" --group -o groups.csv";

const LONG_EXAMPLES: &str = "\
Examples:
  The same role, or not?
    rolecall compare \"Channel Marketing Manager\" \"Partner Marketing Manager\"

  The titles of two companies, one title for each group:
    rolecall compare --file titles.txt --group
    rolecall compare --file people.csv --column \"Job Title\" --group -o groups.csv";

impl Compare {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let mut compared: Vec<Compared> = Vec::new();
        self.each(&mut |title| {
            if !title.trim().is_empty() {
                compared.push(Compared::read(&matcher, title.trim()));
            }
            Ok(())
        })?;
        if !self.group && compared.len() < 2 {
            let message = "give two titles or more:\n  \
                 rolecall compare \"Channel Marketing Manager\" \"Partner Marketing Manager\"";
            return Err(Misuse(message.to_owned()).into());
        }
        let file = self.file.as_deref();
        let read: Vec<_> = file.map(|path| ("the input", path)).into_iter().collect();
        let format = options.format(Format::Ndjson);
        let page = options.page();
        let mut sink = options.output(&read)?;
        if self.group {
            let mut renderer = render::renderer(format, page, &taxonomy, &mut sink)?;
            for group in group(compared) {
                renderer.push(&group)?;
            }
            renderer.finish()?;
        } else {
            let comparison = compare(compared);
            match format {
                Format::Json | Format::Ndjson => {
                    json(&comparison, format, &taxonomy, &mut sink)?;
                }
                _ => {
                    let mut renderer = render::renderer(format, page, &taxonomy, &mut sink)?;
                    for title in &comparison.titles {
                        renderer.push(&Row {
                            title,
                            verdict: comparison.verdict,
                        })?;
                    }
                    let sentence = std::slice::from_ref(&comparison.sentence);
                    renderer.remark("Verdict", sentence)?;
                    renderer.finish()?;
                }
            }
        }
        sink.close()?;
        Ok(Exit::Done)
    }
}

impl Compare {
    fn each(&self, title: &mut impl FnMut(&str) -> Result<()>) -> Result<()> {
        if !self.titles.is_empty() || self.file.is_none() {
            titles::each(&self.titles, "compare", &mut *title)?;
        }
        let Some(path) = &self.file else {
            return Ok(());
        };
        let name = escape::path(path);
        let cannot = || format!("cannot read {name}");
        let input: Box<dyn Read + Send> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).with_context(cannot)?)
        };
        if self.column.is_some() || is_csv(path) {
            self.cells(input, title).context(name.clone())
        } else {
            titles::lines(io::BufReader::new(input), title).with_context(cannot)
        }
    }

    /// The cells of the title column, found and decoded as `batch` does it.
    fn cells(
        &self,
        input: Box<dyn Read + Send>,
        title: &mut impl FnMut(&str) -> Result<()>,
    ) -> Result<()> {
        let options = batch::Options {
            column: self.column.clone(),
            ..batch::Options::default()
        };
        let mut output = Vec::new();
        let rows = Separated {
            delimiter: b',',
            header: false,
            most: None,
        };
        let form: Option<&dyn batch::Form> = Some(&rows);
        let summary = batch::run_as(form, input, &mut output, &options, &Unanswered, |_| {})
            .map_err(usage_or_data)?;
        let mut rows = csv::ReaderBuilder::new();
        rows.has_headers(false).flexible(true);
        for row in rows.from_reader(output.as_slice()).records() {
            title(row?.get(summary.column.number - 1).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// Reads titles without answering them.
struct Unanswered;

impl batch::Classify for Unanswered {
    type Session = ();

    fn session(&self) {}

    fn answer(
        &self,
        (): &mut (),
        _: &str,
        _: Option<&str>,
        _: &mut batch::Cells,
    ) -> batch::Verdict {
        batch::Verdict {
            outcome: rolecall::Outcome::None,
            function: None,
            level: rolecall::Level::Individual,
            confidence: 0.0,
            basis: batch::Basis::Title,
        }
    }
}

fn is_csv(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ending == "csv" || ending == "tsv")
}

fn json(
    comparison: &Comparison,
    format: Format,
    taxonomy: &Taxonomy,
    sink: &mut Output,
) -> Result<()> {
    if format == Format::Ndjson {
        return Ok(Ndjson { out: sink }.result(comparison)?);
    }
    let mut json = Json::begin(taxonomy, sink)?;
    json.result(comparison)?;
    Ok(json.end()?)
}
