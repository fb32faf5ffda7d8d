//! Lists inside entries.

use std::{fmt, ops::Deref, slice};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Answer, Condition, DriverValue, Function, Level, Meaning, Text};
use crate::bundled::SHARED;

/// A list inside an entry, which is either compiled in or read from a file. It is used like a slice.
///
/// One that is compiled in is a range of a table that all lists of such items share, for the same
/// reason as a [`Text`] is.
#[derive(Clone)]
pub struct List<T>(Kept<T>);

#[derive(Clone)]
enum Kept<T> {
    Shared { from: u32, to: u32 },
    Own(Box<[T]>),
}

/// What a [`List`] can hold.
pub trait Item: Sized + 'static {
    /// The name of the table.
    #[doc(hidden)]
    const TABLE: &'static str;

    /// The items of all lists that are compiled in.
    #[doc(hidden)]
    fn table() -> &'static [Self];
}

/// The letters, and a table for each kind of item.
macro_rules! shared {
    ($($table:ident: $item:ty,)*) => {
        /// What all texts and lists that are compiled in are ranges of.
        pub(crate) struct Shared {
            pub(crate) letters: &'static str,
            $(pub(crate) $table: &'static [$item],)*
        }

        impl Shared {
            /// Nothing is compiled in.
            pub(crate) const NONE: Shared = Shared { letters: "", $($table: &[],)* };
        }

        $(impl Item for $item {
            const TABLE: &'static str = stringify!($table);

            fn table() -> &'static [Self] {
                SHARED.$table
            }
        })*
    };
}

shared! {
    texts: Text,
    functions: Function,
    levels: Level,
    values: DriverValue,
    answers: Answer,
    meanings: Meaning,
    conditions: Condition,
}

impl<T> List<T> {
    /// A range of the table.
    pub(crate) const fn shared(from: u32, to: u32) -> Self {
        List(Kept::Shared { from, to })
    }
}

impl<T: Item> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Kept::Shared { from, to } => &T::table()[*from as usize..*to as usize],
            Kept::Own(items) => items,
        }
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List::shared(0, 0)
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        List(Kept::Own(items.into_boxed_slice()))
    }
}

impl<T: Item> AsRef<[T]> for List<T> {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<'l, T: Item> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Item + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: Item + PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Item + Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(T::TABLE, &**self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(List::from)
    }
}
