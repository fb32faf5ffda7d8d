//! The page: its frame, and one file for each section.

mod chart;
mod groups;
mod left_out;
mod matrix;
mod overview;
mod questions;
mod source;
mod text;
mod wordings;
mod words;

use std::fmt::{self, Write};

use super::Report;
use text::{Data, Text};

const STYLE: &str = include_str!("style.css");

/// A part of the page.
struct Section {
    /// Where links lead.
    id: String,
    /// What links and the heading say; markup.
    heading: String,
    body: String,
}

pub(super) fn html(report: &Report) -> String {
    let mut out = String::with_capacity(64 << 10);
    // Writing to a string cannot fail.
    let _ = write(&mut out, report);
    out
}

fn write(out: &mut String, report: &Report) -> fmt::Result {
    let mut sections = Vec::new();
    let partners = Totals::of(report).partner > 0;
    if partners {
        sections.push(matrix::section(report)?);
        for (index, groups) in report.groups.iter().enumerate() {
            sections.push(groups::section(index, groups)?);
        }
        sections.push(words::section(report)?);
        sections.extend(wordings::section(report)?);
        sections.extend(questions::section(report)?);
    }
    sections.extend(left_out::section(report)?);
    sections.push(source::section(report)?);

    head(out, report)?;
    overview::write(out, report)?;
    out.push_str("<nav aria-label=\"Sections\"><ul>");
    for Section { id, heading, .. } in &sections {
        write!(out, "<li><a href=\"#{id}\">{heading}</a></li>")?;
    }
    out.push_str("</ul></nav>\n");
    for Section { id, heading, body } in &sections {
        writeln!(
            out,
            "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\" tabindex=\"-1\">{heading}</h2>\n\
             {body}</section>"
        )?;
    }
    writeln!(
        out,
        "</main>\n<footer><p>Made by rolecall {}, taxonomy {}. Nothing on this page is loaded from \
         elsewhere.</p></footer>\n</body>\n</html>",
        env!("CARGO_PKG_VERSION"),
        Text(&report.version)
    )
}

/// What stands above the answer. Even if data were taken for markup, the policy would let it load
/// and run nothing.
fn head(out: &mut String, report: &Report) -> fmt::Result {
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
         'unsafe-inline'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <title>Partner roles in {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the answer</a>",
        Text(&report.name)
    )?;
    writeln!(
        out,
        "<header>\n<h1><span class=\"eyebrow\">Partner roles in</span> {}</h1>\n</header>\n\
         <main id=\"main\" tabindex=\"-1\">",
        Data(&report.name)
    )
}

/// How many rows there are of each sort.
struct Totals {
    rows: u64,
    partner: u64,
    clear: u64,
    multiple: u64,
    adjacent: u64,
    none: u64,
}

impl Totals {
    fn of(report: &Report) -> Totals {
        use crate::Outcome;
        let count = |outcome| report.summary.tally.outcome(outcome);
        let (clear, multiple) = (count(Outcome::Clear), count(Outcome::Multiple));
        Totals {
            rows: report.summary.rows,
            partner: clear + multiple,
            clear,
            multiple,
            adjacent: count(Outcome::Adjacent),
            none: count(Outcome::None),
        }
    }
}

/// Starts a table that can be scrolled sideways where it does not fit; `class` says how.
fn table(out: &mut String, class: &str, label: &str, head: &[(&str, &str)]) -> fmt::Result {
    write!(
        out,
        "<div class=\"wide\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\">\
         <table class=\"{class}\">\n<caption>{label}</caption>\n<thead><tr>"
    )?;
    for (class, name) in head {
        write!(out, "<th scope=\"col\" class=\"{class}\">{name}</th>")?;
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    Ok(())
}

fn end_table(out: &mut String) {
    out.push_str("</tbody>\n</table></div>\n");
}

/// Titles out of data with their rows, as a list in a cell.
fn examples(out: &mut String, sample: &super::sample::Sample, counted: bool) -> fmt::Result {
    out.push_str("<ul class=\"titles\">");
    for (title, rows) in &sample.first {
        write!(out, "<li>{}", Data(title))?;
        if counted && *rows > 1 {
            write!(out, " <span class=\"times\">{}</span>", text::Number(*rows))?;
        }
        out.push_str("</li>");
    }
    let (titles, rows) = sample.more();
    if titles > 0 {
        let (titles, rows) = (text::more_titles(titles), text::people(rows));
        write!(out, "<li class=\"more\">and {titles}, {rows}</li>")?;
    }
    out.push_str("</ul>");
    Ok(())
}
