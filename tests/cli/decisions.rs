use std::fs;

use crate::support::{Files, MustSay, rolecall};

const CONTACTS: &str = "\
Name,Title
Ann,Director of Partnerships
Bob,Teacher
Cy,director of  PARTNERSHIPS
Di,Channel Sales and Marketing Manager
Ed,
";

/// A folder to work in.
struct Desk(Files);

impl Desk {
    fn new() -> Self {
        let files = Files::new();
        files.write("contacts.csv", CONTACTS);
        Desk(files)
    }

    /// Runs `batch contacts.csv`; arguments that end in .csv are files here.
    fn batch(&self, arguments: &[&str]) -> (i32, String, String) {
        let file = |argument: &&str| match argument.ends_with(".csv") {
            true => self.0.name(argument),
            false => (*argument).to_owned(),
        };
        let arguments: Vec<String> = ["batch", "contacts.csv"]
            .iter()
            .chain(arguments)
            .map(file)
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        rolecall(&arguments).ends()
    }

    #[track_caller]
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let (found, out, err) = self.batch(arguments);
        assert_eq!((found, out.as_str()), (code, ""), "{err}");
        err
    }
}

#[test]
fn a_review_file_filled_in_comes_back_as_pins() {
    let desk = Desk::new();
    let (code, _, told) = desk.batch(&["-o", "answers.csv", "--review", "review.csv"]);
    assert_eq!(code, 0, "{told}");
    told.must_say_all([
        "review.csv: 2 titles to decide, most frequent first\n",
        "review.csv\n\nDone: 5 rows in 0.",
        "; to check: 3 multiple",
    ]);
    let review = desk.0.read("review.csv");
    let lines: Vec<&str> = review.lines().collect();
    assert_eq!(
        lines[0],
        "title,decision,company,note,rows,question,answers,candidates,review,outcome,confidence,why,\
         spellings,companies"
    );
    assert!(
        lines[1].starts_with("Director of Partnerships,,,,2,")
            && lines[1].contains(
                ",strategy;sales,multiple,multiple,0.95,the title names no function; a director"
            ),
        "{review}"
    );
    assert_eq!(lines.len(), 3, "{review}");
    assert!(
        lines.iter().skip(1).all(|line| line.contains(",,,")),
        "{review}"
    );

    let decided = lines[1].replacen(",,,", ", Partner SALES ,,asked her", 1);
    let filled = [lines[0], &decided, lines[2]].join("\r\n");
    desk.0.write(
        "review.csv",
        format!("\u{feff}{filled}\r\nGone,none,,,1,,,,,,,,,\r\n"),
    );
    let more = ["--pins", "review.csv", "--review", "next.csv"];
    let (code, csv, told) = desk.batch(&more);
    assert_eq!(code, 0, "{told}");
    csv.must_say("Ann,Director of Partnerships,clear,sales,sales,1.00,");
    csv.must_say("Cy,director of  PARTNERSHIPS,clear,sales,sales,1.00,");
    let by_hand =
        |line: &&str| line.ends_with(",settled by hand on line 2 of the decisions (asked her),,");
    assert_eq!(csv.lines().filter(by_hand).count(), 2, "{csv}");
    told.must_say_all([
        "review.csv: 1 of 2 decisions settled 2 rows\n",
        "\n1 decision matches no row of this file: line 4 `Gone`\n",
        "next.csv: 1 title to decide",
    ]);
    // the sheet of this week is the file of the next one
    let next = desk.0.read("next.csv");
    next.must_say(",sales,,asked her,2,");
    next.must_say("Gone,none,,,0,,,,,none,1.00,settled by hand,,\n");
    let (code, again, told) = desk.batch(&["--pins", "next.csv", "--review", "later.csv"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(again, csv);
    assert_eq!(desk.0.read("later.csv"), next);
}

#[test]
fn decisions_that_differ_by_grade_are_told() {
    let desk = Desk::new();
    desk.0.write(
        "contacts.csv",
        "Title\nPartner Mgr\nSr. Partner Manager\nPartner Manager II\n",
    );
    desk.0
        .write("plain.csv", "title,decision\nPartner Manager,sales\n");
    desk.0
        .write("senior.csv", "title,decision\nSr Partner Manager,none\n");
    let (_, csv, told) = desk.batch(&["--pins", "plain.csv", "--pins", "senior.csv"]);
    csv.must_say("Partner Mgr,clear,sales");
    csv.must_say("Sr. Partner Manager,none,");
    csv.must_say("Partner Manager II,clear,sales,sales,0.94,");
    told.must_say("titles of its own grade, and other grades stay undecided");
}

#[test]
fn decisions_that_contradict_each_other_are_refused_with_both_lines() {
    let desk = Desk::new();
    desk.0.write(
        "pins.csv",
        "title,decision\nVP,sales\nLead,none\nvp,marketing\n",
    );
    let message = desk.refused(3, &["--pins", "pins.csv", "-o", "answers.csv"]);
    message.must_say_all([
        "pins.csv: line 4",
        "`vp` is decided as marketing here and as sales on line 2",
    ]);
    assert!(!desk.0.path("answers.csv").exists());
}

#[test]
fn files_of_decisions_that_cannot_be_used_say_why() {
    let desk = Desk::new();
    desk.0.write("other.csv", "Name,Title\nAnn,VP\n");
    desk.0.write("empty.csv", "title,decision\nVP,\n");
    assert!(
        desk.refused(3, &["--pins", "none.csv"])
            .contains("cannot read ")
    );
    let message = desk.refused(3, &["--pins", "other.csv"]);
    message.must_say("no column `decision`");
    let (code, _, told) = desk.batch(&["--pins", "empty.csv"]);
    assert_eq!(code, 0, "{told}");
    told.must_say("empty.csv contains no decisions; ");
}

#[test]
fn what_somebody_filled_in_is_never_replaced() {
    let desk = Desk::new();
    let filled = "title,decision\nVP,sales\n";
    desk.0.write("review.csv", filled);
    for arguments in [
        &["--review", "review.csv", "--force"][..],
        &["--review", "review.csv", "--force", "--pins", "review.csv"],
        &["-o", "review.csv", "--force", "--pins", "review.csv"],
    ] {
        desk.refused(2, arguments);
        assert_eq!(desk.0.read("review.csv"), filled, "{arguments:?}");
    }
    desk.0.write("review.csv", "title,decision\nVP,\n");
    let message = desk.refused(2, &["--review", "review.csv"]);
    message.must_say("--force");
    let (code, _, told) = desk.batch(&["--review", "review.csv", "--force", "-q"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(
        desk.0
            .read("review.csv")
            .contains("Director of Partnerships,,,,2,")
    );
}

#[test]
fn a_run_that_fails_leaves_no_review() {
    let desk = Desk::new();
    desk.refused(
        2,
        &[
            "-c",
            "Nowhere",
            "--review",
            "review.csv",
            "-o",
            "answers.csv",
        ],
    );
    let files = fs::read_dir(desk.0.folder()).expect("a folder").count();
    assert_eq!(files, 1, "only the contacts");
}
