//! Which words for partners and which topics count, and why the others do not.

use super::{Gated, Read, Weighed, meanings};
use crate::classification::Outcome;
use crate::matcher::gate::{Sense, sense};
use crate::vocabulary::{Mark, Topic};

impl Read<'_, '_> {
    pub(super) fn partner_words(&self) -> Vec<Gated> {
        let vocabulary = &self.taxonomy.vocabulary;
        let mut gated = Vec::new();
        for (at, place) in self.places.iter().enumerate() {
            let counts = self.verdict.partners.contains(at);
            let group = place
                .partner()
                .map(|group| &vocabulary.groups[usize::from(group)]);
            let why = match (place.partner(), place.friend()) {
                (Some(group), _) => self.gate(at, group, counts),
                (None, Some(friend)) => {
                    let friend = &vocabulary.friends[usize::from(friend)];
                    match counts {
                        true => format!("{}, but about partners in this title", friend.reason),
                        false => friend.reason.to_string(),
                    }
                }
                (None, None) => continue,
            };
            gated.push(Gated {
                word: self.word(at).to_owned(),
                group: group.map(|group| group.group.clone()),
                counts,
                why,
            });
        }
        gated
    }

    /// What the gate says about a word for partners.
    fn gate(&self, at: usize, group: u16, counts: bool) -> String {
        let vocabulary = &self.taxonomy.vocabulary;
        let meaning = &vocabulary.groups[usize::from(group)];
        match sense(vocabulary, &self.places, at, group) {
            _ if counts => "about partners".to_owned(),
            Sense::Partner => match self.person_before(at) {
                Some(person) => format!("behind \"{person}\" it is about that person's clients"),
                None => "too vague beside technical or product work".to_owned(),
            },
            Sense::Friend(friend) => {
                let reason = &vocabulary.friends[usize::from(friend)].reason;
                let spoilers = self.spoilers(at, friend);
                match spoilers.is_empty() {
                    true => reason.to_string(),
                    false => format!("{reason}, because of {}", spoilers.join(" and ")),
                }
            }
            Sense::Alone if meaning.alone.is_empty() => "it stands alone".to_owned(),
            Sense::Alone => format!("it stands alone: {}", meaning.alone),
            Sense::Weak if meaning.needs.is_empty() => "no noun of a role beside it".to_owned(),
            Sense::Weak => {
                let needs = meanings::listed(&meaning.needs);
                format!("no word beside it of the topics {needs}")
            }
        }
    }

    /// The phrase before a place which says that the person is a false friend.
    fn person_before(&self, at: usize) -> Option<&str> {
        let friends = &self.taxonomy.vocabulary.friends;
        let before = (0..at).filter(|&i| self.places[i].part == self.places[at].part);
        let mut before = before.filter(|&i| {
            let friend = self.places[i].friend();
            friend.is_some_and(|friend| friends[usize::from(friend)].person)
        });
        before.next().map(|i| self.word(i))
    }

    /// The words by which this false friend spoils the word at a place.
    fn spoilers(&self, at: usize, friend: u16) -> Vec<String> {
        let spoils = |mark: &Mark| {
            let (Mark::Before(by) | Mark::After(by) | Mark::Anywhere(by)) = *mark else {
                return false;
            };
            by == friend
        };
        let places = self.places.iter().enumerate();
        let spoilers = places.filter(|(_, place)| {
            place.part == self.places[at].part && place.marks.iter().any(spoils)
        });
        spoilers
            .map(|(i, _)| format!("\"{}\"", self.word(i)))
            .collect()
    }

    pub(super) fn topics(&self) -> Vec<Weighed> {
        let mut weighed = Vec::new();
        for (at, place) in self.places.iter().enumerate() {
            let Some(topic) = place.topic() else { continue };
            let topic = &self.taxonomy.vocabulary.topics[usize::from(topic)];
            let counts = self.verdict.topics.contains(at);
            weighed.push(Weighed {
                word: self.word(at).to_owned(),
                topic: topic.topic.clone(),
                weight: topic.weight,
                functions: topic.functions.to_vec(),
                counts,
                why: match counts {
                    true => format!("decides: {}", meanings::functions(topic)),
                    false => self.why_not(at, topic),
                },
            });
        }
        weighed
    }

    /// Why a topic does not decide.
    fn why_not(&self, at: usize, topic: &Topic) -> String {
        let place = &self.places[at];
        match self.verdict.outcome {
            Outcome::None => return "no word for partners counts".to_owned(),
            Outcome::Adjacent => return "the role is outside the four functions".to_owned(),
            _ if place.others => return "it is somebody else's role".to_owned(),
            _ => {}
        }
        let decides = self.verdict.topics.iter();
        let mut beside = decides.filter(|&other| self.places[other].item == place.item);
        if let Some(other) = beside.next() {
            return format!("\"{}\" in the same item decides", self.word(other));
        }
        if topic.silent_beside {
            "beside a word for partners of its own it says nothing".to_owned()
        } else if topic.yields && !self.verdict.topics.is_empty() {
            "it yields to another topic".to_owned()
        } else {
            "it is not in the core of the title: the segment with the noun and what it is about"
                .to_owned()
        }
    }
}
