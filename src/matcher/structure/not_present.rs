//! Roles that the person had or wants to have: "former", "until", "aspiring".

use super::GroupedPhrase;

/// Marks what is not the present role: from "former" to the end of its segment, and on through segments
/// without a level of their own ("Former teacher, now Channel Manager"); all that stands before
/// "until" in its part. It has to be said of a level or a partner word: not "Future Talent".
pub(super) fn mark_not_now(phrases: &mut [GroupedPhrase<'_>]) {
    for at in 0..phrases.len() {
        let here = phrases[at];
        if here.tags.not_now {
            let end = at + 1 + not_now_length(&phrases[at..]);
            for phrase in &mut phrases[at..end] {
                phrase.not_now = true;
            }
        }
        // "VP Alliances (retired)": it stands alone behind the role
        let is_behind = here.tags.not_now
            && at > 0
            && phrases[at - 1].segment != here.segment
            && phrases[at - 1].part == here.part
            && phrases
                .get(at + 1)
                .is_none_or(|next| next.part != here.part);
        if here.tags.not_now_before || is_behind {
            let before = phrases[..at].iter_mut();
            for phrase in before.filter(|phrase| phrase.part == here.part) {
                phrase.not_now = true;
            }
        }
    }
}

/// How many of the phrases behind the first one are not the present role.
fn not_now_length(phrases: &[GroupedPhrase<'_>]) -> usize {
    let here = phrases[0];
    let has_level = |segment: usize| {
        let mut own = phrases.iter().filter(|phrase| phrase.segment == segment);
        own.any(|phrase| phrase.tags.level.is_some())
    };
    let behind = &phrases[1..];
    let own = |phrase: &&GroupedPhrase<'_>| phrase.segment == here.segment;
    let mut own_segment = behind.iter().take_while(own);
    let stands_alone = behind
        .first()
        .is_none_or(|next| next.segment != here.segment);
    let says =
        own_segment.any(|phrase| phrase.tags.level.is_some() || phrase.tags.partner.is_some());
    if !says && !stands_alone {
        return 0;
    }
    // a "former" that stands alone is said of the next segment
    let said_of = match (stands_alone, behind.first()) {
        (true, Some(next)) => next.segment,
        _ => here.segment,
    };
    let goes_on = |phrase: &&GroupedPhrase<'_>| {
        phrase.part == here.part && (phrase.segment <= said_of || !has_level(phrase.segment))
    };
    behind.iter().take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn what_the_person_was_or_wants_to_be_is_not_the_role() {
        for (title, answer) in [
            ("Former Head of Alliances", "none head"),
            ("Retired (former VP Channels)", "none vp"),
            ("Former Partner Manager, now Gardener", "none manager"),
            (
                "Former teacher, Channel Sales Manager",
                "clear sales manager",
            ),
            ("Partner Marketing Lead | ex-Acme", "clear marketing lead"),
            ("Aspiring Partner Manager", "none manager"),
            ("Interim Channel Manager", "clear sales manager"),
            (
                "Future Talent - Channel Account Manager",
                "clear sales manager",
            ),
            ("Director of Alliances until 2024", "none director"),
            ("VP Alliances (retired)", "none vp"),
            ("Partner Manager, looking for work", "clear sales manager"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
