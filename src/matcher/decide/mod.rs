//! The decision: which outcome and which functions a title supports.
//!
//! [`RULES`] are tried in order; the first that speaks decides. They look at the [`Role`] around the
//! first word that passed the gate: its core (the head noun and what it is about), the function
//! terms there, and the level.

mod core;
mod doubts;
mod joined;
mod level;
mod outside;
mod person;
mod terms;
mod whole_titles;

pub(super) use self::person::is_beside_person;
use self::{
    core::Role,
    doubts::{has_distant_false_friend, is_apart},
    level::{level, level_among, rank_alone, rank_by_phrase},
    whole_titles::{several, whole_titles, without_firm_heads},
};
use super::{
    gate::{GateVerdict, gate},
    structure::{PhraseSet, Structure},
};
use crate::{
    answer::{Functions, Outcome},
    domain::{Function, Level},
};

/// Function terms up to this weight say what the work is about only if nothing else does.
const WEAK: u8 = 3;

/// The decision about a title, by its phrases.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    pub(crate) outcome: Outcome,
    pub(crate) functions: Functions,
    pub(crate) level: Level,
    pub(crate) basis: BasisKind,
    /// The name of the rule that decided.
    pub(crate) rule: &'static str,
    /// The partner words that count.
    pub(crate) partners: PhraseSet,
    /// The function terms that decided.
    pub(crate) terms: PhraseSet,
    /// A partner word stands beside the function terms by itself, and counts for itself.
    pub(crate) bare: bool,
    /// All these terms stand apart from the partner words: "Product Manager, Growth - Partners".
    pub(crate) apart: bool,
    /// A word that may make the partner word a false friend stands in the title, but too far from it.
    pub(crate) distant_false_friend: bool,
    /// The word for work outside the four functions.
    pub(crate) outside: Option<usize>,
    /// The first partner word that is not about partners, and what it is.
    pub(crate) not_a_partner: Option<(usize, GateVerdict)>,
}

/// The basis of a decision: [`Basis`](crate::answer::Basis) without the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BasisKind {
    NoPartnerTerm,
    FalseFriend,
    StandsAlone,
    Weak,
    Possible,
    OutsideWork,
    NamedFunction,
    SharedTerm,
    SeveralTerms,
    LeaderDefault,
    DirectorDefault,
    BelowDefault,
}

impl BasisKind {
    /// No word of the title names the function: the level decided.
    pub(crate) fn is_default(self) -> bool {
        matches!(
            self,
            BasisKind::LeaderDefault | BasisKind::DirectorDefault | BasisKind::BelowDefault
        )
    }
}

/// The verdicts of the gate on all partner words of a title.
#[derive(Clone, Copy)]
struct Gated {
    /// Those about partners.
    partners: PhraseSet,
    /// The first that is not, and what it is.
    not_a_partner: Option<(usize, GateVerdict)>,
    /// False friends that are about partners beside work outside the functions ("data partnerships").
    counts_outside: PhraseSet,
    level: Level,
}

/// A rule decides about the role, or leaves it to the next one.
type Rule = fn(&Role<'_, '_>, &Gated) -> Option<Decision>;

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
    let level = level(structure);
    let gated = gate_all(structure, level);
    let first = gated.partners.lowest().or(gated.counts_outside.lowest());
    let Some(first) = first else {
        return gated.nothing("no_partner_word");
    };
    let titles = whole_titles(structure, gated.partners);
    if titles.is_empty() {
        let part = structure.part_with_noun(first);
        // "Head of Sales | Partnerships Lead"
        let level = level_among(structure, without_firm_heads(structure, part, first));
        let role = Role::around(structure, first, gated.partners, part, level);
        return by_rules(&role, &gated);
    }
    several(titles.into_iter().filter_map(|title| {
        let partners = gated.partners.among(title);
        let first = partners.lowest()?;
        let level = level_among(structure, without_firm_heads(structure, title, first));
        let role = Role::around(structure, first, partners, title, level);
        Some(by_rules(&role, &Gated { partners, ..gated }))
    }))
    .unwrap_or_else(|| gated.nothing("no_partner_word"))
}

/// The first rule that speaks about a role decides; if none does, the level.
fn by_rules(role: &Role<'_, '_>, gated: &Gated) -> Decision {
    for (name, rule) in RULES {
        if let Some(mut decision) = rule(role, gated) {
            if decision.rule.is_empty() {
                decision.rule = name;
            }
            return decision;
        }
    }
    by_level(role, gated)
}

fn gate_all(structure: &Structure<'_>, level: Level) -> Gated {
    let mut gated = Gated {
        partners: PhraseSet::default(),
        not_a_partner: None,
        counts_outside: PhraseSet::default(),
        level,
    };
    for at in 0..structure.len() {
        if let Some(friend) = structure.tags(at).false_friend {
            gated.refuse(structure, at, GateVerdict::FalseFriend(friend));
            gated.rank(rank_by_phrase(structure, at));
        }
        let Some(term) = structure.partner_term(at) else {
            continue;
        };
        match gate(structure, at, term).0 {
            GateVerdict::Partner if is_beside_person(structure, at) => {}
            GateVerdict::Partner => gated.partners.insert(at),
            verdict => {
                gated.refuse(structure, at, verdict);
                if verdict == GateVerdict::Alone {
                    gated.rank(rank_alone(structure, at, term));
                }
            }
        }
    }
    gated
}

impl Gated {
    /// A rank in a firm outranks other nouns, but an intern is an intern.
    fn rank(&mut self, rank: Option<Level>) {
        if let Some(rank) = rank
            && self.level != Level::Entry
        {
            self.level = self.level.min(rank);
        }
    }

    fn refuse(&mut self, structure: &Structure<'_>, at: usize, verdict: GateVerdict) {
        self.not_a_partner.get_or_insert((at, verdict));
        if let GateVerdict::FalseFriend(friend) = verdict
            && structure.vocabulary.false_friends[usize::from(friend)].counts_outside
        {
            self.counts_outside.insert(at);
        }
    }

    /// The decision that it is no partner role.
    fn nothing(&self, rule: &'static str) -> Decision {
        Decision {
            outcome: Outcome::None,
            functions: Functions::default(),
            level: self.level,
            basis: match self.not_a_partner {
                None => BasisKind::NoPartnerTerm,
                Some((_, GateVerdict::Alone)) => BasisKind::StandsAlone,
                Some((_, GateVerdict::Weak)) => BasisKind::Weak,
                Some((_, GateVerdict::Possible)) => BasisKind::Possible,
                Some(_) => BasisKind::FalseFriend,
            },
            rule,
            partners: PhraseSet::default(),
            terms: PhraseSet::default(),
            bare: false,
            apart: false,
            distant_false_friend: false,
            outside: None,
            not_a_partner: self.not_a_partner,
        }
    }
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
        named.sort_by_key(|&(at, _)| {
            let term = role.structure.function_term(at);
            (term.is_some_and(|term| term.last_beside), at)
        });
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

impl Gated {
    fn partner_role(
        &self,
        functions: Functions,
        basis: BasisKind,
        terms: PhraseSet,
        bare: bool,
    ) -> Decision {
        Decision {
            outcome: match functions.len() {
                1 => Outcome::Clear,
                _ => Outcome::Multiple,
            },
            functions,
            basis,
            partners: self.partners,
            terms,
            bare,
            not_a_partner: None,
            ..self.nothing("")
        }
    }
}
