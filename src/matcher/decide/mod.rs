//! The decision: which outcome and which functions a title supports.
//!
//! [`RULES`] are tried in order; the first that speaks decides. They look at the [`Role`] around the
//! first word that passed the gate: its core (the head noun and what it is about), the function
//! terms there, and the level.

mod core;
mod decision;
mod doubts;
mod gated;
mod joined;
mod level;
mod outside;
mod person;
mod terms;
mod whole_titles;

use self::{
    core::Role,
    doubts::{has_distant_false_friend, is_apart},
    gated::Gated,
    level::level,
    whole_titles::{several, whole_titles},
};
pub(super) use self::{
    decision::{BasisKind, Decision},
    person::is_beside_person,
};
use super::{
    gate::GateVerdict,
    structure::{PhraseSet, Structure},
};
use crate::{
    answer::{Functions, Outcome},
    domain::Function,
};

/// A rule decides about the role, or leaves it to the next one.
type Rule = fn(&Role<'_, '_>, &Gated) -> Option<Decision>;

/// In this order; the first that speaks decides, and if none does, [`by_level`].
const RULES: [(&str, Rule); 4] = [
    ("vague_beside_technical_work", vague_beside_technical_work),
    ("discipline_outside", discipline_outside),
    ("only_false_friends", only_false_friends),
    ("named_function", named_function),
];

/// Decides what a title says, and what makes that doubtful.
pub(crate) fn decide(structure: &Structure<'_>) -> Decision {
    let decision = decide_role(structure);
    Decision {
        apart: is_apart(structure, &decision),
        distant_false_friend: has_distant_false_friend(structure, decision.partners),
        ..decision
    }
}

fn decide_role(structure: &Structure<'_>) -> Decision {
    let gated = Gated::all(structure, level(structure));
    let first = gated.partners.lowest().or(gated.counts_outside.lowest());
    let Some(first) = first else {
        return gated.nothing("no_partner_word");
    };
    let titles = whole_titles(structure, gated.partners);
    if titles.is_empty() {
        return by_rules(structure, &gated, first, structure.part_with_noun(first));
    }
    several(titles.into_iter().filter_map(|title| {
        let partners = gated.partners.among(title);
        let gated = gated.with_partners(partners);
        Some(by_rules(structure, &gated, partners.lowest()?, title))
    }))
    .unwrap_or_else(|| gated.nothing("no_partner_word"))
}

/// Decides about the role around a partner word, which is worded in this part of the title: the first
/// rule that speaks, or else the level.
fn by_rules(structure: &Structure<'_>, gated: &Gated, partner: usize, part: PhraseSet) -> Decision {
    let level = gated.level_in(structure, part);
    let role = Role::around(structure, partner, gated.partners, part, level);
    for (name, rule) in RULES {
        if let Some(decision) = rule(&role, gated) {
            return Decision {
                rule: name,
                ..decision
            };
        }
    }
    by_level(&role, gated)
}

/// Only vague words for partners, and technical or product work: "Ads Ecosystem Engineer".
fn vague_beside_technical_work(role: &Role<'_, '_>, gated: &Gated) -> Option<Decision> {
    let first = gated.partners.lowest().filter(|_| role.is_vague())?;
    Some(Decision {
        basis: BasisKind::Weak,
        not_a_partner: Some((first, GateVerdict::Weak)),
        ..gated.nothing("")
    })
}

/// "Partner Solutions Architect": work on partners, outside the four functions.
fn discipline_outside(role: &Role<'_, '_>, gated: &Gated) -> Option<Decision> {
    let at = role.outside()?;
    let work = role.structure.outside_work(at)?;
    let main = gated.partners.lowest();
    let beside = role.term_beside(role.main);
    let nearest: Functions = match beside {
        _ if main.is_none() => Functions::default(),
        Some(term) => role.functions_of(term).iter().copied().take(1).collect(),
        None => work.nearest.iter().copied().take(1).collect(),
    };
    Some(Decision {
        outcome: Outcome::Adjacent,
        functions: nearest,
        basis: BasisKind::OutsideWork,
        partners: gated.partners,
        outside: Some(at),
        ..gated.nothing("")
    })
}

/// "Data Partnerships Manager": only words that are about partners beside work outside the functions.
fn only_false_friends(_: &Role<'_, '_>, gated: &Gated) -> Option<Decision> {
    gated.partners.is_empty().then(|| gated.nothing(""))
}

/// A word of the title names the function.
fn named_function(role: &Role<'_, '_>, gated: &Gated) -> Option<Decision> {
    let (terms, bare) = role.terms();
    if terms.is_empty() {
        return None;
    }
    if bare && let Some(functions) = role.joined(terms) {
        return Some(gated.partner_role(functions, BasisKind::SeveralTerms, terms, bare));
    }
    let mut named: Vec<(usize, &[Function])> =
        terms.iter().map(|at| (at, role.functions_of(at))).collect();
    if bare {
        // "Channel & Partner Marketing": the partner word counts for itself, at its place
        let at = role.bare_partner(terms);
        named.push((at, role.default_functions().0));
        named.sort_by_key(|&(at, _)| (role.is_last_beside(at), at));
    }
    let functions = named.iter().flat_map(|(_, functions)| *functions);
    let functions: Functions = functions.copied().collect();
    let basis = match (named.len(), functions.len()) {
        (1, 1) => BasisKind::NamedFunction,
        (1, _) => BasisKind::SharedTerm,
        _ => BasisKind::SeveralTerms,
    };
    Some(gated.partner_role(functions, basis, terms, bare))
}

/// No word names the function: the level decides.
fn by_level(role: &Role<'_, '_>, gated: &Gated) -> Decision {
    let (functions, basis, rule) = role.default_functions();
    Decision {
        rule,
        ..gated.partner_role(
            functions.iter().copied().collect(),
            basis,
            PhraseSet::default(),
            false,
        )
    }
}
