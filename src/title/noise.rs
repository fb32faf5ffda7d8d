//! Noise: phrases of a title that decide nothing.

use super::{PhraseMatch, Separator, has_partner_term};

/// The phrases of a title without those that decide nothing, so that no rule has to pass over them:
/// segments without any word of the trade ("Acme GmbH", "EMEA"). Where nothing is about partners, only
/// the words for levels stay.
pub(crate) fn without_noise<'v>(phrases: &[PhraseMatch<'v>]) -> Vec<PhraseMatch<'v>> {
    let is_about_partners = has_partner_term(phrases);
    let mut kept: Vec<PhraseMatch<'_>> = Vec::with_capacity(phrases.len());
    let mut separator = Separator::Space; // the strongest since the last one that is kept
    for segment in phrases.chunk_by(|_, next| !next.separator.is_boundary()) {
        let decides = is_about_partners && segment.iter().any(|phrase| phrase.tags.decides());
        for phrase in segment {
            separator = separator.max(phrase.separator);
            let tags = phrase.tags;
            let is_level = tags.level.is_some() || tags.others || tags.employer;
            if decides || !is_about_partners && is_level {
                kept.push(PhraseMatch {
                    separator: match kept.is_empty() {
                        true => Separator::Space,
                        false => separator,
                    },
                    ..*phrase
                });
                separator = Separator::Space;
            }
        }
    }
    kept
}
