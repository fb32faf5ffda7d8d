//! A file that is whole or absent: it is written aside and takes its name when it is complete.
//!
//! Whatever ends the program before that (a signal, a full disk, a power cut), the name keeps the
//! file it had. On Linux a draft has no name at all, so that even a killed run leaves nothing
//! behind (unless it is hit between the two calls that replace a file: then the whole new file is
//! left as `.rolecall-*`); elsewhere, and on disks that cannot do that, it stands beside its place
//! under such a name.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::places::{behind_links, folder};

/// A file that is being written.
pub(crate) struct Draft {
    kind: Kind,
    /// The place it is for, behind all links.
    place: PathBuf,
    /// What stands there, if it is to be replaced.
    replaced: Option<Metadata>,
}

enum Kind {
    #[cfg(target_os = "linux")]
    Nameless(File),
    Beside(NamedTempFile),
}

impl Draft {
    /// A draft of the file at `path`, which replaces what is there when it is `replaced`.
    pub(crate) fn new(path: &Path, replaced: Option<Metadata>) -> io::Result<Draft> {
        let place = behind_links(path)?;
        #[cfg(target_os = "linux")]
        let kind = match linux::nameless(folder(&place)) {
            Ok(file) => Kind::Nameless(file),
            Err(_) => Kind::Beside(beside(folder(&place))?),
        };
        #[cfg(not(target_os = "linux"))]
        let kind = Kind::Beside(beside(folder(&place))?);
        Ok(Draft {
            kind,
            place,
            replaced,
        })
    }

    /// Gives the file its name. Fails if there is a file by now and none was to be replaced.
    pub(crate) fn finish(self) -> io::Result<()> {
        let Draft {
            kind,
            place,
            replaced,
        } = self;
        if let Some(old) = &replaced {
            let file = match &kind {
                #[cfg(target_os = "linux")]
                Kind::Nameless(file) => file,
                Kind::Beside(file) => file.as_file(),
            };
            keep_rights(file, old)?;
            // Otherwise a power cut might leave neither the old file nor the new one.
            file.sync_all()?;
        }
        match kind {
            #[cfg(target_os = "linux")]
            Kind::Nameless(file) if replaced.is_none() => linux::name(&file, &place),
            #[cfg(target_os = "linux")]
            Kind::Nameless(file) => {
                // A name can only be given where there is none, so it takes two steps.
                let link = |path: &Path| linux::name(&file, path);
                let named = named().make_in(folder(&place), link)?;
                Ok(named.into_temp_path().persist(&place)?)
            }
            Kind::Beside(file) if replaced.is_none() => {
                Ok(file.persist_noclobber(&place).map(drop)?)
            }
            Kind::Beside(file) => Ok(file.persist(&place).map(drop)?),
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.kind {
            #[cfg(target_os = "linux")]
            Kind::Nameless(file) => file.write(bytes),
            Kind::Beside(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // there is nothing held back
    }
}

/// How files that are not finished are called.
fn named() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rolecall-").suffix(".tmp");
    builder
}

/// A temporary file would be readable by its owner only; this one follows the umask.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = named();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Who may do what with a file stays as it was, as far as this user may say so.
fn keep_rights(file: &File, old: &Metadata) -> io::Result<()> {
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

    /// A file in a folder that has no name yet, with the rights a new file has.
    pub(super) fn nameless(folder: &Path) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = File::from(open(folder, flags, Mode::from_raw_mode(0o666))?);
        // Better to know now than at the end whether it can be given a name.
        std::fs::metadata(itself(&file))?;
        Ok(file)
    }

    /// Gives a nameless file its name, where there is none.
    pub(super) fn name(file: &File, path: &Path) -> io::Result<()> {
        Ok(linkat(
            CWD,
            itself(file),
            CWD,
            path,
            AtFlags::SYMLINK_FOLLOW,
        )?)
    }

    fn itself(file: &File) -> String {
        format!("/proc/self/fd/{}", file.as_raw_fd())
    }
}
