//! The topics of a role, item by item.

use super::{FIRM, Role, WEAK};
use crate::{
    taxonomy::Level,
    vocabulary::{Mark, Stands},
};

impl Role<'_, '_> {
    /// The topic in the same item as a partner word.
    pub(crate) fn topic_beside(&self, at: usize) -> Option<usize> {
        let here = self.places[at].item;
        let all = 0..self.places.len();
        let item: Vec<usize> = all.filter(|&i| self.places[i].item == here).collect();
        let topic = self.items(&item).first()?.topic?;
        (self.weight(Some(topic)) > WEAK).then_some(topic)
    }

    /// Weighs the topics among these places. Within an item the heaviest decides, and of equals
    /// the last; joined items all count.
    pub(super) fn weigh(&self, places: &[usize]) -> (Vec<usize>, bool) {
        let items = self.items(places);
        let mut topics = Vec::new();
        let mut bare = false;
        let several = items.len() > 1;
        let items: Vec<Item> = items
            .into_iter()
            .map(|item| {
                let silent = |i: usize| self.topic_at(i).is_some_and(|t| t.silent_beside);
                // "Business Development & Ecosystem Growth": "growth" adds nothing to "ecosystem"
                let drop = several && item.partner.is_some() && item.topic.is_some_and(silent);
                Item {
                    topic: item.topic.filter(|_| !drop),
                    ..item
                }
            })
            .collect();
        for (index, item) in items.iter().enumerate() {
            let later = &items[index + 1..];
            let later_full = later
                .iter()
                .any(|item| item.partner.is_some() && item.topic.is_some());
            match (item.partner, item.topic) {
                (Some(_), Some(topic)) => topics.push(topic),
                // "Business Development & Channel Sales"
                (None, Some(topic))
                    if later_full
                        && self
                            .topic_at(topic)
                            .is_some_and(|t| t.silent_beside || t.last_beside) => {}
                (None, Some(topic)) => topics.push(topic),
                // "Head, ISV Alliances & Partner Marketing": a leader owns the first as well
                (Some(Stands::Noun), None) => bare |= !later_full || self.level <= Level::Head,
                // "Reseller & Channel Sales"
                (Some(Stands::Beside), None) => bare |= !later_full,
                // "Channel & Partner Marketing", "Partner & Field Marketing"
                // "Channel & Business Development": development belongs to no partner word
                (Some(_), None) => {
                    bare |= later.iter().all(|item| {
                        let topic = item.topic.and_then(|topic| self.topic_at(topic));
                        topic.is_none_or(|topic| topic.last_beside && item.partner.is_none())
                    });
                }
                (None, None) => {}
            }
        }
        let yields = |&i: &usize| self.topic_at(i).is_some_and(|topic| topic.yields);
        if !topics.iter().all(yields) {
            topics.retain(|i| !yields(i));
        }
        let silent = |&i: &usize| self.topic_at(i).is_none_or(|topic| topic.silent_beside);
        let follows = |i: &usize| silent(i) || self.topic_at(*i).is_some_and(|t| t.last_beside);
        let partner_elsewhere = items.iter().all(|item| item.partner.is_none());
        if partner_elsewhere && topics.iter().all(follows) {
            topics.clear();
        } else if bare {
            topics.retain(|i| !silent(i));
        }
        (topics, bare)
    }

    fn items(&self, places: &[usize]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut last: Option<usize> = None;
        for &i in places {
            let place = &self.places[i];
            if place.is_filler() {
                continue; // it neither begins nor joins anything
            }
            // a noun by itself belongs to what it stands before or behind: "Analyst, Partnerships"
            let alone = items.last().is_some_and(|item| item.partner.is_none());
            let joined = |last: usize| {
                self.places[last].segment != place.segment
                    && (alone || self.apart.contains(&i) || self.apart.contains(&last))
            };
            let fresh =
                last.is_none_or(|last| self.places[last].item != place.item && !joined(last));
            if fresh {
                items.push(Item::default());
            }
            last = Some(i);
            let Some(item) = items.last_mut() else {
                continue;
            };
            if let Some(stands) = self.stands(i) {
                // "Partner Management" is a noun
                let object = self
                    .places
                    .get(i + 1)
                    .is_some_and(|next| next.item == place.item && next.is(Mark::Object));
                item.partner = Some(if object { Stands::Noun } else { stands });
                // "Enablement Partner Manager" manages partners of a kind
                let kind = stands == Stands::Before && self.is_before_manager(i);
                if self.weight(item.before) <= self.weight(item.topic) && !kind {
                    item.before = item.topic;
                }
                item.topic = None;
            }
            // nearest the noun it also takes the place of one that is a little heavier
            let nearest = u8::from(self.is_firm(i) && self.is_nearest_noun(i));
            let most = self.weight(Some(i)) + nearest;
            if place.topic().is_some() && !place.others && self.weight(item.topic) <= most {
                item.topic = Some(i);
            }
        }
        for item in &mut items {
            // behind the partner word only a firm topic outweighs those before it
            let after = self.weight(item.topic);
            if after < FIRM && self.weight(item.before) > after {
                item.topic = item.before;
            }
        }
        items
    }

    /// Whether a topic is more than a hint.
    fn is_firm(&self, at: usize) -> bool {
        self.weight(Some(at)) >= FIRM
    }

    /// "Partner Marketing Analytics Manager" is about analytics, which stands nearest the noun;
    /// "Channel Sales Trainer" about training, which is the noun.
    fn is_nearest_noun(&self, at: usize) -> bool {
        let here = &self.places[at];
        let next = self.places.get(at + 1);
        here.level().is_some()
            || next.is_some_and(|next| next.item == here.item && next.level().is_some())
    }

    fn is_before_manager(&self, at: usize) -> bool {
        let next = self.places.get(at + 1);
        next.is_some_and(|next| {
            next.item == self.places[at].item && next.level() == Some(Level::Manager)
        })
    }
}

/// An item of a core.
#[derive(Debug, Default, Clone, Copy)]
struct Item {
    /// How its partner word stands.
    partner: Option<Stands>,
    /// The topic that decides, after the partner word if there is one.
    topic: Option<usize>,
    /// The heaviest topic before the partner word.
    before: Option<usize>,
}
