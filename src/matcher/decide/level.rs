//! The level a title words.

use crate::{
    domain::Level,
    matcher::structure::{PhraseSet, Structure},
    taxonomy::PartnerTerm,
};

/// The highest level of the person's own present roles, but an intern is an intern. A title without a
/// present role gives the level of a former one.
pub(super) fn level(structure: &Structure<'_>) -> Level {
    level_among(structure, structure.set(|_| true))
}

/// The highest level among some phrases of the title.
pub(super) fn level_among(structure: &Structure<'_>, among: PhraseSet) -> Level {
    // "PAM Engineer": beside a calling a short form of the trade is something else
    let is_short_form = |at: usize| {
        let term = structure.partner_term(at);
        term.is_some_and(|term| term.with_vendor)
            && structure.phrases[at].is_one_word
            && structure.any(|phrase| phrase.tags.outside.is_some())
    };
    let (mut present, mut former) = (None, None);
    for at in among.iter() {
        let phrase = &structure.phrases[at];
        let Some(level) = phrase.tags.level else {
            continue;
        };
        if phrase.others || is_short_form(at) || is_served(structure, at) || is_place(structure, at)
        {
            continue;
        }
        let known = if phrase.not_now {
            &mut former
        } else {
            &mut present
        };
        *known = Some(match *known {
            Some(Level::Entry) => Level::Entry,
            Some(known) if level != Level::Entry => known.min(level),
            _ => level,
        });
    }
    present.or(former).unwrap_or(Level::Individual)
}

/// "HR Business Partner, CFO": the chief is whom the adviser serves.
fn is_served(structure: &Structure<'_>, at: usize) -> bool {
    let here = &structure.phrases[at];
    let serves = |other: usize| {
        let friend = structure.false_friend(other);
        friend.is_some_and(|friend| friend.serves) && structure.phrases[other].part == here.part
    };
    let is_apart = |other: usize| {
        let between = &structure.phrases[other..at];
        structure.phrases[other].segment != here.segment
            || between.iter().any(|phrase| phrase.tags.linker)
    };
    here.tags.level == Some(Level::Chief) && (0..at).any(|other| serves(other) && is_apart(other))
}

/// "Partner Manager (Baltimore, MD)": behind another noun, in a segment of its own.
fn is_place(structure: &Structure<'_>, at: usize) -> bool {
    let here = &structure.phrases[at];
    let mut before = structure.phrases[..at].iter();
    here.tags.place
        && before.any(|other| other.tags.level.is_some() && other.segment != here.segment)
}

/// A partner of a firm is one whatever other nouns the title has, if the word stands by itself in its
/// conjunct: "Partner, Global Mobility", "Business Consultant & Partner", "Advisory Partner"; not
/// "Growth Partner".
pub(super) fn rank_alone(
    structure: &Structure<'_>,
    at: usize,
    term: &PartnerTerm,
) -> Option<Level> {
    let here = structure.phrases[at];
    let own = structure.phrases[..at].iter();
    let mut own = own.filter(|phrase| phrase.conjunct == here.conjunct);
    let by_itself = own.all(|phrase| phrase.tags.filler || phrase.tags.joiner || phrase.tags.rank);
    term.alone_level.filter(|_| by_itself && !here.others)
}

/// "Managing Partner": the level that a false friend has as a phrase.
pub(super) fn rank_by_phrase(structure: &Structure<'_>, at: usize) -> Option<Level> {
    let here = structure.phrases[at];
    let friend = structure.false_friend(at)?;
    friend.level.filter(|_| !here.others && !here.not_now)
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn a_partner_of_a_firm_is_chief_beside_any_noun() {
        for (title, answer) in [
            ("Partner", "none chief"),
            ("Business Consultant & Partner", "none chief"),
            ("Partner and Head of Academy", "none chief"),
            ("Advisory Partner", "none chief"),
            ("Managing Partner, Tax", "none chief"),
            ("Partner, Alliances", "clear strategy chief"),
            ("Founding Partner Manager", "clear sales manager"),
            ("Founding Partner & Manager", "none chief"),
            ("Growth Partner", "none individual"),
            ("Assistant to the Managing Partner", "none individual"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn levels_are_those_of_the_words() {
        for (title, answer) in [
            ("Abteilungsdirektor", "none director"),
            ("Verkaufsdirektor", "none director"),
            ("Vorsitzender", "none chief"),
            ("CDO", "none chief"),
            ("MD, Alliances", "clear strategy vp"),
            ("Associate MD, Alliances", "clear strategy vp"),
            ("Partner Manager, Baltimore, MD", "clear sales manager"),
            ("Managing Director", "none vp"),
            ("Supervisor", "none manager"),
            // the chief is whom an adviser serves
            ("Lead HR Business Partner, COO/CFO", "none lead"),
            ("Finance Business Partner to the CEO", "none individual"),
            ("Business Partner & CFO", "none chief"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
