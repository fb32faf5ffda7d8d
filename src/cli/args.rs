//! The command line as a whole: the program, its commands and where each is run.

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};

use super::command::{
    batch, clarify, classify, compare, completions, evaluate, man, report, roles, taxonomy,
};
use super::{Exit, Options};
use crate::render::Format;

/// Reads job titles and says which Partner GTM function they belong to
///
/// Reads a title the way an experienced partnerships leader would: its level, its terms for
/// partners, and the words that name the work. The answer is one of Partner Strategy,
/// Partner Operations, Partner Marketing and Partner Sales (`clear`), several of them with the
/// questions that settle it (`multiple`), work with partners outside the four (`adjacent`), or no
/// Partner GTM role (`none`), always with the reason. Enablement and training count as Strategy.
#[derive(Debug, Parser)]
#[command(name = "rolecall", version, max_term_width = 100)]
#[command(help_expected = true, subcommand_required = true)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) options: Options,

    #[command(subcommand)]
    command: Command,
}

/// One variant a command, each in the file of its name.
#[derive(Debug, Subcommand)]
enum Command {
    Classify(classify::Classify),
    Batch(batch::Batch),
    Report(report::Report),
    Roles(roles::Roles),
    Compare(compare::Compare),
    Clarify(clarify::Clarify),
    Evaluate(evaluate::Evaluate),
    Taxonomy(taxonomy::Taxonomy),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Cli {
    /// Runs the command.
    pub(crate) fn run(self) -> Result<Exit> {
        let options = &self.options;
        match self.command {
            Command::Batch(_) | Command::Compare(_) if cfg!(feature = "workbooks") => {
                options.check_output_name(&Format::TABLES)?;
            }
            // these write what is no record, under any name
            Command::Taxonomy(_) | Command::Completions(_) | Command::Man(_) => {
                options.refuse_workbook()?;
            }
            Command::Report(_) => options.check_output_name(&[Format::Html])?,
            _ => options.check_output_name(&Format::RECORDS)?,
        }
        match self.command {
            Command::Classify(command) => command.run(options),
            Command::Batch(command) => command.run(options),
            Command::Report(command) => command.run(options),
            Command::Roles(command) => command.run(options),
            Command::Compare(command) => command.run(options),
            Command::Clarify(command) => command.run(options),
            Command::Evaluate(command) => command.run(options),
            Command::Taxonomy(command) => command.run(options),
            Command::Completions(command) => command.run(options),
            Command::Man(command) => command.run(options, Cli::command()),
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  rolecall classify \"Channel Marketing Manager\"
  rolecall batch contacts.csv -o answers.csv
  rolecall roles --function sales --level director

Guides, one per job; for example: rolecall help pay
  hiring, pay, careers, performance, companies, every-week, pipelines, own-words, library, cluster";

const LONG_EXAMPLES: &str = "\
Examples:
  One title:
    rolecall classify \"Channel Marketing Manager\"

  A table: every column kept, the answers added:
    rolecall batch contacts.csv -o answers.csv

  The roles it knows:
    rolecall roles --function sales --level director

  One title a line in, one JSON object a line out:
    rolecall classify --format ndjson < titles.txt

Guides, one per job; for example: rolecall help pay
  hiring       job adverts, searches, first calls
  pay          comparable groups, medians
  careers      the next roles upward and sideways
  performance  the KPIs of each function
  companies    what a title means in a company and a department
  every-week   the same export again: decisions kept, new titles only
  pipelines    jq, Miller, DuckDB, xan
  own-words    words that only your company uses
  library      Rust
  cluster      Spark

Exit codes:
  0  done
  1  done, but some rows could not be used, or a check found something
  2  wrong usage; the message says what to type
  3  an input, the taxonomy or the output cannot be read or written";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed() {
        Cli::command().debug_assert();
    }
}
