//! Verdicts in words.

use super::{
    gate::Sense,
    judge::{Ground, Verdict, judge},
    questions, roles,
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
    /// The answer for people and machines, without evidence.
    pub(crate) fn classification(&self) -> Classification {
        let verdict = self.verdict;
        let confidence = self.taxonomy.vocabulary.confidence(verdict.ground.id());
        let candidates = self.candidates(confidence);
        Classification {
            title: self.title.to_owned(),
            outcome: verdict.outcome,
            confidence,
            level: verdict.level,
            questions: questions::about(self.taxonomy, verdict, &candidates),
            candidates,
            partner_words: self.partner_words(),
            evidence: Vec::new(),
            reason: self.reason(),
            ground: verdict.ground.id(),
        }
    }

    /// The words that decided, each with what the answer would be without it.
    pub(crate) fn evidence(&self) -> Vec<Evidence> {
        let verdict = self.verdict;
        let mut deciding: Vec<(usize, String)> = Vec::new();
        for &at in &verdict.partners {
            let family = self.group(at).map_or("", |group| &group.family);
            deciding.push((at, format!("a word for partners ({family})")));
        }
        for &at in &verdict.topics {
            if let Some(topic) = self.topic(at) {
                deciding.push((at, format!("names {}", names(&topic.functions))));
            }
        }
        if let Some(at) = verdict.outside {
            deciding.push((at, self.outside_work()));
        }
        if let Some((at, sense)) = verdict.friend {
            deciding.push((at, self.not_a_partner(at, sense)));
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

    /// The answer if one phrase were not there.
    fn without(&self, at: usize) -> String {
        let verdict = judge(&self.taxonomy.vocabulary, self.reading, Some(at));
        match verdict.outcome {
            Outcome::None => "none".to_owned(),
            outcome if verdict.functions.is_empty() => outcome.id().to_owned(),
            outcome => format!("{}: {}", outcome.id(), names(&verdict.functions)),
        }
    }

    fn candidates(&self, confidence: f32) -> Vec<Candidate> {
        let verdict = self.verdict;
        let key = RoleKey::of_reading(self.reading);
        let matched = |function: Function| {
            let topics = verdict.topics.iter().filter(|&&at| {
                self.topic(at)
                    .is_some_and(|topic| topic.functions.contains(&function))
            });
            let words = topics.map(|&at| self.word(at).to_owned());
            words.collect::<Vec<_>>()
        };
        let functions = verdict.functions.iter().enumerate();
        functions
            .map(|(rank, &function)| Candidate {
                function,
                // measured: an expert names the later ones a little less often
                confidence: (confidence - 0.05 * rank as f32).max(0.0),
                role: roles::nearest(self.taxonomy, function, key, verdict),
                matched: matched(function),
            })
            .collect()
    }

    fn partner_words(&self) -> Vec<PartnerWord> {
        let words = self.verdict.partners.iter().filter_map(|&at| {
            let group = self.group(at)?;
            Some(PartnerWord {
                word: self.word(at).to_owned(),
                family: group.family.clone(),
                hint: group.hint.clone(),
            })
        });
        words.collect()
    }

    pub(crate) fn reason(&self) -> String {
        let verdict = self.verdict;
        let by_default = |who: &str| {
            format!(
                "no word names a function; {who} {} {}",
                if verdict.functions.len() > 1 {
                    "may be"
                } else {
                    "is"
                },
                names(&verdict.functions)
            )
        };
        match verdict.ground {
            Ground::NoWord if self.reading.lexemes.is_empty() => "blank title".to_owned(),
            Ground::NoWord => "no partner word".to_owned(),
            Ground::Friend | Ground::Alone | Ground::Weak => match verdict.friend {
                Some((at, sense)) => {
                    format!(
                        "\"{}\" here is {}",
                        self.word(at),
                        self.not_a_partner(at, sense)
                    )
                }
                None => "no partner word".to_owned(),
            },
            Ground::Outside => self.outside_work(),
            Ground::Topic | Ground::TopicOfSeveral => {
                let verb = match verdict.ground {
                    Ground::Topic => "names",
                    _ => "may be",
                };
                format!("{} {verb} {}", self.quoted(), names(&verdict.functions))
            }
            Ground::Topics if verdict.functions.len() == 1 => {
                format!("{} name {}", self.quoted(), names(&verdict.functions))
            }
            Ground::Topics => format!(
                "{} stand for several: {}",
                self.quoted(),
                names(&verdict.functions)
            ),
            Ground::Leader => by_default("a leader of the whole partner business"),
            Ground::Director => by_default("a director"),
            Ground::Below => by_default("whoever works with partners"),
        }
    }

    /// The deciding topics and partner words as the title writes them.
    fn quoted(&self) -> String {
        let mut at: Vec<usize> = self.verdict.topics.clone();
        if self.verdict.ground == Ground::Topics {
            at.extend(&self.verdict.partners);
        }
        at.sort_unstable();
        at.dedup();
        let words: Vec<String> = at
            .into_iter()
            .map(|at| format!("\"{}\"", self.word(at)))
            .collect();
        listed(&words, "and")
    }

    fn outside_work(&self) -> String {
        let vocabulary = &self.taxonomy.vocabulary;
        let kind = self
            .verdict
            .outside
            .and_then(|at| {
                let marks = self.reading.marks(&self.reading.senses[at]);
                marks.iter().find_map(|mark| match mark {
                    Mark::Outside(index) => Some(vocabulary.outsides[usize::from(*index)].outside),
                    _ => None,
                })
            })
            .map_or("other", |outside| outside.id());
        let word = self.verdict.outside.map_or("", |at| self.word(at));
        format!("\"{word}\" is {kind} work, outside the four functions")
    }

    fn not_a_partner(&self, at: usize, sense: Sense) -> String {
        match sense {
            Sense::Friend(friend) => {
                let friends = &self.taxonomy.vocabulary.friends;
                friends[usize::from(friend)].reason.to_string()
            }
            Sense::Alone => self
                .group(at)
                .map_or_else(String::new, |group| group.alone.to_string()),
            Sense::Weak | Sense::Partner => {
                "too weak by itself: no word of the partner trade beside it".to_owned()
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

fn names(functions: &[Function]) -> String {
    let names: Vec<String> = functions.iter().map(|f| f.name().to_owned()).collect();
    listed(&names, "or")
}

fn listed(words: &[String], joiner: &str) -> String {
    match words {
        [] => "nothing".to_owned(),
        [word] => word.clone(),
        [first @ .., last] => format!("{} {joiner} {last}", first.join(", ")),
    }
}
