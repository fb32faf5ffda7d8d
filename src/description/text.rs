//! Description text to sentences and words.

use std::ops::Range;

use super::lines::{Look, ends, entity, lines, tag};
use crate::{
    taxonomy::duties::{Duties, STRANGE},
    taxonomy::normalise::fold,
};

/// A longer sentence is read in pieces, so that any text takes linear time.
pub(super) const LONGEST: usize = 120;

/// A word of a description.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// The number of its stem, or [`STRANGE`].
    pub(super) word: u32,
    /// A strange word that holds a partner word: "Partnerprogramm".
    pub(super) partner: bool,
    /// Where it stands.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A sentence or item of a list.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its words: a range of [`Text::tokens`].
    pub(super) tokens: Range<usize>,
    /// The number of words before the first colon, if that stands in one of the first few.
    pub(super) colon: Option<usize>,
    /// It starts a line.
    pub(super) first: bool,
    /// It is all of a line.
    pub(super) whole: bool,
    /// Its line is an item of a list.
    pub(super) item: bool,
    /// Its line is marked as a heading, or ends like one.
    pub(super) marked: bool,
    /// It is a question at the start of a line.
    pub(super) asked: bool,
    /// It ends in a full stop.
    pub(super) stopped: bool,
}

/// A description in sentences.
pub(super) struct Text<'a> {
    pub(super) duties: &'a Duties,
    pub(super) description: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
}

impl<'a> Text<'a> {
    pub(super) fn of(duties: &'a Duties, description: &'a str) -> Self {
        let mut text = Text {
            duties,
            description,
            tokens: Vec::with_capacity(description.len() / 6),
            sentences: Vec::with_capacity(description.len() / 80),
        };
        for (line, listed) in lines(description) {
            text.line(line, listed);
        }
        text
    }

    fn line(&mut self, line: Range<usize>, listed: bool) {
        let look = Look::of(&self.description[line.clone()], listed);
        let (before, from) = (self.sentences.len(), line.start + look.skip);
        let mut start = from;
        for end in ends(self.description, from..line.end) {
            self.sentence(start..end, &look, start == from);
            start = end;
        }
        if let [only] = &mut self.sentences[before..] {
            only.whole = true;
        }
    }

    fn sentence(&mut self, at: Range<usize>, look: &Look, first: bool) {
        let from = self.tokens.len();
        let colon = self.words(at.clone());
        let trimmed =
            self.description[at].trim_end_matches(|c: char| c.is_whitespace() || "*_".contains(c));
        let tokens = from..self.tokens.len();
        if tokens.is_empty() {
            return;
        }
        let sentence = Sentence {
            tokens: tokens.clone(),
            colon,
            first,
            whole: false,
            item: look.item,
            marked: look.marked,
            asked: first && trimmed.ends_with('?'),
            stopped: trimmed.ends_with('.') && !trimmed.ends_with(".."),
        };
        for start in tokens.clone().step_by(LONGEST) {
            self.sentences.push(Sentence {
                tokens: start..tokens.end.min(start + LONGEST),
                ..sentence.clone()
            });
        }
    }

    /// Adds the words in this range, and says how many of them stand before an early colon.
    fn words(&mut self, at: Range<usize>) -> Option<usize> {
        /// The most words of a label.
        const LABEL: usize = 8;
        let (description, bytes) = (self.description, self.description.as_bytes());
        let (before, mut colon, mut here) = (self.tokens.len(), None, at.start);
        while here < at.end {
            match bytes[here] {
                b'<' => here = tag(description, here).map_or(here + 1, |(end, _)| end),
                b'&' => here = entity(bytes, here),
                b':' => {
                    let label = self.tokens.len() - before;
                    if colon.is_none() && (1..=LABEL).contains(&label) {
                        colon = Some(label);
                    }
                    here += 1;
                }
                byte if byte.is_ascii() && !byte.is_ascii_alphanumeric() => here += 1,
                _ => here = self.word(here..at.end),
            }
        }
        colon
    }

    /// Adds the word that starts here, if one does, and says where it ends.
    fn word(&mut self, at: Range<usize>) -> usize {
        let (duties, bytes) = (self.duties, self.description.as_bytes());
        let mut to = at.start;
        while to < at.end && bytes[to].is_ascii_alphanumeric() {
            to += 1;
        }
        if to == at.end || bytes[to].is_ascii() {
            let word = &bytes[at.start..to];
            if word.iter().all(u8::is_ascii_digit) {
                return to; // "5+ years": how many does not matter
            }
            let mut lower = [0; 24];
            let found = lower.get_mut(..word.len()).and_then(|lower| {
                lower.copy_from_slice(word);
                lower.make_ascii_lowercase();
                std::str::from_utf8(lower)
                    .ok()
                    .map(|word| look_up(duties, word))
            });
            self.push(found.unwrap_or((STRANGE, false)), at.start..to);
            return to;
        }
        let rest = &self.description[at.clone()];
        let to = rest
            .char_indices()
            .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36F}'))
            .map_or(at.end, |(length, _)| at.start + length);
        if to == at.start {
            return at.start + rest.chars().next().map_or(1, char::len_utf8);
        }
        let folded = fold(&self.description[at.start..to]);
        self.push(look_up(duties, &folded), at.start..to);
        to
    }

    fn push(&mut self, (word, partner): (u32, bool), at: Range<usize>) {
        self.tokens.push(Token {
            word,
            partner,
            from: at.start,
            to: at.end,
        });
    }
}

/// The number of a folded word, and whether it holds a partner word.
fn look_up(duties: &Duties, folded: &str) -> (u32, bool) {
    let word = duties.word(folded);
    // compared byte by byte: the search of the standard library takes long to start
    let holds = |inside: &[u8]| {
        let windows = folded.as_bytes().windows(inside.len().max(1));
        windows
            .into_iter()
            .any(|at| at.first() == inside.first() && at == inside)
    };
    let partner = word == STRANGE && duties.inside.iter().any(|inside| holds(inside.as_bytes()));
    (word, partner)
}
