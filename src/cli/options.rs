//! The options every command has, and what they amount to on this terminal.

use std::borrow::Cow;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use anyhow::Result;
use clap::{Args, ValueEnum};
use rolecall::Taxonomy;

use super::sink::Sink;
use crate::render::{Format, Page, escape};

/// What was typed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Options {
    /// How to print the results
    ///
    /// Without it: what the name of the `--output` file ends in, a table on a terminal, and a
    /// format for programs in a pipe or file, which each command names.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "FORMAT",
        ignore_case = true
    )]
    pub(crate) format: Option<Format>,

    /// Write to FILE instead of standard output
    ///
    /// The file appears whole or not at all. `-` is standard output.
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Replace the output file if there is one
    #[arg(long, global = true)]
    pub(crate) force: bool,

    /// Read the roles and words from FILE
    ///
    /// It extends or replaces what is built in; `rolecall taxonomy --help` says how. Where it has a
    /// mistake, the message names the line.
    #[arg(long, global = true, value_name = "FILE", env = "ROLECALL_TAXONOMY")]
    #[arg(hide_env_values = true)]
    pub(crate) taxonomy: Option<PathBuf>,

    /// When to use colours
    ///
    /// `auto` uses them on a terminal and listens to NO_COLOR and CLICOLOR_FORCE; the other two
    /// always win.
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    pub(crate) color: Option<Color>,

    /// Say nothing but results and errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,

    /// Say more: which taxonomy, how long it took
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Also in a pipe or file
    Always,
    /// Not at all
    Never,
}

impl Options {
    /// The taxonomy to work with.
    pub(crate) fn taxonomy(&self) -> Result<Cow<'static, Taxonomy>> {
        Ok(match &self.taxonomy {
            Some(path) => Cow::Owned(Taxonomy::load(path)?),
            None => Cow::Borrowed(Taxonomy::bundled()),
        })
    }

    /// The file results go to, if they do not go to standard output.
    pub(crate) fn output_file(&self) -> Option<&Path> {
        self.output
            .as_deref()
            .filter(|path| path.as_os_str() != "-")
    }

    /// Whether a person is going to read the results as they are printed.
    pub(crate) fn on_terminal(&self) -> bool {
        self.output_file().is_none() && io::stdout().is_terminal()
    }

    /// The flag, else the ending of the output file, else a table for a person, else `machine`.
    pub(crate) fn format(&self, machine: Format) -> Format {
        let by_name = || self.output_file().and_then(Format::of_file);
        let guess = || {
            if self.on_terminal() {
                Format::Table
            } else {
                machine
            }
        };
        self.format.or_else(by_name).unwrap_or_else(guess)
    }

    /// What a table has to fit and may use.
    pub(crate) fn page(&self) -> Page {
        let terminal = self.on_terminal();
        let colour = match self.output_file() {
            // A file is no terminal, whatever standard output is.
            Some(_) => self.color == Some(Color::Always),
            None => self.colour_on(&io::stdout()),
        };
        Page {
            width: width(terminal),
            complete: !terminal,
            colour,
        }
    }

    /// Whether remarks beside the results are in colour.
    pub(crate) fn colour_on_stderr(&self) -> bool {
        self.colour_on(&io::stderr())
    }

    fn colour_on(&self, stream: &impl RawStream) -> bool {
        match self.color {
            Some(Color::Always) => true,
            Some(Color::Never) => false,
            Some(Color::Auto) | None => AutoStream::choice(stream) != ColorChoice::Never,
        }
    }

    /// Says something beside the results, unless asked to be quiet.
    pub(crate) fn tell(&self, text: &str) {
        if !self.quiet {
            // Results count, remarks do not: a closed standard error stops nothing.
            let _ = writeln!(io::stderr(), "{}", escape::lines(text));
        }
    }

    /// With --verbose: what gave the answers, and how long that took.
    pub(crate) fn tell_more(&self, taxonomy: &Taxonomy, titles: u64, start: Instant) {
        if !self.verbose {
            return;
        }
        let source = match &self.taxonomy {
            Some(path) => path.display().to_string(),
            None => "built in".to_owned(),
        };
        let (version, hash) = (&taxonomy.version, taxonomy.fingerprint);
        let (roles, took) = (taxonomy.roles.len(), start.elapsed());
        self.tell(&format!(
            "taxonomy {version} ({hash:016x}), {roles} roles, {source}\n{titles} titles in {took:.1?}"
        ));
    }

    /// Opens what results go to.
    pub(crate) fn sink(&self) -> Result<Sink> {
        Sink::open(self.output_file(), self.force)
    }
}

/// COLUMNS if it is set, else what the terminal says, else 100.
fn width(terminal: bool) -> usize {
    let columns = env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let asked = || {
        let size = terminal.then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0))
    };
    columns
        .or_else(asked)
        .filter(|width| *width > 0)
        .unwrap_or(100)
        .max(40)
}
