//! The caches of one thread between rows.

use super::{CompanyNumber, ReviewKey, text_cache::TextCache};
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
