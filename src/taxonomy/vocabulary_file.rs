//! The shape of `data/vocabulary.yaml`.

use std::borrow::Cow;

use serde::Deserialize;

use super::{FalseFriend, FunctionTerm, OutsideWork, PartnerTerm, Stands, Vague};
use crate::domain::{Discipline, Function, Level};

/// All of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VocabularyFile {
    pub(crate) without_topic: WithoutTopic,
    pub(crate) levels: Vec<LevelWords>,
    pub(crate) partner_words: Vec<PartnerWords>,
    pub(crate) topics: Vec<TopicWords>,
    pub(crate) outside: Vec<OutsideWords>,
    #[serde(default)]
    pub(crate) worlds: Vec<WorldWords>,
    pub(crate) false_friends: Vec<FriendWords>,
    pub(crate) spellings: Vec<Spelling>,
    pub(crate) objects: Vec<String>,
    pub(crate) fillers: Vec<String>,
    pub(crate) adjectives: Vec<String>,
    pub(crate) joiners: Vec<String>,
    pub(crate) linkers: Vec<String>,
    pub(crate) others: Vec<String>,
    pub(crate) compounds_first: Vec<String>,
    pub(crate) compounds_last: Vec<String>,
    pub(crate) partner_behind: Vec<String>,
    pub(crate) employers: Vec<String>,
    #[serde(default)]
    pub(crate) vendors: Vec<String>,
    #[serde(default)]
    pub(crate) ranks: Vec<String>,
    #[serde(default)]
    pub(crate) not_now: Vec<String>,
    #[serde(default)]
    pub(crate) not_now_before: Vec<String>,
    pub(crate) endings: Vec<String>,
    pub(crate) ordinary: Vec<String>,
    pub(crate) confidence: Vec<BasisConfidence>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithoutTopic {
    pub(crate) leader: Vec<Function>,
    pub(crate) director: Vec<Function>,
    pub(crate) below: Vec<Function>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelWords {
    pub(crate) level: Level,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartnerWords {
    pub(crate) group: Cow<'static, str>,
    pub(crate) family: Cow<'static, str>,
    pub(crate) hint: Cow<'static, str>,
    pub(crate) stands: Stands,
    #[serde(default)]
    pub(crate) needs: Vec<Cow<'static, str>>,
    #[serde(default)]
    pub(crate) vague: Vague,
    #[serde(default)]
    pub(crate) named: bool,
    #[serde(default)]
    pub(crate) alone: Cow<'static, str>,
    #[serde(default)]
    pub(crate) alone_level: Option<Level>,
    #[serde(default)]
    pub(crate) with_vendor: bool,
    #[serde(default)]
    pub(crate) stands_for: Cow<'static, str>,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicWords {
    pub(crate) topic: Cow<'static, str>,
    pub(crate) functions: Vec<Function>,
    #[serde(default)]
    pub(crate) director: Vec<Function>,
    #[serde(default)]
    pub(crate) leader: Vec<Function>,
    pub(crate) weight: u8,
    #[serde(default)]
    pub(crate) last_beside: bool,
    #[serde(default)]
    pub(crate) needs_firm_word: bool,
    #[serde(default)]
    pub(crate) yields: bool,
    /// The older name is that of files for 0.1.
    #[serde(default, alias = "silent_beside")]
    pub(crate) only_beside: bool,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OutsideWords {
    pub(crate) outside: Discipline,
    pub(crate) nearest: Vec<Function>,
    #[serde(default)]
    pub(crate) weak: bool,
    #[serde(default)]
    pub(crate) with_customers: bool,
    #[serde(default)]
    pub(crate) audience: bool,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FriendWords {
    pub(crate) reason: Cow<'static, str>,
    #[serde(default)]
    pub(crate) spoils: Vec<Cow<'static, str>>,
    /// The older name is that of files for 0.1.
    #[serde(default, alias = "across_and")]
    pub(crate) far: bool,
    #[serde(default)]
    pub(crate) purpose: bool,
    #[serde(default)]
    pub(crate) yields_to_manager: bool,
    #[serde(default)]
    pub(crate) yields_to: Vec<Cow<'static, str>>,
    /// Written in files for 0.1; nothing is about partners for its work alone any more.
    #[serde(default, rename = "counts_topics")]
    pub(crate) _counts_topics: Vec<String>,
    #[serde(default)]
    pub(crate) person: bool,
    #[serde(default)]
    pub(crate) counts_outside: bool,
    #[serde(default)]
    pub(crate) level: Option<Level>,
    /// Phrases that hold the partner word.
    #[serde(default)]
    pub(crate) phrases: Vec<String>,
    /// Words before it.
    #[serde(default)]
    pub(crate) before: Vec<String>,
    /// Words after it.
    #[serde(default)]
    pub(crate) after: Vec<String>,
    /// Words anywhere in the title.
    #[serde(default)]
    pub(crate) anywhere: Vec<String>,
    /// Worlds whose words count as words before it.
    #[serde(default)]
    pub(crate) before_worlds: Vec<String>,
    /// Worlds whose words count as words after it.
    #[serde(default)]
    pub(crate) after_worlds: Vec<String>,
    /// Worlds whose words count anywhere.
    #[serde(default)]
    pub(crate) anywhere_worlds: Vec<String>,
}

/// Words that show the world a title comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorldWords {
    pub(crate) world: String,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spelling {
    pub(crate) write: Vec<String>,
    pub(crate) read: String,
}

/// How often answers that rest on one thing are right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BasisConfidence {
    pub(crate) ground: Cow<'static, str>,
    pub(crate) confidence: f32,
    /// The same beside one word that is not known, if it differs.
    #[serde(default)]
    pub(crate) one_unknown: Option<f32>,
    /// The same beside several.
    #[serde(default)]
    pub(crate) more_unknown: Option<f32>,
}

impl PartnerWords {
    pub(crate) fn term(&self) -> PartnerTerm {
        PartnerTerm {
            group: self.group.clone(),
            family: self.family.clone(),
            hint: self.hint.clone(),
            stands: self.stands,
            needs: Cow::Owned(self.needs.clone()),
            vague: self.vague,
            named: self.named,
            alone: self.alone.clone(),
            alone_level: self.alone_level,
            with_vendor: self.with_vendor,
            stands_for: self.stands_for.clone(),
        }
    }
}

impl TopicWords {
    pub(crate) fn term(&self) -> FunctionTerm {
        FunctionTerm {
            topic: self.topic.clone(),
            functions: Cow::Owned(self.functions.clone()),
            director: Cow::Owned(self.director.clone()),
            leader: Cow::Owned(self.leader.clone()),
            weight: self.weight,
            last_beside: self.last_beside,
            needs_firm_word: self.needs_firm_word,
            yields: self.yields,
            only_beside: self.only_beside,
        }
    }
}

impl OutsideWords {
    pub(crate) fn term(&self) -> OutsideWork {
        OutsideWork {
            outside: self.outside,
            nearest: Cow::Owned(self.nearest.clone()),
            weak: self.weak,
            with_customers: self.with_customers,
            audience: self.audience,
        }
    }
}

impl FriendWords {
    pub(crate) fn term(&self) -> FalseFriend {
        FalseFriend {
            reason: self.reason.clone(),
            spoils: Cow::Owned(self.spoils.clone()),
            far: self.far,
            purpose: self.purpose,
            yields_to_manager: self.yields_to_manager,
            yields_to: Cow::Owned(self.yields_to.clone()),
            person: self.person,
            counts_outside: self.counts_outside,
            level: self.level,
        }
    }
}
