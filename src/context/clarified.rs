//! A title with the answers to its questions, step by step.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Serialize, Serializer};

use super::{
    function_shares::{FunctionShares, thousandths},
    question_answers::{DONT_KNOW, QuestionAnswer, narrow, shares},
    questions::questions,
};
use crate::{
    answer::{Answer, Outcome},
    domain::{Function, Level},
    matcher::Matcher,
    taxonomy::{Choice, Question},
};

/// A function is settled, and nothing more needs asking, when it has this share.
const SETTLED: f32 = 0.9;

/// The result of a title and answers about the work behind it.
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
    /// How often an answer by the title alone is right, as for any title; shares say how likely each
    /// function is the one.
    pub title_confidence: f32,
    /// The level the title words.
    pub level: Level,
    /// The shares by the title alone.
    pub before: FunctionShares,
    /// The shares by the title and the answers.
    pub after: FunctionShares,
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
    /// The possible answers.
    #[serde(serialize_with = "keys_and_words")]
    pub answers: Cow<'static, [Choice]>,
    /// The key of the answer given: `dont-know`, or none so far.
    pub given: Option<Cow<'static, str>>,
    /// The shares after this answer.
    pub shares: Option<FunctionShares>,
}

/// What an answer speaks for is no business of those who are asked.
fn keys_and_words<S: Serializer>(answers: &[Choice], serializer: S) -> Result<S::Ok, S::Error> {
    let told = |choice: &Choice| [("key", choice.key.clone()), ("says", choice.says.clone())];
    serializer.collect_seq(answers.iter().map(|choice| BTreeMap::from(told(choice))))
}

/// The result of a title and the answers. The order of the answers changes nothing but the steps.
pub fn clarify(
    matcher: &Matcher<'_>,
    title: &str,
    answer: &Answer<'_>,
    answers: &[QuestionAnswer],
) -> Clarified {
    let mut posed: Vec<Posed> = questions(matcher, title, answer)
        .into_iter()
        .map(Posed::new)
        .collect();
    let before = shares(matcher, title, answer, &[]);
    let mut after = before;
    for given in answers {
        let Some((question, chosen)) = given.of(matcher) else {
            continue;
        };
        if let Some(chosen) = chosen {
            after = after.answered(question, chosen);
        }
        let known = posed.iter().position(|posed| posed.key == question.key);
        let at = known.unwrap_or_else(|| {
            posed.push(Posed::new(question));
            posed.len() - 1
        });
        posed[at].given = Some(chosen.map_or(DONT_KNOW.into(), |chosen| chosen.key.clone()));
        posed[at].shares = Some(after.rounded());
    }
    let narrowed = narrow(matcher, title, answer.clone(), answers);
    let function = narrowed
        .function()
        .filter(|_| narrowed.outcome != Outcome::Adjacent);
    let share = function.map_or(after.outside, |function| after.share(function));
    Clarified {
        title: title.to_owned(),
        outcome: narrowed.outcome,
        function,
        confidence: if posed.is_empty() {
            answer.confidence
        } else {
            thousandths(share)
        },
        reason: narrowed.reason(title).to_string(),
        functions: narrowed.functions().collect(),
        title_confidence: answer.confidence,
        level: answer.level,
        before: before.rounded(),
        after: after.rounded(),
        questions: posed,
    }
}

impl Clarified {
    /// Further questions are needless: two answers, and one function has nine parts in ten; or one
    /// answer, and it is no partner role.
    pub fn is_settled(&self) -> bool {
        let enough = if self.outcome == Outcome::None { 1 } else { 2 };
        let told = self.questions.iter().filter_map(|q| q.given.as_ref());
        told.filter(|given| *given != DONT_KNOW).count() >= enough && self.confidence >= SETTLED
    }
}

impl Posed {
    fn new(question: &Question) -> Posed {
        Posed {
            key: question.key.clone(),
            ask: question.ask.clone(),
            answers: question.answers.clone(),
            given: None,
            shares: None,
        }
    }
}
