use std::path::PathBuf;

use crate::support::{Files, MustSay, rolecall};

const CONTACTS: &str = "\
Name,Title,Company
Ann,Channel Marketing Manager,\"Acme, Inc\"
Bob,HR Business Partner,X
Cy,,Y
";

/// A folder with a file in it.
fn file(text: impl AsRef<[u8]>) -> (Files, String) {
    let files = Files::new();
    let name = files.write("contacts.csv", text);
    (files, name)
}

#[test]
fn a_pipe_gets_every_row_and_column_with_the_answers() {
    let (_files, name) = file(CONTACTS);
    let csv = rolecall(&["batch", &name, "-q"]).prints();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "Name,Title,Company,gtm_outcome,gtm_function,gtm_functions,gtm_confidence,gtm_role,\
         gtm_level,gtm_word,gtm_why,gtm_grade,gtm_review"
    );
    let ann = "Ann,Channel Marketing Manager,\"Acme, Inc\",clear,marketing,marketing,0.";
    assert!(lines[1].starts_with(ann), "{}", lines[1]);
    assert!(
        lines[2].starts_with("Bob,HR Business Partner,X,none,,,"),
        "{}",
        lines[2]
    );
    assert!(lines[3].starts_with("Cy,,Y,none,,,"), "{}", lines[3]);
    assert_eq!(lines.len(), 4);
    assert_eq!(rolecall(&["batch", "-q"]).stdin(CONTACTS).prints(), csv);
    assert_eq!(
        rolecall(&["batch", "-", "-q"]).stdin(CONTACTS).prints(),
        csv
    );
}

#[test]
fn the_summary_says_what_was_read_and_what_came_out() {
    let (_files, name) = file(CONTACTS);
    let (code, _, summary) = rolecall(&["batch", &name]).ends();
    assert_eq!(code, 0);
    summary.must_say_all([
        "3 rows; titles in column 2 `Title` (by its name)\n",
        "\nclear               1   33.3%  ",
        "\nnone                2   66.7%  ",
        "\nmanager             0          0          1          0          1\n",
    ]);
}

#[test]
fn a_file_gets_what_a_pipe_gets() {
    let (files, name) = file(CONTACTS);
    let out = files.name("answers.csv");
    assert_eq!(rolecall(&["batch", &name, "-q", "-o", &out]).prints(), "");
    let printed = rolecall(&["batch", &name, "-q"]).prints();
    assert_eq!(files.read("answers.csv"), printed);
}

#[test]
fn rows_come_in_any_format() {
    let (_files, name) = file(CONTACTS);
    let print = |format| rolecall(&["batch", &name, "-q", "--format", format]).prints();
    let document: serde_json::Value = serde_json::from_str(&print("json")).expect("JSON");
    let first = &document["results"][0];
    assert_eq!(
        (&first["Name"], &first["gtm_function"]),
        (&"Ann".into(), &"marketing".into())
    );
    let lines = print("ndjson");
    assert!(lines.starts_with("{\"Name\":\"Ann\",\"Title\":"), "{lines}");
    assert_eq!(lines.lines().count(), 3);
    assert!(print("tsv").starts_with("Name\tTitle\tCompany\tgtm_outcome\t"));
    assert!(print("markdown").starts_with("| Name | Title | Company | gtm\\_outcome | "));
    let table = print("table");
    assert!(table.starts_with("Who  Title "), "{table}");
    table.must_say_all(["\nAnn  Channel ", "Partner Marketing"]);
}

#[test]
fn rows_of_the_wrong_length_are_kept_and_told() {
    let input = "Name,Title,Company\nAnn,Partner Sales Manager,A,more\nBob,Teacher\n";
    let (code, json, summary) = rolecall(&["batch", "--format", "ndjson"])
        .stdin(input)
        .ends();
    assert_eq!(code, 1);
    summary.must_say("2 rows with too many or too few cells");
    summary.must_say("lines 2, 3\n");
    let rows: Vec<serde_json::Value> = json
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(
        (&rows[0]["gtm_function"], &rows[0]["column_14"]),
        (&"sales".into(), &"more".into())
    );
    assert_eq!(
        (&rows[1]["Company"], &rows[1]["gtm_outcome"]),
        (&"".into(), &"none".into())
    );
    let message = rolecall(&["batch", "--strict", "-o", "no-such-file.csv"])
        .stdin(input)
        .fails(3);
    message.must_say("line 2: expected 3 cells");
    assert!(
        !PathBuf::from("no-such-file.csv").exists(),
        "a file is whole or absent"
    );
}

#[test]
fn a_stray_quote_swallows_no_row_in_any_format() {
    let input = "Name,Title,Email,Email,\nA,\"never closed,x,y,z\nB,Teacher,1,2,3\nC,VP Partners\n";
    let print = |format| {
        let arguments = ["batch", "-q", "--format", format];
        rolecall(&arguments).stdin(input).ends().1
    };
    let lines = print("ndjson");
    let first = "{\"Name\":\"A\",\"Title\":\"\\\"never closed\",\"Email\":\"x\",\"Email_4\":\"y\",\
                 \"column_5\":\"z\",\"gtm_outcome\":\"none\",";
    assert!(lines.starts_with(first), "{lines}");
    assert_eq!(lines.lines().count(), 3, "{lines}");
    let document: serde_json::Value = serde_json::from_str(&print("json")).expect("JSON");
    assert_eq!(document["results"].as_array().map(Vec::len), Some(3));
    assert_eq!(print("tsv").lines().count(), 4);
    assert_eq!(print("markdown").lines().count(), 5);
    let table = print("table");
    for row in [
        "A    \"never closed  ",
        "B    Teacher  ",
        "C    VP Partners  ",
    ] {
        let row = |line: &str| line.starts_with(row);
        assert_eq!(table.lines().filter(|line| row(line)).count(), 1, "{table}");
    }
}

#[test]
fn a_row_is_an_object_before_the_next_one_comes() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};

    let mut child = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["batch", "-q", "--format", "ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut rows = child.stdin.take().expect("a pipe");
    let mut objects = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for row in ["Name,Title\nAnn,Teacher", "Bob,Partner Manager"] {
        writeln!(rows, "{row}").expect("the program listens");
        let object = objects.next().expect("a row").expect("in UTF-8");
        let name = row.lines().last().and_then(|row| row.split(',').next());
        let begins = format!("{{\"Name\":\"{}\",", name.expect("a name"));
        assert!(object.starts_with(&begins), "{object}");
    }
    drop(rows);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_file_without_header_has_columns_by_number() {
    let input = "Ann,Partner Sales Manager\n";
    let arguments = [
        "batch",
        "--no-header",
        "-c",
        "2",
        "--format",
        "ndjson",
        "-q",
    ];
    let json = rolecall(&arguments).stdin(input).prints();
    let begins =
        "{\"column_1\":\"Ann\",\"column_2\":\"Partner Sales Manager\",\"gtm_outcome\":\"clear\"";
    assert!(json.starts_with(begins), "{json}");
}

#[test]
fn errors_name_the_file_and_what_to_do() {
    let (files, name) = file(CONTACTS);
    let (empty, folder) = (&files.write("empty.csv", ""), &files.name(""));
    #[rustfmt::skip]
    let cases: &[(&[&str], i32, &[&str])] = &[
        (&["no-such.csv"], 3, &["cannot read no-such.csv"]),
        (&[empty], 3, &["empty.csv", "is empty"]),
        (&[folder], 2, &["is a folder"]),
        (&[&name, "-c", "Titel"], 2, &["did you mean `Title`", "1 `Name`, 2 `Title`"]),
        (&[&name, "-d", "ab"], 2, &["one character", "`tab`"]),
        (&[&name, "--encoding", "klingon"], 2, &["unknown encoding `klingon`"]),
        (&[&name, "--threads", "0"], 2, &["--threads"]),
        (&[&name, "-o", &name, "--force"], 2, &["the output is the input"]),
    ];
    for (arguments, code, says) in cases {
        let message = rolecall(&[&["batch"], *arguments].concat()).fails(*code);
        for expected in *says {
            assert!(
                message.contains(expected),
                "{arguments:?}: no `{expected}` in\n{message}"
            );
        }
    }
    let message = rolecall(&["batch"])
        .stdin("Name,Colour\nAnn,red\n")
        .fails(3);
    assert!(
        message.contains("--column") && message.contains("2 `Colour`"),
        "{message}"
    );
}

#[test]
fn a_header_without_rows_is_a_result_without_rows() {
    let (code, csv, summary) = rolecall(&["batch"]).stdin("Name,Job Title\n").ends();
    assert_eq!(code, 0);
    assert!(csv.starts_with("Name,Job Title,gtm_outcome,"), "{csv}");
    assert!(summary.starts_with("0 rows; "), "{summary}");
}

#[cfg(unix)]
#[test]
fn a_terminal_gets_a_look_at_the_first_rows() {
    use crate::support::terminal::rolecall_on;

    let rows = "Ann,Partner Sales Manager\n".repeat(50);
    let (_files, name) = file(format!("Name,Title\n{rows}"));
    let (screen, code) = rolecall_on(100, &["batch", &name], false);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(
        screen
            .lines()
            .filter(|line| line.starts_with("Ann  Partner Sales"))
            .count(),
        40
    );
    screen.must_say_all(["First 40 of 50 rows.", "add -o answers.csv"]);
    let (screen, code) = rolecall_on(100, &["batch"], false);
    assert_eq!((code, screen.lines().count()), (2, 2), "{screen}");
}

const SELLS: &str = "Recruit and sign resellers. Close deals with partners, own the partner \
                     pipeline, carry a quota. Agree a joint business plan with every partner";

#[test]
fn a_review_says_which_titles_the_duties_contradict() {
    let input = format!("Title,Notes\nPartner Marketing Manager,\"{SELLS}\"\n");
    let files = Files::new();
    let path = files.name("review.csv");
    let described = ["batch", "-q", "--description-column", "notes"];
    let arguments = [&described[..], &["--review", &path]].concat();
    rolecall(&arguments).stdin(input).prints();
    let review = files.read("review.csv");
    assert!(
        review.contains("Partner Marketing Manager,,,,1,")
            && review.contains(",marketing,contradiction,clear,"),
        "{review}"
    );
    let contradicted =
        "points to Partner Marketing; in 1 of 1 rows the duties or the department say otherwise\",";
    review.must_say(contradicted);
}

#[test]
fn duties_decide_on_the_function_row_by_row() {
    let input = format!(
        "Title,Notes\nDirector of Partnerships,{0}\nDirector of Partnerships,\n\
         Director of Partnerships,Nice job\nPartner Marketing Manager,{0}\n\
         Director of Partnerships,{0}\n",
        format_args!("\"{SELLS}\"")
    );
    for threads in ["1", "4"] {
        let arguments = [
            "batch",
            "--description-column",
            "notes",
            "--threads",
            threads,
        ];
        let (code, csv, told) = rolecall(&arguments).stdin(input.clone()).ends();
        assert_eq!(code, 0, "{told}");
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(rows.headers().expect("a header").len(), 2 + 10);
        let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
        let share = |c: char| c.is_ascii_digit() || c == '%' || c == ' ';
        let answer = |row: &csv::StringRecord| {
            let why = row[9].rsplit("; ").next().unwrap_or_default();
            [&row[2], &row[4], why.trim_end_matches(share)].map(str::to_owned)
        };
        let answers: Vec<[String; 3]> = rows.iter().map(answer).collect();
        let settled = ["clear", "sales", "the duties say Partner Sales"];
        assert_eq!(
            answers,
            [
                settled,
                [
                    "multiple",
                    "strategy;sales",
                    "a director may be in Partner Strategy or Partner Sales"
                ],
                [
                    "multiple",
                    "strategy;sales",
                    "the description says too little of duties"
                ],
                [
                    "clear",
                    "sales",
                    "the title says Partner Marketing, the duties say Partner Sales"
                ],
                settled,
            ]
        );
        assert_eq!(&rows[3][7], "manager", "the level is the title's");
        told.must_say("\nduties in column 2 `Notes`\n");
        told.must_say(", 1 with duties that contradict the title");
    }
    let message = rolecall(&["batch", "--description-column", "note"])
        .stdin(input)
        .fails(2);
    message.must_say("did you mean `Notes`?");
}

#[test]
fn the_next_command_reads_the_table_in_the_same_way() {
    let (files, name) = file("1|Partner Programs Manager\n2|Channel Manager\n");
    let out = &files.name("answers.csv");
    let typed = ["--no-header", "-c", "2", "-d", "|", "--prefix", "z_"];
    let (code, _, told) = rolecall(&[&["batch", &name, "-o", out], &typed[..]].concat()).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say("--no-header");
    told.must_say("--delimiter \"|\"");
    told.must_say("--column 2");
    told.must_say("--prefix z_");
    let again = &files.name("again.csv");
    let (code, _, told) = rolecall(&[
        "batch",
        out,
        "-d",
        "|",
        "--no-header",
        "-c",
        "2",
        "-o",
        again,
    ])
    .ends();
    assert_eq!(code, 0, "{told}");
    assert!(!told.contains("--update"), "{told}");
}

#[test]
fn a_company_list_with_a_short_row_is_a_fault() {
    let (files, name) = file(CONTACTS);
    let companies = &files.write("companies.csv", "Company,maturity\nX,mature\nY\n");
    let (code, _, told) = rolecall(&["batch", &name, "--companies", companies]).ends();
    assert_eq!(code, 1, "{told}");
    told.must_say("too few cells");
}
