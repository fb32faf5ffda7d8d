use std::path::PathBuf;

use crate::support::markup::{Element, elements};
use crate::support::{Files, MustSay, rolecall};

pub(super) const CONTACTS: &str = "\
Name,Title,Company
Ann,Channel Marketing Manager,\"Acme, Inc\"
Bob,Chnl Mktg Mgr - EMEA,\"Acme, Inc\"
Cy,Director of Partnerships,\"Acme, Inc\"
Di,HR Business Partner,Other
Ed,Channel Sales Engineer,Other
Flo,,Other
Guy,channel  marketing manager,Other
Hal,Teacher,Other
";

pub(super) fn page(input: &str, arguments: &[&str]) -> String {
    let arguments = [&["report", "-q"], arguments].concat();
    rolecall(&arguments).stdin(input).prints()
}

pub(super) fn heads<'a>(elements: &'a [Element], name: &str) -> Vec<&'a str> {
    let found = elements.iter().filter(|element| element.name == name);
    found.map(|element| element.text.as_str()).collect()
}

/// The page without the lists behind its counts.
fn closed(page: &str) -> String {
    let mut parts = page.split("<div class=\"list\">");
    let mut closed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        closed += part.split_once("</div>").expect("the list ends").1;
    }
    closed
}

/// The cells of the row that starts with this.
#[track_caller]
fn row(page: &str, start: &str) -> Vec<String> {
    let page = closed(page);
    let rows = page.split("<tr").skip(1).map(|row| {
        let row = row.split("</tr>").next().unwrap_or_default();
        let row = row.replace("href=", "data-href="); // leads out of the row
        let row = elements(&format!("<!DOCTYPE html><tr{row}</tr>"));
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
        "Levels and functions",
        "Where the gaps are",
        "Who to talk to first",
        "By company",
        "Words for partners",
        "Same role, different titles",
        "What was left out, and why",
        "About this page",
    ];
    assert_eq!(sections, expected);
    let links: Vec<&str> = elements.iter().filter_map(|e| e.get("href")).collect();
    assert_eq!(links[0], "#main");
    let text = &elements[0].text;
    text.must_say_all([
        "This page shows no personal names.",
        "That is 50%; one more works with partners outside the four functions.",
        "Nobody works in Partner Operations",
        "Partner Sales comes up only as a second possibility",
        "Partner Marketing has no director or above",
        "1 title needs a question before the function is settled: 1 person",
        "1 person without a title.",
        "8 rows read from column Title; each row counts as one person.",
        "To make this page again: rolecall report --name contacts.csv",
    ]);
}

#[test]
fn tables_count_every_row() {
    let page = page(CONTACTS, &[]);
    let manager = row(&page, "Manager");
    assert_eq!(manager[1..], ["0", "0", "3", "0", "3"]);
    assert_eq!(row(&page, "All"), ["All", "1", "0", "3", "0", "4"]);
    let acme = row(&page, "Acme, Inc");
    assert_eq!(acme, ["Acme, Inc", "1", "0", "2", "0", "3", "100%"]);
    let channel = row(&page, "Channel often");
    assert_eq!(channel[1..4], ["channel, chnl", "3", "4"]);
    let same = row(&page, "Channel Marketing Manager");
    let titles = "Channel Marketing Manager 2Chnl Mktg Mgr - EMEA";
    assert_eq!(same, [titles, "Marketing, manager", "2", "3"]);
    let asked = row(&page, "Director of Partnerships");
    assert_eq!(asked[1..], ["1", "Strategy or Sales", "Q1"]);
    let left = row(&page, "An internal adviser");
    assert_eq!(left[1..], ["HR Business Partner", "1", "1"]);
    assert_eq!(
        row(&page, "technical work")[1..],
        ["Channel Sales Engineer", "1", "1"]
    );
    assert_eq!(row(&page, "No title")[3], "1");
    assert_eq!(row(&page, "No word")[1], "Teacher");
}

#[test]
fn companies_and_countries_in_several_spellings_are_one_row() {
    let input = "Title,Company,Country\n\
                 Channel Sales Manager,\"Acme, Inc.\",US\n\
                 Channel Sales Manager,ACME,USA\n\
                 Channel Sales Manager,acme inc,United States\n\
                 Channel Sales Manager,Birch GmbH,Deutschland\n\
                 Channel Sales Manager,Birch,DE\n";
    let page = page(input, &[]);
    assert_eq!(row(&page, "Acme, Inc.")[4..6], ["3", "3"]);
    assert_eq!(row(&page, "Birch GmbH")[4..6], ["2", "2"]);
    assert_eq!(row(&page, "United States")[4..6], ["3", "3"]);
    let text = &elements(&page)[0].text;
    text.must_say_all([
        "Counted as one: Acme, Inc. (also ACME, acme inc); Birch GmbH (also Birch).",
        "Counted as one: United States (also US, USA); Germany (also Deutschland, DE).",
    ]);
}

/// The rows of tables with a number that neither opens nor counts titles.
fn closed_counts(page: &str) -> Vec<String> {
    let mut closed = Vec::new();
    for table in page.split("<table").skip(1) {
        let heads: Vec<&str> = table.split("<th scope=\"col\"").skip(1).collect();
        for row in table.split("<tr").skip(2) {
            let first = usize::from(row.contains("<th"));
            for (cell, head) in row.split("<td").skip(1).zip(&heads[first..]) {
                let text = cell.split_once('>').map_or("", |(_, text)| text);
                let is_number = text.starts_with(|c: char| ('1'..='9').contains(&c));
                if is_number && !text.contains("%</td>") && !head.contains(">Titles<") {
                    closed.push(row.to_owned());
                }
            }
        }
    }
    closed
}

#[test]
fn every_count_opens_to_its_titles_and_names() {
    let mut input = CONTACTS.replace("Flo,,", "Flo,Owner,"); // no title: nothing to open
    for company in 0..60 {
        let title = ["Partner Sales Manager", "CAM", "Channel Marketing Lead"][company % 3];
        input += &format!("P{company},{title} {company},Firm {}\n", company % 4);
        input += &format!("Q{company},\"Director, Alliances, Zab{company}o\",Firm {company}\n");
    }
    for arguments in [&[][..], &["--name-column", "Name"]] {
        let page = page(&input, arguments);
        assert_eq!(closed_counts(&page), Vec::<String>::new());
        let headline = "<summary><h2 id=\"answer\"><strong>104</strong> of 128 people";
        assert!(page.contains(headline));
    }
    let page = page(CONTACTS, &[]);
    let list = "<ul><li><bdi>Channel Marketing Manager</bdi> <span>2</span></li>\
                <li><bdi>Chnl Mktg Mgr - EMEA</bdi> <span>1</span></li></ul>";
    assert!(page.contains(&format!(
        "<summary>3</summary><div class=\"list\">{list}</div>"
    )));
    assert!(!page.contains("<summary>0</summary>"));
}

#[test]
fn names_are_shown_only_if_asked_for() {
    let silent = page(CONTACTS, &[]);
    assert!(!silent.contains("Bob") && !silent.contains("Flo"));
    let named = page(CONTACTS, &["--name-column", "Name"]);
    let text = &elements(&named)[0].text;
    text.must_say("This page names people.");
    text.must_say("Ann, Guy, Bob");
    text.must_say("Cy");
    text.must_say("Flo");
    let run = rolecall(&["report", "--name-column", "Names"]).stdin(CONTACTS);
    assert!(run.fails(2).contains("did you mean `Name`?"));
}

#[test]
fn open_titles_are_asked_about_once_for_each_meaning() {
    let input = "Title\nCAM\nCAM\nSr. CAM\nDirector of Partnerships\n\
                 \"Director, Partnerships - EMEA\"\nTeacher\n";
    let page = page(input, &[]);
    let cam = row(&page, "CAM");
    assert_eq!(cam[0], "CAM and 1 other spelling");
    assert_eq!(
        cam[1..3],
        ["3", "Sales as Channel Account Manager, or no partner role"]
    );
    assert_eq!(row(&page, "Director of Partnerships and 1")[1], "2");
    let text = &elements(&page)[0].text;
    text.must_say_all([
            "1 title needs a question before the function is settled: 2 people",
            "1 title is a short form that may mean a partner role: 3 people",
            "1 title held by 2 people",
            "supports several functions.",
            "Something else, such as machining, access or product data, scrum, or logistics → no partner role",
        ]);
    // each count of people opens to their titles
    page.must_say_all([
        "2 people</summary><div class=\"list\"><ul><li><bdi>Director of Partnerships</bdi>",
        "3 people</summary><div class=\"list\"><ul><li><bdi>CAM</bdi> <span>2</span></li>",
    ]);
}

#[test]
fn the_same_rows_give_the_same_page() {
    let files = Files::new();
    let (input, output) = (
        files.write("contacts.csv", CONTACTS),
        files.name("out.html"),
    );
    let (code, out, told) = rolecall(&["report", &input, "-o", &output]).ends();
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(
        told.starts_with("8 rows; titles in column 2 `Title` (by its name)\n"),
        "{told}"
    );
    let written = files.read("out.html");
    let body = |page: &str| {
        page.split("To make this page again")
            .next()
            .map(str::to_owned)
    };
    for threads in ["1", "2", "5"] {
        let again = page(CONTACTS, &["--name", "contacts.csv", "--threads", threads]);
        assert_eq!(body(&written), body(&again));
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
        input += &format!("\"Director, {kind}, Zab{row}o\",Country {}\n", row % 37);
        input += &format!("{kind} Sales Manager {row},Country {}\n", row % 37);
        input += &format!("HR Business Partner {row},\n");
    }
    let page = page(&input, &[]);
    let elements = elements(&page);
    let text = &elements[0].text;
    assert_eq!(row(&page, "26 others").len(), 7);
    assert_eq!(row(&page, "and 290 more titles")[1], "290");
    text.must_say_all([
        "and 280 more, 280 people: list all", // behind a count of the table of levels
        "and 5 more, 5 people: list all",     // behind one of a country
    ]);
    assert!(page.len() < 150_000, "{} bytes", page.len());
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
        "None of 1 person has a partner role",
        "What was left out, and why",
        "About this page",
    ];
    assert_eq!(heads_of(&none), expected);
    let empty = page("Title,Company\n", &[]);
    assert_eq!(
        heads_of(&empty),
        ["The file has no rows", "About this page"]
    );
}

#[test]
fn rows_of_the_wrong_length_are_told() {
    let input = "Name,Title\nCy,Owner\nAnn,Partner Manager,more\nBob\n";
    let (code, page, _) = rolecall(&["report", "-q"]).stdin(input).ends();
    assert_eq!(code, 1);
    let text = &elements(&page)[0].text;
    text.must_say("2 rows with too many or too few cells");
    text.must_say("2 rows: lines 3 and 4");
}

#[test]
fn errors_say_what_to_type() {
    #[rustfmt::skip]
    let cases: &[(&[&str], &str)] = &[
        (&["--by", "Companies"], "did you mean `Company`?"),
        (&["--by", "Name", "--by", "Title", "--by", "Company"], "two columns at most"),
        (&["--format", "json"], "rolecall batch contacts.csv -o answers.csv"),
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
    screen.must_say("rolecall report people.csv -o report.html");
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
    let input = CONTACTS.replace("Chnl", "Partner"); // decided by meaning: another family stays
    let files = Files::new();
    let run = rolecall(&["report", "--pins", &files.write("pins.csv", pins)]);
    let (code, page, told) = run.stdin(input.as_str()).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say_all([
        "pins.csv: 4 of 5 decisions settled 5 rows\n",
        "1 decision matches no row of this file: line 6 `Nobody`",
    ]);
    assert_eq!(row(&page, "All"), ["All", "1", "0", "2", "1", "4"]);
    let elements = elements(&page);
    let text = &elements[0].text;
    assert!(
        !heads(&elements, "h2").contains(&"Who to talk to first"),
        "{text}"
    );
    assert!(
        !text.contains("need a question") && !text.contains("needs a question"),
        "{text}"
    );
    let left = row(&page, "Decided by a person");
    assert_eq!(left[1..], ["Channel Marketing Manager 2", "1", "2"]);
    assert!(!page.contains("No word for partners"), "the teacher is in");
    text.must_say("Settled by a person5 rows");
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
        row(&page, "Partner Programs Manager")[1..3],
        ["1", "Strategy or Operations"]
    );
    let text = &elements(&page)[0].text;
    text.must_say("Duties fromcolumn 2, Duties (as asked)");
}

#[cfg(feature = "workbooks")]
#[test]
fn a_workbook_is_known_by_its_sheet() {
    let page = rolecall(&["report", "-q", "examples/contacts.xlsx"]).prints();
    let text = &elements(&page)[0].text;
    assert!(text.contains("SheetContacts") && !text.contains("comma"));
}

#[test]
fn the_page_replaces_none_of_its_sources() {
    let files = Files::new();
    let name = &files.write("pins.html", "title,decision\nTeacher,none\n");
    let run = rolecall(&["report", "--pins", name, "-o", name, "--force"]).stdin(CONTACTS);
    assert!(run.fails(2).contains("the output is the file of --pins"));
}

#[test]
fn the_date_can_be_set() {
    let run = rolecall(&["report", "-q"]).stdin(CONTACTS);
    let page = run.env("SOURCE_DATE_EPOCH", "1764201600").prints();
    assert!(page.contains("27 November 2025"));
}
