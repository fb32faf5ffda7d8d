//! Refuses texts whose lines are laid out in another way than as rows of delimited cells.

use super::{Error, dialect::Dialect, sample::SAMPLE};

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

/// The first rows as they stand, without blank lines.
fn lines<'b>(bytes: &'b [u8], dialect: &Dialect) -> Vec<&'b [u8]> {
    let rows = dialect.rows.iter().take(SAMPLE);
    rows.map(|row| bytes[row.range.clone()].trim_ascii())
        .collect()
}
