use std::fs;

use serde_json::Value;

use crate::support::{data, rolecall};

/// Titles, the verdict, and what its sentence says.
const CASES: &[(&[&str], &str, &[&str])] = &[
    (
        &[
            "Channel Marketing Manager",
            "Partner Marketing Manager",
            "Ecosystem Marketing Manager",
        ],
        "other-scope",
        &[
            "Partner Marketing, manager",
            "channel: often indirect resale",
            "partner: the broadest",
            "ecosystem: a network",
        ],
    ),
    (
        &["Chnl Mktg Mgr", "Manager, Channel Marketing"],
        "same-role",
        &["Channel Marketing Manager"],
    ),
    (
        &["Partner Program Manager", "Partner Programmes Manager"],
        "same-role",
        &["Partner Programs Manager"],
    ),
    (
        &["Partner Specialist", "Channel Specialist"],
        "same-role",
        &["Partner Specialist"],
    ),
    (
        &["VP of Channel Sales", "Channel Sales Manager"],
        "other-level",
        &["Partner Sales", "vp", "manager"],
    ),
    (
        &["Partner Marketing Manager", "Partner Sales Manager"],
        "other-function",
        &["Partner Marketing", "Partner Sales"],
    ),
    (
        &["Partner Development Manager", "Partner Enablement Manager"],
        "other-function",
        &["Partner Strategy"],
    ),
    (
        &["Head of Partnerships", "Director of Partnerships"],
        "unsettled",
        &["\"Director of Partnerships\"", "rolecall clarify"],
    ),
    (
        &["Partner Events Manager", "Partner Content Manager"],
        "other-scope",
        &["different work"],
    ),
    (
        &["HR Business Partner", "Partner Manager", "Channel Manager"],
        "not-all-partner-roles",
        &[
            "\"HR Business Partner\" (an adviser inside the company",
            "of the others: the same function and level",
        ],
    ),
    (
        &["Partner Solutions Architect", "Partner Manager"],
        "not-all-partner-roles",
        &["technical work"],
    ),
    (
        &["Baker", "Teacher", "Nurse", "Cook"],
        "not-all-partner-roles",
        &["None of the 4"],
    ),
];

#[test]
fn titles_get_a_verdict_in_one_sentence() {
    for (titles, verdict, says) in CASES {
        let line = rolecall(&[&["compare"], *titles].concat()).prints();
        let result: Value = serde_json::from_str(&line).expect("one result");
        assert_eq!(result["verdict"], *verdict, "{titles:?}: {result}");
        let sentence = result["sentence"].as_str().expect("a text");
        for part in *says {
            assert!(
                sentence.contains(part),
                "{titles:?}: no `{part}` in {sentence}"
            );
        }
        assert!(sentence.ends_with('.'), "{sentence}");
        assert_eq!(
            result["titles"].as_array().map(Vec::len),
            Some(titles.len())
        );
    }
}

#[test]
fn a_table_has_a_row_per_title_and_the_verdict() {
    let titles = [
        "compare",
        "Channel Marketing Manager",
        "Partner Marketing Manager",
    ];
    let table = rolecall(&[&titles[..], &["--format", "table"]].concat()).env("COLUMNS", "80");
    let table = table.prints();
    let header: Vec<&str> = table
        .lines()
        .next()
        .expect("a header")
        .split_whitespace()
        .collect();
    assert_eq!(header, ["Title", "Function", "Level", "Role", "Scope"]);
    assert!(
        table.contains("\nVerdict\n  - The same function and level (Partner Marketing, manager)"),
        "{table}"
    );
    let csv = rolecall(&[&titles[..], &["--format", "csv"]].concat()).prints();
    let row = csv.lines().nth(1).expect("a row");
    assert!(
        row.starts_with("Channel Marketing Manager,clear,marketing,marketing,manager,"),
        "{row}"
    );
    assert!(row.ends_with(",other-scope"), "{row}");
}

/// The groups: suggested title, outcome, functions, level, count.
fn groups(arguments: &[&str]) -> Vec<Vec<String>> {
    let quiet = ["compare", "-q", "--group", "--format", "csv"];
    let csv = rolecall(&[&quiet[..], arguments].concat()).prints();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().take(5).map(str::to_owned).collect())
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
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    };
    let lines = write("titles.txt", b"Partner Manager\r\n\r\nChannel Manager\n");
    let cells = write(
        "people.csv",
        b"Name;Job Title\nAnn;Partner Manager\nBob;Channel M\xe4nager\n",
    );
    let other = write("people.dat", b"a,b\nPartner Manager,x\nChannel Manager,y\n");
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
