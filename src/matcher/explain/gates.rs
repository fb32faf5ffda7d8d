//! Which words for partners and which topics count, and why the others do not.

use super::{Explained, Gated, Weighed, meanings};
use crate::{
    answer::Outcome,
    matcher::{
        decide::is_beside_person,
        gate::{GateVerdict, gate},
    },
    taxonomy::{FunctionTerm, PartnerTerm},
};

impl Explained<'_, '_> {
    pub(super) fn partner_words(&self) -> Vec<Gated> {
        let mut gated = Vec::new();
        for at in 0..self.structure.len() {
            let counts = self.decision.partners.contains(at);
            let term = self.structure.partner_term(at);
            let why = match (term, self.structure.false_friend(at)) {
                (Some(term), _) => self.gate(at, term, counts),
                (None, Some(friend)) => match counts {
                    true => format!("{}, but about partners in this title", friend.reason),
                    false => friend.reason.to_string(),
                },
                (None, None) => continue,
            };
            gated.push(Gated {
                word: self.word(at).to_owned(),
                group: term.map(|term| term.group.clone()),
                counts,
                why,
            });
        }
        gated
    }

    /// The verdict of the gate on a partner word.
    fn gate(&self, at: usize, term: &PartnerTerm, counts: bool) -> String {
        match gate(&self.structure, at, term).0 {
            _ if counts => "about partners".to_owned(),
            GateVerdict::Partner if is_beside_person(&self.structure, at) => {
                let person = self.adviser_before(at).unwrap_or_default();
                format!("behind \"{person}\" it is about that person's clients")
            }
            GateVerdict::Partner => "too vague beside technical or product work".to_owned(),
            GateVerdict::FalseFriend(friend) => {
                let vocabulary = self.structure.vocabulary;
                let reason = &vocabulary.false_friends[usize::from(friend)].reason;
                let spoilers = self.spoilers(at, friend);
                match spoilers.is_empty() {
                    true => reason.to_string(),
                    false => format!("{reason}, because of {}", spoilers.join(" and ")),
                }
            }
            GateVerdict::NotPresent => "it is not the present role".to_owned(),
            GateVerdict::Possible => format!("it may mean {}", term.stands_for),
            GateVerdict::Alone if term.alone.is_empty() => "it stands alone".to_owned(),
            GateVerdict::Alone => format!("it stands alone: {}", term.alone),
            GateVerdict::Weak if term.needs.is_empty() => "no noun of a role beside it".to_owned(),
            GateVerdict::Weak => {
                let needs = meanings::listed(&term.needs);
                format!("no word beside it of the topics {needs}")
            }
        }
    }

    /// The phrase before a place which says that the person is an adviser.
    fn adviser_before(&self, at: usize) -> Option<&str> {
        let phrases = &self.structure.phrases;
        let mut before = (0..at).filter(|&other| phrases[other].part == phrases[at].part);
        let adviser = before.find(|&other| {
            let friend = self.structure.false_friend(other);
            friend.is_some_and(|friend| friend.person)
        });
        adviser.map(|other| self.word(other))
    }

    /// The words by which this false friend spoils the word at a place.
    fn spoilers(&self, at: usize, friend: u16) -> Vec<String> {
        let part = self.structure.phrases[at].part;
        let spoilers = (0..self.structure.len()).filter(|&other| {
            let tags = self.structure.tags(other);
            let mut lists = [&tags.before, &tags.after, &tags.anywhere].into_iter();
            self.structure.phrases[other].part == part && lists.any(|list| list.contains(&friend))
        });
        spoilers
            .map(|other| format!("\"{}\"", self.word(other)))
            .collect()
    }

    pub(super) fn function_terms(&self) -> Vec<Weighed> {
        let mut weighed = Vec::new();
        for at in 0..self.structure.len() {
            let Some(term) = self.structure.function_term(at) else {
                continue;
            };
            let counts = self.decision.terms.contains(at);
            weighed.push(Weighed {
                word: self.word(at).to_owned(),
                topic: term.topic.clone(),
                weight: term.weight,
                functions: term.functions.to_vec(),
                counts,
                why: match counts {
                    true => format!("decides: {}", meanings::functions(term)),
                    false => self.why_not(at, term),
                },
            });
        }
        weighed
    }

    /// Why a function term does not decide.
    fn why_not(&self, at: usize, term: &FunctionTerm) -> String {
        let phrases = &self.structure.phrases;
        match self.decision.outcome {
            Outcome::None => return "no word for partners counts".to_owned(),
            Outcome::Adjacent => return "the role is outside the four functions".to_owned(),
            _ if phrases[at].others => return "it is somebody else's role".to_owned(),
            _ => {}
        }
        let mut decides = self.decision.terms.iter();
        let beside = decides.find(|&other| phrases[other].conjunct == phrases[at].conjunct);
        if let Some(other) = beside {
            return format!("\"{}\" in the same item decides", self.word(other));
        }
        if term.only_beside {
            "it counts only in the noun phrase of a word for partners".to_owned()
        } else if term.yields && !self.decision.terms.is_empty() {
            "it yields to another topic".to_owned()
        } else {
            "it is not in the core of the title: the segment with the noun and what it is about"
                .to_owned()
        }
    }
}
