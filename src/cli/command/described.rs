//! `rolecall classify TITLE --description ...`: a title with what its holder does.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::slice;

use anyhow::{Context, Result, anyhow};
use rolecall::context::{self, CompanyContext};
use rolecall::description;
use rolecall::escape;
use rolecall::{Matcher, table};

use crate::cli::input::rows::input_error;
use crate::cli::input::titles;
use crate::cli::{Exit, Misuse, Options, hint, misuse};
use crate::render::Format;
use crate::render::view::described::{self, Described};

/// Answers one title by it and its description.
pub(crate) fn run(
    titles: &[OsString],
    given: &OsStr,
    context: &[String],
    options: &Options,
) -> Result<Exit> {
    let description = description(titles, given)?;
    let title = only_title(titles)?;
    let taxonomy = options.taxonomy()?;
    let matcher = Matcher::new(&taxonomy);
    let mut answer = matcher.answer(&title);
    if !context.is_empty() {
        let pairs = context.iter().map(String::as_str);
        let context = CompanyContext::read(&taxonomy, pairs).map_err(|e| Misuse(e.to_string()))?;
        answer = context::narrow(&matcher, &title, answer, &context);
    }
    let duties = description::read(&taxonomy, &description);
    let said = description::reconcile(&taxonomy, &answer, &duties);
    let answer = description::narrow(answer, &said);
    let answer = Described::new(&matcher, &title, &answer, &said, duties);

    let mut printer = options.printer(Format::Ndjson, &taxonomy, &[])?;
    match printer.format {
        Format::Table => described::print(&answer, printer.page, &mut printer.out)?,
        Format::Json | Format::Ndjson => printer.print(&[answer])?,
        _ => printer.print_with(
            slice::from_ref(&answer.answer),
            "What the duties say",
            &described::lines(&answer),
        )?,
    }
    printer.out.close()?;
    options.tell_more(&taxonomy, 1);
    Ok(Exit::Done)
}

fn only_title(arguments: &[OsString]) -> Result<String> {
    let mut all = Vec::new();
    titles::each(arguments, "classify", |title| {
        all.push(title.to_owned());
        Ok(())
    })?;
    match all.len() {
        1 => Ok(all.swap_remove(0)),
        many => misuse(format!(
            "a description is for one title, but there are {many}; titles and descriptions in a CSV \
             file are read by\n  rolecall batch jobs.csv --description-column Description"
        )),
    }
}

/// The text itself, or what is in the file behind an `@`, or on standard input.
fn description(titles: &[OsString], given: &OsStr) -> Result<String> {
    if given == "-" {
        if titles.is_empty() || titles.iter().any(|title| title == "-") {
            return misuse(
                "standard input holds the description; type the title, such as\n  \
                 rolecall classify \"Partner Manager\" --description - < posting.txt",
            );
        }
        if io::stdin().is_terminal() {
            return misuse(
                "no description is piped in; pipe one, or name a file:\n  \
                 rolecall classify \"Partner Manager\" --description @posting.txt",
            );
        }
        return read(io::stdin(), "standard input");
    }
    let typed = given.to_string_lossy();
    // A file may have any name, so the bytes are kept as they are where they can be.
    match typed.strip_prefix('@') {
        Some("") => misuse("@ is followed by the name of a file"),
        Some(name) => {
            let file = File::open(path(given)).with_context(|| format!("cannot read {name}"))?;
            read(file, name)
        }
        None if Path::new(given).is_file() => {
            let file = hint::shell_word(&typed);
            misuse(format!(
                "{} is a file; to read the description from it, type --description @{file}",
                escape::line(&typed)
            ))
        }
        None => Ok(typed.into_owned()),
    }
}

#[cfg(unix)]
fn path(given: &OsStr) -> &OsStr {
    use std::os::unix::ffi::OsStrExt;
    OsStr::from_bytes(&given.as_bytes()[1..])
}

#[cfg(not(unix))]
fn path(given: &OsStr) -> OsString {
    given.to_string_lossy()[1..].into()
}

fn read(input: impl Read, name: &str) -> Result<String> {
    table::read_text(input).map_err(|error| match error {
        table::Error::NotText(kind) => anyhow!("{name} is {kind}; save it as plain text"),
        other => input_error(other, name),
    })
}
