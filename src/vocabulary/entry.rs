//! The entries of the vocabulary: words that behave alike, and how they behave.

use serde::{Deserialize, Serialize};

use crate::taxonomy::{Function, Level, List, Outside, Text};

/// Words for partners that behave alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The name by which false friends refer to the group.
    pub group: Text,
    /// The family shown to people: channel, partner, ecosystem, alliance, ...
    pub family: Text,
    /// What the word often says about scope.
    pub hint: Text,
    /// How it stands in a title.
    pub stands: Stands,
    /// Names of topics and of work outside the functions; one of them must stand in the same part of
    /// the title, or the word is not about partners. Empty: needs none.
    #[serde(default)]
    pub needs: List<Text>,
    /// Whether it says nothing with technical or product work: "Software Engineer, Ads Ecosystem".
    #[serde(default)]
    pub vague: Vague,
    /// Beside an unknown word it is often part of a name: "Apex Partners", "Alliance Dental".
    #[serde(default)]
    pub named: bool,
    /// What the word is where it stands alone, if that is a false friend.
    #[serde(default)]
    pub alone: Text,
    /// The level of somebody whose title begins with the word alone: "Partner, Global Mobility".
    #[serde(default)]
    pub alone_level: Option<Level>,
}

/// Whether a partner word says nothing with technical or product work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Vague {
    /// It says "with partners" all the same: "Partner Engineer".
    #[default]
    Never,
    /// It says nothing behind a word of its own: "Ads Ecosystem", but "Product Manager, Ecosystem".
    Qualified,
    /// It says nothing: "Backend Engineer, Channels".
    Always,
}

/// How a partner word stands in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stands {
    /// A noun of its own: "Partnerships".
    Noun,
    /// Before its noun or by itself: "Channel".
    Either,
    /// Anywhere in a title that has the noun of a role: "Account Executive, ISV".
    Beside,
    /// Only before a noun: a "Partner" at the end is a person.
    Before,
}

/// A kind of work and the functions it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its name.
    pub topic: Text,
    /// The functions it supports, best first.
    pub functions: List<Function>,
    /// The functions for a director, if others.
    #[serde(default)]
    pub director: List<Function>,
    /// The functions for chief, VP and head, if others than the director's.
    #[serde(default)]
    pub leader: List<Function>,
    /// Of two topics side by side the heavier one decides; of equals the one nearest the noun, which
    /// from 4 on may also be one lighter.
    pub weight: u8,
    /// Beside a partner word of its own ("Growth and Partnerships") it says nothing.
    #[serde(default)]
    pub silent_beside: bool,
    /// Not about partners if the only words for them are vague ("Product Marketing, Channels").
    #[serde(default)]
    pub needs_firm_word: bool,
    /// Beside a partner word of its own it is named last ("Business Development and Alliances").
    #[serde(default)]
    pub last_beside: bool,
    /// Says nothing beside another topic ("GTM & Strategy").
    #[serde(default)]
    pub yields: bool,
}

/// Work outside the four functions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideWork {
    /// Which kind.
    pub outside: Outside,
    /// The nearest function, unless a topic names another.
    pub nearest: List<Function>,
    /// Only outside if no topic says otherwise and the level is below head.
    #[serde(default)]
    pub weak: bool,
    /// Technical work for whoever sells: beside it a vague word is about partners all the same
    /// ("Systems Engineer, Channels"), and one that needs a topic needs none ("MSSP Sales Engineer").
    #[serde(default)]
    pub with_customers: bool,
    /// Also whom partners or customers are; before what the work is about it is no calling:
    /// "Developer Marketing Manager", "Accountant Channel Lead".
    #[serde(default)]
    pub audience: bool,
}

/// Why a partner word is not about partners.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FalseFriend {
    /// What the word is here, to be read after "NN here is".
    pub reason: Text,
    /// The groups that are spoiled.
    #[serde(default)]
    pub spoils: List<Text>,
    /// Words before also count across an "and": "Content & Partnerships".
    #[serde(default)]
    pub across_and: bool,
    /// Names of topics; directly behind the word they make it a word for partners all the same.
    #[serde(default)]
    pub yields_to: List<Text>,
    /// Names of topics for which it is about partners after all.
    #[serde(default)]
    pub counts_topics: List<Text>,
    /// The title says that the person is one: a later word for partners is about their clients.
    #[serde(default)]
    pub person: bool,
    /// An engineer or product manager for it still works on partners (Amazon's selling partners).
    #[serde(default)]
    pub counts_outside: bool,
}

/// How often answers of one kind are right, measured on labelled titles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// What the answer rests on.
    pub ground: Text,
    /// From 0 to 1.
    pub confidence: f32,
}
