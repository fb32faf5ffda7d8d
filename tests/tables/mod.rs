//! Any table in: which rows are read, by whatever command and however the bytes arrive.

mod generated;
mod markdown;
mod misfits;
mod odd_quotes;
mod one_door;

use std::fs;

use rolecall::{
    Matcher, Taxonomy, plain,
    table::{Table, TableOptions},
};

use crate::support::{MustSay, data, rolecall};

/// A table as it was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) titles: Vec<String>,
    pub(crate) lines: Vec<u64>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) passed_over: u64,
    pub(crate) warnings: Vec<String>,
}

/// Reads a table, or says why not.
pub(crate) fn see(input: impl std::io::Read, options: &TableOptions) -> Result<Seen, String> {
    let matcher = Matcher::new(Taxonomy::bundled());
    let looks_like_title = |text: &str| matcher.looks_like_title(text);
    let mut table =
        Table::open(input, options, &looks_like_title).map_err(|error| error.to_string())?;
    let mut seen = Seen {
        titles: Vec::new(),
        lines: Vec::new(),
        rows: Vec::new(),
        passed_over: table.passed_over(),
        warnings: Vec::new(),
    };
    while let Some(row) = table.next_row().map_err(|error| error.to_string())? {
        seen.titles.push(row.title().into_owned());
        seen.lines.push(row.line);
        seen.rows.push(row.cells());
    }
    seen.warnings = table.warnings().sentences();
    Ok(seen)
}

/// The files of tests/data/tables: titles, lines above the header, and what the warnings begin with.
#[rustfmt::skip]
pub(crate) const FILES: &[(&str, &[&str], u64, &[&str])] = &[
    ("group_names.csv", &["Partner Manager", "Baker", "Head of Alliances"], 1, &[]),
    ("notes_and_footers.csv", &["Alliance Manager", "Welder", ""], 3, &["2 rows of totals"]),
    ("packed.csv.gz", &["Alliance Manager", "Welder", ""], 3, &["2 rows of totals"]),
    ("trailing_delimiters.csv", &["Responsable partenariats", "Cuisinier"], 0, &["2 rows with too many"]),
    ("cr_cr_lf.csv", &["Partner Manager", "Kok"], 0, &[]),
    ("cr_only.csv", &["Channel Manager", "Baker"], 0, &[]),
    ("row_names.csv", &["Partner Manager", "Chef"], 0, &[]),
    ("excel_sep.csv", &["Director, Channel Sales"], 1, &[]),
    ("cyrillic.csv", &["Менеджер по работе с партнёрами", "Директор по маркетингу", "Повар ресторана"], 0, &["4 lines not in UTF-8, read as windows-1251"]),
    ("greek.csv", &["Διευθυντής πωλήσεων", "Υπεύθυνη συνεργατών και καναλιών"], 0, &["3 lines not in UTF-8"]),
    ("japanese.csv", &["パートナー営業部長", "代理店営業マネージャー", "料理人です"], 0, &["4 lines not in UTF-8, read as Shift_JIS"]),
    ("korean.csv", &["파트너 영업 담당자", "채널 영업 부장", "요리사"], 0, &["4 lines not in UTF-8, read as EUC-KR"]),
    ("chinese_traditional.csv", &["通路業務經理", "合作夥伴經理", "廚師"], 0, &["4 lines not in UTF-8, read as Big5"]),
    ("utf16.csv", &["Partner Manager", "Kock"], 0, &[]),
    ("unknown_name.csv", &["Channel Manager", "Partner Manager", "Baker"], 0, &[]),
    ("row_words.csv", &["Gerente de Parcerias", "Diretor de Canais", "Cozinheira"], 0, &[]),
    ("names_on_two_lines.csv", &["Channel Manager", "Baker"], 0, &[]),
    ("header_again.csv", &["Alliance Manager", "Baker", "Head of Channel"], 0, &["2 rows of totals"]),
    ("blank_first_name.csv", &["Channel Manager", "Baker"], 0, &[]),
    ("tabs_in_cells.csv", &["Channel Manager", "Baker"], 0, &[]),
    ("mixed_line_ends.csv", &["Channel Manager", "Baker", "VP Alliances"], 0, &[]),
    ("three_headers.csv", &["Channel Manager", "Baker", "VP Alliances"], 2, &[]),
    ("subtotals.csv", &["Channel Manager", "Baker", "VP Alliances"], 0, &["2 rows of totals"]),
    ("two_title_columns.csv", &["Baker", "Channel Manager", "VP Alliances"], 0, &[]),
    ("query_result.csv", &["Channel Manager", "Baker"], 0, &["2 rows of totals"]),
    ("note_with_commas.csv", &["Channel Manager", "Baker"], 1, &[]),
    ("labels_below.csv", &["Channel Manager", "Leiter Partnermanagement; DACH", "Buchhalter"], 0, &["1 row of totals"]),
    ("lifecycle_stage.csv", &["Partner and Alliances Manager", "Head of Partnerships", "", "Director of Channel"], 0, &[]),
    ("question_as_name.csv", &["partner manager", "n/a", "Head of Channel"], 0, &[]),
    ("one_name_thrice.csv", &["Partner Manager", "VP Alliances", "Accountant"], 0, &[]),
    ("totals_by_title.csv", &["Channel Manager", "Channel Manager", "VP Alliances"], 0, &["3 rows of totals"]),
    ("query_rule.csv", &["Partner Manager", "VP Alliances"], 0, &["2 rows of totals"]),
    ("header_in_capitals.csv", &["Partner Manager", "VP Alliances", "Accountant"], 0, &["2 rows of totals"]),
    ("two_tables.csv", &["Partner Manager", "VP Alliances", "", "Rate", "Baker"], 1, &["another table begins on line 6: below it"]),
    ("encoded_twice.csv", &["GeschÃ¤ftsfÃ¼hrerin Vertriebspartner", "Partner Manager", "Baker"], 0, &["2 rows with letters that were encoded twice"]),
    ("grouped_report.csv", &["Partner Manager", "VP Alliances"], 0, &["3 rows of totals"]),
    ("backslash_quotes.csv", &["Partner Manager", "Head of Alliances", "Baker", "Cook"], 0, &[]),
    ("broken_title.csv", &["Partner Manager", "Partner Manager", "Partner Manager", "Partner Manager"], 0, &[]),
];

#[test]
fn every_kind_of_file_is_read() {
    for &(name, titles, passed_over, warnings) in FILES {
        let bytes = fs::read(data("tables").join(name)).expect("the file is there");
        let seen = see(bytes.as_slice(), &TableOptions::default());
        let seen = seen.unwrap_or_else(|error| panic!("{name}: {error}"));
        let plain: Vec<_> = seen.titles.iter().map(|title| plain(title)).collect();
        assert_eq!(plain, titles, "{name}");
        assert_eq!(seen.passed_over, passed_over, "{name}");
        assert_eq!(seen.warnings.len(), warnings.len(), "{name}: {seen:?}");
        for (told, begins) in seen.warnings.iter().zip(warnings) {
            assert!(told.starts_with(begins), "{name}: {told}");
        }
    }
    let files = fs::read_dir(data("tables")).expect("a folder").count();
    assert_eq!(files, FILES.len(), "a file is not checked");
}

#[test]
fn markdown_in_a_cell_is_no_markdown() {
    let input = "Title,Advert\nPartner Manager,\"# Us\n\n- one\n- two\n\n## You\n\"\nCook,x\n";
    let seen = see(input.as_bytes(), &TableOptions::default()).expect("a table");
    assert_eq!(seen.titles, ["Partner Manager", "Cook"]);
}

#[test]
fn quotes_behind_backslashes_are_text_where_they_close_nothing() {
    for (input, title) in [
        (r#""Partner \"Big\" Manager",x"#, "Partner \"Big\" Manager"),
        (r#""Head of \"Alliances\"",x"#, "Head of \"Alliances\""),
        (r#""\"VP\" Alliances",x"#, "\"VP\" Alliances"),
        (r#""C:\",x"#, "C:\\"),
        (r#""a\""b",x"#, "a\\\"b"),
        (r#""a\""",x"#, "a\\\""),
    ] {
        let input = format!("Title,Note\nCook,y\n{input}\nChef,z\n");
        for input in [input.clone(), input.replace(",x", ",\"x\"")] {
            let seen = see(input.as_bytes(), &TableOptions::default()).expect("a table");
            assert_eq!(seen.titles, ["Cook", title, "Chef"], "{input}");
            assert_eq!(seen.warnings, [""; 0], "{input}");
        }
    }
}

#[test]
fn remarks_around_a_table_are_no_markdown() {
    for input in [
        "# Report\n\nName,Title\nAnn,Partner Manager\n\n# end of report\n",
        "# Report\n\nName,Title\nAnn,Partner Manager\n* contractors included\n",
    ] {
        let seen = see(input.as_bytes(), &TableOptions::default()).expect("a table");
        assert_eq!(seen.titles[0], "Partner Manager", "{input}");
    }
}

#[test]
fn what_is_no_table_is_named() {
    #[rustfmt::skip]
    let cases = [
        (&b"[\n  {\n    \"title\": \"Partner Manager\"\n  }\n]\n"[..], "JSON"),
        (b"<html><body><table>\n<tr><th>Title</th></tr>\n</table></body></html>\n", "HTML"),
        (b"BEGIN:VCARD\nFN:Ann\nTITLE:Partner Manager\nEND:VCARD\n", "vCard"),
        (b"# Team\n\n- Ann, Partner Manager\n- Bob, VP Alliances\n", "Markdown, not a table; copy the titles"),
        (
            b"Our team:\n\n| Name | Title |\n| --- | --- |\n| Ann | Partner Manager |\n\nAsk Bob.\n",
            "Markdown, not a table; copy the table",
        ),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\"Name,Job Title\"\n\"Ann,Partner Manager\"\n", "in quotes as a whole"),
        (b"\"Name, \"\"Title\"\"\"\n\"Ann, \"\"Manager, Partners\"\"\"\n", "Text to Columns"),
        (b"Name^Title\nAnn^Partner Manager\nBob^Cook\n", "--delimiter '^'"),
        (b"Ann,Partner Manager,Cargo\nBob,Cook,Acme\n", "--no-header"),
        (b"Partner Manager\nVP Alliances\nCook\n", "--no-header"),
        (b"Who,What,Does\nAnn,Partner Manager,Channel Manager\nBea,VP Alliances,VP Sales\n", "--no-header"),
        (
            b"Name,A,B\nAnn,Partner Manager,Channel Manager\nBea,VP Alliances,VP Sales\n",
            "--column 2 (`A`) or --column 3 (`B`)",
        ),
    ];
    for (input, named) in cases {
        let error = see(input, &TableOptions::default()).expect_err("it is refused");
        error.must_say(named);
        assert!(!error.contains("panic"), "{error}");
    }
}

/// A table, and what its rows of people and its footers are.
#[test]
fn what_is_doubtful_is_a_row() {
    let input = "\
Company,Name,Title,Years
Acme,Ann,Partner Manager,2
Total Energies,,,3
Acme Total,,,5
Bolt Total,,,4
Confidential,Cy,,
Confidential,,,
Total,,,9
Total rows: 12,,,
Quelle: HR,,,
Stand : 01.11.2026,,,
Fuente,,,
";
    let quoted = input.replace('\n', "\"\n\"").replace(',', "\",\"");
    let quoted = format!("\"{}", quoted.trim_end_matches('"'));
    let (code, out, told) = rolecall(&["batch", "--format", "csv"]).stdin(input).ends();
    assert_eq!(code, 0, "{told}");
    let (_, quoted, _) = rolecall(&["batch", "--format", "ndjson"])
        .stdin(quoted)
        .ends();
    assert_eq!(quoted.lines().count(), 5, "{quoted}");
    let rows = |text: &str| {
        text.lines()
            .filter(|row| row.ends_with("blank title,,"))
            .count()
    };
    assert_eq!(rows(&out), 4, "{out}");
    assert!(
        told.contains("4 rows without a title, answered none"),
        "{told}"
    );
    assert!(
        told.contains(
            "6 rows of totals, remarks, units or column names passed over: lines 4, 7, 8"
        ),
        "{told}"
    );
    assert!(told.contains("5 rows; titles"), "{told}");
}

#[test]
fn a_row_without_a_filled_cell_is_a_blank_line() {
    let input = "Name,Title,Note\nAnn,Partner Manager,x\n,,\n\n\"\",\" \"\nBo,,y\n,,";
    let (code, out, told) = rolecall(&["batch", "--format", "csv"]).stdin(input).ends();
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("2 rows; titles"), "{told}");
    assert!(told.contains("1 row without a title"), "{told}");
    let added = ",".repeat(10);
    assert!(
        out.contains(&format!(",,\n,,{added}\n\n\"\",\" \",{added}\nBo,,y,none")),
        "{out}"
    );
    assert!(out.ends_with(&format!("\n,,{added}")), "{out}");
    let ended = "Name,Title\nAnn,Partner Manager\n\u{1a}";
    let (code, _, told) = rolecall(&["batch"]).stdin(ended).ends();
    assert!(code == 0 && told.contains("1 row; titles"), "{told}");
}

#[cfg(feature = "workbooks")]
#[test]
fn a_row_without_a_filled_cell_is_none_in_a_workbook() {
    let folder = tempfile::tempdir().expect("a folder");
    let workbook = folder.path().join("people.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, column, text) in [
        (0, 0, "Name"),
        (0, 1, "Title"),
        (0, 2, "Note"),
        (1, 0, "Ann"),
        (1, 1, "Partner Manager"),
        (3, 0, " "),
        (5, 0, "Bo"),
        (5, 2, "y"),
    ] {
        sheet.write_string(row, column, text).expect("a cell");
    }
    book.save(&workbook).expect("a workbook");
    let (code, out, told) = rolecall(&["batch", "--format", "ndjson"])
        .stdin(fs::read(&workbook).expect("a workbook"))
        .ends();
    assert_eq!((code, out.lines().count()), (0, 2), "{told}");
}

#[test]
fn a_file_of_zeros_in_gzip_ends_early() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..300 {
        std::io::Write::write_all(&mut packed, &zeros).expect("memory");
    }
    let packed = packed.finish().expect("memory");
    assert!(see(packed.as_slice(), &TableOptions::default()).is_err());
}
