//! How `rolecall` is run in tests, and what is asked of a run.

pub(crate) mod markup;
pub(crate) mod misspelt;
#[cfg(unix)]
pub(crate) mod others;
pub(crate) mod random;
#[cfg(unix)]
pub(crate) mod terminal;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The program with arguments, in an environment that is the same everywhere.
pub(crate) fn rolecall(arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    for name in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "ROLECALL_TAXONOMY",
    ] {
        command.env_remove(name);
    }
    command
        .env("COLUMNS", "100")
        .env("TERM", "xterm")
        .args(arguments);
    Run {
        command,
        told: format!("rolecall {}", arguments.join(" ")),
    }
}

/// A run that is about to happen.
pub(crate) struct Run {
    command: Command,
    told: String,
}

impl Run {
    pub(crate) fn stdin(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.command.write_stdin(input);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs, expects success without a word on standard error, and hands over standard output.
    #[track_caller]
    pub(crate) fn prints(self) -> String {
        let told = self.told.clone();
        let (code, out, err) = self.ends();
        assert_eq!((code, err.as_str()), (0, ""), "{told}");
        out
    }

    /// Runs, expects this exit code and nothing on standard output, and hands over the message.
    #[track_caller]
    pub(crate) fn fails(self, expected: i32) -> String {
        let told = self.told.clone();
        let (code, out, err) = self.ends();
        assert_eq!((code, out.as_str()), (expected, ""), "{told}\n{err}");
        err
    }

    /// Runs, expects success, and hands over standard output as it is.
    pub(crate) fn bytes(mut self) -> Vec<u8> {
        let output = self.command.output().expect("the program runs");
        assert!(output.status.success(), "{}", self.told);
        output.stdout
    }

    /// Runs and hands over the exit code, standard output and standard error.
    pub(crate) fn ends(mut self) -> (i32, String, String) {
        let output = self.command.output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
        let code = output.status.code().expect("the program ends by itself");
        (code, text(output.stdout), text(output.stderr))
    }
}

/// A text of which something is expected.
pub(crate) trait MustSay {
    /// Expects this in the text.
    fn must_say(&self, part: impl AsRef<str>);

    /// Expects all of these in the text.
    fn must_say_all<T: AsRef<str>>(&self, parts: impl IntoIterator<Item = T>);
}

impl MustSay for str {
    #[track_caller]
    fn must_say(&self, part: impl AsRef<str>) {
        let part = part.as_ref();
        assert!(self.contains(part), "no `{part}` in\n{self}");
    }

    #[track_caller]
    fn must_say_all<T: AsRef<str>>(&self, parts: impl IntoIterator<Item = T>) {
        for part in parts {
            self.must_say(part);
        }
    }
}

/// Files in a folder that goes when the test ends.
pub(crate) struct Files(TempDir);

impl Files {
    pub(crate) fn new() -> Files {
        Files(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// A file as an argument; it need not be there.
    pub(crate) fn name(&self, name: &str) -> String {
        self.path(name).to_str().expect("UTF-8").to_owned()
    }

    /// Writes a file, and hands it over as an argument.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), text).expect("a file");
        self.name(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }
}

/// A file under tests/data.
pub(crate) fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}
