//! What a title means in a certain company.
//!
//! The taxonomy says for titles that stand for different work what they mean by company maturity,
//! business model and so on. A [`Context`] says what the company is like; [`narrow`] leaves of the
//! meanings those that hold there, and lets them move the candidates as answers to a question would
//! (see [`Belief`]).

use crate::{
    belief::Belief,
    classification::{Candidate, Classification, Outcome},
    domain::UnknownName,
    matcher::{Matcher, RoleQuery},
    pair::{self, PairError},
    taxonomy::{Condition, Meaning, Role, Scope, Taxonomy, same_title},
    title::TitleKey,
};

/// What a company is like.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    conditions: Vec<Condition>,
}

impl Context {
    /// Reads conditions such as `business-model=saas`.
    ///
    /// # Errors
    /// A key or value that the taxonomy does not have, and a key that is given twice.
    pub fn read<'a>(
        taxonomy: &Taxonomy,
        conditions: impl IntoIterator<Item = &'a str>,
    ) -> Result<Context, PairError> {
        let mut context = Context::default();
        for text in conditions {
            let condition = condition(taxonomy, text)?;
            if context.value(&condition.driver).is_some() {
                return Err(PairError::Twice(condition.driver.to_string()));
            }
            context.conditions.push(condition);
        }
        Ok(context)
    }

    /// The conditions, as they were given.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    fn value(&self, driver: &str) -> Option<&str> {
        let known = self.conditions.iter().find(|known| known.driver == driver);
        known.map(|known| known.value.as_ref())
    }

    fn holds(&self, meaning: &Meaning) -> bool {
        let mut when = meaning.when.iter();
        when.all(|condition| self.value(&condition.driver) == Some(&condition.value))
    }
}

fn condition(taxonomy: &Taxonomy, text: &str) -> Result<Condition, PairError> {
    let drivers = taxonomy.drivers.iter();
    let (key, value) = pair::split(text, drivers.clone().map(|driver| driver.key.as_ref()))?;
    let driver = drivers
        .clone()
        .find(|driver| driver.key.eq_ignore_ascii_case(key))
        .ok_or_else(|| {
            let all = drivers.map(|driver| driver.key.clone());
            PairError::Unknown(UnknownName::new("context", key, all))
        })?;
    let found = driver
        .values
        .iter()
        .find(|known| known.key.eq_ignore_ascii_case(value))
        .ok_or_else(|| {
            let all = driver.values.iter().map(|known| known.key.clone());
            let what = format!("{} in --context", driver.key);
            PairError::Unknown(UnknownName::new(what, value, all))
        })?;
    Ok(Condition {
        driver: driver.key.clone(),
        value: found.key.clone(),
    })
}

/// The scopes of a title: those that name it or its nearest role, else those of roles that differ
/// from it only in the word for partners.
pub fn scopes<'t>(matcher: &Matcher<'t>, answer: &Classification) -> Vec<&'t Scope> {
    let taxonomy = matcher.taxonomy();
    let named = scopes_naming(taxonomy, &answer.title, taxonomy.role(&answer.title));
    if !named.is_empty() || answer.candidates.is_empty() {
        return named;
    }
    let mut found: Vec<&Scope> = Vec::new();
    for title in answer.candidates.iter().filter_map(|c| c.role.as_deref()) {
        let role = taxonomy.roles.iter().find(|role| role.title == title);
        for scope in scopes_naming(taxonomy, title, role) {
            if !found.iter().any(|known| std::ptr::eq(*known, scope)) {
                found.push(scope);
            }
        }
    }
    if found.is_empty() {
        found.extend(swapped(matcher, answer));
    }
    found
}

/// The meanings of a title, whatever the company is like.
pub fn meanings<'t>(matcher: &Matcher<'t>, answer: &Classification) -> Vec<&'t Meaning> {
    let scopes = scopes(matcher, answer).into_iter();
    scopes.flat_map(|scope| scope.meanings.iter()).collect()
}

/// Narrows an answer to what the title means in this context.
///
/// The answer gets the meanings that hold; of two that hold, the one with more conditions stands for
/// both where it includes the other's. Each meaning moves the candidates, whose confidence then is
/// their share; the confidence of the answer is what they have together, but never less than before
/// if the functions stay the same. A context that says nothing about the title changes nothing.
pub fn narrow(matcher: &Matcher<'_>, answer: &mut Classification, context: &Context) {
    let all = meanings(matcher, answer);
    let hold: Vec<&Meaning> = all.iter().copied().filter(|m| context.holds(m)).collect();
    let special = |meaning: &&&Meaning| {
        let includes = |other: &&&Meaning| {
            other.when.len() > meaning.when.len()
                && meaning.when.iter().all(|c| other.when.contains(c))
        };
        !hold.iter().any(|other| includes(&other))
    };
    let hold: Vec<&Meaning> = hold.iter().filter(special).copied().collect();
    answer.scope = Some(hold.iter().map(|meaning| (*meaning).clone()).collect());
    if hold.is_empty() {
        return;
    }
    let title = Belief::of_title(answer, all.iter().map(|meaning| meaning.functions.as_ref()));
    let belief = hold.iter().fold(title, |belief, meaning| {
        belief.hear(&meaning.functions, &crate::Function::ALL)
    });
    let said: Vec<String> = hold.iter().map(|meaning| worded(meaning)).collect();
    answer.reason = format!("{}; {}", answer.reason, said.join("; "));
    settle(matcher, answer, belief);
}

/// A meaning in one line: `business-model=saas: closes deals side by side with solution firms`.
pub fn worded(meaning: &Meaning) -> String {
    format!("{}: {}", conditions(meaning), sentence(&meaning.means))
}

/// The conditions of a meaning, as `--context` takes them.
pub fn conditions(meaning: &Meaning) -> String {
    let when = meaning.when.iter();
    let when: Vec<String> = when.map(|c| format!("{}={}", c.driver, c.value)).collect();
    when.join(",")
}

/// A sentence to stand inside another one.
fn sentence(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn settle(matcher: &Matcher<'_>, answer: &mut Classification, belief: Belief) {
    let functions = belief.functions();
    let before: Vec<_> = answer.candidates.iter().map(|c| c.function).collect();
    let outcome = match functions.len() {
        0 if answer.outcome == Outcome::Adjacent => Outcome::Adjacent,
        0 => Outcome::None,
        1 => Outcome::Clear,
        _ => Outcome::Multiple,
    };
    let together = match functions.as_slice() {
        [] => belief.outside,
        all => all.iter().map(|f| belief.share(*f)).sum(),
    };
    let together = (together * 100.0).round() / 100.0;
    let same = outcome == answer.outcome && (before == functions || functions.is_empty());
    answer.confidence = if same {
        together.max(answer.confidence)
    } else {
        together
    };
    if functions.is_empty() && outcome == Outcome::Adjacent {
        return; // the nearest function stays
    }
    let known = std::mem::take(&mut answer.candidates);
    let candidates = functions.into_iter().map(|function| {
        let confidence = match known.as_slice() {
            [only] if same && only.function == function => answer.confidence,
            _ => (belief.share(function) * 100.0).round() / 100.0,
        };
        let known = known.iter().find(|c| c.function == function);
        Candidate {
            function,
            confidence,
            role: match known {
                Some(known) => known.role.clone(),
                None => {
                    let query = RoleQuery {
                        function,
                        key: answer.key,
                        level: answer.level,
                        outside: false,
                    };
                    matcher.nearest_role(query).map(|role| role.title.clone())
                }
            },
            matched: known.map(|c| c.matched.clone()).unwrap_or_default(),
        }
    });
    answer.candidates = candidates.collect();
    answer.outcome = outcome;
    if outcome != Outcome::Multiple {
        answer.questions.clear();
    }
}

fn scopes_naming<'t>(taxonomy: &'t Taxonomy, title: &str, role: Option<&Role>) -> Vec<&'t Scope> {
    let named = |known: &str| same_title(known, title) || role.is_some_and(|r| r.is_called(known));
    let names = |scope: &&Scope| {
        let mut titles = scope.titles.iter().chain(scope.unlisted.iter());
        titles.any(|known| named(known))
    };
    taxonomy.scopes.iter().filter(names).collect()
}

/// The scopes of roles of the same level and functions which are about the same topics; without any
/// topic, of those with a word for partners of the same family.
fn swapped<'t>(matcher: &Matcher<'t>, answer: &Classification) -> Option<&'t Scope> {
    let taxonomy = matcher.taxonomy();
    let key = answer.key;
    let alike = |role: &Role, other: TitleKey| {
        let mut functions = answer.candidates.iter().map(|c| c.function);
        role.level == answer.level
            && other.functions == key.functions
            && other.outside == key.outside
            && functions.all(|function| role.functions.contains(&function))
            && (key.functions != 0 || other.families & key.families != 0)
    };
    let roles = taxonomy.roles.iter().zip(matcher.role_index().keys.iter());
    roles
        .filter(|(role, other)| alike(role, **other))
        .find_map(|(role, _)| {
            scopes_naming(taxonomy, &role.title, Some(role))
                .into_iter()
                .next()
        })
}
