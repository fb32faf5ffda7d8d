//! What was read, how to list the people behind a count, and how to make the page again.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{Text, counted, data, listed, number},
};
use crate::{
    Outcome,
    batch::Summary,
    report::Report,
    table::{FoundColumn, Lines},
};

pub(super) fn section(report: &Report) -> Vec<Section> {
    let lead = html! {
        dl { @for (name, value) in facts(report) { dt { (name) } dd { (value) } } }
    };
    let body = html! {
        h3 id="repeat" tabindex="-1" { "Who is behind each number" }
        p {
            "Every count opens to its most frequent titles. For each row with its answer: "
            code { "rolecall batch FILE -o answers.csv" }
            ", then filter by " code { "gtm_function" } ", " code { "gtm_level" } " and your own columns."
            @if report.summary.name_column.is_none() {
                " " code { "--name-column" } " adds names of people to the lists of this page."
            }
        }
        @if !report.about.command.is_empty() {
            p { "To make this page again: " code { (Text(&report.about.command)) } }
        }
        div.keep {
            h3 { "The four functions" }
            dl { @for (function, definition) in &report.functions {
                dt class=(function.id()) { (function.name()) }
                dd { (Text(definition)) }
            } }
        }
    };
    Section::only("source", "About this page", lead, body)
}

fn facts(report: &Report) -> Vec<(&'static str, Markup)> {
    let (summary, figures) = (&report.summary, &report.figures);
    let text = |text: String| html! { (Text(&text)) };
    let mut facts = vec![("File", data(&report.about.name))];
    if !report.about.date.is_empty() {
        facts.push(("Date", text(report.about.date.clone())));
    }
    let [clear, multiple, adjacent, none] =
        Outcome::ALL.map(|outcome| number(report.rows(outcome)));
    let rows = format!(
        "{}: {clear} with one function, {multiple} with several, {adjacent} outside the four, {none} no \
         partner role",
        number(summary.rows)
    );
    facts.push(("Rows", text(rows)));
    let is_capped = figures.unlisted > 0;
    let more = if is_capped { "more than " } else { "" };
    let titles = format!(
        "{more}{}; those that differ only in capitals and spaces count as one",
        number(figures.titles)
    );
    facts.push(("Different titles", text(titles)));
    facts.push(("Titles from", place(&summary.column)));
    let columns = [
        ("Duties from", &summary.description),
        ("Names from", &summary.name_column),
    ];
    let columns = columns.into_iter();
    facts.extend(columns.filter_map(|(what, column)| Some((what, place(column.as_ref()?)))));
    let counts = &summary.review_counts;
    for (what, rows) in [
        ("Settled by a person", counts.decided),
        ("Duties contradict the title", counts.contradictions),
    ] {
        if rows > 0 {
            facts.push((what, text(counted(rows, "row", "rows"))));
        }
    }
    for (name, holds) in &summary.column.decoys {
        let told = html! { (data(name)) ", which holds " (holds) };
        facts.push(("Passed over", told));
    }
    let warnings = &summary.warnings;
    facts.push(match &warnings.sheet {
        Some(sheet) => ("Sheet", data(sheet)),
        None => ("Separator, encoding", text(separator_and_encoding(summary))),
    });
    if summary.preamble > 0 {
        let above = counted(summary.preamble, "line", "lines");
        facts.push(("Lines above the header", text(above)));
    }
    for (what, lines, unit) in [
        (
            "Too many or too few cells",
            &warnings.ragged,
            ["row", "rows"],
        ),
        (
            "Totals and remarks, not counted",
            &warnings.footers,
            ["row", "rows"],
        ),
        (
            "Not UTF-8, encoding guessed",
            &warnings.guessed,
            ["line", "lines"],
        ),
        (
            "Quote never closed, taken for text",
            &warnings.stray_quotes,
            ["row", "rows"],
        ),
        (
            "Spaces before quotes, taken away",
            &warnings.spaced_quotes,
            ["line", "lines"],
        ),
    ] {
        if lines.count > 0 {
            facts.push((what, text(where_they_are(lines, unit))));
        }
    }
    facts
}

fn separator_and_encoding(summary: &Summary) -> String {
    let separator = match summary.delimiter {
        b',' => "comma".to_owned(),
        b';' => "semicolon".to_owned(),
        b'|' => "bar".to_owned(),
        b'\t' => "tab".to_owned(),
        other => char::from(other).to_string(),
    };
    format!("{separator}, {}", summary.encoding)
}

fn place(column: &FoundColumn) -> Markup {
    html! {
        "column " (column.number)
        @if !column.name.is_empty() { ", " (data(&column.name)) }
        " (" (column.how) ")"
    }
}

fn where_they_are(lines: &Lines, [one, many]: [&str; 2]) -> String {
    let count = counted(lines.count, one, many);
    let first: Vec<String> = lines.first.iter().map(|line| number(*line)).collect();
    let noun = if lines.count == 1 { "line" } else { "lines" };
    let has_more = lines.count > first.len() as u64;
    let among = if has_more { ", among them" } else { ":" };
    format!("{count}{among} {noun} {}", listed(&first, "and"))
}
