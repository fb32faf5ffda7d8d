//! YAML to a checked [`Taxonomy`].

use std::{borrow::Cow, collections::HashMap};

use serde::Deserialize;

use super::{
    Driver, FunctionCard, Question, Role, Route, Scope, Taxonomy, Vocabulary,
    compile::{compile, try_compile},
    document::Document,
    duties::{self, Duties, DutyWords},
    source::{Source, TaxonomyError, unknown},
    vocabulary_file::VocabularyFile,
};
use crate::domain::Function;

impl Taxonomy {
    /// Builds a taxonomy from the texts of a roles file and a vocabulary file, as they stand in
    /// `data/`.
    ///
    /// # Errors
    /// Whatever contradicts itself or refers to nothing, with file, line and cure.
    pub fn from_yaml(roles: &str, vocabulary: &str) -> Result<Taxonomy, TaxonomyError> {
        let roles = Source::alone("taxonomy.yaml", roles);
        let words = Source::alone("vocabulary.yaml", vocabulary);
        let fingerprint = fingerprint(fingerprint(0, roles.text), words.text);
        let mut file: TaxonomyFile = roles.parse()?;
        check(&file, roles)?;
        let duty_words = duties::compile(file.duty_words.take(), roles)?;
        let vocabulary = compile(words.parse()?, words)?;
        Ok(build(file, duty_words, vocabulary, fingerprint))
    }

    /// Builds a taxonomy from its sections. What is said twice counts once and is handed over.
    pub(crate) fn from_document(
        document: &Document,
        source: Source<'_>,
    ) -> Result<(Taxonomy, Vec<TaxonomyError>), TaxonomyError> {
        let (mut file, words): (TaxonomyFile, VocabularyFile) = document.typed(source)?;
        check(&file, source)?;
        let duty_words = duties::compile(file.duty_words.take(), source)?;
        let (vocabulary, problems) = try_compile(words, source)?;
        let below = source.below.iter().map(|(_, text)| *text);
        let fingerprint = below.fold(fingerprint(0, source.text), fingerprint);
        Ok((build(file, duty_words, vocabulary, fingerprint), problems))
    }
}

fn build(
    file: TaxonomyFile,
    duty_words: Duties,
    vocabulary: Vocabulary,
    fingerprint: u64,
) -> Taxonomy {
    Taxonomy {
        version: file.version,
        fingerprint,
        functions: Cow::Owned(file.functions),
        drivers: Cow::Owned(file.drivers),
        questions: Cow::Owned(file.questions),
        scopes: Cow::Owned(file.scopes),
        routes: Cow::Owned(file.routes),
        roles: Cow::Owned(file.roles),
        duty_words,
        vocabulary,
    }
}

/// FNV-1a: two files with the same hash are taken to be equal.
fn fingerprint(seed: u64, text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, mix)
}

/// `data/taxonomy.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TaxonomyFile {
    version: Cow<'static, str>,
    functions: Vec<FunctionCard>,
    drivers: Vec<Driver>,
    questions: Vec<Question>,
    scopes: Vec<Scope>,
    #[serde(default)]
    routes: Vec<Route>,
    roles: Vec<Role>,
    /// Left out in a taxonomy that reads titles only.
    #[serde(default)]
    duty_words: Option<DutyWords>,
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
        answers(question, source)?;
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

/// Every answer has a key of its own and speaks for functions that the question tells apart.
fn answers(question: &Question, source: Source<'_>) -> Result<(), TaxonomyError> {
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
