//! Every command that reads a table reads the same titles, with the same warnings and exit code.

use std::fs;
use std::path::Path;

use super::FILES;
use crate::support::{MustSay, data, rolecall};

/// The titles of the workbooks in tests/data/workbooks.
const PEOPLE: &[&str] = &[
    "Channel Account Manager",
    "Head of Alliances, EMEA",
    "Partner Marketing Manager",
    "=not a formula",
];

#[test]
fn all_commands_read_the_same_titles() {
    for &(name, titles, ..) in FILES {
        reads_everywhere(&data("tables").join(name), titles);
    }
    for (name, titles) in [("people.xlsx", 4), ("people.ods", 4), ("people.xlsb", 2)] {
        reads_everywhere(&data("workbooks").join(name), &PEOPLE[..titles]);
    }
}

/// Every command reads these titles from a file, with the same warnings and the same exit code.
fn reads_everywhere(path: &Path, titles: &[&str]) {
    let name = path.display();
    let file = path.to_str().expect("UTF-8");
    let folder = tempfile::TempDir::new().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let run = |arguments: &[&str]| {
        let (code, out, told) = rolecall(arguments).ends();
        (code, warnings(&told), out, told)
    };
    let filled: Vec<&str> = titles
        .iter()
        .copied()
        .filter(|title| !title.is_empty())
        .collect();
    let names_all = |text: &str| {
        // titles are shown as the cells hold them
        let breaks = [
            "\\u{a}",
            "&lt;br&gt;",
            "<br>",
            "\\\\n",
            "\\n",
            "&amp;nbsp;",
            "&nbsp;",
        ];
        let text = breaks
            .iter()
            .fold(text.to_owned(), |text, is| text.replace(is, " "));
        let missing: Vec<_> = filled
            .iter()
            .filter(|title| !text.contains(**title))
            .collect();
        assert!(missing.is_empty(), "{name}: {missing:?} in {text}");
    };

    let (code, told, out, _) = run(&["batch", file, "--format", "ndjson"]);
    let same = (code, told);
    assert_eq!(out.lines().count(), titles.len(), "{name}");
    names_all(&out);

    let (code, told, page, _) = run(&["report", file]);
    assert_eq!((code, told), same, "{name}");
    names_all(&page);

    let (code, told, out, _) = run(&["compare", "--group", "--file", file, "--format", "json"]);
    assert_eq!((code, told), same, "{name}");
    names_all(&out);

    let (code, told, _, all) = run(&["taxonomy", "diff", "bundled", "bundled", "--titles", file]);
    assert_eq!((code, told), same, "{name}");
    assert!(
        all.contains(&format!("0 of {} answers", titles.len())),
        "{name}: {all}"
    );

    // what batch has answered are labels that batch's own answers fit, title by title
    let ending = if file.ends_with("csv") || file.ends_with("gz") {
        "csv"
    } else {
        "xlsx"
    };
    let answers = at(&format!("answers.{ending}"));
    run(&["batch", file, "-o", &answers]);
    let (code, told, out, _) = run(&[
        "evaluate",
        &answers,
        "--outcome",
        "gtm_outcome",
        "--functions",
        "gtm_functions",
        "--format",
        "ndjson",
    ]);
    let (again, as_told, ..) = run(&["batch", &answers, "--prefix", "new_"]);
    assert_eq!((code, told), (again, as_told), "{name}");
    let count = titles.len();
    assert!(
        out.starts_with(&format!("{{\"titles\":{count},")),
        "{name}: {out}"
    );
    assert!(
        out.contains(&format!("\"hits\":{count},\"of\":{count}")),
        "{name}: {out}"
    );
}

fn warnings(told: &str) -> Vec<String> {
    told.lines()
        .filter(|line| is_warning(line))
        .map(str::to_owned)
        .collect()
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
    told.must_say("read as windows-1252");
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
    out.must_say("\"Manager, Channel Sales\"");
    let refused = rolecall(&["classify"])
        .stdin(&b"%PDF-1.7 title"[..])
        .fails(3);
    refused.must_say("PDF");
    let (code, _, told) = rolecall(&["classify", "--format", "csv"])
        .stdin(&b"\xff\xfeA\0\x00\xd8\n\0"[..])
        .ends();
    assert_eq!(code, 1, "{told}");
    told.must_say("could not be read");
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
    told.must_say("3 lines above the header passed over");
    let (_, out, _) = rolecall(&["batch", file, "--drop-notes", "-q"]).ends();
    assert!(out.starts_with("Name,Firm,Position,gtm_outcome"), "{out}");
    assert_eq!(out.lines().count(), 4, "{out}");
    let (_, out, _) = rolecall(&["batch", file, "-q", "--format", "ndjson"]).ends();
    assert_eq!(out.lines().count(), 3);
    out.must_say("\"gtm_confidence\":0.");
}

#[test]
fn a_bare_cr_stays_within_its_row() {
    let input = "Name,Note,Title\nAnn,a\rb,Partner Manager\n";
    let (_, out, _) = rolecall(&["batch", "-q"]).stdin(input).ends();
    out.must_say("\nAnn,\"a\rb\",Partner Manager,clear");
}

fn is_warning(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit())
        && (line.contains(": line") || line.contains(": row"))
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
    refused.must_say("--update");
    let (code, second, told) = rolecall(&["batch", "--update"]).stdin(moved).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say("1 of 2 answers have changed");
    let header = first.lines().next().unwrap_or_default();
    assert!(second.starts_with(&format!("{header},kept\n")), "{second}");
    second.must_say("\nAnn,Partner Marketing Manager,clear,marketing,");
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

#[test]
fn the_sheet_is_named_to_every_command() {
    let path = data("workbooks").join("people.xlsx");
    let file = path.to_str().expect("UTF-8");
    for arguments in [
        &["batch", file][..],
        &["report", file],
        &["compare", "--group", "--file", file],
        &["taxonomy", "diff", "bundled", "bundled", "--titles", file],
        &["evaluate", file, "--outcome", "1"],
    ] {
        let with = |sheet| [arguments, &["--sheet", sheet, "-o", "-"]].concat();
        let refused = rolecall(&with("Leavers")).fails(2);
        assert!(refused.contains("4 \"Empty\""), "{arguments:?}: {refused}");
        let (code, out, told) = rolecall(&with("Old")).ends();
        let reads = out.contains("Retired Partner Manager") || told.contains("0 of 1 answers");
        assert!(
            code == 0 && reads || told.contains("row 2"),
            "{arguments:?}: {told}"
        );
    }
}

#[test]
fn the_rows_of_a_workbook_of_ours_are_found() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let answers = folder.path().join("settled.xlsx");
    let answers = answers.to_str().expect("UTF-8");
    let input = "Name,Title\nAnn,Director of Partnerships\nBob,Cook\n";
    rolecall(&["batch", "-", "-o", answers]).stdin(input).ends();
    let (code, page, told) = rolecall(&["report", answers]).ends();
    assert!(code == 0 && page.contains("Cook"), "{told}");
    assert!(!told.contains("Review"), "{told}");
}
