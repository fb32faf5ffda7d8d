//! Refuses Markdown that is no table.

use super::{
    container::{Refusal, not_a_table},
    pipe_table::{TABLE_ALONE, is_rule},
    sample::{SAMPLE, SampleRow},
};

const TITLES_ALONE: Refusal = not_a_table(
    "Markdown",
    "copy the titles into a text or CSV file, one a line, and give that",
);

/// Refuses Markdown around titles: headings and lists, and pipe tables.
pub(super) fn refuse_in_lines(bytes: &[u8], rows: &[SampleRow]) -> Result<(), Refusal> {
    let mut lines = rows.iter().map(|row| &bytes[row.range.clone()]);
    match lines.any(is_rule) {
        true => Err(TITLES_ALONE),
        false => refuse(bytes, rows),
    }
}

/// Refuses Markdown, unless a table is all of it.
pub(super) fn refuse(bytes: &[u8], rows: &[SampleRow]) -> Result<(), Refusal> {
    let rows = &rows[..rows.len().min(SAMPLE)];
    let lines = rows.iter().map(|row| bytes[row.range.clone()].trim_ascii());
    let lines: Vec<&[u8]> = lines.collect();
    let has_rule = lines.iter().any(|line| is_rule(line));
    if has_rule && !lines.iter().all(|line| line.starts_with(b"|")) {
        return Err(TABLE_ALONE);
    }
    let marks: [&[u8]; 5] = [b"- ", b"* ", b"+ ", b"1. ", b"```"];
    let is_item = |line: &[u8]| marks.iter().any(|mark| line.starts_with(mark));
    let (headings, others): (Vec<usize>, Vec<usize>) =
        (0..lines.len()).partition(|&at| is_heading(at, &lines, rows));
    let (items, others): (Vec<usize>, Vec<usize>) =
        others.iter().partition(|&&at| is_item(lines[at]));
    // remarks around a table: "# Report", "* contractors included"
    let cells = |row: &usize| rows[*row].cells.len();
    let has_table = matches!(&others[..], [header, row, ..] if cells(header) > 1 && cells(header) == cells(row));
    match !has_table && !headings.is_empty() && headings.len() + items.len() > 1 {
        true => Err(TITLES_ALONE),
        false => Ok(()),
    }
}

/// `# Heading`, with blank lines around it.
fn is_heading(at: usize, lines: &[&[u8]], rows: &[SampleRow]) -> bool {
    let hashes = lines[at].iter().take_while(|&&byte| byte == b'#').count();
    let is_apart = |one: usize| match &rows[one..] {
        [row, next, ..] => next.number > row.number + 1,
        _ => true,
    };
    (1..=6).contains(&hashes)
        && lines[at].get(hashes) == Some(&b' ')
        && (at == 0 || is_apart(at - 1))
        && is_apart(at)
}
