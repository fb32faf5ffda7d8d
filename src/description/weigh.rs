//! Sentences to phrases, functions and partners.

use std::ops::Range;

use super::text::{LONGEST, Token};
use crate::taxonomy::duties::{Duties, GAP, Says};

/// Words of a sentence, one bit each.
type Mask = u128;
const _: () = assert!(LONGEST <= Mask::BITS as usize);

/// A phrase found in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// From its first to its last word, by number in the sentence.
    pub(super) words: Range<usize>,
    /// Index into [`Duties::pulls`].
    pub(super) pull: u16,
}

/// A sentence with its weight.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    pub(super) found: Vec<Found>,
    /// The sum of what the phrases pull, by function.
    pub(super) pulls: [f32; 4],
    /// It is about partners.
    pub(super) partner: bool,
    /// It is about those who only are called partners.
    pub(super) trade: bool,
    pub(super) technical: bool,
}

/// A pattern that fits, and the words it takes.
pub(super) struct Match {
    pub(super) says: Says,
    pub(super) words: Range<usize>,
    mask: Mask,
}

pub(super) fn weigh(duties: &Duties, tokens: &[Token]) -> Weighed {
    let mut silent = departments(duties, tokens) | negated(duties, tokens);
    let counts = |says| {
        matches!(
            says,
            Says::Pulls(_) | Says::Mute | Says::Partner | Says::Trade | Says::TechnicalWork
        )
    };
    let gap = duties.scales.gap;
    let matches = (0..tokens.len()).flat_map(|at| phrases(duties, tokens, at, gap, counts));
    let mut matches: Vec<Match> = matches.collect();
    // the longest phrase takes its words; of equals the silent one, then the first
    matches.sort_by_key(|m| (std::cmp::Reverse(m.mask.count_ones()), rank(m.says)));
    let (mut taken, mut weighed) = (silent, Weighed::default());
    for found in &matches {
        match found.says {
            Says::Mute if found.mask & taken == 0 => {
                taken |= found.mask;
                silent |= found.mask;
            }
            // "system integrator" is no system
            Says::Partner if found.mask & taken == 0 && found.mask.count_ones() > 1 => {
                taken |= found.mask;
            }
            Says::Pulls(pull) if found.mask & taken == 0 => {
                taken |= found.mask;
                for (sum, pull) in weighed
                    .pulls
                    .iter_mut()
                    .zip(duties.pulls[usize::from(pull)].by_function())
                {
                    *sum += pull;
                }
                weighed.found.push(Found {
                    words: found.words.clone(),
                    pull,
                });
            }
            _ => {}
        }
    }
    let says = |what| {
        matches
            .iter()
            .any(|m| m.says == what && m.mask & silent == 0)
    };
    weighed.trade = says(Says::Trade);
    weighed.technical = says(Says::TechnicalWork);
    weighed.partner = says(Says::Partner) || tokens.iter().any(|token| token.partner);
    weighed
}

/// Which of two phrases of equal length goes first.
fn rank(says: Says) -> u8 {
    match says {
        Says::Mute => 0,
        Says::Pulls(_) => 1,
        _ => 2,
    }
}

/// Where a pattern ends that starts at this word, and which words it takes.
fn fit(stems: &[u32], tokens: &[Token], at: usize, gap: u8) -> Option<(Range<usize>, Mask)> {
    let (mut here, mut mask, mut reach) = (at, 0, 0);
    for &stem in stems {
        if stem == GAP {
            reach = usize::from(gap);
            continue;
        }
        let window = tokens.get(here..tokens.len().min(here + 1 + reach))?;
        here += window.iter().position(|token| token.word == stem)?;
        mask |= 1 << here;
        here += 1;
        reach = 0;
    }
    Some((at..here, mask))
}

/// The words that only name departments: "with sales, marketing and product", "the sales team".
fn departments(duties: &Duties, tokens: &[Token]) -> Mask {
    let longest = |at: usize, what: Says| longest(duties, tokens, at, what);
    let (mut silent, mut at) = (0, 0);
    while at < tokens.len() {
        let (mut run, mut count, mut here) = (0, 0, at);
        while here < tokens.len() {
            if let Some(department) = longest(here, Says::Department) {
                (run, count) = (run | department.mask, count + 1);
                here = department.words.end;
            } else if count > 0
                && let Some(joiner) = longest(here, Says::Joiner)
            {
                here = joiner.words.end;
            } else {
                break;
            }
        }
        let team = count > 0 && here < tokens.len() && longest(here, Says::Team).is_some();
        if count > 1 || team {
            silent |= run;
        }
        at = here.max(at + 1);
    }
    silent
}

/// The words that a negation takes back: "you will not carry a quota", but not those of "not only
/// sales", which is a silent phrase.
fn negated(duties: &Duties, tokens: &[Token]) -> Mask {
    /// The most words that a negation reaches over.
    const REACH: usize = 8;
    let mut negated = 0;
    for at in 0..tokens.len() {
        let Some(Match { words, mask, .. }) = longest(duties, tokens, at, Says::Negation) else {
            continue;
        };
        let silent = longest(duties, tokens, at, Says::Mute);
        if silent.is_some_and(|silent| silent.words.len() > words.len()) {
            continue;
        }
        negated |= mask;
        let behind = words.end..tokens.len().min(words.end + REACH);
        let ends = |at: &usize| longest(duties, tokens, *at, Says::NegationEnd).is_some();
        for at in behind.take_while(|at| !ends(at)) {
            negated |= 1 << at;
        }
    }
    negated
}

/// The longest phrase of this meaning that starts at a word.
fn longest(duties: &Duties, tokens: &[Token], at: usize, meaning: Says) -> Option<Match> {
    let phrases = phrases(duties, tokens, at, 0, |says| says == meaning);
    phrases.max_by_key(|phrase| phrase.words.len())
}

/// The phrases of some meanings that start at a word, with at most so many words in a gap.
pub(super) fn phrases(
    duties: &Duties,
    tokens: &[Token],
    at: usize,
    gap: u8,
    means: impl Fn(Says) -> bool,
) -> impl Iterator<Item = Match> {
    let patterns = duties.starting(tokens[at].word).iter();
    let patterns = patterns.filter(move |pattern| means(pattern.says));
    patterns.filter_map(move |pattern| {
        let (words, mask) = fit(duties.stems(pattern), tokens, at, gap)?;
        let says = pattern.says;
        Some(Match { says, words, mask })
    })
}
