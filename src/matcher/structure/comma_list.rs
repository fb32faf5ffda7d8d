//! Lists of work whose commas join like the "and" at their end.

use super::GroupedPhrase;

/// "Partner Marketing, Operations & Enablement": in front of an "and" a comma joins like it. Only work
/// may stand in such a list, behind the work of a partner word.
pub(super) fn join_lists(phrases: &mut [GroupedPhrase<'_>]) {
    for at in 1..phrases.len() {
        let (before, behind) = phrases.split_at(at);
        let is_boundary = before[at - 1].segment != behind[0].segment;
        if is_boundary && ends_with_partner_work(before) && lists_work(before, behind) {
            for phrase in &mut phrases[at..] {
                phrase.segment -= 1;
            }
        }
    }
}

fn ends_with_partner_work(before: &[GroupedPhrase<'_>]) -> bool {
    let mut own = before
        .iter()
        .rev()
        .take_while(|phrase| phrase.segment == before[before.len() - 1].segment);
    let is_work =
        |phrase: &GroupedPhrase<'_>| phrase.tags.function.is_some() && phrase.tags.level.is_none();
    own.clone().next().is_some_and(is_work) && own.any(|phrase| phrase.tags.partner.is_some())
}

/// Work, and nothing else but a noun at the end if none stands before, up to and with an "and".
fn lists_work(before: &[GroupedPhrase<'_>], behind: &[GroupedPhrase<'_>]) -> bool {
    let here = before[before.len() - 1];
    let in_part = |phrase: &&GroupedPhrase<'_>| phrase.part == here.part;
    let Some(and) = behind
        .iter()
        .take_while(in_part)
        .position(|phrase| phrase.tags.joiner)
    else {
        return false;
    };
    let last = behind[and].segment;
    let led = before
        .iter()
        .any(|phrase| phrase.part == here.part && phrase.tags.level.is_some());
    let mut list = behind
        .iter()
        .take_while(|phrase| phrase.segment <= last && in_part(phrase));
    list.all(|phrase| {
        let tags = phrase.tags;
        let is_work = tags.function.is_some() && tags.partner.is_none();
        (is_work || tags.is_filler() || tags.object || tags.joiner || tags.level.is_some())
            && tags.outside.is_none()
            && !(led && tags.level.is_some())
    })
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn a_comma_before_an_and_lists() {
        for (title, answer) in [
            (
                "VP Partner Programs, Marketing & Operations",
                "multiple strategy;marketing;operations vp",
            ),
            (
                "Lead - Channel Mktg, Ops and Enablement",
                "multiple marketing;operations;strategy lead",
            ),
            (
                "Partner Sales, Marketing & Operations Manager",
                "multiple sales;marketing;operations manager",
            ),
            ("VP of Sales, Channels & Alliances", "clear sales vp"),
            (
                "Channel Marketing Manager, Sales & Service",
                "clear marketing manager",
            ),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
