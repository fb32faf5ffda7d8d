//! Brackets between a partner word and its noun.

use super::GroupedPhrase;
use crate::{
    domain::Level,
    title::{PhraseMatch, Separator},
};

/// "Partner (ISV) Manager": a bracket between a partner word and the noun of the role ends no segment,
/// even if its contents are gone as noise.
pub(super) fn join_asides(phrases: &mut [GroupedPhrase<'_>], matches: &[PhraseMatch<'_>]) {
    for behind in 1..phrases.len() {
        if matches[behind].separator != Separator::Closing {
            continue;
        }
        let mut before = (1..behind).rev();
        let boundary = before.find(|&at| matches[at].separator.is_boundary());
        let opening = boundary.filter(|&at| matches[at].separator == Separator::Opening);
        let partner = opening.unwrap_or(behind) - 1;
        if !is_cut(phrases, partner, behind) {
            continue;
        }
        for (at, phrase) in phrases.iter_mut().enumerate().skip(partner + 1) {
            let cuts = match opening {
                Some(_) if at >= behind => 2,
                _ => 1,
            };
            phrase.segment -= cuts;
            phrase.conjunct -= cuts;
        }
    }
}

/// A partner word without the noun of a role before it, and behind the bracket a manager or somebody
/// below: a "Partner (M&A), Head of Tax" is one of a firm.
fn is_cut(phrases: &[GroupedPhrase<'_>], partner: usize, behind: usize) -> bool {
    let segment = |at: usize| {
        let segment = phrases[at].segment;
        phrases
            .iter()
            .filter(move |phrase| phrase.segment == segment)
    };
    let is_below_director = |phrase: &GroupedPhrase<'_>| {
        phrase
            .tags
            .level
            .is_some_and(|level| level >= Level::Manager)
    };
    phrases[partner].tags.partner.is_some()
        && segment(partner).all(|phrase| phrase.tags.level.is_none())
        && segment(behind).any(is_below_director)
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn a_bracket_between_partner_and_its_noun_cuts_nothing() {
        for (title, answer) in [
            ("Partner (EMEA) Manager", "clear sales manager"),
            ("Partner (ISV & MSP) Manager", "clear sales manager"),
            ("Partner (Cloud) Marketing Lead", "clear marketing lead"),
            ("Partner (Audit)", "none chief"),
            ("Partner (Audit), Head of Tax", "none chief"),
            ("Partner (M&A) Head of Tax", "none chief"),
            ("Partner (Senior Manager)", "none chief"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
