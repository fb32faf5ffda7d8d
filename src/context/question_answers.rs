//! Answers of a person to questions about a title.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    function_shares::FunctionShares,
    key_value::{self, KeyValueError},
    questions::{prior, questions},
    scopes::scopes,
    settle::settle,
};
use crate::{
    answer::{Answer, Narrowing},
    domain::UnknownName,
    matcher::Matcher,
    taxonomy::{Choice, Question},
};

/// The answer that is always allowed, and moves nothing.
pub const DONT_KNOW: &str = "dont-know";

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct QuestionAnswer {
    /// Key of the question.
    pub question: Cow<'static, str>,
    /// Key of the answer; none for "I don't know".
    pub answer: Option<Cow<'static, str>>,
}

impl QuestionAnswer {
    /// The answer with this key to the question with this key; none for "I don't know".
    pub fn new(question: Cow<'static, str>, answer: Option<Cow<'static, str>>) -> QuestionAnswer {
        QuestionAnswer { question, answer }
    }

    /// Reads `bonus-metric=leads`. Any question of the taxonomy may be answered; an error lists
    /// those asked about this title.
    ///
    /// # Errors
    /// An unknown question or answer, and a question that `before` answers already.
    pub fn read(
        matcher: &Matcher<'_>,
        title: &str,
        answer: &Answer<'_>,
        text: &str,
        before: &[QuestionAnswer],
    ) -> Result<QuestionAnswer, KeyValueError> {
        let asked = questions(matcher, title, answer);
        let asked = || asked.iter().map(|question| question.key.as_ref());
        let (key, value) = key_value::split(text, asked())?;
        let mut known = matcher.taxonomy().questions.iter();
        let question = known
            .find(|question| question.key.eq_ignore_ascii_case(key))
            .ok_or_else(|| KeyValueError::Unknown(UnknownName::new("question", key, asked())))?;
        if before.iter().any(|given| given.question == question.key) {
            return Err(KeyValueError::Twice(question.key.to_string()));
        }
        if value.eq_ignore_ascii_case(DONT_KNOW) {
            return Ok(QuestionAnswer::new(question.key.clone(), None));
        }
        let mut answers = question.answers.iter();
        let answer = answers.find(|answer| answer.key.eq_ignore_ascii_case(value));
        let answer = answer.ok_or_else(|| {
            let all = question.answers.iter().map(|answer| answer.key.clone());
            let all = all.chain([DONT_KNOW.into()]);
            let what = format!("answer to {}", question.key);
            KeyValueError::Unknown(UnknownName::new(what, value, all))
        })?;
        Ok(QuestionAnswer::new(
            question.key.clone(),
            Some(answer.key.clone()),
        ))
    }

    /// The question and the answer it stands for; nothing if the taxonomy does not know the
    /// question.
    pub(super) fn of<'t>(
        &self,
        matcher: &Matcher<'t>,
    ) -> Option<(&'t Question, Option<&'t Choice>)> {
        let mut known = matcher.taxonomy().questions.iter();
        let question = known.find(|question| question.key == self.question)?;
        let key = self.answer.as_ref();
        let answer = key.and_then(|key| question.answers.iter().find(|a| a.key == *key));
        Some((question, answer))
    }
}

/// Narrows an answer by answers to questions, in whatever order they come.
pub(super) fn narrow<'t>(
    matcher: &Matcher<'t>,
    title: &str,
    mut answer: Answer<'t>,
    answers: &[QuestionAnswer],
) -> Answer<'t> {
    let answered: Vec<_> = answers
        .iter()
        .filter_map(|given| given.of(matcher))
        .collect();
    let shares = shares(matcher, title, &answer, &answered);
    let moves = answered.iter().any(|(_, answer)| answer.is_some());
    answer.note(Narrowing::Questions(answered));
    if moves {
        settle(matcher, &mut answer, shares);
    }
    answer
}

/// The shares by the title and these answers.
pub(super) fn shares(
    matcher: &Matcher<'_>,
    title: &str,
    answer: &Answer<'_>,
    answered: &[(&Question, Option<&Choice>)],
) -> FunctionShares {
    let prior = prior(&scopes(matcher, title, answer), answer);
    answered.iter().fold(prior, |shares, (question, answer)| {
        answer.map_or(shares, |answer| shares.answered(question, answer))
    })
}
