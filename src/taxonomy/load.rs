//! YAML to a checked [`Taxonomy`]. The only file that knows the YAML library.

use std::{collections::HashMap, fmt, path::Path};

use serde::Deserialize;

use super::{
    Driver, Function, FunctionCard, Level, List, Question, Role, RoleKey, Scope, Taxonomy, Text,
    compile::compile,
};
use crate::vocabulary::{FalseFriend, Ground, Group, OutsideWork, Stands, Topic, hash_text, mix};

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
}

impl Source<'_> {
    /// An error at the n-th line (from 0) on which this word stands.
    pub(crate) fn error(&self, word: &str, nth: usize, message: String) -> TaxonomyError {
        let lines: Vec<usize> = (1..)
            .zip(self.text.lines())
            .filter(|(_, line)| line.contains(word) && !line.trim_start().starts_with('#'))
            .map(|(number, _)| number)
            .collect();
        let line = lines.get(nth).or(lines.last()).copied().unwrap_or(0);
        TaxonomyError {
            file: self.file.to_owned(),
            line,
            message,
        }
    }

    fn parse<T: for<'de> Deserialize<'de>>(&self) -> Result<T, TaxonomyError> {
        serde_yaml::from_str(self.text).map_err(|error| TaxonomyError {
            file: self.file.to_owned(),
            line: error.location().map_or(0, |at| at.line()),
            message: error.to_string(),
        })
    }
}

impl Taxonomy {
    /// Reads a taxonomy file in which both parts stand together.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, or contradicts itself.
    pub fn load(path: &Path) -> Result<Taxonomy, TaxonomyError> {
        read(path).and_then(|text| Taxonomy::from_yaml(&text, &text))
    }

    /// Builds a taxonomy from the texts of a roles file and a vocabulary file, as they stand in
    /// `data/`.
    ///
    /// # Errors
    /// Whatever contradicts itself or refers to nothing, with file, line and cure.
    pub fn from_yaml(roles: &str, vocabulary: &str) -> Result<Taxonomy, TaxonomyError> {
        let roles = Source {
            file: "taxonomy.yaml",
            text: roles,
        };
        let words = Source {
            file: "vocabulary.yaml",
            text: vocabulary,
        };
        let file: TaxonomyFile = roles.parse()?;
        check(&file, roles)?;
        let vocabulary = compile(words.parse()?, words)?;
        let role_keys = file
            .roles
            .iter()
            .map(|role| RoleKey::of(&vocabulary, &role.title))
            .collect();
        Ok(Taxonomy {
            version: file.version,
            fingerprint: mix(hash_text(roles.text), hash_text(words.text)),
            functions: List::Owned(file.functions),
            drivers: List::Owned(file.drivers),
            questions: List::Owned(file.questions),
            scopes: List::Owned(file.scopes),
            roles: List::Owned(file.roles),
            role_keys,
            vocabulary,
        })
    }
}

/// `data/taxonomy.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TaxonomyFile {
    version: Text,
    functions: Vec<FunctionCard>,
    drivers: Vec<Driver>,
    questions: Vec<Question>,
    scopes: Vec<Scope>,
    roles: Vec<Role>,
}

/// `data/vocabulary.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VocabularyFile {
    pub(crate) without_topic: WithoutTopic,
    pub(crate) levels: Vec<LevelWords>,
    pub(crate) partner_words: Vec<PartnerWords>,
    pub(crate) topics: Vec<TopicWords>,
    pub(crate) outside: Vec<OutsideWords>,
    pub(crate) false_friends: Vec<FriendWords>,
    pub(crate) spellings: Vec<Spelling>,
    pub(crate) objects: Vec<String>,
    pub(crate) fillers: Vec<String>,
    pub(crate) joiners: Vec<String>,
    pub(crate) linkers: Vec<String>,
    pub(crate) others: Vec<String>,
    pub(crate) compounds_first: Vec<String>,
    pub(crate) compounds_last: Vec<String>,
    pub(crate) partner_behind: Vec<String>,
    pub(crate) employers: Vec<String>,
    pub(crate) endings: Vec<String>,
    pub(crate) ordinary: Vec<String>,
    pub(crate) confidence: Vec<Ground>,
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
    pub(crate) group: Text,
    pub(crate) family: Text,
    pub(crate) hint: Text,
    pub(crate) stands: Stands,
    #[serde(default)]
    pub(crate) needs: Vec<Text>,
    #[serde(default)]
    pub(crate) vague: bool,
    #[serde(default)]
    pub(crate) named: bool,
    #[serde(default)]
    pub(crate) alone: Text,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicWords {
    pub(crate) topic: Text,
    pub(crate) functions: Vec<Function>,
    #[serde(default)]
    pub(crate) director: Vec<Function>,
    #[serde(default)]
    pub(crate) leader: Vec<Function>,
    pub(crate) weight: u8,
    #[serde(default)]
    pub(crate) silent_beside: bool,
    #[serde(default)]
    pub(crate) last_beside: bool,
    #[serde(default)]
    pub(crate) needs_firm_word: bool,
    #[serde(default)]
    pub(crate) yields: bool,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OutsideWords {
    pub(crate) outside: super::Outside,
    pub(crate) nearest: Vec<Function>,
    #[serde(default)]
    pub(crate) weak: bool,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FriendWords {
    pub(crate) reason: Text,
    #[serde(default)]
    pub(crate) spoils: Vec<Text>,
    #[serde(default)]
    pub(crate) across_and: bool,
    #[serde(default)]
    pub(crate) yields_to: Vec<Text>,
    #[serde(default)]
    pub(crate) counts_topics: Vec<Text>,
    #[serde(default)]
    pub(crate) person: bool,
    #[serde(default)]
    pub(crate) counts_outside: bool,
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
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spelling {
    pub(crate) write: Vec<String>,
    pub(crate) read: String,
}

impl PartnerWords {
    pub(crate) fn meaning(&self) -> Group {
        Group {
            group: self.group.clone(),
            family: self.family.clone(),
            hint: self.hint.clone(),
            stands: self.stands,
            needs: List::Owned(self.needs.clone()),
            vague: self.vague,
            named: self.named,
            alone: self.alone.clone(),
        }
    }
}

impl TopicWords {
    pub(crate) fn meaning(&self) -> Topic {
        Topic {
            topic: self.topic.clone(),
            functions: List::Owned(self.functions.clone()),
            director: List::Owned(self.director.clone()),
            leader: List::Owned(self.leader.clone()),
            weight: self.weight,
            silent_beside: self.silent_beside,
            last_beside: self.last_beside,
            needs_firm_word: self.needs_firm_word,
            yields: self.yields,
        }
    }
}

impl OutsideWords {
    pub(crate) fn meaning(&self) -> OutsideWork {
        OutsideWork {
            outside: self.outside,
            nearest: List::Owned(self.nearest.clone()),
            weak: self.weak,
        }
    }
}

impl FriendWords {
    pub(crate) fn meaning(&self) -> FalseFriend {
        FalseFriend {
            reason: self.reason.clone(),
            spoils: List::Owned(self.spoils.clone()),
            across_and: self.across_and,
            yields_to: List::Owned(self.yields_to.clone()),
            counts_topics: List::Owned(self.counts_topics.clone()),
            person: self.person,
            counts_outside: self.counts_outside,
        }
    }
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
    std::fs::read_to_string(path).map_err(|cause| error(format!("cannot be read: {cause}")))
}

fn check(file: &TaxonomyFile, source: Source<'_>) -> Result<(), TaxonomyError> {
    let ids: Vec<_> = file.functions.iter().map(|card| card.id).collect();
    if ids != Function::ALL {
        return Err(source.error(
            "functions:",
            0,
            "functions must be strategy, operations, marketing, sales, in this order".to_owned(),
        ));
    }
    let mut titles: HashMap<String, &str> = HashMap::new();
    for role in &file.roles {
        if role.functions.is_empty() && role.outside.is_none() {
            return Err(source.error(
                &role.title,
                0,
                format!(
                    "role '{}' is in no function: name one, or say which work it is (outside: ...)",
                    role.title
                ),
            ));
        }
        for title in std::iter::once(&role.title).chain(role.aliases.iter()) {
            if title.trim().is_empty() {
                return Err(source.error(
                    &role.title,
                    0,
                    format!("role '{}' has an empty title or alias", role.title),
                ));
            }
            if let Some(other) = titles.insert(title.to_lowercase(), &role.title) {
                return Err(source.error(
                    title,
                    1,
                    format!("'{title}' stands twice, first under '{other}': remove one"),
                ));
            }
        }
    }
    references(file, source, &titles)
}

fn references(
    file: &TaxonomyFile,
    source: Source<'_>,
    titles: &HashMap<String, &str>,
) -> Result<(), TaxonomyError> {
    let mut questions: HashMap<&str, ()> = HashMap::new();
    for question in &file.questions {
        if questions.insert(&question.key, ()).is_some() {
            return Err(source.error(
                &question.key,
                1,
                format!("question '{}' stands twice: rename one", question.key),
            ));
        }
    }
    for scope in &file.scopes {
        for title in scope.titles.iter() {
            if !titles.contains_key(&title.to_lowercase()) {
                return Err(unknown(source, "role", title, titles.values().copied()));
            }
        }
        for key in scope.questions.iter() {
            if !questions.contains_key(key.as_ref()) {
                return Err(unknown(source, "question", key, questions.keys().copied()));
            }
        }
        for condition in scope.meanings.iter().flat_map(|m| m.when.iter()) {
            let Some(driver) = file.drivers.iter().find(|d| d.key == condition.driver) else {
                let keys = file.drivers.iter().map(|d| d.key.as_ref());
                return Err(unknown(source, "driver", &condition.driver, keys));
            };
            if !driver.values.iter().any(|v| v.key == condition.value) {
                let keys = driver.values.iter().map(|v| v.key.as_ref());
                return Err(unknown(source, "value", &condition.value, keys));
            }
        }
    }
    Ok(())
}

/// An error for a name that refers to nothing, with the nearest one that exists.
pub(crate) fn unknown<'n>(
    source: Source<'_>,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> TaxonomyError {
    let nearest = known.min_by_key(|known| strsim::osa_distance(known, name));
    let cure = nearest.map_or_else(String::new, |known| format!("; did you mean '{known}'?"));
    source.error(name, 0, format!("unknown {what} '{name}'{cure}"))
}
