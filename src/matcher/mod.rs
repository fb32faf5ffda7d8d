//! Tagged phrases to answers.
//!
//! [`Structure`](structure::Structure) groups the phrases of a title; [`gate`] says which partner
//! words are about partners; [`decide`] which functions the title supports; [`roles`] finds the
//! nearest roles; [`Matcher::answer`] puts them together.

mod answers;
mod decide;
mod evidence;
pub mod explain;
mod gate;
mod reason;
mod roles;
mod scope_index;
mod session;
mod structure;

use std::{
    borrow::Cow,
    ptr,
    sync::{Arc, OnceLock},
};

pub use evidence::{Evidence, Says, Without};
pub(crate) use reason::FunctionNames;
pub use reason::Reason;
pub(crate) use roles::RoleQuery;
use scope_index::ScopeIndex;
pub use session::Session;

use self::{
    decide::{Decision, decide},
    structure::Structure,
};
use crate::{
    answer::Answer,
    bundled::BUNDLED_ROLES,
    taxonomy::{Role, TagSet, Taxonomy},
    title::{
        PhraseMatch, RoleIndex, TitleKey, Token, TokenCache, Tokenizer, WordsHash, find_phrases,
        grade_matches, has_partner_term, without_noise,
    },
};

/// Answers which function a title belongs to. It only reads: the same title and taxonomy give the
/// same answer, on any number of threads.
#[derive(Debug, Clone)]
pub struct Matcher<'t> {
    taxonomy: &'t Taxonomy,
    roles: Cow<'t, RoleIndex>,
    /// Built when it is first asked for; clones share it.
    scopes: Arc<OnceLock<ScopeIndex>>,
}

/// A title as it was read.
#[derive(Debug, Clone)]
struct TitleReading<'t> {
    tokens: Vec<Token>,
    /// The phrases that can decide something.
    phrases: Vec<PhraseMatch<'t>>,
    /// The key of the title.
    key: TitleKey,
    /// How many of its words are not known.
    unknown_words: usize,
    /// It has a common word of a language that is not read, or its letters and no noun that is known.
    in_unread_language: bool,
    /// The words by which roles differ, if a word may be about partners.
    words_hash: Option<WordsHash>,
    /// The grades it words, as indices into the vocabulary.
    grades: Vec<u16>,
}

impl<'t> Matcher<'t> {
    /// A matcher over a taxonomy.
    pub fn new(taxonomy: &'t Taxonomy) -> Self {
        let roles = match ptr::eq(taxonomy, Taxonomy::bundled()) {
            true => Cow::Borrowed(&BUNDLED_ROLES),
            false => Cow::Owned(RoleIndex::new(taxonomy)),
        };
        Matcher {
            taxonomy,
            roles,
            scopes: Arc::default(),
        }
    }

    /// The taxonomy it works with.
    pub fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    /// The titles of the roles, read ahead.
    pub(crate) fn role_index(&self) -> &RoleIndex {
        &self.roles
    }

    /// Roles and scopes by title.
    pub(crate) fn scope_index(&self) -> &ScopeIndex {
        self.scopes.get_or_init(|| ScopeIndex::new(self.taxonomy))
    }

    /// The role whose title says most nearly the same.
    pub(crate) fn nearest_role(&self, query: RoleQuery) -> Option<&'t Role> {
        roles::nearest(self.taxonomy, &self.roles, query)
    }

    /// The key of a title.
    pub(crate) fn key(&self, title: &str) -> TitleKey {
        self.read(title).key
    }

    /// The answer for one title, whatever it holds.
    pub fn answer(&self, title: &str) -> Answer<'t> {
        let reading = self.read(title);
        let decision = self.decide(&reading, None);
        self.assemble(&reading, &decision, |query| self.nearest_role(query))
    }

    /// A session that answers many titles quickly, for one thread.
    pub fn session(&self) -> Session<'t> {
        Session::new(self.clone())
    }

    fn read(&self, title: &str) -> TitleReading<'t> {
        self.read_cached(title, &mut TokenCache::default())
    }

    fn read_cached(&self, title: &str, cache: &mut TokenCache) -> TitleReading<'t> {
        let vocabulary = &self.taxonomy.vocabulary;
        let tokens = Tokenizer::new(vocabulary).cached_tokens(title, cache);
        let phrases = find_phrases(vocabulary, &tokens);
        // a number is no word that could have said something
        let is_word =
            |phrase: &&PhraseMatch<'_>| title[phrase.at.range()].chars().any(char::is_alphabetic);
        let unknown = phrases.iter().filter(|phrase| phrase.tags.is_empty());
        let unknown_words = unknown.filter(is_word).count();
        let any = |holds: fn(&TagSet) -> bool| phrases.iter().any(|phrase| holds(phrase.tags));
        let has_unread_letters = || title.chars().any(|c| vocabulary.is_unread_letter(c));
        TitleReading {
            key: TitleKey::of(vocabulary, &phrases),
            unknown_words,
            in_unread_language: any(|tags| tags.unread)
                || unknown_words > 0 && !any(TagSet::is_noun) && has_unread_letters(),
            words_hash: has_partner_term(&phrases).then(|| WordsHash::of(title, &tokens, &phrases)),
            grades: grade_matches(vocabulary, &tokens, &phrases)
                .map(|(grade, _)| grade)
                .collect(),
            phrases: without_noise(&phrases),
            tokens,
        }
    }

    /// Decides about a title, as if one phrase were not there if it is left out.
    fn decide(&self, reading: &TitleReading<'t>, left_out: Option<usize>) -> Decision {
        let vocabulary = &self.taxonomy.vocabulary;
        decide(&Structure::of(vocabulary, &reading.phrases, left_out))
    }
}

impl Matcher<'_> {
    /// Whether a text has a level or the noun of a role: "Manager", "VP". Tables tell columns of
    /// titles by it.
    pub fn looks_like_title(&self, text: &str) -> bool {
        let reading = self.read(text);
        let mut phrases = reading.phrases.iter();
        phrases.any(|phrase| phrase.tags.level.is_some())
    }
}

/// The answer of the bundled taxonomy, for the tests of the rules: "multiple sales;strategy vp".
#[cfg(test)]
pub(crate) fn read(title: &str) -> String {
    use crate::domain::Function;

    let answer = Matcher::new(Taxonomy::bundled()).answer(title);
    let functions = Function::ids(answer.functions(), ";");
    let [outcome, level] = [answer.outcome.id(), answer.level.id()];
    match functions.is_empty() {
        true => format!("{outcome} {level}"),
        false => format!("{outcome} {functions} {level}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Matcher;
    use crate::{answer::Basis, taxonomy::Taxonomy};

    #[test]
    fn a_language_that_is_not_read_is_recognised() {
        let matcher = Matcher::new(Taxonomy::bundled());
        let is_unread = |title: &str| matcher.answer(title).basis == Basis::UnknownLanguage;
        for title in [
            "Trưởng phòng Marketing",
            "Manajer Kemitraan",
            "Director de Vânzări și Parteneriate",
            "Мениджър продажби",
            "مدير المبيعات",
        ] {
            assert!(is_unread(title), "{title}");
        }
        for title in [
            "Barista",
            "Krankenpfleger",
            "Učitel",
            "Kierownik sprzedaży",
            "Бухгалтер",
            "Sales Manager, Đà Nẵng",
        ] {
            assert!(!is_unread(title), "{title}");
        }
    }
}
