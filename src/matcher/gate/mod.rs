//! The gate: is a partner word here about partners at all?

mod noun;
mod verdict;
mod world;

pub(crate) use self::verdict::GateVerdict;
use self::{
    noun::{is_behind_noun, is_followed, is_led, is_whose_work},
    world::other_world,
};
use super::structure::Structure;
use crate::{
    domain::Level,
    taxonomy::{PartnerTerm, Stands},
};

/// A rule says what a partner word is, or leaves it to the next one.
type Rule = fn(&Structure<'_>, usize, &PartnerTerm) -> Option<GateVerdict>;

/// In this order; the first that speaks decides.
const RULES: [(&str, Rule); 8] = [
    ("not_the_present_role", not_the_present_role),
    ("other_world", other_world),
    ("possible_short_form", possible_short_form),
    ("own_rank", own_rank),
    ("part_of_a_name", part_of_a_name),
    ("no_role_noun", no_role_noun),
    ("nothing_to_say", nothing_to_say),
    ("weak_without_trade_word", weak_without_trade_word),
];

/// The verdict on the partner word at a place, and the rule behind it; none if it is about partners.
pub(crate) fn gate(
    structure: &Structure<'_>,
    at: usize,
    term: &PartnerTerm,
) -> (GateVerdict, Option<&'static str>) {
    let mut rules = RULES.iter();
    let spoken = rules.find_map(|(name, rule)| Some((rule(structure, at, term)?, Some(*name))));
    spoken.unwrap_or((GateVerdict::Partner, None))
}

/// "Former Head of Alliances": what the person was, or wants to be.
fn not_the_present_role(
    structure: &Structure<'_>,
    at: usize,
    _: &PartnerTerm,
) -> Option<GateVerdict> {
    structure.phrases[at]
        .not_now
        .then_some(GateVerdict::NotPresent)
}

/// "CAM" by itself may be a channel account manager; beside a vendor, a route to market or a partner
/// word it is one ("CAM - Distribution", "PDM ISV"), beside an engineer it is something else.
fn possible_short_form(
    structure: &Structure<'_>,
    at: usize,
    term: &PartnerTerm,
) -> Option<GateVerdict> {
    let is_of_the_trade = |other: usize| {
        let partner = structure.partner_term(other);
        structure.tags(other).vendor || partner.is_some_and(|partner| !partner.with_vendor)
    };
    let mut others = (0..structure.len()).filter(|&other| other != at);
    if !term.with_vendor || others.any(is_of_the_trade) {
        return None;
    }
    let is_calling = structure.any(|phrase| phrase.tags.outside.is_some());
    match term.stands_for.is_empty() || is_calling {
        true => Some(GateVerdict::Weak),
        false => Some(GateVerdict::Possible),
    }
}

/// A word that has to stand before its noun stands alone: "Partner, Global Mobility".
fn own_rank(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<GateVerdict> {
    let has_noun = is_followed(structure, at, term.named)
        || is_led(structure, at, term.named)
        || is_behind_noun(structure, at)
        || is_whose_work(structure, at);
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
        .find(|other| !other.tags.filler && !other.tags.joiner) // "Apex Strategic Partners"
        .is_some_and(|other| other.tags.is_empty() && other.segment == here.segment);
    // "President of Acme Partners" leads the firm
    let noun_before =
        before().any(|other| other.tags.is_noun() && other.tags.level != Some(Level::Chief));
    (unknown_before && !noun_before).then_some(GateVerdict::Alone)
}

/// "ISV" by itself is a kind of firm: it needs the noun of a role in the title, or its conjunct has to
/// end with firm work ("Reseller Enablement", but not "Dealer Accounts Investigator").
fn no_role_noun(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<GateVerdict> {
    let phrases = &structure.phrases;
    let is_own = |other: &usize| {
        let phrase = phrases[*other];
        phrase.conjunct == phrases[at].conjunct && !phrase.tags.filler
    };
    let last = (at + 1..structure.len()).rev().find(is_own);
    let has_noun = structure.any(|phrase| phrase.tags.is_noun())
        || last.is_some_and(|last| structure.is_firm_work(last));
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

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn a_short_form_needs_the_trade_beside_it() {
        for (title, answer) in [
            ("CAM", "none manager"),
            ("CAM - Distribution", "clear sales manager"),
            ("PDM ISV", "clear sales manager"),
            ("PAM AWS", "clear sales manager"),
            ("CAM Programmer", "none individual"),
            ("Partner Recruiting Manager - MSP", "clear sales manager"),
            ("Partner Recruiting Manager", "none manager"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn a_marketplace_is_one_of_partners_beside_a_cloud_provider() {
        for (title, answer) in [
            (
                "Marketplace Sales Manager (AWS, Azure)",
                "clear sales manager",
            ),
            ("Head of Marketplaces - Google Cloud", "clear strategy head"),
            ("Marketplace Sales Manager", "none manager"),
            ("Backend Engineer, Marketplace (AWS)", "none individual"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn a_kind_of_firm_needs_a_noun_or_work() {
        for (title, answer) in [
            ("Reseller", "none individual"),
            ("Reseller Enablement", "clear strategy individual"),
            ("OEM Marketing", "clear marketing individual"),
            ("Dealer Accounts Investigator", "none individual"),
            ("Sales for a Reseller", "none individual"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn partners_behind_an_unknown_word_are_a_firm() {
        for (title, answer) in [
            ("President of Acme Partners", "none chief"),
            ("Acme Dental Partners - Nurse", "none individual"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
