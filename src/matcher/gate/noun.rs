//! The words around "partner" and its like: alone it is a person's rank, before a noun it is about
//! partners.

use crate::{
    domain::{Function, Level},
    matcher::structure::{GroupedPhrase, Structure},
};

/// "Partner Marketing", "Partner Trip Platform" behind a role: something follows in its conjunct.
pub(super) fn is_followed(structure: &Structure<'_>, at: usize, named: bool) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    if here.suspended || here.tags.function.is_some() || here.tags.is_noun() {
        return true; // "Partner- und"; "partner data", "business partner manager" are one phrase
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
            return (led() || is_nobody || names_partner_work(structure, index))
                && is_suspended(structure, index);
        }
        if index == at + 1 && phrase.segment == here.segment && phrase.conjunct != here.conjunct {
            // "Partner/Channel Manager", but not "Partner/Consultant"
            let mut others = phrases
                .iter()
                .filter(|other| other.conjunct == phrase.conjunct);
            return others.any(|other| other.tags.partner.is_some())
                && names_partner_work(structure, index);
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
            || tags.level.is_some()
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

/// The words behind the "and" at this place say what the work is about, and are not another role.
fn is_suspended(structure: &Structure<'_>, at: usize) -> bool {
    let conjunct = structure.phrases[at].conjunct;
    let rest = structure.phrases[at..].iter();
    let mut conjunct = rest.take_while(|phrase| phrase.conjunct == conjunct);
    let names_work = |phrase: &GroupedPhrase<'_>| phrase.tags.function.is_some();
    let is_head = |phrase: &GroupedPhrase<'_>| {
        names_work(phrase) || phrase.tags.object || phrase.tags.partner.is_some()
    };
    let is_manager = |level: Level| level >= Level::Manager;
    conjunct.clone().any(is_head)
        && (conjunct
            .clone()
            .all(|phrase| phrase.tags.level.is_none() || names_work(phrase))
            || conjunct.any(|phrase| phrase.tags.level.is_some_and(is_manager)))
}

/// "Partner and Community Communications Lead", "Partner & Alliances Manager": firm work other than
/// sales, or another partner word, of a manager or below. No rank in a firm is joined with it.
fn names_partner_work(structure: &Structure<'_>, at: usize) -> bool {
    let conjunct = structure.phrases[at].conjunct;
    let own = (at..structure.len()).take_while(|&at| structure.phrases[at].conjunct == conjunct);
    let is_firm = |at: usize| {
        structure.function_term(at).is_some_and(|term| {
            (term.weight > 2 || term.functions.len() > 1)
                && term.functions.first() != Some(&Function::Sales)
        })
    };
    let mut levels = own
        .clone()
        .filter_map(|at| structure.tags(at).level)
        .peekable();
    let has_level = levels.peek().is_some();
    has_level
        && levels.all(|level| level >= Level::Manager)
        && own
            .clone()
            .any(|at| is_firm(at) || structure.tags(at).partner.is_some())
}

/// "Responsabile programma partner": in the title's language the noun stands before it.
pub(super) fn is_behind_noun(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let mut joined = 0; // by "and", not by a slash: "Directeur / Partner"
    phrases[..at].iter().rev().any(|other| {
        joined += usize::from(other.tags.joiner);
        other.tags.partner_behind && phrases[at].conjunct <= other.conjunct + joined
    })
}

/// "Suporte ao Parceiro", "Coord. de Sucesso do Parceiro": "of" or "for" joins it with work before it.
pub(super) fn is_whose_work(structure: &Structure<'_>, at: usize) -> bool {
    let (Some(linker), Some(work)) = (at.checked_sub(1), at.checked_sub(2)) else {
        return false;
    };
    structure.tags(linker).linker
        && structure.tags(work).function.is_some()
        && structure.phrases[work].conjunct == structure.phrases[at].conjunct
}

/// "Leiter Professional Services Partner", "Director of Partner": a leader stands before it.
pub(super) fn is_led(structure: &Structure<'_>, at: usize, named: bool) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let is_leader = |phrase: &GroupedPhrase<'_>| {
        let level = phrase.tags.level;
        level.is_some_and(|level| (Level::Vp..=Level::Director).contains(&level))
    };
    let mut conjunct = phrases[..at]
        .iter()
        .filter(|other| other.conjunct == here.conjunct);
    let led = conjunct.any(is_leader);
    // "specialist alliance", not "Associate Alliance Town Center"
    let before = structure.before_in_conjunct(at);
    let is_after_noun = before.is_some_and(|before| before.tags.level.is_some())
        && structure.next_in_conjunct(at).is_none();
    led || !(named && starts_name(structure, at)) && is_behind_manager(structure, at)
        || is_behind_calling(structure, at)
        || named && (is_after_noun || is_of_vendor(structure, at))
}

/// "Store Manager, Alliance Dental": what follows is no word of the trade, unlike in "Manager, Alliance
/// Marketing".
fn starts_name(structure: &Structure<'_>, at: usize) -> bool {
    let next = structure.next_in_conjunct(at);
    next.is_some_and(|next| !next.tags.filler) && !is_followed(structure, at, true)
}

/// "Account Executive, Microsoft Alliance": an alliance with a vendor is no name of a firm.
fn is_of_vendor(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let is_vendor = |before: usize| {
        phrases[before].tags.vendor && phrases[before].segment == phrases[at].segment
    };
    at.checked_sub(1).is_some_and(is_vendor) && structure.any(|phrase| phrase.tags.is_noun())
}

/// "Manager, Partner": the segment before it has the noun of a manager, or of a lead or a specialist
/// of firm work ("Marketing Lead, Partner", but not "Consulting Lead, Partner").
fn is_behind_manager(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let mut before = phrases[..at].iter().rev().skip_while(|other| {
        other.segment == here.segment && (other.tags.filler || other.tags.object)
    });
    let noun = before
        .next()
        .filter(|noun| noun.segment != here.segment && noun.part == here.part);
    let Some(noun) = noun else {
        return false;
    };
    let segment = || (0..at).filter(|&other| phrases[other].segment == noun.segment);
    let has_firm_work = segment().any(|other| structure.is_firm_work(other));
    let is_manager = |level: Level| {
        level == Level::Manager || has_firm_work && matches!(level, Level::Lead | Level::Individual)
    };
    segment().any(|other| structure.tags(other).level.is_some_and(is_manager))
}

/// "Solutions Architect, Partner": the segment before it has technical work for whoever sells.
fn is_behind_calling(structure: &Structure<'_>, at: usize) -> bool {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let before = (0..at)
        .rev()
        .find(|&other| !phrases[other].tags.is_filler());
    let other = before.map(|other| phrases[other]);
    let other = other.filter(|other| other.segment != here.segment && other.part == here.part);
    other.is_some_and(|other| {
        let mut segment = (0..at).filter(|&at| phrases[at].segment == other.segment);
        segment.any(|at| {
            structure
                .outside_work(at)
                .is_some_and(|work| work.with_customers)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn partner_before_a_noun_is_no_person() {
        for (title, answer) in [
            (
                "Partner and Community Communications Lead",
                "clear marketing lead",
            ),
            ("Partner & Alliances Manager", "clear sales manager"),
            ("Partner & Portfolio Analyst", "none chief"),
            ("Partner/Channel Sales Manager", "clear sales manager"),
            ("Partner/Consultant", "none chief"),
            ("Partner / Sales Manager", "none chief"),
            (
                "Solutions Architect, Partner - EMEA",
                "adjacent sales individual",
            ),
            ("Lawyer, Partner", "none chief"),
            ("Campaigns Lead, Partner", "clear marketing lead"),
            ("Operations Analyst, Partner", "clear operations individual"),
            ("Consulting Lead, Partner", "none chief"),
            (
                "Account Executive, Microsoft Alliance",
                "clear sales individual",
            ),
            ("Account Executive, Hope Alliance", "none individual"),
            ("Manager, Alliance Enablement", "clear strategy manager"),
            ("Manager, Alliance - EMEA", "clear sales manager"),
            ("Store Manager, Alliance Dental", "none manager"),
            ("Suporte ao Parceiro", "clear operations individual"),
            ("Coord. de Sucesso do Parceiro", "clear sales individual"),
            ("Assistente do Parceiro", "none individual"),
            ("Partner Marketing Intern", "clear marketing entry"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
