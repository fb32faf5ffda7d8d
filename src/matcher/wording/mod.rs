//! Verdicts in words.

mod reason;

pub use reason::Cause;
use reason::Names;

use super::{
    gate::Sense,
    judge::judge,
    roles,
    verdict::{Ground, Verdict},
};
use crate::{
    classification::{Candidate, Classification, Evidence, Outcome, PartnerWord},
    taxonomy::{Function, RoleKey, Taxonomy},
    title::Reading,
    vocabulary::Mark,
};

/// A reading with its verdict, to be put in words.
#[derive(Debug)]
pub(crate) struct Worded<'a, 't> {
    pub(crate) taxonomy: &'t Taxonomy,
    pub(crate) title: &'a str,
    pub(crate) reading: &'a Reading<'t>,
    pub(crate) verdict: &'a Verdict,
}

impl Worded<'_, '_> {
    /// The answer for people and machines, without evidence and questions.
    pub(crate) fn classification(&self, words_hash: u64) -> Classification {
        let mut answer = self.by_meaning();
        for candidate in &mut answer.candidates {
            let exact = roles::exact(self.taxonomy, candidate.function, words_hash, self.verdict);
            if let Some(role) = exact {
                candidate.role = Some(role.title.clone());
            }
        }
        answer
    }

    /// The answer as far as it depends on the meanings in a title and not on its very words.
    pub(crate) fn by_meaning(&self) -> Classification {
        let verdict = self.verdict;
        let confidence = self.taxonomy.vocabulary.confidence(verdict.ground.id());
        Classification {
            title: self.title.to_owned(),
            outcome: verdict.outcome,
            confidence,
            level: verdict.level,
            candidates: self.candidates(confidence),
            partner_words: self.partner_words(),
            evidence: Vec::new(),
            questions: Vec::new(),
            reason: self.reason().to_string(),
            scope: None,
            ground: verdict.ground.id(),
        }
    }

    /// The words that decided, each with what the answer would be without it.
    pub(crate) fn evidence(&self) -> Vec<Evidence> {
        let verdict = self.verdict;
        let mut deciding: Vec<(usize, String)> = Vec::new();
        for at in verdict.partners.iter() {
            let family = self.family(at);
            deciding.push((at, format!("a word for partners ({family})")));
        }
        for at in verdict.topics.iter() {
            if let Some(topic) = self.topic(at) {
                deciding.push((at, format!("names {}", Names(&topic.functions))));
            }
        }
        if let Some(at) = verdict.outside {
            deciding.push((
                at,
                format!("{} work, outside the four functions", self.outside_kind()),
            ));
        }
        if let Some((at, sense)) = verdict.friend {
            let is = self.not_a_partner(at, sense);
            for spoiler in self.spoilers(sense) {
                let tells = format!("tells what \"{}\" is here", self.word(at));
                deciding.push((spoiler, tells));
            }
            deciding.push((at, is.to_owned()));
        }
        let by_level = matches!(
            verdict.ground,
            Ground::Leader | Ground::Director | Ground::Below
        );
        if by_level && let Some(at) = self.level_word() {
            deciding.push((at, format!("{} level", verdict.level)));
        }
        deciding.sort_by_key(|(at, _)| *at);
        deciding.dedup_by(|second, first| {
            let same = second.0 == first.0;
            if same {
                first.1 = format!("{}, {}", first.1, second.1);
            }
            same
        });
        deciding
            .into_iter()
            .map(|(at, says)| Evidence {
                word: self.word(at).to_owned(),
                says,
                without: self.without(at),
            })
            .collect()
    }

    /// The words that make a false friend of another one, and without which it would be none: "Bank"
    /// of "Bank Partnerships".
    fn spoilers(&self, sense: Sense) -> Vec<usize> {
        let Sense::Friend(friend) = sense else {
            return Vec::new();
        };
        let marks = [
            Mark::Before(friend),
            Mark::After(friend),
            Mark::Anywhere(friend),
        ];
        let spoils = |at: &usize| {
            let found = self.reading.marks(&self.reading.senses[*at]);
            found.iter().any(|mark| marks.contains(mark))
                && judge(&self.taxonomy.vocabulary, self.reading, Some(*at)).outcome
                    != self.verdict.outcome
        };
        (0..self.reading.senses.len()).filter(spoils).collect()
    }

    /// The answer if one phrase were not there.
    fn without(&self, at: usize) -> String {
        let verdict = judge(&self.taxonomy.vocabulary, self.reading, Some(at));
        match verdict.outcome {
            Outcome::None => "none".to_owned(),
            outcome if verdict.functions.is_empty() => outcome.id().to_owned(),
            outcome => format!("{}: {}", outcome.id(), Names(&verdict.functions)),
        }
    }

    fn candidates(&self, confidence: f32) -> Vec<Candidate> {
        let verdict = self.verdict;
        let key = RoleKey::of_reading(self.reading);
        let matched = |function: Function| {
            let topics = verdict.topics.iter().filter(|&at| {
                self.topic(at)
                    .is_some_and(|topic| topic.functions.contains(&function))
            });
            let words = topics.map(|at| self.word(at).to_owned());
            words.collect::<Vec<_>>()
        };
        let functions = verdict.functions.iter().enumerate();
        functions
            .map(|(rank, &function)| Candidate {
                function,
                // measured: an expert names the later ones a little less often
                confidence: hundredths(confidence - 0.05 * rank as f32),
                role: roles::nearest(
                    self.taxonomy,
                    function,
                    key,
                    verdict.level,
                    verdict.outside.is_some(),
                )
                .map(|role| role.title.clone()),
                matched: matched(function),
            })
            .collect()
    }

    fn partner_words(&self) -> Vec<PartnerWord> {
        let words = self.verdict.partners.iter().filter_map(|at| {
            let group = self.group(at)?;
            Some(PartnerWord {
                word: self.word(at).to_owned(),
                family: group.family.clone(),
                hint: group.hint.clone(),
            })
        });
        words.collect()
    }

    /// The family of a partner word.
    pub(crate) fn family(&self, at: usize) -> &str {
        self.group(at).map_or("", |group| &group.family)
    }

    /// The kind of work that is outside the four functions.
    fn outside_kind(&self) -> &'static str {
        let vocabulary = &self.taxonomy.vocabulary;
        let marks = self
            .verdict
            .outside
            .map(|at| self.reading.marks(&self.reading.senses[at]));
        let outside = marks.into_iter().flatten().find_map(|mark| match mark {
            Mark::Outside(index) => Some(vocabulary.outsides[usize::from(*index)].outside),
            _ => None,
        });
        outside.map_or("other", |outside| outside.id())
    }

    fn not_a_partner(&self, at: usize, sense: Sense) -> &str {
        match sense {
            Sense::Friend(friend) => &self.taxonomy.vocabulary.friends[usize::from(friend)].reason,
            Sense::Alone => self.group(at).map_or("", |group| &group.alone),
            Sense::Weak | Sense::Partner => {
                "too weak by itself: no word of the partner trade beside it"
            }
        }
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.reading.text(&self.reading.senses[at], self.title)
    }

    fn level_word(&self) -> Option<usize> {
        let mut senses = self.reading.senses.iter();
        senses.position(|sense| self.reading.level(sense) == Some(self.verdict.level))
    }

    fn group(&self, at: usize) -> Option<&crate::vocabulary::Group> {
        let marks = self.reading.marks(&self.reading.senses[at]);
        marks.iter().find_map(|mark| match mark {
            Mark::Partner(group) => self.taxonomy.vocabulary.groups.get(usize::from(*group)),
            _ => None,
        })
    }

    fn topic(&self, at: usize) -> Option<&crate::vocabulary::Topic> {
        let marks = self.reading.marks(&self.reading.senses[at]);
        marks.iter().find_map(|mark| match mark {
            Mark::Topic(topic) => self.taxonomy.vocabulary.topics.get(usize::from(*topic)),
            _ => None,
        })
    }
}

/// A confidence is known to two places at best.
fn hundredths(confidence: f32) -> f32 {
    (confidence.max(0.0) * 100.0).round() / 100.0
}
