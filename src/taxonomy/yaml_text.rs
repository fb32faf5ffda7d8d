//! Texts that a taxonomy is read from, and errors that name their lines.

use std::{fmt, path::Path};

use crate::domain::did_you_mean;

/// The largest taxonomy file that is read. A real one has about 200 KB.
const LARGEST_FILE: u64 = 8 << 20;

/// A mistake in a taxonomy file: where it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxonomyError {
    /// The file as it was named.
    pub file: String,
    /// The line, counted from 1; 0 if unknown.
    pub line: usize,
    /// The mistake, and its cure.
    pub message: String,
}

impl fmt::Display for TaxonomyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for TaxonomyError {}

/// A YAML text with the name to call it by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct YamlText<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    /// The texts that this one extends, with their names.
    pub(crate) below: &'a [(&'a str, &'a str)],
}

impl<'a> YamlText<'a> {
    /// A text that stands alone.
    pub(crate) const fn alone(file: &'a str, text: &'a str) -> Self {
        YamlText {
            file,
            text,
            below: &[],
        }
    }

    /// Files that stand side by side, with their names.
    pub(crate) const fn files(files: &'a [(&'a str, &'a str)]) -> Self {
        YamlText {
            file: "taxonomy",
            text: "",
            below: files,
        }
    }

    /// All texts with their names.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let own = (self.file, self.text);
        std::iter::once(own).chain(self.below.iter().copied())
    }

    /// The lines of the text itself that begin with a phrase as a key.
    pub(crate) fn phrase_lines(self, phrase: &str) -> impl Iterator<Item = usize> {
        let is_own = move |line: &str| {
            let line = line.trim_start().trim_start_matches(['"', '\'']);
            let behind = line.strip_prefix(phrase);
            behind.is_some_and(|rest| rest.trim_start_matches(['"', '\'']).starts_with(": "))
        };
        let lines = self.text.lines().zip(1..);
        lines
            .filter(move |(line, _)| is_own(line))
            .map(|(_, number)| number)
    }

    /// An error at the line of a phrase: where a section `phrases` has it, else on the n-th line
    /// (from 0) on which it stands.
    pub(crate) fn phrase_error(&self, phrase: &str, nth: usize, message: String) -> TaxonomyError {
        let mut lines = self.texts().filter_map(|(file, text)| {
            let line = YamlText::alone(file, text).phrase_lines(phrase).next()?;
            Some((file.to_owned(), line))
        });
        let elsewhere = self.error(phrase, nth, message);
        match lines.next() {
            Some((file, line)) if file == self.file || elsewhere.file != self.file => {
                TaxonomyError {
                    file,
                    line,
                    ..elsewhere
                }
            }
            _ => elsewhere,
        }
    }

    /// An error at the n-th line (from 0) on which this word stands. What stands in the text itself
    /// is sooner wrong than what stands below it.
    pub(crate) fn error(&self, word: &str, nth: usize, message: String) -> TaxonomyError {
        let mut found = self.texts().map(|(file, text)| (file, lines(text, word)));
        let (file, lines) = found
            .find(|(_, lines)| !lines.is_empty())
            .unwrap_or((self.file, Vec::new()));
        let line = lines.get(nth).or(lines.last()).copied().unwrap_or(0);
        let file = file.to_owned();
        TaxonomyError {
            file,
            line,
            message,
        }
    }

    /// An error at the line on which the role with this title begins.
    pub(crate) fn role_error(&self, title: &str, message: String) -> TaxonomyError {
        let is_own = |line: &str| {
            let value = line
                .split_once("title:")
                .map(|(_, value)| value.trim_start());
            let value = value.map(|value| value.trim_start_matches(['"', '\'']));
            value
                .and_then(|value| value.strip_prefix(title))
                .is_some_and(|rest| {
                    let rest = rest.trim_start_matches(['"', '\'']).trim_start();
                    rest.is_empty() || rest.starts_with([',', '}', '#'])
                })
        };
        let found = self.texts().find_map(|(file, text)| {
            let line = text.lines().position(is_own)?;
            Some((file.to_owned(), line + 1))
        });
        match found {
            Some((file, line)) => TaxonomyError {
                file,
                line,
                message,
            },
            None => self.error(title, 0, message),
        }
    }
}

/// The numbers of the lines on which a word stands by itself, a line for each time.
fn lines(text: &str, word: &str) -> Vec<usize> {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let times = |line: &str| {
        let places = line.match_indices(word);
        let alone = places.filter(|(at, _)| {
            !part(line[..*at].chars().next_back()) && !part(line[at + word.len()..].chars().next())
        });
        alone.count()
    };
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.trim_start().starts_with('#'))
        .flat_map(|(number, line)| std::iter::repeat_n(number, times(line)))
        .collect()
}

/// Reads a text file of reasonable size.
pub(crate) fn read(path: &Path) -> Result<String, TaxonomyError> {
    let error = |message: String| TaxonomyError {
        file: path.display().to_string(),
        line: 0,
        message,
    };
    let size = std::fs::metadata(path)
        .map_err(|cause| error(format!("cannot be read: {cause}")))?
        .len();
    if size > LARGEST_FILE {
        return Err(error(format!(
            "has {size} bytes; a taxonomy has at most {LARGEST_FILE}"
        )));
    }
    let bytes = std::fs::read(path).map_err(|cause| error(format!("cannot be read: {cause}")))?;
    String::from_utf8(bytes).map_err(|_| error("is not encoded as UTF-8: save it so".to_owned()))
}

/// An error for a name that refers to nothing, with the nearest one that exists.
pub(crate) fn unknown<'n>(
    source: YamlText<'_>,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> TaxonomyError {
    let nearest = did_you_mean(name, known);
    let cure = nearest.map_or_else(String::new, |known| format!("; did you mean '{known}'?"));
    source.error(name, 0, format!("unknown {what} '{name}'{cure}"))
}
