//! The caches of one thread between rows.

use rustc_hash::FxHashMap;

use super::{CompanyNumber, ReviewKey};
use crate::{Answer, Matcher, Session, context::CompanyContext, taxonomy::Meaning};

/// The caches of one thread, beside the answers by title.
#[derive(Debug)]
pub struct RowSession<'t> {
    pub(super) titles: Session<'t>,
    /// By title, its reading in the company of this number.
    pub(super) readings: TextCache<(CompanyNumber, ReviewKey)>,
    /// By title whose answer depends on the company, what it can mean.
    pub(super) by_company: TextCache<TitleByCompany<'t>>,
}

impl<'t> RowSession<'t> {
    pub(super) fn new(matcher: &Matcher<'t>) -> RowSession<'t> {
        RowSession {
            titles: matcher.session(),
            readings: TextCache::new(1 << 16),
            by_company: TextCache::new(1 << 14),
        }
    }
}

/// A title whose answer depends on the company.
#[derive(Debug)]
pub(super) struct TitleByCompany<'t> {
    /// The answer in no company.
    pub(super) answer: Answer<'t>,
    meanings: Vec<&'t Meaning>,
    /// By the number of a situation, which of the meanings hold, one bit each.
    holding: Vec<Option<u32>>,
}

impl<'t> TitleByCompany<'t> {
    pub(super) fn new(answer: Answer<'t>, meanings: Vec<&'t Meaning>) -> TitleByCompany<'t> {
        TitleByCompany {
            answer,
            meanings,
            holding: Vec::new(),
        }
    }

    /// Which of the meanings hold in the situation of this number; `None` if there are too many.
    pub(super) fn holding(&mut self, situation: u32, context: &CompanyContext) -> Option<u32> {
        if self.meanings.len() > 32 {
            return None;
        }
        let situation = situation as usize;
        if self.holding.len() <= situation {
            self.holding.resize(situation + 1, None);
        }
        let bit = |(at, meaning): (usize, &&Meaning)| u32::from(context.holds(meaning)) << at;
        let bits = || self.meanings.iter().enumerate().map(bit).sum();
        Some(*self.holding[situation].get_or_insert_with(bits))
    }
}

/// A cache by text, or by the bytes of a cell as they stand; cleared when full.
#[derive(Debug)]
pub(super) struct TextCache<V> {
    values: FxHashMap<Box<[u8]>, V>,
    capacity: usize,
}

impl<V> TextCache<V> {
    /// Longer texts are not kept.
    const LONGEST: usize = 256;

    pub(super) fn new(capacity: usize) -> TextCache<V> {
        TextCache {
            values: FxHashMap::default(),
            capacity,
        }
    }

    pub(super) fn get(&self, text: impl AsRef<[u8]>) -> Option<&V> {
        self.values.get(text.as_ref())
    }

    pub(super) fn get_mut(&mut self, text: impl AsRef<[u8]>) -> Option<&mut V> {
        self.values.get_mut(text.as_ref())
    }

    pub(super) fn insert(&mut self, text: impl AsRef<[u8]>, value: V) {
        let text = text.as_ref();
        if text.len() > Self::LONGEST {
            return;
        }
        if self.values.len() >= self.capacity {
            self.values.clear();
        }
        self.values.insert(text.into(), value);
    }
}
