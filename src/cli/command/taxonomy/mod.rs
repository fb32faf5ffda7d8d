//! `rolecall taxonomy show|check|diff`: the bundled or a given taxonomy.

mod check;
mod diff;
mod show;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::cli::{Exit, Options};

/// Look at, check and compare taxonomies
///
/// A taxonomy says which roles and functions there are and how titles are worded. A YAML file given
/// with --taxonomy extends the bundled one, or replaces it if it contains `replace: true`. It may
/// hold any of the sections that `rolecall taxonomy show` prints.
///
/// Entries with a known name add their words to it and override the other fields they give; a word
/// that is given wins over what the bundled taxonomy says of it; a role with a known title replaces
/// it. `remove:` lists words, phrases and titles to forget.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
#[command(subcommand_required = true, disable_help_subcommand = true)]
pub(crate) struct Taxonomy {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Show(show::Show),
    Check(check::Check),
    Diff(diff::Diff),
}

const EXAMPLES: &str = "\
Examples:
  rolecall taxonomy show --section false_friends
  rolecall taxonomy check ours.yaml
  rolecall taxonomy diff bundled ours.yaml --titles contacts.csv";

const LONG_EXAMPLES: &str = "\
Examples:
  \"Alliance Health\" is the name of a company, not a word for partners. In ours.yaml:
    false_friends:
      - reason: the name of our company
        phrases: [Alliance Health]

  Is it consistent, and what does it change?
    rolecall taxonomy check ours.yaml
    rolecall taxonomy diff bundled ours.yaml --titles contacts.csv

  From then on:
    rolecall batch contacts.csv --taxonomy ours.yaml -o answers.csv

  Which false friends there are, and how they are written:
    rolecall taxonomy show --section false_friends";

impl Taxonomy {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        match self.what {
            What::Show(show) => show.run(options),
            What::Check(check) => check.run(options),
            What::Diff(diff) => diff.run(options),
        }
    }
}
