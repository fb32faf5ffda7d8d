//! `rolecall completions SHELL`: what the shell needs to complete commands and values.
//!
//! The script of a shell asks this program, by `rolecall completions SHELL -- WORDS`, what the last
//! of the words on its command line may become. So every shell knows the same, roles included, and
//! how a name with spaces is quoted stays the business of the shell.

mod candidates;

use std::ffi::OsString;
use std::io::Write;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use super::{Command, Exit, Options};

/// Print the completions of a shell
///
/// Prints a script for bash, zsh, fish, elvish or PowerShell, which completes commands, options,
/// functions, levels and roles; elsewhere the shell goes on completing files. With
/// ROLECALL_TAXONOMY set, the roles are those of that file.
#[derive(Debug, Parser)]
#[command(name = Completions::NAME, after_long_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,

    /// The words of a command line, for the script: print what the last one may become
    #[arg(value_name = "WORD", last = true, hide = true)]
    words: Vec<OsString>,
}

const EXAMPLES: &str = "\
Examples:
  rolecall completions bash > ~/.local/share/bash-completion/completions/rolecall
  rolecall completions zsh > ~/.zfunc/_rolecall
  rolecall completions fish > ~/.config/fish/completions/rolecall.fish
  rolecall completions elvish >> ~/.config/elvish/rc.elv
  rolecall completions powershell >> $PROFILE";

/// A shell that can ask a program for completions.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

impl Shell {
    fn script(self) -> &'static str {
        match self {
            Shell::Bash => include_str!("rolecall.bash"),
            Shell::Zsh => include_str!("rolecall.zsh"),
            Shell::Fish => include_str!("rolecall.fish"),
            Shell::Elvish => include_str!("rolecall.elv"),
            Shell::Powershell => include_str!("rolecall.ps1"),
        }
    }
}

impl Command for Completions {
    const NAME: &'static str = "completions";

    fn run(self, options: &Options) -> Result<Exit> {
        let mut sink = options.sink()?;
        if self.words.is_empty() {
            sink.write_all(self.shell.script().as_bytes())?;
        } else {
            let words = self.words.iter().map(|word| word.to_string_lossy());
            let words: Vec<_> = words.collect();
            for (value, help) in candidates::after(&words, super::tree(), options)? {
                writeln!(sink, "{value}\t{help}")?;
            }
        }
        sink.close()?;
        Ok(Exit::Done)
    }
}
