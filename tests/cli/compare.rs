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
        "other-scope",
        &["channel: often indirect resale"],
    ),
    (
        &["Junior Partner Manager", "Principal Partner Manager"],
        "other-grade",
        &["junior", "principal"],
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
            "\"HR Business Partner\" (an internal adviser",
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
    assert!(row.ends_with(",other-scope,,1"), "{row}");
}

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

/// A group or pair as a JSON object.
fn results(arguments: &[&str]) -> Vec<Value> {
    let lines = rolecall(&[&["compare"], arguments].concat()).prints();
    let results = lines.lines().map(serde_json::from_str);
    results.map(|result| result.expect("JSON")).collect()
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
    assert!(table.contains("Perhaps the same"), "{table}");
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
}

/// A file in a folder that goes when the test ends.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Files {
        Files(tempfile::tempdir().expect("a folder"))
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    }
}

#[test]
fn pay_is_told_from_five_people_on_and_quartiles_from_ten() {
    let files = Files::new();
    let mut text = "Title;Pay\n".to_owned();
    for pay in 1..=11 {
        text.push_str(&format!("Channel Marketing Manager;{},000 EUR\n", 60 + pay));
    }
    for pay in [
        "90k €",
        "91.000 EUR",
        "EUR 92 000",
        "93'000 eur",
        "94000.00 €",
    ] {
        text.push_str(&format!("Director of Partnerships;{pay}\n"));
    }
    text.push_str("Senior Channel Marketing Manager;99000 EUR\nTeacher;1\n");
    let file = files.write("people.csv", &text);
    let (code, out, told) = rolecall(&[
        "compare",
        "--file",
        &file,
        "--group",
        "--value-column",
        "Pay",
    ])
    .ends();
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("1 row without a partner role"), "{told}");
    let cells: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let told = |cell: &Value| {
        let field = |name: &str| cell[name].as_f64();
        (
            cell["small"].as_bool(),
            field("people"),
            field("median"),
            field("lower_quartile"),
            field("upper_quartile"),
        )
    };
    assert_eq!(cells.len(), 3, "{cells:#?}");
    let all = (
        Some(false),
        Some(11.0),
        Some(66_000.0),
        Some(63_500.0),
        Some(68_500.0),
    );
    assert_eq!(told(&cells[0]), all);
    assert_eq!(cells[0]["currency"], "EUR");
    assert_eq!(told(&cells[1]), (Some(true), None, None, None, None));
    assert_eq!(cells[1]["grade"], "senior");
    assert_eq!(
        told(&cells[2]),
        (Some(false), Some(5.0), Some(92_000.0), None, None)
    );
    assert_eq!(cells[2]["functions"].as_array().map(Vec::len), Some(2));

    let plain = "Title,Pay\n".to_owned() + &"Partner Manager,70000\n".repeat(5);
    let plain = files.write("plain.csv", &plain);
    let pay = ["--file", &plain, "--group", "--value-column", "Pay"];
    let cells = results(&pay);
    assert_eq!(cells[0]["median"].as_f64(), Some(70_000.0), "{cells:?}");

    for format in ["table", "markdown", "csv"] {
        let pay = ["compare", "--file", &file, "--group", "--value-column", "2"];
        let run = rolecall(&[&pay[..], &["-q", "--format", format]].concat());
        let out = run.env("COLUMNS", "80").prints();
        for secret in ["99000", "99,000", "61000", "61,000", "71,000", "71000"] {
            assert!(!out.contains(secret), "{secret} in {out}");
        }
        if format == "table" {
            assert!(out.contains("fewer than 5"), "{out}");
            assert!(out.contains("Partner Strategy"), "{out}");
            assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
        }
    }
}

#[test]
fn keys_that_a_spreadsheet_changed_are_told() {
    let files = Files::new();
    let before = files.write(
        "before.csv",
        "ID,Title\n007,Partner Manager\n008,Channel Manager\n",
    );
    let after = files.write(
        "after.csv",
        "ID,Title\n7,Partner Manager\n8,Channel Manager\n",
    );
    let pair = [
        "compare", "--before", &before, "--after", &after, "--key", "ID",
    ];
    let (code, _, told) = rolecall(&pair).ends();
    assert_eq!(code, 1, "{told}");
    let expected = "2 keys not matched for their zeros alone: `007` before, `7` after";
    assert!(told.contains(expected), "{told}");
}

/// The name of a column of pay, period and kind in the answer, and a part of the remark.
const PAY_COLUMNS: &[(&str, &str, &str, &str)] = &[
    ("Salary", "yearly", "", "are taken as yearly base pay"),
    ("Monthly salary", "monthly", "", "are monthly, not yearly"),
    ("Salaire mensuel", "monthly", "", "are monthly, not yearly"),
    ("Hourly rate", "hourly", "", "are hourly, not yearly"),
    ("Bonus", "yearly", "bonus", "are not base pay alone"),
    ("OTE", "yearly", "ote", "are not base pay alone"),
    (
        "Monthly commission",
        "monthly",
        "commission",
        "taken as monthly and",
    ),
];

#[test]
fn pay_is_what_its_column_says() {
    let files = Files::new();
    for (name, period, other_pay, remark) in PAY_COLUMNS {
        let rows = "Partner Manager,4500\n".repeat(5);
        let file = files.write("pay.csv", &format!("Title,{name}\n{rows}"));
        for column in [name, "2"] {
            let cell = &results(&["--file", &file, "--group", "--value-column", column])[0];
            assert_eq!(cell["median"].as_f64(), Some(4500.0), "{name}: {cell}");
            let said = (cell["period"].as_str(), cell["column"].as_str());
            assert_eq!(said, (Some(*period), Some(*name)), "{cell}");
            assert_eq!(cell["other_pay"].as_str().unwrap_or_default(), *other_pay);
        }
        let pay = [
            "compare",
            "--file",
            &file,
            "--group",
            "--value-column",
            name,
        ];
        let table = rolecall(&[&pay[..], &["--format", "table"]].concat()).prints();
        assert!(table.contains(remark), "{name}: {table}");
    }
    let file = files.write(
        "pay.csv",
        "Title,Monthly or hourly pay\nPartner Manager,4500\n",
    );
    let (code, _, told) =
        rolecall(&["compare", "--file", &file, "--group", "--value-column", "2"]).ends();
    assert_eq!(code, 3, "{told}");
    assert!(
        told.contains("says monthly and hourly; rename it"),
        "{told}"
    );
}

#[test]
fn pay_that_cannot_be_read_is_told_by_line_and_currencies_are_not_mixed() {
    let files = Files::new();
    let broken = files.write(
        "broken.csv",
        "Title,Pay\nPartner Manager,\nPartner Manager,90-100k\nPartner Manager,secret\n",
    );
    let pay = |file: &str, more: &[&str]| {
        let pay = [
            "compare",
            "--file",
            file,
            "--group",
            "--value-column",
            "Pay",
        ];
        rolecall(&[&pay[..], more].concat()).ends()
    };
    let (code, _, told) = pay(&broken, &[]);
    assert_eq!(code, 1, "{told}");
    for line in [
        "1 row left out, without a value: line 2",
        "can be read in two ways: line 3",
        "not an amount: line 4",
    ] {
        assert!(told.contains(line), "{told}");
    }
    let mixed = files.write(
        "mixed.csv",
        "Title,Pay,In\nPartner Manager,90k EUR,EUR\nPartner Manager,$90k,USD\n",
    );
    let (code, out, told) = pay(&mixed, &[]);
    assert_eq!((code, out.as_str()), (3, ""), "{told}");
    assert!(told.contains("EUR and USD"), "{told}");
    assert!(told.contains("--currency-column"), "{told}");
    let (code, out, told) = pay(&mixed, &["--currency-column", "In"]);
    assert_eq!((code, out.lines().count()), (0, 2), "{told}");
}

#[test]
fn rosters_are_compared_person_by_person() {
    let files = Files::new();
    let before = files.write(
        "before.csv",
        "E-mail,Title,gtm_outcome,gtm_function,gtm_functions,gtm_level\n\
         a@x.example,Partner Manager,clear,sales,sales,manager\n\
         b@x.example,Partner Manager,clear,sales,sales,manager\n\
         c@x.example,Partner Manager,clear,operations,operations,manager\n\
         d@x.example,VP Alliances,clear,strategy,strategy,vp\n\
         ,Channel Manager,clear,sales,sales,manager\n\
         e@x.example,Teacher,none,,,individual\n\
         e@x.example,Teacher,none,,,individual\n",
    );
    let after = files.write(
        "after.csv",
        "Title;E-mail\n\
         Partner Manager;A@x.example\n\
         Senior Channel Manager;b@x.example\n\
         Partner Manager;c@x.example\n\
         Partner Marketing Manager;f@x.example\n\
         Teacher;e@x.example\n",
    );
    let compare = [
        "compare", "--before", &before, "--after", &after, "--key", "E-mail",
    ];
    let (code, out, told) = rolecall(&[&compare[..], &["--format", "csv"]].concat()).ends();
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("before: 1 row with a blank key"), "{told}");
    assert!(
        told.contains("before: 2 rows with a repeated key, compared by count only: lines 7, 8")
    );
    let elsewhere = "after: 1 row with a key that is repeated in the other file, compared by count \
                     only: line 6";
    assert!(told.contains(elsewhere), "{told}");
    assert!(
        told.contains("1 person new, 1 gone, 2 moved, 1 unchanged"),
        "{told}"
    );
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let people: Vec<_> = rows.iter().filter(|row| &row[0] != "total").collect();
    let short: Vec<_> = people
        .iter()
        .map(|row| (&row[0], &row[1], &row[2]))
        .collect();
    assert_eq!(
        short,
        [
            ("moved", "b@x.example", "grade"),
            ("moved", "c@x.example", "function"),
            ("new", "f@x.example", ""),
            ("gone", "d@x.example", ""),
        ]
    );
    let totals = rows.iter().filter(|row| &row[0] == "total");
    let counted = |at: usize| {
        let counts = totals
            .clone()
            .map(|row| row[at].parse::<u64>().expect("a number"));
        counts.sum::<u64>()
    };
    assert_eq!((counted(13), counted(14)), (7, 5));

    let run = rolecall(&[&compare[..], &["-q", "--format", "table"]].concat());
    let (_, table, _) = run.env("COLUMNS", "80").ends();
    assert!(table.contains("Rows by function"), "{table}");
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
    let json = rolecall(&[&compare[..], &["-q", "--format", "json"]].concat())
        .ends()
        .1;
    let json: Value = serde_json::from_str(&json).expect("one object");
    assert_eq!(json["results"][0]["change"], "moved");
    let message = rolecall(&[
        "compare", "--before", &before, "--after", &after, "--key", "Mail",
    ]);
    assert!(message.fails(2).contains("E-mail"));
}
