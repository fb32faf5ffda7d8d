use serde_json::Value;

use crate::support::{MustSay, rolecall};

fn clarified(title: &str, answers: &[&str]) -> Value {
    let answers: Vec<&str> = answers.iter().flat_map(|a| ["--answer", a]).collect();
    let line = rolecall(&[&["clarify", title], &answers[..]].concat()).prints();
    serde_json::from_str(&line).expect("JSON")
}

fn keys(clarified: &Value) -> Vec<String> {
    let questions = clarified["questions"].as_array().expect("a list");
    let keys = questions.iter().map(|q| q["key"].as_str());
    keys.map(|key| key.expect("a text").to_owned()).collect()
}

/// The titles that mean different things (partner-gtm.md, section 7), and others with a partner word.
const TITLES: &[&str] = &[
    "Partner Programs Manager",
    "Channel Sales Manager",
    "Partner Manager",
    "Partnerships Manager",
    "Partner Enablement Manager",
    "Partner Success Manager",
    "Partner Development Manager",
    "Strategic Alliances Manager",
    "Global Alliances Manager",
    "Ecosystem Manager",
    "Head of Partnerships",
    "Business Development Manager - Partnerships",
    "VP of Channel",
    "Director of Partner Programs",
    "Director of Partnerships",
    "Channel Manager",
    "Partner Marketing Manager",
    "Channel Marketing Manager",
    "Ecosystem Marketing Manager",
    "MDF Manager",
    "Partner Experience Manager",
    "Partner Onboarding Manager",
    "Partner Operations Manager",
    "Partner Account Manager",
    "Channel Account Manager",
    "Partner Sales Manager",
    "Technology Partnerships Manager",
    "Marketplace Manager",
    "Distribution Manager",
    "OEM Sales Manager",
    "Affiliate Manager",
    "Partner Strategy & Operations Manager",
    "Partner Specialist",
    "Partner Coordinator",
    "Partner Associate",
    "Chief Partnerships Officer",
    "Channel Chief",
    "Developer Ecosystem Manager",
    // not among them
    "Partner Solutions Architect",
    "Sr. Chnl Mktg Mgr - EMEA",
    "VP Partner Sales",
    "Alliances Intern",
    "Partnermanager (m/w/d)",
];

#[test]
fn two_to_four_questions_for_any_title_with_a_partner_word() {
    for title in TITLES {
        let asked = keys(&clarified(title, &[])).len();
        assert!((2..=4).contains(&asked), "{title}: {asked}");
    }
}

#[test]
fn a_title_without_partners_has_no_questions_and_says_why() {
    for (title, why) in [
        ("Teacher", "no partner word"),
        ("HR Business Partner", "an internal adviser"),
        ("", "blank title"),
    ] {
        let end = clarified(title, &[]);
        assert_eq!(
            (keys(&end).len(), &end["outcome"]),
            (0, &"none".into()),
            "{title}"
        );
        assert!(
            end["reason"].as_str().is_some_and(|r| r.contains(why)),
            "{end}"
        );
    }
    let card = rolecall(&["clarify", "Teacher", "--format", "table"]).prints();
    card.must_say("nothing to ask");
}

/// Title, answers, outcome and function at the end.
#[rustfmt::skip]
const ENDS: &[(&str, &[&str], &str, &str)] = &[
    ("Partner Programs Manager", &["write-or-run=set"], "clear", "strategy"),
    ("Partner Programs Manager", &["write-or-run=apply"], "clear", "operations"),
    ("Partner Programs Manager", &["write-or-run=both"], "multiple", "strategy"),
    ("Partner Programs Manager", &["side-duties=news", "bonus-metric=leads"], "clear", "marketing"),
    ("Partner Programs Manager", &["WRITE-OR-RUN=Dont-Know"], "multiple", "strategy"),
    // two answers outweigh a title that names another function
    (
        "Partner Manager",
        &[
            "partner-value=promote",
            "revenue-number=none",
            "lifecycle-share=designing",
        ],
        "multiple",
        "strategy",
    ),
    ("Channel Sales Manager", &["own-accounts=team", "quota-base=no-target"], "clear", "strategy"),
    // any question of the taxonomy may be answered
    ("Partner Manager", &["daily-tool=crm"], "clear", "sales"),
    ("Distribution Manager", &["goods-or-firms=firms", "bonus-metric=bookings"], "clear", "sales"),
    ("Partner Solutions Architect", &["bonus-metric=bookings", "time-spent=deals"], "clear", "sales"),
];

#[test]
fn answers_end_in_a_function() {
    for (title, answers, outcome, function) in ENDS {
        let end = clarified(title, answers);
        assert_eq!(
            (&end["outcome"], &end["function"]),
            (&Value::from(*outcome), &Value::from(*function)),
            "{title} {answers:?}: {end}"
        );
        let mut turned: Vec<&str> = answers.to_vec();
        turned.reverse();
        assert_eq!(clarified(title, &turned)["after"], end["after"], "{title}");
    }
    let outside = clarified(
        "Channel Manager",
        &["channel-meaning=contact", "book-companies=buyers"],
    );
    assert_eq!(
        (&outside["outcome"], &outside["function"]),
        (&"none".into(), &Value::Null)
    );
}

#[test]
fn the_end_names_the_answers_that_count() {
    let end = clarified(
        "Partner Programs Manager",
        &["write-or-run=apply", "bonus-metric=accuracy"],
    );
    assert_eq!(
        end["reason"],
        "both answers speak for Partner Operations (\"I apply them\", \"Speed, accuracy or data \
         quality\"); the title: \"Partner Programs\" may be Partner Strategy or Partner Operations"
    );
}

#[test]
fn the_questions_of_classify_are_those_of_clarify() {
    let line = rolecall(&["classify", "Director of Partnerships"]).prints();
    let answer: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(
        keys(&answer),
        keys(&clarified("Director of Partnerships", &[]))
    );
}

#[test]
fn without_a_terminal_the_questions_come_with_their_keys() {
    let card = rolecall(&["clarify", "Partner Programs Manager", "--format", "table"]).prints();
    card.must_say("--answer write-or-run=set  I set them");
    card.must_say("--answer side-duties=dont-know");
    card.must_say("the title alone: Partner Strategy ");
    let markdown = [
        "clarify",
        "Partner Programs Manager",
        "--format",
        "markdown",
    ];
    assert!(
        rolecall(&markdown)
            .prints()
            .contains("(write-or-run; set: I set them; ")
    );
    let csv = rolecall(&[
        "clarify",
        "Partner Manager",
        "--answer",
        "revenue-number=own",
        "--format",
        "csv",
    ]);
    let csv = csv.prints();
    assert!(
        csv.starts_with(
            "title,outcome,function,functions,confidence,level,answers,questions,why\n"
        )
    );
    csv.must_say(",revenue-number=own,partner-value;lifecycle-share,");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_the_questions_are_asked_and_the_end_is_the_same() {
    use crate::support::terminal::rolecall_typed;

    let title = "Partner Programs Manager";
    let (screen, code) = rolecall_typed(80, &["clarify", title], "9\n2\n0\n2\n");
    assert_eq!(code, 0, "{screen}");
    screen.must_say_all([
        "Question 1 of 3\n",
        "  1  I set them\n",
        "  0  I don't know\n",
        "Type a number from 0 to 3, s to skip, b to go back, or q to stop.",
        "Question 3 of 3\n",
        "  clear         Partner Operations, share 9",
    ]);
    let moved = |line: &str| line.contains("  Partner Operations") && line.contains("  +");
    assert!(
        screen.lines().filter(|line| moved(line)).count() == 2,
        "{screen}"
    );
    let end = clarified(
        title,
        &[
            "write-or-run=apply",
            "side-duties=dont-know",
            "bonus-metric=accuracy",
        ],
    );
    let reason = end["reason"].as_str().expect("a text").replace(' ', "");
    assert!(
        screen.replace([' ', '\n'], "").contains(&reason),
        "{screen}"
    );

    let answers = ["write-or-run=apply", "bonus-metric=accuracy"];
    let end = clarified(title, &answers);
    // a wrong answer is taken back, a question skipped, Enter shows the question again
    let (screen, _) = rolecall_typed(80, &["clarify", title], "b\n1\nb\n\n2\ns\n2\n");
    screen.must_say("There is no question to go back to.");
    assert_eq!(screen.matches("Question 1 of 3\n").count(), 4, "{screen}");
    let reason = end["reason"].as_str().expect("a text").replace(' ', "");
    assert!(
        screen.replace([' ', '\n'], "").contains(&reason),
        "{screen}"
    );

    let (stopped, code) = rolecall_typed(60, &["clarify", title], "q\n");
    assert_eq!(code, 0);
    stopped.must_say("  multiple      Partner Strategy or");
    let (answered, _) = rolecall_typed(
        80,
        &["clarify", title, "--answer", "write-or-run=set"],
        "1\n",
    );
    assert!(!answered.contains("sets the rules"), "{answered}");
    answered.must_say("  clear         Partner Strategy");
    let settled = [
        "clarify",
        title,
        "--answer",
        "write-or-run=set",
        "--answer",
        "bonus-metric=reach",
    ];
    let (settled, _) = rolecall_typed(80, &settled, "");
    assert!(
        settled.starts_with("Partner Programs Manager\n\n  clear"),
        "{settled}"
    );
    let (teacher, _) = rolecall_typed(80, &["clarify", "Teacher"], "");
    assert!(teacher.starts_with("Teacher\n\n  none"), "{teacher}");
}

#[cfg(unix)]
#[test]
fn what_is_typed_in_odd_ways_is_taken_or_explained() {
    use crate::support::terminal::rolecall_typed;

    let title = "Partner Programs Manager";
    let explained = "Type a number from 0 to 3";
    for (typed, says) in [
        ("00\nq\n", "Question 2 of 3\n"),
        (" 1.\nq\n", "Partner Strategy, share 8"),
        ("2)\nQUIT\n", "Partner Operations, share 8"),
        ("-1\nq\n", explained),
        ("99999999999999999999999999\nq\n", explained),
        ("ich schreibe sie\nq\n", explained),
        ("B\nSkip\n\x04", "There is no question to go back to."),
    ] {
        let (screen, code) = rolecall_typed(80, &["clarify", title], typed);
        assert_eq!(code, 0, "{typed:?}: {screen}");
        assert!(screen.contains(says), "{typed:?}: {screen}");
    }
    let (screen, code) = rolecall_typed(80, &["clarify", title], b"\xe4h\nq\n");
    assert_eq!(code, 0, "{screen}");
    screen.must_say(explained);
    // no partner role after all: nothing more to ask
    let (screen, _) = rolecall_typed(80, &["clarify", "PAM EMEA"], "3\n");
    screen.must_say("  none          not a Partner GTM role");
    assert!(!screen.contains("Question 2"), "{screen}");
}

#[test]
fn a_short_form_that_stands_for_a_role_is_one() {
    for (answer, functions) in [
        ("partner-accounts", "\"functions\":[\"sales\"]"),
        (
            "partner-programs",
            "\"functions\":[\"strategy\",\"operations\"]",
        ),
        ("something-else", "\"functions\":[]"),
    ] {
        for title in ["CAM", "PBM", "PDM"] {
            let answer = format!("stands-for={answer}");
            let run = rolecall(&["clarify", title, "--answer", &answer, "--format", "ndjson"]);
            let clarified = run.prints();
            assert!(
                clarified.contains(functions),
                "{title} {answer}: {clarified}"
            );
        }
    }
}
