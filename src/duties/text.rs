//! Description text to sentences: lines, bullets, remnants of markdown and HTML.

use std::ops::Range;

use crate::{
    taxonomy::duties::{Duties, STRANGE},
    title::fold,
};

/// A longer sentence is read in pieces, so that any text takes linear time.
pub(super) const LONGEST: usize = 120;

/// How far a tag or an entity of HTML reaches at most.
const TAG: usize = 300;
const ENTITY: usize = 10;

/// Tags inside a line; any other one ends it.
const INLINE: [&str; 9] = ["b", "strong", "i", "em", "u", "a", "span", "font", "code"];

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
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
}

impl Text {
    pub(super) fn of(duties: &Duties, description: &str) -> Self {
        let mut text = Text {
            tokens: Vec::with_capacity(description.len() / 6),
            sentences: Vec::with_capacity(description.len() / 80),
        };
        for (line, listed) in lines(description) {
            text.line(duties, description, line, listed);
        }
        text
    }

    fn line(&mut self, duties: &Duties, description: &str, line: Range<usize>, listed: bool) {
        let look = Look::of(&description[line.clone()], listed);
        let (before, from) = (self.sentences.len(), line.start + look.skip);
        let mut start = from;
        for end in ends(description, from..line.end) {
            self.sentence(duties, description, start..end, &look, start == from);
            start = end;
        }
        if let [only] = &mut self.sentences[before..] {
            only.whole = true;
        }
    }

    fn sentence(
        &mut self,
        duties: &Duties,
        description: &str,
        at: Range<usize>,
        look: &Look,
        first: bool,
    ) {
        let from = self.tokens.len();
        let colon = self.words(duties, description, at.clone());
        let trimmed =
            description[at].trim_end_matches(|c: char| c.is_whitespace() || "*_".contains(c));
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
    fn words(&mut self, duties: &Duties, description: &str, at: Range<usize>) -> Option<usize> {
        /// A label has at most so many words.
        const LABEL: usize = 8;
        let bytes = description.as_bytes();
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
                _ => here = self.word(duties, description, here..at.end),
            }
        }
        colon
    }

    /// Adds the word that starts here, if one does, and says where it ends.
    fn word(&mut self, duties: &Duties, description: &str, at: Range<usize>) -> usize {
        let bytes = description.as_bytes();
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
        let rest = &description[at.clone()];
        let to = rest
            .char_indices()
            .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36F}'))
            .map_or(at.end, |(length, _)| at.start + length);
        if to == at.start {
            return at.start + rest.chars().next().map_or(1, char::len_utf8);
        }
        let folded = fold(&description[at.start..to]);
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

/// The lines of a text, and whether a mark before them makes them items of a list.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
    let bytes = text.as_bytes();
    let (mut here, mut start, mut listed, mut done) = (0, 0, false, false);
    std::iter::from_fn(move || {
        while !done {
            let (end, next, item) = match bytes.get(here) {
                None => {
                    done = true;
                    (here, here, false)
                }
                Some(b'\n' | b'\r') => (here, here + 1, false),
                Some(b'<') => match tag(text, here) {
                    Some((end, name)) if !INLINE.contains(&name) => (here, end, name == "li"),
                    Some((end, _)) => {
                        here = end;
                        continue;
                    }
                    None => {
                        here += 1;
                        continue;
                    }
                },
                Some(0xE2 | 0xC2) => match bullet(&text[here..]) {
                    Some(length) => (here, here + length, true),
                    None => {
                        here += 1;
                        while !text.is_char_boundary(here) {
                            here += 1;
                        }
                        continue;
                    }
                },
                Some(_) => {
                    here += 1;
                    while !text.is_char_boundary(here) {
                        here += 1;
                    }
                    continue;
                }
            };
            let line = (start..end, listed);
            (here, start, listed) = (next, next, item);
            if !line.0.is_empty() {
                return Some(line);
            }
        }
        None
    })
}

/// The length of the bullet that starts here.
fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    "•●▪◦‣⁃∙○■·".contains(first).then(|| first.len_utf8())
}

/// The end and the name of the HTML tag that starts here.
fn tag(text: &str, at: usize) -> Option<(usize, &str)> {
    let rest = text.as_bytes().get(at + 1..)?;
    let slash = usize::from(rest.first() == Some(&b'/'));
    let name = rest[slash..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    if name == 0 || !rest[slash].is_ascii_alphabetic() {
        return None;
    }
    let close = rest
        .iter()
        .take(TAG)
        .take_while(|byte| !b"<\n".contains(byte))
        .position(|&byte| byte == b'>')?;
    let from = at + 1 + slash;
    Some((at + 1 + close + 1, &text[from..from + name]))
}

/// Where to go on behind an ampersand.
fn entity(bytes: &[u8], at: usize) -> usize {
    let length = bytes[at + 1..]
        .iter()
        .take(ENTITY)
        .take_while(|&&byte| byte.is_ascii_alphanumeric() || byte == b'#')
        .count();
    match bytes.get(at + 1 + length) {
        Some(b';') => at + 2 + length,
        _ => at + 1,
    }
}

/// Where the sentences in this range end.
fn ends(text: &str, at: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let (mut here, mut start) = (at.start, at.start);
    std::iter::from_fn(move || {
        while here < at.end {
            let byte = bytes[here];
            here += 1;
            if b".!?;".contains(&byte) && is_end(bytes, start..here, at.end) {
                start = here;
                return Some(here);
            }
        }
        let rest = start < at.end;
        start = at.end;
        rest.then_some(at.end)
    })
}

/// Whether the stop that ends this range ends a sentence: a space and a capital follow, and what
/// stands before is no abbreviation ("e.g.").
fn is_end(bytes: &[u8], sentence: Range<usize>, end: usize) -> bool {
    let stop = bytes[sentence.end - 1];
    let word = bytes[sentence.start..sentence.end - 1]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
        .count();
    let mut behind = bytes[sentence.end..end].iter();
    let spaced = behind.next().is_some_and(u8::is_ascii_whitespace);
    let next = behind.find(|byte| !byte.is_ascii_whitespace());
    spaced
        && (stop == b';' || next.is_some_and(|byte| !byte.is_ascii_lowercase()))
        && (stop != b'.' || word > 2)
}

/// How a line looks.
struct Look {
    /// The length of the marks before its text.
    skip: usize,
    item: bool,
    marked: bool,
}

impl Look {
    fn of(line: &str, listed: bool) -> Self {
        let body = line.trim_start();
        let hash = body.starts_with('#');
        let dash = ["* ", "- ", "+ ", "– ", "\\- "]
            .iter()
            .any(|mark| body.starts_with(mark));
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let numbered =
            (1..=2).contains(&digits) && matches!(body.as_bytes().get(digits), Some(b'.' | b')'));
        let text = match numbered {
            true => &body[digits + 1..],
            false => body,
        };
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '<' && c != '*');
        let rule = body.trim_matches(|c: char| c == '\\' || c == ' ');
        let bold = ["**", "__", "<b>", "<strong>"]
            .iter()
            .any(|mark| text.starts_with(mark))
            && ["**", "__", "</b>", "</strong>"].iter().any(|mark| {
                text.trim_end_matches(|c: char| c.is_whitespace() || c == ':')
                    .ends_with(mark)
            });
        let tail = text.trim_end_matches(|c: char| c.is_whitespace() || "*_#".contains(c));
        let ruled = rule.starts_with("--") && rule.len() > 4 && rule.ends_with("--");
        Look {
            skip: line.len() - text.len(),
            item: listed || dash || numbered,
            marked: hash
                || bold
                || ruled
                || [":", "?", "...", "…"].iter().any(|end| tail.ends_with(end)),
        }
    }
}
