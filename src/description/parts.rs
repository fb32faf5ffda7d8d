//! Which part of a description a sentence stands in.

use std::ops::Range;

use super::{
    text::{Sentence, Text},
    weigh::phrases,
};
use crate::taxonomy::duties::{Part, Says};

/// The most words of a heading, in a plain line and in a marked one.
const PLAIN: usize = 6;
const MARKED: usize = 14;

/// The name of a part is at least this fraction of the words of its heading.
const OF_PLAIN: usize = 2;
const OF_MARKED: usize = 5;

/// A sentence with what it counts as.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// Its words: a range of [`Text::tokens`].
    pub(super) tokens: Range<usize>,
    /// [`Part::Duties`] or [`Part::Summary`].
    pub(super) part: Part,
}

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Here {
    /// Before the first heading that is known.
    Opening,
    /// Under a heading that is known.
    Under(Part),
    /// Under a strange heading, behind what is not about the duties.
    Strange,
}

/// The sentences that say what the person does. Where no heading announces duties, the summary
/// and what stands under strange headings is read as them; without these, the opening.
pub(super) fn passages(text: &Text<'_>) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut here = Here::Opening;
    for sentence in &text.sentences {
        let mut tokens = sentence.tokens.clone();
        if let Some((part, rest)) = heading(text, sentence) {
            here = Here::Under(part);
            tokens = rest;
        } else if is_strange(sentence) && matches!(here, Here::Under(Part::Wanted | Part::Other)) {
            here = Here::Strange;
            continue;
        } else if sentence.first && asks(text, sentence) {
            if here == Here::Opening {
                here = Here::Under(Part::Wanted); // a list without headings goes on asking
            }
            continue;
        }
        if !tokens.is_empty() {
            found.push((tokens, here));
        }
    }
    let has = |wanted| found.iter().any(|(_, here)| *here == wanted);
    let (duties, summary): (&[Here], &[Here]) = if has(Here::Under(Part::Duties)) {
        (
            &[Here::Under(Part::Duties)],
            &[Here::Under(Part::Summary), Here::Opening],
        )
    } else if has(Here::Under(Part::Summary)) || has(Here::Strange) {
        (
            &[Here::Under(Part::Summary), Here::Strange],
            &[Here::Opening],
        )
    } else {
        (&[Here::Opening], &[])
    };
    let part = |here| match here {
        here if duties.contains(&here) => Some(Part::Duties),
        here if summary.contains(&here) => Some(Part::Summary),
        _ => None,
    };
    found
        .into_iter()
        .filter_map(|(tokens, here)| {
            Some(Passage {
                tokens,
                part: part(here)?,
            })
        })
        .collect()
}

/// Whether a sentence looks like a heading, whatever it says.
fn is_strange(sentence: &Sentence) -> bool {
    sentence.whole
        && sentence.marked
        && !sentence.item
        && !sentence.stopped
        && sentence.tokens.len() <= MARKED
}

/// The part that a sentence opens if it is or starts with a heading, and what follows in it.
fn heading(text: &Text<'_>, sentence: &Sentence) -> Option<(Part, Range<usize>)> {
    if !sentence.first && sentence.colon.is_none() {
        return None;
    }
    let tokens = &sentence.tokens;
    let longest = if sentence.marked { MARKED } else { PLAIN };
    if (sentence.whole || sentence.asked)
        && !sentence.stopped
        && tokens.len() <= longest
        && (sentence.marked || !sentence.item)
        && let Some((part, length)) = named(text, tokens.clone())
        && length * if sentence.marked { OF_MARKED } else { OF_PLAIN } >= tokens.len()
    {
        return Some((part, tokens.end..tokens.end));
    }
    // "Responsibilities: manage ...": most of the label is the heading
    let label = tokens.start..tokens.start + sentence.colon?;
    let (part, length) = named(text, label.clone())?;
    (2 * length >= label.len()).then_some((part, label.end..tokens.end))
}

/// The longest name of a part in these words, and its length.
fn named(text: &Text<'_>, tokens: Range<usize>) -> Option<(Part, usize)> {
    let tokens = &text.tokens[tokens];
    let is_heading = |says| matches!(says, Says::Heading(_));
    let headings = (0..tokens.len()).flat_map(|at| phrases(text.duties, tokens, at, 0, is_heading));
    let named = headings.filter_map(|heading| match heading.says {
        Says::Heading(part) => Some((part, heading.words.len())),
        _ => None,
    });
    named.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// Whether a sentence starts by asking for something in the applicant: "5+ years of ...".
fn asks(text: &Text<'_>, sentence: &Sentence) -> bool {
    let tokens = &text.tokens[sentence.tokens.clone()];
    let mut phrases = phrases(text.duties, tokens, 0, 0, |says| says == Says::AsksFor);
    phrases.next().is_some()
}
