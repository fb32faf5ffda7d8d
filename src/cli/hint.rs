//! Hints: the command to type instead of one that cannot be read.

use std::ffi::OsString;
use std::fmt::Display;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use rolecall::domain::did_you_mean;
use rolecall::english::list;
use rolecall::{Function, Taxonomy, context};

use crate::cli::Misuse;
use crate::cli::command::guides;
use crate::render::escape;

const NOTHING: &str = "\
rolecall reads job titles and says which Partner GTM function they belong to. Type:

  rolecall classify \"Channel Marketing Manager\"    one title
  rolecall batch contacts.csv -o answers.csv       a CSV file or workbook
  rolecall roles --function sales                  the roles it knows
  rolecall help pay                                a guide to one job
  rolecall --help                                  everything else";

/// A better answer than clap's to a mistake in the arguments, where there is one.
pub(crate) fn what_to_type(
    error: &clap::Error,
    arguments: &[OsString],
    tree: &Command,
) -> Option<String> {
    let commands: Vec<&str> = tree.get_subcommands().map(Command::get_name).collect();
    let words: Vec<_> = arguments
        .iter()
        .skip(1)
        .map(|word| word.to_string_lossy())
        .collect();
    let command = words
        .iter()
        .find(|word| *word == "help" || commands.contains(&word.as_ref()));
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    match (command.map(AsRef::as_ref), error.kind()) {
        (_, ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand)
            if command.is_none() =>
        {
            Some(NOTHING.to_owned())
        }
        (Some(command), ErrorKind::MissingRequiredArgument) => {
            let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg) else {
                return None;
            };
            let missing = missing
                .iter()
                .map(|argument| argument.replace(['<', '>'], ""));
            let missing: Vec<String> = missing.collect();
            let typed = words.iter().map(|word| shell_word(word));
            let line: Vec<String> = typed.chain(missing.iter().cloned()).collect();
            Some(format!(
                "error: `{command}` needs {} as well; type:\n\n  rolecall {}\n\nFor more: rolecall help {command}",
                list(&quote(&missing), "and"),
                line.join(" ")
            ))
        }
        (Some("help"), ErrorKind::InvalidSubcommand) => {
            let typed = context(ContextKind::InvalidSubcommand)?;
            let known = commands.iter().copied().chain(guides::names());
            let cure = did_you_mean(typed, known)
                .map_or_else(String::new, |meant| type_this(&format!("help {meant}")));
            Some(not_a_command(typed, &cure, &commands))
        }
        (None, ErrorKind::InvalidSubcommand) => {
            let typed = context(ContextKind::InvalidSubcommand)?;
            let at = arguments.iter().position(|word| word == typed)?;
            Some(unknown_command(typed, &arguments[at + 1..], &commands))
        }
        (Some(command), ErrorKind::UnknownArgument)
            if context(ContextKind::SuggestedArg).is_none() =>
        {
            let option = context(ContextKind::InvalidArg)?;
            let owners = owners(tree, option.split('=').next()?);
            (!owners.is_empty()).then(|| {
                format!(
                    "error: `{command}` has no option `{option}`, but {} has\n\nFor more: rolecall help {}",
                    list(&quote(&owners), "and"),
                    owners[0]
                )
            })
        }
        _ => None,
    }
}

/// A file, a command with a slip, or a title where the command belongs.
fn unknown_command(typed: &str, rest: &[OsString], commands: &[&str]) -> String {
    let words: Vec<_> = rest.iter().map(|word| word.to_string_lossy()).collect();
    if Path::new(typed).is_file() {
        let file = shell_word(typed);
        return format!(
            "error: `{}` is a file, not a command; to answer every row, type:\n\n  \
             rolecall batch {file} -o answers.csv",
            escape::line(typed)
        );
    }
    if let Some(meant) = did_you_mean(typed, commands.iter().copied()) {
        let rest = words.iter().map(|word| shell_word(word));
        let line: Vec<String> = std::iter::once(meant.to_owned()).chain(rest).collect();
        return not_a_command(typed, &type_this(&line.join(" ")), commands);
    }
    // The words up to the next option: a title typed without quotes.
    let more = words.iter().take_while(|word| !word.starts_with('-'));
    let title: Vec<&str> = std::iter::once(typed)
        .chain(more.map(AsRef::as_ref))
        .collect();
    if let Some(function) = named_function(&title.join(" ")) {
        return format!(
            "error: `{}` is not a command; for the roles of {}, type:\n\n  \
             rolecall roles --function {}\n\nAll commands: rolecall --help",
            escape::line(typed),
            function.name(),
            function.id()
        );
    }
    format!(
        "error: `{}` is not a command; to classify a title, type:\n\n  \
         rolecall classify {}\n\nAll commands: rolecall --help",
        escape::line(typed),
        quoted(&escape::line(&title.join(" ")))
    )
}

/// The function that a single word or abbreviation names: "ops".
pub(crate) fn named_function(word: &str) -> Option<Function> {
    let is_word = !word.trim().contains(char::is_whitespace);
    let named = is_word.then(|| context::named_function(Taxonomy::bundled(), word));
    named.flatten()
}

fn not_a_command(typed: &str, cure: &str, commands: &[&str]) -> String {
    format!(
        "error: `{}` is not a command{cure}\n\nAll commands: {}",
        escape::line(typed),
        commands.join(", ")
    )
}

fn type_this(line: &str) -> String {
    format!("; did you mean:\n\n  rolecall {line}")
}

/// The commands that have the option.
fn owners<'t>(tree: &'t Command, option: &str) -> Vec<&'t str> {
    let has = |command: &&Command| {
        command.get_arguments().any(|argument| {
            let long = argument.get_long().map(|long| format!("--{long}"));
            let short = argument.get_short().map(|short| format!("-{short}"));
            [long, short].iter().flatten().any(|name| name == option)
        })
    };
    tree.get_subcommands()
        .filter(has)
        .map(Command::get_name)
        .collect()
}

fn quote(names: &[impl Display]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

/// Refuses a title that is the name of a file. The commands to type instead are made of the name as a
/// shell takes it, and of whether the file is text.
pub(crate) fn refuse_file(
    title: &Path,
    cures: impl Fn(&str, bool) -> Vec<String>,
) -> Result<(), Misuse> {
    if !title.is_file() {
        return Ok(());
    }
    let mut start = [0; 2];
    let read = File::open(title).and_then(|mut file| file.read_exact(&mut start));
    let is_packed = matches!(&start, b"PK" | [0xd0, 0xcf] | [0x1f, 0x8b]);
    let cures = cures(
        &shell_word(&title.to_string_lossy()),
        read.is_ok() && !is_packed,
    );
    Err(Misuse(format!(
        "{} is a file, not a title; type\n  {}",
        rolecall::escape::path(title),
        cures.join("\n  ")
    )))
}

/// An option as it is typed behind a command with its value, if it has one.
pub(crate) fn typed(option: &str, value: Option<&str>) -> Option<String> {
    value.map(|value| format!(" {option} {}", shell_word(value)))
}

/// A word as a shell takes it, quoted where it must be.
pub(crate) fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=,:@%+".contains(c);
    let word = escape::line(word);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        quoted(&word)
    }
}

/// A text in quotes that hold in a shell.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_in_a_shell() {
        assert_eq!(quoted("Head of Partners"), "\"Head of Partners\"");
        assert_eq!(quoted("Partners' VP"), "\"Partners' VP\"");
        assert_eq!(
            quoted("VP \"$EMEA\" Partners' Lead"),
            "'VP \"$EMEA\" Partners'\\'' Lead'"
        );
        assert_eq!(shell_word("a.csv"), "a.csv");
        assert_eq!(shell_word("my file.csv"), "\"my file.csv\"");
    }
}
