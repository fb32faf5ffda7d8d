//! How a run ended: exit codes, and errors told on standard error.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::render::escape;

/// How a run ended. The numbers are part of the interface: scripts rely on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done; also when the reader of a pipe has seen enough.
    Done = 0,
    /// Done, but some rows could not be used; which ones is told on standard error.
    Partial = 1,
    /// The command line does not make sense; the message says what to type.
    Usage = 2,
    /// An input, the taxonomy or the output file cannot be read, understood or written.
    Data = 3,
}

impl Exit {
    /// Tells what went wrong, and what that means for the exit code.
    pub(crate) fn report(error: &anyhow::Error) -> Exit {
        if is_broken_pipe(error) {
            return Exit::Done;
        }
        let text = format!("{error:#}");
        // Nothing is left to do if standard error is closed as well.
        let _ = writeln!(io::stderr(), "error: {}", escape::lines(&text));
        if error.is::<Misuse>() { Exit::Usage } else { Exit::Data }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// A command line that clap accepts but which does not make sense.
#[derive(Debug)]
pub(crate) struct Misuse(pub(crate) String);

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misuse {}

/// `rolecall ... | head` closes the pipe early: no fault of anybody.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = match cause.downcast_ref::<io::Error>() {
            Some(error) => Some(error.kind()),
            // serde_json names the I/O error as its kind, not as its source.
            None => cause.downcast_ref::<serde_json::Error>().and_then(|e| e.io_error_kind()),
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;

    #[test]
    fn a_broken_pipe_is_found_under_any_context() {
        let broken = || io::Error::from(io::ErrorKind::BrokenPipe);
        let error = anyhow::Error::from(broken()).context("cannot write");
        assert!(is_broken_pipe(&error));
        let csv: csv::Error = broken().into();
        assert!(is_broken_pipe(&Err::<(), _>(csv).context("cannot write").unwrap_err()));
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert!(!is_broken_pipe(&anyhow::Error::from(full)));
    }
}
