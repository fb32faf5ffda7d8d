//! `KEY=VALUE`, as answers and contexts are given.

use crate::domain::UnknownName;

/// The fault of a `KEY=VALUE`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyValueError {
    /// It has no `=`.
    #[error("'{given}' is not KEY=VALUE (keys: {})", keys.join(", "))]
    NoValue {
        /// The text that was given.
        given: String,
        /// The keys there are.
        keys: Vec<String>,
    },
    /// The key, or the value of this key, is none of those there are.
    #[error(transparent)]
    Unknown(UnknownName),
    /// The key was given before.
    #[error("'{0}' is given twice: leave one out")]
    Twice(String),
}

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
