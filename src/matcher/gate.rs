//! The gate: is a partner word here about partners at all?

use super::layout::Place;
use crate::{
    taxonomy::Level,
    vocabulary::{Mark, Stands, Vocabulary},
};

/// What a partner word turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sense {
    /// It is about partners.
    Partner,
    /// A false friend, by this entry of the vocabulary.
    Friend(u16),
    /// It stands alone, where it means the person.
    Alone,
    /// Too weak without a word of the trade beside it.
    Weak,
}

/// The sense of the partner word of this group at this place.
pub(crate) fn sense(vocabulary: &Vocabulary, places: &[Place<'_>], at: usize, group: u16) -> Sense {
    if let Some(friend) = spoiled(vocabulary, places, at, group) {
        return Sense::Friend(friend);
    }
    let meaning = &vocabulary.groups[usize::from(group)];
    if meaning.stands == Stands::Before
        && !is_followed(places, at, meaning.named)
        && !is_led(places, at, meaning.named)
        && !is_behind(places, at)
    {
        return Sense::Alone;
    }
    if meaning.named && meaning.stands == Stands::Noun && is_name(places, at) {
        return Sense::Alone;
    }
    if meaning.stands == Stands::Beside && !places.iter().any(Place::is_noun) {
        return Sense::Weak;
    }
    if meaning.stands == Stands::Either && !says_something(places, at) {
        return Sense::Weak;
    }
    let needs = &meaning.needs;
    if !needs.is_empty()
        && !whole(places, at).any(|place| {
            let topic = place
                .topic()
                .map(|topic| &*vocabulary.topics[usize::from(topic)].topic);
            let work = place
                .outside()
                .map(|work| &vocabulary.outsides[usize::from(work)]);
            work.is_some_and(|work| work.with_customers)
                || needs.iter().any(|need| {
                    topic == Some(need) || work.is_some_and(|work| work.outside.id() == need)
                })
        })
    {
        return Sense::Weak;
    }
    Sense::Partner
}

/// The false friend that a word before it or anywhere in its part makes of a partner word.
fn spoiled(vocabulary: &Vocabulary, places: &[Place<'_>], at: usize, group: u16) -> Option<u16> {
    let name = &vocabulary.groups[usize::from(group)].group;
    let here = places[at];
    let behind = places
        .get(at + 1)
        .filter(|place| place.item == here.item)
        .and_then(Place::topic)
        .map(|topic| &vocabulary.topics[usize::from(topic)].topic);
    let spoils = |friend: u16| {
        let friend = &vocabulary.friends[usize::from(friend)];
        friend.spoils.contains(name)
            && !behind.is_some_and(|topic| friend.yields_to.contains(topic))
    };
    let mut crossed = false;
    // "Bank & Network Partnerships": what is unknown may be of the same kind
    let unknown = at.checked_sub(2).is_some_and(|joiner| {
        places[joiner].is(Mark::Joiner) && places[joiner + 1].marks.is_empty()
    });
    let before = places[..at - usize::from(unknown)]
        .iter()
        .rev()
        .take_while(|place| place.segment == here.segment)
        .take_while(|place| {
            place.partner().is_some()
                || place.marks.iter().any(|mark| match mark {
                    // not "Brand Communications & Partnerships"
                    Mark::Before(friend) => spoils(*friend) || place.topic().is_none(),
                    mark => matches!(mark, Mark::Filler | Mark::Joiner),
                })
        })
        .find_map(|place| {
            crossed |= !unknown && (place.item != here.item || place.is(Mark::Joiner));
            place.marks.iter().find_map(|mark| match mark {
                Mark::Before(friend)
                    if spoils(*friend)
                        && (!crossed || vocabulary.friends[usize::from(*friend)].across_and) =>
                {
                    Some(*friend)
                }
                _ => None,
            })
        });
    let after = places[at + 1..]
        .iter()
        .take_while(|place| place.segment == here.segment)
        .take_while(|place| {
            place.partner().is_some()
                || place
                    .marks
                    .iter()
                    .any(|mark| matches!(mark, Mark::After(_) | Mark::Filler | Mark::Linker))
        })
        .flat_map(|place| place.marks)
        .find_map(|mark| match mark {
            Mark::After(friend) if spoils(*friend) => Some(*friend),
            _ => None,
        });
    before.or(after).or_else(|| {
        whole(places, at)
            .flat_map(|place| place.marks)
            .find_map(|mark| match mark {
                Mark::Anywhere(friend) if spoils(*friend) => Some(*friend),
                _ => None,
            })
    })
}

/// The part of a headline that a word stands in, or all of it if the noun stands elsewhere: "Sales
/// Director | Indirect Markets".
fn whole<'a, 'v>(
    places: &'a [Place<'v>],
    at: usize,
) -> impl Iterator<Item = &'a Place<'v>> + use<'a, 'v> {
    let here = places[at].part;
    let mut part = places.iter().filter(|place| place.part == here);
    let all = !part.any(Place::is_noun);
    places.iter().filter(move |place| all || place.part == here)
}

/// "Partner Marketing", "Partner Trip Platform" behind a role: something follows in its item.
fn is_followed(places: &[Place<'_>], at: usize, named: bool) -> bool {
    let here = places[at];
    if here.topic().is_some() || here.is_noun() {
        return true; // "partner data", "business partner manager" are one phrase
    }
    let led = || {
        places[..at]
            .iter()
            .any(|place| place.part == here.part && place.is_noun())
    };
    let (mut unknown, mut far) = (false, false);
    for (index, place) in places.iter().enumerate().skip(at + 1) {
        if place.is(Mark::Joiner) && index == at + 1 {
            // "Manager, Partner & Project Management": the noun follows behind the "and"
            // "Partner and Event Marketing" names nobody at all
            let nobody = place.segment == here.segment && !places.iter().any(Place::is_noun);
            return (led() || nobody) && is_suspended(places, index);
        }
        if unknown && !named && place.is(Mark::Joiner) {
            far = true; // "Partner Brand & Social Outreach Manager"
            continue;
        }
        // "Partner Field/Event Marketing", but not "Partner/Consultant"
        let same = place.item == here.item || far && place.segment == here.segment;
        if !same
            || [Mark::Joiner, Mark::Linker, Mark::Employer]
                .iter()
                .any(|&m| place.is(m))
        {
            break;
        }
        if place.topic().is_some()
            || place.partner().is_some()
            || place.outside().is_some()
            || place.is(Mark::Object)
            || place.level().is_some_and(|level| level != Level::Chief)
        {
            return true;
        }
        unknown |= place.is_unknown();
        far |= place.is_idle();
        if unknown && named {
            return false; // "Alliance Dental Group"
        }
    }
    unknown
        && places
            .iter()
            .filter(|place| place.part == here.part && place.segment < here.segment)
            // "Co-Founder, partner Acme" is the same person
            .any(|place| place.is_noun() && place.level() != Some(Level::Chief))
}

/// What follows the "and" at this place says what the work is about, and is not another role.
fn is_suspended(places: &[Place<'_>], at: usize) -> bool {
    let mut item = places[at..]
        .iter()
        .take_while(|place| place.item == places[at].item);
    item.clone()
        .any(|place| place.topic().is_some() || place.is(Mark::Object))
        && item.all(|place| place.level().is_none() || place.topic().is_some())
}

/// "Apex Dental Partners - Developer": an unknown word before it, and no role before that.
fn is_name(places: &[Place<'_>], at: usize) -> bool {
    let here = places[at];
    let before = || places[..at].iter().filter(|place| place.part == here.part);
    before()
        .rev()
        .find(|place| !place.is(Mark::Filler)) // "Apex Strategic Partners"
        .is_some_and(|place| place.marks.is_empty() && place.segment == here.segment)
        && !before().any(Place::is_noun)
        // "Workplace Partners Manager"
        && !places.get(at + 1).is_some_and(|next| {
            next.item == here.item && next.level().is_some_and(|level| level <= Level::Lead)
        })
}

/// Whether the noun of a role, or what the work is about, stands anywhere: "Ecosystem Builder" has
/// neither.
fn says_something(places: &[Place<'_>], at: usize) -> bool {
    places.iter().any(|place| {
        place.is_noun()
            || place.topic().is_some()
            || place.is(Mark::Object) && place.segment == places[at].segment
    })
}

/// "Responsabile programma partner": in the title's language the noun stands before it.
fn is_behind(places: &[Place<'_>], at: usize) -> bool {
    let mut joined = 0; // by "and", not by a slash: "Directeur / Partner"
    places[..at].iter().rev().any(|place| {
        joined += usize::from(place.is(Mark::Joiner));
        place.is(Mark::Behind) && places[at].item <= place.item + joined
    })
}

/// "Leiter Professional Services Partner", "Director of Partner": a leader stands before it.
fn is_led(places: &[Place<'_>], at: usize, named: bool) -> bool {
    let here = places[at];
    let led = places[..at]
        .iter()
        .filter(|place| place.item == here.item)
        .any(is_leader);
    // "specialist alliance", not "Associate Alliance Town Center"
    let after_noun = at.checked_sub(1).is_some_and(|before| {
        places[before].item == here.item
            && places[before].level().is_some()
            && places.get(at + 1).is_none_or(|next| next.item != here.item)
    });
    // "Manager, Partner": the segment before it has the noun of a manager
    let mut before = places[..at].iter().rev().skip_while(|place| {
        place.segment == here.segment && (place.is(Mark::Filler) || place.is(Mark::Object))
    });
    let behind_manager = before
        .find(|place| place.segment == here.segment || !place.is_idle())
        .filter(|place| place.segment != here.segment && place.part == here.part)
        .is_some_and(|noun| {
            let mut segment = places.iter().filter(|place| place.segment == noun.segment);
            segment.any(|place| place.level() == Some(Level::Manager))
        });
    // the last: "Director, Adobe Alliance"
    led || behind_manager || named && (after_noun || places[..at].iter().any(is_leader))
}

fn is_leader(place: &Place<'_>) -> bool {
    matches!(
        place.level(),
        Some(Level::Vp | Level::Head | Level::Director)
    )
}
