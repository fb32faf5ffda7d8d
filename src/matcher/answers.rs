//! Decisions to answers.

use super::{
    Matcher, TitleReading,
    decide::{BasisKind, Decision},
    gate::GateVerdict,
    roles::RoleQuery,
};
use crate::{
    answer::{Answer, Basis, Candidate, PartnerUse},
    domain::{Discipline, Function},
    taxonomy::{Doubts, PartnerTerm, Role},
    title::{Grade, Span},
};

/// Measured: an expert names a later function a little less often than the one before it.
const LESS_PER_RANK: f32 = 0.05;

impl<'t> Matcher<'t> {
    pub(super) fn assemble(
        &self,
        reading: &TitleReading<'t>,
        decision: &Decision,
        mut nearest: impl FnMut(RoleQuery) -> Option<&'t Role>,
    ) -> Answer<'t> {
        let word = |at: usize| reading.phrases[at].at;
        let basis = self.basis(reading, decision);
        let vocabulary = &self.taxonomy.vocabulary;
        let doubts = Doubts {
            unknown_words: reading.unknown_words,
            apart: decision.apart,
            distant_false_friend: decision.distant_false_friend,
        };
        let confidence = vocabulary.confidence(basis.id(), doubts);
        let ranked = (0u8..).zip(decision.functions.iter());
        let candidates = ranked.map(|(rank, function)| Candidate {
            function,
            confidence: hundredths(confidence - LESS_PER_RANK * f32::from(rank)),
            role: self.exact_role(reading, decision, function).or_else(|| {
                nearest(RoleQuery {
                    function,
                    key: reading.key,
                    level: decision.level,
                    outside: decision.outside.is_some(),
                })
            }),
            words: self.words_for(reading, decision, function),
        });
        let partner_terms = decision.partners.iter().map(|at| PartnerUse {
            word: word(at),
            term: self.partner_term(reading, at),
        });
        let mut partner_terms: Vec<PartnerUse<'_>> = partner_terms.collect();
        partner_terms.dedup_by_key(|used| used.word); // "Allianzpartnermanagement"
        let decides = match decision.bare {
            true => decision.terms.with(decision.partners),
            false => decision.terms,
        };
        Answer {
            outcome: decision.outcome,
            confidence,
            level: decision.level,
            grade: Grade::at_level(&self.taxonomy.vocabulary, &reading.grades, decision.level),
            candidates: candidates.collect(),
            partner_terms,
            deciding: decides.iter().map(word).collect(),
            basis,
            key: reading.key,
            narrowed: None,
        }
    }

    fn basis(&self, reading: &TitleReading<'t>, decision: &Decision) -> Basis<'t> {
        let word = |at: usize| reading.phrases[at].at;
        let refused = || {
            let (at, verdict) = decision.not_a_partner?;
            Some((word(at), self.not_a_partner(reading, at, verdict)))
        };
        match decision.basis {
            BasisKind::NoPartnerTerm if reading.tokens.is_empty() => Basis::Blank,
            BasisKind::NoPartnerTerm if reading.in_unread_language => Basis::UnknownLanguage,
            BasisKind::NoPartnerTerm => Basis::NoPartnerTerm,
            BasisKind::FalseFriend => refused().map_or(Basis::NoPartnerTerm, |(word, is)| {
                Basis::FalseFriend { word, is }
            }),
            BasisKind::StandsAlone => refused().map_or(Basis::NoPartnerTerm, |(word, is)| {
                Basis::StandsAlone { word, is }
            }),
            BasisKind::Weak => {
                refused().map_or(Basis::NoPartnerTerm, |(word, _)| Basis::Weak { word })
            }
            BasisKind::Possible => {
                decision
                    .not_a_partner
                    .map_or(Basis::NoPartnerTerm, |(at, _)| Basis::Possible {
                        word: word(at),
                        stands_for: self
                            .partner_term(reading, at)
                            .map_or("", |term| &*term.stands_for),
                        function: self.function_of(reading, at),
                    })
            }
            BasisKind::OutsideWork => {
                let work = decision.outside.and_then(|at| {
                    let work = reading.phrases[at].tags.outside?;
                    let work = &self.taxonomy.vocabulary.outside_work[usize::from(work)];
                    Some((word(at), work.outside))
                });
                let (word, discipline) = work.unwrap_or((Span::default(), Discipline::Technical));
                Basis::OutsideWork { word, discipline }
            }
            BasisKind::NamedFunction => Basis::NamedFunction,
            BasisKind::SharedTerm => Basis::SharedTerm,
            BasisKind::SeveralTerms => Basis::SeveralTerms,
            BasisKind::LeaderDefault => Basis::LeaderDefault,
            BasisKind::DirectorDefault => Basis::DirectorDefault,
            BasisKind::BelowDefault => Basis::BelowDefault,
        }
    }

    /// The meaning of a word that is not about partners, to be read after "here is".
    pub(super) fn not_a_partner(
        &self,
        reading: &TitleReading<'t>,
        at: usize,
        verdict: GateVerdict,
    ) -> &'t str {
        match verdict {
            GateVerdict::FalseFriend(friend) => {
                &self.taxonomy.vocabulary.false_friends[usize::from(friend)].reason
            }
            GateVerdict::Alone => {
                let term = self.partner_term(reading, at);
                term.map_or("", |term| &*term.alone)
            }
            GateVerdict::NotPresent => "not the present role",
            GateVerdict::Possible => "a short form that may mean a partner role",
            GateVerdict::Weak | GateVerdict::Partner => {
                "too weak by itself: no word of the partner trade beside it"
            }
        }
    }

    pub(super) fn partner_term(
        &self,
        reading: &TitleReading<'t>,
        at: usize,
    ) -> Option<&'t PartnerTerm> {
        let group = reading.phrases[at].tags.partner?;
        Some(&self.taxonomy.vocabulary.partner_terms[usize::from(group)])
    }

    /// The first function that a phrase names.
    fn function_of(&self, reading: &TitleReading<'t>, at: usize) -> Option<Function> {
        let term = reading.phrases[at].tags.function?;
        let term = &self.taxonomy.vocabulary.function_terms[usize::from(term)];
        term.functions.first().copied()
    }

    /// The words that speak for a function.
    fn words_for(
        &self,
        reading: &TitleReading<'t>,
        decision: &Decision,
        function: Function,
    ) -> Vec<Span> {
        let terms = &self.taxonomy.vocabulary.function_terms;
        let speaks = |at: &usize| {
            let term = reading.phrases[*at].tags.function;
            term.is_some_and(|term| terms[usize::from(term)].functions.contains(&function))
        };
        let words = decision.terms.iter().filter(speaks);
        words.map(|at| reading.phrases[at].at).collect()
    }

    /// The role of this function and level that has these very words as title or alias.
    fn exact_role(
        &self,
        reading: &TitleReading<'t>,
        decision: &Decision,
        function: Function,
    ) -> Option<&'t Role> {
        let mut roles = self.roles.with_words(reading.words_hash?);
        let found = roles.find(|&index| {
            let role = &self.taxonomy.roles[index];
            role.functions.contains(&function)
                && role.level == decision.level
                && role.outside.is_some() == decision.outside.is_some()
        });
        found.map(|index| &self.taxonomy.roles[index])
    }
}

/// A confidence is known to two places at best.
fn hundredths(confidence: f32) -> f32 {
    (confidence.max(0.0) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use crate::{Matcher, taxonomy::Taxonomy};

    #[test]
    fn words_that_stand_apart_are_less_sure() {
        let matcher = Matcher::new(Taxonomy::bundled());
        let sure = |title: &str| matcher.answer(title).confidence;
        for (doubtful, plain) in [
            // the work stands apart from the partner word
            ("Marketing Lead, Alliances", "Alliances Marketing Lead"),
            // "Community Partners" would be another kind
            ("Partner Manager, Community Care", "Partner Manager, Iberia"),
            ("Partner Manager, Zorblax", "Partner Manager, Iberia"),
        ] {
            assert!(sure(doubtful) < sure(plain), "{doubtful}");
        }
    }
}
