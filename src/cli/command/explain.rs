//! `rolecall classify --explain`: answers with the whole reading.

use std::ffi::OsString;
use std::io::Write;
use std::slice;

use anyhow::Result;
use rolecall::Matcher;

use crate::cli::input::titles;
use crate::cli::{Exit, Options, misuse};
use crate::render::Format;
use crate::render::view::answer_view::AnswerView;
use crate::render::view::card;
use crate::render::view::explanation::{self, ExplanationView};

/// Answers and explains each title.
pub(crate) fn run(arguments: &[OsString], options: &Options) -> Result<Exit> {
    let taxonomy = options.taxonomy()?;
    let matcher = Matcher::new(&taxonomy);
    let format = options.format(Format::Ndjson);
    if matches!(format, Format::Csv | Format::Tsv) {
        return misuse(
            "--explain cannot be written as CSV or TSV; use --format table, markdown, \
             json or ndjson",
        );
    }
    let mut printer = options.printer(format, &taxonomy, &[])?;
    let mut count = 0;
    let warnings = if matches!(format, Format::Json | Format::Ndjson) {
        let mut renderer = printer.renderer()?;
        let warnings = titles::each(arguments, "classify", |title| {
            count += 1;
            Ok(renderer.push(&explained(&matcher, title))?)
        })?;
        renderer.finish()?;
        warnings
    } else {
        titles::each(arguments, "classify", |title| {
            count += 1;
            let ExplanationView {
                answer,
                explanation,
            } = explained(&matcher, title);
            if format == Format::Table {
                card::print(&answer, &[], printer.page, &mut printer.out)?;
                writeln!(printer.out)?;
            } else {
                printer.table(&answer.title, slice::from_ref(&answer))?;
            }
            explanation::print(&explanation, &mut printer)?;
            Ok(writeln!(printer.out)?)
        })?
    };
    printer.out.close()?;
    options.tell_more(&taxonomy, count);
    Ok(titles::told(&warnings, options))
}

fn explained<'t>(matcher: &Matcher<'t>, title: &str) -> ExplanationView<'t> {
    let (answer, explanation) = matcher.explain(title);
    let answer = AnswerView::new(matcher, title, &answer);
    ExplanationView {
        answer,
        explanation,
    }
}
