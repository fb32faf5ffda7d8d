//! One role as those need it who hire for it, pay it, plan careers with it or measure it.

mod path;
mod search;

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    context::{self, Posed},
    domain::{Discipline, Function, Level},
    english::names,
    matcher::Matcher,
    taxonomy::{Meaning, Role, Taxonomy},
};

/// Everything about one role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleCard {
    /// The canonical title.
    pub title: Cow<'static, str>,
    /// The functions the title supports, best first; the nearest ones of an outside role.
    pub functions: Vec<Function>,
    /// The level in the title.
    pub level: Level,
    /// Whether it is on the founding list.
    pub core: bool,
    /// Set for a role outside the four functions.
    pub outside: Option<Discipline>,
    /// Other titles for the same role.
    pub aliases: Vec<Cow<'static, str>>,
    /// The title with another word for partners, which changes the scope and not the function.
    pub swapped: Vec<String>,
    /// All these titles as a boolean search.
    pub search: String,
    /// Titles that look alike and are something else.
    pub leave_out: Vec<LeftOut>,
    /// Where to compare pay.
    pub pay: PayComparison,
    /// The next roles upward, level by level.
    pub up: Vec<Step>,
    /// Roles of the same level with other work.
    pub sideways: Vec<Step>,
    /// The questions that settle the function.
    pub questions: Vec<Posed>,
    /// The meanings of the title in different companies.
    pub scope: Vec<Meaning>,
    /// The figures by which the functions are measured.
    pub kpis: Vec<Kpis>,
}

/// A title that looks alike and is something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LeftOut {
    /// The title.
    pub title: Cow<'static, str>,
    /// Its meaning.
    pub why: String,
}

/// The people to compare pay with: those of the same function and level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PayComparison {
    /// The function, if the title settles it.
    pub function: Option<Function>,
    /// The level.
    pub level: Level,
    /// Where the title is not enough.
    pub warnings: Vec<String>,
}

/// A role one may move to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// Its title.
    pub title: Cow<'static, str>,
    /// Its functions.
    pub functions: Vec<Function>,
    /// Its level.
    pub level: Level,
}

/// The figures by which a function is measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Kpis {
    /// The function.
    pub function: Function,
    /// Its figures.
    pub kpis: Vec<Cow<'static, str>>,
}

/// A title that is no role; names the nearest ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no role is called '{given}'; the nearest: '{}'", nearest.join("', '"))]
#[non_exhaustive]
pub struct UnknownRole {
    /// The name that was given.
    pub given: String,
    /// The roles that come nearest, best first.
    pub nearest: Vec<Cow<'static, str>>,
}

impl RoleCard {
    /// The card of the role with this title or alias.
    ///
    /// # Errors
    /// No role is called so.
    pub fn of(matcher: &Matcher<'_>, title: &str) -> Result<RoleCard, UnknownRole> {
        let taxonomy = matcher.taxonomy();
        let role = taxonomy.role(title).ok_or_else(|| UnknownRole {
            given: title.to_owned(),
            nearest: nearest(matcher, title),
        })?;
        let answer = matcher.answer(&role.title);
        let scope = context::meanings(matcher, &role.title, &answer).into_iter();
        let scope: Vec<Meaning> = scope.cloned().collect();
        let swapped = search::swapped(matcher, role);
        let leave_out = search::leave_out(matcher, role);
        let key = matcher.key(&role.title);
        Ok(RoleCard {
            title: role.title.clone(),
            functions: role.functions.to_vec(),
            level: role.level,
            core: role.core,
            outside: role.outside,
            aliases: role.aliases.to_vec(),
            search: search::boolean(role, &swapped, &leave_out),
            swapped,
            leave_out,
            pay: PayComparison {
                function: match role.functions.as_ref() {
                    [only] if role.outside.is_none() => Some(*only),
                    _ => None,
                },
                level: role.level,
                warnings: warnings(role, &scope),
            },
            up: path::up(matcher, role, key),
            sideways: path::sideways(matcher, role, key),
            questions: context::clarify(matcher, &role.title, &answer, &[]).questions,
            scope,
            kpis: kpis(taxonomy, role),
        })
    }
}

impl Step {
    fn to(role: &Role) -> Step {
        Step {
            title: role.title.clone(),
            functions: role.functions.to_vec(),
            level: role.level,
        }
    }
}

/// The roles whose meaning is nearest, then those whose spelling is.
fn nearest(matcher: &Matcher<'_>, title: &str) -> Vec<Cow<'static, str>> {
    const MOST: usize = 4;
    let answer = matcher.answer(title);
    let meant = answer
        .candidates
        .iter()
        .filter_map(|candidate| candidate.role);
    let title = title.to_lowercase();
    let likeness = |role: &Role| strsim::jaro_winkler(&role.title.to_lowercase(), &title);
    let roles = matcher.taxonomy().roles.iter();
    let mut spelt: Vec<_> = roles.map(|role| (likeness(role), role)).collect();
    spelt.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut nearest = Vec::new();
    for role in meant.chain(spelt.into_iter().map(|(_, role)| role)) {
        if nearest.len() < MOST && !nearest.contains(&role.title) {
            nearest.push(role.title.clone());
        }
    }
    nearest
}

fn warnings(role: &Role, meanings: &[Meaning]) -> Vec<String> {
    let is_elsewhere = |meaning: &&Meaning| {
        let mut functions = meaning.functions.iter();
        !functions.any(|function| role.functions.contains(function))
    };
    let other_work = meanings.iter().filter(is_elsewhere);
    let conditions: Vec<_> = other_work.map(Meaning::conditions).collect();
    let (functions, level) = (names(&role.functions, " or "), role.level);
    let function = match role.outside {
        Some(outside) => Some(format!(
            "{} work, outside the four functions: compare with its own profession",
            outside.id()
        )),
        None if role.functions.len() > 1 => Some(format!(
            "the title alone is not enough: it may be {functions}; ask before comparing"
        )),
        None => None,
    };
    let company = (!conditions.is_empty()).then(|| {
        let conditions = conditions.join(" or ");
        format!("it is other work where {conditions}: see what it can mean")
    });
    let rank = match level {
        Level::Chief | Level::Vp | Level::Head => Some(format!(
            "{level} stands for more or less, depending on the size of the company: compare budget and team as well"
        )),
        Level::Manager => Some(
            "a manager here manages partners; whether people report to them is another question"
                .to_owned(),
        ),
        _ => None,
    };
    [function, company, rank].into_iter().flatten().collect()
}

/// A role outside the four is not measured by what they are measured by.
fn kpis(taxonomy: &Taxonomy, role: &Role) -> Vec<Kpis> {
    let inside = role.functions.iter().filter(|_| role.outside.is_none());
    let cards = inside.filter_map(|id| taxonomy.functions.iter().find(|card| card.id == *id));
    let kpis = cards.map(|card| Kpis {
        function: card.id,
        kpis: card.kpis.to_vec(),
    });
    kpis.collect()
}
