//! A company's situation, and what a title means there.
//!
//! The taxonomy says for titles that stand for different work what they mean by company maturity,
//! business model and so on. A [`CompanyContext`] says what the company is like; [`narrow`] keeps the
//! meanings that hold there, and lets them move the functions as answers to a question would.

use super::{
    function_shares::FunctionShares,
    key_value::{self, KeyValueError},
    scopes::meanings,
    settle::settle,
};
use crate::{
    answer::{Answer, Narrowing},
    domain::{Function, UnknownName},
    matcher::Matcher,
    taxonomy::{Condition, Driver, Meaning, Taxonomy},
};

/// The situation of a company: values of the four drivers, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CompanyContext {
    pub(super) conditions: Vec<Condition>,
}

impl CompanyContext {
    /// Reads conditions such as `business-model=saas`.
    ///
    /// # Errors
    /// A key or value that the taxonomy does not have, and a key that is given twice.
    pub fn read<'a>(
        taxonomy: &Taxonomy,
        conditions: impl IntoIterator<Item = &'a str>,
    ) -> Result<CompanyContext, KeyValueError> {
        let mut context = CompanyContext::default();
        for text in conditions {
            let keys = taxonomy.drivers.iter().map(|driver| driver.key.as_ref());
            let (key, value) = key_value::split(text, keys)?;
            let driver = driver(taxonomy, key).map_err(KeyValueError::Unknown)?;
            if context.value(&driver.key).is_some() {
                return Err(KeyValueError::Twice(driver.key.to_string()));
            }
            let what = format!("{} in --context", driver.key);
            let condition = condition(driver, value, what).map_err(KeyValueError::Unknown)?;
            context.conditions.push(condition);
        }
        Ok(context)
    }

    /// Nothing is known of the company.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    pub(super) fn push(&mut self, condition: Condition) {
        self.conditions.push(condition);
    }

    fn value(&self, driver: &str) -> Option<&str> {
        let known = self.conditions.iter().find(|known| known.driver == driver);
        known.map(|known| known.value.as_ref())
    }

    /// All conditions of a meaning hold in the company.
    pub(crate) fn holds(&self, meaning: &Meaning) -> bool {
        let mut when = meaning.when.iter();
        when.all(|condition| self.value(&condition.driver) == Some(&condition.value))
    }
}

/// The driver with this key.
fn driver<'t>(taxonomy: &'t Taxonomy, key: &str) -> Result<&'t Driver, UnknownName> {
    let mut drivers = taxonomy.drivers.iter();
    let found = drivers.find(|driver| driver.key.eq_ignore_ascii_case(key));
    found.ok_or_else(|| {
        let all = taxonomy.drivers.iter().map(|driver| driver.key.clone());
        UnknownName::new("context", key, all)
    })
}

/// A driver with the value of this key; `what` says in an error what the value is.
pub(super) fn condition(
    driver: &Driver,
    value: &str,
    what: String,
) -> Result<Condition, UnknownName> {
    let mut values = driver.values.iter();
    let found = values.find(|known| known.key.eq_ignore_ascii_case(value));
    let found = found.ok_or_else(|| {
        let all = driver.values.iter().map(|known| known.key.clone());
        UnknownName::new(what, value, all)
    })?;
    Ok(Condition {
        driver: driver.key.clone(),
        value: found.key.clone(),
    })
}

/// Narrows an answer to what the title means in this company.
///
/// Of two meanings that hold, the one with more conditions stands for both where it includes the
/// other's. Each moves the functions, whose confidence then is their share; the confidence of the
/// answer is what they have together, but never less than before if the functions stay the same. A
/// context that says nothing about the title changes nothing.
pub fn narrow<'t>(
    matcher: &Matcher<'t>,
    title: &str,
    mut answer: Answer<'t>,
    company: &CompanyContext,
) -> Answer<'t> {
    let all = meanings(matcher, title, &answer);
    let hold: Vec<&Meaning> = all.iter().copied().filter(|m| company.holds(m)).collect();
    let is_most_special =
        |meaning: &&Meaning| !hold.iter().any(|other| is_more_special(other, meaning));
    let most_special: Vec<&Meaning> = hold.iter().copied().filter(is_most_special).collect();
    let functions = all.iter().map(|meaning| meaning.functions.as_ref());
    let by_title = FunctionShares::of_title(&answer, functions);
    let shares = most_special.iter().fold(by_title, |shares, meaning| {
        shares.update(&meaning.functions, &Function::ALL)
    });
    answer.note(Narrowing::Company(most_special));
    if !hold.is_empty() {
        settle(matcher, &mut answer, shares);
    }
    answer
}

/// A meaning has all conditions of another and more.
fn is_more_special(one: &Meaning, other: &Meaning) -> bool {
    one.when.len() > other.when.len() && other.when.iter().all(|c| one.when.contains(c))
}
