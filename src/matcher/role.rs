//! What the role around a partner word is about: its core, its topics, its functions.

use super::{
    judge::{Ground, level},
    layout::Place,
};
use crate::{
    taxonomy::{Function, Level, Outside},
    vocabulary::{Mark, Stands, Topic, Vague, Vocabulary},
};

/// Topics up to this weight say what the work is about only if nothing else does.
const WEAK: u8 = 2;

/// The part of a title around the partner word that counts.
pub(super) struct Role<'a, 'v> {
    vocabulary: &'v Vocabulary,
    places: &'a [Place<'v>],
    partners: Vec<usize>,
    /// The part the role is worded in.
    part: Vec<usize>,
    /// Its core: the segment with the noun and what it is about.
    core: Vec<usize>,
    /// The segment of the noun in the core, if the content stands in another one.
    apart: Vec<usize>,
    level: Level,
}

impl<'a, 'v> Role<'a, 'v> {
    pub(super) fn around(
        vocabulary: &'v Vocabulary,
        places: &'a [Place<'v>],
        main: usize,
        partners: Vec<usize>,
    ) -> Self {
        let all = || 0..places.len();
        let mut part: Vec<usize> = all()
            .filter(|&i| places[i].part == places[main].part)
            .collect();
        if !part.iter().any(|&i| places[i].is_noun()) {
            part = all().collect(); // the noun stands in another part of the headline
        }
        let level = level(places);
        let mut role = Role {
            vocabulary,
            places,
            partners,
            part,
            core: Vec::new(),
            apart: Vec::new(),
            level,
        };
        (role.core, role.apart) = role.find_core();
        role
    }

    /// The first segment that holds a noun and says what the work is about; if the noun stands by
    /// itself ("Manager, Partner Marketing"), also the next segment that says so.
    fn find_core(&self) -> (Vec<usize>, Vec<usize>) {
        let mut segments: Vec<usize> = self.part.iter().map(|&i| self.places[i].segment).collect();
        segments.dedup();
        let within = |segment: usize| {
            let part = self.part.iter().copied();
            part.filter(move |&i| self.places[i].segment == segment)
        };
        let has_noun = |&segment: &usize| within(segment).any(|i| self.places[i].is_noun());
        let has_content = |&segment: &usize| within(segment).any(|i| self.is_content(i));
        let mut both = segments.iter().filter(|s| has_noun(s) && has_content(s));
        // a calling without a level ("Engineer") is a noun where there is no manager or above
        let managed = |segment: &&usize| {
            let mut levels = within(**segment).filter_map(|i| self.places[i].level());
            levels.any(|level| level <= Level::Manager)
        };
        let levelled =
            |segment: &&usize| within(**segment).any(|i| self.places[i].level().is_some());
        let manager = segments.iter().find(managed).copied();
        let first = both.next();
        let first = match first {
            Some(calling) if !levelled(&calling) && manager.is_some() => {
                both.find(|segment| Some(**segment) == manager)
            }
            first => first,
        };
        if let Some(&both) = first {
            return (within(both).collect(), Vec::new());
        }
        let noun = manager.or_else(|| segments.iter().copied().find(has_noun));
        let after = |&segment: &usize| noun.is_none_or(|noun| segment > noun);
        let content = segments
            .iter()
            .copied()
            .find(|s| after(s) && has_content(s))
            .or_else(|| segments.iter().copied().find(has_content));
        let core = self.part.iter().copied().filter(|&i| {
            let segment = Some(self.places[i].segment);
            segment == noun || segment == content
        });
        let apart = noun.filter(|_| content.is_some_and(|content| Some(content) != noun));
        let apart = apart.map_or_else(Vec::new, |noun| within(noun).collect());
        (core.collect(), apart)
    }

    fn is_content(&self, at: usize) -> bool {
        let place = &self.places[at];
        self.partners.contains(&at)
            || place.outside().is_some()
            || place
                .topic()
                .is_some_and(|topic| self.topic(topic).weight > WEAK)
    }

    fn topic(&self, topic: u16) -> &'v Topic {
        &self.vocabulary.topics[usize::from(topic)]
    }

    /// Only vague words for partners, and technical or product work: "Ads Ecosystem Engineer".
    pub(super) fn is_vague(&self) -> bool {
        let qualified = |&at: &usize| {
            at.checked_sub(1).is_some_and(|before| {
                let before = &self.places[before];
                before.segment == self.places[at].segment
                    && before.level().is_none()
                    && !before.is(Mark::Filler)
                    && !before.is(Mark::Object)
                    && !before.is(Mark::Linker)
            })
        };
        let vague = |at: &usize| {
            let group = self.places[*at].partner().map(usize::from);
            group.map_or(Vague::Never, |group| self.vocabulary.groups[group].vague)
        };
        let all = |holds: &dyn Fn(&usize) -> bool| {
            !self.partners.is_empty() && self.partners.iter().all(holds)
        };
        let needs_firm_word =
            |&i: &usize| self.topic_at(i).is_some_and(|topic| topic.needs_firm_word);
        match self.outside().filter(|&i| self.is_technical(i)) {
            Some(_) => all(&|at| match vague(at) {
                Vague::Never => false,
                Vague::Qualified => qualified(at),
                Vague::Always => true,
            }),
            None => all(&|at| vague(at) == Vague::Always) && self.part.iter().any(needs_firm_word),
        }
    }

    fn is_technical(&self, at: usize) -> bool {
        let work = |outside: u16| &self.vocabulary.outsides[usize::from(outside)];
        self.places[at].outside().map(work).is_some_and(|work| {
            matches!(work.outside, Outside::Technical | Outside::Product) && !work.with_customers
        })
    }

    /// A false friend that is about partners for the topic of this title.
    pub(super) fn counts(&self, at: usize) -> bool {
        let Some(friend) = self.places[at].friend() else {
            return false;
        };
        let counted = &self.vocabulary.friends[usize::from(friend)].counts_topics;
        let mut topics = self.part.iter().filter_map(|&i| self.topic_at(i));
        topics.any(|topic| counted.contains(&topic.topic))
    }

    /// The phrase that puts the role outside the four functions.
    pub(super) fn outside(&self) -> Option<usize> {
        let core_has_partner = self.core.iter().any(|i| self.partners.contains(i));
        let places = if core_has_partner {
            &self.core
        } else {
            &self.part
        };
        let firm = || {
            places.iter().any(|&i| {
                self.places[i]
                    .topic()
                    .is_some_and(|topic| self.topic(topic).weight > WEAK)
            })
        };
        places.iter().copied().find(|&i| {
            self.places[i].outside().is_some_and(|outside| {
                let work = &self.vocabulary.outsides[usize::from(outside)];
                !self.places[i].others && (!work.weak || self.level > Level::Head && !firm())
            })
        })
    }

    /// The phrases whose topics decide, and whether a partner word stands beside them by itself.
    pub(super) fn topics(&self) -> (Vec<usize>, bool) {
        // "Program Manager, Partner Marketing": the content comes before what the noun says
        let content = self.core.iter().copied();
        let content: Vec<usize> = content.filter(|&i| !self.apart.contains(&i)).collect();
        let (mut topics, mut bare) = self.weigh(&content);
        if topics.iter().all(|&i| self.weight(Some(i)) <= WEAK) {
            (topics, bare) = self.weigh(&self.core);
        }
        let heaviest = |topics: &[usize]| topics.iter().map(|&i| self.weight(Some(i))).max();
        // "Account Coordinator, Affiliate Marketing": a phrase that names partners and topic
        let mut own = self.partners.iter().copied();
        let phrase = own.find(|&i| self.weight(Some(i)).checked_sub(1) >= heaviest(&topics));
        let adds_nothing = |phrase: &usize| {
            let functions = self.functions_of(*phrase);
            let mut core = topics.iter().flat_map(|&i| self.functions_of(i));
            !self.core.contains(phrase) && core.all(|function| functions.contains(function))
        };
        if let Some(phrase) = phrase.filter(|phrase| !topics.is_empty() && adds_nothing(phrase)) {
            return (vec![phrase], false);
        }
        if heaviest(&topics) > Some(1) {
            return (topics, bare);
        }
        // nothing firm in the core: what the rest of the part says
        let rest: Vec<usize> = self
            .part
            .iter()
            .copied()
            .filter(|i| !self.core.contains(i) && !self.places[*i].others)
            .collect();
        let (firmer, bare_among) = self.weigh(&rest);
        let with_partner = rest.iter().any(|i| self.partners.contains(i));
        let noun = self
            .core
            .iter()
            .any(|&i| self.stands(i) == Some(Stands::Noun));
        let core_has_partner = self.core.iter().any(|i| self.partners.contains(i));
        let least = match self.level {
            _ if with_partner || !core_has_partner => 0,
            Level::Director => 4,
            Level::Chief | Level::Vp | Level::Head => u8::MAX,
            _ => 5,
        };
        let firmer: Vec<usize> = firmer
            .into_iter()
            .filter(|&i| {
                let topic = self.topic_at(i);
                topic.is_some_and(|topic| topic.weight >= least && !topic.silent_beside)
            })
            .collect();
        match firmer.is_empty() {
            true => (topics, bare),
            // "Head of Business Development, Partnerships & Marketing"
            false if !core_has_partner => (firmer, bare_among),
            false => (firmer, with_partner && noun),
        }
    }

    /// The topic in the same item as a partner word.
    pub(super) fn topic_beside(&self, at: usize) -> Option<usize> {
        let here = self.places[at].item;
        let all = 0..self.places.len();
        let item: Vec<usize> = all.filter(|&i| self.places[i].item == here).collect();
        let topic = self.items(&item).first()?.topic?;
        (self.weight(Some(topic)) > WEAK).then_some(topic)
    }

    fn stands(&self, at: usize) -> Option<Stands> {
        let group = self.places[at]
            .partner()
            .filter(|_| self.partners.contains(&at))?;
        Some(self.vocabulary.groups[usize::from(group)].stands)
    }

    /// Weighs the topics among these places. Within an item the heaviest decides, and of equals
    /// the last; joined items all count.
    fn weigh(&self, places: &[usize]) -> (Vec<usize>, bool) {
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
                // "Channel & Partner Marketing", "Partner & Field Marketing"
                // "Head, ISV Alliances & Partner Marketing": a leader owns the first as well
                (Some(Stands::Noun | Stands::Beside), None) => {
                    bare |= !later_full || self.level <= Level::Head;
                }
                (Some(_), None) => bare |= later.iter().all(|item| item.topic.is_none()),
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
            if place.topic().is_some()
                && !place.others
                && self.weight(item.topic) <= self.weight(Some(i))
            {
                item.topic = Some(i);
            }
        }
        for item in &mut items {
            // behind the partner word only a firm topic outweighs those before it
            let after = self.weight(item.topic);
            if after < 4 && self.weight(item.before) > after {
                item.topic = item.before;
            }
        }
        items
    }

    fn is_before_manager(&self, at: usize) -> bool {
        let next = self.places.get(at + 1);
        next.is_some_and(|next| {
            next.item == self.places[at].item && next.level() == Some(Level::Manager)
        })
    }

    fn topic_at(&self, at: usize) -> Option<&'v Topic> {
        self.places[at].topic().map(|topic| self.topic(topic))
    }

    fn weight(&self, at: Option<usize>) -> u8 {
        at.and_then(|i| self.topic_at(i))
            .map_or(0, |topic| topic.weight)
    }

    /// The functions of the topic at a place, for this level.
    pub(super) fn functions_of(&self, at: usize) -> &'v [Function] {
        let Some(topic) = self.places[at].topic() else {
            return &[];
        };
        let topic = self.topic(topic);
        match self.level {
            Level::Chief | Level::Vp | Level::Head if !topic.leader.is_empty() => &topic.leader,
            Level::Chief | Level::Vp | Level::Head | Level::Director
                if !topic.director.is_empty() =>
            {
                &topic.director
            }
            _ => &topic.functions,
        }
    }

    pub(super) fn functions(&self, topics: &[usize], bare: bool) -> (Vec<Function>, Ground) {
        let (default, ground) = match self.level {
            Level::Chief | Level::Vp | Level::Head => (&self.vocabulary.leader, Ground::Leader),
            Level::Director => (&self.vocabulary.director, Ground::Director),
            _ => (&self.vocabulary.below, Ground::Below),
        };
        if topics.is_empty() {
            return (default.to_vec(), ground);
        }
        let mut named: Vec<(usize, &[Function])> =
            topics.iter().map(|&i| (i, self.functions_of(i))).collect();
        if bare {
            let at = self.partners.first().copied().unwrap_or(0);
            named.push((at, default));
            named.sort_by_key(|&(at, _)| {
                let last = self.topic_at(at).is_some_and(|topic| topic.last_beside);
                (last, at)
            });
        }
        let mut functions: Vec<Function> = Vec::new();
        for &function in named.iter().flat_map(|(_, functions)| *functions) {
            if !functions.contains(&function) {
                functions.push(function);
            }
        }
        let ground = match (topics, functions.len()) {
            ([_], 1) if !bare => Ground::Topic,
            ([_], _) if !bare => Ground::TopicOfSeveral,
            _ => Ground::Topics,
        };
        (functions, ground)
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
