//! The file a command reads, or standard input.

pub(crate) mod companies;
pub(crate) mod decisions;
pub(crate) mod rows;
pub(crate) mod titled_rows;
pub(crate) mod titles;

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use anyhow::{Context, Result};

use clap::Args;
use rolecall::domain::did_you_mean;
use rolecall::escape;
use rolecall::table::TableOptions;

use crate::cli::hint::typed;
use crate::cli::misuse;

/// How to read a table, where that is not to be found out.
#[derive(Debug, Args)]
pub(crate) struct TableArgs {
    /// The delimiter between cells: one character, or `tab`
    #[arg(short, long, value_name = "CHAR", value_parser = delimiter)]
    pub(crate) delimiter: Option<u8>,

    /// The first row is data, not a header
    ///
    /// The title column is then given by its number, unless there is only one.
    #[arg(long)]
    pub(crate) no_header: bool,

    /// How the file is encoded, such as windows-1252
    ///
    /// Default: what the byte order mark says, else UTF-8. Lines that are not valid UTF-8 are read in
    /// the most likely encoding, and reported.
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,

    /// The sheet of a workbook: a name, or a number from 1
    ///
    /// Default: the visible sheet with a column of titles. Of --pins and --companies, the sheet with
    /// their columns is read.
    #[arg(long, value_name = "SHEET", hide_short_help = true)]
    pub(crate) sheet: Option<String>,
}

impl TableArgs {
    /// How to read a table whose titles stand in this column.
    pub(crate) fn options(&self, column: Option<&str>) -> TableOptions {
        TableOptions {
            column: column.map(str::to_owned),
            delimiter: self.delimiter,
            header: !self.no_header,
            encoding: self.encoding.clone(),
            sheet: self.sheet.clone(),
            ..TableOptions::default()
        }
    }

    /// The options that were typed, to be typed again.
    pub(crate) fn arguments(&self) -> [Option<String>; 4] {
        let delimiter = self.delimiter.map(|delimiter| match delimiter {
            b'\t' => "tab".to_owned(),
            other => char::from(other).to_string(),
        });
        [
            typed("--sheet", self.sheet.as_deref()),
            typed("--delimiter", delimiter.as_deref()),
            typed("--encoding", self.encoding.as_deref()),
            self.no_header.then(|| " --no-header".to_owned()),
        ]
    }
}

fn delimiter(typed: &str) -> Result<u8, String> {
    match typed.as_bytes() {
        [byte] => Ok(*byte),
        b"tab" | b"\\t" => Ok(b'\t'),
        _ => Err("give one character such as `;`, or `tab`".to_owned()),
    }
}

/// A file that a run reads, and what messages call it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InputFile<'a> {
    pub(crate) what: &'a str,
    pub(crate) path: &'a Path,
}

impl<'a> InputFile<'a> {
    pub(crate) fn new(what: &'a str, path: &'a Path) -> InputFile<'a> {
        InputFile { what, path }
    }
}

/// Standard input in messages.
pub(crate) const STANDARD_INPUT: &str = "standard input";

/// Something to read.
pub(crate) struct Input {
    pub(crate) read: Box<dyn Read + Send>,
    /// Its name in messages.
    pub(crate) name: String,
    /// How many bytes it has, if that is known.
    pub(crate) size: Option<u64>,
}

impl Input {
    /// Opens a file; `-`, or none, is standard input. A person at a terminal who names no file is
    /// told the `example` to type.
    pub(crate) fn open(file: Option<&Path>, example: &str) -> Result<Input> {
        match path(file) {
            Some(path) => Input::file(path),
            None if file.is_none() && io::stdin().is_terminal() => misuse(format!(
                "no file given; name one or pipe one in:\n  {example}"
            )),
            None => Ok(Input {
                read: Box::new(io::stdin()),
                name: STANDARD_INPUT.to_owned(),
                size: None,
            }),
        }
    }

    /// Opens a file, whatever its name is.
    pub(crate) fn file(path: &Path) -> Result<Input> {
        let name = escape::path(path);
        let cannot = || format!("cannot read {name}");
        let file = File::open(path)
            .map_err(|error| with_near_name(error, path))
            .with_context(cannot)?;
        let found = file.metadata().with_context(cannot)?;
        if found.is_dir() {
            return misuse(format!("{name} is a folder; name a CSV file or a workbook"));
        }
        let size = found.is_file().then_some(found.len());
        let read: Box<dyn Read + Send> = match size {
            Some(left) => Box::new(Whole { file, left }),
            None => Box::new(file),
        };
        Ok(Input { read, name, size })
    }
}

/// The error, with the file in the same folder that was probably meant.
fn with_near_name(error: io::Error, path: &Path) -> io::Error {
    if error.kind() != io::ErrorKind::NotFound {
        return error;
    }
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let there = fs::read_dir(folder.unwrap_or(Path::new(".")));
    let there = there.into_iter().flatten().flatten();
    let there = there.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let there: Vec<String> = there.collect();
    let typed = path.file_name().unwrap_or_default().to_string_lossy();
    match did_you_mean(&typed, there.iter().map(String::as_str)) {
        Some(meant) => {
            let meant = escape::path(&path.with_file_name(meant));
            io::Error::new(
                error.kind(),
                format!("there is no such file; did you mean {meant}?"),
            )
        }
        None => error,
    }
}

/// The file, unless that is standard input.
pub(crate) fn path(file: Option<&Path>) -> Option<&Path> {
    file.filter(|path| path.as_os_str() != "-")
}

/// A file that must not become shorter while it is read: half a file is no input.
struct Whole {
    file: File,
    /// Bytes that are still to come.
    left: u64,
}

impl Read for Whole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if count == 0 && !buffer.is_empty() && self.left > 0 {
            let message = "the file shrank while it was being read";
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, message));
        }
        self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_that_became_shorter_is_no_whole_input() {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(b"Title\nVP\n").expect("it is ours");
        let whole = |left| {
            let file = File::open(file.path()).expect("it is there");
            io::read_to_string(Whole { file, left })
        };
        assert_eq!(whole(9).expect("all of it"), "Title\nVP\n");
        assert_eq!(whole(5).expect("what came since"), "Title\nVP\n");
        let error = whole(10).expect_err("one byte is missing");
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    }
}
