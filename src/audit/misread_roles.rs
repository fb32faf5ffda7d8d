//! Roles whose own titles are read as something else.

use super::{Finding, FindingKind};
use crate::answer::{Answer, Outcome};
use crate::matcher::Matcher;
use crate::taxonomy_file::TaxonomyFile;
use crate::{
    domain::Function,
    taxonomy::{Role, Taxonomy},
};

pub(super) fn check(taxonomy: &Taxonomy, file: &TaxonomyFile, found: &mut Vec<Finding>) {
    let matcher = Matcher::new(taxonomy);
    for role in taxonomy.roles.iter() {
        for (title, kind) in titles(role) {
            let Some(misread) = misread(role, title, &matcher.answer(title)) else {
                continue;
            };
            let what = match kind {
                FindingKind::Overlap => format!("alias '{title}' of role '{}'", role.title),
                _ => format!("role '{title}'"),
            };
            let message = format!("{what} {misread}");
            let error = file.source().role_error(&role.title, message);
            found.push(Finding::new(kind, error));
        }
    }
}

fn titles(role: &Role) -> impl Iterator<Item = (&str, FindingKind)> {
    let aliases = role
        .aliases
        .iter()
        .map(|alias| (&**alias, FindingKind::Overlap));
    std::iter::once((&*role.title, FindingKind::Unreachable)).chain(aliases)
}

/// How a title of this role is read, if not as what it is.
fn misread(role: &Role, title: &str, answer: &Answer<'_>) -> Option<String> {
    let read: Vec<Function> = answer.functions().collect();
    let reason = answer.reason(title);
    let (own, read_as) = (names(&role.functions), names(&read));
    let misread = match (role.outside, answer.outcome) {
        (_, Outcome::None) => Some("is read as no partner role".to_owned()),
        (Some(_), Outcome::Adjacent) => None,
        (Some(work), _) => Some(format!("is {} work, but is read as {read_as}", work.id())),
        (None, Outcome::Adjacent) => Some(format!("is {own}, but is read as outside the four")),
        (None, _) if sorted(&read) == sorted(&role.functions) => None,
        (None, _) => Some(format!("is {own}, but is read as {read_as}")),
    };
    if let Some(misread) = misread {
        return Some(format!("{misread}: {reason}"));
    }
    if answer.level != role.level {
        let (level, read) = (role.level, answer.level);
        return Some(format!("has level {level}, but is read as {read}"));
    }
    let nearest = &answer.role()?.title;
    (*nearest != role.title).then(|| format!("is nearest to role '{nearest}'"))
}

fn sorted(functions: &[Function]) -> Vec<Function> {
    Function::sorted(functions.iter().copied())
}

fn names(functions: &[Function]) -> String {
    Function::ids(functions.iter().copied(), " and ")
}
