//! Generated tables: every cell as an independent writer wrote it, through files and through pipes
//! cut at every place.

use std::io::{self, Read};

use rolecall::table::TableOptions;

use super::see;
use crate::support::random::Random;

/// A table as it was made up, and its bytes.
struct Made {
    rows: Vec<Vec<String>>,
    title: usize,
    bytes: Vec<u8>,
    told: String,
}

const HEADERS: &[&str] = &[
    "Name",
    "Company",
    "Country",
    "E-mail",
    "Department",
    "Notes",
];
const TITLES: &[&str] = &[
    "Job Title",
    "Position",
    "Poste",
    "Stellenbezeichnung",
    "contact_title",
];
const JOBS: &[&str] = &[
    "Partner Manager",
    "VP, Alliances",
    "Head of \"Channel\" Sales",
    "Chef",
    "Director; EMEA",
    "Account Manager | DACH",
    "Lead\tOperations",
    "Chargé de clientèle",
    "Manager\nPartners",
    "",
];
const CELLS: &[&str] = &[
    "Ann",
    "Acme, Inc.",
    "a \"b\" c",
    "",
    "x;y",
    "1|2",
    "Straße",
    "two\nlines",
    "tab\there",
    "5'",
];

impl Made {
    fn new(random: &mut Random) -> Self {
        let mut pick = |end: usize| random.below(end);
        let delimiter = [",", ";", "\t", "|"][pick(4)];
        let end = ["\n", "\r\n", "\r\r\n"][pick(3)];
        let width = 2 + pick(5);
        let title = pick(width);
        let mut header: Vec<String> = HEADERS.iter().map(|name| (*name).to_owned()).collect();
        header.truncate(width);
        while header.len() < width {
            header.push(format!("Extra {}", header.len()));
        }
        header[title] = TITLES[pick(TITLES.len())].to_owned();
        let all = pick(3) == 0;
        let quote = |cell: &str| {
            let special = cell.contains(['"', '\n', '\r']) || cell.contains(delimiter);
            match all || special {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell.to_owned(),
            }
        };
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| quote(cell)).collect();
            cells.join(delimiter) + end
        };
        let mut text = String::new();
        for _ in 0..[0, 0, 1, 3][pick(4)] {
            text += ["Export of May", "Contacts", ""][pick(3)];
            text += end;
        }
        text += &line(&header);
        let mut rows = Vec::new();
        for number in 0..3 + pick(12) {
            let mut row: Vec<String> = (0..width)
                .map(|_| CELLS[pick(CELLS.len())].to_owned())
                .collect();
            row[title] = JOBS[pick(JOBS.len())].to_owned();
            if number == 0 {
                row[title] = "Partner Manager".to_owned();
            }
            if row.iter().all(String::is_empty) {
                row[title] = "Chef".to_owned(); // a blank line is no row
            }
            text += &line(&row);
            rows.push(row);
        }
        if pick(4) == 0 {
            let mut footer = vec![String::new(); width];
            footer[usize::from(title == 0)] = "Grand Total".to_owned();
            text += &line(&footer);
        }
        let (bytes, encoding) = match pick(4) {
            0 => ([&b"\xef\xbb\xbf"[..], text.as_bytes()].concat(), "mark"),
            1 => {
                let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
                (units.flat_map(u16::to_le_bytes).collect(), "UTF-16")
            }
            2 => (
                encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
                "1252",
            ),
            _ => (text.clone().into_bytes(), "UTF-8"),
        };
        Self {
            rows,
            title,
            bytes,
            told: format!("{encoding}: {text:?}"),
        }
    }
}

/// A pipe of which the first piece ends at a given place, and the others are as long.
pub(super) struct Cut<'b>(pub(super) &'b [u8], pub(super) usize);

impl Read for Cut<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.1.min(self.0.len()).min(buffer.len());
        buffer[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

fn check(cases: usize) {
    let mut random = Random(0x5eed_7ab1e);
    for case in 0..cases {
        let made = Made::new(&mut random);
        let options = TableOptions::default();
        let seen = see(made.bytes.as_slice(), &options);
        let seen = seen.unwrap_or_else(|error| panic!("case {case}: {error}\n{}", made.told));
        assert_eq!(seen.rows, made.rows, "case {case}\n{}", made.told);
        let titles: Vec<&String> = made.rows.iter().map(|row| &row[made.title]).collect();
        assert_eq!(
            seen.titles.iter().collect::<Vec<_>>(),
            titles,
            "case {case}\n{}",
            made.told
        );
        for piece in [1, 2, 3, 7, 1 + random.below(made.bytes.len())] {
            let cut = see(Cut(&made.bytes, piece), &options).expect("it was read before");
            assert_eq!(cut, seen, "case {case} in pieces of {piece}\n{}", made.told);
        }
    }
}

#[test]
fn every_cell_is_read_as_it_was_written() {
    check(300);
}

#[test]
#[ignore = "takes a minute; the figure in the notes is from it"]
fn every_cell_of_ten_thousand_tables() {
    check(10_000);
}

#[test]
fn a_pipe_may_be_cut_anywhere() {
    for bytes in [
        &b"Report,x\nSorted by,Title\n\nName,Company,Job Title\nA,B,Partner Manager\nC,D,Cook\nTotal,,\n"[..],
        b"A note\nName;Was\nA;VP, Sales\nB;Lead, Channel\n",
        b"Name,Job Title\r\r\nA,\"x\ny\"\r\r\nB,Ch\xe9f\r\r\n",
    ] {
        for column in [None, Some("2".to_owned())] {
            let options = TableOptions { column, ..TableOptions::default() };
            let whole = see(bytes, &options);
            for place in 1..bytes.len() {
                let two = (&bytes[..place]).chain(&bytes[place..]);
                assert_eq!(see(two, &options), whole, "cut at {place}");
            }
        }
    }
}
