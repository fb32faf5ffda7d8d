//! Many titles one after the other: what was read once is not read again.

use rustc_hash::FxHashMap;

use super::{Matcher, roles::RoleFinder};
use crate::{answer::Answer, title::TokenCache};

/// Answers titles like [`Matcher::answer`], for one thread, and caches words and titles.
#[derive(Debug)]
pub struct Session<'t> {
    matcher: Matcher<'t>,
    words: TokenCache,
    roles: RoleFinder<'t>,
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
        let reading = self.matcher.read_cached(title, &mut self.words);
        let decision = self.matcher.decide(&reading, None);
        let nearest = |query| self.roles.nearest(query);
        self.matcher.assemble(&reading, &decision, nearest)
    }
}
