use std::fs;

use crate::support::{Files, MustSay, rolecall};

const TITLE: &str = "Channel | Marketing, \"Manager\"";

#[test]
fn json_is_one_object_around_all_results() {
    let json = rolecall(&["classify", TITLE, "Teacher", "--format", "json"]).prints();
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["results", "schema_version", "taxonomy"]);
    assert_eq!(document["schema_version"], 1);
    assert_eq!(
        document["taxonomy"]["hash"].as_str().map(str::len),
        Some(16)
    );
    assert_eq!(document["results"].as_array().map(Vec::len), Some(2));
    let first = &document["results"][0];
    assert_eq!(
        (&first["title"], &first["outcome"]),
        (&TITLE.into(), &"clear".into())
    );
    assert_eq!(first["candidates"][0]["function"], "marketing");

    let none = rolecall(&["roles", "--search", "zzz", "--format", "json", "-q"]).prints();
    let document: serde_json::Value = serde_json::from_str(&none).expect("JSON");
    assert_eq!(document["results"].as_array().map(Vec::len), Some(0));
}

/// Programs rely on these names: they may grow in number, but none may go or change its meaning.
#[test]
fn results_have_the_fields_of_the_schema() {
    let line = rolecall(&["classify", "Director of Partnerships"]).prints();
    let result: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let names = |value: &serde_json::Value| -> Vec<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(
        names(&result),
        [
            "candidates",
            "confidence",
            "evidence",
            "grade",
            "level",
            "outcome",
            "partner_words",
            "questions",
            "reason",
            "title"
        ]
    );
    for (list, fields) in [
        (
            "candidates",
            &["confidence", "function", "matched", "role"][..],
        ),
        ("evidence", &["says", "without", "word"]),
        ("partner_words", &["family", "hint", "word"]),
        ("questions", &["ask", "key"]),
    ] {
        assert_eq!(names(&result[list][0]), fields, "{list}");
    }
    let role = rolecall(&["roles", "--core", "--format", "ndjson"]).prints();
    let role = serde_json::from_str(role.lines().next().expect("a role")).expect("JSON");
    assert_eq!(
        names(&role),
        [
            "aliases", "also_in", "core", "function", "level", "outside", "title"
        ]
    );
}

#[test]
fn ndjson_is_what_a_pipe_gets_and_each_line_is_a_result() {
    let lines = rolecall(&["classify", TITLE, "Teacher"]).prints();
    assert_eq!(
        lines,
        rolecall(&["classify", TITLE, "Teacher", "--format", "NDJSON"]).prints()
    );
    let json = rolecall(&["classify", TITLE, "Teacher", "--format", "json"]).prints();
    for line in lines.lines() {
        assert!(json.contains(line), "{line}");
    }
}

#[test]
fn csv_and_tsv_give_titles_as_they_are() {
    let titles = [TITLE, "\u{1b}[1mTeacher\t"];
    for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let run = rolecall(&["classify", titles[0], titles[1], "--format", format]);
        let text = run.prints();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let header = reader.headers().expect("a header").clone();
        assert_eq!(
            [&header[0], &header[1], &header[2]],
            ["title", "outcome", "function"],
            "{format}"
        );
        let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
        assert_eq!([&rows[0][0], &rows[1][0]], titles);
        assert_eq!([&rows[0][2], &rows[1][2]], ["marketing", ""]);
    }
}

#[test]
fn markdown_keeps_titles_in_their_cells() {
    let table = rolecall(&["classify", TITLE, "--format", "markdown"]).prints();
    let mut lines = table.lines();
    assert!(
        lines
            .next()
            .is_some_and(|line| line.starts_with("| Title | Outcome | Function "))
    );
    assert!(
        lines
            .next()
            .is_some_and(|line| line.starts_with("| --- | --- |"))
    );
    let row = lines.next().expect("a row");
    assert!(
        row.starts_with("| Channel \\| Marketing, \"Manager\" | clear |"),
        "{row}"
    );
}

#[test]
fn the_name_of_the_file_or_the_flag_says_the_format() {
    let files = Files::new();
    for (name, flag, begins) in [
        ("a.json", None, "{\"schema_version\":1,"),
        ("a.jsonl", None, "{\"title\":"),
        ("a.csv", None, "title,outcome,"),
        ("a.TSV", None, "title\toutcome\t"),
        ("a.md", None, "| Title |"),
        ("a.txt", None, "Teacher\n\n  none"),
        ("a", None, "{\"title\":"),
        ("b", Some("csv"), "title,outcome,"),
        ("c.json", Some("json"), "{\"schema_version\":1,"),
    ] {
        let path = files.name(name);
        let mut arguments = vec!["classify", "Teacher", "-o", &path];
        arguments.extend(flag.iter().flat_map(|flag| ["--format", flag]));
        assert_eq!(rolecall(&arguments).prints(), "", "{name}");
        let written = files.read(name);
        assert!(written.starts_with(begins), "{name}: {written}");
    }
}

#[test]
fn a_file_is_replaced_only_when_told_to() {
    let files = Files::new();
    let name = files.write("answers.json", "precious");
    let message = rolecall(&["classify", "Teacher", "-o", &name]).fails(2);
    message.must_say("exists; add --force to replace it");
    assert_eq!(files.read("answers.json"), "precious");
    let forced = rolecall(&["classify", "Teacher", "-o", &name, "--force"]);
    assert_eq!(forced.prints(), "");
    files.read("answers.json").must_say("Teacher");
    let left: Vec<_> = fs::read_dir(files.folder()).expect("a folder").collect();
    assert_eq!(left.len(), 1, "no temporary file stays behind");
}

#[test]
fn a_dash_is_standard_output() {
    let printed = rolecall(&["classify", "Teacher", "-o", "-"]).prints();
    assert_eq!(printed, rolecall(&["classify", "Teacher"]).prints());
}
