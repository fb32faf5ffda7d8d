#[cfg(feature = "workbooks")]
use std::fs;

use crate::support::{Files, MustSay, rolecall};

const NOTES: &str = "Report of May\n\nName;Title\nAnn;Partner Manager\nTotal;\nBob;Cook\nPage 1;\n";

/// Runs `batch` on a text, and hands over standard output and what is said.
fn batch(input: &str, more: &[&str]) -> (String, String) {
    let arguments = [&["batch", "-"], more].concat();
    let (_, out, told) = rolecall(&arguments).stdin(input).ends();
    (out, told)
}

#[test]
fn notes_and_totals_stay_where_they_stood_or_are_told() {
    let (tsv, told) = batch(NOTES, &["--format", "tsv"]);
    let starts: Vec<&str> = tsv
        .lines()
        .map(|line| line.split("\tgtm_").next().unwrap_or(line))
        .collect();
    assert_eq!(starts[..3], ["Report of May", "", "Name\tTitle"], "{tsv}");
    let rows = [
        "Ann\tPartner Manager\tclear",
        "Total\t",
        "Bob\tCook\tnone",
        "Page 1\t",
    ];
    for (line, begins) in starts[3..].iter().zip(rows) {
        assert!(line.starts_with(begins), "{tsv}");
    }
    assert_eq!(starts.len(), 7, "{tsv}");
    assert!(!told.contains("left out"), "{told}");
    // read again, it is the same table
    let (again, _) = batch(&tsv, &["--format", "tsv", "--update"]);
    assert_eq!(again, tsv);
    let (excel, _) = batch("sep=;\nName;Title\nAnn;Cook\n", &["--format", "tsv"]);
    assert!(excel.starts_with("Name\tTitle\t"), "{excel}");

    for format in ["json", "ndjson", "markdown"] {
        let (out, told) = batch(NOTES, &["--format", format]);
        assert!(!out.contains("Total"), "{out}");
        assert!(
            told.contains("4 lines of notes and totals left out; CSV"),
            "{format}: {told}"
        );
    }
    for format in ["tsv", "csv"] {
        let (out, told) = batch(NOTES, &["--format", format, "--drop-notes"]);
        assert_eq!(out.lines().count(), 3, "{out}");
        told.must_say("4 lines of notes and totals left out, as asked");
    }
    let (_, told) = batch("Name,Title\nAnn,Cook\n", &["--format", "json"]);
    assert!(!told.contains("left out"), "{told}");
}

#[cfg(feature = "workbooks")]
#[test]
fn totals_that_move_in_a_workbook_are_told() {
    let files = Files::new();
    let (_, told) = batch(NOTES, &["-o", &files.name("answers.xlsx")]);
    let moved = "2 rows of totals, remarks, units or column names moved above the header of the sheet Answers";
    told.must_say(moved);
    let (_, told) = batch(
        "Note\nName,Title\nAnn,Cook\n",
        &["-o", &files.name("others.xlsx")],
    );
    assert!(!told.contains("moved"), "{told}");
    assert_eq!(fs::read_dir(files.folder()).expect("a folder").count(), 2);
}

/// A workbook of one sheet with these cells; those that begin with `=` show the error behind it.
#[cfg(feature = "workbooks")]
fn workbook(path: &str, rows: &[&[&str]], merged: &[(u32, u16, u32, u16)]) {
    use rust_xlsxwriter::{Format, Formula, Workbook};

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.strip_prefix('=') {
                Some(error) => {
                    let formula = Formula::new("=NA()").set_result(error);
                    sheet
                        .write_formula(row, column, formula)
                        .expect("a formula");
                }
                None if cell.is_empty() => {}
                None => drop(sheet.write(row, column, *cell).expect("a cell")),
            }
        }
    }
    for &(row, column, last_row, last_column) in merged {
        let text = rows[row as usize][usize::from(column)];
        let plain = Format::new();
        let range = sheet.merge_range(row, column, last_row, last_column, text, &plain);
        range.expect("cells that are merged");
    }
    book.save(path).expect("a workbook");
}

#[cfg(feature = "workbooks")]
#[test]
fn a_merged_title_is_the_title_of_all_its_rows() {
    let files = Files::new();
    let path = files.name("merged.xlsx");
    let rows: &[&[&str]] = &[
        &["Team of May", "", ""],
        &["", "", ""],
        &["Name", "Title", "Pay"],
        &["Ann", "Partner Manager", "1000"],
        &["Bob", "", ""],
        &["Cy", "", ""],
        &["Di", "Cook", ""],
    ];
    workbook(&path, rows, &[(0, 0, 1, 2), (3, 1, 5, 1)]);
    let (code, out, told) = rolecall(&["batch", &path]).ends();
    assert_eq!(code, 0, "{told}");
    out.must_say("\nAnn,Partner Manager,1000,clear");
    out.must_say("\nBob,Partner Manager,,clear");
    out.must_say("\nCy,Partner Manager,,clear");
    out.must_say("\nDi,Cook,,none");
    told.must_say_all([
        "2 rows in which a cell is merged with one above, read with the text of that: rows 5, 6",
        "1 line above the header passed over",
    ]);
}

#[cfg(feature = "workbooks")]
#[test]
fn titles_that_are_errors_are_told() {
    let files = Files::new();
    let path = files.name("errors.xlsx");
    let rows: &[&[&str]] = &[
        &["Name", "Title", "Team"],
        &["Ann", "Partner Manager", "=#N/A"],
        &["Bob", "=#N/A", ""],
        &["Cy", "=#REF!", ""],
    ];
    workbook(&path, rows, &[]);
    let (code, out, told) = rolecall(&["batch", &path]).ends();
    assert_eq!((code, out.lines().count()), (1, 4), "{told}");
    let error = "2 rows with the error of a formula for a title, such as #N/A";
    assert!(
        told.contains(error) && told.contains("again: rows 3, 4"),
        "{told}"
    );
    told.must_say("2 with an error for a title");
    let (_, told) = batch("Name,Title\nAnn,\"#N/A\"\nBob,#1 Partner Manager\n", &[]);
    assert!(
        told.contains("1 row with the error") && told.contains(": line 2"),
        "{told}"
    );
}

#[test]
fn a_header_on_two_lines_is_one_header() {
    #[rustfmt::skip]
    let cases = [
        ("Name,Work,\n,Title,Company\nAnn,Partner Manager,Acme\nBob,Cook,Acme\n", 2, "Name Title Company"),
        (
            "Who,Position,,\n,Job Title,Firm,Town\nAnn,Partner Manager,Acme,Rome\nBob,Cook,Acme,Bonn\n",
            2,
            "Who Job_Title Firm Town",
        ),
        // nobody becomes part of a header
        ("Name,Title,\nAnn,Partner Manager,\n,Cargo,Bonn\nCy,Cook,\n", 3, "Name Title column_3"),
    ];
    for (input, titles, columns) in cases {
        let (out, told) = batch(input, &["--format", "ndjson"]);
        assert_eq!(out.lines().count(), titles, "{input}{told}");
        let first = out.lines().next().expect("a row");
        let keys: Vec<&str> = first
            .split("\",\"")
            .map(|cell| {
                cell.trim_start_matches("{\"")
                    .split('"')
                    .next()
                    .unwrap_or_default()
            })
            .collect();
        let wanted: Vec<String> = columns
            .split(' ')
            .map(|name| name.replace('_', " ").replace("column ", "column_"))
            .collect();
        assert_eq!(keys[..wanted.len()], wanted, "{first}");
        first.must_say("Partner Manager");
    }
}

#[test]
fn another_column_of_titles_is_told() {
    let two =
        "Name,Position,Job Title\nAnn,Partner Manager,Channel Manager\nBob,Cook,Sales Director\n";
    let (_, told) = batch(two, &[]);
    let other = "titles are those of `Job Title`; `Position` holds titles, too, and is read with --column \"Position\"";
    told.must_say(other);
    #[rustfmt::skip]
    let cases = [
        (two, &["--column", "Job Title"][..]),
        ("Name,Position,Job Title\nAnn,3,Channel Manager\nBob,4,Sales Director\n", &[]),
        ("Name,Position,Job Title\nAnn,,Channel Manager\nBob,,Sales Director\n", &[]),
        ("Name,Position,Job Title\nAnn,Rome,Channel Manager\nBob,Bonn,Sales Director\n", &[]),
    ];
    for (input, more) in cases {
        let (_, told) = batch(input, more);
        assert!(!told.contains("holds titles"), "{told}");
    }
}

#[cfg(feature = "workbooks")]
#[test]
fn options_for_text_do_not_fit_a_workbook() {
    let files = Files::new();
    let path = files.name("people.xlsx");
    workbook(&path, &[&["Name", "Title"], &["Ann", "Cook"]], &[]);
    for (given, named) in [
        (["-d", ";"], "--delimiter"),
        (["--encoding", "utf-8"], "--encoding"),
    ] {
        for command in [
            &["batch", &path][..],
            &["evaluate", &path],
            &["compare", "--group", "--file", &path],
        ] {
            let refused = rolecall(&[command, &given].concat()).fails(2);
            let says =
                format!("the input is a workbook, in which {named} means nothing; leave it out");
            refused.must_say(&says);
        }
    }
}

#[test]
fn earlier_answers_that_are_not_understood_are_told() {
    let files = Files::new();
    let header = "Id,Title,gtm_outcome,gtm_functions,gtm_level,gtm_grade\n";
    let roster = |name: &str, rows: &str| files.write(name, format!("{header}{rows}"));
    let good = "1,Channel Sales Manager,clear,sales,manager,\n4,Cook,,,,\n";
    let bad = "2,Partner Manager,Clear,sales,manager,\n3,Partner Manager,clear,salse,manager,\n";
    let before = roster("before.csv", &format!("{good}{bad}"));
    let after = roster("after.csv", good);
    let run = |before: &str| {
        rolecall(&[
            "compare", "--before", before, "--after", &after, "--key", "Id",
        ])
        .ends()
    };
    let (code, _, told) = run(&before);
    assert_eq!(code, 1, "{told}");
    told.must_say_all([
            "before: 2 rows with an earlier answer that is not understood, answered by the title instead: lines 4, 5",
            "gtm_outcome is one of clear, multiple, adjacent, none; gtm_functions are of strategy,",
        ]);
    let (code, _, told) = run(&after);
    assert!(code == 0 && !told.contains("understood"), "{told}");
}

#[cfg(feature = "workbooks")]
#[test]
fn an_update_takes_up_the_decisions_of_the_workbook() {
    use rolecall::table::workbook::Workbook as Reader;
    use rust_xlsxwriter::Workbook;

    let files = Files::new();
    let (answers, filled) = (files.name("answers.xlsx"), files.name("filled.xlsx"));
    batch(
        "Name,Title\nAnn,Director of Partnerships\n",
        &["-o", &answers],
    );
    let mut book = Workbook::new();
    for name in ["Answers", "Summary", "Review"] {
        let mut read = Reader::open(fs::read(&answers).expect("the answers")).expect("a workbook");
        let sheet = read.choose(Some(name), |_| None).expect("the sheet");
        let target = book.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(sheet.rows) {
            for (column, cell) in (0..).zip(cells.cells) {
                target.write(row, column, cell.to_string()).expect("a cell");
            }
        }
        if name == "Review" {
            target.write(1, 1, "marketing").expect("a decision");
        }
    }
    book.save(&filled).expect("a workbook");
    let (code, out, told) = rolecall(&["batch", "--update", &filled]).ends();
    assert_eq!(code, 0, "{told}");
    out.must_say("clear,marketing,marketing,1");
    told.must_say("1 of 1 decision settled 1 row");
    // the report takes them up, too, and the next command names each file once
    let page = files.name("page.html");
    let (_, _, told) = rolecall(&["report", &filled, "-o", &page]).ends();
    told.must_say("1 of 1 decision settled 1 row");
    let again = files.name("again.xlsx");
    let (_, _, told) = rolecall(&["batch", "--update", &filled, "-o", &again]).ends();
    let next = told.split("Next:").nth(1).expect("what comes next");
    assert_eq!(next.matches("--pins").count(), 1, "{next}");
    // an earlier workbook without decisions is as before
    let (_, _, told) = rolecall(&["batch", "--update", &answers]).ends();
    assert!(
        told.contains("0 of 1 answers have changed") && !told.contains("decision"),
        "{told}"
    );
}
