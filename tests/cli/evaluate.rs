use std::fs;

use serde_json::Value;

use crate::support::{Files, MustSay, data, rolecall};

/// A label for each kind of fault, and some that are right whatever the vocabulary says.
const LABELS: &str = "\
title,outcome,functions,accepted,level
Channel Marketing Manager,clear,marketing,marketing,manager
Channel Sales Manager,clear,sales,,manager/lead
HR Business Partner,none,,none,individual
Teacher,clear,strategy,strategy,individual
Partner Sales Manager,clear,operations,operations;sales,manager
Partner Marketing Manager,multiple,marketing;sales,multiple;marketing;sales,manager
Partner Operations Manager,clear,operations,operations,chief
Channel Account Manager,none,,none,manager
";

fn evaluated(arguments: &[&str], csv: &str) -> Value {
    let run = rolecall(&[&["evaluate", "-"], arguments].concat());
    let json = run.stdin(csv).prints();
    let document: Value = serde_json::from_str(&json).expect("JSON");
    document["results"][0].clone()
}

fn measure<'a>(evaluation: &'a Value, name: &str) -> &'a Value {
    let measures = evaluation["measures"].as_array().expect("a list");
    let found = measures.iter().find(|measure| measure["name"] == name);
    found.unwrap_or(&Value::Null)
}

/// Name, hits, titles that count.
#[test]
fn each_measure_counts_what_it_says() {
    let evaluation = evaluated(&[], LABELS);
    for (name, hits, of) in [
        ("primary", 5, 8),
        ("accepted", 6, 8),
        ("exact", 4, 8),
        ("false_accept", 1, 2),
        ("missed", 1, 6),
        ("level", 7, 8),
    ] {
        let found = measure(&evaluation, name);
        assert_eq!(
            (&found["hits"], &found["of"]),
            (&hits.into(), &of.into()),
            "{name}"
        );
        let value = found["value"].as_f64().expect("a number");
        let (low, high) = (found["low"].as_f64(), found["high"].as_f64());
        assert!(low < Some(value) && Some(value) < high, "{name}: {found}");
    }
    assert_eq!(evaluation["confusion"][3]["labelled"], "sales");
    assert_eq!(
        evaluation["confusion"][3]["given"],
        serde_json::json!([0, 0, 0, 1, 0, 0])
    );
    let faults: Vec<&str> = evaluation["wrong"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|wrong| wrong["fault"].as_str())
        .collect();
    assert_eq!(
        faults,
        ["rejected", "rejected", "second", "inexact", "level"]
    );
}

/// The two measures that are no proportion, computed here once more from the answers themselves.
#[test]
fn f1_and_calibration_error_are_as_defined() {
    let evaluation = evaluated(&[], LABELS);
    let titles: String = LABELS
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().expect("a title").to_owned() + "\n")
        .collect();
    let answers = rolecall(&["classify"]).stdin(titles).prints();
    let mut pairs = Vec::new();
    let mut bins = [0.0_f64; 10];
    for (line, answer) in LABELS.lines().skip(1).zip(answers.lines()) {
        let answer: Value = serde_json::from_str(answer).expect("JSON");
        let cells: Vec<&str> = line.split(',').collect();
        let expected = match cells[1] {
            "clear" | "multiple" => cells[2].split(';').next().expect("a function"),
            other => other,
        };
        let function = answer["candidates"][0]["function"].as_str();
        let given = match answer["outcome"].as_str().expect("a text") {
            "clear" | "multiple" => function.expect("a text").to_owned(),
            other => other.to_owned(),
        };
        let confidence = answer["confidence"].as_f64().expect("a number");
        bins[((confidence * 10.0) as usize).min(9)] += confidence - f64::from(given == expected);
        pairs.push((expected, given));
    }
    let error = bins.iter().map(|bin| bin.abs()).sum::<f64>() / pairs.len() as f64;
    let found = measure(&evaluation, "calibration_error")["value"]
        .as_f64()
        .expect("a number");
    assert!((found - error).abs() < 1e-6, "{found} {error}");

    let tops = ["strategy", "operations", "marketing", "sales", "none"]; // nothing is adjacent here
    let f1 = |top: &str| {
        let right = pairs.iter().filter(|(e, g)| *e == top && g == top).count();
        let either = pairs.iter().filter(|(e, _)| *e == top).count()
            + pairs.iter().filter(|(_, g)| g == top).count();
        2.0 * right as f64 / either as f64
    };
    let mean = tops.iter().map(|top| f1(top)).sum::<f64>() / tops.len() as f64;
    let found = measure(&evaluation, "macro_f1")["value"]
        .as_f64()
        .expect("a number");
    assert!((found - mean).abs() < 1e-6, "{found} {mean}");
}

#[test]
fn columns_that_are_missing_are_not_measured() {
    let evaluation = evaluated(
        &[],
        "title,functions\nChannel Sales Manager,sales\nTeacher,\n",
    );
    assert_eq!(measure(&evaluation, "primary")["value"], 1.0);
    assert_eq!(measure(&evaluation, "level"), &Value::Null);
    assert_eq!(evaluation["levels"], serde_json::json!([]));
}

#[test]
fn a_column_of_functions_alone_may_say_none_or_adjacent() {
    let labels = "title,functions\nTeacher,None\nPartner Engineer,adjacent\n\
                  Channel Sales Manager,Partner Sales\nDirector of Alliances,\"strategy,sales\"\n";
    let evaluation = evaluated(&[], labels);
    assert_eq!(measure(&evaluation, "primary")["hits"], 4);
}

/// Columns, options, file: all the same two labels.
#[test]
fn columns_are_found_by_name_number_and_delimiter() {
    #[rustfmt::skip]
    let cases = [
        (&[][..], "\u{feff}Title,OUTCOME,Functions\nChannel Sales Manager,clear,sales\nTeacher,none,\n"),
        (
            &["--title", "Job", "--functions", "3"],
            "Job,outcome,x\nChannel Sales Manager,clear,sales\nTeacher,none,\n",
        ),
        (&[], "title;outcome;functions\nChannel Sales Manager;clear;Partner Sales\nTeacher;none;\n"),
        (&[], "title\toutcome\tfunctions\r\nChannel Sales Manager\tClear\tsales\r\nTeacher\tnone\t\r\n"),
    ];
    for (arguments, csv) in cases {
        let evaluation = evaluated(arguments, csv);
        assert_eq!(evaluation["titles"], 2, "{csv}");
        assert_eq!(measure(&evaluation, "exact")["hits"], 2, "{csv}");
    }
}

/// File, exit code, what the message has to say.
#[rustfmt::skip]
const MISTAKES: &[(&str, &[&str], i32, &[&str])] = &[
    (
        "title,outcome,functions\nA,clear,sales\nB,clear,marketting\n",
        &[],
        3,
        &[
            "standard input: row 3, column `functions`: unknown function `marketting`; did you mean `marketing`?",
        ],
    ),
    (
        "title,outcome,functions\nA,cleer,sales\n",
        &[],
        3,
        &["row 2, column `outcome`: unknown outcome `cleer`; did you mean `clear`?"],
    ),
    (
        "title,outcome,functions,accepted\nA,none,,nobody\n",
        &[],
        3,
        &[
            "column `accepted`: unknown answer `nobody`",
            "adjacent, none, multiple",
        ],
    ),
    ("title,outcome,functions,level\nA,none,,directer\n", &[], 3, &["did you mean `director`?"]),
    ("title,outcome,functions\nA,clear,\n", &[], 3, &["`clear` needs exactly one function, but there are 0"]),
    ("title,outcome,functions\nA,multiple,sales\n", &[], 3, &["`multiple` needs two functions or more"]),
    ("title,outcome,functions\nA,none,sales\n", &[], 3, &["`none` needs no function"]),
    ("title,outcome,functions\nA,,sales\n", &[], 3, &["row 2, column `outcome`: the outcome is missing"]),
    ("title,outcome\nA,clear\n", &[], 3, &["--functions COLUMN"]),
    ("who,outcome,functions\nA,none,\n", &[], 3, &["--title COLUMN", "`who`, `outcome`"]),
    ("title,label\nA,none\n", &[], 3, &["no column holds the right answers", "--functions COLUMN"]),
    ("title,outcome\n", &[], 3, &["no labelled title"]),
    ("title,outcome\nA,none\n", &["--level", "grade"], 2, &["no column `grade`", "`title`, `outcome`"]),
    ("title,outcome\nA,none\n", &["--title", "job"], 2, &["there is no column `job`"]),
    ("title,outcome\nA,none\n", &["--encoding", "latin-99"], 2, &["unknown encoding `latin-99`; try utf-8"]),
    (
        "title,outcome\nA,none\nB,none\n",
        &["--delimiter", "|"],
        2,
        &["leave out --delimiter, or type --delimiter ','"],
    ),
    ("title,outcome\nA,none\n", &["--delimiter", "\""], 2, &["cannot be the delimiter"]),
    ("", &[], 3, &["the input is empty"]),
    ("%PDF-1.7\n", &[], 3, &["a PDF"]),
];

#[test]
fn mistakes_in_labels_are_told_with_row_column_and_cure() {
    for (csv, arguments, code, says) in MISTAKES {
        let run = rolecall(&[&["evaluate", "-"], *arguments].concat());
        let message = run.stdin(*csv).fails(*code);
        for expected in *says {
            assert!(
                message.contains(expected),
                "{csv}\nno `{expected}` in\n{message}"
            );
        }
    }
    let message = rolecall(&["evaluate", "no-such-file.csv"]).fails(3);
    message.must_say("cannot read no-such-file.csv");
}

#[test]
fn wrong_titles_are_written_with_the_words_that_led_astray() {
    let files = Files::new();
    let name = files.name("wrong.csv");
    rolecall(&["evaluate", "-", "--errors", &name])
        .stdin(LABELS)
        .prints();
    let mut reader = csv::Reader::from_path(&name).expect("a file");
    let header = reader.headers().expect("a header").clone();
    assert_eq!(
        header.iter().take(7).collect::<Vec<_>>(),
        [
            "title",
            "expected",
            "accepted",
            "got",
            "confidence",
            "words",
            "reason"
        ]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let row = rows
        .iter()
        .find(|row| &row[0] == "Channel Account Manager")
        .expect("a row");
    assert_eq!([&row[1], &row[2], &row[3]], ["none", "none", "clear sales"]);
    assert!(
        row[5]
            .split(';')
            .all(|word| !word.is_empty() && row[0].contains(word)),
        "{row:?}"
    );

    let message = rolecall(&["evaluate", "-", "--errors", &name])
        .stdin(LABELS)
        .fails(2);
    message.must_say("add --force");
    rolecall(&["evaluate", "-", "--errors", &name, "--force"])
        .stdin(LABELS)
        .prints();
}

#[test]
fn people_see_sections_and_what_else_there_is() {
    for (format, heading) in [
        ("table", "\nConfusion: label by answer\n"),
        ("markdown", "\n## Confusion: label by answer\n"),
    ] {
        let text = rolecall(&["evaluate", "-", "--format", format])
            .stdin(LABELS)
            .prints();
        text.must_say(heading);
        text.must_say("Each answer");
        text.must_say("Reliability");
        text.must_say("Accuracy above a confidence");
        text.must_say("Answers that no expert accepts");
        text.must_say("--errors wrong.csv");
    }
}

#[test]
fn equal_files_are_measured_equally() {
    let path = data("titles/english.csv");
    let run = || rolecall(&["evaluate", path.to_str().expect("UTF-8")]).prints();
    assert_eq!(run(), run());
    let document: Value = serde_json::from_str(&run()).expect("JSON");
    for measure in document["results"][0]["measures"]
        .as_array()
        .expect("a list")
    {
        let number = |field: &str| measure[field].as_f64().expect("a number");
        let (low, value, high) = (number("low"), number("value"), number("high"));
        assert!(low <= value && value <= high && low < high, "{measure}");
    }
    let csv = fs::read_to_string(&path).expect("a file");
    assert_eq!(
        csv.lines().count() - 1,
        evaluated(&[], &csv)["titles"].as_u64().expect("a number") as usize
    );
}
