//! `rolecall compare --group`: titles that name one role, and pairs that only might.

use std::fs;

use serde_json::Value;

use super::results;
use crate::support::{Files, MustSay, data, rolecall};

/// The groups: suggested title, outcome, functions, level, count.
fn groups(arguments: &[&str]) -> Vec<Vec<String>> {
    let quiet = ["compare", "-q", "--group", "--format", "csv"];
    let csv = rolecall(&[&quiet[..], arguments].concat()).prints();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    // pairs that only might be the same have no count
    rows.filter(|row| !row[4].is_empty())
        .map(|row| row.iter().take(5).map(str::to_owned).collect())
        .collect()
}

#[test]
fn equivalent_titles_are_grouped_most_frequent_first() {
    let found = groups(&[
        "VP Partnerships",
        "Partner Marketing Manager",
        "Teacher",
        "Channel Marketing Mgr",
        "Partner Marketing Manager",
        "Partner Programs Manager",
    ]);
    assert_eq!(
        found,
        [
            [
                "Partner Marketing Manager",
                "clear",
                "marketing",
                "manager",
                "3"
            ],
            ["VP of Partnerships", "clear", "strategy", "vp", "1"],
            ["", "none", "", "", "1"],
            [
                "Partner Programs Manager",
                "multiple",
                "strategy;operations",
                "manager",
                "1"
            ],
        ]
    );
}

#[test]
fn titles_come_from_a_file_as_lines_or_a_column() {
    let files = Files::new();
    let lines = files.write("titles.txt", "Partner Manager\r\n\r\nChannel Manager\n");
    let cells = b"Name;Job Title\nAnn;Partner Manager\nBob;Channel M\xe4nager\n";
    let cells = files.write("people.csv", cells);
    let other = files.write("people.dat", "a,b\nPartner Manager,x\nChannel Manager,y\n");
    for arguments in [
        &["--file", &lines][..],
        &["--file", &cells],
        &["--file", &other, "--column", "a"],
        &["Partner Manager", "Channel Manager"],
    ] {
        let found = groups(arguments);
        assert_eq!(found.len(), 1, "{arguments:?}: {found:?}");
        assert_eq!(
            (&*found[0][2], &*found[0][4]),
            ("sales", "2"),
            "{arguments:?}"
        );
    }
    let piped = rolecall(&["compare", "--file", "-", "--group"]).stdin("Partner Manager\n");
    assert!(piped.prints().contains("\"count\":1"));
}

#[test]
fn hundreds_of_titles_are_all_in_a_group() {
    let file = data("titles/english.csv");
    let file = file.to_str().expect("UTF-8");
    let rows = fs::read_to_string(file).expect("the file").lines().count() - 1;
    let counted: usize = groups(&["--file", file, "--column", "title"])
        .iter()
        .map(|group| group[4].parse::<usize>().expect("a number"))
        .sum();
    assert_eq!(counted, rows);
}

#[test]
fn one_group_has_one_function_level_grade_and_work() {
    let found = results(&[
        "--group",
        "Junior Partner Manager",
        "Principal Partner Manager",
        "Two-Tier Distribution Director",
        "Corporate Development & Partnerships Director",
        "Sr. Chnl Mktg Mgr",
        "Senior Manager, Channel Marketing - EMEA",
        "Senior Ecosystem Marketing Manager (R-10442)",
    ]);
    let groups: Vec<&Value> = found.iter().filter(|r| r["count"].is_u64()).collect();
    assert_eq!(groups.len(), 5, "{groups:#?}");
    let marketing = groups[0];
    assert_eq!(marketing["suggested"], "Senior Channel Marketing Manager");
    assert_eq!(marketing["count"], 3);
    assert_eq!(marketing["grade"], "senior");
    assert_eq!(marketing["relation"], "same-work");
    assert_eq!(marketing["families"][1]["family"], "ecosystem");
    assert_eq!(marketing["variants"][0], "EMEA");
    assert_eq!(groups[1]["relation"], "same-role");
}

#[test]
fn pairs_that_might_be_the_same_have_a_question() {
    let titles = ["--group", "Partner Manager", "Partner Account Manager"];
    let found = results(&titles);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert_eq!(found[2]["relation"], "perhaps-same");
    assert_eq!(
        found[2]["question"],
        "Does \"Partner Manager\" also cover \"Account\", or is that a separate job?"
    );
    let held = results(&["--group", "Channel Manager", "Interim Channel Manager"]);
    assert_eq!(
        held[2]["question"],
        "Is \"Interim Channel Manager\" the same role held differently, or a role of its own?"
    );
    let table = rolecall(&[&["compare", "--format", "table"], &titles[..]].concat());
    let table = table.env("COLUMNS", "80").prints();
    table.must_say("Perhaps the same");
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
}
