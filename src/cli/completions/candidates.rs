//! What the last word of a command line may become.

use std::borrow::Cow;

use anyhow::Result;
use clap::{Arg, Command};

use super::super::Options;

/// A word, and what it means.
type Candidate = (String, String);

/// What may become of the last of these words, the first of which is the name of the program.
/// Nothing where files belong: shells complete those better.
pub(super) fn after(
    words: &[Cow<'_, str>],
    mut command: Command,
    options: &Options,
) -> Result<Vec<Candidate>> {
    command.build();
    let Some((typed, before)) = words.split_last() else {
        return Ok(Vec::new());
    };
    let mut command = &command;
    for word in before.iter().skip(1) {
        command = command.find_subcommand(&**word).unwrap_or(command);
    }
    let typed = unquoted(typed);
    let option = |name: &str| command.get_arguments().find(|arg| is(arg, name));
    let (prefix, found) = if let Some(arg) = before.last().and_then(|word| option(word)) {
        (String::new(), values(arg, options)?)
    } else if let Some((name, _)) = typed.split_once('=')
        && let Some(arg) = option(name)
    {
        (format!("{name}="), values(arg, options)?)
    } else if typed.starts_with('-') {
        (String::new(), names(command))
    } else {
        let mut found = commands(command);
        for arg in command.get_positionals() {
            found.extend(values(arg, options)?);
        }
        (String::new(), found)
    };
    let found = found.into_iter();
    let found = found.map(|(value, help)| (format!("{prefix}{value}"), help));
    let typed = typed.to_lowercase();
    Ok(found
        .filter(|(value, _)| value.to_lowercase().starts_with(&typed))
        .collect())
}

/// The word without the quotes that a shell hands over with it.
fn unquoted(word: &str) -> String {
    word.replace(['"', '\'', '\\', '`'], "")
}

/// Whether this is how the option is written, and a value follows it.
fn is(arg: &Arg, typed: &str) -> bool {
    let long = || {
        arg.get_long()
            .is_some_and(|long| typed.strip_prefix("--") == Some(long))
    };
    let short = || {
        arg.get_short()
            .is_some_and(|short| typed == format!("-{short}"))
    };
    arg.get_action().takes_values() && (long() || short())
}

fn names(command: &Command) -> Vec<Candidate> {
    let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let named =
        shown.filter_map(|arg| Some((format!("--{}", arg.get_long()?), text(arg.get_help()))));
    named.collect()
}

fn commands(command: &Command) -> Vec<Candidate> {
    let below = command.get_subcommands();
    below
        .map(|below| (below.get_name().to_owned(), text(below.get_about())))
        .collect()
}

/// The values of an argument, as far as they can be listed. A title may be any, and a role's will do.
fn values(arg: &Arg, options: &Options) -> Result<Vec<Candidate>> {
    if arg
        .get_value_names()
        .is_some_and(|names| names == ["TITLE"])
    {
        let taxonomy = options.taxonomy()?;
        let roles = taxonomy.roles.iter();
        return Ok(roles
            .map(|role| {
                let functions: Vec<_> = role
                    .functions
                    .iter()
                    .map(|function| function.name())
                    .collect();
                let work = match role.outside {
                    Some(_) => "outside the four functions".to_owned(),
                    None => functions.join(" or "),
                };
                (
                    role.title.to_string(),
                    format!("{work}, {}", role.level.id()),
                )
            })
            .collect());
    }
    let values = arg.get_possible_values().into_iter();
    Ok(values
        .map(|value| (value.get_name().to_owned(), text(value.get_help())))
        .collect())
}

fn text(help: Option<&clap::builder::StyledStr>) -> String {
    help.map(ToString::to_string).unwrap_or_default()
}
