//! Many titles one after the other: what was read once is not read again.

use rustc_hash::FxHashMap;

use super::{Matcher, TitleScratch, roles::RoleFinder};
use crate::{answer::Answer, title::TokenCache};

/// Answers titles like [`Matcher::answer`], for one thread, and caches words and titles.
#[derive(Debug)]
pub struct Session<'t> {
    matcher: Matcher<'t>,
    words: TokenCache,
    roles: RoleFinder<'t>,
    reading: TitleScratch<'t>,
    answers: FxHashMap<Box<str>, Answer<'t>>,
}

impl<'t> Session<'t> {
    /// The most titles that are kept; then all are forgotten.
    const CAPACITY: usize = 1 << 15;

    /// A session with empty caches.
    pub(super) fn new(matcher: Matcher<'t>) -> Self {
        Session {
            words: TokenCache::default(),
            roles: RoleFinder::new(&matcher),
            reading: TitleScratch::default(),
            answers: FxHashMap::default(),
            matcher,
        }
    }

    /// The answer for one title.
    pub fn answer(&mut self, title: &str) -> &Answer<'t> {
        if !self.answers.contains_key(title) {
            if self.answers.len() == Self::CAPACITY {
                self.answers.clear();
            }
            let answer = self.read(title);
            self.answers.insert(title.into(), answer);
        }
        &self.answers[title]
    }

    /// The answer for one title that the caller caches, so that it is not kept here too.
    pub fn read(&mut self, title: &str) -> Answer<'t> {
        let Session {
            matcher,
            words,
            roles,
            reading,
            ..
        } = self;
        matcher.read_into(title, words, reading);
        let decision = matcher.decide(reading, None);
        matcher.assemble(reading, &decision, |query| roles.nearest(query))
    }
}
