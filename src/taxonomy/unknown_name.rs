//! Names that mean nothing here.

use std::fmt;

use super::Text;

/// A name that is none of those allowed; says which are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    given: String,
    what: Text,
    allowed: Vec<Text>,
}

impl UnknownName {
    pub(crate) fn new(what: impl Into<Text>, given: &str, allowed: Vec<Text>) -> Self {
        UnknownName {
            given: given.to_owned(),
            what: what.into(),
            allowed,
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nearest = self
            .allowed
            .iter()
            .map(|name| (strsim::osa_distance(name, &self.given.to_lowercase()), name))
            .min()
            .filter(|(distance, name)| *distance <= 3 && 2 * distance <= name.chars().count());
        write!(f, "unknown {} '{}'", self.what, self.given)?;
        if let Some((_, name)) = nearest {
            write!(f, ": did you mean '{name}'?")?;
        }
        write!(f, " (one of: {})", self.allowed.join(", "))
    }
}

impl std::error::Error for UnknownName {}
