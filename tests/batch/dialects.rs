//! One file for each dialect that exports come in, beside the output it must have.

use crate::support::MustSay;
use std::{fs, path::Path};

use rolecall::{
    batch::{Options, Summary},
    table::TableOptions,
};

use super::{error, run, text};

const EXPORTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/exports");

/// Reads a file, compares the output on one thread and on four. Set `UPDATE=1` to write it anew.
fn check(name: &str) -> Summary {
    let path = Path::new(EXPORTS).join(name);
    let input = fs::read(&path).expect("the file is there");
    let (output, summary) = run(&input, &Options::default()).expect("the file can be read");
    let on_four = run(
        &input,
        &Options {
            threads: 4,
            ..Options::default()
        },
    )
    .expect("the file can be read");
    assert_eq!(output, on_four.0, "{name}: threads change the output");
    let expected = Path::new(EXPORTS).join("expected").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected, &output).expect("the expected output can be written");
    }
    let expected = fs::read(&expected).expect("the expected output is there");
    assert_eq!(
        String::from_utf8_lossy(&output),
        String::from_utf8_lossy(&expected),
        "{name}"
    );
    assert_eq!(output, expected, "{name}: bytes differ");
    summary
}

/// Name, delimiter, title column, rows, lines above the header, encoding.
#[rustfmt::skip]
const FILES: &[(&str, u8, usize, u64, u64, &str)] = &[
    ("linkedin_notes.csv",          b',',  6,  3, 4, "UTF-8"),
    ("semicolon_crlf.csv",          b';',  3,  2, 0, "UTF-8"),
    ("tab.tsv",                     b'\t', 2,  2, 0, "UTF-8"),
    ("pipe.csv",                    b'|',  3,  2, 0, "UTF-8"),
    ("cr_only.csv",                 b',',  2,  2, 0, "UTF-8"),
    ("byte_order_mark.csv",         b',',  1,  2, 0, "UTF-8"),
    ("utf16le.csv",                 b'\t', 2,  2, 0, "UTF-16LE"),
    ("utf16be_without_mark.csv",    b',',  2,  2, 0, "UTF-16BE"),
    ("windows_1252.csv",            b';',  2,  2, 0, "UTF-8"),
    ("mixed_encodings.csv",         b',',  2,  4, 0, "UTF-8"),
    ("quotes.csv",                  b',',  2,  6, 0, "UTF-8"),
    ("ragged.csv",                  b',',  2,  5, 0, "UTF-8"),
    ("decoys.csv",                  b',',  5,  3, 0, "UTF-8"),
    ("repeated_names.csv",          b',',  5,  2, 0, "UTF-8"),
    ("one_column.csv",              b'\t', 1,  3, 0, "UTF-8"),
    ("seventy_columns.csv",         b',',  61, 2, 0, "UTF-8"),
];

#[test]
fn every_dialect_is_found_and_kept() {
    for &(name, delimiter, column, rows, preamble, encoding) in FILES {
        let summary = check(name);
        assert_eq!(summary.delimiter, delimiter, "{name}");
        assert_eq!(summary.column.number, column, "{name}");
        assert_eq!(summary.rows, rows, "{name}");
        assert_eq!(summary.preamble, preamble, "{name}");
        assert_eq!(summary.encoding, encoding, "{name}");
    }
    assert_eq!(
        fs::read_dir(EXPORTS).expect("a folder").count(),
        FILES.len() + 1,
        "a file is not checked"
    );
}

#[test]
fn rows_that_are_not_utf8_are_named() {
    let mended = check("mixed_encodings.csv").warnings.guessed;
    assert_eq!((mended.count, mended.first), (2, vec![3, 5]));
    assert_eq!(check("windows_1252.csv").warnings.guessed.first, [1, 2, 3]);
    assert_eq!(check("utf16le.csv").warnings.guessed.count, 0);
}

#[test]
fn an_encoding_that_is_named_is_used() {
    let options = Options {
        table: TableOptions {
            encoding: Some("iso-8859-2".into()),
            ..TableOptions::default()
        },
        ..Options::default()
    };
    let (output, summary) = text(b"Name,Position\nJan,Kierownik sprzeda\xbfy\n", &options);
    output.must_say("Kierownik sprzedaży,clear");
    assert_eq!(summary.encoding, "ISO-8859-2");
    let unknown = Options {
        table: TableOptions {
            encoding: Some("utf-99".into()),
            ..TableOptions::default()
        },
        ..Options::default()
    };
    assert!(error("a,b\n", &unknown).contains("unknown encoding `utf-99`"));
}

#[test]
fn what_is_no_text_is_refused() {
    let what = |bytes: &[u8]| error(bytes, &Options::default());
    assert!(what(b"PK\x03\x04\x14\0\x06\0").contains("workbook"));
    assert!(what(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0").contains("program"));
    assert!(what(b"").contains("empty"));
    assert!(what(b"\n\n\r\n").contains("empty"));
    assert!(what(b"\xef\xbb\xbf").contains("empty"));
}

#[test]
fn a_zero_byte_in_a_cell_is_text() {
    let (output, _) = text(
        "Name,Position\nAl\0,Partner\0Lead\nBo,Director of partnerships\n",
        &Options::default(),
    );
    assert!(output.contains("Al\0,Partner\0Lead,clear"), "{output:?}");
}

#[test]
fn a_mark_is_kept_or_added() {
    let with = Options {
        bom: true,
        ..Options::default()
    };
    assert!(text("Title\nLead\n", &with).0.starts_with("\u{feff}Title"));
    assert!(
        text("\u{feff}Title\nLead\n", &with)
            .0
            .starts_with("\u{feff}Title")
    );
    assert!(
        text("Title\nLead\n", &Options::default())
            .0
            .starts_with("Title")
    );
    assert!(
        text(b"\xff\xfeT\0i\0t\0l\0e\0\n\0V\0P\0", &Options::default())
            .0
            .starts_with("\u{feff}Title,")
    );
}

#[test]
fn commas_within_titles_do_not_make_a_delimiter() {
    let input = "Wer;Was\nA;VP, Sales, EMEA\nB;Lead, Partner, DACH\nC;Manager, Channel, UK\n";
    for column in ["2", "was"] {
        let options = Options {
            table: TableOptions {
                column: Some(column.to_owned()),
                ..TableOptions::default()
            },
            ..Options::default()
        };
        let summary = text(input, &options).1;
        assert_eq!(
            (
                summary.delimiter,
                summary.rows,
                summary.warnings.ragged.count
            ),
            (b';', 3, 0)
        );
    }
    let excel = text("sep=;\nName;Title\nA;VP, Sales\n", &Options::default()).1;
    assert_eq!((excel.delimiter, excel.preamble, excel.rows), (b';', 1, 1));
}

#[test]
fn a_delimiter_that_is_given_is_used() {
    let options = Options {
        table: TableOptions {
            delimiter: Some(b':'),
            ..TableOptions::default()
        },
        ..Options::default()
    };
    assert!(
        text("Name:Title\nA, B; C:Lead\n", &options)
            .0
            .contains("A, B; C:Lead:clear:")
    );
    let options = Options {
        table: TableOptions {
            delimiter: Some(b'"'),
            ..TableOptions::default()
        },
        ..Options::default()
    };
    assert!(error("Name:Title\n", &options).contains("cannot be the delimiter"));
}
