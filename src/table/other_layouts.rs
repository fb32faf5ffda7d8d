//! Refuses texts whose lines are laid out in another way than as rows of delimited cells.

use std::ops::Range;

use super::{
    Error,
    dialect::Dialect,
    row::split,
    sample::{SAMPLE, SampleRow},
};

/// Refuses lines that hold a table in another way than as delimited cells.
pub(super) fn refuse_unusual(bytes: &[u8], dialect: &Dialect) -> Result<(), Error> {
    let lines = lines(bytes, dialect);
    let [first, _, ..] = lines[..] else {
        return Ok(());
    };
    let is_quoted =
        |line: &&[u8]| line.starts_with(b"\"") && line.ends_with(b"\"") && line.contains(&b',');
    if lines.iter().all(is_quoted) {
        let advice = "take the quotes around each row off: sed 's/^\"//; s/\"$//; s/\"\"/\"/g' FILE | rolecall batch -";
        return Err(Error::UnusualTable {
            kind: "a table whose rows are each in quotes as a whole",
            advice: advice.to_owned(),
        });
    }
    for delimiter in *b"^~#\x01\x1f\x1e" {
        let count = |line: &[u8]| memchr::memchr_iter(delimiter, line).count();
        if count(first) > 0 && lines.iter().all(|line| count(line) == count(first)) {
            return Err(Error::UnusualTable {
                kind: "a table with an unusual delimiter",
                advice: format!("say which: --delimiter '{}'", delimiter.escape_ascii()),
            });
        }
    }
    Ok(())
}

/// Refuses a table with spaces before its quotes, in which these part no cells: ` "Acme, Inc."` is two.
pub(super) fn refuse_spaced_quotes(bytes: &[u8], dialect: &Dialect) -> Result<(), Error> {
    let rows = &dialect.rows[..dialect.rows.len().min(SAMPLE)];
    let delimiter = dialect.separators.delimiter;
    let is_torn = |row: &&SampleRow| {
        let row = &bytes[row.range.clone()];
        let opens = |cell: &Range<usize>| {
            let text = row[cell.clone()].trim_ascii_start();
            text.len() < cell.len() && text.starts_with(b"\"") && !text[1..].contains(&b'"')
        };
        let mut cells = split(row, delimiter).into_iter();
        cells.any(|cell| opens(&cell))
            && cells.any(|cell| row[cell].trim_ascii_end().ends_with(b"\""))
    };
    let torn = rows.iter().filter(is_torn).count();
    if torn == 0 || 10 * torn < rows.len() {
        return Ok(());
    }
    let delimiter = char::from(delimiter);
    Err(Error::UnusualTable {
        kind: "a table with spaces before its quotes",
        advice: format!(
            "take them away: sed 's/{delimiter} *\"/{delimiter}\"/g' FILE | rolecall batch -"
        ),
    })
}

/// The first rows as they stand, without blank lines.
fn lines<'b>(bytes: &'b [u8], dialect: &Dialect) -> Vec<&'b [u8]> {
    let rows = dialect.rows.iter().take(SAMPLE);
    rows.map(|row| bytes[row.range.clone()].trim_ascii())
        .collect()
}
