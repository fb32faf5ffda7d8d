use std::{env, fs};

use crate::support::{MustSay, data, rolecall};

const COMMANDS: [&str; 10] = [
    "classify",
    "batch",
    "report",
    "roles",
    "compare",
    "clarify",
    "evaluate",
    "taxonomy",
    "completions",
    "man",
];

/// Compares with the committed text; `ROLECALL_BLESS=1 cargo test` writes it anew.
#[track_caller]
fn is_as_committed(name: &str, text: &str) {
    let path = data("help").join(name);
    if env::var_os("ROLECALL_BLESS").is_some() {
        fs::write(&path, text).expect("the sources can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, committed,
        "{name} has changed; if it should, set ROLECALL_BLESS=1"
    );
}

#[test]
fn help_is_as_committed() {
    is_as_committed("rolecall.txt", &rolecall(&["-h"]).prints());
    is_as_committed("rolecall-long.txt", &rolecall(&["--help"]).prints());
    for command in COMMANDS {
        is_as_committed(
            &format!("{command}.txt"),
            &rolecall(&[command, "-h"]).prints(),
        );
        is_as_committed(
            &format!("{command}-long.txt"),
            &rolecall(&[command, "--help"]).prints(),
        );
    }
    for part in ["show", "check", "diff"] {
        let help = rolecall(&["taxonomy", part, "--help"]).prints();
        is_as_committed(&format!("taxonomy-{part}-long.txt"), &help);
    }
}

#[test]
fn guides_are_found_from_help() {
    let help = rolecall(&["--help"]).prints();
    let mut guides = 0;
    for entry in fs::read_dir("examples").expect("there are examples") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        guides += 1;
        let name = path.file_stem().expect("a name").to_string_lossy();
        assert!(help.contains(&format!("\n  {name} ")), "{name}");
        let guide = rolecall(&["help", &name]).prints();
        let page = fs::read_to_string(&path).expect("a text");
        for command in page.lines().filter_map(|line| line.strip_prefix("$ ")) {
            assert!(guide.contains(&format!("\n    $ {command}\n")), "{command}");
        }
    }
    assert!(guides >= 10);
}

#[test]
fn short_help_fits_a_screen_and_has_examples() {
    for command in [
        &["-h"][..],
        &["classify", "-h"],
        &["batch", "-h"],
        &["roles", "-h"],
        &["compare", "-h"],
        &["clarify", "-h"],
    ] {
        let help = rolecall(command).prints();
        assert!(
            help.lines().count() <= 40,
            "{command:?}: {} lines",
            help.lines().count()
        );
        let examples = help
            .lines()
            .filter(|line| line.contains("rolecall ") && line.starts_with("  "));
        assert!(examples.count() >= 3, "{help}");
    }
}

#[test]
fn long_help_has_examples_for_each_command() {
    for command in COMMANDS {
        let help = rolecall(&[command, "--help"]).prints();
        assert!(help.contains("\nExamples:\n"), "{command}");
        assert_eq!(help, rolecall(&["help", command]).prints());
    }
}

#[test]
fn the_version_names_the_taxonomy() {
    let version = rolecall(&["--version"]).prints();
    let expected = format!("rolecall {} (taxonomy ", env!("CARGO_PKG_VERSION"));
    assert!(version.starts_with(&expected), "{version}");
    assert_eq!(version.lines().count(), 1);
    assert_eq!(version, rolecall(&["-V"]).prints());
}

#[test]
fn the_man_page_has_every_command() {
    let page = rolecall(&["man"]).prints();
    page.must_say(".TH rolecall 1");
    for command in COMMANDS {
        assert!(
            page.contains(&format!("ROLECALL {}", command.to_uppercase())),
            "{command}"
        );
    }
}
