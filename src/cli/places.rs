//! Files by where they are: two names may lead to one file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many links are followed, as many as Linux does.
const MOST_LINKS: usize = 40;

/// Where a file is or will be, behind all links to it.
pub(crate) fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
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

/// Whether two paths lead to one file, which need not be there yet. Devices do not count: any
/// number of things may go to /dev/null.
pub(crate) fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(first), Ok(second)) if first.is_file() && second.is_file() => {
            same_place(&first, &second) || equal(fs::canonicalize(one), fs::canonicalize(other))
        }
        (Err(_), Err(_)) => equal(future(one), future(other)),
        _ => false,
    }
}

/// The place of a file that is not there.
fn future(path: &Path) -> io::Result<PathBuf> {
    let path = behind_links(path)?;
    let name = path.file_name().unwrap_or_default();
    Ok(fs::canonicalize(folder(&path))?.join(name))
}

fn equal(one: io::Result<PathBuf>, other: io::Result<PathBuf>) -> bool {
    matches!((one, other), (Ok(one), Ok(other)) if one == other)
}

/// A file may have several names of equal right.
#[cfg(unix)]
fn same_place(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn same_place(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    false
}
