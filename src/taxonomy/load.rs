//! YAML to a checked [`Taxonomy`].

use std::{borrow::Cow, collections::HashMap};

use super::{
    Question, Taxonomy,
    compile::compile,
    document::{Document, MergedDocument},
    duties::{self, Duties},
    entry::terms,
    phrase_index::PhraseWords,
    yaml_text::{TaxonomyError, YamlText, unknown},
};
use crate::domain::Function;

impl Taxonomy {
    /// Builds a taxonomy from the texts of files that stand alone together, each with its name, as
    /// they stand in `data/`.
    ///
    /// # Errors
    /// Whatever contradicts itself or refers to nothing, with file, line and cure.
    pub fn from_yaml(files: &[(&str, &str)]) -> Result<Taxonomy, TaxonomyError> {
        let MergedDocument {
            document,
            words,
            mut problems,
        } = Document::from_files(files)?;
        let source = YamlText::files(files);
        let duty_words = duties::compile(document.duty_words.clone(), source)?;
        let (taxonomy, more) = Taxonomy::from_document(&document, words, duty_words, source)?;
        problems.extend(more);
        problems.into_iter().next().map_or(Ok(taxonomy), Err)
    }

    /// Builds a taxonomy from its sections and the compiled words of duties. What need not be said
    /// is handed over.
    pub(crate) fn from_document(
        document: &Document,
        words: PhraseWords,
        duty_words: Duties,
        source: YamlText<'_>,
    ) -> Result<(Taxonomy, Vec<TaxonomyError>), TaxonomyError> {
        let missing = |section| {
            let message = format!(
                "section `{section}` is missing: a file with `replace: true` has to hold all of \
                 them"
            );
            source.error("replace", 0, message)
        };
        let functions = terms("functions", &document.functions, source)?;
        let version = document.version.clone().ok_or_else(|| missing("version"))?;
        for section in REQUIRED {
            if !document.names().any(|name| name == section) {
                return Err(missing(section));
            }
        }
        let (vocabulary, problems) = compile(document, words, source)?;
        let taxonomy = Taxonomy {
            version: Cow::Owned(version),
            fingerprint: source
                .texts()
                .fold(0, |hash, (_, text)| fingerprint(hash, text)),
            functions: Cow::Owned(functions),
            drivers: Cow::Owned(terms("drivers", &document.drivers, source)?),
            questions: Cow::Owned(terms("questions", &document.questions, source)?),
            scopes: Cow::Owned(document.scopes.clone().unwrap_or_default()),
            routes: Cow::Owned(terms("routes", &document.routes, source)?),
            roles: Cow::Owned(document.roles.clone().unwrap_or_default()),
            duty_words,
            vocabulary,
        };
        check(&taxonomy, source)?;
        Ok((taxonomy, problems))
    }
}

/// Sections without which no title can be read.
const REQUIRED: [&str; 10] = [
    "functions",
    "drivers",
    "questions",
    "scopes",
    "roles",
    "without_topic",
    "partner_words",
    "topics",
    "phrases",
    "confidence",
];

/// FNV-1a: two files with the same hash are taken to be equal.
fn fingerprint(seed: u64, text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, mix)
}

fn check(file: &Taxonomy, source: YamlText<'_>) -> Result<(), TaxonomyError> {
    let ids: Vec<_> = file.functions.iter().map(|card| card.id).collect();
    if ids != Function::ALL {
        return Err(source.error(
            "functions:",
            0,
            "functions must be strategy, operations, marketing, sales, in this order".to_owned(),
        ));
    }
    let mut titles: HashMap<String, &str> = HashMap::new();
    for role in file.roles.iter() {
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
    file: &Taxonomy,
    source: YamlText<'_>,
    titles: &HashMap<String, &str>,
) -> Result<(), TaxonomyError> {
    let mut questions: HashMap<&str, ()> = HashMap::new();
    for question in file.questions.iter() {
        if questions.insert(&question.key, ()).is_some() {
            return Err(source.error(
                &question.key,
                1,
                format!("question '{}' stands twice: rename one", question.key),
            ));
        }
        answers(question, source)?;
    }
    for scope in file.scopes.iter() {
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

/// Every answer has a key of its own and speaks for functions that the question tells apart.
fn answers(question: &Question, source: YamlText<'_>) -> Result<(), TaxonomyError> {
    let key = &question.key;
    let wrong = |why: String| Err(source.error(key, 0, why));
    if question.answers.len() < 2 {
        return wrong(format!("question '{key}' needs two answers or more"));
    }
    for (at, answer) in question.answers.iter().enumerate() {
        let before = &question.answers[..at];
        if answer.key == "dont-know" || before.iter().any(|known| known.key == answer.key) {
            let answer = &answer.key;
            return wrong(format!("answer '{answer}' to '{key}' is taken: rename it"));
        }
        let mut functions = answer.functions.iter();
        if let Some(function) = functions.find(|f| !question.between.contains(f)) {
            let answer = &answer.key;
            return wrong(format!(
                "answer '{answer}' to '{key}' speaks for {function}: add it to `between`"
            ));
        }
    }
    Ok(())
}
