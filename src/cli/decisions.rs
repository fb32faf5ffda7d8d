//! What a person decides: titles go out to be looked at, and decisions come back.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow};
use rolecall::Matcher;
use rolecall::batch::{self, Summary};
use rolecall::context::{DecisionEntry, DecisionFileError, Decisions};
use rolecall::english::counted;

use super::Options;
use super::Output;
use super::exit::Misuse;
use super::output::Read;
use super::summary::rows;
use crate::render::escape;

/// So many decisions that match no title are named.
const NAMED: usize = 5;

/// Decisions that were read from files.
pub(crate) struct Decided {
    pub(crate) decisions: Decisions,
}

impl Decided {
    /// Reads the files, the later over the earlier; decisions that contradict each other in one
    /// file or make no sense are refused, all of a file at once.
    pub(crate) fn read(
        paths: &[PathBuf],
        matcher: &Matcher<'_>,
        options: &Options,
    ) -> Result<Decided> {
        let mut decisions = Decisions::default();
        for path in paths {
            let name = escape::path(path);
            let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
            let before = decisions.len();
            let added = decisions.add_file(matcher, &name, file);
            added.map_err(|error| match error {
                DecisionFileError::Table(error) => explained(error, &name),
                other => anyhow!("{name}: {other}"),
            })?;
            if decisions.len() == before && decisions.overruled().is_empty() {
                options.tell(&format!(
                    "{name} contains no decisions; fill in its column `decision`"
                ));
            }
        }
        Ok(Decided { decisions })
    }

    /// Which decisions were of use, and which were not, if there are any.
    pub(crate) fn report(&self, summary: &Summary) -> Option<String> {
        let decisions = &self.decisions;
        if decisions.is_empty() {
            return None;
        }
        let all = decisions.len() as u64;
        let unused: Vec<&DecisionEntry> = decisions.unused().collect();
        let used = all - unused.len() as u64;
        let mut told = vec![format!(
            "{}: {used} of {} settled {}",
            decisions.files().join(", "),
            counted(all, "decision", "decisions"),
            rows(summary.looks.by_hand)
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
            told.push(format!("and {} changes more", overruled.len() - NAMED));
        }
        if !unused.is_empty() {
            told.push(self.unused(&unused));
        }
        Some(told.join("\n"))
    }

    fn unused(&self, unused: &[&DecisionEntry]) -> String {
        let files = self.decisions.files();
        let named = unused.iter().take(NAMED).map(|entry| {
            let file = match files.len() {
                0 | 1 => String::new(),
                _ => format!(" of {}", files[entry.file]),
            };
            format!("line {}{file} `{}`", entry.line, escape::line(&entry.title))
        });
        let named: Vec<String> = named.collect();
        let more = match unused.len() > NAMED {
            true => " and more",
            false => "",
        };
        let verb = match unused.len() {
            1 => "matches",
            _ => "match",
        };
        let count = counted(unused.len() as u64, "decision", "decisions");
        let named = named.join(", ");
        format!("{count} {verb} no title of this file: {named}{more}")
    }
}

/// A file for titles that need a person; it appears when all is done.
pub(crate) struct ToReview {
    sink: Output,
    path: PathBuf,
}

impl ToReview {
    /// Opens the file. One that somebody has filled in is never replaced.
    pub(crate) fn open(
        path: &Path,
        read: &[Read<'_>],
        matcher: &Matcher<'_>,
        options: &Options,
    ) -> Result<ToReview> {
        let name = escape::path(path);
        if path.as_os_str() == "-" {
            return Err(Misuse("give the file for --review a name".to_owned()).into());
        }
        let mut decisions = Decisions::default();
        let decided = match File::open(path) {
            Ok(file) => match decisions.add_file(matcher, &name, file) {
                Ok(()) => !decisions.is_empty(),
                Err(error) => matches!(error, DecisionFileError::Lines(_)),
            },
            Err(_) => false,
        };
        if decided {
            return Err(Misuse(format!(
                "{name} holds decisions; apply them with --pins {name}, and give --review another name"
            ))
            .into());
        }
        Ok(ToReview {
            sink: options.second_output(path, "the file of --review", read)?,
            path: path.to_owned(),
        })
    }

    /// Writes the titles and lets the file appear.
    pub(crate) fn close(
        mut self,
        summary: &Summary,
        matcher: &Matcher<'_>,
        options: &Options,
    ) -> Result<()> {
        let Some(review) = &summary.review else {
            return Ok(());
        };
        let name = escape::path(&self.path);
        review
            .write(&mut self.sink, matcher)
            .map_err(|error| explained(error, &name))?;
        self.sink.close()?;
        let count = review.len() as u64;
        let left_out = match review.left_out() {
            0 => String::new(),
            many => format!("; {} with more titles are left out", rows(many)),
        };
        options.tell(&match count {
            0 => format!("\n{name}: no title is left to decide"),
            _ => format!(
                "\n{name}: {} to decide, most frequent first{left_out}\n\
                 Fill in the column `decision`, then: --pins {name}",
                counted(count, "title", "titles")
            ),
        });
        Ok(())
    }
}

fn explained(error: batch::Error, name: &str) -> Error {
    match error {
        batch::Error::Read(error) => Error::from(error).context(format!("cannot read {name}")),
        batch::Error::Write(error) => error.into(),
        other => Error::from(other).context(name.to_owned()),
    }
}
