//! Damaged tables, titles and descriptions, for as long as anybody has patience.
//!
//! `ROLECALL_FUZZ=3600 cargo test --release fuzz` gives each test an hour instead of a moment, and
//! `ROLECALL_FUZZ_FROM=NUMBER` begins at another case. A case that fails names its number; the same
//! number makes the same case.

mod descriptions;
mod tables;
mod titles;

use std::io::{self, Write};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use crate::support::{data, random::Random};

/// How long a test lasts if nothing else is asked for.
const MOMENT: Duration = Duration::from_millis(400);

/// Tries one case after the other.
fn for_a_while(what: &str, mut case: impl FnMut(&mut Random)) {
    let number = |name| env::var(name).ok().and_then(|text| text.parse().ok());
    let patience = number("ROLECALL_FUZZ").map(Duration::from_secs);
    let first = number("ROLECALL_FUZZ_FROM").unwrap_or(1);
    let start = Instant::now();
    let mut told = Told {
        what,
        number: first,
    };
    while start.elapsed() < patience.unwrap_or(MOMENT) {
        // Neighbouring numbers make cases that have nothing in common.
        case(&mut Random(
            told.number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        ));
        told.number += 1;
    }
    if patience.is_some() {
        let (cases, took) = (told.number - first, start.elapsed());
        let _ = writeln!(io::stderr(), "{what}: {cases} cases in {took:.0?}");
    }
}

/// Says which case it was when one fails.
struct Told<'a> {
    what: &'a str,
    number: u64,
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            let (what, number) = (self.what, self.number);
            let _ = writeln!(
                io::stderr(),
                "{what}: case {number} fails; ROLECALL_FUZZ_FROM={number}"
            );
        }
    }
}

/// Bytes that mean something to somebody.
const TELLING: &[&[u8]] = &[
    b"\"",
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r",
    b"\r\n",
    b" ",
    b"=",
    b"'",
    b"\0",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xe9",
    b"\x80",
    b"\xc3",
    b"\xf0\x9f",
    b"\x1b[2J",
    "\u{202e}".as_bytes(),
    "é".as_bytes(),
    "ß".as_bytes(),
    "İ".as_bytes(),
    "e\u{301}".as_bytes(),
    "漢".as_bytes(),
    "👩\u{200d}💼".as_bytes(),
    "ﬁ".as_bytes(),
    b"Job Title",
    b"Title",
    b"&",
    b"/",
    b"(",
    b")",
    b"-",
    b".",
    b"Partner",
    b"Channel",
];

/// Damages bytes in a few places.
fn damage(random: &mut Random, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(12)).min(bytes.len());
        let far = (at + random.below(400)).min(bytes.len());
        match random.below(8) {
            0 | 1 => drop(bytes.splice(at..at, TELLING[random.below(TELLING.len())].to_vec())),
            2 => drop(bytes.splice(at..end, TELLING[random.below(TELLING.len())].to_vec())),
            3 => drop(bytes.drain(at..end)),
            4 => drop(bytes.splice(at..at, bytes[at..end].repeat(1 + random.below(4)))),
            5 => drop(bytes.splice(at..at, bytes[at..far].to_vec())),
            6 => {
                let other = &others[random.below(others.len())];
                let from = random.below(other.len() + 1);
                let to = (from + random.below(60)).min(other.len());
                bytes.splice(at..end, other[from..to].to_vec());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.number() as u8;
                }
            }
        }
        bytes.truncate(8 << 10);
    }
}

/// The titles that are read in tests anyway.
fn known_titles() -> Vec<Vec<u8>> {
    let mut titles = Vec::new();
    for file in fs::read_dir(data("titles")).expect("a folder") {
        let path = file.expect("a file").path();
        let mut rows = csv::Reader::from_path(path).expect("a table");
        titles.extend(
            rows.records()
                .map(|row| row.expect("a row")[0].as_bytes().to_vec()),
        );
    }
    titles.sort(); // a folder has no order
    titles
}
