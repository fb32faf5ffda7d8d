//! What a person decides: titles go out to be looked at, and decisions come back.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};
use rolecall::Matcher;
use rolecall::batch::{self, Pin, Pins, Summary};
use rolecall::english::counted;

use super::Options;
use super::Output;
use super::exit::Misuse;
use super::output::Read;
use super::summary::rows;
use crate::render::escape;

/// So many decisions that match no title are named.
const NAMED: usize = 5;

/// Decisions that were read from a file.
pub(crate) struct Decided {
    pub(crate) pins: Pins,
    name: String,
}

impl Decided {
    /// Reads the file; decisions that contradict each other or make no sense are refused.
    pub(crate) fn read(path: &Path, options: &Options) -> Result<Decided> {
        let name = escape::path(path);
        let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
        let pins = Pins::read(file).map_err(|error| explained(error, &name))?;
        if pins.is_empty() {
            options.tell(&format!(
                "{name} contains no decisions; fill in its column `decision`"
            ));
        }
        Ok(Decided { pins, name })
    }

    /// Which decisions were of use, and which were not, if there are any.
    pub(crate) fn report(&self, summary: &Summary) -> Option<String> {
        if self.pins.is_empty() {
            return None;
        }
        let (name, all) = (&self.name, self.pins.len() as u64);
        let unused: Vec<&Pin> = self.pins.unused().collect();
        let used = all - unused.len() as u64;
        let settled = format!(
            "{name}: {used} of {} settled {}",
            counted(all, "decision", "decisions"),
            rows(summary.looks.by_hand)
        );
        if unused.is_empty() {
            return Some(settled);
        }
        let named = unused.iter().take(NAMED);
        let named: Vec<String> = named
            .map(|pin| format!("line {} `{}`", pin.line, escape::line(&pin.title)))
            .collect();
        let more = if unused.len() > NAMED {
            " and more"
        } else {
            ""
        };
        let match_ = if unused.len() == 1 {
            "matches"
        } else {
            "match"
        };
        Some(format!(
            "{settled}\n{} {match_} no title of this file: {}{more}",
            counted(unused.len() as u64, "decision", "decisions"),
            named.join(", ")
        ))
    }
}

/// A file for titles that need a person; it appears when all is done.
pub(crate) struct ToReview {
    sink: Output,
    path: PathBuf,
}

impl ToReview {
    /// Opens the file. One that somebody has filled in is never replaced.
    pub(crate) fn open(path: &Path, read: &[Read<'_>], options: &Options) -> Result<ToReview> {
        let name = escape::path(path);
        if path.as_os_str() == "-" {
            return Err(Misuse("give the file for --review a name".to_owned()).into());
        }
        let decided = match File::open(path).ok().map(Pins::read) {
            Some(Ok(pins)) => !pins.is_empty(),
            Some(Err(batch::Error::Pins { .. })) => true,
            _ => false,
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
