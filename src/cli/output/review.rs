//! The file of `batch --review`: what a person should decide, in a table to be filled in.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rolecall::batch::{Informed, Summary};
use rolecall::context::{DecisionFileError, Decisions};
use rolecall::english::counted;

#[cfg(feature = "workbooks")]
use crate::cli::exit::output_error;
use crate::cli::exit::{Misuse, misuse};
use crate::cli::input::InputFile;
#[cfg(feature = "workbooks")]
use crate::cli::output::sheets;
use crate::cli::{Options, Output};
use crate::render::output_name::output_format;
use crate::render::view::summary::rows;
use crate::render::{Format, escape};

/// The formats of the file.
const WRITABLE: &[Format] = if cfg!(feature = "workbooks") {
    &[Format::Csv, Format::Tsv, Format::Xlsx]
} else {
    &[Format::Csv, Format::Tsv]
};

/// A file for titles that need a person; it appears when all is done.
pub(crate) struct ReviewFile {
    sink: Output,
    path: PathBuf,
    format: Format,
}

/// Refuses to replace a file with decisions, unless this run applies all of them: they are never lost.
/// `option` names the file.
pub(crate) fn refuse_decided(path: &Path, option: &str, classify: &Informed<'_, '_>) -> Result<()> {
    let Ok(file) = File::open(path) else {
        return Ok(());
    };
    let name = escape::path(path);
    let mut decisions = Decisions::default();
    let is_lost = match decisions.add_file(classify.matcher, &name, file) {
        Ok(_) => match &classify.decisions {
            Some(applied) => !applied.include(&decisions),
            None => !decisions.is_empty(),
        },
        Err(error) => matches!(error, DecisionFileError::Lines(_)),
    };
    if is_lost {
        let cure = format!("apply them with --pins {name}, and give {option} another name");
        return misuse(format!("{name} holds decisions or notes; {cure}"));
    }
    Ok(())
}

impl ReviewFile {
    /// Opens the file. Decisions in it are never lost: it is replaced only if it has none but those
    /// that this run applies.
    pub(crate) fn open(
        path: &Path,
        read: &[InputFile<'_>],
        classify: &Informed<'_, '_>,
        options: &Options,
    ) -> Result<ReviewFile> {
        if path.as_os_str() == "-" {
            return misuse("give the file for --review a name");
        }
        let format = output_format(path, None, WRITABLE).map_err(Misuse)?;
        refuse_decided(path, "--review", classify)?;
        Ok(ReviewFile {
            sink: options.second_output(path, "the file of --review", read)?,
            path: path.to_owned(),
            format: format.unwrap_or(Format::Csv),
        })
    }

    /// Writes the titles and lets the file appear.
    pub(crate) fn close(
        mut self,
        summary: &Summary,
        classify: &Informed<'_, '_>,
        options: &Options,
    ) -> Result<()> {
        let Some(review) = &summary.review else {
            return Ok(());
        };
        let name = escape::path(&self.path);
        match self.format {
            #[cfg(feature = "workbooks")]
            Format::Xlsx => {
                let saved = sheets::review_sheet(review, classify).save(&mut self.sink);
                let changes = saved.map_err(|error| output_error(error.into()))?;
                if let Some(told) = changes.sentence() {
                    options.tell(&told);
                }
            }
            format => {
                let delimiter = if format == Format::Tsv { b'\t' } else { b',' };
                let written = review.write(&mut self.sink, delimiter, classify);
                written.with_context(|| format!("cannot write {name}"))?;
            }
        }
        self.sink.close()?;
        let left_out = match review.left_out() {
            0 => String::new(),
            many => format!("; {} with more or longer titles are left out", rows(many)),
        };
        options.tell(&match review.open() as u64 {
            0 => format!("\n{name}: no title is left to decide{left_out}"),
            count => format!(
                "\n{name}: {} to decide, most frequent first{left_out}\n\
                 Fill in the column `decision`, then: --pins {name}",
                counted(count, "title", "titles")
            ),
        });
        Ok(())
    }
}
