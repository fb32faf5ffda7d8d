//! Titles as they come in: as arguments, or one a line on standard input.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read};

use anyhow::Result;
use rolecall::plain;
use rolecall::table::{TitleLines, Warnings};

use crate::cli::input::STANDARD_INPUT;
use crate::cli::input::rows::input_error;
use crate::cli::{Exit, Options, misuse};

/// Hands over every title in order; `-`, or no argument at all, stands for standard input.
///
/// Titles are handed over as they are read, so that a program that writes one line can wait for
/// its answer.
pub(crate) fn each(
    arguments: &[OsString],
    command: &str,
    mut title: impl FnMut(&str) -> Result<()>,
) -> Result<Warnings> {
    if arguments.is_empty() && io::stdin().is_terminal() {
        return misuse(format!(
            "no title given; type one, or pipe in one per line:\n  \
             rolecall {command} \"Channel Marketing Manager\""
        ));
    }
    let piped = [OsString::from("-")];
    let arguments = if arguments.is_empty() {
        &piped
    } else {
        arguments
    };
    let mut warnings = Warnings::default();
    for argument in arguments {
        if argument == "-" {
            warnings = lines(io::stdin().lock(), STANDARD_INPUT, &mut title)?;
        } else {
            title(&plain(&argument.to_string_lossy()))?;
        }
    }
    Ok(warnings)
}

/// Hands over each line, decoded as tables are. A blank line is a blank title, so that answers stay
/// in step with lines.
pub(crate) fn lines(
    input: impl Read,
    name: &str,
    title: &mut impl FnMut(&str) -> Result<()>,
) -> Result<Warnings> {
    let explained = |error| input_error(error, name);
    let mut lines = TitleLines::open(input, None).map_err(explained)?;
    while let Some(line) = lines.next_line().map_err(explained)? {
        title(&plain(&line))?;
    }
    Ok(lines.warnings())
}

/// Tells what was noticed while titles were read, and how the run ends by it.
pub(crate) fn told(warnings: &Warnings, options: &Options) -> Exit {
    for sentence in warnings.sentences() {
        options.tell(&sentence);
    }
    Exit::Done.partial_if(warnings.has_faults())
}
