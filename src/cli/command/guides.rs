//! The guides under `examples/`, one per job, and the data they read: `rolecall help pay` prints one.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

/// The guides, each by the name that `help` takes.
const GUIDES: [(&str, &str); 10] = [
    ("hiring", include_str!("../../../examples/hiring.md")),
    ("pay", include_str!("../../../examples/pay.md")),
    ("careers", include_str!("../../../examples/careers.md")),
    (
        "performance",
        include_str!("../../../examples/performance.md"),
    ),
    ("companies", include_str!("../../../examples/companies.md")),
    (
        "every-week",
        include_str!("../../../examples/every-week.md"),
    ),
    ("pipelines", include_str!("../../../examples/pipelines.md")),
    ("own-words", include_str!("../../../examples/own-words.md")),
    ("library", include_str!("../../../examples/library.md")),
    ("cluster", include_str!("../../../examples/cluster.md")),
];

/// The made-up data that the guides read, for those who have the program and not its source.
const DATA: [(&str, &[u8]); 3] = [
    (
        "contacts.csv",
        include_bytes!("../../../examples/contacts.csv"),
    ),
    (
        "contacts.xlsx",
        include_bytes!("../../../examples/contacts.xlsx"),
    ),
    (
        "salaries.csv",
        include_bytes!("../../../examples/salaries.csv"),
    ),
];

/// The names that `help` takes besides the commands.
pub(crate) fn names<'a>() -> impl Iterator<Item = &'a str> {
    let data = DATA.iter().map(|(name, _)| *name);
    GUIDES.iter().map(|(name, _)| *name).chain(data)
}

/// Prints what `rolecall help NAME` asks for; false if the arguments ask for something else.
pub(crate) fn respond(arguments: &[OsString]) -> io::Result<bool> {
    let [_, help, name] = arguments else {
        return Ok(false);
    };
    if help != "help" {
        return Ok(false);
    }
    let mut out = io::stdout();
    if let Some((_, text)) = GUIDES.iter().find(|(guide, _)| name == guide) {
        out.write_all(page(text).as_bytes())?;
    } else if let Some((name, bytes)) = DATA.iter().find(|(data, _)| name == data) {
        if out.is_terminal() {
            writeln!(out, "Made-up data; to get the file:\n\n{}", fetch(&[name]))?;
        } else {
            out.write_all(bytes)?;
        }
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// A guide as text: code is indented instead of fenced, links are their names, and the data it reads
/// can be had from the program.
fn page(guide: &str) -> String {
    let mut page = String::new();
    let mut in_code = false;
    for line in guide.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if in_code && !line.is_empty() {
            page += &format!("    {line}\n");
        } else {
            page += &format!(
                "{}\n",
                without_links(line.trim_start_matches('#').trim_start())
            );
        }
    }
    let data = DATA.iter().map(|(name, _)| *name);
    let data: Vec<&str> = data
        .filter(|name| guide.contains(&format!("examples/{name}")))
        .collect();
    if !data.is_empty() {
        let fetch = fetch(&data);
        page += &format!(
            "\nThe data these commands read, if you have no folder `examples`:\n\n{fetch}"
        );
    }
    page
}

/// The commands that write made-up data where the guides read it.
fn fetch(names: &[&str]) -> String {
    let files = names.iter();
    let files = files.map(|name| format!("    rolecall help {name} > examples/{name}\n"));
    format!("    mkdir examples\n{}", files.collect::<String>())
}

/// `[text](target)` as `text`.
fn without_links(line: &str) -> String {
    let link = line.split_once("](").and_then(|(before, rest)| {
        let open = before.rfind('[')?;
        let (_, after) = rest.split_once(')')?;
        Some((&before[..open], &before[open + 1..], after))
    });
    match link {
        Some((before, text, after)) => format!("{before}{text}{}", without_links(after)),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_is_text_with_the_commands_for_its_data() {
        for (name, text) in GUIDES {
            assert!(text.starts_with("# "), "{name}");
            let page = page(text);
            assert!(!page.contains("```") && !page.contains("]("), "{name}");
            assert!(page.contains("\n    "), "{name}");
        }
        assert!(page(GUIDES[1].1).contains("rolecall help salaries.csv > examples/salaries.csv"));
        let line = "As [a](b.md) and [c](d) show, `x[0]`.";
        assert_eq!(without_links(line), "As a and c show, `x[0]`.");
        assert_eq!(without_links("`x[0]`"), "`x[0]`");
    }
}
