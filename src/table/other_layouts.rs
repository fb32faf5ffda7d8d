//! Refuses texts whose lines are laid out in another way than as rows of delimited cells.

use super::{Error, container::not_a_table, dialect::Dialect, sample::SAMPLE};

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

/// Refuses Markdown, unless a table with pipes is all of it.
pub(super) fn refuse_markdown(bytes: &[u8], dialect: &Dialect) -> Result<(), Error> {
    let lines = lines(bytes, dialect);
    let starts = |line: &[u8], marks: &[&[u8]]| marks.iter().any(|mark| line.starts_with(mark));
    let is_rule = |line: &&[u8]| {
        starts(line, &[b"|-", b"|:-", b"| -", b"| :-"])
            && line.iter().all(|byte| b"|-: ".contains(byte))
    };
    let is_item = |line: &[u8]| starts(line, &[b"- ", b"* ", b"+ ", b"1. ", b"```"]);
    let (headings, others): (Vec<usize>, Vec<usize>) =
        (0..lines.len()).partition(|&at| is_heading(at, &lines, dialect));
    let (items, rows): (Vec<usize>, Vec<usize>) =
        others.iter().partition(|&&at| is_item(lines[at]));
    // remarks around a table: "# Report", "* contractors included"
    let cells = |row: &usize| dialect.rows[*row].cells.len();
    let has_table =
        matches!(&rows[..], [header, row, ..] if cells(header) > 1 && cells(header) == cells(row));
    let advice = if lines.iter().any(is_rule) && !lines.iter().all(|line| line.starts_with(b"|")) {
        "copy the table without the text around it into a file of its own and give that"
    } else if !has_table && !headings.is_empty() && headings.len() + items.len() > 1 {
        "copy the titles into a text or CSV file, one a line, and give that"
    } else {
        return Ok(());
    };
    Err(Error::NotATable(not_a_table("Markdown", advice)))
}

/// `# Heading`, with blank lines around it.
fn is_heading(at: usize, lines: &[&[u8]], dialect: &Dialect) -> bool {
    let hashes = lines[at].iter().take_while(|&&byte| byte == b'#').count();
    let is_apart = |one: usize| match &dialect.rows[one..] {
        [row, next, ..] => next.number > row.number + 1,
        _ => true,
    };
    (1..=6).contains(&hashes)
        && lines[at].get(hashes) == Some(&b' ')
        && (at == 0 || is_apart(at - 1))
        && is_apart(at)
}

/// The first rows as they stand, without blank lines.
fn lines<'b>(bytes: &'b [u8], dialect: &Dialect) -> Vec<&'b [u8]> {
    let rows = dialect.rows.iter().take(SAMPLE);
    rows.map(|row| bytes[row.range.clone()].trim_ascii())
        .collect()
}
