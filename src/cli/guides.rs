//! The guides under `examples/`, one per job: `rolecall help pay` says where one is and prints its
//! commands.

use std::ffi::OsString;
use std::io::{self, Write};

/// The name that `help` takes, and the text of the guide.
const GUIDES: [(&str, &str); 10] = [
    ("hiring", include_str!("../../examples/hiring.md")),
    ("pay", include_str!("../../examples/pay.md")),
    ("careers", include_str!("../../examples/careers.md")),
    ("performance", include_str!("../../examples/performance.md")),
    ("companies", include_str!("../../examples/companies.md")),
    ("every-week", include_str!("../../examples/every-week.md")),
    ("pipelines", include_str!("../../examples/pipelines.md")),
    ("own-words", include_str!("../../examples/own-words.md")),
    ("library", include_str!("../../examples/library.md")),
    ("cluster", include_str!("../../examples/cluster.md")),
];

/// The names that `help` takes besides the commands.
pub(crate) fn names<'a>() -> impl Iterator<Item = &'a str> {
    GUIDES.iter().map(|(name, _)| *name)
}

/// Prints the guide of `rolecall help NAME`; false if the arguments ask for something else.
pub(crate) fn respond(arguments: &[OsString]) -> io::Result<bool> {
    let [_, help, name] = arguments else {
        return Ok(false);
    };
    let guide = GUIDES.iter().find(|(guide, _)| name == guide);
    match guide {
        Some((name, text)) if help == "help" => {
            io::stdout().write_all(summary(name, text).as_bytes())?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// The heading, the first paragraph and the commands of a guide.
fn summary(name: &str, text: &str) -> String {
    let mut lines = text.lines();
    let heading = lines.next().unwrap_or_default().trim_start_matches("# ");
    let paragraph = lines.skip_while(|line| line.is_empty());
    let paragraph: Vec<&str> = paragraph.take_while(|line| !line.is_empty()).collect();
    let commands: Vec<String> = commands(text).map(|line| format!("  {line}\n")).collect();
    format!(
        "{heading}\n\n{}\n\n{}\nWith explanations and outputs: examples/{name}.md in the source of \
         rolecall\n",
        paragraph.join("\n"),
        commands.concat()
    )
}

/// The lines after a prompt in `console` blocks, and the lines of `sh` blocks.
fn commands(text: &str) -> impl Iterator<Item = &str> {
    let mut language = None;
    text.lines().filter_map(move |line| {
        if let Some(fence) = line.strip_prefix("```") {
            language = Some(fence);
            return None;
        }
        match language {
            Some("console") => line.strip_prefix("$ "),
            Some("sh") => Some(line),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_guide_has_a_heading_a_paragraph_and_commands() {
        for (name, text) in GUIDES {
            assert!(text.starts_with("# "), "{name}");
            assert!(commands(text).count() > 0, "{name}");
            let summary = summary(name, text);
            assert!(summary.lines().nth(2).is_some_and(|line| !line.is_empty()));
            assert!(!summary.contains("```"), "{name}");
        }
    }
}
