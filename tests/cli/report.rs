use std::fs;
use std::path::PathBuf;

use crate::support::markup::{Element, elements};
use crate::support::rolecall;

const CONTACTS: &str = "\
Name,Title,Company
Ann,Channel Marketing Manager,\"Acme, Inc\"
Bob,Sr. Chnl Mktg Mgr - EMEA,\"Acme, Inc\"
Cy,Director of Partnerships,\"Acme, Inc\"
Di,HR Business Partner,Other
Ed,Channel Sales Engineer,Other
Flo,,Other
Guy,channel  marketing manager,Other
Hal,Teacher,Other
";

fn page(input: &str, arguments: &[&str]) -> String {
    let arguments = [&["report", "-q"], arguments].concat();
    rolecall(&arguments).stdin(input).prints()
}

fn heads<'a>(elements: &'a [Element], name: &str) -> Vec<&'a str> {
    let found = elements.iter().filter(|element| element.name == name);
    found.map(|element| element.text.as_str()).collect()
}

/// The cells of the row that starts with this.
#[track_caller]
fn row(page: &str, start: &str) -> Vec<String> {
    let rows = page.split("<tr").skip(1).map(|row| {
        let row = row.split("</tr>").next().unwrap_or_default();
        let row = elements(&format!("<!DOCTYPE html>\n<tr{row}</tr>"));
        let cells = row
            .into_iter()
            .filter(|cell| ["th", "td"].contains(&cell.name.as_str()));
        cells.map(|cell| cell.text).collect::<Vec<_>>()
    });
    let mut rows = rows.filter(|cells| cells.first().is_some_and(|cell| cell.starts_with(start)));
    rows.next().unwrap_or_else(|| panic!("no row of {start}"))
}

#[test]
fn the_page_starts_with_the_answer() {
    let page = page(CONTACTS, &["--name", "contacts.csv"]);
    let elements = elements(&page);
    assert_eq!(heads(&elements, "h1"), ["Partner roles in contacts.csv"]);
    let sections = heads(&elements, "h2");
    let expected = [
        "4 of 8 people have a partner role",
        "Functions and levels",
        "By Company",
        "Words for partners",
        "Same role, different titles",
        "Titles that need a question",
        "What was left out, and why",
        "What was read",
    ];
    assert_eq!(sections, expected);
    let links: Vec<&str> = elements.iter().filter_map(|e| e.get("href")).collect();
    assert_eq!(links[0], "#main");
    let text = &elements[0].text;
    for says in [
        "That is 50%; one more works on partners outside the four functions.",
        "1 title needs a question before the function is settled: 1 person.",
        "3 titles could be 2: they say the same in other words.",
        "1 person without a title.",
        "8 rows read from column Title.",
    ] {
        assert!(text.contains(says), "no {says:?} in\n{text}");
    }
}

#[test]
fn tables_count_every_row() {
    let page = page(CONTACTS, &[]);
    assert_eq!(
        row(&page, "Manager"),
        [
            "Manager manages partners, or people",
            "0",
            "0",
            "3",
            "0",
            "3"
        ]
    );
    assert_eq!(row(&page, "All"), ["All", "1", "0", "3", "0", "4"]);
    let acme = row(&page, "Acme, Inc");
    assert_eq!(acme[..7], ["Acme, Inc", "3", "100%", "1", "0", "2", "0"]);
    assert!(acme[7].ends_with("Strategy 1, Marketing 2"), "{acme:?}");
    let channel = row(&page, "Channel often");
    assert_eq!(channel[1..4], ["channel, chnl", "3", "4"]);
    let same = row(&page, "Channel Marketing Manager");
    assert_eq!(
        same[1..],
        [
            "Channel Marketing Manager 2Sr. Chnl Mktg Mgr - EMEA",
            "2",
            "3"
        ]
    );
    let asked = row(&page, "Director of Partnerships");
    assert_eq!(asked[1..], ["Strategy or Sales", "1"]);
    let left = row(&page, "The word is an adviser");
    assert_eq!(left[1..], ["HR Business Partner", "1", "1"]);
    assert_eq!(
        row(&page, "technical work")[1..],
        ["Channel Sales Engineer", "1", "1"]
    );
    assert_eq!(row(&page, "There is no title")[3], "1");
    assert_eq!(row(&page, "No word says")[1], "Teacher");
}

#[test]
fn the_page_can_be_read_aloud_and_by_keyboard() {
    let elements = elements(&page(CONTACTS, &[]));
    let named = |name: &str| {
        elements
            .iter()
            .filter(|e| e.name == name)
            .collect::<Vec<_>>()
    };
    for (name, count) in [
        ("main", 1),
        ("nav", 1),
        ("header", 1),
        ("footer", 1),
        ("h1", 1),
    ] {
        assert_eq!(named(name).len(), count, "{name}");
    }
    assert_eq!(named("html")[0].get("lang"), Some("en"));
    assert!(named("th").iter().all(|cell| cell.get("scope").is_some()));
    assert!(named("table").len() > 5);
    assert_eq!(named("table").len(), named("caption").len());
    let charts = named("svg");
    assert!(charts.len() > 3);
    for chart in charts {
        assert_eq!(chart.get("role"), Some("img"));
        assert!(chart.get("aria-labelledby").is_some());
    }
    let mut level = 0;
    for heading in elements
        .iter()
        .filter(|e| ["h1", "h2", "h3"].contains(&e.name.as_str()))
    {
        let next = heading.name.as_bytes()[1] - b'0';
        assert!(next <= level + 1, "{heading:?} leaves a level out");
        level = next;
    }
}

#[test]
fn nothing_is_loaded_and_data_stays_text() {
    let hostile = "\
<script>alert('x')</script> Director of Partnerships|<img src=x onerror=alert(1)>
</title></style>--><b>Partner Sales Manager|'R' & \"Q\"
Partner Sales Manager\u{202e}|\u{1b}]8;;x\u{7}
&lt;Teacher&gt; \"|https://example.com/x.js
";
    let input = format!("Title|<Company>\n{hostile}");
    let page = page(&input, &["--by", "<Company>", "--name", "<b>&\"'"]);
    let elements = elements(&page);
    let known = [
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "span", "bdi",
        "main", "section", "h2", "strong", "p", "svg", "desc", "rect", "ul", "li", "div", "h3",
        "nav", "table", "caption", "thead", "tbody", "tr", "th", "td", "small", "code", "dl", "dt",
        "dd", "footer", "em",
    ];
    for element in &elements {
        assert!(known.contains(&element.name.as_str()), "{element:?}");
        for (name, _) in &element.attributes {
            assert!(
                !name.starts_with("on") && name != "src" && name != "style",
                "{element:?}"
            );
        }
    }
    let style = &heads(&elements, "style")[0];
    assert!(!style.contains("url(") && !style.contains("@import"));
    let policy = elements
        .iter()
        .find_map(|e| e.get("content").filter(|c| c.contains("src")));
    assert_eq!(
        policy,
        Some("default-src 'none'; style-src 'unsafe-inline'")
    );
    let text = &elements[0].text;
    for shown in [
        "<script>alert('x')</script> Director of Partnerships",
        "</title></style>--><b>Partner Sales Manager",
        "Partner Sales Manager\\u{202e}",
        "\\u{1b}]8;;x\\u{7}",
        "'R' & \"Q\"",
        "&lt;Teacher&gt; \"",
        "Partner roles in <b>&\"'",
    ] {
        assert!(text.contains(shown), "no {shown:?}");
    }
    assert!(!page.contains(['\u{202e}', '\u{1b}', '\u{7}']));
}

#[test]
fn the_same_rows_give_the_same_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, output) = (
        folder.path().join("contacts.csv"),
        folder.path().join("out.html"),
    );
    fs::write(&input, CONTACTS).expect("a file");
    let names: Vec<&str> = [&input, &output]
        .map(|path| path.to_str().expect("UTF-8"))
        .into();
    let (code, out, told) = rolecall(&["report", names[0], "-o", names[1]]).ends();
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(
        told.starts_with("8 rows; titles in column 2 `Title` (by its name)\n"),
        "{told}"
    );
    let written = fs::read_to_string(&output).expect("a file");
    for threads in ["1", "2", "5"] {
        let again = page(CONTACTS, &["--name", "contacts.csv", "--threads", threads]);
        assert_eq!(written, again);
    }
    let answered = rolecall(&["batch", "-q"]).stdin(CONTACTS).prints();
    assert!(
        page(&answered, &[]).contains("4</strong> of 8 people"),
        "the output of batch"
    );
}

#[test]
fn lists_end_and_say_what_they_leave_out() {
    let mut input = "Title,Country\n".to_owned();
    for row in 0..400 {
        let kind = ["Channel", "Partner", "Alliances", "Ecosystem"][row % 4];
        input += &format!("\"Director, {kind}, Region {row}\",Country {}\n", row % 37);
        input += &format!("{kind} Sales Manager {row},Country {}\n", row % 37);
        input += &format!("HR Business Partner {row},\n");
    }
    let page = page(&input, &[]);
    let elements = elements(&page);
    let text = &elements[0].text;
    assert_eq!(row(&page, "23 others").len(), 8);
    for says in [
        "and 195 more titles, 195 people", // that mean the same
        "and 292 more titles292",          // with a question
        "and 396 more titles, 396 people", // left out
    ] {
        assert!(text.contains(says), "no {says:?} in\n{text}");
    }
    assert!(page.len() < 100_000, "{} bytes", page.len());
}

#[test]
fn files_without_partners_or_rows_have_a_page_too() {
    let none = page("Title,Company\nTeacher,A\n", &[]);
    let heads_of = |page: &str| -> Vec<String> {
        let elements = elements(page);
        heads(&elements, "h2")
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let expected = [
        "None of 1 person has a partner role.",
        "What was left out, and why",
        "What was read",
    ];
    assert_eq!(heads_of(&none), expected);
    let empty = page("Title,Company\n", &[]);
    assert_eq!(heads_of(&empty), ["The file has no rows.", "What was read"]);
}

#[test]
fn rows_of_the_wrong_length_are_told() {
    let input = "Name,Title\nCy,Owner\nAnn,Partner Manager,more\nBob\n";
    let (code, page, _) = rolecall(&["report", "-q"]).stdin(input).ends();
    assert_eq!(code, 1);
    let text = &elements(&page)[0].text;
    assert!(
        text.contains("2 rows with too many or too few cells"),
        "{text}"
    );
    assert!(text.contains("2 rows: lines 3 and 4"), "{text}");
}

#[test]
fn errors_say_what_to_type() {
    let cases: &[(&[&str], &str)] = &[
        (&["--by", "Companies"], "did you mean `Company`?"),
        (
            &["--by", "Name", "--by", "Title", "--by", "Company"],
            "two columns at most",
        ),
        (
            &["--format", "json"],
            "rolecall batch contacts.csv -o answers.csv",
        ),
        (&["-o", "report.csv"], "what can be written: .html"),
    ];
    for (arguments, says) in cases {
        let run = rolecall(&[&["report"], *arguments].concat()).stdin(CONTACTS);
        let message = run.fails(2);
        assert!(message.contains(says), "{arguments:?}: {message}");
    }
    assert!(!PathBuf::from("report.csv").exists());
}

#[cfg(unix)]
#[test]
fn a_terminal_is_told_to_name_a_file() {
    use crate::support::terminal::rolecall_on;

    let (screen, code) = rolecall_on(100, &["report", "people.csv"], false);
    assert_eq!(code, 2);
    assert!(
        screen.contains("rolecall report people.csv -o report.html"),
        "{screen}"
    );
}

#[test]
fn text_stands_out_from_its_ground() {
    let page = page(CONTACTS, &[]);
    let style = heads(&elements(&page), "style")[0].to_owned();
    let (light, dark) = style
        .split_once("prefers-color-scheme: dark")
        .expect("two schemes");
    for scheme in [light, dark] {
        let colour = |name: &str| colour(scheme, name);
        let (ground, ink, faint) = (colour("ground"), colour("ink"), colour("faint"));
        for name in [
            "ink",
            "soft",
            "link",
            "strategy",
            "operations",
            "marketing",
            "sales",
        ] {
            let seen = contrast(colour(name), ground);
            assert!(seen >= 4.5, "{name}: {seen}");
        }
        assert!(contrast(colour("soft"), faint) >= 4.5);
        let most: f64 = value(scheme, "most").parse().expect("a number");
        for name in ["strategy", "operations", "marketing", "sales"] {
            let hue = colour(name);
            let cell = [0, 1, 2].map(|at| ground[at] + (hue[at] - ground[at]) * most);
            assert!(
                contrast(ink, cell) >= 4.5,
                "{name}: {}",
                contrast(ink, cell)
            );
        }
    }
}

fn value<'a>(scheme: &'a str, name: &str) -> &'a str {
    let (_, after) = scheme
        .split_once(&format!("--{name}: "))
        .expect("it is set");
    after.split(';').next().unwrap_or_default()
}

fn colour(scheme: &str, name: &str) -> [f64; 3] {
    let value = value(scheme, name);
    match value.strip_prefix('#') {
        Some(hex) => {
            [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")))
        }
        None => {
            let mut parts = value
                .split(", ")
                .map(|part| part.parse().expect("a number"));
            [0; 3].map(|_| parts.next().expect("three parts"))
        }
    }
}

/// As WCAG 2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let linear = colour.map(|part| match part / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The page of the contacts with these decisions, and what was told beside it.
fn settled(pins: &str, input: &str) -> (String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pins.csv");
    fs::write(&path, pins).expect("a file");
    let arguments = ["report", "--pins", path.to_str().expect("UTF-8")];
    let (code, page, told) = rolecall(&arguments).stdin(input).ends();
    assert_eq!(code, 0, "{told}");
    (page, told)
}

#[test]
fn decisions_of_a_person_count() {
    let pins = "\
title,decision
Director of Partnerships,sales
channel marketing manager,none
Teacher,marketing
Channel Sales Engineer,strategy;sales
Nobody,sales
";
    let (page, told) = settled(pins, CONTACTS);
    assert!(
        told.contains("pins.csv: 4 of 5 decisions settled 5 rows\n"),
        "{told}"
    );
    assert!(
        told.contains("1 decision matches no title of this file: line 6 `Nobody`"),
        "{told}"
    );
    assert_eq!(row(&page, "All"), ["All", "1", "0", "2", "1", "4"]);
    let elements = elements(&page);
    let text = &elements[0].text;
    assert!(
        !heads(&elements, "h2").contains(&"Titles that need a question"),
        "{text}"
    );
    assert!(
        !text.contains("need a question") && !text.contains("needs a question"),
        "{text}"
    );
    let left = row(&page, "A person or the duties say so");
    assert_eq!(left[1..], ["Channel Marketing Manager", "1", "2"]);
    assert!(!page.contains("No word says"), "the teacher is in");
    assert!(text.contains("Settled by a person5 rows"), "{text}");
}

#[test]
fn descriptions_count() {
    let input = "\
Title,Duties
Partner Programs Manager,\"You run deal registration and rebate claims for our partners, keep the partner portal in order and check partner data every week.\"
Partner Programs Manager,
";
    let page = page(input, &["--description-column", "Duties"]);
    assert_eq!(row(&page, "All"), ["All", "1", "1", "0", "0", "2"]);
    assert_eq!(
        row(&page, "Partner Programs Manager")[1..],
        ["Strategy or Operations", "1"]
    );
    let text = &elements(&page)[0].text;
    assert!(
        text.contains("Duties fromcolumn 2, Duties (as asked)"),
        "{text}"
    );
}

#[test]
fn the_page_replaces_none_of_its_sources() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pins.html");
    fs::write(&path, "title,decision\nTeacher,none\n").expect("a file");
    let name = path.to_str().expect("UTF-8");
    let run = rolecall(&["report", "--pins", name, "-o", name, "--force"]).stdin(CONTACTS);
    assert!(run.fails(2).contains("the output is the file of --pins"));
}
