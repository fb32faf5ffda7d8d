//! Workbooks in: the same people from every format, the right sheet, and nothing that a broken or
//! hostile file can do.

use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use rolecall::table::Error;
use rolecall::table::sheet::Sheet;
use rolecall::table::workbook::Workbook;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::support::{MustSay, rolecall};

const PEOPLE: [(&str, &[u8]); 4] = [
    ("xlsx", include_bytes!("data/workbooks/people.xlsx")),
    ("xls", include_bytes!("data/workbooks/people.xls")),
    ("ods", include_bytes!("data/workbooks/people.ods")),
    ("xlsb", include_bytes!("data/workbooks/people.xlsb")),
];

/// How many cells are called as title columns are.
fn score(sheet: &Sheet) -> Option<u64> {
    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
    let titles = cells.filter(|cell| ["Title", "Job Title"].contains(&cell.to_string().as_str()));
    Some(titles.count() as u64).filter(|&count| count > 0)
}

fn csv(sheet: &Sheet) -> String {
    String::from_utf8(sheet.csv()).expect("CSV is UTF-8")
}

fn read(bytes: &[u8]) -> Result<Sheet, Error> {
    Workbook::open(bytes.to_vec())?.choose(None, score)
}

#[test]
fn the_same_people_from_every_format() {
    for (ending, bytes) in &PEOPLE[..3] {
        let sheet = read(bytes).expect(ending);
        assert_eq!(
            (sheet.name.as_str(), sheet.number),
            ("People", 2),
            "{ending}"
        );
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8, 9], "{ending}");
        // Number formats are known in an .xlsx only; the total has none.
        let shown = |formatted, plain| if *ending == "xlsx" { formatted } else { plain };
        let expected = format!(
            "Partner team, autumn,,,,,,\n\
             Person,,Position,,,,\n\
             ID,Name,Job Title,Since,Salary,Share,Active\n\
             0017,Ann Ode,Channel Account Manager,2021-03-01,{},{},TRUE\n\
             0018,Bo Li,\"Head of Alliances, EMEA\",2019-11-30 14:30:00,{},{},FALSE\n\
             0019,\"Cy \"\"Q\"\" Dao\",Partner Marketing Manager,1999-12-31,,{},TRUE\n\
             0020,Di Fö,=not a formula,2026-11-27,{},{},\n\
             Total,,,,{},,#N/A\n",
            shown("\"85,000.00\"", "85000"),
            shown("50.0%", "0.5"),
            shown("\"120,500.50\"", "120500.5"),
            shown("12.5%", "0.125"),
            shown("100.0%", "1"),
            shown("-3.00", "-3"),
            shown("0.0%", "0"),
            "205497.5",
        );
        let mut expected = expected.replace("Partner team, autumn", "\"Partner team, autumn\"");
        if *ending == "ods" {
            // LibreOffice writes the values of `=TRUE()` as numbers there.
            expected = expected.replace(",TRUE", ",1").replace(",FALSE", ",0");
        }
        assert_eq!(csv(&sheet), expected, "{ending}");
    }
    let sheet = read(PEOPLE[3].1).expect("xlsb");
    let expected = "Partner team,,,,\nName,Job Title,Since,Salary,Active\n\
                    Ann Ode,Channel Account Manager,2021-03-01,85000.5,TRUE\n\
                    Bo Li,\"Head of Alliances, EMEA\",2019-11-30,-3,FALSE\n";
    assert_eq!(csv(&sheet), expected);
}

#[test]
fn hidden_sheets_are_read_when_they_are_named() {
    for (ending, bytes) in &PEOPLE[..3] {
        for wanted in ["Old", "old", "3"] {
            let mut book = Workbook::open(bytes.to_vec()).expect(ending);
            let sheet = book.choose(Some(wanted), score).expect(wanted);
            assert_eq!(csv(&sheet), "Title\nRetired Partner Manager\n", "{ending}");
        }
        let mut book = Workbook::open(bytes.to_vec()).expect(ending);
        let problem = book
            .choose(Some("Leavers"), score)
            .expect_err(ending)
            .to_string();
        let expected = "there is no sheet \"Leavers\"\nthe sheets are: 1 \"Notes\", 2 \"People\", 3 \"Old\" (hidden), 4 \"Empty\"";
        assert_eq!(problem, expected, "{ending}");
        let problem = book.choose(None, |_| None).expect_err(ending);
        assert!(matches!(problem, Error::NoTitleSheet(_)), "{ending}");
    }
}

/// A zip file of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(content.as_bytes()).expect("a part");
    }
    zip.finish().expect("a zip file").into_inner()
}

fn xlsx(sheet_data: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let doc = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rel = "http://schemas.openxmlformats.org/package/2006/relationships";
    package(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{rel}\"><Relationship Id=\"r1\" Type=\"{doc}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{doc}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{rel}\"><Relationship Id=\"r1\" Type=\"{doc}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet xmlns=\"{main}\">{sheet_data}</worksheet>"),
        ),
    ])
}

fn ods(rows: &str) -> Vec<u8> {
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        (
            "content.xml",
            &format!(
                "<office:document-content><table:table table:name=\"S\">{rows}</table:table></office:document-content>"
            ),
        ),
    ])
}

#[test]
fn forged_dimensions_cost_nothing() {
    let start = Instant::now();
    let claims = xlsx(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row>\
         <row r=\"1048576\"><c r=\"A1048576\"><v>7</v></c></row></sheetData>",
    );
    assert_eq!(csv(&read(&claims).expect("two cells")), "Title\n7\n");

    let corner = |row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>");
    let wide: String = (1..=4000).map(corner).collect();
    let problem = read(&xlsx(&format!("<sheetData>{wide}</sheetData>")));
    assert!(
        matches!(problem, Err(Error::TooManyCells(_))),
        "{problem:?}"
    );

    let cell = |columns: u32| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{columns}\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let row = |rows: u32, columns| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">{}</table:table-row>",
            cell(columns)
        )
    };
    let gap = row(1, 20)
        + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>"
        + &row(1, 20);
    for rows in [row(1_048_576, 16_384), row(1, 16_384).repeat(4000), gap] {
        let problem = read(&ods(&rows));
        assert!(
            matches!(problem, Err(Error::TooManyCells(_))),
            "{problem:?}"
        );
    }
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn a_cell_without_end_is_refused_early() {
    let start = Instant::now();
    let cell = |text: &str| format!("<c r=\"A1\" t=\"inlineStr\"><is>{text}</is></c>");
    let one = cell(&format!("<t>{}</t>", "a".repeat(60 << 20)));
    let many = cell(&"<r><t>Manager</t></r>".repeat(1 << 20));
    for cells in [one, many] {
        let problem = read(&xlsx(&format!(
            "<sheetData><row r=\"1\">{cells}</row></sheetData>"
        )));
        assert!(
            matches!(problem, Err(Error::CellTooLarge(_))),
            "{problem:?}"
        );
    }
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn a_row_or_texts_without_end_are_refused_early() {
    let start = Instant::now();
    let words: String = (0..30_000).map(|at| format!("{at} {:90}", "and")).collect();
    let cell = format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>");
    let sheet = format!(
        "<sheetData><row r=\"1\">{}</row></sheetData>",
        cell.repeat(30)
    );
    let problem = read(&xlsx(&sheet));
    assert!(matches!(problem, Err(Error::RowTooLarge(_))), "{problem:?}");
    let texts = format!("<si><t>{}</t></si>", "a".repeat(30_000)).repeat(3000);
    let problem = read(&package(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/any.name", &format!("<sst>{texts}</sst>")),
    ]));
    let text = problem.expect_err("refused").to_string();
    text.must_say("hundreds of times its size");
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_title_merged_downwards_is_read_in_each_row() {
    let cell = |merged: &str, text: &str| {
        format!(
            "<table:table-cell {merged} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |repeated: u32, cells: &[&str]| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{repeated}\">{}</table:table-row>",
            cells.concat()
        )
    };
    let [gap, covered] = [
        "<table:table-cell table:number-columns-repeated=\"2\"/>",
        "<table:covered-table-cell/>",
    ];
    let merged = "table:number-columns-spanned=\"1\" table:number-rows-spanned=\"3\"";
    let (plain, tall) = (|text| cell("", text), cell(merged, "Partner Manager"));
    let rows = [
        row(2, &[gap]),
        row(1, &[gap, &plain("Name"), &plain("Title")]),
        row(1, &[gap, &plain("Ann"), &tall]),
        row(1, &[gap, &plain("Bo"), covered]),
        row(1, &[gap, &plain("Cy"), covered]),
        row(1, &[gap, &plain("Di")]),
    ];
    let mut book = Workbook::open(ods(&rows.concat())).expect("a workbook");
    let sheet = book.choose(None, score).expect("a sheet");
    let expected = "Name,Title\nAnn,Partner Manager\nBo,Partner Manager\nCy,Partner Manager\nDi,\n";
    assert_eq!(csv(&sheet), expected);
    assert_eq!(sheet.warnings.merged.first, [5, 6]);
}

#[test]
fn merged_rows_of_an_xlsb_are_told_as_not_read() {
    let mut parts = zip::ZipArchive::new(Cursor::new(PEOPLE[3].1)).expect("a zip file");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("it unpacks");
        if part.name().expect("a name").contains("sheet1.bin") {
            bytes.extend([
                0xb0, 0x01, 16, 2, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0,
            ]);
        }
        let name = part.name().expect("a name").into_owned();
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(&bytes).expect("a part");
    }
    let merged = zip.finish().expect("a zip file").into_inner();
    let told = rolecall(&["batch", "-"]).stdin(merged).ends().2;
    told.must_say("which is not read from an .xlsb");
    let told = rolecall(&["batch", "-"]).stdin(PEOPLE[3].1).ends().2;
    assert!(!told.contains("merged"), "{told}");
}

#[test]
fn forged_counts_cost_nothing() {
    let sst = "<sst uniqueCount=\"9000000000\"><si><t>Title</t></si></sst>";
    let problem = read(&package(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/any.name", sst),
    ]));
    let text = problem.expect_err("refused").to_string();
    text.must_say("it claims 9000000000 texts");
}

#[test]
fn what_is_no_workbook_is_named() {
    let cases: [(Vec<u8>, &str); 5] = [
        (package(&[("word/document.xml", "<w/>")]), "a Word document"),
        (
            package(&[("ppt/presentation.xml", "<p/>")]),
            "a PowerPoint presentation",
        ),
        (package(&[("people.csv", "Title\n")]), "a zip archive"),
        (
            package(&[("mimetype", "application/vnd.oasis.opendocument.text")]),
            "an OpenDocument file other than a spreadsheet",
        ),
        (b"%PDF-1.7".to_vec(), "a PDF file"),
    ];
    for (bytes, kind) in cases {
        let problem = read(&bytes).expect_err(kind).to_string();
        assert!(
            problem.starts_with(&format!("the input is {kind}, not a table; ")),
            "{problem}"
        );
    }
}

#[test]
fn a_broken_workbook_is_an_error() {
    let start = Instant::now();
    // xorshift, so that a failure can be repeated.
    let mut state = 0x9e37_79b9_u32;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as usize % below
    };
    for (ending, bytes) in PEOPLE {
        for length in [0, 3, 100, bytes.len() / 2, bytes.len() - 1] {
            assert!(
                read(&bytes[..length]).is_err() || length == bytes.len() - 1,
                "{ending} {length}"
            );
        }
        for _ in 0..200 {
            let mut broken = bytes.to_vec();
            for _ in 0..=random(8) {
                let place = random(broken.len());
                broken[place] = random(256) as u8;
            }
            // Whether it can still be read is as it may be; it ends.
            drop(read(&broken));
        }
    }
    // An .xls that claims 1,048,576 rows of 16,384 columns.
    let mut claims = PEOPLE[1].1.to_vec();
    let dimensions: Vec<usize> = (0..claims.len() - 18)
        .filter(|&at| claims[at..at + 4] == [0, 2, 14, 0])
        .collect();
    assert!(!dimensions.is_empty());
    for at in dimensions {
        claims[at + 4..at + 16].copy_from_slice(&[0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 64]);
    }
    let problem = read(&claims);
    assert!(
        matches!(problem, Err(Error::TooManyCells(_))),
        "{problem:?}"
    );
    // The chain of an .xls's directory, which leads back to itself.
    let mut cyclic = PEOPLE[1].1.to_vec();
    let sector = |bytes: &[u8], at: usize| {
        u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
    };
    let (fat, directory) = (sector(&cyclic, 76), sector(&cyclic, 48));
    let entry = (fat + 1) * 512 + directory * 4;
    cyclic[entry..entry + 4].copy_from_slice(&(directory as u32).to_le_bytes());
    assert!(read(&cyclic).is_err());
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}
