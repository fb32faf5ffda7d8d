//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anyhow::{Context, Error, Result};

use super::draft::Draft;
use super::exit::Misuse;

/// Where results go. Nothing counts as written before [`Sink::close`].
pub(crate) struct Sink {
    out: BufWriter<Target>,
    /// What messages call it.
    name: String,
}

enum Target {
    Stdout(io::Stdout),
    /// A device or pipe, such as /dev/null, which is written as it is.
    Device(File),
    Draft(Box<Draft>, PathBuf),
}

impl Sink {
    /// Standard output, or the file at `path`, which is refused if it exists, unless `force`.
    pub(crate) fn open(path: Option<&Path>, force: bool) -> Result<Sink> {
        let Some(path) = path else {
            // Lets consoles of older Windows versions show colours; a no-op elsewhere.
            let _ = AutoStream::always(io::stdout());
            return Ok(Sink::new(
                Target::Stdout(io::stdout()),
                "to standard output",
            ));
        };
        let name = path.display().to_string();
        let cannot = || format!("cannot write {name}");
        let replaced = match fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                return Err(Misuse(format!("{name} is a directory")).into());
            }
            Ok(found) if !found.is_file() => {
                let device = File::options()
                    .write(true)
                    .open(path)
                    .with_context(cannot)?;
                return Ok(Sink::new(Target::Device(device), &name));
            }
            Ok(_) if !force => return Err(exists(path).into()),
            Ok(found) => Some(found),
            Err(_) => None,
        };
        let draft = Draft::new(path, replaced).with_context(cannot)?;
        let target = Target::Draft(Box::new(draft), path.to_owned());
        Ok(Sink::new(target, &name))
    }

    fn new(target: Target, name: &str) -> Sink {
        Sink {
            out: BufWriter::new(target),
            name: name.to_owned(),
        }
    }

    /// Writes what is still held back, and lets the file appear under its name.
    pub(crate) fn close(self) -> Result<()> {
        let Sink { out, name } = self;
        let cannot = || format!("cannot write {name}");
        let target = out.into_inner().map_err(io::IntoInnerError::into_error);
        match target.with_context(cannot)? {
            Target::Stdout(mut out) => out.flush().with_context(cannot),
            Target::Device(mut device) => device.flush().with_context(cannot),
            Target::Draft(draft, path) => draft.finish().map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => exists(&path).into(),
                _ => Error::from(error).context(cannot()),
            }),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out
            .write(bytes)
            .map_err(|error| named(&error, &self.name))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|error| named(&error, &self.name))
    }
}

/// The same error, with what could not be written: it may pass through many hands before it is told.
fn named(error: &io::Error, name: &str) -> io::Error {
    io::Error::new(error.kind(), format!("cannot write {name}: {error}"))
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(out) => out.write(bytes),
            Target::Device(device) => device.write(bytes),
            Target::Draft(draft, _) => draft.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(out) => out.flush(),
            Target::Device(device) => device.flush(),
            Target::Draft(draft, _) => draft.flush(),
        }
    }
}

fn exists(path: &Path) -> Misuse {
    Misuse(format!(
        "{} exists; add --force to replace it",
        path.display()
    ))
}
