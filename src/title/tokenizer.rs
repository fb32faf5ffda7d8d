//! Text to tokens.

use std::iter;

use super::{Separator, Span, Token, TokenCache, clean::Cleaned, compound, spelling};
use crate::taxonomy::{
    UNKNOWN, Vocabulary, WordId,
    normalise::{fold, words},
};

/// Words of a title that are read; what follows is no title any more. The rules compare words with
/// each other, so that without a bound a cell of a megabyte would take hours.
const MOST_WORDS: usize = 64;

/// No word behind so many bytes is read either, so that a [`Span`] can tell its place.
const MOST_BYTES: usize = 1 << 30;

/// Splits titles into tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tokenizer<'v> {
    vocabulary: &'v Vocabulary,
}

impl<'v> Tokenizer<'v> {
    /// A tokenizer over this vocabulary.
    pub(crate) fn new(vocabulary: &'v Vocabulary) -> Self {
        Tokenizer { vocabulary }
    }

    /// The tokens of a title.
    pub(crate) fn tokens(&self, title: &str) -> Vec<Token> {
        self.cached_tokens(title, &mut TokenCache::default())
    }

    /// The tokens of a title, one of many.
    pub(crate) fn cached_tokens(&self, title: &str, cache: &mut TokenCache) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::with_capacity(8); // most titles have fewer
        let cleaned = Cleaned::of(title);
        let title = &*cleaned.text;
        let (mut start_before, mut end_before, mut tokens_before) = (0, 0, 0);
        let near = words(title).take_while(|at| at.end < MOST_BYTES);
        for mut at in near.take(MOST_WORDS) {
            let between = &title[end_before..at.start];
            let is_bracketed = between == "(" && end_before > 0 && title[at.end..].starts_with(')');
            let whole = is_bracketed
                .then(|| self.known_word(&title[start_before..end_before], &title[at.clone()]));
            let whole = whole.flatten();
            let written = whole.as_deref().unwrap_or(&title[at.clone()]);
            let (words, may_be_ending) =
                cache.get_or_insert(written, |word, words| self.read(word, words));
            let is_glued = || {
                end_before > 0
                    && !between.is_empty()
                    && between.chars().all(|c| ":*_/(-·•".contains(c))
                    && !title[at.end..].starts_with('-')
            };
            let is_ending = may_be_ending && is_glued();
            end_before = at.end + usize::from(is_bracketed && (is_ending || whole.is_some()));
            if is_ending {
                continue; // "Manager:in", "Director/a", "Chargé(e)", but "Partner-in-Charge"
            }
            let mut separator = match (tokens.get(tokens_before), &whole) {
                (None, _) => Separator::Space,
                (Some(before), Some(_)) => before.separator,
                _ if self.is_suspended(between, words) => Separator::Suspended,
                _ => Separator::of(between),
            };
            if whole.is_some() {
                tokens.truncate(tokens_before);
                (at.start, at.end) = (start_before, end_before);
            }
            (start_before, tokens_before) = (at.start, tokens.len());
            for &word in words {
                tokens.push(Token {
                    word,
                    separator,
                    at: cleaned.in_title(Span::of(&at)),
                });
                separator = Separator::Space;
            }
        }
        tokens.truncate(MOST_WORDS); // some words are read as several
        tokens
    }

    /// The word that letters in brackets go on, if it is known: "Partner(s)", "Partner(ship)".
    fn known_word(&self, start: &str, bracketed: &str) -> Option<String> {
        let word = [start, bracketed].concat();
        (self.vocabulary.word(&fold(&word)) != UNKNOWN).then_some(word)
    }

    /// A hyphen ends the word before, and an "and" follows or else a slash.
    fn is_suspended(&self, between: &str, words: &[WordId]) -> bool {
        let Some(behind) = between.strip_prefix('-').map(str::trim_start) else {
            return false;
        };
        let is_and = |&word: &WordId| {
            let phrase = self.vocabulary.longest_phrase(word, iter::empty());
            phrase.is_some_and(|phrase| self.vocabulary.tags(phrase).joiner)
        };
        match words.first().is_some_and(is_and) {
            true => behind.is_empty(),
            false => behind.starts_with('/'),
        }
    }

    /// Appends what a word of a title is read as, and says whether it may only mark gender.
    fn read(&self, written: &str, words: &mut Vec<WordId>) -> bool {
        let vocabulary = self.vocabulary;
        let folded = fold(written);
        let known = vocabulary.word(&folded);
        let elements = match known {
            UNKNOWN => compound::split(vocabulary, &folded).unwrap_or_else(|| {
                let meant = spelling::correct(vocabulary, &folded);
                vec![match meant {
                    UNKNOWN => compound::open(vocabulary, &folded),
                    meant => meant,
                }]
            }),
            known => vec![known],
        };
        for word in elements {
            match vocabulary.reads(word) {
                [] => words.push(word),
                reads => words.extend(reads),
            }
        }
        vocabulary.gender_endings.contains(&known)
    }
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn compounds_are_taken_apart() {
        for (title, answer) in [
            ("Partnerkoordination", "clear sales individual"),
            ("Leitung Partnerakademie", "clear strategy head"),
            ("Partnerdatenmanagement", "clear operations individual"),
            ("Partneraußendienst", "clear sales individual"),
            ("Wiederverkäuferbetreuung", "clear sales individual"),
            ("Händlernetzentwicklung", "clear sales individual"),
            ("Distributorenmanager", "clear sales manager"),
            ("Partnerschaftsmanager", "clear sales manager"),
            // the middle is not known
            ("Partnerzuckermanager", "clear sales manager"),
            // of sewers
            ("Kanalzuckerleiter", "none head"),
            ("Partnervermittlung", "none individual"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn a_compound_that_begins_like_one_of_partners_is_asked_about() {
        let matcher = crate::Matcher::new(crate::Taxonomy::bundled());
        for title in [
            "Partnerzucker",
            "Leiter Fachhandelszucker",
            "Distributionsleiter",
        ] {
            assert_eq!(matcher.answer(title).confidence, 0.6, "{title}");
        }
        assert!(matcher.answer("Partnersuche").confidence > 0.9);
    }

    #[test]
    fn a_hyphen_before_and_shares_what_follows() {
        for (title, answer) in [
            ("Partner- und Vertriebsmanager", "clear sales manager"),
            ("Partner-/Vertriebsmanager", "clear sales manager"),
            ("Partner- & Channel-Marketing", "clear marketing individual"),
            (
                "Partner- und Marketingleiter",
                "multiple marketing;strategy head",
            ),
            ("Partner - und Jurist", "none chief"),
            ("Partner und Jurist", "none chief"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }

    #[test]
    fn letters_in_brackets_go_on_with_a_word() {
        for title in [
            "Partner(s) Manager",
            "Partner(ship) Manager",
            "Channel(s) Manager",
        ] {
            assert_eq!(read(title), "clear sales manager", "{title}");
        }
    }
}
