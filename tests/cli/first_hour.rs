//! Stumbles of people who use the program for the first time: each is told what to type, or does
//! not stumble.

use std::fs;

use rust_xlsxwriter::{Formula, Workbook};
use tempfile::TempDir;

use crate::support::{MustSay, data, rolecall};

struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(TempDir::new().expect("a folder"))
    }

    fn name(&self, name: &str) -> String {
        let path = self.0.path().join(name);
        path.to_str().expect("UTF-8").to_owned()
    }

    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.name(name), text).expect("it is ours");
        self.name(name)
    }

    fn pay(&self, text: &str) -> (i32, String, String) {
        let file = self.write("pay.csv", text);
        let pay = ["compare", "--file", &file, "--group", "--value-column", "2"];
        rolecall(&[&pay[..], &["--format", "csv"]].concat()).ends()
    }
}

#[test]
fn the_program_brings_its_guides_and_their_data() {
    for name in ["contacts.csv", "contacts.xlsx", "salaries.csv"] {
        let bytes = fs::read(format!("examples/{name}")).expect("an example");
        assert!(rolecall(&["help", name]).bytes() == bytes, "{name}");
    }
    let guide = rolecall(&["help", "pay"]).prints();
    assert!(guide.starts_with("Compare pay\n\n"), "{guide}");
    assert!(guide.ends_with(
        "\n    mkdir examples\n    rolecall help salaries.csv > examples/salaries.csv\n"
    ));
}

#[test]
fn a_missing_option_is_named_in_the_line_to_type() {
    #[rustfmt::skip]
    let cases = [
        ("compare --file a.csv --value-column Pay", "rolecall compare --file a.csv --value-column Pay --group\n"),
        ("compare --before a.csv", "rolecall compare --before a.csv --after FILE --key COLUMN\n"),
        ("clarify", "rolecall clarify TITLE\n"),
    ];
    for (typed, hint) in cases {
        let typed: Vec<&str> = typed.split(' ').collect();
        let told = rolecall(&typed).fails(2);
        told.must_say(hint);
    }
}

#[test]
fn a_page_is_named_as_one() {
    let desk = Desk::new();
    let page = desk.name("page");
    let told = rolecall(&["report", "examples/contacts.csv", "-o", &page]).fails(2);
    told.must_say(format!("-o {page}.html"));
    #[cfg(unix)]
    {
        let device = ["report", "examples/contacts.csv", "-q", "-o", "/dev/null"];
        assert_eq!(rolecall(&device).ends().0, 0);
    }
}

#[test]
fn a_wrong_delimiter_is_told_with_the_right_one() {
    let told = rolecall(&["batch", "examples/contacts.csv", "-d", ";"]).fails(2);
    told.must_say("--delimiter ','");
    // a list of titles with commas, which are no delimiters
    let list = "Title\n\"Manager, Channel Sales\"\nVP, Partners\n";
    let (code, out, told) = rolecall(&["batch", "-d", ";"]).stdin(list).ends();
    assert_eq!(code, 0, "{told}");
    out.must_say("VP, Partners;clear");
}

#[test]
fn a_column_without_titles_is_doubted_where_another_holds_them() {
    for (column, doubted) in [("Email", true), ("Name", true), ("Title", false)] {
        let file = "examples/contacts.csv";
        for command in [
            &["batch"][..],
            &["report"],
            &["compare", "--group", "--file"],
        ] {
            let run = rolecall(&[command, &[file, "--column", column]].concat());
            let (code, _, told) = run.ends();
            assert_eq!(code, 0, "{told}");
            let says = told.contains("while `Title` holds titles; to read it: --column \"Title\"");
            assert_eq!(says, doubted, "{command:?} {column}: {told}");
        }
    }
}

#[test]
fn a_table_without_rows_says_so() {
    let desk = Desk::new();
    let file = desk.write("none.csv", "Name,Title\n");
    for command in [
        &["batch"][..],
        &["report"],
        &["compare", "--group", "--file"],
    ] {
        let (code, _, told) = rolecall(&[command, &[&file]].concat()).ends();
        assert_eq!(code, 0, "{told}");
        told.must_say("0 rows: there is nothing below the header");
    }
}

#[test]
fn rows_that_are_no_people_are_passed_over() {
    let table =
        "Name,Title,Pay\n(text),(text),USD\nAnn,Partner Manager,1\nPage 2 of 2,,\n# end,,\n";
    let (code, out, told) = rolecall(&["batch"]).stdin(table).ends();
    assert_eq!(code, 0, "{told}");
    assert!(told.starts_with("1 row;"), "{told}");
    told.must_say("3 rows of totals, remarks, units or column names passed over: lines 2, 4, 5");
    assert_eq!(out.lines().count(), 5, "{out}");
}

#[test]
fn what_a_workbook_loses_is_told() {
    let desk = Desk::new();
    let (path, out) = (desk.name("in.xlsx"), desk.name("out.xlsx"));
    let mut book = Workbook::new();
    let team = book.add_worksheet().set_name("Team").expect("a name");
    for (row, title) in [(0, "Title"), (1, "Partner Manager"), (2, "Channel Manager")] {
        team.write_string(row, 0, title).expect("a cell");
    }
    team.write_string(0, 1, "Code").expect("a cell");
    let empty = Formula::new("=\"\"").set_result(""); // an empty text is a value
    team.write_formula(1, 1, empty).expect("a cell");
    let notes = book.add_worksheet().set_name("Notes").expect("a name");
    notes.write_string(0, 0, "call Ann").expect("a cell");
    book.save(&path).expect("a workbook");
    let (code, _, told) = rolecall(&["batch", &path, "-o", &out]).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say("the sheet `Notes` of the input is not copied");
    assert!(!told.contains("formula"), "{told}");
    let csv = rolecall(&["batch", &path]).ends();
    assert!(!csv.2.contains("not copied"), "{}", csv.2);

    let unvalued = data("workbooks/unvalued.xlsx");
    let unvalued = unvalued.to_str().expect("UTF-8");
    let (code, _, told) = rolecall(&["batch", unvalued]).ends();
    assert_eq!(code, 1, "{told}");
    told.must_say("2 rows with a formula that has no stored value");
    told.must_say("rows 2, 4");
}

#[test]
fn pay_that_nobody_can_compare_is_left_out_with_the_reason() {
    let desk = Desk::new();
    let people = "Partner Manager,£70k\n".repeat(5);
    let (code, out, told) = desk.pay(&format!(
        "Title,Pay\n{people}Partner Manager,80000\nPartner Manager,85\nPartner Manager,\"95,5\"\n\
         Partner Manager,OTE £120k\nPartner Manager,£120k OTE\n"
    ));
    assert_eq!(code, 1, "{told}");
    out.must_say(",GBP,false,5,70000,");
    told.must_say_all([
            "without a currency where other rows have one; write it, or add a column `Currency`: line 7",
            "2 rows left out, too small for a year (write thousands as 85k or 85,000): lines 8, 9",
            "2 rows left out, with other pay than base beside the amount (OTE, bonus or the like): lines 10, 11",
        ]);
    let people = "Partner Manager,70k\n".repeat(5);
    let (code, out, told) = desk.pay(&format!("Title,Salary (EUR)\n{people}"));
    assert_eq!(code, 0, "{told}");
    assert!(!out.contains("GBP"), "{out}");
    let file = desk.name("pay.csv");
    let pay = [
        "compare",
        "--file",
        &file,
        "--group",
        "--value-column",
        "Salary (EUR)",
    ];
    let out = rolecall(&[&pay[..], &["--format", "csv"]].concat()).prints();
    out.must_say(",EUR,false,5,70000,");
}

#[test]
fn what_only_may_be_a_partner_role_can_be_answered_with_no() {
    let desk = Desk::new();
    let list = desk.write("pam.csv", "Title\nPAM EMEA\n");
    let review = desk.name("review.csv");
    rolecall(&["batch", &list, "-q", "--review", &review]).ends();
    let review = fs::read_to_string(review).expect("it is written");
    review.must_say("scrum, or logistics -> none");
    let answered = [
        "clarify",
        "PAM EMEA",
        "--answer",
        "stands-for=something-else",
    ];
    let out = rolecall(&[&answered[..], &["--format", "csv"]].concat()).prints();
    out.must_say("PAM EMEA,none,,,0.9");
}

#[test]
fn clarify_says_what_its_shares_are() {
    let card = ["clarify", "Partner Programs Manager", "--format", "table"];
    let card = rolecall(&card).prints();
    card.must_say_all(["Shares add up to 100%", "92%: how often"]);
}

#[test]
fn of_several_sheets_with_decisions_the_one_that_is_read_is_named() {
    let desk = Desk::new();
    let path = desk.name("decisions.xlsx");
    let mut book = Workbook::new();
    for name in ["People", "March", "April"] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        let second = if name == "People" {
            "Company"
        } else {
            "decision"
        };
        for (column, cell) in [(0, "title"), (1, second)] {
            sheet.write_string(0, column, cell).expect("a cell");
        }
        sheet.write_string(1, 0, "Partner Manager").expect("a cell");
        sheet.write_string(1, 1, "sales").expect("a cell");
    }
    for name in ["Firms", "Old firms"] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (column, cells) in [
            (0, ["Company", "Kudu Payments"]),
            (1, ["maturity", "early"]),
        ] {
            sheet.write_column(0, column, cells).expect("cells");
        }
    }
    book.save(&path).expect("a workbook");
    let file = "examples/contacts.csv";
    let run = rolecall(&["batch", file, "--pins", &path, "--companies", &path]);
    let (code, _, told) = run.ends();
    assert_eq!(code, 0, "{told}");
    told.must_say_all([
        "only the sheet `Firms` was read; `Old firms` fits, too",
        "only the sheet `March` was read; `April` fits, too",
    ]);
}

#[test]
fn a_part_of_a_columns_name_is_enough_for_the_hint() {
    let pay = [
        "compare",
        "--file",
        "examples/salaries.csv",
        "--group",
        "--value-column",
        "Salary",
    ];
    let told = rolecall(&pay).fails(2);
    told.must_say("did you mean `Base salary`?");
}

#[cfg(unix)]
#[test]
fn a_terminal_without_a_height_has_a_width() {
    use crate::support::terminal::rolecall_on_size;

    for arguments in [
        &["batch", "--help"][..],
        &["classify", "Partner Programs Manager"],
    ] {
        let (screen, _) = rolecall_on_size((0, 80), arguments);
        let widest = screen.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{screen}");
    }
}
