//! The verdict on several titles, in one sentence.

use serde::Serialize;

use super::{Compared, Family};
use crate::{
    domain::{Function, named},
    english::{list, names},
};

named! {
    /// The verdict on several titles: the first that holds.
    #[non_exhaustive]
    pub enum Verdict {
        /// One at least is no partner role, or stands outside the four functions.
        NotAllPartnerRoles = "not-all-partner-roles",
        /// Different functions.
        OtherFunction = "other-function",
        /// A function that all support, but some support others as well.
        Unsettled = "unsettled",
        /// The same function at different levels.
        OtherLevel = "other-level",
        /// The same function and level at different grades.
        OtherGrade = "other-grade",
        /// The same title; case, spaces and gender marks may differ.
        SameTitle = "same-title",
        /// The same role in different words: one family of words for partners.
        SameRole = "same-role",
        /// The same function and level, possibly different scopes.
        OtherScope = "other-scope",
    }
}

impl Verdict {
    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::NotAllPartnerRoles => "Not all are Partner GTM roles",
            Verdict::OtherFunction => "Different functions",
            Verdict::Unsettled => "Perhaps the same function",
            Verdict::OtherLevel => "The same function at different levels",
            Verdict::OtherGrade => "The same function and level at different grades",
            Verdict::SameTitle => "The same title",
            Verdict::SameRole => "The same role in different words",
            Verdict::OtherScope => "The same function and level, possibly different scopes",
        }
    }
}

/// Titles side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The titles, in the order given.
    pub titles: Vec<Compared>,
    /// The verdict on them.
    pub verdict: Verdict,
    /// The verdict in one sentence.
    pub sentence: String,
}

/// Compares two titles or more.
pub fn compare(titles: Vec<Compared>) -> Comparison {
    let all: Vec<&Compared> = titles.iter().collect();
    let (verdict, sentence) = of(&all);
    Comparison {
        titles,
        verdict,
        sentence,
    }
}

/// The verdict over titles, and the sentence for it.
fn of(titles: &[&Compared]) -> (Verdict, String) {
    let (partners, others): (Vec<&Compared>, Vec<&Compared>) = titles
        .iter()
        .partition(|title| title.outcome.is_partner_role());
    if !others.is_empty() {
        return (Verdict::NotAllPartnerRoles, without(&partners, &others));
    }
    let verdict = among(titles);
    (verdict, sentence(verdict, titles))
}

fn among(titles: &[&Compared]) -> Verdict {
    let Some((first, rest)) = titles.split_first() else {
        return Verdict::SameRole;
    };
    let functions = |title: &Compared| Function::sorted(title.functions.iter().copied());
    let all = |same: &dyn Fn(&Compared) -> bool| rest.iter().all(|title| same(title));
    if all(&|title| title.spelling == first.spelling) {
        return Verdict::SameTitle;
    }
    if !all(&|title| functions(title) == functions(first)) {
        return match shared(titles) {
            None => Verdict::OtherFunction,
            Some(_) => Verdict::Unsettled,
        };
    }
    if !all(&|title| title.level == first.level) {
        return Verdict::OtherLevel;
    }
    if !all(&|title| title.grade == first.grade) {
        return Verdict::OtherGrade;
    }
    let same_families = all(&|title| families(title) == families(first));
    if same_families && all(&|title| title.words == first.words) {
        Verdict::SameRole
    } else {
        Verdict::OtherScope
    }
}

fn sentence(verdict: Verdict, titles: &[&Compared]) -> String {
    let Some(first) = titles.first() else {
        return String::new();
    };
    match verdict {
        Verdict::SameTitle => format!("The same title: {}.", first.title),
        Verdict::SameRole => match &first.role {
            Some(role) => format!("The same role in different words: {role}."),
            None => "The same role in different words.".to_owned(),
        },
        Verdict::OtherLevel => format!(
            "The same function, {}, at different levels: {}.",
            names(&first.functions, " or "),
            each(titles, |title| title.level.id().to_owned())
        ),
        Verdict::OtherGrade => format!(
            "The same function and level ({}, {}) at different grades: {}.",
            names(&first.functions, " or "),
            first.level,
            each(titles, |title| match title.grade.as_str() {
                "" => "none".to_owned(),
                grade => grade.to_owned(),
            })
        ),
        Verdict::Unsettled => {
            let function = shared(titles).map_or("", Function::name);
            let open: Vec<String> = titles
                .iter()
                .filter(|title| title.functions.len() > 1)
                .take(3)
                .map(|title| format!("\"{}\"", title.title))
                .collect();
            format!(
                "Perhaps the same function, {function}, but {} may also be another one: \
                 `rolecall clarify` asks what settles it.",
                list(&open, "and")
            )
        }
        Verdict::OtherFunction => {
            format!(
                "Different functions: {}.",
                each(titles, |t| names(&t.functions, " or "))
            )
        }
        Verdict::OtherScope | Verdict::NotAllPartnerRoles => format!(
            "The same function and level ({}, {}), possibly different scopes: {}.",
            names(&first.functions, " or "),
            first.level,
            scopes(titles)
        ),
    }
}

/// Why the scopes may differ: the words for partners, else the nearest roles.
fn scopes(titles: &[&Compared]) -> String {
    let mut known: Vec<&Family> = Vec::new();
    for family in titles.iter().flat_map(|title| &title.scope) {
        if !known.iter().any(|other| other.family == family.family) {
            known.push(family);
        }
    }
    let first = titles.first().map(|title| &title.words);
    let same_work = titles.iter().all(|title| Some(&title.words) == first);
    let everywhere = |family: &&Family| titles.iter().all(|title| title.scope.contains(family));
    known.retain(|family| !everywhere(family));
    if !known.is_empty() {
        let said = known.iter().map(|f| format!("{}: {}", f.family, f.says()));
        let said = said.collect::<Vec<_>>().join("; ");
        return if same_work {
            said
        } else {
            format!("the words name different work; {said}")
        };
    }
    let roles = each(titles, |title| {
        title.role.as_deref().unwrap_or_default().to_owned()
    });
    format!("the words name different work, near {roles}")
}

/// Titles that are no partner role, and the verdict on the others.
fn without(partners: &[&Compared], others: &[&Compared]) -> String {
    if partners.is_empty() && others.len() > 3 {
        return format!("None of the {} titles is a Partner GTM role.", others.len());
    }
    let shown = others.iter().take(3);
    let mut said: Vec<String> = shown
        .map(|title| format!("\"{}\" ({})", title.title, title.why()))
        .collect();
    if others.len() > said.len() {
        said.push(format!("{} more", others.len() - said.len()));
    }
    let who = format!("Not Partner GTM roles: {}", list(&said, "and"));
    match partners {
        [] | [_] => format!("{who}."),
        _ => {
            let rest = of(partners).0.name().to_lowercase();
            format!("{who}; of the others: {rest}.")
        }
    }
}

/// A function that all the titles support.
fn shared(titles: &[&Compared]) -> Option<Function> {
    let first = titles.first()?;
    let in_all = |f: &&Function| titles.iter().all(|title| title.functions.contains(f));
    first.functions.iter().find(in_all).copied()
}

fn families(title: &Compared) -> Vec<&str> {
    let mut families: Vec<&str> = title.scope.iter().map(|scope| &*scope.family).collect();
    families.sort_unstable();
    families
}

/// The differences, each with the first title it holds for.
fn each(titles: &[&Compared], what: impl Fn(&Compared) -> String) -> String {
    let mut known: Vec<(String, &str)> = Vec::new();
    for title in titles {
        let what = what(title);
        if !known.iter().any(|(other, _)| *other == what) {
            known.push((what, &title.title));
        }
    }
    let said = known
        .iter()
        .map(|(what, title)| format!("{what} (\"{title}\")"));
    list(&said.collect::<Vec<_>>(), "and")
}
