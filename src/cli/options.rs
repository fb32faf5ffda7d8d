//! The options every command has, and what they amount to on this terminal.

use std::borrow::Cow;
use std::env;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use anyhow::Result;
use clap::{Args, ValueEnum};
use rolecall::Taxonomy;

use crate::cli::hint::typed;
use crate::cli::input::InputFile;
use crate::cli::output;
use crate::cli::{Misuse, Output, misuse};
use crate::render::output_name::output_format;
use crate::render::{Format, Page, Printer, escape};

/// The common options, as typed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Options {
    /// How to print the results
    ///
    /// Default: what the ending of the `--output` file says; else a table on a terminal, and in a
    /// pipe or file a machine-readable format, which the help of each command names.
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
    /// It extends or replaces what is built in; `rolecall taxonomy --help` says how. If it has a
    /// mistake, the message names the line. Default: the file that the environment variable
    /// ROLECALL_TAXONOMY names, if it is set.
    #[arg(long, global = true, value_name = "FILE")]
    taxonomy: Option<PathBuf>,

    /// When to use colours
    ///
    /// `auto` uses them on a terminal and honours NO_COLOR and CLICOLOR_FORCE; the other two
    /// override both.
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    pub(crate) color: Option<Color>,

    /// Print only results and errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,

    /// Also print which taxonomy was used and how long it took
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,

    /// When the run began.
    #[arg(skip = Instant::now())]
    pub(crate) start: Instant,
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
        load_or_bundled(self.taxonomy_file())
    }

    /// The file of the taxonomy, if it is not the bundled one.
    pub(crate) fn taxonomy_file(&self) -> Option<PathBuf> {
        self.taxonomy.clone().or_else(taxonomy_variable)
    }

    /// `--taxonomy FILE`, as it was given, to be typed again.
    pub(crate) fn taxonomy_argument(&self) -> Option<String> {
        let file = self.taxonomy.as_ref()?;
        typed("--taxonomy", Some(&file.to_string_lossy()))
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

    /// The flag, else what the ending of the output file says.
    pub(crate) fn asked_format(&self) -> Option<Format> {
        let by_name = || self.output_file().and_then(Format::of_file);
        self.format.or_else(by_name)
    }

    /// The format that is asked for, else a table for a person, else `machine`.
    pub(crate) fn format(&self, machine: Format) -> Format {
        match self.asked_format() {
            Some(format) => format,
            None if self.on_terminal() => Format::Table,
            None => machine,
        }
    }

    /// Refuses an output whose name promises anything but what is `writable`.
    pub(crate) fn check_output_name(&self, writable: &[Format]) -> Result<()> {
        if writable.contains(&Format::Csv) && !writable.contains(&Format::Xlsx) {
            self.refuse_workbook()?;
        }
        let Some(path) = self.output_file() else {
            return Ok(());
        };
        output_format(path, self.format, writable).map_err(Misuse)?;
        Ok(())
    }

    /// Refuses a workbook, by name or flag, where none is written.
    pub(crate) fn refuse_workbook(&self) -> Result<()> {
        match self.format(Format::Csv) {
            Format::Xlsx => misuse(
                "only `rolecall batch` and `rolecall compare` write workbooks; name the \
                 output .csv, or give another --format",
            ),
            _ => Ok(()),
        }
    }

    /// The room and the colours that a table has.
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

    /// Whether a stream gets colours.
    pub(crate) fn colour_on(&self, stream: &impl RawStream) -> bool {
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
    pub(crate) fn tell_more(&self, taxonomy: &Taxonomy, titles: u64) {
        if !self.verbose {
            return;
        }
        let source = match self.taxonomy_file() {
            Some(path) => escape::path(&path),
            None => "built in".to_owned(),
        };
        let (version, hash) = (&taxonomy.version, taxonomy.fingerprint);
        let (roles, took) = (taxonomy.roles.len(), self.start.elapsed());
        self.tell(&format!(
            "taxonomy {version} ({hash:016x}), {roles} roles, {source}\n{titles} titles in {took:.1?}"
        ));
    }

    /// Opens what results go to; it must be none of the files that are `read`.
    pub(crate) fn output(&self, read: &[InputFile<'_>]) -> Result<Output> {
        let taxonomy = self.taxonomy_file();
        let read = reads(read, taxonomy.as_deref());
        match self.output_file() {
            Some(path) => Output::file(path, "the output", self.force, &read),
            None => Output::stdout(&read),
        }
    }

    /// Opens what records are printed to, in the format for programs unless another one is asked for.
    pub(crate) fn printer<'t>(
        &self,
        machine: Format,
        taxonomy: &'t Taxonomy,
        read: &[InputFile<'_>],
    ) -> Result<Printer<'t, Output>> {
        Ok(Printer {
            format: self.format(machine),
            page: self.page(),
            taxonomy,
            out: self.output(read)?,
        })
    }

    /// Opens a second file to write, which messages call `what`.
    pub(crate) fn second_output(
        &self,
        path: &Path,
        what: &str,
        read: &[InputFile<'_>],
    ) -> Result<Output> {
        let taxonomy = self.taxonomy_file();
        if self
            .output_file()
            .is_some_and(|output| output::same_file(output, path))
        {
            return misuse(format!("the output is {what}; give it another name"));
        }
        Output::file(path, what, self.force, &reads(read, taxonomy.as_deref()))
    }
}

/// The files that are read, the taxonomy among them.
fn reads<'a>(read: &[InputFile<'a>], taxonomy: Option<&'a Path>) -> Vec<InputFile<'a>> {
    let taxonomy = taxonomy.map(|path| InputFile::new("the taxonomy", path));
    read.iter().copied().chain(taxonomy).collect()
}

/// The taxonomy of ROLECALL_TAXONOMY, else the bundled one.
pub(crate) fn taxonomy_of_environment() -> Result<Cow<'static, Taxonomy>> {
    load_or_bundled(taxonomy_variable())
}

fn load_or_bundled(path: Option<PathBuf>) -> Result<Cow<'static, Taxonomy>> {
    match path {
        Some(path) => load(&path),
        None => Ok(Cow::Borrowed(Taxonomy::bundled())),
    }
}

/// ROLECALL_TAXONOMY; set to nothing it counts as not set.
fn taxonomy_variable() -> Option<PathBuf> {
    let path = env::var_os("ROLECALL_TAXONOMY")?;
    (!path.is_empty()).then(|| path.into())
}

/// Reads a taxonomy from a file or pipe.
pub(crate) fn load(path: &Path) -> Result<Cow<'static, Taxonomy>> {
    let found = fs::metadata(path);
    if found.is_ok_and(|found| is_device(&found)) {
        anyhow::bail!("{} is a device, not a taxonomy file", escape::path(path));
    }
    Ok(Cow::Owned(Taxonomy::load(path)?))
}

#[cfg(unix)]
fn is_device(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = found.file_type();
    kind.is_char_device() || kind.is_block_device()
}

#[cfg(not(unix))]
fn is_device(_: &fs::Metadata) -> bool {
    false
}

/// COLUMNS if it is set, else what the terminal says, else 100.
fn width(terminal: bool) -> usize {
    let columns = env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    columns
        .filter(|width| *width > 0)
        .or_else(|| terminal.then(width_of_terminal).flatten())
        .unwrap_or(100)
        .max(40)
}

/// The width alone: a terminal that does not say its height has a width all the same.
#[cfg(unix)]
pub(crate) fn width_of_terminal() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|width| *width > 0)
}

#[cfg(not(unix))]
pub(crate) fn width_of_terminal() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| width.0.into())
}
