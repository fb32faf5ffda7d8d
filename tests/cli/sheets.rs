use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use rolecall::table::workbook::Workbook as Reader;
use rolecall::table::{Cell, Date};
use rust_xlsxwriter::{Format, Workbook};

use crate::support::{Files, MustSay, data, rolecall};

fn sheet(path: &Path, name: &str) -> Vec<Vec<Cell>> {
    let bytes = fs::read(path).expect("the workbook is there");
    let mut book = Reader::open(bytes).expect("it can be read");
    let chosen = book.choose(Some(name), |_| None).expect("it has the sheet");
    chosen.rows.into_iter().map(|row| row.cells).collect()
}

fn shown(rows: &[Vec<Cell>]) -> Vec<Vec<String>> {
    let text = |row: &Vec<Cell>| row.iter().map(Cell::to_string).collect();
    rows.iter().map(text).collect()
}

/// A file in the folder, and its name as an argument.
fn file(files: &Files, name: &str) -> (PathBuf, String) {
    (files.path(name), files.name(name))
}

const PEOPLE: &str = "Team of May\n\nName,Zip,Pay,Position,Note\n\
                      Ann,00123,85000,Partner Manager,=1+1\n\
                      Bob,80331,1.50,Director of Partnerships,\"two\nlines\"\n\
                      Total,,86501.5,,\n";

#[test]
fn a_csv_becomes_a_workbook() {
    let folder = Files::new();
    let (path, out) = file(&folder, "answers.xlsx");
    let (code, _, told) = rolecall(&["batch", "-", "-o", &out]).stdin(PEOPLE).ends();
    assert_eq!(code, 0, "{told}");
    let rows = sheet(&path, "Answers");
    assert_eq!(rows[0], [Cell::text("Team of May")]);
    let header: Vec<String> = shown(&rows[2..3]).remove(0);
    assert_eq!(
        header[..6],
        ["Name", "Zip", "Pay", "Position", "Note", "gtm_outcome"]
    );
    let texts = ["Ann", "00123"].map(Cell::text);
    assert_eq!(rows[3][..2], texts);
    assert_eq!(rows[3][2], Cell::number(85000.0));
    assert_eq!(rows[3][4], Cell::text("=1+1"));
    assert!(
        matches!(rows[3][8], Cell::Number(share, None) if share > 0.5),
        "{:?}",
        rows[3]
    );
    assert_eq!(rows[4][1], Cell::number(80331.0));
    assert_eq!(rows[4][2], Cell::text("1.50"));
    assert_eq!(rows[4][4], Cell::text("two\nlines"));
    assert_eq!(
        rows[1][..3],
        [Cell::text("Total"), Cell::Empty, Cell::number(86501.5)]
    );

    let summary = shown(&sheet(&path, "Summary"));
    let has = |row: &[&str]| {
        summary.iter().any(|found| {
            found.starts_with(&row.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>())
        })
    };
    for row in [
        &["rows", "2"][..],
        &["lines above the header", "2"],
        &["multiple", "1", "50.0%"],
        &["All"],
    ] {
        assert!(has(row), "{row:?}: {summary:?}");
    }
    let review = shown(&sheet(&path, "Review"));
    assert_eq!(review[0][..4], ["title", "decision", "company", "note"]);
    assert_eq!(
        review[1][..5],
        ["Director of Partnerships", "", "", "", "1"]
    );

    let (_, _, told) = rolecall(&["batch", "-", "-o", &out, "--force", "--drop-notes"])
        .stdin(PEOPLE)
        .ends();
    let rows = shown(&sheet(&path, "Answers"));
    assert_eq!((rows.len(), rows[0][0].as_str()), (3, "Name"), "{told}");
}

#[test]
fn a_workbook_keeps_its_types() {
    let folder = Files::new();
    let (path, out) = file(&folder, "answers.xlsx");
    let people = data("workbooks/people.xlsx");
    let people = people.to_str().expect("UTF-8");
    let (code, _, told) = rolecall(&["batch", people, "-o", &out]).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say("1 row of totals, remarks, units or column names passed over: row 9");
    let rows = sheet(&path, "Answers");
    assert_eq!(shown(&rows[..1]), [["Partner team, autumn"]]);
    let day = Date::parse("2021-03-01").expect("a date");
    assert_eq!(rows[4][3], Cell::Date(day));
    assert_eq!(rows[4][5].to_string(), "50.0%");
    assert_eq!(rows[4][6], Cell::Bool(true));
    assert_eq!(rows[7][2], Cell::text("=not a formula"));
    // from a workbook, text: the same answers
    let (_, csv, _) = rolecall(&["batch", people, "-q"]).ends();
    assert_eq!(csv.lines().count(), rows.len());
}

#[test]
fn a_workbook_that_is_filled_in_decides() {
    let folder = Files::new();
    let (answers, out) = file(&folder, "answers.xlsx");
    let input = "Name,Title\nAnn,Director of Partnerships\nBob,Cook\n";
    rolecall(&["batch", "-", "-o", &out]).stdin(input).ends();
    // what a person would do in Excel: the same sheets, with a decision
    let mut book = Workbook::new();
    for name in ["Answers", "Summary", "Review"] {
        let target = book.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(shown(&sheet(&answers, name))) {
            for (column, mut cell) in (0..).zip(cells) {
                if name == "Review" && row > 0 && column == 1 {
                    cell = "marketing".to_owned();
                }
                target.write_string(row, column, cell).expect("a cell");
            }
        }
        if name == "Review" {
            target.write_string(1, 1, "marketing").expect("a decision");
        }
    }
    let (decided, pins) = file(&folder, "decided.xlsx");
    book.save(&decided).expect("a workbook");
    let (code, csv, told) = rolecall(&["batch", "-", "--pins", &pins])
        .stdin(input)
        .ends();
    assert_eq!(code, 0, "{told}");
    csv.must_say("Ann,Director of Partnerships,clear,marketing");
    told.must_say("1 of 1 decision settled 1 row");
}

#[test]
fn an_earlier_workbook_is_updated_in_place() {
    let folder = Files::new();
    let (first, first_name) = file(&folder, "first.xlsx");
    let (second, second_name) = file(&folder, "second.xlsx");
    rolecall(&["batch", "-", "-o", &first_name])
        .stdin("Title\nPartner Manager\nCook\n")
        .ends();
    let again = [
        "batch",
        &first_name,
        "--column",
        "Title",
        "--update",
        "-o",
        &second_name,
    ];
    let (code, _, told) = rolecall(&again).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say("0 of 2 answers have changed");
    assert_eq!(sheet(&first, "Answers"), sheet(&second, "Answers"));
}

#[test]
fn rows_of_a_sheet_are_called_by_their_numbers() {
    let folder = Files::new();
    let (path, name) = file(&folder, "team.xlsx");
    let mut book = Workbook::new();
    let main = book.add_worksheet().set_name("Team").expect("a name");
    for (row, cells) in [
        (1, ["Name", "Title"]),
        (4, ["two\nlines", "Partner Manager"]),
        (8, ["Total", ""]),
    ] {
        main.write_string(row, 0, cells[0]).expect("a cell");
        main.write_string_with_format(row, 1, cells[1], &Format::new())
            .expect("a cell");
    }
    let other = book.add_worksheet().set_name("Leavers").expect("a name");
    for (row, cell) in [(0, "Title"), (1, "Cook")] {
        other.write_string(row, 0, cell).expect("a cell");
    }
    book.save(&path).expect("a workbook");
    let (code, _, told) = rolecall(&["batch", &name]).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say("passed over: row 9\n");
    let also = "only the sheet `Team` was read; `Leavers` fits, too";
    told.must_say(also);
    let diff = ["taxonomy", "diff", "bundled", "bundled", "--titles", &name];
    let (_, _, told) = rolecall(&diff).ends();
    told.must_say(also);
}

#[test]
fn a_title_of_digits_is_no_number() {
    let folder = Files::new();
    let (path, out) = file(&folder, "groups.xlsx");
    let titles = "4711\n4711\nPartner Manager\n";
    let compare = ["compare", "-", "--group", "-o", &out];
    let (code, _, told) = rolecall(&compare).stdin(titles).ends();
    assert_eq!(code, 0, "{told}");
    let rows = sheet(&path, "Results");
    let cells: Vec<&Cell> = rows.iter().flatten().collect();
    assert!(cells.contains(&&Cell::text("4711")), "{rows:?}");
    assert!(cells.contains(&&Cell::number(2.0)), "{rows:?}");
}

#[test]
fn a_workbook_without_the_situations_of_companies_is_told() {
    let folder = Files::new();
    let (path, name) = file(&folder, "companies.xlsx");
    let mut book = Workbook::new();
    for cells in [["Account", "Size"], ["Region", "Head"]] {
        let sheet = book.add_worksheet();
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(0, column, cell).expect("a cell");
            sheet.write_string(1, column, "x").expect("a cell");
        }
    }
    book.save(&path).expect("a workbook");
    let batch = ["batch", "-", "--companies", &name];
    let told = rolecall(&batch).stdin("Title,Company\nCook,A\n").fails(3);
    told.must_say("no column says what the companies are like");
}

#[test]
fn names_and_flags_agree_or_nothing_is_done() {
    let folder = Files::new();
    let (path, out) = file(&folder, "answers.xlsx");
    let csv = "Title\nCook\n";
    for arguments in [
        &["batch", "-", "-o", &out, "--format", "csv"][..],
        &["classify", "Cook", "-o", &out],
        &["classify", "Cook", "--format", "xlsx"],
        &["roles", "--format", "xlsx"],
        &["taxonomy", "show", "--format", "xlsx"],
    ] {
        rolecall(arguments).stdin(csv).fails(2);
    }
    let (_, other) = file(&folder, "answers.csv");
    rolecall(&["batch", "-", "-o", &other, "--format", "xlsx"])
        .stdin(csv)
        .fails(2);
    // more columns than a sheet holds
    let wide = format!("Title{}\nCook\n", ",x".repeat(16_384));
    let told = rolecall(&["batch", "-", "-o", &out, "-q"])
        .stdin(wide)
        .fails(2);
    told.must_say("write CSV instead");
    assert!(!path.exists());
    // without a name that says anything, the flag decides
    let (plain, out) = file(&folder, "answers");
    let (code, ..) = rolecall(&["batch", "-", "-o", &out, "--format", "xlsx"])
        .stdin(csv)
        .ends();
    assert_eq!((code, sheet(&plain, "Answers").len()), (0, 2));
}

#[test]
fn gzip_is_written_where_the_name_says_so() {
    let folder = Files::new();
    let csv = "Title,outcome,functions\nPartner Manager,clear,sales\n";
    let commands: [(&str, &[&str]); 6] = [
        ("a.csv.gz", &["batch", "-"]),
        ("b.ndjson.gz", &["classify", "Cook"]),
        ("c.json.gz", &["evaluate", "-"]),
        ("d.md.gz", &["roles"]),
        ("e.html.gz", &["report", "-"]),
        ("f.csv.gz", &["compare", "Cook", "Partner Manager"]),
    ];
    for (name, arguments) in commands {
        let (path, out) = file(&folder, name);
        let arguments = [arguments, &["-o", &out, "-q"]].concat();
        let (code, _, told) = rolecall(&arguments).stdin(csv).ends();
        assert!(code < 2, "{name}: {told}");
        let packed = fs::read(path).expect(name);
        let mut text = String::new();
        GzDecoder::new(packed.as_slice())
            .read_to_string(&mut text)
            .expect(name);
        assert!(text.len() > 20, "{name}: {text}");
    }
    let (path, out) = file(&folder, "g.xlsx.gz");
    rolecall(&["batch", "-", "-o", &out, "-q"])
        .stdin(csv)
        .prints();
    let (code, _, told) = rolecall(&["batch", &out, "--update", "-q"]).ends();
    assert_eq!(code, 0, "{told}");
    assert!(fs::read(path).expect("a file").starts_with(b"\x1f\x8b"));
}
