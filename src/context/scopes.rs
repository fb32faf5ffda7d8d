//! The meanings of a title by the taxonomy, company by company.

use crate::{
    answer::Answer,
    matcher::Matcher,
    taxonomy::{Meaning, Role, Scope},
    title::TitleKey,
};

/// The scopes of a title: those that name it or its nearest role, else those of roles that differ
/// from it only in the word for partners.
pub fn scopes<'t>(matcher: &Matcher<'t>, title: &str, answer: &Answer<'_>) -> Vec<&'t Scope> {
    let (taxonomy, index) = (matcher.taxonomy(), matcher.scope_index());
    let named = index.scopes(taxonomy, title);
    let answer = answer.by_title();
    if !named.is_empty() || answer.candidates.is_empty() {
        return named;
    }
    let mut found: Vec<&Scope> = Vec::new();
    for role in answer.candidates.iter().filter_map(|c| c.role) {
        for scope in index.of_role(taxonomy, role) {
            if !found.iter().any(|known| std::ptr::eq(*known, scope)) {
                found.push(scope);
            }
        }
    }
    if found.is_empty() {
        found.extend(with_another_partner_term(matcher, answer));
    }
    found
}

/// The meanings of a title, whatever the company is like.
pub fn meanings<'t>(matcher: &Matcher<'t>, title: &str, answer: &Answer<'_>) -> Vec<&'t Meaning> {
    let scopes = scopes(matcher, title, answer).into_iter();
    scopes.flat_map(|scope| scope.meanings.iter()).collect()
}

/// The scope of the first role of the same level and functions which is about the same function
/// terms; without any, of one with a word for partners of the same family.
fn with_another_partner_term<'t>(matcher: &Matcher<'t>, answer: &Answer<'_>) -> Option<&'t Scope> {
    let (taxonomy, index) = (matcher.taxonomy(), matcher.scope_index());
    let key = answer.key;
    let is_alike = |role: &Role, other: TitleKey| {
        role.level == answer.level
            && other.functions == key.functions
            && other.outside == key.outside
            && answer.functions().all(|f| role.functions.contains(&f))
            && (key.functions != 0 || other.families & key.families != 0)
    };
    let keys = &matcher.role_index().keys;
    let mut roles = index.roles().iter();
    let role = roles.find(|&&at| is_alike(&taxonomy.roles[at], keys[at]))?;
    index.of_role(taxonomy, &taxonomy.roles[*role]).next()
}
