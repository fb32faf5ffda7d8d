//! `KEY=VALUE`, as answers and contexts are given.

use std::{error, fmt};

use crate::domain::UnknownName;

/// The fault of a `KEY=VALUE`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyValueError {
    /// It has no `=`.
    NoValue {
        /// The text that was given.
        given: String,
        /// The keys there are.
        keys: Vec<String>,
    },
    /// The key, or the value of this key, is none of those there are.
    Unknown(UnknownName),
    /// The key was given before.
    Twice(String),
}

impl fmt::Display for KeyValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyValueError::NoValue { given, keys } => {
                write!(f, "'{given}' is not KEY=VALUE (keys: {})", keys.join(", "))
            }
            KeyValueError::Unknown(unknown) => unknown.fmt(f),
            KeyValueError::Twice(key) => write!(f, "'{key}' is given twice: leave one out"),
        }
    }
}

impl error::Error for KeyValueError {}

/// Key and value.
pub(crate) fn split<'a>(
    text: &'a str,
    keys: impl Iterator<Item = &'a str>,
) -> Result<(&'a str, &'a str), KeyValueError> {
    let (key, value) = text.split_once('=').ok_or_else(|| KeyValueError::NoValue {
        given: text.to_owned(),
        keys: keys.map(str::to_owned).collect(),
    })?;
    Ok((key.trim(), value.trim()))
}
