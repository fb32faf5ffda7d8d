//! Titles go to a person, and come back decided.

use rolecall::batch::{self, Decision, Options, Pinned, Pins, Review};

use super::{Echo, added, run};

fn review(input: &str, threads: usize) -> Review {
    let options = Options {
        review_below: Some(0.5),
        threads,
        ..Options::default()
    };
    let (_, summary) = run(input.as_bytes(), &options).expect("readable");
    summary.review.expect("it was asked for")
}

fn pins(text: &str) -> Pins {
    Pins::read(text.as_bytes()).expect("decisions")
}

fn refused(text: impl AsRef<[u8]>) -> String {
    Pins::read(text.as_ref())
        .expect_err("no decisions")
        .to_string()
}

#[test]
fn titles_to_review_are_distinct_and_the_most_frequent_come_first() {
    // The classifier of these tests leaves open what a Manager does.
    let input = "Title,x\nManager,1\n\"Manager, Partner\",2\nVP,3\n \
                 manager of  None,4\n,5\nPartner MANAGER,6\n\"Manager, Partner\",7\n\"manager,  PARTNER \",8\n";
    let review = review(input, 1);
    assert_eq!(review.titles(), [("Manager, Partner", 2), ("Manager", 1)]);
    assert_eq!((review.len(), review.left_out()), (2, 0));
    let mut written = Vec::new();
    review
        .write(&mut written, &Echo)
        .expect("memory does not fail");
    let expected = "title,rows,outcome,candidates,why,question,decision\n\
                    \"Manager, Partner\",2,multiple,sales;marketing,no description,What is it?,\n\
                    Manager,1,multiple,sales;marketing,no description,What is it?,\n";
    assert_eq!(String::from_utf8(written).expect("UTF-8"), expected);
}

#[test]
fn answers_that_are_not_sure_are_reviewed() {
    let options = |below| Options {
        review_below: Some(below),
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
    let pins = pins(
        "title,rows,outcome,candidates,question,decision\n\
         Manager,2,multiple,sales;marketing,What is it?,Marketing\n\
         VP  sales,1,clear,sales,,none\n\
         Lead,1,clear,sales,,sales; strategy\n\
         Clerk,1,clear,sales,,ADJACENT\n\
         Open,1,multiple,sales;marketing,,\n\
         Gone,1,multiple,sales;marketing,,sales\n",
    );
    let pinned = Pinned {
        classify: &Echo,
        pins: &pins,
    };
    let input = "Title,x\n manager ,1\nVP Sales,2\nLead,3\nClerk,4\nOpen,5\n";
    let mut output = Vec::new();
    let options = Options {
        review_below: Some(0.95),
        ..Options::default()
    };
    let summary =
        batch::run(input.as_bytes(), &mut output, &options, &pinned, |_| ()).expect("readable");
    let output = String::from_utf8(output).expect("UTF-8");
    let rows: Vec<_> = output.lines().skip(1).collect();
    let hand = "settled by hand on line";
    assert_eq!(
        rows,
        [
            format!(
                " manager ,1,clear,marketing,marketing,1.00,,manager,,{hand} 2 of the decisions"
            ),
            format!("VP Sales,2,none,,,1.00,,manager,,{hand} 3 of the decisions"),
            format!(
                "Lead,3,multiple,sales,sales;strategy,1.00,Lead,manager,,{hand} 4 of the decisions"
            ),
            format!("Clerk,4,adjacent,sales,sales,1.00,Clerk,manager,,{hand} 5 of the decisions"),
            format!("Open,5{}", added("Open")),
        ]
    );
    let unused: Vec<_> = pins
        .unused()
        .map(|pin| (pin.line, pin.title.as_str()))
        .collect();
    assert_eq!(unused, [(7, "Gone")]);
    // What is settled is not asked again.
    assert_eq!(summary.review.expect("asked for").titles(), [("Open", 1)]);
}

#[test]
fn decisions_are_read_as_spreadsheets_save_them() {
    let excel = "\u{feff}Title;Rows;Decision\r\nChef de marché;2;partner sales\r\n";
    let pins = pins(excel);
    let pin = pins.find("CHEF DE  MARCHÉ").expect("it is decided");
    assert_eq!(
        pin.decision,
        Decision::Functions(vec![rolecall::Function::Sales])
    );
    let old =
        Pins::read(&b"Title;Function\r\nChef de march\xe9;sales\r\n"[..]).expect("Windows-1252");
    assert!(old.find("Chef de marché").is_some());
    assert_eq!((old.len(), old.unused().count()), (1, 0));
}

#[test]
fn decisions_that_cannot_be_followed_are_refused() {
    let message = refused("title,decision\nVP,sales\nLead,sales\nvp,Marketing\n");
    assert!(message.contains("line 4"), "{message}");
    assert!(
        message.contains("`vp` is decided as marketing here and as sales on line 2"),
        "{message}"
    );
    assert_eq!(pins("title,decision\nVP,sales\nvp,Sales\n").len(), 1);
    let message = refused("title,decision\n\nVP,markting\n");
    assert!(message.contains("line 3"), "{message}");
    assert!(message.contains("did you mean `marketing`?"), "{message}");
    assert!(refused("title,decision\nVP,sales;none\n").contains("`none` is no decision"));
    assert!(refused("title,rows\nVP,1\n").contains("there is no column `decision`"));
    assert!(refused("name,decision\nVP,sales\n").contains("there is no column `title`"));
    assert!(refused("").contains("empty"));
}
