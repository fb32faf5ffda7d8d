//! Any table in any dialect comes back with every cell as it was.

use proptest::{collection::vec, prelude::*};
use rolecall::{
    batch::{self, Destination, Options},
    table::TableOptions,
};

use super::{Echo, run};

/// How a table is read whose titles stand in this column.
fn titles(column: &str, delimiter: Option<u8>, header: bool) -> Options {
    let column = Some(column.to_owned());
    Options {
        table: TableOptions {
            column,
            delimiter,
            header,
            ..TableOptions::default()
        },
        ..Options::default()
    }
}

/// A table as a program would write it. The first row is the header.
#[derive(Debug, Clone)]
struct Table {
    rows: Vec<Vec<String>>,
    title: usize,
    delimiter: u8,
    end: &'static str,
    always_quoted: bool,
    final_end: bool,
}

impl Table {
    fn row(&self, cells: &[String]) -> String {
        let special = |c: char| matches!(c, '"' | '\r' | '\n') || c == char::from(self.delimiter);
        let bare = |cell: &str| {
            !(self.always_quoted || cell.contains(special) || cell.is_empty() && cells.len() == 1)
        };
        let quoted = |cell: &String| match bare(cell) {
            true => cell.clone(),
            false => format!("\"{}\"", cell.replace('"', "\"\"")),
        };
        let delimiter = char::from(self.delimiter).to_string();
        cells
            .iter()
            .map(quoted)
            .collect::<Vec<_>>()
            .join(&delimiter)
    }

    fn text(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(|cells| self.row(cells)).collect();
        rows.join(self.end) + if self.final_end { self.end } else { "" }
    }
}

fn tables() -> impl Strategy<Value = Table> {
    let cell = prop_oneof![3 => "[a-zA-Zé ]{0,12}", 2 => "[a-c,;|\t\"\r\n'=é漢]{0,10}"];
    // marks alone may make a rule across the row
    let is_rule = |cell: &str| cell.contains("===") && !cell.contains(char::is_alphanumeric);
    let cell = cell.prop_filter("a rule is no row", move |cell: &String| !is_rule(cell));
    (2usize..7, 0usize..30)
        .prop_flat_map(move |(width, height)| {
            let rows = vec(vec(cell.clone(), width), height);
            let dialect = (
                prop::sample::select(vec![b',', b';', b'\t', b'|']),
                prop::sample::select(vec!["\n", "\r\n", "\r"]),
            );
            (rows, 0..width, dialect, any::<bool>(), any::<bool>())
        })
        .prop_map(
            |(mut rows, title, (delimiter, end), always_quoted, final_end)| {
                let width = rows.first().map_or(3, Vec::len).max(title + 1);
                let name = |column| {
                    if column == title {
                        "Job Title".to_owned()
                    } else {
                        format!("c{column}")
                    }
                };
                for row in &mut rows {
                    if row.iter().all(|cell| cell.trim().is_empty()) {
                        row[0] = "a blank row is a blank line".to_owned();
                    }
                }
                rows.insert(0, (0..width).map(name).collect());
                Table {
                    rows,
                    title,
                    delimiter,
                    end,
                    always_quoted,
                    final_end,
                }
            },
        )
}

fn parse(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(bytes);
    let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| cells(record.expect("as the csv crate reads it")))
        .collect()
}

proptest! {
    #[test]
    fn a_table_comes_back(table in tables(), threads in 1usize..4) {
        let options = Options { threads, ..titles("job title", None, true) };
        let (output, summary) = run(table.text().as_bytes(), &options).expect("a table");
        let read = parse(&output, table.delimiter);
        prop_assert_eq!(read.len(), table.rows.len());
        prop_assert_eq!(summary.rows as usize, table.rows.len() - 1);
        prop_assert_eq!(summary.warnings.ragged.count, 0);
        let output = String::from_utf8(output).expect("UTF-8");
        let mut rest = output.as_str();
        for (index, (cells, row)) in read.iter().zip(&table.rows).enumerate() {
            prop_assert_eq!(&cells[..row.len()], &row[..]);
            prop_assert_eq!(cells.len(), row.len() + batch::COLUMNS.len());
            if index > 0 {
                prop_assert_eq!(&cells[row.len() + 4], &row[table.title], "what the classifier was given");
            }
            // Not only are the cells equal: the row is there as it was written.
            let raw = table.row(row);
            prop_assert!(rest.starts_with(&raw), "{:?} does not start with {:?}", rest, raw);
            rest = &rest[raw.len()..];
            let next = table.rows.get(index + 1).map(|next| format!("{}{}", table.end, table.row(next)));
            match next {
                Some(next) => {
                    let at = rest.find(&next);
                    prop_assert!(at.is_some(), "{:?} lacks {:?}", rest, next);
                    rest = &rest[at.unwrap_or(0) + table.end.len()..];
                }
                None => prop_assert_eq!(rest.ends_with(table.end), table.final_end),
            }
        }
    }

    /// In whatever pieces the bytes arrive, the same comes out.
    #[test]
    fn pieces_do_not_matter(
        rows in vec(prop::sample::select(vec!["a", ",", "\"", "\"", "\n", "\r\n", "é", "\"\"", "b,\"c", "\\\"", "\\", "long text without quotes "]), 0..400),
        piece in 1usize..200,
    ) {
        struct Pieces<'a>(&'a [u8], usize);
        impl std::io::Read for Pieces<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                let count = self.1.min(buffer.len());
                self.0.read(&mut buffer[..count])
            }
        }
        let input = format!("Title,x\n{}", rows.concat());
        let options = titles("1", Some(b','), true);
        let (whole, summary) = run(input.as_bytes(), &options).expect("readable");
        let mut output = Vec::new();
        let pieces = Pieces(input.as_bytes(), piece);
        let other = batch::run(pieces, Destination::Csv(&mut output), &options, &Echo, |_| ()).expect("readable");
        prop_assert_eq!(String::from_utf8_lossy(&output), String::from_utf8_lossy(&whole));
        prop_assert_eq!(other.warnings.ragged, summary.warnings.ragged);
        prop_assert_eq!(other.warnings.stray_quotes, summary.warnings.stray_quotes);
        prop_assert_eq!(other.rows, summary.rows);
    }

    /// Whatever the bytes are: no panic, and the same output on any number of threads.
    #[test]
    fn any_bytes_are_read(input in "[a-b,;\"\r\n\u{e9}\u{fffd}]{0,200}", raw in vec(any::<u8>(), 0..50)) {
        for bytes in [input.as_bytes(), &raw, &[input.as_bytes(), &raw].concat()] {
            let options = titles("1", None, false);
            let one = run(bytes, &options);
            let two = run(bytes, &Options { threads: 2, ..options });
            match (one, two) {
                (Ok(one), Ok(two)) => prop_assert_eq!(one.0, two.0),
                (one, two) => prop_assert!(one.is_err() && two.is_err()),
            }
        }
    }
}
