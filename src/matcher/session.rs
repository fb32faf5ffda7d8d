//! Many titles one after the other: words that were read once are not read again.

use super::{Matcher, TitleScratch, roles::RoleFinder};
use crate::{answer::Answer, title::TokenCache};

/// Answers titles like [`Matcher::answer`], for one thread, and caches words and nearest roles.
#[derive(Debug)]
pub struct Session<'t> {
    matcher: Matcher<'t>,
    words: TokenCache,
    roles: RoleFinder<'t>,
    reading: TitleScratch<'t>,
}

impl<'t> Session<'t> {
    /// A session with empty caches.
    pub(super) fn new(matcher: Matcher<'t>) -> Self {
        Session {
            words: TokenCache::default(),
            roles: RoleFinder::new(&matcher),
            reading: TitleScratch::default(),
            matcher,
        }
    }

    /// The answer for one title.
    pub fn answer(&mut self, title: &str) -> Answer<'t> {
        let Session {
            matcher,
            words,
            roles,
            reading,
        } = self;
        matcher.read_into(title, words, reading);
        let decision = matcher.decide(reading, None);
        matcher.assemble(reading, &decision, |query| roles.nearest(query))
    }
}
