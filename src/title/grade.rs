//! The rank within a level that a title words: "Senior" of "Senior Manager", "II" of "Manager II".

use std::{fmt, ops::Range};

use super::{PhraseMatch, Token};
use crate::{
    domain::Level,
    taxonomy::{GradeStands, Phrase, Vocabulary},
};

/// The rank within the level, as worded: at most two, `senior ii`; empty if the title words none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Grade<'t>([Option<&'t str>; 2]);

impl<'t> Grade<'t> {
    /// Its words, in the order of the title.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.0.into_iter().flatten()
    }

    /// Whether the title words none.
    pub fn is_empty(&self) -> bool {
        self.0[0].is_none()
    }

    /// The first two of these grades that somebody of this level can have.
    pub(crate) fn at_level(vocabulary: &'t Vocabulary, found: &[u16], level: Level) -> Grade<'t> {
        let mut grade = Grade::default();
        for &index in found {
            let term = &vocabulary.grades[usize::from(index)];
            let name = Some(&*term.grade);
            if !(term.levels.is_empty() || term.levels.contains(&level)) || grade.0.contains(&name)
            {
                continue;
            }
            if let Some(free) = grade.0.iter_mut().find(|word| word.is_none()) {
                *free = name;
            }
        }
        grade
    }
}

impl fmt::Display for Grade<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, word) in self.words().enumerate() {
            f.write_str(if index > 0 { " " } else { "" })?;
            f.write_str(word)?;
        }
        Ok(())
    }
}

/// The grades with the tokens that word each; what stands behind "assistant to" is somebody else's.
pub(crate) fn grade_matches(
    vocabulary: &Vocabulary,
    tokens: &[Token],
    phrases: &[PhraseMatch<'_>],
) -> impl Iterator<Item = (u16, Range<usize>)> {
    let others = phrases.iter().find(|phrase| phrase.tags.others);
    let own = others.map_or(tokens.len(), |phrase| phrase.token as usize);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < own {
            let from = at;
            let Some(phrase) = longest(vocabulary, &tokens[at..own]) else {
                at += 1;
                continue;
            };
            at += vocabulary.words_of(phrase).len();
            let stands = match vocabulary.grades[usize::from(phrase.tags)].stands {
                GradeStands::BeforeNoun => noun_follows(tokens, phrases, from + 1),
                GradeStands::BehindNoun => noun_precedes(phrases, from),
                GradeStands::Anywhere => true,
            };
            if stands {
                return Some((phrase.tags, from..at));
            }
        }
        None
    })
}

/// The noun of a role ends behind this token, in the same segment.
fn noun_follows(tokens: &[Token], phrases: &[PhraseMatch<'_>], from: usize) -> bool {
    let rest = tokens[from..].iter();
    let near = rest.take_while(|token| !token.separator.is_boundary());
    let end = from + near.count();
    phrases.iter().any(|phrase| {
        let last = (phrase.token + phrase.length) as usize;
        phrase.tags.level.is_some() && last > from && last <= end
    })
}

/// The noun of a role ends before this token.
fn noun_precedes(phrases: &[PhraseMatch<'_>], at: usize) -> bool {
    let mut nouns = phrases.iter().filter(|phrase| phrase.tags.level.is_some());
    nouns.any(|phrase| (phrase.token + phrase.length) as usize <= at)
}

/// The longest words of a grade that these tokens start with.
fn longest<'v>(vocabulary: &'v Vocabulary, tokens: &[Token]) -> Option<&'v Phrase> {
    let first = tokens.first()?.word;
    let (from, to) = vocabulary.words[first as usize].grade_phrases;
    let starting = &vocabulary.grade_phrases[from as usize..to as usize];
    // longer ones follow shorter ones
    starting.iter().rev().find(|phrase| {
        let words = vocabulary.words_of(phrase);
        let own = tokens.get(..words.len()).unwrap_or_default();
        own.iter().map(|token| token.word).eq(words.iter().copied())
    })
}

#[cfg(test)]
mod tests {
    use crate::{Matcher, taxonomy::Taxonomy};

    #[test]
    fn grades_are_those_of_the_person() {
        let matcher = Matcher::new(Taxonomy::bundled());
        for (title, grade) in [
            ("Sr. Partner Manager", "senior"),
            ("Senior Channel Manager II", "senior ii"),
            ("Partner Manager 3", "iii"),
            ("Junior Alliances Manager", "junior"),
            ("Principal Partner Strategist", "principal"),
            ("Associate Director, Alliances", "associate"),
            ("Partnerships Associate", ""),
            ("SVP, Partnerships", "senior"),
            ("Executive Vice President of Channels", "executive"),
            ("Account Executive, Channel", ""),
            ("Assistant to the Senior Vice President of Alliances", ""),
            ("Vice President of Alliances", ""),
            ("Vice Director, Alliances", "deputy"),
            ("Area Vice President, Channels", "area"),
            ("AVP Channel Sales", "area"),
            ("GVP, Alliances", "group"),
            ("Group Director, Alliances", "group"),
            ("Channel Manager - Bay Area", ""),
            ("Partner Manager", ""),
        ] {
            assert_eq!(matcher.answer(title).grade.to_string(), grade, "{title}");
        }
    }
}
