//! The decisions of a person, from the files of `--pins`.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result, anyhow};
use rolecall::Matcher;
use rolecall::batch::Summary;
use rolecall::context::{Apart, DecisionEntry, DecisionFileError, Decisions};
use rolecall::english::{counted, list};
use rolecall::table;

use crate::cli::Options;
use crate::cli::input::Input;
use crate::render::escape;
use crate::render::view::summary::rows;

/// Maximum number of decisions that are named.
const NAMED: usize = 5;

/// Reads the files, the later over the earlier; decisions that contradict each other in one
/// file or make no sense are refused, all of a file at once.
pub(crate) fn read(
    paths: &[PathBuf],
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<Decisions> {
    let mut decisions = Decisions::default();
    for path in paths {
        let Input { read, name, .. } = Input::file(path)?;
        let before = decisions.read();
        let added = decisions.add_file(matcher, &name, read);
        let warnings = added.map_err(|error| match error {
            DecisionFileError::Table(table::Error::Read(error)) => {
                Error::from(error).context(format!("cannot read {name}"))
            }
            other => anyhow!("{name}: {other}"),
        })?;
        for sentence in warnings.sentences() {
            options.tell(&format!("{name}: {sentence}"));
        }
        if decisions.read() == before {
            options.tell(&format!(
                "{name} contains no decisions; fill in its column `decision`"
            ));
        }
    }
    Ok(decisions)
}

/// Which decisions were of use, and which were not, if there are any.
pub(crate) fn report(decisions: &Decisions, summary: &Summary) -> Option<String> {
    decisions.in_force().next()?; // there may be notes only
    let all = decisions.len() as u64;
    let unused: Vec<&DecisionEntry> = decisions.unused().collect();
    let used = all - unused.len() as u64;
    let mut told = vec![format!(
        "{}: {used} of {} settled {}",
        decisions.files().join(", "),
        counted(all, "decision", "decisions"),
        rows(summary.review_counts.decided)
    )];
    let overruled = decisions.overruled();
    told.extend(overruled.iter().take(NAMED).map(|change| {
        format!(
            "line {} of {} changes `{}` from {} to {}",
            change.line,
            change.file,
            escape::line(&change.title),
            change.earlier,
            change.later
        )
    }));
    if overruled.len() > NAMED {
        told.push(format!("and {} more changes", overruled.len() - NAMED));
    }
    told.extend(apart(decisions));
    if !unused.is_empty() {
        told.push(tell_unused(&unused, decisions.files()));
    }
    Some(told.join("\n"))
}

/// Titles that are read alike and decided differently.
fn apart(decisions: &Decisions) -> Vec<String> {
    let groups = decisions.apart();
    let sentence = |group: &Apart<'_>| {
        let decided = group.entries().iter().take(NAMED).map(|entry| {
            let (title, decision) = (escape::line(&entry.title), entry.decision.text());
            format!("`{title}` ({}, {decision})", line(entry, decisions.files()))
        });
        let decided = list(&decided.collect::<Vec<_>>(), "and");
        match group {
            Apart::Grades(_) => format!(
                "{decided} differ only in grade but are decided differently; each decision applies to \
                 titles of its own grade, and other grades stay undecided"
            ),
            _ => format!(
                "{decided} mean the same but are decided differently; each decision applies to its own \
                 title only"
            ),
        }
    };
    let mut told: Vec<String> = groups.iter().take(NAMED).map(sentence).collect();
    if groups.len() > NAMED {
        told.push(format!(
            "and {} more decided differently",
            groups.len() - NAMED
        ));
    }
    told
}

/// Where a decision stands: "line 3", and the file if there are several.
fn line(entry: &DecisionEntry, files: &[String]) -> String {
    match files {
        [] | [_] => format!("line {}", entry.line),
        _ => format!("line {} of {}", entry.line, files[entry.file]),
    }
}

fn tell_unused(unused: &[&DecisionEntry], files: &[String]) -> String {
    let named = unused.iter().take(NAMED).map(|entry| {
        let title = escape::line(&entry.title);
        let at = if entry.company.is_empty() {
            String::new()
        } else {
            format!(" at {}", escape::line(&entry.company))
        };
        format!("{} `{title}`{at}", line(entry, files))
    });
    let named: Vec<String> = named.collect();
    let more = if unused.len() > NAMED {
        " and more"
    } else {
        ""
    };
    let verb = if unused.len() == 1 {
        "matches"
    } else {
        "match"
    };
    let count = counted(unused.len() as u64, "decision", "decisions");
    let named = named.join(", ");
    format!("{count} {verb} no row of this file: {named}{more}")
}

/// The file is a workbook of ours in which a person has decided, rightly or wrongly.
pub(crate) fn are_in(path: &Path, matcher: &Matcher<'_>) -> bool {
    let mut start = [0; 2];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    let is_workbook = read.is_ok() && matches!(&start, b"PK" | [0xd0, 0xcf]);
    let Some(file) = File::open(path).ok().filter(|_| is_workbook) else {
        return false;
    };
    let mut decisions = Decisions::default();
    match decisions.add_file(matcher, "", file) {
        Ok(warnings) => warnings.sheet.as_deref() == Some("Review") && !decisions.is_empty(),
        Err(error) => matches!(error, DecisionFileError::Lines(_)),
    }
}
