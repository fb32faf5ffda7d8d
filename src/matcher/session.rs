//! Many titles one after the other: what was read once is not read again.

use rustc_hash::FxHashMap;

use super::{Matcher, Reading, roles::RoleFinder};
use crate::{answer::Answer, title::TokenCache};

/// Answers titles like [`Matcher::answer`], for one thread, and caches words and titles. `C` is
/// what a caller makes of an answer and wants to find again beside it, such as finished cells.
#[derive(Debug)]
pub struct Session<'t, C = ()> {
    matcher: Matcher<'t>,
    words: TokenCache,
    roles: RoleFinder<'t>,
    reading: Reading<'t>,
    /// By title, the index of its entry.
    index: FxHashMap<Box<str>, u32>,
    entries: Vec<Entry<'t, C>>,
}

/// An answer, and what the caller made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'t, C> {
    /// The answer.
    pub answer: Answer<'t>,
    /// The value that the caller made of it.
    pub made: C,
}

impl<'t, C> Session<'t, C> {
    /// The most titles that are kept; then all are forgotten. About 15 MB with finished cells.
    const CAPACITY: usize = 1 << 15;

    /// A session with empty caches.
    pub fn new(matcher: Matcher<'t>) -> Self {
        Session {
            words: TokenCache::default(),
            roles: RoleFinder::new(&matcher),
            reading: Reading::default(),
            index: FxHashMap::default(),
            entries: Vec::new(),
            matcher,
        }
    }

    /// The matcher that answers.
    pub fn matcher(&self) -> &Matcher<'t> {
        &self.matcher
    }

    /// The answer for one title, with what `make` made of the title and its answer when they were
    /// new.
    pub fn entry(
        &mut self,
        title: &str,
        make: impl FnOnce(&str, &Answer<'t>) -> C,
    ) -> &Entry<'t, C> {
        let known = self.index.get(title).copied();
        let index = known.unwrap_or_else(|| {
            if self.entries.len() == Self::CAPACITY {
                self.index.clear();
                self.entries.clear();
            }
            let answer = self.read(title);
            let index = self.entries.len() as u32;
            self.entries.push(Entry {
                made: make(title, &answer),
                answer,
            });
            self.index.insert(title.into(), index);
            index
        });
        &self.entries[index as usize]
    }

    /// The answer for one title.
    pub fn answer(&mut self, title: &str) -> &Answer<'t>
    where
        C: Default,
    {
        &self.entry(title, |_, _| C::default()).answer
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
