//! The meaning of a title, whatever its spelling: titles with the same key are read alike, and what a
//! person decides about one of them holds for all.

use crate::{
    answer::{Answer, Outcome},
    domain::{Function, Level},
    matcher::Matcher,
    taxonomy::{TagSet, UNKNOWN, Vocabulary, normalise::fold},
    title::{Token, Tokenizer, find_phrases},
};

/// Level, function terms, families of partner words, and the other words of the work. Spelling,
/// order, grade, region and numbers do not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct MeaningKey {
    outcome: Outcome,
    functions: Vec<Function>,
    level: Level,
    /// Function terms, in order.
    terms: Vec<u16>,
    /// Families of partner words, in order, each by its first group.
    families: Vec<u16>,
    /// Other words that tell work apart, in order.
    words: Vec<String>,
}

impl MeaningKey {
    /// The key of a title; `answer` is the answer for it alone.
    pub(crate) fn of(matcher: &Matcher<'_>, title: &str, answer: &Answer<'_>) -> MeaningKey {
        let vocabulary = &matcher.taxonomy().vocabulary;
        let tokens = Tokenizer::new(vocabulary).tokens(title);
        let phrases = find_phrases(vocabulary, &tokens);
        let mut key = MeaningKey {
            outcome: answer.outcome,
            functions: answer.functions().collect(),
            level: answer.level,
            terms: Vec::new(),
            families: Vec::new(),
            words: Vec::new(),
        };
        for phrase in &phrases {
            let tags = phrase.tags;
            let from = phrase.token as usize;
            let tokens = &tokens[from..from + phrase.length as usize];
            key.terms.extend(tags.function);
            let family = |group: u16| vocabulary.family_of[usize::from(group)];
            key.families.extend(tags.partner.map(family));
            if let Some(term) = tags.function {
                key.add_modifiers(vocabulary, tokens, term);
            } else if tags.partner.is_none() && tells_work_apart(tags) {
                let words = tokens.iter().map(|token| match token.word {
                    UNKNOWN => fold(&title[token.at.range()]).into_owned(),
                    known => vocabulary.text(known).to_owned(),
                });
                key.words.extend(words.filter(|word| !is_number(word)));
            }
        }
        key.terms.sort_unstable();
        key.terms.dedup();
        key.families.sort_unstable();
        key.families.dedup();
        key.words.sort_unstable();
        key.words.dedup();
        key
    }

    /// Adds the words of a function term that say which kind it is: "Field Marketing" is Marketing,
    /// "Marketing" alone is the same term. No word of "Business Development" is a term alone.
    fn add_modifiers(&mut self, vocabulary: &Vocabulary, tokens: &[Token], term: u16) {
        let alone = |token: &Token| {
            let phrase = vocabulary.longest_phrase(token.word, std::iter::empty());
            phrase.map_or(vocabulary.no_tags(), |phrase| vocabulary.tags(phrase))
        };
        let is_term = |token: &Token| alone(token).function == Some(term);
        if !tokens.iter().any(is_term) {
            return;
        }
        for token in tokens.iter().filter(|token| !is_term(token)) {
            let tags = alone(token);
            self.terms.extend(tags.function);
            let says_nothing = tags.joiner || tags.linker || is_noun_of_a_level(tags);
            if tags.function.is_none() && tags.partner.is_none() && !says_nothing {
                self.words.push(vocabulary.text(token.word).to_owned());
            }
        }
    }
}

/// The noun of a manager or director is its level; one below that names the work ("Coordinator").
fn tells_work_apart(tags: &TagSet) -> bool {
    let says_nothing = tags.joiner || tags.linker || tags.is_filler() && !tags.adjective;
    !is_noun_of_a_level(tags) && !says_nothing
}

fn is_noun_of_a_level(tags: &TagSet) -> bool {
    tags.level.is_some_and(|level| level < Level::Individual)
        && tags.outside.is_none()
        && tags.false_friend.is_none()
}

fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits > word.chars().count() - digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Taxonomy;

    fn key(title: &str) -> MeaningKey {
        let matcher = Matcher::new(Taxonomy::bundled());
        MeaningKey::of(&matcher, title, &matcher.answer(title))
    }

    #[test]
    fn spelling_order_grade_region_and_numbers_do_not_count() {
        for (one, other) in [
            ("Sr. Chnl Mktg Mgr", "Senior Channel Marketing Manager"),
            (
                "Channel Marketing Manager",
                "Manager, Channel Marketing - EMEA",
            ),
            ("Partner Manager", "partner  manager II"),
            ("Director of Alliances", "Senior Director, Alliances (APAC)"),
            ("Partner Ops Analyst", "Analyst, Partner Operations 4471902"),
            ("Partner BD Manager", "Partner Business Development Manager"),
            ("Partner Acct Mgr", "Account Manager, Partners"),
        ] {
            assert_eq!(key(one), key(other), "{one} / {other}");
        }
    }

    #[test]
    fn family_level_and_work_count() {
        for (one, other) in [
            ("Partner Manager", "Channel Manager"),
            ("Partner Manager", "Partner Director"),
            ("Partner Manager", "Partner Account Manager"),
            (
                "Partner Operations Analyst",
                "Partner Operations Coordinator",
            ),
            ("Partner Marketing Manager", "Partner Sales Manager"),
            ("Partner Manager", "Strategic Partner Manager"),
            ("Talent Partner", "People Partner"),
            (
                "Channel Marketing Manager",
                "Channel Field Marketing Manager",
            ),
            ("Partner Sales Manager", "Inside Sales Manager, Partners"),
            ("Partner Account Manager", "Partner Key Account Manager"),
        ] {
            assert_ne!(key(one), key(other), "{one} / {other}");
        }
    }
}
