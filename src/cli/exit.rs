//! How a run ended: exit codes, and errors told on standard error.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use crate::render::escape;
#[cfg(feature = "workbooks")]
use crate::render::workbook::WriteWorkbookError;

/// How a run ended. The numbers are part of the interface: scripts rely on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done; also when the reader of a pipe has seen enough.
    Done = 0,
    /// Done, but some rows could not be used, which is told on standard error; or a check found
    /// something.
    Partial = 1,
    /// The command line does not make sense; the message says what to type.
    Usage = 2,
    /// An input, the taxonomy or the output file cannot be read, understood or written.
    Data = 3,
}

impl Exit {
    /// Partial instead of done, if something could not be used as it stands.
    pub(crate) fn partial_if(self, has_faults: bool) -> Exit {
        match self {
            Exit::Done if has_faults => Exit::Partial,
            exit => exit,
        }
    }

    /// Tells what went wrong, and what that means for the exit code.
    pub(crate) fn report(error: &anyhow::Error) -> Exit {
        if is_broken_pipe(error) {
            return Exit::Done;
        }
        // Nothing is left to do if standard error is closed as well.
        let _ = writeln!(io::stderr(), "error: {}", escape::lines(&chain(error)));
        if error.is::<Misuse>() {
            Exit::Usage
        } else {
            Exit::Data
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// A command line that clap accepts but which does not make sense.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Misuse(pub(crate) String);

/// Refuses a command line that makes no sense; the message says what to type.
pub(crate) fn misuse<T>(message: impl Into<String>) -> Result<T> {
    Err(Misuse(message.into()).into())
}

/// The error of an output. More than a workbook holds is a wrong choice of format.
pub(crate) fn output_error(error: io::Error) -> anyhow::Error {
    #[cfg(feature = "workbooks")]
    if let Some(full @ (WriteWorkbookError::TooManyRows | WriteWorkbookError::TooManyColumns(_))) =
        error.get_ref().and_then(|source| source.downcast_ref())
    {
        return Misuse(full.to_string()).into();
    }
    error.into()
}

/// The chain of causes of an error; a cause which is already told is not told again.
fn chain(error: &anyhow::Error) -> String {
    let mut text = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !text.ends_with(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

/// `rolecall ... | head` closes the pipe early: no fault of anybody.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error
        .chain()
        .any(|cause| cause.downcast_ref().is_some_and(broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_tells_each_cause_once() {
        let error = || anyhow::anyhow!("no such file");
        assert_eq!(
            chain(&error().context("cannot read x")),
            "cannot read x: no such file"
        );
        assert_eq!(
            chain(&error().context("x: no such file")),
            "x: no such file"
        );
    }

    #[test]
    fn a_broken_pipe_is_found_under_any_context() {
        let broken = || io::Error::from(io::ErrorKind::BrokenPipe);
        let error = anyhow::Error::from(broken()).context("cannot write");
        assert!(is_broken_pipe(&error));
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert!(!is_broken_pipe(&anyhow::Error::from(full)));
    }
}
