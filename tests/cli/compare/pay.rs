//! `rolecall compare --group --value-column`: what is told of pay, and what is left out.

use serde_json::Value;

use super::results;
use crate::support::{Files, MustSay, rolecall};

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
    told.must_say("1 row without a partner role");
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
            out.must_say_all(["fewer than 5", "Partner Strategy"]);
            assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
        }
    }
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
    told.must_say("1 row left out, without a value: line 2");
    told.must_say("can be read in two ways: line 3");
    told.must_say("not an amount: line 4");
    let mixed = files.write(
        "mixed.csv",
        "Title,Pay,In\nPartner Manager,90k EUR,EUR\nPartner Manager,$90k,USD\n",
    );
    let (code, out, told) = pay(&mixed, &[]);
    assert_eq!((code, out.lines().count()), (1, 2), "{told}");
    told.must_say_all([
        "`Pay` has amounts in EUR and USD: each currency is counted by itself",
        "--currency-column",
    ]);
    let (code, out, told) = pay(&mixed, &["--currency-column", "In"]);
    assert_eq!((code, out.lines().count()), (0, 2), "{told}");
}

#[test]
fn people_count_by_the_answers_of_an_earlier_run() {
    let files = Files::new();
    let mut text = "Title,Pay,gtm_outcome,gtm_functions,gtm_level,gtm_grade\n".to_owned();
    for pay in 61..=65 {
        text += &format!("CAM,{pay}000 EUR,clear,sales,manager,\n");
        text += &format!("Partner Programs Manager,{pay}000 EUR,,,,\n");
    }
    text += "Partner Manager,70000 EUR,perhaps,sales,manager,\n";
    let file = files.write("answers.csv", &text);
    let arguments = [
        "compare",
        "--file",
        &file,
        "--group",
        "--value-column",
        "Pay",
    ];
    let (code, out, told) = rolecall(&arguments).ends();
    assert_eq!(code, 1, "{told}");
    let not_understood = "1 row with an earlier answer that is not understood, answered by the title \
                          instead: line 12";
    told.must_say(not_understood);
    let cells: Vec<(String, u64)> = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|cell| {
            (
                cell["functions"].to_string(),
                cell["people"].as_u64().unwrap_or(0),
            )
        })
        .collect();
    let expected = [(r#"["sales"]"#, 6), (r#"["strategy","operations"]"#, 5)];
    assert_eq!(
        cells,
        expected.map(|(functions, people)| (functions.to_owned(), people))
    );
}
