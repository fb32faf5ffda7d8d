//! YAML to a checked [`Taxonomy`].

use std::collections::HashMap;

use serde::Deserialize;

use super::{
    Driver, Function, FunctionCard, Question, Role, RoleKey, Route, Scope, Table, Taxonomy, Text,
    compile::{compile, try_compile},
    document::Document,
    duties::{self, Duties, DutyWords},
    source::{Source, TaxonomyError, unknown},
    vocabulary_file::VocabularyFile,
};
use crate::title::{Lexer, Reading};
use crate::vocabulary::{Vocabulary, hash_text, mix};

impl Taxonomy {
    /// Builds a taxonomy from the texts of a roles file and a vocabulary file, as they stand in
    /// `data/`.
    ///
    /// # Errors
    /// Whatever contradicts itself or refers to nothing, with file, line and cure.
    pub fn from_yaml(roles: &str, vocabulary: &str) -> Result<Taxonomy, TaxonomyError> {
        let roles = Source::alone("taxonomy.yaml", roles);
        let words = Source::alone("vocabulary.yaml", vocabulary);
        let fingerprint = mix(hash_text(roles.text), hash_text(words.text));
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
        let texts = source.below.iter().map(|(_, text)| *text);
        let fingerprint = texts.map(hash_text).fold(hash_text(source.text), mix);
        Ok((build(file, duty_words, vocabulary, fingerprint), problems))
    }
}

fn build(
    file: TaxonomyFile,
    duty_words: Duties,
    vocabulary: Vocabulary,
    fingerprint: u64,
) -> Taxonomy {
    let titles = file.roles.iter().map(|role| &role.title);
    let role_keys = titles
        .map(|title| RoleKey::of(&vocabulary, title))
        .collect();
    let role_titles = role_titles(&file.roles, &vocabulary);
    Taxonomy {
        version: file.version,
        fingerprint,
        functions: Table::Owned(file.functions),
        drivers: Table::Owned(file.drivers),
        questions: Table::Owned(file.questions),
        scopes: Table::Owned(file.scopes),
        routes: Table::Owned(file.routes),
        roles: Table::Owned(file.roles),
        role_keys,
        role_titles,
        duty_words,
        vocabulary,
    }
}

fn role_titles(roles: &[Role], vocabulary: &Vocabulary) -> Table<(u64, u32)> {
    let lexer = Lexer::new(vocabulary);
    let titles = (0..).zip(roles).flat_map(|(index, role)| {
        let titles = std::iter::once(&role.title).chain(role.aliases.iter());
        titles.map(move |title| (index, title))
    });
    let mut hashes: Vec<(u64, u32)> = titles
        .map(|(index, title)| {
            let reading = Reading::of(&lexer, vocabulary, title);
            (reading.words_hash(), index)
        })
        .collect();
    hashes.sort_unstable();
    Table::Owned(hashes)
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
