//! Programs of others, which may be missing.

use std::env;
use std::io::{self, Write};

/// Whether a program is on the path. If not, it is said what is not checked without it.
pub(crate) fn is_installed(program: &str, checked: &str) -> bool {
    let paths = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&paths).any(|folder| folder.join(program).is_file());
    if !found {
        // not `eprintln!`, which is only seen if the test fails
        let _ = writeln!(io::stderr(), "no {program} here, not checked: {checked}");
    }
    found
}
