//! The questions that settle which function a title stands for, and what the answers amount to.

use std::borrow::Cow;

mod given;
mod questions;

use serde::Serialize;

pub use crate::belief::Belief;
use crate::{
    belief::rounded,
    classification::{Classification, Outcome},
    domain::{Function, Level},
    matcher::Matcher,
    scope,
    taxonomy::{Answer, Question, Scope, Taxonomy},
};
pub use given::Given;
pub use questions::questions;

/// The answer that is always allowed, and moves nothing.
pub const DONT_KNOW: &str = "dont-know";

/// A function is settled, and nothing more needs asking, when it has this share.
const SETTLED: f32 = 0.9;

/// What a title and answers about the work behind it amount to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Clarified {
    /// The title as it was given.
    pub title: String,
    /// How it is settled now.
    pub outcome: Outcome,
    /// The function with the largest share; none outside the four.
    pub function: Option<Function>,
    /// That function, and those near it.
    pub functions: Vec<Function>,
    /// The share of `function`, or of work outside.
    pub confidence: f32,
    /// The level the title words.
    pub level: Level,
    /// The shares by the title alone.
    pub before: Belief,
    /// The shares by the title and the answers.
    pub after: Belief,
    /// The questions about this title, and others that were answered.
    pub questions: Vec<Posed>,
    /// Why, in one sentence.
    pub reason: String,
}

/// A question with its answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Posed {
    /// Its key.
    pub key: Cow<'static, str>,
    /// The question.
    pub ask: Cow<'static, str>,
    /// What one can answer.
    pub answers: Vec<Choice>,
    /// The key of the answer given: `dont-know`, or none so far.
    pub given: Option<Cow<'static, str>>,
    /// The shares after this answer.
    pub shares: Option<Belief>,
}

/// An answer one can give.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Choice {
    /// Its key.
    pub key: Cow<'static, str>,
    /// The answer in words.
    pub says: Cow<'static, str>,
}

/// What a title and the answers amount to. The order of the answers changes nothing but the steps.
pub fn clarify(matcher: &Matcher<'_>, title: &Classification, answers: &[Given]) -> Clarified {
    let taxonomy = matcher.taxonomy();
    let mut asked = questions(matcher, title);
    for given in answers {
        let known = asked.iter().any(|question| question.key == given.question);
        if !known && let Some(question) = question(taxonomy, &given.question) {
            asked.push(question);
        }
    }
    let before = start(matcher, title);
    let mut after = before;
    let mut posed: Vec<Posed> = asked.iter().map(|question| Posed::new(question)).collect();
    let mut spoken: Vec<(&Answer, &Question)> = Vec::new();
    for given in answers {
        let Some(at) = asked.iter().position(|q| q.key == given.question) else {
            continue;
        };
        let answer = given.answer.as_ref();
        let answer = answer.and_then(|key| asked[at].answers.iter().find(|a| a.key == *key));
        if let Some(answer) = answer {
            after = after.hear(&answer.functions, &asked[at].between);
            spoken.push((answer, asked[at]));
        }
        posed[at].given = Some(answer.map_or(DONT_KNOW.into(), |answer| answer.key.clone()));
        posed[at].shares = Some(after.rounded());
    }
    let (outcome, functions) = match spoken.as_slice() {
        [] => (title.outcome, of_title(title)),
        _ => settled(title, after),
    };
    let function = functions
        .first()
        .copied()
        .filter(|_| outcome != Outcome::Adjacent);
    let share = function.map_or(after.outside, |function| after.share(function));
    Clarified {
        title: title.title.clone(),
        outcome,
        function,
        confidence: if asked.is_empty() {
            title.confidence
        } else {
            rounded(share)
        },
        reason: reason(title, function, &spoken),
        functions,
        level: title.level,
        before: before.rounded(),
        after: after.rounded(),
        questions: posed,
    }
}

/// Whether further questions are needless: two answers, and one function has nine parts in ten.
pub fn is_settled(clarified: &Clarified) -> bool {
    let told = clarified.questions.iter().filter_map(|q| q.given.as_ref());
    told.filter(|given| *given != DONT_KNOW).count() >= 2 && clarified.confidence >= SETTLED
}

impl Posed {
    fn new(question: &Question) -> Posed {
        let choice = |answer: &Answer| Choice {
            key: answer.key.clone(),
            says: answer.says.clone(),
        };
        Posed {
            key: question.key.clone(),
            ask: question.ask.clone(),
            answers: question.answers.iter().map(choice).collect(),
            given: None,
            shares: None,
        }
    }
}

fn question<'t>(taxonomy: &'t Taxonomy, key: &str) -> Option<&'t Question> {
    taxonomy
        .questions
        .iter()
        .find(|question| question.key == key)
}

fn start(matcher: &Matcher<'_>, title: &Classification) -> Belief {
    belief(&scope::scopes(matcher, title), title)
}

fn belief(scopes: &[&Scope], title: &Classification) -> Belief {
    let meanings = scopes.iter().flat_map(|scope| scope.meanings.iter());
    Belief::of_title(title, meanings.map(|meaning| meaning.functions.as_ref()))
}

fn of_title(title: &Classification) -> Vec<Function> {
    title
        .candidates
        .iter()
        .map(|candidate| candidate.function)
        .collect()
}

fn settled(title: &Classification, after: Belief) -> (Outcome, Vec<Function>) {
    let functions = after.functions();
    match functions.len() {
        0 if title.outcome == Outcome::Adjacent => (Outcome::Adjacent, of_title(title)),
        0 => (Outcome::None, functions),
        1 => (Outcome::Clear, functions),
        _ => (Outcome::Multiple, functions),
    }
}

fn reason(
    title: &Classification,
    function: Option<Function>,
    spoken: &[(&Answer, &Question)],
) -> String {
    if spoken.is_empty() {
        return title.reason.clone();
    }
    let speaks = |answer: &Answer| match function {
        Some(function) => answer.functions.contains(&function),
        None => answer.functions.is_empty(),
    };
    let heard = spoken.iter().filter(|(answer, _)| speaks(answer));
    let heard: Vec<String> = heard
        .map(|(answer, _)| format!("\"{}\"", answer.says))
        .collect();
    let what = function.map_or("work outside the four functions", Function::name);
    let count = match (heard.len(), spoken.len()) {
        (0, _) => {
            return format!(
                "no answer speaks for {what}, but the title: {}",
                title.reason
            );
        }
        (1, 1) => "the answer speaks".to_owned(),
        (2, 2) => "both answers speak".to_owned(),
        (heard, all) if heard == all => format!("all {all} answers speak"),
        (1, all) => format!("1 of {all} answers speaks"),
        (heard, all) => format!("{heard} of {all} answers speak"),
    };
    format!(
        "{count} for {what} ({}); the title: {}",
        heard.join(", "),
        title.reason
    )
}
