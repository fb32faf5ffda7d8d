//! The command line: one file per command, and what they share.
//!
//! A command is a clap parser with a `run`; to add one, write its file and name it in [`COMMANDS`].

mod batch;
mod clarify;
mod classify;
mod compare;
mod completions;
mod decisions;
mod described;
mod draft;
mod evaluate;
mod exit;
mod explain;
mod form;
mod hint;
mod input;
mod man;
mod options;
mod places;
mod preview;
mod progress;
mod report;
mod roles;
mod rows;
mod sink;
mod summary;
mod taxonomy;
mod titles;
mod values;

use std::ffi::OsString;
use std::io::{self, Write};

use anyhow::{Context, Result};
use clap::error::ErrorKind;
use clap::{ArgMatches, ColorChoice, CommandFactory, FromArgMatches, Parser};
use rolecall::Taxonomy;

pub(crate) use exit::Exit;
use options::Options;

/// Reads job titles and says which Partner GTM function they belong to
///
/// A title is read as an experienced partnerships leader reads it: the level, the words that say
/// "with partners", the words that say what is done. The answer is one of Partner Strategy,
/// Partner Operations, Partner Marketing and Partner Sales (`clear`), several of them with the
/// questions that settle it (`multiple`), work on partners outside the four (`adjacent`), or no
/// Partner GTM role (`none`), always with the reason.
#[derive(Debug, Parser)]
#[command(name = "rolecall", version, max_term_width = 100)]
#[command(help_expected = true, subcommand_required = true)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
struct Rolecall {
    #[command(flatten)]
    options: Options,
}

const EXAMPLES: &str = "\
Examples:
  rolecall classify \"Channel Marketing Manager\"
  rolecall batch contacts.csv -o answers.csv
  rolecall roles --function sales --level director";

const LONG_EXAMPLES: &str = "\
Examples:
  One title, answered at a glance:
    rolecall classify \"Channel Marketing Manager\"

  A CSV file: every column kept, the answers added:
    rolecall batch contacts.csv -o answers.csv

  The roles it knows:
    rolecall roles --function sales --level director

  One title a line in, one JSON object a line out:
    rolecall classify --format ndjson < titles.txt

Exit codes:
  0  done
  1  done, but some rows could not be used, or a check found something
  2  wrong usage; the message says what to type
  3  an input, the taxonomy or the output cannot be read or written";

/// One command: a parser, and what to do with what was parsed.
trait Command: CommandFactory + FromArgMatches {
    /// What to type.
    const NAME: &'static str;

    fn run(self, options: &Options) -> Result<Exit>;
}

/// A [`Command`] as an entry of a table.
struct Entry {
    name: &'static str,
    command: fn() -> clap::Command,
    run: fn(&ArgMatches, &Options) -> Result<Exit>,
}

const COMMANDS: [Entry; 10] = [
    entry::<classify::Classify>(),
    entry::<batch::Batch>(),
    entry::<report::Report>(),
    entry::<roles::Roles>(),
    entry::<compare::Compare>(),
    entry::<clarify::Clarify>(),
    entry::<evaluate::Evaluate>(),
    entry::<taxonomy::TaxonomyCommand>(),
    entry::<completions::Completions>(),
    entry::<man::Man>(),
];

const fn entry<C: Command>() -> Entry {
    Entry {
        name: C::NAME,
        command: || C::command(),
        run: |matches, options| C::from_arg_matches(matches)?.run(options),
    }
}

/// Runs what the arguments, the first of which is the name of the program, ask for.
pub(crate) fn run(arguments: Vec<OsString>) -> Result<Exit> {
    let matches = match parse(&arguments) {
        Ok(matches) => matches,
        Err(error) => return explain(error, &arguments),
    };
    let options = Options::from_arg_matches(&matches)?;
    let (name, matches) = matches
        .subcommand()
        .context("clap lets no run without a command")?;
    let entry = COMMANDS.iter().find(|entry| entry.name == name);
    let entry = entry.context("clap lets no unknown command through")?;
    (entry.run)(matches, &options)
}

/// Building every command takes longer than classifying a title. So only those are built whose
/// name is typed somewhere; the full tree is for help, and for hints at what may be meant.
fn parse(arguments: &[OsString]) -> Result<ArgMatches, clap::Error> {
    let typed = |entry: &&Entry| {
        arguments
            .iter()
            .skip(1)
            .any(|argument| argument == entry.name)
    };
    if COMMANDS.iter().any(|entry| typed(&entry)) {
        let command = root().disable_help_subcommand(true);
        let command = command.subcommands(COMMANDS.iter().filter(typed).map(|e| (e.command)()));
        if let Ok(matches) = command.try_get_matches_from(arguments) {
            return Ok(matches);
        }
    }
    tree()
        .color(colour(arguments))
        .try_get_matches_from(arguments)
}

/// The colours of help and errors, which are printed before options are understood.
fn colour(arguments: &[OsString]) -> ColorChoice {
    let words: Vec<_> = arguments
        .iter()
        .map(|argument| argument.to_string_lossy())
        .collect();
    let says = |when: &str| {
        let apart = words
            .windows(2)
            .any(|pair| pair[0] == "--color" && pair[1] == when);
        apart
            || words
                .iter()
                .any(|word| word.strip_prefix("--color=") == Some(when))
    };
    match () {
        () if says("always") => ColorChoice::Always,
        () if says("never") => ColorChoice::Never,
        () => ColorChoice::Auto,
    }
}

/// The program with every command: what help, completions and the man page show.
fn tree() -> clap::Command {
    root().subcommands(COMMANDS.iter().map(|entry| (entry.command)()))
}

fn root() -> clap::Command {
    Rolecall::command()
}

/// Help and version go to standard output; the rest says what to type instead.
fn explain(error: clap::Error, arguments: &[OsString]) -> Result<Exit> {
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
            match hint::what_to_type(&error, arguments, &COMMANDS.map(|entry| entry.name)) {
                Some(hint) => writeln!(io::stderr(), "{hint}")?,
                None => error.print()?,
            }
            Ok(Exit::Usage)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_commands_are_well_formed() {
        super::tree().debug_assert();
    }
}
