//! Several whole titles in one: "Channel Manager / Partner Marketing Manager".

use super::decision::{BasisKind, Decision};
use crate::{
    answer::{Functions, Outcome},
    domain::Level,
    matcher::structure::{PhraseSet, Structure},
};

/// The titles with partners in a title that is several, each whole with a noun and a partner word of
/// its own; none if it is one title. What stands between two of them belongs to the first. A calling
/// that is nobody's partner work ("Alliances Manager / Solutions Architect") is a title beside them.
pub(super) fn whole_titles(structure: &Structure<'_>, partners: PhraseSet) -> Vec<PhraseSet> {
    let has_partner = |title: PhraseSet| !title.among(partners).is_empty();
    let conjuncts = conjuncts(structure);
    if conjuncts.len() < 2 {
        return Vec::new();
    }
    let mut with_partners = conjuncts.clone();
    with_partners.retain(|&conjunct| has_partner(conjunct) && has_noun(structure, conjunct));
    // "Manager, Partner Marketing"
    let is_before_partner = |index: usize, conjunct: PhraseSet| {
        let next = conjuncts.get(index + 1).copied().unwrap_or_default();
        has_noun(structure, conjunct)
            && !has_partner(conjunct)
            && has_partner(next)
            && !has_noun(structure, next)
            && segment(structure, next) != segment(structure, conjunct)
    };
    let begins = |index: usize, conjunct: PhraseSet| {
        with_partners.contains(&conjunct)
            || is_before_partner(index, conjunct)
            || is_calling_beside(structure, conjunct, &with_partners)
    };
    let mut titles: Vec<PhraseSet> = Vec::new();
    let mut is_begun = false;
    for (index, &conjunct) in conjuncts.iter().enumerate() {
        let begins = begins(index, conjunct);
        let goes_on = !(is_begun && begins);
        is_begun |= begins;
        match titles.last_mut() {
            Some(last) if goes_on => *last = last.with(conjunct),
            _ => titles.push(conjunct),
        }
    }
    if titles.len() < 2 {
        return Vec::new();
    }
    titles.retain(|&title| has_partner(title));
    titles
}

/// The decision by those about each of several titles: the functions of all, in their order. Work
/// outside the functions counts only where no other title has partner work.
pub(super) fn several(decisions: impl Iterator<Item = Decision>) -> Option<Decision> {
    let mut decisions: Vec<Decision> = decisions.collect();
    let is_inside = |decision: &Decision| decision.outcome.is_partner_role();
    if decisions.iter().any(is_inside) {
        decisions.retain(is_inside);
    }
    let functions: Functions = decisions
        .iter()
        .flat_map(|decision| decision.functions.iter())
        .collect();
    if functions == decisions.first()?.functions {
        return decisions.into_iter().next();
    }
    // where no word names the function, the partner word stands for it
    let terms = decisions
        .iter()
        .map(|decision| match decision.terms.is_empty() {
            true => decision.partners,
            false => decision.terms,
        });
    let terms = terms.fold(PhraseSet::default(), PhraseSet::with);
    decisions.into_iter().reduce(|all, next| Decision {
        outcome: Outcome::Multiple,
        functions,
        basis: BasisKind::SeveralTerms,
        rule: "whole_titles",
        partners: all.partners.with(next.partners),
        terms,
        bare: all.bare || next.bare,
        ..all
    })
}

/// The noun of a person's own present role; not the "Chief" of "Chief Ecosystem & Partnerships Officer".
fn has_noun(structure: &Structure<'_>, conjunct: PhraseSet) -> bool {
    let mut phrases = conjunct.iter().map(|at| (at, &structure.phrases[at]));
    phrases.any(|(at, phrase)| {
        let is_prefix = phrase.tags.level == Some(Level::Chief)
            && conjunct.lowest() == Some(at)
            && conjunct.iter().count() > 1;
        phrase.tags.level.is_some() && !is_prefix && !phrase.others && !phrase.not_now
    })
}

/// "Solutions Architect": outside the four functions, and joined with one of these titles by an "and"
/// or a sign like it; behind a comma it may be the name of the role.
fn is_calling_beside(structure: &Structure<'_>, conjunct: PhraseSet, titles: &[PhraseSet]) -> bool {
    let Some(at) = conjunct.lowest() else {
        return false;
    };
    let own = &structure.phrases[at];
    let mut places = titles.iter().filter_map(|title| title.lowest());
    let is_joined = places.any(|other| {
        let title = &structure.phrases[other];
        title.segment == own.segment || title.part != own.part
    });
    let is_outside =
        |at: usize| structure.tags(at).outside.is_some() && !structure.phrases[at].others;
    is_joined && conjunct.iter().any(is_outside)
}

fn segment(structure: &Structure<'_>, title: PhraseSet) -> Option<usize> {
    title.lowest().map(|at| structure.phrases[at].segment)
}

fn conjuncts(structure: &Structure<'_>) -> Vec<PhraseSet> {
    structure.groups(structure.set(|_| true), |phrase| phrase.conjunct)
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn each_of_several_whole_titles_counts() {
        for (title, answer) in [
            (
                "Channel Manager / Partner Marketing Manager",
                "multiple sales;marketing manager",
            ),
            (
                "Head of Partner Operations and Head of Partner Marketing",
                "multiple operations;marketing head",
            ),
            (
                "Alliance Manager; Partner Enablement Manager",
                "multiple sales;strategy manager",
            ),
            (
                "CAM, Partner Programs Manager",
                "multiple sales;strategy;operations manager",
            ),
            (
                "Director, Channel Sales | Director, Partner Marketing",
                "multiple sales;marketing director",
            ),
            (
                "Channel Marketing Manager / Partner Marketing Manager",
                "clear marketing manager",
            ),
            (
                "Partner Manager / Director",
                "multiple strategy;sales director",
            ),
            (
                "Chief Ecosystem & Partnerships Officer",
                "clear strategy chief",
            ),
            (
                "Former Channel Manager, Partner Marketing Manager",
                "clear marketing manager",
            ),
            (
                "Assistant to the Head of Alliances and VP Partnerships",
                "adjacent individual",
            ),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn a_title_that_is_nobodys_partner_work_adds_nothing() {
        for (title, answer) in [
            (
                "Alliances Manager / Solutions Architect",
                "clear sales manager",
            ),
            (
                "Product Manager / Partnerships Manager",
                "clear sales manager",
            ),
            (
                "Partner Solutions Architect / Engineer",
                "adjacent sales individual",
            ),
            ("Client Partner / Alliance Manager", "clear sales manager"),
            ("Finance Lead | Partnerships Manager", "clear sales manager"),
            ("Head of Retail | Partnerships Lead", "clear sales head"),
            ("CEO / Head of Partnerships", "clear strategy chief"),
            ("CEO, Partnerships", "clear strategy chief"),
            ("Legal & Partnerships Manager", "clear sales manager"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
