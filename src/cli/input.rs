//! The file a command reads, or standard input.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use rolecall::escape;

use super::exit::Misuse;

/// Something to read.
pub(crate) struct Input {
    pub(crate) read: Box<dyn Read + Send>,
    /// What messages call it.
    pub(crate) name: String,
    /// How many bytes it has, if that is known.
    pub(crate) size: Option<u64>,
}

impl Input {
    /// Opens a file; `-`, or none, is standard input. A person at a terminal who names no file is
    /// told the `example` to type.
    pub(crate) fn open(file: Option<&PathBuf>, example: &str) -> Result<Input> {
        match path(file) {
            Some(path) => {
                let name = escape::path(path);
                let cannot = || format!("cannot read {name}");
                let file = File::open(path).with_context(cannot)?;
                let found = file.metadata().with_context(cannot)?;
                if found.is_dir() {
                    return Err(Misuse(format!("{name} is a directory; give a CSV file")).into());
                }
                let size = found.is_file().then_some(found.len());
                let read: Box<dyn Read + Send> = match size {
                    Some(left) => Box::new(Whole { file, left }),
                    None => Box::new(file),
                };
                Ok(Input { read, name, size })
            }
            None if file.is_none() && io::stdin().is_terminal() => {
                let message = format!("no file given; name one or pipe one in:\n  {example}");
                Err(Misuse(message).into())
            }
            None => Ok(Input {
                read: Box::new(io::stdin()),
                name: "standard input".to_owned(),
                size: None,
            }),
        }
    }
}

/// The file, unless that is standard input.
pub(crate) fn path(file: Option<&PathBuf>) -> Option<&Path> {
    file.map(PathBuf::as_path)
        .filter(|path| path.as_os_str() != "-")
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
