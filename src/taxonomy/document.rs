//! A taxonomy as its YAML says it: sections by name, before anything is checked.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_yaml::{Mapping, Value};

use super::source::{Source, TaxonomyError, nearest};
use crate::domain::UnknownName;

/// Sections of a taxonomy, as they stand in one or more files.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Document {
    pub(super) sections: Mapping,
}

/// The sections that say what there is; all others say how titles are worded.
const ROLES_FILE: [&str; 8] = [
    "version",
    "functions",
    "drivers",
    "questions",
    "scopes",
    "routes",
    "roles",
    "duty_words",
];

impl Document {
    /// Reads the sections of a text.
    pub(crate) fn parse(source: Source<'_>) -> Result<Document, TaxonomyError> {
        match source.parse::<Value>()? {
            Value::Mapping(mut sections) if sections.keys().all(Value::is_string) => {
                sections.values_mut().for_each(numbers_to_words);
                Ok(Document { sections })
            }
            _ => Err(TaxonomyError {
                file: source.file.to_owned(),
                line: 1,
                message: "has to hold sections, such as `false_friends:`; \
                          `rolecall taxonomy show` prints all of them"
                    .to_owned(),
            }),
        }
    }

    /// The names of the sections.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sections.keys().filter_map(Value::as_str)
    }

    /// Only this section.
    ///
    /// # Errors
    /// There is no such section.
    pub fn section(&self, name: &str) -> Result<Document, UnknownName> {
        let Some(section) = self.sections.get(name) else {
            let all = self.names().map(|name| name.to_owned());
            return Err(UnknownName::new("section", name, all));
        };
        let sections = Mapping::from_iter([(Value::from(name), section.clone())]);
        Ok(Document { sections })
    }

    /// The sections as YAML.
    ///
    /// # Errors
    /// None that a document which was read can cause.
    pub fn to_yaml(&self) -> Result<String, TaxonomyError> {
        serde_yaml::to_string(&self.sections).map_err(|error| TaxonomyError {
            file: "taxonomy".to_owned(),
            line: 0,
            message: error.to_string(),
        })
    }

    /// Adds the sections of another document, which has others.
    pub(crate) fn with(mut self, other: Document) -> Document {
        self.sections.extend(other.sections);
        self
    }

    /// The part that says what there is, and the part that says how titles are worded, as the
    /// types that the tables are made of.
    pub(super) fn typed<R, V>(&self, source: Source<'_>) -> Result<(R, V), TaxonomyError>
    where
        R: for<'de> Deserialize<'de>,
        V: for<'de> Deserialize<'de>,
    {
        let part = |roles: bool| {
            let is_part = |name: &Value| {
                name.as_str().is_some_and(|name| ROLES_FILE.contains(&name)) == roles
            };
            let sections = self.sections.iter().filter(|(name, _)| is_part(name));
            Value::Mapping(sections.map(|(n, s)| (n.clone(), s.clone())).collect())
        };
        Ok((
            self.read(part(true), source)?,
            self.read(part(false), source)?,
        ))
    }

    fn read<T: for<'de> Deserialize<'de>>(
        &self,
        part: Value,
        source: Source<'_>,
    ) -> Result<T, TaxonomyError> {
        if let Ok(read) = serde_yaml::from_value(part.clone()) {
            return Ok(read);
        }
        // Again by way of text: numbers are then taken for words, and errors say where they are.
        let text = serde_yaml::to_string(&part).unwrap_or_default();
        serde_yaml::from_str(&text).map_err(|error| self.locate(&error.to_string(), source))
    }

    /// `topics[3]: unknown field ...` as an error at the line of that entry.
    fn locate(&self, error: &str, source: Source<'_>) -> TaxonomyError {
        let error = error
            .rsplit_once(" at line ")
            .map_or(error, |(message, _)| message);
        let (path, message) = match error.split_once(": ") {
            Some((path, message)) if !path.contains([' ', '`']) => (path, message),
            _ => ("", error),
        };
        if path.is_empty()
            && let Some(section) = message.strip_prefix("missing field ")
        {
            let message = format!(
                "section {section} is missing: a file with `replace: true` has to hold all of them"
            );
            return source.error("replace", 0, message);
        }
        let section = path.split(['[', '.']).next().unwrap_or_default();
        let index = path
            .split(['[', ']'])
            .nth(1)
            .and_then(|index| index.parse().ok());
        let entries = self.sections.get(section).and_then(Value::as_sequence);
        let entry = entries
            .zip(index)
            .and_then(|(entries, index): (_, usize)| entries.get(index));
        let name = entry.and_then(|entry| name_of(section, entry));
        let mut told = section.to_owned();
        if let Some(name) = name {
            let _ = write!(told, ", '{name}'");
        }
        let mut quoted = message.split('`').skip(1).step_by(2);
        let Some(wrong) = quoted.next() else {
            let message = format!("{told}: {message}");
            return source.error(name.unwrap_or(section), 0, message);
        };
        if message.starts_with("missing field") {
            let message = format!("{told} is new and needs `{wrong}`");
            return source.error(name.unwrap_or(section), 0, message);
        }
        if !message.starts_with("unknown") {
            let message = format!("{told}: {message}");
            return source.error(wrong, 0, message);
        }
        let known: Vec<&str> = quoted.collect();
        let cure = nearest(wrong, known.iter().copied())
            .map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
        let what = if message.starts_with("unknown field") {
            "key"
        } else {
            "value"
        };
        let all = known.join(", ");
        source.error(
            wrong,
            0,
            format!("{told}: unknown {what} `{wrong}`{cure} (one of: {all})"),
        )
    }
}

/// In a list of words `360` and `true` are words too.
fn numbers_to_words(value: &mut Value) {
    match value {
        Value::Sequence(list) => list.iter_mut().for_each(|item| match item {
            Value::Number(number) => *item = Value::from(number.to_string()),
            Value::Bool(word) => *item = Value::from(word.to_string()),
            _ => numbers_to_words(item),
        }),
        Value::Mapping(fields) => fields.values_mut().for_each(numbers_to_words),
        _ => {}
    }
}

/// The key by which the entries of a section are told apart.
pub(super) fn key_of(section: &str) -> &'static str {
    match section {
        "functions" => "id",
        "drivers" | "questions" => "key",
        "scopes" => "titles",
        "routes" => "family",
        "roles" => "title",
        "partner_words" => "group",
        "topics" => "topic",
        "outside" => "outside",
        "false_friends" => "reason",
        "worlds" => "world",
        "levels" => "level",
        "spellings" => "read",
        "confidence" => "ground",
        "headings" => "part",
        "trust" => "agreement",
        "pulls" => "phrases",
        _ => "name",
    }
}

/// The name of an entry.
pub(super) fn name_of<'e>(section: &str, entry: &'e Value) -> Option<&'e str> {
    entry.get(key_of(section))?.as_str()
}
