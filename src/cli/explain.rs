//! `rolecall classify --explain`: answers with the whole reading.

use std::ffi::OsString;
use std::io::Write;
use std::slice;
use std::time::Instant;

use anyhow::Result;
use rolecall::Matcher;
use rolecall::table::Warnings;

use super::exit::misuse;
use super::{Exit, Options, titles};
use crate::render::answer_view::AnswerView;
use crate::render::explanation::{self, Explained};
use crate::render::json::Json;
use crate::render::ndjson::Ndjson;
use crate::render::sections::Sections;
use crate::render::{Format, card};

/// Answers and explains each title.
pub(super) fn run(arguments: &[OsString], command: &str, options: &Options) -> Result<Exit> {
    let start = Instant::now();
    let taxonomy = options.taxonomy()?;
    let matcher = Matcher::new(&taxonomy);
    let (format, page) = (options.format(Format::Ndjson), options.page());
    if matches!(format, Format::Csv | Format::Tsv) {
        return misuse(
            "--explain cannot be written as CSV or TSV; use --format table, markdown, \
             json or ndjson",
        );
    }
    let mut sink = options.output(&[])?;
    let mut count = 0_u64;
    let mut warnings = Warnings::default();
    let mut each = |explained: &mut dyn FnMut(Explained<'_>) -> Result<()>| {
        warnings = titles::each(arguments, command, |title| {
            count += 1;
            let (answer, explanation) = matcher.explain(title);
            let answer = AnswerView::new(&matcher, title, &answer);
            explained(Explained {
                answer,
                explanation,
            })
        })?;
        anyhow::Ok(())
    };
    match format {
        Format::Json => {
            let mut json = Json::begin(&taxonomy, &mut sink)?;
            each(&mut |explained| Ok(json.result(&explained)?))?;
            json.end()?;
        }
        Format::Table | Format::Markdown => each(&mut |explained| {
            let Explained {
                answer,
                explanation,
            } = explained;
            let out = &mut sink;
            if format == Format::Table {
                card::print(&answer, &[], page, out)?;
                writeln!(out)?;
            }
            let taxonomy = &taxonomy;
            let mut sections = Sections {
                format,
                page,
                taxonomy,
                out,
            };
            if format == Format::Markdown {
                sections.table(&answer.title, slice::from_ref(&answer))?;
            }
            explanation::print(&explanation, &mut sections)?;
            Ok(writeln!(sink)?)
        })?,
        _ => each(&mut |explained| Ok(Ndjson { out: &mut sink }.result(&explained)?))?,
    }
    sink.close()?;
    options.tell_more(&taxonomy, count, start);
    Ok(titles::told(&warnings, options))
}
