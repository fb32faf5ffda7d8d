//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anyhow::{Context, Result};
use tempfile::NamedTempFile;

use super::exit::Misuse;

/// Where results go. Nothing counts as written before [`Sink::close`].
pub(crate) struct Sink {
    out: BufWriter<Target>,
}

enum Target {
    Stdout(io::Stdout),
    /// A device or pipe, such as /dev/null, which is written as it is.
    Device(fs::File, PathBuf),
    File {
        temporary: NamedTempFile,
        path: PathBuf,
        force: bool,
    },
}

impl Sink {
    /// Standard output, or the file at `path`, which is refused if it exists, unless `force`.
    pub(crate) fn open(path: Option<&Path>, force: bool) -> Result<Sink> {
        let Some(path) = path else {
            // Lets consoles of older Windows versions show colours; a no-op elsewhere.
            let _ = AutoStream::always(io::stdout());
            return Ok(Sink::from(Target::Stdout(io::stdout())));
        };
        let cannot = || format!("cannot write {}", path.display());
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                return Err(Misuse(format!("{} is a directory", path.display())).into());
            }
            Ok(found) if !found.is_file() => {
                let device = fs::OpenOptions::new()
                    .write(true)
                    .open(path)
                    .with_context(cannot)?;
                return Ok(Sink::from(Target::Device(device, path.to_owned())));
            }
            Ok(_) if !force => return Err(exists(path).into()),
            _ => {}
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let temporary = temporary_in(folder).with_context(cannot)?;
        Ok(Sink::from(Target::File {
            temporary,
            path: path.to_owned(),
            force,
        }))
    }

    /// Writes what is still held back, and lets the file appear under its name.
    pub(crate) fn close(self) -> Result<()> {
        let target = self
            .out
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        match target {
            Target::Stdout(mut out) => out.flush()?,
            Target::Device(mut device, path) => {
                device
                    .flush()
                    .with_context(|| format!("cannot write {}", path.display()))?;
            }
            Target::File {
                temporary,
                path,
                force,
            } => {
                let kept = if force {
                    temporary.persist(&path)
                } else {
                    temporary.persist_noclobber(&path)
                };
                match kept {
                    Ok(_) => {}
                    Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                        return Err(exists(&path).into());
                    }
                    Err(error) => {
                        let cannot = format!("cannot write {}", path.display());
                        return Err(error.error).context(cannot);
                    }
                }
            }
        }
        Ok(())
    }
}

impl From<Target> for Sink {
    fn from(target: Target) -> Sink {
        Sink {
            out: BufWriter::new(target),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(out) => out.write(bytes),
            Target::Device(device, _) => device.write(bytes),
            Target::File { temporary, .. } => temporary.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(out) => out.flush(),
            Target::Device(device, _) => device.flush(),
            Target::File { temporary, .. } => temporary.flush(),
        }
    }
}

fn exists(path: &Path) -> Misuse {
    Misuse(format!(
        "{} exists; add --force to replace it",
        path.display()
    ))
}

/// A file of its own would be readable by its owner only; this one follows the umask.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rolecall-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
