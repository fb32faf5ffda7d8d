use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::support::{MustSay, rolecall};

/// The titles of an NDJSON answer, with their outcomes.
fn outcomes(ndjson: &str) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let answers = ndjson.lines().map(|line| {
        let answer: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        (text(&answer["title"]), text(&answer["outcome"]))
    });
    answers.collect()
}

#[test]
fn one_title_is_answered_by_a_card() {
    let card = rolecall(&["classify", "Channel Marketing Manager", "--format", "table"]).prints();
    let mut lines = card.lines();
    assert_eq!(lines.next(), Some("Channel Marketing Manager"));
    assert_eq!(lines.next(), Some(""));
    let answer = lines.next().expect("an answer");
    assert!(
        answer.starts_with("  clear         Partner Marketing  "),
        "{answer}"
    );
    card.must_say("\n  level         manager\n");
}

#[test]
fn one_line_on_standard_input_is_answered_by_a_card_too() {
    let asked = rolecall(&["classify", "Head of Partnerships", "--format", "table"]).prints();
    let piped = rolecall(&["classify", "--format", "table"]).stdin("Head of Partnerships\n");
    assert_eq!(piped.prints(), asked);
}

#[test]
fn what_is_no_partner_role_says_why() {
    let card = rolecall(&["classify", "HR Business Partner", "--format", "table"]).prints();
    card.must_say("  none          not a Partner GTM role");
    card.must_say("  why           ");
}

#[test]
fn a_false_friend_is_told_with_the_word_that_makes_it_one() {
    for (title, told) in [
        (
            "Bank Partnerships Manager",
            "Bank: tells what \"Partnerships\" is here; without it: clear: Partner Sales",
        ),
        (
            "Director of Alliances, Museum Shops",
            "Museum: tells what \"Alliances\" is here; without it: multiple: ",
        ),
    ] {
        let card = rolecall(&["classify", title, "--format", "table"]).prints();
        card.must_say(told);
    }
}

#[test]
fn several_titles_are_answered_by_a_row_each_and_questions_are_asked_once() {
    let titles = [
        "classify",
        "VP Partnerships",
        "Director of Partnerships",
        "HR Business Partner",
    ];
    let table = rolecall(&[&titles[..], &["--format", "table"]].concat()).prints();
    let begins = |start: &str| table.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(begins("Title"), 1, "{table}");
    assert_eq!(begins("HR Business"), 1, "{table}");
    let mut questions: Vec<&str> = table
        .lines()
        .filter(|line| line.starts_with("  - "))
        .collect();
    let asked = questions.len();
    questions.sort_unstable();
    questions.dedup();
    assert_eq!(questions.len(), asked, "{table}");
}

#[test]
fn standard_input_holds_one_title_a_line_however_lines_end() {
    let input = b"\xef\xbb\xbfPartner Sales Manager\r\n\r\nTeacher\nPartner M\xe4nager";
    let (code, answers, told) = rolecall(&["classify"]).stdin(&input[..]).ends();
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("read as windows-1252") && told.ends_with("line 4\n"),
        "{told}"
    );
    let answers = outcomes(&answers);
    let titles: Vec<&str> = answers.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Partner Sales Manager",
            "",
            "Teacher",
            "Partner M\u{e4}nager"
        ]
    );
    assert_eq!(
        [&answers[0].1, &answers[1].1, &answers[2].1],
        ["clear", "none", "none"]
    );
}

#[test]
fn a_dash_among_titles_is_standard_input() {
    let run = rolecall(&["classify", "Baker", "-", "Teacher"]).stdin("Partner Sales Manager\n");
    let answers = outcomes(&run.prints());
    let titles: Vec<&str> = answers.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, ["Baker", "Partner Sales Manager", "Teacher"]);
}

#[test]
fn nothing_on_standard_input_is_said_but_no_error() {
    let (code, out, err) = rolecall(&["classify"]).stdin("").ends();
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(err, "nothing to classify: standard input is empty\n");
    assert_eq!(rolecall(&["classify", "-q"]).stdin("").prints(), "");
}

#[test]
fn an_answer_comes_before_the_next_title_is_asked() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .arg("classify")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut asking = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for title in ["Partner Sales Manager", "Teacher"] {
        writeln!(asking, "{title}").expect("the program listens");
        let answer = answers.next().expect("an answer").expect("in UTF-8");
        assert!(
            answer.starts_with(&format!(r#"{{"title":"{title}""#)),
            "{answer}"
        );
    }
    drop(asking);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    for format in ["ndjson", "json", "csv", "table", "markdown"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .args(["classify", "--format", format])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let mut asking = child.stdin.take().expect("a pipe");
        // The program may be gone before all is written; that is what is tested.
        let _ = asking.write_all(&b"Partner Sales Manager\n".repeat(2_000));
        drop(asking);
        let output = child.wait_with_output().expect("it ends");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*err), (Some(0), ""), "{format}");
    }
}

#[test]
fn verbose_says_what_answered() {
    let (code, out, err) = rolecall(&["classify", "-v", "Teacher"]).ends();
    assert_eq!((code, out.lines().count()), (0, 1));
    assert!(
        err.starts_with("taxonomy ") && err.contains("built in\n1 titles in "),
        "{err}"
    );
}

#[test]
fn the_head_of_a_firm_with_a_partner_role_is_told_what_decides() {
    let told = rolecall(&["classify", "Owner | Partner Manager"]).prints();
    told.must_say("\"level\":\"chief\"");
    told.must_say("its partner role is below director level");
}
