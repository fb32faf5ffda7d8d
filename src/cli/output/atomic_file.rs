//! A file that is whole or absent: it is written aside and takes its name when it is complete.
//!
//! Whatever ends the program before that (a signal, a full disk, a power cut), the name keeps the
//! file it had. On Linux the new file has no name until then (`O_TMPFILE`), so that even a killed
//! run leaves nothing behind; elsewhere, and on disks that cannot do that, it is a temporary file
//! beside its place, `.rolecall-*.tmp`.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// How many links are followed, as many as Linux does.
const MAX_LINKS: usize = 40;

/// A file that appears under its name when it is complete.
pub(crate) struct AtomicFile {
    draft: Draft,
    /// Where it goes, behind all links.
    place: PathBuf,
    /// The file that is there, if it is to be replaced.
    replaced: Option<Metadata>,
}

enum Draft {
    #[cfg(target_os = "linux")]
    Unnamed(File),
    Named(NamedTempFile),
}

impl AtomicFile {
    /// Starts the file at `path`, which replaces what is there when it is `replaced`.
    pub(crate) fn create(path: &Path, replaced: Option<Metadata>) -> io::Result<AtomicFile> {
        let place = resolve_links(path)?;
        #[cfg(target_os = "linux")]
        let unnamed = linux::unnamed(folder(&place)).ok().map(Draft::Unnamed);
        #[cfg(not(target_os = "linux"))]
        let unnamed = None;
        let draft = match unnamed {
            Some(draft) => draft,
            None => Draft::Named(temporary().tempfile_in(folder(&place))?),
        };
        Ok(AtomicFile {
            draft,
            place,
            replaced,
        })
    }

    /// Gives the file its name. Fails if there is a file by now and none was to be replaced.
    pub(crate) fn persist(self) -> io::Result<()> {
        let place = &self.place;
        if let Some(old) = &self.replaced {
            keep_permissions(self.file(), old)?;
            // Otherwise a power cut might leave neither the old file nor the new one.
            self.file().sync_all()?;
        }
        match (self.draft, self.replaced.is_some()) {
            #[cfg(target_os = "linux")]
            (Draft::Unnamed(file), false) => linux::link(&file, place),
            #[cfg(target_os = "linux")]
            (Draft::Unnamed(file), true) => {
                // A name can only be given where there is none, so replacing takes two steps.
                let link = |path: &Path| linux::link(&file, path);
                let named = temporary().make_in(folder(place), link)?;
                Ok(named.into_temp_path().persist(place)?)
            }
            (Draft::Named(file), false) => Ok(file.persist_noclobber(place).map(drop)?),
            (Draft::Named(file), true) => Ok(file.persist(place).map(drop)?),
        }
    }

    fn file(&self) -> &File {
        match &self.draft {
            #[cfg(target_os = "linux")]
            Draft::Unnamed(file) => file,
            Draft::Named(file) => file.as_file(),
        }
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // nothing is buffered here
    }
}

/// Where a file is or will be, behind all links to it.
pub(crate) fn resolve_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder(&path).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many links"))
}

/// The folder a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Names of unfinished files. They follow the umask; tempfile's own are for their owner only.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rolecall-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Gives the new file the old one's permissions and, as far as this user may, its owner.
fn keep_permissions(file: &File, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            // Only the superuser may give files away.
            let _ = fchown(file, Some(old.uid()), Some(old.gid()));
        }
    }
    file.set_permissions(old.permissions())
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    /// A file in a folder that has no name yet, with the permissions of a new file.
    pub(crate) fn unnamed(folder: &Path) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = File::from(open(folder, flags, Mode::from_raw_mode(0o666))?);
        // Without /proc it could not be given a name: better to know now than at the end.
        std::fs::metadata(handle(&file))?;
        Ok(file)
    }

    /// Gives an unnamed file its name, where there is none.
    pub(crate) fn link(file: &File, path: &Path) -> io::Result<()> {
        let flags = AtFlags::SYMLINK_FOLLOW;
        Ok(linkat(CWD, handle(file), CWD, path, flags)?)
    }

    fn handle(file: &File) -> String {
        format!("/proc/self/fd/{}", file.as_raw_fd())
    }
}
