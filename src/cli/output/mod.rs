//! Where results go: standard output, or a file that appears whole or not at all. What a run reads
//! is never written, whatever name or redirection leads to it.

mod atomic_file;
pub(crate) mod review;
#[cfg(feature = "workbooks")]
pub(crate) mod sheets;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anyhow::{Context, Error, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use same_file::Handle;

use rolecall::escape;

use crate::cli::input::InputFile;
use crate::cli::output::atomic_file::{AtomicFile, folder, resolve_links};
use crate::cli::{Misuse, misuse};

/// Where results go. Nothing counts as written before [`Output::close`].
pub(crate) struct Output {
    out: BufWriter<Target>,
    /// Its name in messages.
    name: String,
}

enum Target {
    /// Standard output, or a device such as /dev/null: written as it is.
    Stream(Box<dyn Write + Send>),
    File(Box<AtomicFile>),
    Gzip(Box<GzEncoder<AtomicFile>>),
}

impl Output {
    /// Standard output, unless it goes to one of the files that are `read`.
    pub(crate) fn stdout(read: &[InputFile<'_>]) -> Result<Output> {
        let stdout = Handle::stdout().ok().filter(is_regular);
        let stdin = Handle::stdin().ok();
        let same = |path: &Path| stdout.is_some() && handle(path) == stdout;
        if let Some(InputFile { what, .. }) = read.iter().find(|file| same(file.path)) {
            return misuse(format!(
                "standard output goes to {what}; write to another file"
            ));
        }
        if stdout.is_some() && stdin == stdout {
            return misuse("standard output goes to the file that standard input comes from");
        }
        // Lets consoles of older Windows versions show colours; a no-op elsewhere.
        let _ = AutoStream::always(io::stdout());
        let target = Target::Stream(Box::new(io::stdout()));
        Ok(Output::new(target, "to standard output".to_owned()))
    }

    /// The file at `path`: refused if it is one of those that are `read`, or exists, unless `force`.
    /// Messages call it `what`.
    pub(crate) fn file(
        path: &Path,
        what: &str,
        force: bool,
        read: &[InputFile<'_>],
    ) -> Result<Output> {
        if let Some(read) = read.iter().find(|read| same_file(path, read.path)) {
            return misuse(format!("{what} is {}; give it another name", read.what));
        }
        let stdin = Handle::stdin().ok().filter(is_regular);
        if stdin.is_some() && handle(path) == stdin {
            return misuse(format!("{what} is the input; give it another name"));
        }
        let name = escape::path(path);
        let cannot = || format!("cannot write {name}");
        let replaced = match fs::metadata(path) {
            Ok(found) if found.is_dir() => return misuse(format!("{name} is a folder")),
            Ok(found) if !found.is_file() => {
                let device = File::options().write(true).open(path);
                let device = Target::Stream(Box::new(device.with_context(cannot)?));
                return Ok(Output::new(device, name));
            }
            Ok(_) if !force => return Err(exists(&name).into()),
            Ok(found) => Some(found),
            Err(_) => None,
        };
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        if let Some(folder) = folder.filter(|folder| !folder.exists()) {
            let folder = escape::path(folder);
            anyhow::bail!("cannot write {name}: there is no folder {folder}; make it first");
        }
        let file = AtomicFile::create(path, replaced).with_context(cannot)?;
        let ending = path.extension();
        let target = if ending.is_some_and(|end| end.eq_ignore_ascii_case("gz")) {
            Target::Gzip(Box::new(GzEncoder::new(file, Compression::default())))
        } else {
            Target::File(Box::new(file))
        };
        Ok(Output::new(target, name))
    }

    fn new(target: Target, name: String) -> Output {
        let out = BufWriter::new(target);
        Output { out, name }
    }

    /// Writes what is still buffered, and lets the file appear under its name.
    pub(crate) fn close(self) -> Result<()> {
        let Output { out, name } = self;
        let cannot = || format!("cannot write {name}");
        let target = out.into_inner().map_err(io::IntoInnerError::into_error);
        match target.with_context(cannot)? {
            Target::Stream(mut out) => out.flush().with_context(cannot),
            Target::File(file) => persist(*file, &name),
            Target::Gzip(encoder) => persist(encoder.finish().with_context(cannot)?, &name),
        }
    }

    /// An error that says what could not be written: it may pass through many hands.
    fn named(&self, error: &io::Error) -> io::Error {
        io::Error::new(error.kind(), format!("cannot write {}: {error}", self.name))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        written.map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        flushed.map_err(|error| self.named(&error))
    }
}

impl Target {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Target::Stream(out) => out,
            Target::File(file) => file,
            Target::Gzip(encoder) => encoder,
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

/// Whether two paths lead to one regular file, which need not be there yet. Devices do not count:
/// any number of things may go to /dev/null.
pub(crate) fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(_), Ok(_)) => handle(one).is_some_and(|handle_| Some(handle_) == handle(other)),
        (Err(_), Err(_)) => matches!((future(one), future(other)), (Ok(a), Ok(b)) if a == b),
        _ => false,
    }
}

/// The place of a file that is not there.
fn future(path: &Path) -> io::Result<PathBuf> {
    let path = resolve_links(path)?;
    let name = path.file_name().unwrap_or_default();
    Ok(fs::canonicalize(folder(&path))?.join(name))
}

/// The identity of a regular file. A pipe is not opened, for that would wait for its writer.
fn handle(path: &Path) -> Option<Handle> {
    let regular = fs::metadata(path).is_ok_and(|found| found.is_file());
    regular.then(|| Handle::from_path(path).ok()).flatten()
}

fn is_regular(handle: &Handle) -> bool {
    let found = handle.as_file().metadata();
    found.is_ok_and(|found| found.is_file())
}

/// Lets the file appear, unless somebody else's has appeared in the meantime.
fn persist(file: AtomicFile, name: &str) -> Result<()> {
    file.persist().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(name).into(),
        _ => Error::from(error).context(format!("cannot write {name}")),
    })
}

fn exists(name: &str) -> Misuse {
    Misuse(format!("{name} exists; add --force to replace it"))
}
