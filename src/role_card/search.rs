//! Titles to search for, and titles to leave out.

use super::LeftOut;
use crate::{
    answer::Outcome,
    domain::Function,
    english::names,
    matcher::Matcher,
    taxonomy::{Role, Route, Taxonomy, same_title},
};

/// The title with each other word for partners, as far as that is the same function and level.
pub(super) fn swapped(matcher: &Matcher<'_>, role: &Role) -> Vec<String> {
    let taxonomy = matcher.taxonomy();
    let Some((at, own)) = route(taxonomy, &role.title) else {
        return Vec::new();
    };
    let others = taxonomy.routes.iter().filter(|r| !std::ptr::eq(*r, own));
    let swapped = others.map(|other| swap(&role.title, at, other));
    swapped
        .filter(|title| !role.is_called(title))
        .filter(|title| {
            let answer = matcher.answer(title);
            answer.level == role.level && answer.functions().eq(role.functions.iter().copied())
        })
        .collect()
}

/// Titles that look like the role and are none: first what a search for its words finds, then roles of
/// other functions and outside them.
pub(super) fn leave_out(matcher: &Matcher<'_>, role: &Role) -> Vec<LeftOut> {
    let taxonomy = matcher.taxonomy();
    let mut left_out: Vec<LeftOut> = Vec::new();
    if let Some((_, own)) = route(taxonomy, &role.title) {
        for title in own.look_alikes.iter() {
            let answer = matcher.answer(title);
            if answer.outcome == Outcome::None {
                let reason = answer.reason(title);
                left_out.push(LeftOut {
                    title: title.clone(),
                    why: reason.what_it_is().unwrap_or_else(|| reason.to_string()),
                });
            }
        }
    }
    let within = |function| {
        move |other: &&Role| other.outside.is_none() && other.functions.first() == Some(&function)
    };
    let outside = |other: &&Role| other.outside.is_some();
    let others = Function::ALL.into_iter().filter(|_| role.outside.is_none());
    let near = others.flat_map(|function| similar(matcher, role, 1, within(function)));
    for other in near.chain(similar(matcher, role, 2, outside)) {
        left_out.push(LeftOut {
            title: other.title.clone(),
            why: match other.outside {
                Some(outside) => format!("{} work, outside the four functions", outside.id()),
                None => names(&other.functions, " or "),
            },
        });
    }
    left_out
}

/// A boolean search for the role. A title that holds another one is found by it already.
pub(super) fn boolean(role: &Role, swapped: &[String], leave_out: &[LeftOut]) -> String {
    let titles = std::iter::once(role.title.as_ref())
        .chain(role.aliases.iter().map(AsRef::as_ref))
        .chain(swapped.iter().map(String::as_str));
    let phrases: Vec<String> = titles.map(phrase).collect();
    let holds = |long: &str, short: &str| format!(" {long} ").contains(&format!(" {short} "));
    let mut wanted: Vec<&str> = Vec::new();
    for phrase in &phrases {
        let is_found = |other: &String| other != phrase && holds(phrase, other);
        if !phrases.iter().any(is_found) && !wanted.contains(&phrase.as_str()) {
            wanted.push(phrase);
        }
    }
    let left_out = leave_out.iter().map(|left_out| phrase(&left_out.title));
    let is_found = |phrase: &String| wanted.iter().any(|short| holds(phrase, short));
    let unwanted: Vec<String> = left_out.filter(is_found).collect();
    let wanted = format!("(\"{}\")", wanted.join("\" OR \""));
    match unwanted.as_slice() {
        [] => wanted,
        unwanted => format!("{wanted} NOT (\"{}\")", unwanted.join("\" OR \"")),
    }
}

/// A title as search engines take it: they ignore commas and choke on quotes.
fn phrase(title: &str) -> String {
    let words = title.split([' ', ',', '"', '(', ')']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The first word for partners that can be swapped: its place among the words, and its route.
fn route<'t>(taxonomy: &'t Taxonomy, title: &str) -> Option<(usize, &'t Route)> {
    let words = title
        .split(' ')
        .map(|word| word.trim_matches(',').to_lowercase());
    words.enumerate().find_map(|(at, word)| {
        let mut routes = taxonomy.routes.iter();
        let route = routes.find(|route| route.words.iter().any(|known| *known == word))?;
        Some((at, route))
    })
}

/// The title with another route: its noun at the end or before a joiner, else the word before one.
fn swap(title: &str, at: usize, route: &Route) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let comma = words[at].ends_with(',');
    let stands_before = words.get(at + 1).is_some_and(|next| {
        !comma && next.chars().next().is_some_and(char::is_alphabetic) && !is_joiner(next)
    });
    let word = if stands_before {
        &route.before
    } else {
        &route.noun
    };
    let swapped = words.iter().enumerate().map(|(index, old)| match index {
        _ if index != at => (*old).to_owned(),
        _ if comma => format!("{word},"),
        _ => word.to_string(),
    });
    swapped.collect::<Vec<_>>().join(" ")
}

fn is_joiner(word: &str) -> bool {
    word.chars().all(char::is_lowercase)
}

/// The roles spelt most like this one, those of the founding list a little before others, among
/// those of the same level with the same word for partners, and none of its functions or outside.
fn similar<'t>(
    matcher: &Matcher<'t>,
    role: &Role,
    most: usize,
    which: impl Fn(&&Role) -> bool,
) -> Vec<&'t Role> {
    let roles = matcher.taxonomy().roles.iter();
    let roles = roles.filter(|other| which(other) && is_apart(role, other));
    let mut found: Vec<(f64, &Role)> = roles
        .filter(|other| has_same_word(matcher, role, other))
        .map(|other| {
            let alike = strsim::jaro_winkler(&other.title, &role.title);
            (alike + if other.core { 0.05 } else { 0.0 }, other)
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(most).map(|(_, role)| role).collect()
}

/// A role of the same level under another title, with none of the functions or outside.
fn is_apart(role: &Role, other: &Role) -> bool {
    let mut functions = other.functions.iter();
    other.level == role.level
        && !same_title(&other.title, &role.title)
        && (other.outside != role.outside || !functions.any(|f| role.functions.contains(f)))
}

/// Both titles have the same word for partners.
fn has_same_word(matcher: &Matcher<'_>, role: &Role, other: &Role) -> bool {
    let family = |title| route(matcher.taxonomy(), title).map(|(_, route)| &route.family);
    match (family(&role.title), family(&other.title)) {
        (None, None) => matcher.key(&role.title).groups & matcher.key(&other.title).groups != 0,
        (own, other) => own == other,
    }
}
