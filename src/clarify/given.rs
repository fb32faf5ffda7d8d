//! Answers, as they are given.

use std::borrow::Cow;

use serde::Serialize;

use super::{DONT_KNOW, questions};
use crate::{
    classification::Classification,
    domain::UnknownName,
    matcher::Matcher,
    pair::{self, PairError},
};

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Given {
    /// Key of the question.
    pub question: Cow<'static, str>,
    /// Key of the answer; none for "I don't know".
    pub answer: Option<Cow<'static, str>>,
}

impl Given {
    /// The answer with this key to the question with this key; none for "I don't know".
    pub fn new(question: Cow<'static, str>, answer: Option<Cow<'static, str>>) -> Given {
        Given { question, answer }
    }

    /// Reads `bonus-metric=leads`. Any question of the taxonomy may be answered; an error lists
    /// those asked about this title.
    ///
    /// # Errors
    /// An unknown question or answer, and a question that `before` answers already.
    pub fn read(
        matcher: &Matcher<'_>,
        title: &Classification,
        text: &str,
        before: &[Given],
    ) -> Result<Given, PairError> {
        let known = matcher.taxonomy().questions.iter();
        let asked: Vec<Cow<'static, str>> = {
            let asked = questions(matcher, title).into_iter();
            asked.map(|question| question.key.clone()).collect()
        };
        let (key, value) = pair::split(text, asked.iter().map(AsRef::as_ref))?;
        let question = known
            .clone()
            .find(|question| question.key.eq_ignore_ascii_case(key))
            .ok_or_else(|| PairError::Unknown(UnknownName::new("question", key, asked.clone())))?;
        if before.iter().any(|given| given.question == question.key) {
            return Err(PairError::Twice(question.key.to_string()));
        }
        if value.eq_ignore_ascii_case(DONT_KNOW) {
            return Ok(Given::new(question.key.clone(), None));
        }
        let mut answers = question.answers.iter();
        let answer = answers.find(|answer| answer.key.eq_ignore_ascii_case(value));
        let answer = answer.ok_or_else(|| {
            let all = question.answers.iter().map(|answer| answer.key.clone());
            let all = all.chain([DONT_KNOW.into()]);
            let what = format!("answer to {}", question.key);
            PairError::Unknown(UnknownName::new(what, value, all))
        })?;
        Ok(Given::new(question.key.clone(), Some(answer.key.clone())))
    }
}
