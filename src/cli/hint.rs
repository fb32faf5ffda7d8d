//! What to type, for those who typed the title where the command belongs, or nothing at all.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::render::escape;

const NOTHING: &str = "\
rolecall reads job titles and says which Partner GTM function they belong to. Type:

  rolecall classify \"Channel Marketing Manager\"    one title
  rolecall batch contacts.csv -o answers.csv       a CSV file
  rolecall roles --function sales                  the roles it knows
  rolecall --help                                  everything else";

/// A better answer than clap's, where there is one. `commands` are the names of those there are.
pub(crate) fn what_to_type(
    error: &clap::Error,
    arguments: &[OsString],
    commands: &[&str],
) -> Option<String> {
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    let typed = words.find(|word| word == "help" || commands.contains(&word.as_ref()));
    match (typed.as_deref(), error.kind()) {
        (Some("taxonomy"), _) => None, // clap says which commands it has
        (Some("help"), _) => help_about(error, commands),
        (_, ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) => {
            Some(NOTHING.to_owned())
        }
        (_, ErrorKind::InvalidSubcommand) => {
            let ContextValue::String(typed) = error.get(ContextKind::InvalidSubcommand)? else {
                return None;
            };
            let title = title(arguments, typed);
            let similar = similar(error);
            if !similar.is_empty() && !title.contains(' ') {
                return None;
            }
            Some(format!(
                "error: `{}` is not a command{similar}; to classify a title, type:\n\n  \
                 rolecall classify {}\n\nAll commands: rolecall --help",
                escape::line(typed),
                quoted(&escape::line(&title))
            ))
        }
        _ => None,
    }
}

/// Which command to ask help about.
fn help_about(error: &clap::Error, commands: &[&str]) -> Option<String> {
    let ContextValue::String(typed) = error.get(ContextKind::InvalidSubcommand)? else {
        return None;
    };
    let distance = |command: &str| strsim::osa_distance(command, typed);
    let nearest = commands.iter().map(|command| distance(command)).min()?;
    let near = |command: &&&str| distance(command) == nearest && 2 * nearest < command.len();
    let cure = match commands.iter().find(near) {
        Some(command) => format!("; did you mean:\n\n  rolecall help {command}\n\n"),
        None => ". ".to_owned(),
    };
    Some(format!(
        "error: `{}` is not a command{cure}All commands: {}",
        escape::line(typed),
        commands.join(", ")
    ))
}

/// The commands that may be meant, if any come near.
fn similar(error: &clap::Error) -> String {
    match error.get(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::String(one)) => format!(" (similar: `{one}`)"),
        Some(ContextValue::Strings(several)) if !several.is_empty() => {
            format!(" (similar: `{}`)", several.join("`, `"))
        }
        _ => String::new(),
    }
}

/// The words from the unknown command up to the next option: a title typed without quotes.
fn title(arguments: &[OsString], first: &str) -> String {
    let words = arguments.iter().map(|argument| argument.to_string_lossy());
    let words = words.skip_while(|word| word != first);
    let words: Vec<_> = words.take_while(|word| !word.starts_with('-')).collect();
    words.join(" ")
}

/// The title as a shell takes it.
fn quoted(title: &str) -> String {
    if title.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", title.replace('\'', r"'\''"))
    } else {
        format!("\"{title}\"")
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
    }
}
