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
use rolecall::table::{Table, TableOptions, Warnings, plain_title};
use rolecall::{Matcher, Taxonomy};

use super::Output;
use super::exit::Misuse;
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
        let warnings = self.each(&matcher, &mut |title| {
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
        Ok(titles::told(&warnings, options))
    }
}

impl Compare {
    fn each(
        &self,
        matcher: &Matcher<'_>,
        title: &mut impl FnMut(&str) -> Result<()>,
    ) -> Result<Warnings> {
        let mut warnings = Warnings::default();
        if !self.titles.is_empty() || self.file.is_none() {
            warnings = titles::each(&self.titles, "compare", &mut *title)?;
        }
        let Some(path) = &self.file else {
            return Ok(warnings);
        };
        let name = escape::path(path);
        let cannot = || format!("cannot read {name}");
        let input: Box<dyn Read + Send> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).with_context(cannot)?)
        };
        if self.column.is_some() || is_table(path) {
            self.cells(input, matcher, title).context(name.clone())
        } else {
            titles::lines(input, title).with_context(cannot)
        }
    }

    /// The cells of the title column.
    fn cells(
        &self,
        input: impl Read,
        matcher: &Matcher<'_>,
        title: &mut impl FnMut(&str) -> Result<()>,
    ) -> Result<Warnings> {
        let options = TableOptions {
            column: self.column.clone(),
            ..TableOptions::default()
        };
        let looks_like_title = |text: &str| matcher.looks_like_title(text);
        let mut table = Table::open(input, &options, &looks_like_title).map_err(usage_or_data)?;
        while let Some(row) = table.next_row().map_err(usage_or_data)? {
            title(&plain_title(&row.title()))?;
        }
        Ok(table.warnings())
    }
}

/// Whether the name of a file says that it is a table, and not a list of titles.
fn is_table(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"]
        .iter()
        .any(|ending| name.ends_with(ending))
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
