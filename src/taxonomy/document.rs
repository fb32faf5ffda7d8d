//! A taxonomy as its YAML says it: sections by name, before they make sense together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::entries::Example;
use super::entries::{
    ConfidenceEntry, DriverEntry, FriendEntry, FunctionEntry, FunctionTermEntry, GradeEntry,
    LevelWords, OutsideEntry, PartnerEntry, QuestionEntry, RouteEntry, SpellingEntry, TagEntry,
};
use super::yaml_text::{TaxonomyError, YamlText};
use super::{
    Role, Scope,
    duties::DutyWords,
    phrase_index::{PhraseIndex, PhraseWords},
    phrase_tags::{PhraseTags, Phrases},
};
use crate::domain::{Function, UnknownName, did_you_mean};

/// A document with all files merged.
pub(crate) struct MergedDocument {
    pub(crate) document: Document,
    pub(crate) words: PhraseWords,
    /// What the files say twice.
    pub(crate) problems: Vec<TaxonomyError>,
}

impl MergedDocument {
    /// A document with these phrases.
    pub(super) fn new(mut document: Document, phrases: PhraseIndex<'_>) -> Self {
        let (phrases, words, problems) = phrases.finish();
        document.phrases = Some(phrases);
        MergedDocument {
            document,
            words,
            problems,
        }
    }
}

/// Declares the sections of a taxonomy file.
macro_rules! sections {
    ($($name:ident: $Type:ty,)*) => {
        /// Sections of a taxonomy, as they stand in one or more files.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        #[serde(expecting = "sections, such as `false_friends:`; `rolecall taxonomy show` prints all of them")]
        pub struct Document {
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(crate) $name: Option<$Type>,
            )*
        }

        impl Document {
            /// The names of the sections.
            pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
                let names = [$(self.$name.is_some().then_some(stringify!($name)),)*];
                names.into_iter().flatten()
            }

            /// Only this section.
            ///
            /// # Errors
            /// There is no such section.
            pub fn section(&self, name: &str) -> Result<Document, UnknownName> {
                let mut only = Document::default();
                $(if name == stringify!($name) && self.$name.is_some() {
                    only.$name = self.$name.clone();
                    return Ok(only);
                })*
                Err(UnknownName::new("section", name, self.names()))
            }

            /// Takes over the sections that this one leaves out.
            pub(crate) fn with(mut self, other: Document) -> Document {
                $(self.$name = self.$name.or(other.$name);)*
                self
            }
        }
    };
}

sections! {
    version: String,
    replace: bool,
    remove: Vec<String>,
    functions: Vec<FunctionEntry>,
    drivers: Vec<DriverEntry>,
    questions: Vec<QuestionEntry>,
    scopes: Vec<Scope>,
    routes: Vec<RouteEntry>,
    roles: Vec<Role>,
    duty_words: DutyWords,
    without_topic: WithoutTopic,
    tags: Vec<TagEntry>,
    partner_words: Vec<PartnerEntry>,
    topics: Vec<FunctionTermEntry>,
    outside: Vec<OutsideEntry>,
    worlds: Vec<String>,
    false_friends: Vec<FriendEntry>,
    grades: Vec<GradeEntry>,
    confidence: Vec<ConfidenceEntry>,
    letters: String,
    endings: Vec<String>,
    compounds_first: Vec<String>,
    compounds_last: Vec<String>,
    compound_links: Vec<String>,
    compounds_open: BTreeMap<String, String>,
    ordinary: Vec<String>,
    phrases: Phrases,
    // lists of phrases as 0.1 has them, see `older`
    levels: Vec<LevelWords>,
    spellings: Vec<SpellingEntry>,
    objects: Vec<String>,
    fillers: Vec<String>,
    adjectives: Vec<String>,
    joiners: Vec<String>,
    linkers: Vec<String>,
    others: Vec<String>,
    partner_behind: Vec<String>,
    employers: Vec<String>,
}

/// The functions of titles that name none.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithoutTopic {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) leader: Option<Vec<Function>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) director: Option<Vec<Function>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) below: Option<Vec<Function>>,
}

impl Document {
    /// Reads the sections of a text.
    pub(crate) fn parse(source: YamlText<'_>) -> Result<Document, TaxonomyError> {
        let error = |line, message| TaxonomyError {
            file: source.file.to_owned(),
            line,
            message,
        };
        match serde_yaml::from_str::<Document>(source.text) {
            Ok(document) if document == Document::default() => {
                let message = "has to hold sections, such as `false_friends:`";
                Err(error(1, message.to_owned()))
            }
            Ok(document) => match document.phrases.as_ref().and_then(Phrases::first_twice) {
                Some(phrase) => {
                    let second = source.phrase_lines(phrase).nth(1);
                    let message = format!("'{phrase}' stands twice: join the two lines");
                    Err(error(second.unwrap_or(1), message))
                }
                None => Ok(document),
            },
            Err(cause) => {
                let line = cause.location().map_or(1, |at| at.line());
                Err(error(line, reworded(&cause.to_string())))
            }
        }
    }

    /// Whether it replaces the bundled taxonomy instead of extending it.
    pub(crate) fn stands_alone(&self) -> bool {
        self.replace == Some(true)
    }

    /// The sections of files that stand alone together, and what they say twice.
    pub(crate) fn from_files(files: &[(&str, &str)]) -> Result<MergedDocument, TaxonomyError> {
        let mut all = Document::default();
        for (file, text) in files {
            all = all.with(Document::parse(YamlText::alone(file, text))?);
        }
        all.alone(YamlText::files(files))
    }

    /// The phrases with what they can mean.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (&str, &PhraseTags)> {
        let phrases = self.phrases.iter().flat_map(|phrases| &phrases.0);
        phrases.map(|(phrase, tags)| (&**phrase, tags))
    }

    /// The titles that show what tags and entries do.
    #[cfg(test)]
    pub(crate) fn examples(&self) -> impl Iterator<Item = &Example> {
        let tags = self.tags.iter().flatten().map(|entry| &entry.example);
        let partner = self.partner_words.iter().flatten();
        let topics = self.topics.iter().flatten();
        let outside = self.outside.iter().flatten();
        let friends = self.false_friends.iter().flatten();
        tags.chain(partner.filter_map(|entry| entry.example.as_ref()))
            .chain(topics.filter_map(|entry| entry.example.as_ref()))
            .chain(outside.filter_map(|entry| entry.example.as_ref()))
            .chain(friends.filter_map(|entry| entry.example.as_ref()))
    }

    /// The sections as YAML.
    ///
    /// # Errors
    /// None that a document which was read can cause.
    pub fn to_yaml(&self) -> Result<String, TaxonomyError> {
        serde_yaml::to_string(self).map_err(|error| TaxonomyError {
            file: "taxonomy".to_owned(),
            line: 0,
            message: error.to_string(),
        })
    }
}

/// `topics[3]: unknown field ...` in words of the file, with the nearest name.
fn reworded(error: &str) -> String {
    let error = error
        .rsplit_once(" at line ")
        .map_or(error, |(message, _)| message);
    let (path, message) = match error.split_once(": ") {
        Some((path, message)) if path.starts_with("phrases") || !path.contains([' ', '`']) => {
            (path, message)
        }
        _ => ("", error),
    };
    let section = path.split(['[', '.']).next().unwrap_or_default();
    let mut quoted = message.split('`').skip(1).step_by(2);
    if let Some(field) = message.strip_prefix("missing field ") {
        return format!("an entry of `{section}` needs {field}");
    }
    let what = match message {
        _ if message.starts_with("unknown field") && section.is_empty() => "section",
        _ if message.starts_with("unknown field") => "key",
        _ if message.starts_with("unknown variant") => "value",
        _ => {
            let message = message
                .replace("a sequence", "a list")
                .replace("expected a boolean", "expected `true` or `false`")
                .replace("invalid type: ", "found ")
                .replace("expected u8", "expected a number from 0 to 255")
                .replace("expected f32", "expected a number");
            return match section {
                "" => message,
                section => format!("{section}: {message}"),
            };
        }
    };
    let wrong = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    let nearest = did_you_mean(wrong, known.iter().copied());
    if what == "section" {
        let cure = nearest.map_or_else(String::new, |known| format!("; did you mean '{known}'?"));
        return format!("unknown section '{wrong}'{cure}");
    }
    let cure = nearest.map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
    let all = known.join(", ");
    format!("{section}: unknown {what} `{wrong}`{cure} (one of: {all})")
}
