//! What the role around a partner word is about: its core, its topics, its functions.

mod items;
mod outside;

use super::{
    judge::level,
    layout::Place,
    verdict::{Functions, Ground},
};
use crate::{
    taxonomy::{Function, Level},
    vocabulary::{Stands, Topic, Vocabulary},
};

/// Topics up to this weight say what the work is about only if nothing else does.
const WEAK: u8 = 2;

/// Topics from this weight on say firmly what the work is about.
const FIRM: u8 = 4;

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

    /// A false friend that is about partners for the topic of this title.
    pub(super) fn counts(&self, at: usize) -> bool {
        let Some(friend) = self.places[at].friend() else {
            return false;
        };
        let counted = &self.vocabulary.friends[usize::from(friend)].counts_topics;
        let mut topics = self.part.iter().filter_map(|&i| self.topic_at(i));
        topics.any(|topic| counted.contains(&topic.topic))
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
        let core_has_partner = self.core.iter().any(|i| self.partners.contains(i));
        let least = match self.level {
            _ if with_partner || !core_has_partner => 0,
            Level::Director => 4,
            Level::Chief | Level::Vp | Level::Head => u8::MAX,
            _ => 5,
        };
        // "Business Development Manager, Affiliates"
        let mut core = self.core.iter().filter_map(|&i| self.topic_at(i));
        let led = core.any(|topic| topic.last_beside);
        let firmer: Vec<usize> = firmer
            .into_iter()
            .filter(|&i| {
                self.topic_at(i).is_some_and(|topic| {
                    topic.weight >= least && !topic.silent_beside && !(led && topic.yields)
                })
            })
            .collect();
        match firmer.is_empty() {
            true => (topics, bare),
            // "Head of Business Development, Partnerships & Marketing", but "Partnerships Manager, Partner
            // Marketing" is one role
            false => (firmer, bare_among && !core_has_partner),
        }
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

    pub(super) fn functions(&self, topics: &[usize], bare: bool) -> (Functions, Ground) {
        let (default, ground) = match self.level {
            Level::Chief | Level::Vp | Level::Head => (&self.vocabulary.leader, Ground::Leader),
            Level::Director => (&self.vocabulary.director, Ground::Director),
            _ => (&self.vocabulary.below, Ground::Below),
        };
        if topics.is_empty() {
            return (default.iter().copied().collect(), ground);
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
        let functions = named.iter().flat_map(|(_, functions)| *functions);
        let functions: Functions = functions.copied().collect();
        let ground = match (topics, functions.len()) {
            ([_], 1) if !bare => Ground::Topic,
            ([_], _) if !bare => Ground::TopicOfSeveral,
            _ => Ground::Topics,
        };
        (functions, ground)
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

    fn stands(&self, at: usize) -> Option<Stands> {
        let group = self.places[at]
            .partner()
            .filter(|_| self.partners.contains(&at))?;
        Some(self.vocabulary.groups[usize::from(group)].stands)
    }

    fn topic(&self, topic: u16) -> &'v Topic {
        &self.vocabulary.topics[usize::from(topic)]
    }

    fn topic_at(&self, at: usize) -> Option<&'v Topic> {
        self.places[at].topic().map(|topic| self.topic(topic))
    }

    fn weight(&self, at: Option<usize>) -> u8 {
        at.and_then(|i| self.topic_at(i))
            .map_or(0, |topic| topic.weight)
    }
}
