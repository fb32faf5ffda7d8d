//! How the phrases of a title belong together: parts, segments, items.
//!
//! `Head of Channels, Partner Recruitment & Alliances | Mexico` has two parts (at the bar); the
//! first has two segments (at the comma), the second of which has two items (at the `&`).

use crate::{
    taxonomy::Level,
    title::{Gap, Reading},
    vocabulary::{Mark, Vocabulary},
};

/// A phrase with its place in the layout.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'v> {
    /// What it can mean.
    pub(crate) marks: &'v [Mark],
    /// Number of its part.
    pub(crate) part: usize,
    /// Number of its segment, counted through the title.
    pub(crate) segment: usize,
    /// Number of its item, counted through the title.
    pub(crate) item: usize,
    /// It is about somebody else: "assistant to the VP of Partnerships".
    pub(crate) others: bool,
}

impl Place<'_> {
    pub(crate) fn level(&self) -> Option<Level> {
        self.find(|mark| match mark {
            Mark::Level(level) => Some(level),
            _ => None,
        })
    }

    pub(crate) fn partner(&self) -> Option<u16> {
        self.find(|mark| match mark {
            Mark::Partner(group) => Some(group),
            _ => None,
        })
    }

    pub(crate) fn topic(&self) -> Option<u16> {
        self.find(|mark| match mark {
            Mark::Topic(topic) => Some(topic),
            _ => None,
        })
    }

    pub(crate) fn outside(&self) -> Option<u16> {
        self.find(|mark| match mark {
            Mark::Outside(outside) => Some(outside),
            _ => None,
        })
    }

    pub(crate) fn friend(&self) -> Option<u16> {
        self.find(|mark| match mark {
            Mark::Friend(friend) => Some(friend),
            _ => None,
        })
    }

    pub(crate) fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// An unknown word, or one that only says where, how large or in which state.
    pub(crate) fn is_idle(&self) -> bool {
        let idle = |mark: &Mark| {
            matches!(
                mark,
                Mark::Filler | Mark::Adjective | Mark::Linker | Mark::Joiner | Mark::Before(_)
            )
        };
        self.marks.iter().all(idle)
    }

    /// A word that only says where, how large or in which state.
    pub(crate) fn is_filler(&self) -> bool {
        let filler = |mark: &Mark| matches!(mark, Mark::Filler | Mark::Adjective);
        !self.marks.is_empty() && self.marks.iter().all(filler)
    }

    /// An unknown word, or one that is only known for what it makes of partner words beside it.
    pub(crate) fn is_unknown(&self) -> bool {
        let spoils =
            |mark: &Mark| matches!(mark, Mark::Before(_) | Mark::After(_) | Mark::Anywhere(_));
        self.marks.iter().all(spoils)
    }

    /// The noun of a role: a level or a calling.
    pub(crate) fn is_noun(&self) -> bool {
        self.level().is_some() || self.outside().is_some()
    }

    fn find<T>(&self, what: impl Fn(Mark) -> Option<T>) -> Option<T> {
        self.marks.iter().find_map(|mark| what(*mark))
    }
}

/// Lays out a reading. A phrase that is left out counts as an unknown word.
pub(crate) fn layout<'v>(
    vocabulary: &'v Vocabulary,
    reading: &Reading<'_>,
    left_out: Option<usize>,
) -> Vec<Place<'v>> {
    let (mut part, mut segment, mut item) = (0, 0, 0);
    let (mut others, mut employer) = (false, false);
    let places = reading.senses.iter().enumerate().map(|(index, sense)| {
        let marks = match sense.phrase() {
            Some(phrase) if left_out != Some(index) => vocabulary.marks_of(phrase),
            _ => &[],
        };
        employer &= sense.gap < Gap::Segment;
        let marks = if employer { &[] } else { marks };
        if index > 0 && sense.gap == Gap::Part {
            part += 1;
            others = false;
        }
        segment += usize::from(index > 0 && sense.gap >= Gap::Segment);
        item += usize::from(sense.gap >= Gap::Slash || marks.contains(&Mark::Joiner));
        let place = Place {
            marks,
            part,
            segment,
            item,
            others,
        };
        employer |= marks.contains(&Mark::Employer);
        others |= marks.contains(&Mark::Others);
        place
    });
    places.collect()
}
