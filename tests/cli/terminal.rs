use unicode_width::UnicodeWidthStr;

use crate::support::terminal::rolecall_on;
use crate::support::{MustSay, rolecall};

const TITLES: [&str; 8] = [
    "classify",
    "Channel Marketing Manager",
    "Director of Partnerships",
    "HR Business Partner",
    "Partner Solutions Architect (Global Strategic Alliances, Central & Eastern Europe)",
    "パートナー営業部長 partner sales",
    "👩\u{200d}💼 Head of Channel Alli\u{301}ance",
    "SupercalifragilisticexpialidociousChannelPartnerEcosystemManager",
];

const COMPARED: [&str; 7] = [
    "compare", TITLES[1], TITLES[2], TITLES[4], TITLES[5], TITLES[6], TITLES[7],
];

#[test]
fn tables_and_cards_fit_the_terminal() {
    for width in [40, 60, 80, 120, 200] {
        for arguments in [
            &TITLES[..],
            &TITLES[..2],
            &["classify", TITLES[2]],
            &["classify", TITLES[1]],
            &["compare", "--group", "--file", "examples/contacts.csv"],
            &["roles", "--core"],
            &["roles", "--role", "Partner Programs Manager"],
            &["roles", "--role", "Partner Solutions Architect"],
            &COMPARED,
            &[&COMPARED[..], &["--group"]].concat(),
        ] {
            let (screen, code) = rolecall_on(width, arguments, false);
            assert_eq!(code, 0, "{screen}");
            for line in screen.lines() {
                assert!(line.width() <= usize::from(width), "{width}: {line}");
            }
            assert!(!screen.contains('\u{1b}'), "NO_COLOR: {screen}");
        }
    }
}

#[test]
fn a_narrow_terminal_says_which_columns_are_missing() {
    let (narrow, _) = rolecall_on(60, &TITLES[..4], false);
    narrow.must_say("Hidden columns: nearest role, level (the terminal is");
    let (wide, _) = rolecall_on(200, &TITLES[..4], false);
    assert!(!wide.contains("Hidden"), "{wide}");
}

#[test]
fn nothing_is_left_out_where_nobody_can_widen_the_page() {
    let run = rolecall(&[&TITLES[..], &["--format", "table"]].concat()).env("COLUMNS", "60");
    let table = run.prints();
    let header = table.lines().next().expect("a header");
    header.must_say_all(["Title", "Function", "Level", "Why"]);
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let colourful = |text: &str| text.contains("\u{1b}[");
    let table = |more: &[&str]| {
        let arguments = [
            &["classify", "VP Partners", "Baker", "--format", "table"],
            more,
        ]
        .concat();
        rolecall(&arguments)
    };
    assert!(!colourful(&table(&[]).prints()));
    assert!(colourful(&table(&["--color", "always"]).prints()));
    assert!(colourful(
        &table(&["--color", "always"]).env("NO_COLOR", "1").prints()
    ));
    assert!(colourful(&table(&[]).env("CLICOLOR_FORCE", "1").prints()));
    assert!(!colourful(
        &table(&["--color", "never"])
            .env("CLICOLOR_FORCE", "1")
            .prints()
    ));
    assert!(colourful(
        &rolecall(&["roles", "--help", "--color=always"]).prints()
    ));
    assert!(!colourful(
        &rolecall_on(80, &["--help", "--color", "never"], true).0
    ));
    assert!(colourful(&rolecall_on(80, &["--help"], true).0));
    assert!(colourful(&rolecall_on(80, &["classify", "Baker"], true).0));
    assert!(!colourful(
        &rolecall_on(80, &["classify", "Baker"], false).0
    ));
    assert!(!colourful(
        &rolecall_on(80, &["classify", "Baker", "--color", "never"], true).0
    ));
}

#[test]
fn colours_change_nothing_else() {
    let table = |colour| {
        let arguments = ["--format", "table", "--color", colour];
        rolecall(&[&TITLES[..], &arguments].concat()).prints()
    };
    let mut plain = String::new();
    let mut in_escape = false;
    for c in table("always").chars() {
        match c {
            '\u{1b}' => in_escape = true,
            'm' if in_escape => in_escape = false,
            _ if in_escape => {}
            _ => plain.push(c),
        }
    }
    assert_eq!(plain, table("never"));
}

#[test]
fn no_title_can_steer_the_terminal() {
    let title = "\u{1b}[2J\u{202e}VP\u{7} Channel\u{206c}\r";
    for titles in [&[title][..], &[title, title]] {
        let arguments = [&["classify"], titles, &["--format", "table"]].concat();
        let shown = rolecall(&arguments).prints();
        let steers =
            |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{206c}\u{2064}".contains(c);
        assert!(!shown.contains(steers), "{shown:?}");
        shown.must_say("\\u{1b}[2J");
    }
}

#[test]
fn no_title_on_a_terminal_says_what_to_type() {
    let (screen, code) = rolecall_on(80, &["classify"], false);
    assert_eq!(code, 2);
    assert_eq!(screen.lines().count(), 2, "{screen}");
    screen.must_say("rolecall classify \"Channel Marketing Manager\"");
}

#[test]
fn a_summary_fits_a_narrow_terminal() {
    let (screen, _) = rolecall_on(
        40,
        &["batch", "examples/contacts.csv", "--no-progress"],
        false,
    );
    let (_, counts) = screen.split_once("\nclear ").expect("the outcomes");
    let (counts, _) = counts.split_once("\nDone").expect("the last line");
    for line in counts.lines() {
        assert!(line.width() <= 40, "{line}");
    }
    assert!(
        counts.contains("Marketing: ") && counts.contains("manager "),
        "{screen}"
    );
    let (wide, _) = rolecall_on(
        80,
        &["batch", "examples/contacts.csv", "--no-progress"],
        false,
    );
    assert!(
        wide.contains("manager ") && !wide.contains("Marketing: "),
        "{wide}"
    );
}
