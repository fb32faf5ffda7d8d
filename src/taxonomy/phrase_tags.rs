//! The phrases of a taxonomy file: each with all that it can mean.

use std::{borrow::Cow, fmt};

use rustc_hash::FxHashSet;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

use crate::domain::Level;

type Text = Cow<'static, str>;

/// Declares what a phrase can mean: `one` of a kind, `any` number of a kind, or a `flag`.
macro_rules! phrase_tags {
    (
        one { $($(#[$one_doc:meta])* $one:ident: $One:ty,)* }
        any { $($(#[$any_doc:meta])* $any:ident,)* }
        flag { $($(#[$flag_doc:meta])* $flag:ident,)* }
    ) => {
        /// The tags of a phrase, by the names of the terms.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default, expecting = "tags, such as {function: sales}")]
        pub(crate) struct PhraseTags {
            $($(#[$one_doc])*
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) $one: Option<$One>,)*
            $($(#[$any_doc])*
            #[serde(skip_serializing_if = "Vec::is_empty")]
            pub(crate) $any: Vec<Text>,)*
            $($(#[$flag_doc])*
            #[serde(skip_serializing_if = "is_false")]
            pub(crate) $flag: bool,)*
        }

        impl PhraseTags {
            /// The names of all tags.
            #[cfg(test)]
            pub(crate) const NAMES: &[&str] =
                &[$(stringify!($one),)* $(stringify!($any),)* $(stringify!($flag),)*];

            /// Forgets what the given tags say otherwise.
            pub(super) fn forget(&mut self, given: &PhraseTags) {
                $(if given.$one.is_some() { self.$one = None; })*
                $(self.$flag &= !given.$flag;)*
                // a word for partners is no false friend, and the other way round
                if given.partner.is_some() || given.false_friend.is_some() {
                    self.partner = None;
                    self.false_friend = None;
                }
            }

            /// Adds the given tags. Says no if one of their kind is there already.
            pub(super) fn add(&mut self, given: PhraseTags) -> bool {
                let mut is_new = true;
                $(match (&self.$one, given.$one) {
                    (None, given) => self.$one = given,
                    (Some(_), Some(_)) => is_new = false,
                    (Some(_), None) => {}
                })*
                $(for name in given.$any {
                    if !self.$any.contains(&name) {
                        self.$any.push(name);
                    }
                })*
                $(is_new &= !(self.$flag && given.$flag);
                self.$flag |= given.$flag;)*
                is_new
            }
        }
    };
}

phrase_tags! {
    one {
        level: Level,
        /// A group of `partner_words`.
        partner: Text,
        /// One of `topics`.
        function: Text,
        /// The name of work `outside` the four functions.
        outside: Text,
        /// The name of one of `false_friends`, as are the next three.
        false_friend: Text,
        /// The words that it is another spelling of.
        reads: Text,
    }
    any {
        /// Names of `worlds`.
        world,
        before,
        after,
        anywhere,
    }
    flag {
        object,
        filler,
        adjective,
        joiner,
        linker,
        others,
        partner_behind,
        place,
        employer,
        vendor,
        cloud,
        rank,
        not_now,
        not_now_before,
        unread,
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// Phrases in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Phrases(pub(crate) Vec<(String, PhraseTags)>);

impl Phrases {
    /// The first phrase on a second line of its own.
    pub(super) fn first_twice(&self) -> Option<&str> {
        let mut known = FxHashSet::default();
        let mut phrases = self.0.iter().map(|(phrase, _)| &**phrase);
        phrases.find(|phrase| !known.insert(*phrase))
    }
}

impl Serialize for Phrases {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(phrase, tags)| (phrase, tags)))
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PhrasesVisitor)
    }
}

struct PhrasesVisitor;

impl<'de> Visitor<'de> for PhrasesVisitor {
    type Value = Phrases;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("phrases with tags, such as `channel sales: {function: sales}`")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Phrases, M::Error> {
        let mut phrases = Vec::with_capacity(map.size_hint().unwrap_or(0));
        while let Some(phrase) = map.next_entry()? {
            phrases.push(phrase);
        }
        Ok(Phrases(phrases))
    }
}
