//! Families of words for partners: channel, alliance, ecosystem.

use std::borrow::Cow;

use serde::Serialize;

use crate::answer::Answer;

/// A family of words for partners.
#[derive(Debug, Clone, Eq, Serialize)]
#[non_exhaustive]
pub struct Family {
    /// Its name: channel, partner, ecosystem, ...
    pub family: Cow<'static, str>,
    /// The scope it often hints at.
    pub hint: Cow<'static, str>,
}

impl PartialEq for Family {
    fn eq(&self, other: &Self) -> bool {
        self.family == other.family
    }
}

impl Family {
    /// Its scope, without the question.
    pub fn says(&self) -> &str {
        self.hint.split(';').next().unwrap_or_default()
    }

    /// Those of the partner terms of an answer, each once.
    pub(super) fn all_of(answer: &Answer<'_>) -> Vec<Family> {
        let mut families: Vec<Family> = Vec::new();
        for term in answer.partner_terms.iter().filter_map(|used| used.term) {
            let family = if term.near.is_empty() {
                &term.family
            } else {
                &term.near
            };
            if !families.iter().any(|known| known.family == *family) {
                families.push(Family {
                    family: family.clone(),
                    hint: term.hint.clone(),
                });
            }
        }
        families
    }
}
