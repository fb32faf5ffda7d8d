//! The gate: is a partner word here about partners at all?

use super::structure::{Placed, Structure};
use crate::{
    domain::Level,
    taxonomy::{PartnerTerm, Stands},
};

/// What a partner word turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GateVerdict {
    /// It is about partners.
    Partner,
    /// A false friend, by this index into the vocabulary.
    FalseFriend(u16),
    /// It stands alone, where it means the person or is part of a name.
    Alone,
    /// Too weak without a word of the trade beside it.
    Weak,
}

/// A rule says what a partner word is, or leaves it to the next one.
type Rule = fn(&Structure<'_>, usize, &PartnerTerm) -> Option<GateVerdict>;

/// In this order; the first that speaks decides.
const RULES: [(&str, Rule); 6] = [
    ("other_world", other_world),
    ("own_rank", own_rank),
    ("part_of_a_name", part_of_a_name),
    ("no_role_noun", no_role_noun),
    ("nothing_to_say", nothing_to_say),
    ("weak_without_trade_word", weak_without_trade_word),
];

/// What the partner word at a place is, and the rule that says so; no rule if it is about partners.
pub(crate) fn gate(
    structure: &Structure<'_>,
    at: usize,
    term: &PartnerTerm,
) -> (GateVerdict, Option<&'static str>) {
    let mut rules = RULES.iter();
    let spoken = rules.find_map(|(name, rule)| Some((rule(structure, at, term)?, Some(*name))));
    spoken.unwrap_or((GateVerdict::Partner, None))
}

/// A word before it, behind it or anywhere in its part makes it a false friend: "Talent Partner".
fn other_world(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<GateVerdict> {
    let friend = spoiled_before(structure, at, term)
        .or_else(|| spoiled_behind(structure, at, term))
        .or_else(|| {
            let mut part = structure.part_with_noun(at).iter();
            part.find_map(|other| {
                let mut anywhere = structure.tags(other).anywhere.iter().copied();
                anywhere.find(|&friend| spoils(structure, at, term, friend))
            })
        });
    friend.map(GateVerdict::FalseFriend)
}

/// Whether a false friend is meant for this partner word, and nothing behind the word outweighs it.
fn spoils(structure: &Structure<'_>, at: usize, term: &PartnerTerm, friend: u16) -> bool {
    let friend = &structure.vocabulary.false_friends[usize::from(friend)];
    let behind = structure
        .phrases
        .get(at + 1)
        .filter(|next| next.conjunct == structure.phrases[at].conjunct)
        .and_then(|_| structure.function_term(at + 1));
    friend.spoils.contains(&term.group)
        && !behind.is_some_and(|term| friend.yields_to.contains(&term.topic))
}

/// The nearest word before it that makes it a false friend, across fillers, other partner words and
/// an "and" if the false friend reaches so far.
fn spoiled_before(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<u16> {
    let phrases = &structure.phrases;
    let here = phrases[at];
    // "Bank & Network Partnerships": what is unknown may be of the same kind
    let unknown = at >= 2 && phrases[at - 2].tags.joiner && phrases[at - 1].tags.is_empty();
    let mut crossed = false;
    for other in (0..at - usize::from(unknown)).rev() {
        let phrase = &phrases[other];
        let tags = phrase.tags;
        // not "Brand Communications & Partnerships"
        let can_spoil =
            |friend: &u16| spoils(structure, at, term, *friend) || tags.function.is_none();
        let goes_on = tags.partner.is_some()
            || tags.filler
            || tags.joiner
            || tags.before.iter().any(can_spoil);
        if phrase.segment != here.segment || !goes_on {
            return None;
        }
        crossed |= !unknown && (phrase.conjunct != here.conjunct || tags.joiner);
        let found = tags.before.iter().copied().find(|&friend| {
            let across = structure.vocabulary.false_friends[usize::from(friend)].across_and;
            spoils(structure, at, term, friend) && (!crossed || across)
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The nearest word behind it that makes it a false friend, across fillers and "of".
fn spoiled_behind(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<u16> {
    let segment = structure.phrases[at].segment;
    let behind = structure.phrases[at + 1..].iter();
    let near = behind.take_while(|phrase| {
        let tags = phrase.tags;
        phrase.segment == segment
            && (tags.partner.is_some() || !tags.after.is_empty() || tags.filler || tags.linker)
    });
    let mut friends = near.flat_map(|phrase| phrase.tags.after.iter().copied());
    friends.find(|&friend| spoils(structure, at, term, friend))
}

/// A word that has to stand before its noun stands alone: "Partner, Global Mobility".
fn own_rank(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<GateVerdict> {
    let has_noun = is_followed(structure, at, term.named)
        || is_led(structure, at, term.named)
        || is_behind_noun(structure, at);
    (term.stands == Stands::Before && !has_noun).then_some(GateVerdict::Alone)
}

/// "Apex Dental Partners - Developer": an unknown word before it, and no role before that.
fn part_of_a_name(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<GateVerdict> {
    if !(term.named && term.stands == Stands::Noun) {
        return None;
    }
    let phrases = &structure.phrases;
    let here = phrases[at];
    let before = || phrases[..at].iter().filter(|other| other.part == here.part);
    let unknown_before = before()
        .rev()
        .find(|other| !other.tags.filler) // "Apex Strategic Partners"
        .is_some_and(|other| other.tags.is_empty() && other.segment == here.segment);
    // "Workplace Partners Manager"
    let noun_behind = phrases.get(at + 1).is_some_and(|next| {
        next.conjunct == here.conjunct && next.tags.level.is_some_and(|level| level <= Level::Lead)
    });
    let is_name = unknown_before && !before().any(|other| other.tags.is_noun()) && !noun_behind;
    is_name.then_some(GateVerdict::Alone)
}

/// "ISV" by itself is a kind of firm: it needs the noun of a role in the title.
fn no_role_noun(structure: &Structure<'_>, _: usize, term: &PartnerTerm) -> Option<GateVerdict> {
    let has_noun = structure.any(|phrase| phrase.tags.is_noun());
    (term.stands == Stands::Beside && !has_noun).then_some(GateVerdict::Weak)
}

/// "Ecosystem Builder": neither the noun of a role nor what the work is about stands anywhere.
fn nothing_to_say(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<GateVerdict> {
    let segment = structure.phrases[at].segment;
    let says_something = structure.any(|phrase| {
        let tags = phrase.tags;
        tags.is_noun() || tags.function.is_some() || tags.object && phrase.segment == segment
    });
    (term.stands == Stands::Either && !says_something).then_some(GateVerdict::Weak)
}

/// "Distribution" needs a word such as "sales" in its part of the title.
fn weak_without_trade_word(
    structure: &Structure<'_>,
    at: usize,
    term: &PartnerTerm,
) -> Option<GateVerdict> {
    if term.needs.is_empty() {
        return None;
    }
    let has_trade_word = structure.part_with_noun(at).iter().any(|other| {
        let function = structure.function_term(other).map(|term| &*term.topic);
        let work = structure.outside_work(other);
        work.is_some_and(|work| work.with_customers)
            || term.needs.iter().any(|need| {
                function == Some(need) || work.is_some_and(|work| work.outside.id() == need)
            })
    });
    (!has_trade_word).then_some(GateVerdict::Weak)
}

/// "Partner Marketing", "Partner Trip Platform" behind a role: something follows in its conjunct.
fn is_followed(structure: &Structure<'_>, at: usize, named: bool) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    if here.tags.function.is_some() || here.tags.is_noun() {
        return true; // "partner data", "business partner manager" are one phrase
    }
    let led = || {
        let mut before = phrases[..at].iter();
        before.any(|other| other.part == here.part && other.tags.is_noun())
    };
    let (mut unknown, mut far) = (false, false);
    for (index, phrase) in phrases.iter().enumerate().skip(at + 1) {
        let tags = phrase.tags;
        if tags.joiner && index == at + 1 {
            // "Manager, Partner & Project Management": the noun follows behind the "and"
            // "Partner and Event Marketing" names nobody at all
            let is_nobody =
                phrase.segment == here.segment && !structure.any(|other| other.tags.is_noun());
            return (led() || is_nobody) && is_suspended(structure, index);
        }
        if unknown && !named && tags.joiner {
            far = true; // "Partner Brand & Social Outreach Manager"
            continue;
        }
        // "Partner Field/Event Marketing", but not "Partner/Consultant"
        let is_near = phrase.conjunct == here.conjunct || far && phrase.segment == here.segment;
        if !is_near || tags.joiner || tags.linker || tags.employer {
            break;
        }
        if tags.function.is_some()
            || tags.partner.is_some()
            || tags.outside.is_some()
            || tags.object
            || tags.level.is_some_and(|level| level != Level::Chief)
        {
            return true;
        }
        unknown |= tags.is_unknown();
        far |= tags.is_idle();
        if unknown && named {
            return false; // "Alliance Dental Group"
        }
    }
    let mut before = phrases.iter();
    unknown
        && before.any(|other| {
            // "Co-Founder, partner Acme" is the same person
            other.part == here.part
                && other.segment < here.segment
                && other.tags.is_noun()
                && other.tags.level != Some(Level::Chief)
        })
}

/// What follows the "and" at this place says what the work is about, and is not another role.
fn is_suspended(structure: &Structure<'_>, at: usize) -> bool {
    let conjunct = structure.phrases[at].conjunct;
    let rest = structure.phrases[at..].iter();
    let mut conjunct = rest.take_while(|phrase| phrase.conjunct == conjunct);
    let names_work = |phrase: &Placed<'_>| phrase.tags.function.is_some();
    conjunct
        .clone()
        .any(|phrase| names_work(phrase) || phrase.tags.object)
        && conjunct.all(|phrase| phrase.tags.level.is_none() || names_work(phrase))
}

/// "Responsabile programma partner": in the title's language the noun stands before it.
fn is_behind_noun(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let mut joined = 0; // by "and", not by a slash: "Directeur / Partner"
    phrases[..at].iter().rev().any(|other| {
        joined += usize::from(other.tags.joiner);
        other.tags.partner_behind && phrases[at].conjunct <= other.conjunct + joined
    })
}

/// "Leiter Professional Services Partner", "Director of Partner": a leader stands before it.
fn is_led(structure: &Structure<'_>, at: usize, named: bool) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let is_leader = |phrase: &Placed<'_>| {
        let level = phrase.tags.level;
        level.is_some_and(|level| (Level::Vp..=Level::Director).contains(&level))
    };
    let mut conjunct = phrases[..at]
        .iter()
        .filter(|other| other.conjunct == here.conjunct);
    let led = conjunct.any(is_leader);
    // "specialist alliance", not "Associate Alliance Town Center"
    let is_after_noun = at.checked_sub(1).is_some_and(|before| {
        phrases[before].conjunct == here.conjunct
            && phrases[before].tags.level.is_some()
            && phrases
                .get(at + 1)
                .is_none_or(|next| next.conjunct != here.conjunct)
    });
    // the last: "Director, Adobe Alliance"
    led || is_behind_manager(structure, at)
        || named && (is_after_noun || phrases[..at].iter().any(is_leader))
}

/// "Manager, Partner": the segment before it has the noun of a manager.
fn is_behind_manager(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let mut before = phrases[..at].iter().rev().skip_while(|other| {
        other.segment == here.segment && (other.tags.filler || other.tags.object)
    });
    let noun = before
        .find(|other| other.segment == here.segment || !other.tags.is_idle())
        .filter(|noun| noun.segment != here.segment && noun.part == here.part);
    noun.is_some_and(|noun| {
        let mut segment = phrases.iter().filter(|other| other.segment == noun.segment);
        segment.any(|other| other.tags.level == Some(Level::Manager))
    })
}
