//! Every command that reads a table reads the same titles, with the same warnings and exit code.

use std::fs;

use super::FILES;
use crate::support::{data, rolecall};

#[test]
fn all_commands_read_the_same_titles() {
    for &(name, titles, ..) in FILES {
        let path = data("tables").join(name);
        let file = path.to_str().expect("UTF-8");
        let (code, out, told) = rolecall(&["batch", file, "--format", "ndjson"]).ends();
        assert_eq!(out.lines().count(), titles.len(), "{name}");
        let warnings: Vec<&str> = told.lines().filter(|line| is_warning(line)).collect();

        let (compared, out, told) =
            rolecall(&["compare", "--file", file, "--format", "ndjson"]).ends();
        let filled: Vec<&str> = titles
            .iter()
            .copied()
            .filter(|title| !title.is_empty())
            .collect();
        if filled.len() > 1 {
            let found: Vec<&str> = filled
                .iter()
                .copied()
                .filter(|title| out.contains(*title))
                .collect();
            assert_eq!((compared, found), (code, filled), "{name}: {told}");
            let same: Vec<&str> = told.lines().filter(|line| is_warning(line)).collect();
            assert_eq!(same, warnings, "{name}");
        }

        let diff = ["taxonomy", "diff", "bundled", "bundled", "--titles", file];
        let (diffed, _, told) = rolecall(&diff).ends();
        assert_eq!(diffed, code, "{name}: {told}");
        let rows = format!("0 of {} answers", titles.len());
        assert!(
            told.contains(&rows) || titles.contains(&""),
            "{name}: {told}"
        );

        let (reported, page, told) = rolecall(&["report", file]).ends();
        assert_eq!(reported, code, "{name}: {told}");
        assert!(page.contains("<html"), "{name}");
    }
}

#[test]
fn labels_and_decisions_are_read_through_the_same_door() {
    let labels = "Labels of May\nName,title,outcome,functions\nA,Gesch\u{e4}ftsf\u{fc}hrer,none,\nB,Partner Manager,clear,sales\nTotal,,,\n";
    let bytes: Vec<u8> = labels.chars().map(|c| c as u8).collect();
    let (code, out, told) = rolecall(&["evaluate", "-", "--format", "json"])
        .stdin(bytes)
        .ends();
    assert_eq!(code, 0, "{told}");
    assert!(
        out.contains("\"titles\": 2") || out.contains("\"titles\":2"),
        "{out}"
    );
    assert!(told.contains("read as windows-1252"), "{told}");
}

#[test]
fn lines_are_titles_as_they_stand() {
    let utf16: Vec<u8> = "\u{feff}Manager, Channel Sales\nVP Alliances\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (code, out, _) = rolecall(&["classify", "--format", "ndjson"])
        .stdin(utf16)
        .ends();
    assert_eq!((code, out.lines().count()), (0, 2));
    assert!(out.contains("\"Manager, Channel Sales\""), "{out}");
    let refused = rolecall(&["classify"])
        .stdin(&b"%PDF-1.7 title"[..])
        .fails(3);
    assert!(refused.contains("PDF"), "{refused}");
    let (code, _, told) = rolecall(&["classify", "--format", "csv"])
        .stdin(&b"\xff\xfeA\0\x00\xd8\n\0"[..])
        .ends();
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("could not be read"), "{told}");
}

#[test]
fn notes_and_footers_are_passed_on_or_dropped() {
    let path = data("tables").join("notes_and_footers.csv");
    let file = path.to_str().expect("UTF-8");
    let (code, out, told) = rolecall(&["batch", file]).ends();
    assert_eq!(code, 0);
    assert!(out.starts_with("Contacts of spring\n"), "{out}");
    assert!(
        out.ends_with("Grand Total,2,\nConfidential - for internal use\n"),
        "{out}"
    );
    assert!(
        told.contains("3 lines above the header passed over"),
        "{told}"
    );
    let (_, out, _) = rolecall(&["batch", file, "--drop-notes", "-q"]).ends();
    assert!(out.starts_with("Name,Firm,Position,gtm_outcome"), "{out}");
    assert_eq!(out.lines().count(), 4, "{out}");
    let (_, out, _) = rolecall(&["batch", file, "-q", "--format", "ndjson"]).ends();
    assert_eq!(out.lines().count(), 3);
    assert!(out.contains("\"gtm_confidence\":0."), "{out}");
}

#[test]
fn a_bare_cr_stays_within_its_row() {
    let input = "Name,Note,Title\nAnn,a\rb,Partner Manager\n";
    let (_, out, _) = rolecall(&["batch", "-q"]).stdin(input).ends();
    assert!(
        out.contains("\nAnn,\"a\rb\",Partner Manager,clear"),
        "{out}"
    );
}

fn is_warning(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(": line")
}

#[test]
fn an_earlier_run_is_updated_in_place() {
    let input = "Name,Title\nAnn,Partner Manager\nBob,Cook\n";
    let (_, first, _) = rolecall(&["batch", "-q"]).stdin(input).ends();
    let moved: String = first
        .replace(
            "Ann,Partner Manager,clear",
            "Ann,Partner Marketing Manager,clear",
        )
        .lines()
        .map(|line| format!("{line},kept\n"))
        .collect();
    let refused = rolecall(&["batch"]).stdin(moved.clone()).fails(2);
    assert!(refused.contains("--update"), "{refused}");
    let (code, second, told) = rolecall(&["batch", "--update"]).stdin(moved).ends();
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("1 of 2 answers have changed"), "{told}");
    let header = first.lines().next().unwrap_or_default();
    assert!(second.starts_with(&format!("{header},kept\n")), "{second}");
    assert!(
        second.contains("\nAnn,Partner Marketing Manager,clear,marketing,"),
        "{second}"
    );
    assert!(
        second.lines().skip(1).all(|line| line.ends_with(",kept")),
        "{second}"
    );
}

#[test]
fn fixtures_are_small() {
    let folder = fs::read_dir(data("tables")).expect("a folder");
    for file in folder {
        assert!(file.and_then(|file| file.metadata()).expect("a file").len() < 1000);
    }
}
