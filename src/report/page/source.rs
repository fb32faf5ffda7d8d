//! What was read, and how to read the page.

use std::fmt::{self, Write};

use super::{
    Section, Totals,
    text::{Count, Data, Number, Text, listed},
};
use crate::{
    batch::{Lines, Taken},
    report::Report,
};

pub(super) fn section(report: &Report) -> Result<Section, fmt::Error> {
    let summary = &report.summary;
    let mut facts: Vec<(&str, String)> = Vec::new();
    let column = &summary.column;
    let totals = Totals::of(report);
    facts.push(("Input", Data(&report.name).to_string()));
    facts.push(("Rows", Number(summary.rows).to_string()));
    facts.push((
        "Of these",
        format!(
            "{} with one function, {} with several, {} on partners outside the four, {} no partner role",
            Number(totals.clear),
            Number(totals.multiple),
            Number(totals.adjacent),
            Number(totals.none)
        ),
    ));
    facts.push(("Different titles", different(report)));
    facts.push(("Titles from", place(column)));
    if let Some(column) = &summary.description {
        facts.push(("Duties from", place(column)));
    }
    for (what, rows) in [
        ("Settled by a person", summary.looks.by_hand),
        ("Duties contradict the title", summary.looks.contradictions),
    ] {
        if rows > 0 {
            facts.push((what, Count(rows, "row", "rows").to_string()));
        }
    }
    for (name, holds) in &column.decoys {
        facts.push((
            "Passed over",
            format!("{}, which holds {holds}", Data(name)),
        ));
    }
    let separator = match summary.delimiter {
        b',' => "comma".to_owned(),
        b';' => "semicolon".to_owned(),
        b'|' => "bar".to_owned(),
        b'\t' => "tab".to_owned(),
        other => Text(&char::from(other).to_string()).to_string(),
    };
    let encoding = Text(summary.encoding).to_string();
    facts.push(("Separator, encoding", format!("{separator}, {encoding}")));
    if summary.preamble > 0 {
        let above = Count(summary.preamble, "line", "lines").to_string();
        facts.push(("Above the header", above));
    }
    for (what, lines) in [
        ("Too many or too few cells", &summary.ragged),
        (
            "Not UTF-8, read in an encoding that was guessed",
            &summary.mended,
        ),
        ("Bytes that could not be read", &summary.lost),
        ("Totals or remarks, left out", &summary.footers),
        ("Quote never closed, taken for text", &summary.stray_quotes),
    ] {
        if lines.count > 0 {
            facts.push((what, where_they_are(lines)));
        }
    }
    let mut body = "<dl>\n".to_owned();
    for (name, value) in facts {
        writeln!(body, "<dt>{name}</dt><dd>{value}</dd>")?;
    }
    body.push_str("</dl>\n<h3>The four functions</h3>\n<dl>\n");
    for (function, definition) in &report.functions {
        writeln!(
            body,
            "<dt class=\"{}\">{}</dt><dd>{}</dd>",
            function.id(),
            function.name(),
            Text(definition)
        )?;
    }
    body.push_str(
        "</dl>\n<p class=\"note\">Each row counts as one person. Titles that differ only in capitals \
         and spaces count as one.</p>\n",
    );
    Ok(Section {
        id: "source".to_owned(),
        heading: "What was read".to_owned(),
        body,
    })
}

fn place(column: &Taken) -> String {
    let name = match column.name.as_str() {
        "" => String::new(),
        name => format!(", {}", Data(name)),
    };
    format!("column {}{name} ({})", column.number, column.how)
}

fn different(report: &Report) -> String {
    let roster = &report.roster;
    let (all, partner) = (Number(roster.titles), Number(roster.partner_titles));
    match roster.unread {
        0 => format!("{all}, of partner roles {partner}"),
        _ => format!("more than {all}; those that come first are in the lists"),
    }
}

fn where_they_are(lines: &Lines) -> String {
    let rows = Count(lines.count, "row", "rows");
    let first: Vec<Number> = lines.first.iter().map(|line| Number(*line)).collect();
    let noun = if lines.count == 1 { "line" } else { "lines" };
    match lines.count > first.len() as u64 {
        true => format!("{rows}, among them {noun} {}", listed(&first)),
        false => format!("{rows}: {noun} {}", listed(&first)),
    }
}
