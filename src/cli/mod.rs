//! The command line: its arguments, one file per command, and what they share.
//!
//! To add a command, write its file in [`command`] and name it in [`args`].

mod args;
mod command;
mod exit;
mod hint;
mod input;
mod options;
mod output;
mod progress;

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};

use anyhow::Result;
use clap::error::ErrorKind;
use clap::{ColorChoice, CommandFactory, FromArgMatches};
use rolecall::Taxonomy;

use args::Cli;
use command::{completions, guides};
pub(crate) use exit::{Exit, Misuse, misuse};
use options::Options;
use output::Output;

/// Runs what the arguments, the first of which is the name of the program, ask for.
pub(crate) fn run(arguments: Vec<OsString>) -> Result<Exit> {
    if completions::respond(&arguments, Cli::command)? {
        return Ok(Exit::Done);
    }
    if guides::respond(&arguments)? {
        return Ok(Exit::Done);
    }
    let mut command = Cli::command().color(colour(&arguments));
    if let (None, Some(width)) = (env::var_os("COLUMNS"), options::width_of_terminal()) {
        command = command.term_width(width.min(100));
    }
    let parsed = command
        .try_get_matches_from(&arguments)
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    match parsed {
        Ok(cli) => cli.run(),
        Err(error) => explain(&error, &arguments),
    }
}

/// The colours of help and errors, which are printed before options are understood.
fn colour(arguments: &[OsString]) -> ColorChoice {
    let mut choice = ColorChoice::Auto;
    for (at, argument) in arguments.iter().enumerate() {
        let argument = argument.to_string_lossy();
        let next = || Some(arguments.get(at + 1)?.to_string_lossy());
        let when = match argument.strip_prefix("--color") {
            Some("") => next(),
            Some(rest) => rest.strip_prefix('=').map(|when| when.to_owned().into()),
            None => None,
        };
        match when.as_deref() {
            Some("always") => choice = ColorChoice::Always,
            Some("never") => choice = ColorChoice::Never,
            _ => {}
        }
    }
    choice
}

/// Help and version go to standard output; the rest says what to type instead.
fn explain(error: &clap::Error, arguments: &[OsString]) -> Result<Exit> {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            error.print()?;
            Ok(Exit::Done)
        }
        ErrorKind::DisplayVersion => {
            let taxonomy = Taxonomy::bundled();
            let (version, hash) = (&taxonomy.version, taxonomy.fingerprint);
            let crate_version = env!("CARGO_PKG_VERSION");
            writeln!(
                io::stdout(),
                "rolecall {crate_version} (taxonomy {version}, {hash:016x})"
            )?;
            Ok(Exit::Done)
        }
        _ => {
            match hint::what_to_type(error, arguments, &Cli::command()) {
                Some(hint) => writeln!(io::stderr(), "{hint}")?,
                None => error.print()?,
            }
            Ok(Exit::Usage)
        }
    }
}
