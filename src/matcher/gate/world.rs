//! Words that show another world: beside them a partner word is a false friend.

use super::{noun::is_behind_noun, verdict::GateVerdict};
use crate::{
    domain::Level,
    matcher::structure::Structure,
    taxonomy::{FalseFriend, FunctionTerm, PartnerTerm, Stands},
};

/// A word before it, behind it or anywhere in its part makes it a false friend: "Talent Partner".
pub(super) fn other_world(
    structure: &Structure<'_>,
    at: usize,
    term: &PartnerTerm,
) -> Option<GateVerdict> {
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
    let next = structure.next_in_conjunct(at);
    let behind = next.and_then(|_| structure.function_term(at + 1));
    // "Public Sector Partner Manager", "Government Partner Success Lead": a market that a vendor sells
    // into; but "Ministry Partner Development"
    let names_work = behind.is_some_and(|work| work.weight >= FunctionTerm::FIRM);
    let is_managed = term.stands == Stands::Before
        && next.is_some_and(|next| names_work || next.tags.level == Some(Level::Manager));
    friend.spoils.contains(&term.group)
        && !(friend.yields_to_manager && is_managed)
        && !behind.is_some_and(|term| friend.yields_to.contains(&term.topic))
}

/// The nearest word before it that makes it a false friend, across fillers and other partner words;
/// across an "and" or an unknown word only if the false friend reaches so far.
fn spoiled_before(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<u16> {
    let phrases = &structure.phrases;
    let here = phrases[at];
    let (mut across_and, mut across_unknown) = (false, false);
    for other in (0..at).rev() {
        let phrase = &phrases[other];
        let tags = phrase.tags;
        if phrase.segment != here.segment {
            return None;
        }
        across_and |= phrase.conjunct != here.conjunct || tags.joiner;
        let found = tags.before.iter().copied().find(|&friend| {
            let reach = &structure.vocabulary.false_friends[usize::from(friend)];
            spoils(structure, at, term, friend)
                && (reach.far || !across_and && !across_unknown)
                && !is_work_before_partner(structure, at, other, reach)
        });
        if found.is_some() {
            return found;
        }
        let spoils = |&friend: &u16| spoils(structure, at, term, friend);
        let goes_on =
            tags.partner.is_some() || tags.filler || tags.joiner || tags.before.iter().any(spoils);
        across_unknown |= !goes_on;
        if !goes_on && !tags.is_empty() && !tags.object {
            return None;
        }
    }
    None
}

/// "Responsable marketing partner": in a language in which the partner word stands behind its noun,
/// the work stands between the two.
fn is_work_before_partner(
    structure: &Structure<'_>,
    at: usize,
    other: usize,
    friend: &FalseFriend,
) -> bool {
    let work = structure.function_term(other);
    work.is_some_and(|work| friend.yields_to.contains(&work.topic)) && is_behind_noun(structure, at)
}

/// The nearest word behind it that makes it a false friend, across fillers and "of"; the purpose of
/// partnerships only behind such a word: "Partnerships for Infrastructure".
fn spoiled_behind(structure: &Structure<'_>, at: usize, term: &PartnerTerm) -> Option<u16> {
    let segment = structure.phrases[at].segment;
    let mut linked = false;
    for phrase in &structure.phrases[at + 1..] {
        let tags = phrase.tags;
        let is_near =
            tags.partner.is_some() || !tags.after.is_empty() || tags.filler || tags.linker;
        if phrase.segment != segment || !is_near {
            return None;
        }
        let found = tags.after.iter().copied().find(|&friend| {
            let purpose = structure.vocabulary.false_friends[usize::from(friend)].purpose;
            spoils(structure, at, term, friend) && (linked || !purpose)
        });
        if found.is_some() {
            return found;
        }
        linked |= tags.linker;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn a_world_before_partnerships_makes_them_another_kind() {
        for (title, answer) in [
            ("Climate Change and Partnership Officer", "none individual"),
            ("Head of Education & Partnerships", "none head"),
            ("Bank Partnerships Manager", "none manager"),
            ("Creator Partnerships Lead", "none lead"),
            ("Partner Manager, Private Equity", "clear sales manager"),
            ("Partnerships Lead, Schools", "clear sales lead"),
            ("Education Partner Manager", "clear sales manager"),
            ("Government Partner Success Lead", "clear sales lead"),
            ("Ministry Partner Development Officer", "none individual"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn behind_a_romance_noun_the_work_is_no_world() {
        for (title, answer) in [
            ("Responsabile marketing partner", "clear marketing manager"),
            (
                "Especialista de marketing partners",
                "clear marketing individual",
            ),
            ("Marketing Partnerships Lead", "none lead"),
            ("Marketing Partner Manager", "none manager"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn a_purpose_stands_behind_for_or_with() {
        for (title, answer) in [
            (
                "Advisor, Partnerships for Infrastructure",
                "none individual",
            ),
            ("Manager, Partnerships with Universities", "none manager"),
            ("Partnership Infrastructure Manager", "clear sales manager"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
