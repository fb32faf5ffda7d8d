//! Damaged tables: nothing is lost, whatever the threads and the pieces.

use std::fs;
use std::io::{self, Read};

use rolecall::batch::{
    self, Classify, Destination, Form, FormRow, Informed, Options, ReviewScope, RowAnswer,
    RowFacts, Summary,
};
use rolecall::context::Decisions;
use rolecall::table::TableOptions;
use rolecall::{Matcher, Outcome, Taxonomy};

use super::{damage, for_a_while, known_titles};
use crate::support::{data, random::Random};

/// A text that stands in added cells, and in no table.
const MARK: &str = "⟦mark⟧";

/// Marks every row, so that what was added can be taken off again.
struct Marker;

impl Classify for Marker {
    type Session = ();

    fn session(&self) {}

    fn answer<'s>(&'s self, (): &mut (), _: &str, _: &RowFacts<'_>) -> RowAnswer<'s> {
        marked()
    }
}

fn marked() -> RowAnswer<'static> {
    RowAnswer {
        role: MARK.into(),
        words: MARK.to_owned(),
        why: MARK.into(),
        ..RowAnswer::new(Outcome::None)
    }
}

/// Rows as the pipeline reads them, with what was added.
struct Cellwise;

impl Form for Cellwise {
    fn head(&self, _: &[String], _: &mut Vec<u8>) {}

    fn row(&self, row: &FormRow<'_>, out: &mut Vec<u8>) {
        assert_eq!(row.added, marked().texts());
        out.push(b'.');
    }
}

/// Hands over a few bytes at a time.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.1.min(buffer.len());
        self.0.read(&mut buffer[..count])
    }
}

#[test]
fn damaged_tables_come_back_as_they_were() {
    let tables = tables();
    for_a_while("tables", |random| {
        let mut bytes = tables[random.below(tables.len())].clone();
        damage(random, &mut bytes, &tables);
        comes_back(&bytes, &options(random), 1 + random.below(100));
    });
}

#[test]
fn damaged_tables_are_answered() {
    let (tables, matcher) = (tables(), Matcher::new(Taxonomy::bundled()));
    for_a_while("answered tables", |random| {
        let mut bytes = tables[random.below(tables.len())].clone();
        damage(random, &mut bytes, &tables);
        let mut output = Vec::new();
        let options = options(random);
        let done = batch::run(
            bytes.as_slice(),
            Destination::Csv(&mut output),
            &options,
            &Informed::new(&matcher),
            |_| (),
        );
        if let Err(error) = done {
            assert!(!error.to_string().is_empty());
        }
        assert!(std::str::from_utf8(&output).is_ok(), "the output is UTF-8");
        if let Err(error) = Decisions::default().add_file(&matcher, "x", bytes.as_slice()) {
            assert!(!error.to_string().is_empty());
        }
    });
}

fn comes_back(bytes: &[u8], options: &Options, piece: usize) {
    let run = |threads, input: &mut (dyn Read + Send)| {
        let mut output = Vec::new();
        let options = Options {
            threads,
            ..options.clone()
        };
        let done = batch::run(
            input,
            Destination::Csv(&mut output),
            &options,
            &Marker,
            |_| (),
        );
        (output, done.map_err(|error| error.to_string()))
    };
    let (output, done) = run(1, &mut &*bytes);
    let table = &options.table;
    let settled = table.column.is_some() && table.delimiter.is_some() && !table.header;
    let telling = bytes.iter().any(|byte| matches!(byte, b'\0' | b'\r'));
    // Where it has to be found out how a table is made, it matters how much of it is there.
    let piece = if settled && !telling {
        piece
    } else {
        bytes.len()
    };
    let (other, again) = run(3, &mut Pieces(bytes, piece));
    let (summary, again) = match (done, again) {
        (Ok(summary), Ok(again)) => (summary, again),
        (Err(one), Err(other)) => return assert_eq!(one, other),
        (one, other) => panic!("{:?} but {:?}", one.map(|_| ()), other.map(|_| ())),
    };
    assert_eq!(output, other, "threads or pieces matter");
    assert_eq!(
        (summary.rows, &summary.warnings.ragged),
        (again.rows, &again.warnings.ragged)
    );
    assert_eq!(summary.warnings.guessed, again.warnings.guessed);
    assert_eq!(summary.warnings.stray_quotes, again.warnings.stray_quotes);
    nothing_is_lost(bytes, &output, options, &summary);
    let mut rows = Vec::new();
    let formed = batch::run(
        bytes,
        Destination::Form(&Cellwise, &mut rows),
        options,
        &Marker,
        |_| (),
    );
    assert_eq!(
        formed
            .map_err(|error| error.to_string())
            .map(|other| other.warnings.guessed),
        Ok(summary.warnings.guessed)
    );
    assert_eq!(rows.len() as u64, summary.rows, "rows in another form");
}

/// Without what was added, the output is the input.
fn nothing_is_lost(bytes: &[u8], output: &[u8], options: &Options, summary: &Summary) {
    let output = std::str::from_utf8(output).expect("the output is UTF-8");
    let delimiter = char::from(summary.delimiter);
    let texts = marked().texts().into_iter();
    let suffix: String = texts.map(|text| format!("{delimiter}{text}")).collect();
    assert_eq!(output.matches(&suffix).count() as u64, summary.rows);
    let plain = summary.encoding == "UTF-8" && summary.warnings.guessed.count == 0;
    if !plain || summary.warnings.ragged.count > 0 || summary.shifted {
        return; // decoded, padded, or with one more name in the header
    }
    let names: String = batch::COLUMNS
        .iter()
        .map(|name| format!("{delimiter}gtm_{name}"))
        .collect();
    let mut rest = output.replace(&suffix, "");
    if options.table.header {
        let at = rest.find(&names).expect("the names were added");
        rest.replace_range(at..at + names.len(), "");
    }
    let mark = "\u{feff}";
    let input = String::from_utf8_lossy(bytes);
    let input = input.strip_prefix(mark).unwrap_or(&input);
    let rest = rest.strip_prefix(mark).unwrap_or(&rest);
    // A cell that others would not take for text is put in quotes: a CR ends the row there, a quote
    // that is never closed opens a cell.
    let is_lone = |(at, _): (usize, &str)| !input[at + 1..].starts_with('\n');
    let requoted =
        summary.warnings.stray_quotes.count > 0 || input.match_indices('\r').any(is_lone);
    let without_quotes = |text: &str| text.replace('"', "");
    if input.contains('\u{fffd}') {
        return; // the head is mended without being counted
    }
    if requoted {
        assert_eq!(without_quotes(rest), without_quotes(input));
    } else {
        assert_eq!(rest, input);
    }
}

fn options(random: &mut Random) -> Options {
    let mut one_in = |times| random.below(times) == 0;
    Options {
        table: TableOptions {
            delimiter: one_in(6).then_some(b';'),
            header: !one_in(8),
            strict: one_in(10),
            ..TableOptions::default()
        },
        description_column: one_in(8).then(|| "2".to_owned()),
        bom: one_in(10),
        excel_safe: one_in(5),
        review: match one_in(5) {
            true => ReviewScope::All,
            false => ReviewScope::No,
        },
        ..Options::default()
    }
}

/// The exports that are read in tests anyway, and one made of titles.
fn tables() -> Vec<Vec<u8>> {
    let files = fs::read_dir(data("exports")).expect("a folder");
    let paths = files.map(|file| file.expect("a file").path());
    let mut paths: Vec<_> = paths.filter(|path| path.is_file()).collect();
    paths.sort();
    let mut tables: Vec<_> = paths
        .iter()
        .map(|path| fs::read(path).expect("a file"))
        .collect();
    let mut rows = b"Name,Title,Notes\r\n".to_vec();
    for title in known_titles().iter().step_by(20) {
        rows.extend([b"\"A, B\",\"", title.as_slice(), b"\",\"two\nlines\"\r\n"].concat());
    }
    tables.push(rows);
    tables
}
