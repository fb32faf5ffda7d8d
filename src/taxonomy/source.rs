//! Texts that a taxonomy is read from, and errors that name their lines.

use std::{fmt, path::Path};

use serde::Deserialize;

/// The largest taxonomy file that is read. A real one has about 200 KB.
const LARGEST_FILE: u64 = 8 << 20;

/// What is wrong in a taxonomy file, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxonomyError {
    /// The file as it was named.
    pub file: String,
    /// The line, counted from 1; 0 if unknown.
    pub line: usize,
    /// What is wrong and what to do.
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
pub(crate) struct Source<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    /// The texts that this one extends, with their names.
    pub(crate) below: &'a [(&'a str, &'a str)],
}

impl<'a> Source<'a> {
    /// A text that stands alone.
    pub(crate) const fn alone(file: &'a str, text: &'a str) -> Self {
        Source {
            file,
            text,
            below: &[],
        }
    }

    /// An error at the n-th line (from 0) on which this word stands. What stands in the text itself
    /// is sooner wrong than what stands below it.
    pub(crate) fn error(&self, word: &str, nth: usize, message: String) -> TaxonomyError {
        let texts = [(self.file, self.text)]
            .into_iter()
            .chain(self.below.iter().copied());
        let mut found = texts.map(|(file, text)| (file, lines(text, word)));
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
        let texts = [(self.file, self.text)];
        let mut texts = texts.into_iter().chain(self.below.iter().copied());
        let found = texts.find_map(|(file, text)| {
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

    pub(super) fn parse<T: for<'de> Deserialize<'de>>(&self) -> Result<T, TaxonomyError> {
        serde_yaml::from_str(self.text).map_err(|error| TaxonomyError {
            file: self.file.to_owned(),
            line: error.location().map_or(0, |at| at.line()),
            message: error.to_string(),
        })
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
    source: Source<'_>,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> TaxonomyError {
    let nearest = nearest(name, known);
    let cure = nearest.map_or_else(String::new, |known| format!("; did you mean '{known}'?"));
    source.error(name, 0, format!("unknown {what} '{name}'{cure}"))
}

/// The known name that may be meant: more than half of it is the same.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let distance = |known: &&str| strsim::osa_distance(known, name);
    let nearest = known.min_by_key(distance)?;
    (2 * distance(&nearest) < nearest.chars().count()).then_some(nearest)
}
