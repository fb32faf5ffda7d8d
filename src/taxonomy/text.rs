//! Texts of entries.

use std::{borrow::Borrow, cmp::Ordering, fmt, hash, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::bundled::SHARED;

/// A text that is either compiled in or read from a file. It is used like a `str`.
///
/// One that is compiled in is a range of a string that all of them share: of thousands of pointers
/// the operating system would have to correct each before the program starts.
#[derive(Clone)]
pub struct Text(Kept);

#[derive(Clone)]
enum Kept {
    Shared { from: u32, to: u32 },
    Own(Box<str>),
}

impl Text {
    /// A range of the bundled letters.
    pub(crate) const fn shared(from: u32, to: u32) -> Self {
        Text(Kept::Shared { from, to })
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Shared { from, to } => &SHARED.letters[*from as usize..*to as usize],
            Kept::Own(text) => text,
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Text::shared(0, 0)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text(Kept::Own(text.into_boxed_str()))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(Kept::Own(text.into()))
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: AsRef<str> + ?Sized> PartialEq<T> for Text {
    fn eq(&self, other: &T) -> bool {
        **self == *other.as_ref()
    }
}

impl Eq for Text {}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        *self == **other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl hash::Hash for Text {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Text", &**self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Text::from)
    }
}
