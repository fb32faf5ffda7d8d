//! Titles go to a person, and come back decided.

use crate::support::MustSay;
use rolecall::answer::Decision;
use rolecall::batch::{self, Destination, Informed, Options, Review, ReviewScope};
use rolecall::context::Decisions;
use rolecall::{Matcher, Taxonomy};

use super::run;

fn review(input: &str, threads: usize) -> Review {
    let options = Options {
        review: ReviewScope::Open,
        threads,
        ..Options::default()
    };
    let (_, summary) = run(input.as_bytes(), &options).expect("readable");
    summary.review.expect("it was asked for")
}

fn read(text: impl AsRef<[u8]>) -> Result<Decisions, String> {
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut decisions = Decisions::default();
    let read = decisions.add_file(&matcher, "decisions.csv", text.as_ref());
    read.map_err(|error| error.to_string()).map(|_| decisions)
}

fn decisions(text: impl AsRef<[u8]>) -> Decisions {
    read(text).expect("decisions")
}

fn refused(text: impl AsRef<[u8]>) -> String {
    read(text).expect_err("no decisions")
}

#[test]
fn titles_to_review_are_distinct_and_the_most_frequent_come_first() {
    // The classifier of these tests leaves open what a Manager does.
    let input = "Title,x\nManager,1\n\"Manager, Partner\",2\nVP,3\n \
                 manager of  None,4\n,5\nPartner MANAGER,6\n\"Manager, Partner\",7\n\"manager,  PARTNER \",8\n";
    let review = review(input, 1);
    assert_eq!(review.titles(), [("Manager, Partner", 2), ("Manager", 1)]);
    assert_eq!((review.len(), review.left_out()), (2, 0));
}

#[test]
fn answers_that_are_not_sure_are_reviewed() {
    let options = |below| Options {
        review: ReviewScope::Open,
        review_below: below,
        ..Options::default()
    };
    let kept = |below| {
        run(b"Title\nVP\nManager\n", &options(below))
            .expect("readable")
            .1
            .review
            .map(|r| r.len())
    };
    assert_eq!((kept(0.9), kept(0.95)), (Some(1), Some(2)));
    assert!(
        run(b"Title\nVP\n", &Options::default())
            .expect("readable")
            .1
            .review
            .is_none()
    );
}

#[test]
fn too_many_titles_are_cut_off_in_order_whatever_the_threads() {
    let mut input = "Title\n".to_owned();
    for row in 0..Review::MOST + 5000 {
        input += &format!("Manager {row}\nManager 7\n");
    }
    let one = review(&input, 1);
    assert_eq!((one.len(), one.left_out()), (Review::MOST, 5000));
    assert_eq!(one.titles()[0], ("Manager 7", Review::MOST as u64 + 5001));
    let four = review(&input, 4);
    assert_eq!(four.titles(), one.titles());
    assert_eq!(four.left_out(), one.left_out());
}

#[test]
fn decisions_take_the_place_of_answers() {
    let decisions = decisions(
        "title,rows,outcome,candidates,question,decision\n\
         Channel Manager,2,multiple,sales;marketing,What is it?,Marketing\n\
         VP  channel sales,1,clear,sales,,none\n\
         Alliance Lead,1,clear,sales,,sales; strategy\n\
         Partner Clerk,1,clear,sales,,ADJACENT\n\
         Open,1,multiple,sales;marketing,,\n\
         Partner Sorcerer,1,multiple,sales;marketing,,sales\n",
    );
    let matcher = Matcher::new(Taxonomy::bundled());
    let informed = Informed {
        matcher: &matcher,
        companies: None,
        decisions: Some(decisions),
    };
    let input = "Title,x\n channel manager ,1\nVP Channel Sales,2\nAlliance Lead,3\n\
                 Partner Clerk,4\nDirector of Partnerships,5\nSr. Chnl Mgr - EMEA,6\n";
    let mut output = Vec::new();
    let options = Options {
        review: ReviewScope::Open,
        ..Options::default()
    };
    let summary = batch::run(
        input.as_bytes(),
        Destination::Csv(&mut output),
        &options,
        &informed,
        |_| (),
    )
    .expect("readable");
    let output = String::from_utf8(output).expect("UTF-8");
    for (row, start, line) in [
        (1, " channel manager ,1,clear,marketing,marketing,1.00,", 2),
        (2, "VP Channel Sales,2,none,,,1.00,,vp,", 3),
        (3, "Alliance Lead,3,multiple,sales,sales;strategy,1.00,", 4),
        (4, "Partner Clerk,4,adjacent,", 5),
        (
            6,
            "Sr. Chnl Mgr - EMEA,6,clear,marketing,marketing,1.00,",
            2,
        ),
    ] {
        let answered = output.lines().nth(row).expect("a row");
        assert!(answered.starts_with(start), "{answered}");
        let settled = format!("settled by hand on line {line} of the decisions");
        answered.must_say(&settled);
    }
    let decisions = informed.decisions.as_ref().expect("they were given");
    let unused = decisions.unused();
    let unused: Vec<_> = unused
        .map(|entry| (entry.line, entry.title.as_str()))
        .collect();
    assert_eq!(unused, [(7, "Partner Sorcerer")]);
    assert_eq!(summary.review_counts.decided, 5);
    // What is settled is not asked again.
    let review = summary.review.expect("asked for");
    assert_eq!(review.open(), 1);
    let sheet: Vec<[String; 14]> = review.sheet(&informed).collect();
    let column = |name| Review::COLUMNS.iter().position(|column| *column == name);
    let [title, rows, decision] =
        ["title", "rows", "decision"].map(|name| column(name).expect(name));
    let cells = sheet
        .iter()
        .map(|row| [title, rows, decision].map(|at| row[at].as_str()));
    let expected = [
        ["Channel Manager", "2", "marketing"],
        ["VP channel sales", "1", "none"],
        ["Alliance Lead", "1", "sales;strategy"],
        ["Partner Clerk", "1", "adjacent"],
        ["Director of Partnerships", "1", ""],
        ["Partner Sorcerer", "0", "sales"],
    ];
    assert_eq!(cells.collect::<Vec<_>>(), expected);
}

#[test]
fn decisions_are_read_as_spreadsheets_save_them() {
    let excel = "\u{feff}Title;Rows;Decision\r\nChef de marché;2;partner sales\r\n";
    let matcher = Matcher::new(Taxonomy::bundled());
    let found = |decisions: &Decisions, title: &str| {
        let found = decisions.find(&matcher, title, "", &matcher.answer(title));
        found.map(|found| found.decision)
    };
    let sales = Decision::Functions(vec![rolecall::Function::Sales]);
    let saved = decisions(excel);
    assert_eq!(found(&saved, "CHEF DE  MARCHÉ"), Some(sales.clone()));
    let old = decisions(b"Title;Function\r\nChef de march\xe9;sales\r\n");
    assert_eq!(found(&old, "Chef de marché"), Some(sales));
    assert_eq!((old.len(), old.unused().count()), (1, 0));
}

#[test]
fn decisions_that_cannot_be_followed_are_refused() {
    let message = refused("title,decision\nVP,sales\nLead,sales\nvp,Marketing\n");
    message.must_say_all([
        "line 4",
        "`vp` is decided as marketing here and as sales on line 2",
    ]);
    assert_eq!(decisions("title,decision\nVP,sales\nvp,Sales\n").len(), 1);
    let message = refused("title,decision\n\nVP,markting\n");
    message.must_say_all(["line 3", "did you mean `marketing`?"]);
    assert!(refused("title,decision\nVP,sales;none\n").contains("`none` goes with no other word"));
    assert!(refused("title,rows\nVP,1\n").contains("there is no column `decision`"));
    assert!(refused("name,decision\nVP,sales\n").contains("there is no column `title`"));
    assert!(refused("").contains("empty"));
}
