//! Which questions tell best what work is behind a title.

use std::borrow::Cow;

use super::{belief, question};
use crate::{
    belief::Belief,
    classification::{Classification, Outcome},
    matcher::Matcher,
    scope,
    taxonomy::{Answer, Question},
};

/// As many questions are asked at least, where there are so many,
const FEWEST: usize = 3;
/// and at most.
const MOST: usize = 4;

/// A question that would tell less than this part of what the best one tells is not worth asking.
const WORTH: f32 = 0.3;

/// The questions that tell best which function the work behind a title belongs to, best first: two
/// to four; none for a title that is no partner role, unless a scope lists it.
///
/// Those of the title's scopes come first, as far as they tell enough; then, if they are few, those
/// which any title of its level may be asked and which tell most.
pub fn questions<'t>(matcher: &Matcher<'t>, title: &Classification) -> Vec<&'t Question> {
    let taxonomy = matcher.taxonomy();
    let scopes = scope::scopes(matcher, title);
    if title.outcome == Outcome::None && scopes.is_empty() && !title.is_weak() {
        return Vec::new();
    }
    let belief = belief(&scopes, title);
    let own: Vec<&Cow<'static, str>> = scopes
        .iter()
        .flat_map(|scope| scope.questions.iter())
        .collect();
    let mut own: Vec<(f32, &Question)> = {
        let own = own.into_iter().filter_map(|key| question(taxonomy, key));
        own.map(|question| (tells(belief, question), question))
            .collect()
    };
    let fits = taxonomy.questions.iter().filter(|question| {
        question.levels.contains(&title.level) && !own.iter().any(|(_, q)| q.key == question.key)
    });
    let mut general: Vec<(f32, &Question)> = {
        fits.map(|question| (tells(belief, question), question))
            .collect()
    };
    general.sort_by(|a, b| b.0.total_cmp(&a.0)); // stable: of equals the first
    let best = own
        .iter()
        .chain(&general)
        .map(|(told, _)| *told)
        .fold(0.0, f32::max);
    own.retain(|(told, _)| *told >= WORTH * best);
    let missing = FEWEST.saturating_sub(own.len());
    let mut asked: Vec<&Question> = Vec::new();
    for (_, question) in own
        .into_iter()
        .take(MOST)
        .chain(general.into_iter().take(missing))
    {
        if !asked.iter().any(|known| known.key == question.key) {
            asked.push(question);
        }
    }
    asked
}

/// How far an answer to a question is expected to move the shares. Whoever does work that no answer
/// speaks for will not know what to say, and that moves nothing.
fn tells(belief: Belief, question: &Question) -> f32 {
    let answers = question.answers.iter();
    let choices = |function| {
        answers
            .clone()
            .filter(|a| a.functions.contains(&function))
            .count()
    };
    let refusals = answers.clone().filter(|a| a.functions.is_empty()).count();
    let chance = |answer: &Answer| match answer.functions.as_ref() {
        [] => belief.outside / refusals as f32,
        some => some
            .iter()
            .map(|f| belief.share(*f) / choices(*f) as f32)
            .sum(),
    };
    let moves = answers.clone().map(|answer| {
        let heard = belief.hear(&answer.functions, &question.between);
        chance(answer) * heard.moved_from(&belief)
    });
    moves.sum()
}
