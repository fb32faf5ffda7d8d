//! The review sheet: one row for what is read alike, out and back in every form.

use std::fs;

use rolecall::table::Cell;
use rolecall::table::workbook::Workbook as Reader;
use rust_xlsxwriter::Workbook;

use crate::support::{Files, MustSay, rolecall};

const PEOPLE: &str = "Name,Company,Title\n\
    Ann,Acme Inc.,Partner Program Manager\n\
    Bo,ACME,\"Manager, Partner Programs\"\n\
    Cy,Zed,\"Sr. Partner\nProgram Manager\"\n\
    Di,Zed,+Alliance Director\n\
    Ed,Zed,CAM\n\
    Flo,Zed,Partner Manager\n\
    Gus,Zed,Teacher\n";

/// A folder to work in.
struct Desk(Files);

impl Desk {
    fn new() -> Self {
        let files = Files::new();
        files.write("people.csv", PEOPLE);
        Desk(files)
    }

    fn name(&self, file: &str) -> String {
        self.0.name(file)
    }

    /// Runs with arguments of which those with a dot are files here, unless they are numbers.
    fn run(&self, line: &str) -> (i32, String) {
        let is_file = |word: &str| word.contains('.') && word.parse::<f32>().is_err();
        let words = line.split(' ').map(|word| match is_file(word) {
            true => self.name(word),
            false => word.to_owned(),
        });
        let words: Vec<String> = words.collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (code, _, told) = rolecall(&words).ends();
        (code, told)
    }

    #[track_caller]
    fn runs(&self, line: &str) -> String {
        let (code, told) = self.run(line);
        assert_eq!(code, 0, "{line}\n{told}");
        told
    }

    fn csv(&self, file: &str) -> Vec<Vec<String>> {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_path(self.name(file));
        let rows = reader.expect("a file").into_records();
        let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        rows.map(|row| cells(row.expect("a row"))).collect()
    }

    fn sheet(&self, file: &str, sheet: &str) -> Vec<Vec<String>> {
        let bytes = fs::read(self.name(file)).expect("a workbook");
        let mut book = Reader::open(bytes).expect("it can be read");
        let chosen = book
            .choose(Some(sheet), |_| None)
            .expect("it has the sheet");
        let rows = chosen.rows.into_iter();
        rows.map(|row| row.cells.iter().map(Cell::to_string).collect())
            .collect()
    }

    /// Writes rows as a workbook would be saved by somebody who filled it in.
    fn save(&self, file: &str, rows: &[Vec<String>]) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Review").expect("a name");
        for (at, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                sheet.write_string(at, column, cell).expect("a cell");
            }
        }
        book.save(self.name(file)).expect("a workbook");
    }
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    let at = rows[0].iter().position(|column| column == name);
    at.expect("a column")
}

fn cells<'a>(rows: &'a [Vec<String>], name: &str) -> Vec<&'a str> {
    let at = column(rows, name);
    rows[1..]
        .iter()
        .map(|row| row.get(at).map_or("", String::as_str))
        .collect()
}

#[test]
fn a_row_holds_what_is_read_alike() {
    let desk = Desk::new();
    let told = desk.runs("batch people.csv -o answers.csv --review review.csv");
    told.must_say("review.csv: 3 titles to decide");
    let review = desk.csv("review.csv");
    for (name, expected) in [
        (
            "title",
            ["Partner Program Manager", "'+Alliance Director", "CAM"],
        ),
        ("rows", ["3", "1", "1"]),
        ("review", ["multiple", "multiple", "possible"]),
        ("companies", ["Acme Inc. | ACME | Zed", "Zed", "Zed"]),
        ("decision", ["", "", ""]),
    ] {
        assert_eq!(cells(&review, name), expected, "{name}");
    }
    let spellings =
        "Partner Program Manager | Manager, Partner Programs | Sr. Partner Program Manager";
    assert_eq!(cells(&review, "spellings")[0], spellings);
    let answers =
        "I set them -> Strategy; I apply them -> Operations; I do both -> Strategy or Operations";
    assert_eq!(cells(&review, "answers")[0], answers);
    assert!(cells(&review, "answers")[2].ends_with(" -> none"));
    let answers = desk.csv("answers.csv");
    let expected = [
        "multiple", "multiple", "multiple", "multiple", "possible", "", "",
    ];
    assert_eq!(cells(&answers, "gtm_review"), expected);
}

#[test]
fn it_comes_back_in_every_form_whole_or_in_part() {
    let desk = Desk::new();
    desk.runs("batch people.csv -o answers.xlsx --review review.csv -q");
    desk.runs("batch people.csv -o answers.csv --review review.xlsx -q");
    let of_csv = desk.csv("review.csv");
    let of_book = desk.sheet("review.xlsx", "Review");
    assert_eq!(of_book, desk.sheet("answers.xlsx", "Review"));
    let fill = |rows: &[Vec<String>]| {
        let mut rows = rows.to_vec();
        let [decision, company, note] =
            ["decision", "company", "note"].map(|name| column(&rows, name));
        for (row, decided) in rows[1..]
            .iter_mut()
            .zip([" STRATEGY ", "Partner Sales", "none"])
        {
            row.resize(row.len().max(note + 1), String::new());
            row[decision] = decided.to_owned();
            row[note] = "=asked".to_owned();
        }
        rows[1][company] = "acme".to_owned();
        rows
    };
    desk.save("filled.xlsx", &fill(&of_book));
    let (title, decision) = (column(&of_csv, "title"), column(&of_csv, "decision"));
    let mut text = String::from("\u{feff}Decision;Title\r\n");
    let mut whole = csv::Writer::from_path(desk.name("filled.csv")).expect("a file");
    for (at, row) in fill(&of_csv).iter().enumerate() {
        whole.write_record(row).expect("a row");
        if at > 1 {
            text += &format!("{};{}\r\n", row[decision], row[title]);
        }
    }
    whole.flush().expect("a file");
    drop(whole);
    desk.0.write("part.csv", text);
    for (file, decided) in [("filled.csv", 4), ("filled.xlsx", 4), ("part.csv", 2)] {
        let told = desk.runs(&format!(
            "batch people.csv -o out.csv --force --pins {file} --review next.csv"
        ));
        let expected = if decided == 2 {
            "2 of 2 decisions settled 2"
        } else {
            "3 of 3 decisions settled 4"
        };
        assert!(told.contains(expected), "{file}: {told}");
        let answers = desk.csv("out.csv");
        let functions = cells(&answers, "gtm_function");
        assert_eq!(functions[3..5], ["sales", ""], "{file}");
        let why = cells(&answers, "gtm_why");
        if decided == 4 {
            assert_eq!(functions[..3], ["strategy"; 3]);
            assert!(why[3].contains("(=asked)"), "{}", why[3]);
            // the company's own decision holds there only
            let open = cells(&answers, "gtm_review");
            assert_eq!(open, ["", "", "multiple", "", "", "", ""]);
        }
        // the sheet of this week is the file of the next
        desk.runs("batch people.csv -o again.csv --force -q --pins next.csv --review later.csv");
        let settled = |file: &str| {
            let rows = desk.csv(file);
            [cells(&rows, "gtm_function"), cells(&rows, "gtm_review")].map(|cells| cells.join(","))
        };
        assert_eq!(settled("again.csv"), settled("out.csv"));
        assert_eq!(desk.csv("later.csv"), desk.csv("next.csv"));
        fs::remove_file(desk.name("next.csv")).expect("a file");
        fs::remove_file(desk.name("later.csv")).expect("a file");
    }
}

#[test]
fn the_bound_of_unsure_and_all_titles_can_be_asked_for() {
    let desk = Desk::new();
    let told = desk.runs("batch people.csv -o answers.csv --review review.csv --review-below 0.95");
    told.must_say("1 below 95% confidence");
    assert!(cells(&desk.csv("review.csv"), "review").contains(&"unsure"));
    let told = desk.runs("batch people.csv -o a.csv --review all.csv --review-all");
    told.must_say("all.csv: 3 titles to decide");
    let all = desk.csv("all.csv");
    assert_eq!(cells(&all, "title")[3..], ["Partner Manager", "Teacher"]);
    for (line, expected) in [
        ("batch people.csv --review-all", "--review-all needs a file"),
        ("batch people.csv --review-below 90", "from 0 to 1"),
        (
            "batch people.csv --review sheet.json",
            "what can be written: .csv, .tsv, .xlsx",
        ),
    ] {
        let (code, told) = desk.run(line);
        assert_eq!(code, 2, "{told}");
        told.must_say(expected);
    }
}

#[test]
fn decisions_are_never_lost_and_the_same_run_may_be_repeated() {
    let desk = Desk::new();
    let pins = "title,decision\nPartner Program Manager,sales\nGone Partner Lead,none\n";
    desk.0.write("pins.csv", pins);
    let again = "batch people.csv -q -o answers.csv --force --pins pins.csv --review next.csv";
    desk.runs(again);
    desk.runs(again);
    let next = desk.csv("next.csv");
    assert_eq!(
        next.last().map(|row| row[..5].join(" ")),
        Some("Gone Partner Lead none   0".to_owned())
    );
    let (code, told) = desk.run("batch people.csv -q -o answers.csv --force --review next.csv");
    assert_eq!(code, 2, "{told}");
    told.must_say("holds decisions");
}

#[test]
fn files_of_earlier_versions_and_titles_decided_apart_load() {
    let desk = Desk::new();
    let old = "title,rows,outcome,candidates,why,question,decision\n\
        Partner Program Manager,2,multiple,strategy;operations,why,ask?,Operations\n\
        Partner Program Mgr,1,multiple,strategy;operations,why,ask?,sales\n\
        Sr. Partner Program Manager,1,multiple,strategy;operations,why,ask?,strategy\n\
        CAM,1,none,,why,ask?,\n";
    desk.0.write("old.csv", old);
    let told = desk.runs("batch people.csv -o answers.csv --pins old.csv");
    told.must_say("mean the same but are decided differently");
    let answers = desk.csv("answers.csv");
    assert_eq!(
        cells(&answers, "gtm_functions")[..3],
        ["operations", "strategy;operations", "strategy"]
    );
}

#[test]
fn answers_of_versions_with_fewer_columns_are_updated() {
    let desk = Desk::new();
    desk.runs("batch people.csv -o new.csv -q");
    let rows = desk.csv("new.csv");
    let mut old = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let mut row = row[..row.len() - 2].to_vec();
        if at == 2 {
            row.push("surplus".to_owned());
        }
        old.write_record(&row).expect("a row");
    }
    desk.0.write("old.csv", old.into_inner().expect("a file"));
    let (code, told) = desk.run("batch old.csv --column Title --update -o updated.csv");
    assert_eq!(code, 1, "{told}");
    told.must_say("0 of 7 answers have changed");
    let mut expected = desk.0.read("new.csv");
    expected = expected.replacen(",,multiple\nCy", ",,multiple,surplus\nCy", 1);
    assert_eq!(desk.0.read("updated.csv"), expected);
    let (_, told) = desk.run("batch old.csv --column Title --update -o updated.xlsx -q");
    assert_eq!(desk.sheet("updated.xlsx", "Answers")[0], rows[0], "{told}");
}

#[cfg(feature = "workbooks")]
#[test]
fn a_workbook_with_decisions_is_not_replaced() {
    let files = Files::new();
    let input = files.write("in.csv", "Title\nPartner Programs Manager\n");
    let decision = "title,decision\nPartner Programs Manager,operations\n";
    let review = files.write("review.csv", decision);
    let answers = files.name("answers.xlsx");
    let pinned = ["batch", &input, "-q", "-o", &answers, "--pins", &review];
    rolecall(&pinned).prints();
    let told = rolecall(&["batch", &input, "-o", &answers, "--force"]).fails(2);
    told.must_say("holds decisions");
    let again = ["batch", &input, "-q", "-o", &answers, "--pins", &review];
    rolecall(&[&again[..], &["--force"]].concat()).prints();
}

#[test]
fn an_update_without_the_decisions_says_so() {
    let files = Files::new();
    let input = files.write("in.csv", "Title\nPartner Programs Manager\n");
    let decision = "title,decision\nPartner Programs Manager,operations\n";
    let review = files.write("review.csv", decision);
    let (answers, updated) = (files.name("answers.csv"), files.name("updated.csv"));
    rolecall(&["batch", &input, "-q", "-o", &answers, "--pins", &review]).prints();
    let update = ["batch", &answers, "--update", "-o", &updated];
    let (code, _, told) = rolecall(&update).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say("1 row settled in the earlier run");
    let pins = ["--force", "--pins", &review];
    let (_, _, told) = rolecall(&[&update[..], &pins[..]].concat()).ends();
    assert!(!told.contains("earlier run"), "{told}");
}

#[test]
fn a_note_beside_what_is_still_open_is_not_lost() {
    let desk = Desk::new();
    desk.run("batch people.csv -o a.csv --review r.csv");
    let sheet = desk.0.read("r.csv");
    let noted = sheet.replacen(
        "Partner Program Manager,,,,",
        "Partner Program Manager,,,ask Bob,",
        1,
    );
    assert_ne!(noted, sheet);
    desk.0.write("r.csv", &noted);
    let (code, told) = desk.run("batch people.csv -o b.csv --review r.csv --force");
    assert_eq!(code, 2, "{told}");
    told.must_say("holds decisions or notes");
    let (code, told) = desk.run("batch people.csv -o b.csv --pins r.csv --review next.csv");
    assert_eq!(code, 0, "{told}");
    let next = desk.0.read("next.csv");
    next.must_say("Partner Program Manager,,,ask Bob,");
    desk.0.write("r.csv", "title,decision\n,sales\n");
    let (code, told) = desk.run("batch people.csv -o c.csv --pins r.csv");
    assert_eq!(code, 3, "{told}");
    told.must_say("line 2: a decision without a title");
}
