//! `rolecall completions SHELL`: completions by clap_complete. The script of a shell asks this
//! program what the word being typed may become, so that every shell completes roles as well.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Result;
use clap::Args;
use clap_complete::Shell;
use clap_complete::engine::{CompletionCandidate, complete};
use clap_complete::env::{Bash, CompleteEnv, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use rolecall::taxonomy::Role;

use crate::cli::options::taxonomy_of_environment;
use crate::cli::{Exit, Options};
use crate::render::names;

/// Set by the scripts when they ask.
const VARIABLE: &str = "ROLECALL_COMPLETE";

const SHELLS: Shells<'static> = Shells(&[&QuotingBash, &Elvish, &Fish, &Powershell, &Zsh]);

/// Print the completions of a shell
///
/// Prints a script for bash, zsh, fish, elvish or PowerShell, which completes commands, options,
/// files, functions, levels and roles. With ROLECALL_TAXONOMY set, the roles are those of that file.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
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
  rolecall completions elvish >> ~/.config/elvish/rc.elv
  rolecall completions powershell >> $PROFILE";

impl Completions {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let mut output = options.output(&[])?;
        let shell = self.shell.to_string();
        let completer = SHELLS.completer(&shell);
        if let Some(completer) = completer {
            let name = "rolecall";
            completer.write_registration(VARIABLE, name, name, name, &mut output)?;
        }
        output.close()?;
        Ok(Exit::Done)
    }
}

/// Answers the script of a shell, if it is one that runs the program whose arguments `tree` makes.
pub(crate) fn respond(arguments: &[OsString], tree: fn() -> clap::Command) -> Result<bool> {
    let env = CompleteEnv::with_factory(tree).var(VARIABLE).shells(SHELLS);
    let folder = env::current_dir().ok();
    Ok(env.try_complete(arguments, folder.as_deref())?)
}

/// The roles whose title begins with what is typed, in any case and with or without quotes.
pub(crate) fn roles(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().replace(['"', '\'', '\\', '`'], "");
    let typed = typed.to_lowercase();
    let Ok(taxonomy) = taxonomy_of_environment() else {
        return Vec::new();
    };
    let roles = taxonomy.roles.iter();
    let roles = roles.filter(|role| role.title.to_lowercase().starts_with(&typed));
    roles
        .map(|role| CompletionCandidate::new(role.title.to_string()).help(Some(help(role).into())))
        .collect()
}

fn help(role: &Role) -> String {
    let work = match role.outside {
        Some(_) => "outside the four functions".to_owned(),
        None => names(&role.functions, " or "),
    };
    format!("{work}, {}", role.level.id())
}

/// clap_complete's bash, which also quotes names with spaces and completes `--role=`.
struct QuotingBash;

impl EnvCompleter for QuotingBash {
    fn name(&self) -> &'static str {
        Bash.name()
    }

    fn is(&self, name: &str) -> bool {
        Bash.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut script = Vec::new();
        Bash.write_registration(var, name, bin, completer, &mut script)?;
        let script = String::from_utf8_lossy(&script);
        // bash quotes only what it takes for names of files
        let script = script.replace("complete -o nospace", "complete -o filenames -o nospace");
        out.write_all(script.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        arguments: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let index = env::var("_CLAP_COMPLETE_INDEX").ok();
        let index: usize = index.and_then(|index| index.parse().ok()).unwrap_or(0);
        let separator = env::var("_CLAP_IFS").unwrap_or_else(|_| "\n".to_owned());
        let (mut words, mut at) = (Vec::new(), 0);
        // bash takes `--level=vp` apart into three words
        for (number, word) in arguments.into_iter().enumerate() {
            let after_option = number > 1 && word == "=";
            if !after_option || number == index {
                words.push(if after_option { OsString::new() } else { word });
            }
            if number == index {
                at = words.len() - 1;
            }
        }
        let candidates = complete(command, words, at, folder)?;
        let values = candidates.iter().map(CompletionCandidate::get_value);
        let values: Vec<_> = values.map(OsStr::to_string_lossy).collect();
        out.write_all(values.join(&separator).as_bytes())
    }
}
