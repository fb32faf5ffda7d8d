//! `rolecall completions SHELL`: what the shell needs to complete commands and values.

use anyhow::Result;
use clap::Parser;
use clap_complete::Shell;
use std::io::Write;

use super::{Command, Exit, Options};

/// Print the completions of a shell
///
/// Prints a script for bash, zsh, fish, elvish or PowerShell, which completes commands, options,
/// functions and levels.
#[derive(Debug, Parser)]
#[command(name = Completions::NAME, after_long_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  rolecall completions bash > ~/.local/share/bash-completion/completions/rolecall
  rolecall completions zsh > ~/.zfunc/_rolecall
  rolecall completions fish > ~/.config/fish/completions/rolecall.fish
  rolecall completions powershell >> $PROFILE";

impl Command for Completions {
    const NAME: &'static str = "completions";

    fn run(self, options: &Options) -> Result<Exit> {
        // clap_complete panics when a pipe is closed, so it writes to memory first.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::tree(), "rolecall", &mut script);
        let mut sink = options.sink()?;
        sink.write_all(&script)?;
        sink.close()?;
        Ok(Exit::Done)
    }
}
