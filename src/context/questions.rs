//! Which questions tell best what work is behind a title.

use super::{function_shares::FunctionShares, scopes::scopes};
use crate::{
    answer::{Answer, Basis, Outcome},
    matcher::Matcher,
    taxonomy::{Choice, Question, Scope},
};

/// Minimum number of questions that are asked, where the taxonomy has them.
const FEWEST: usize = 3;
/// Maximum number of questions of the title's scopes.
const MOST: usize = 4;
/// The most questions that are shown beside an answer.
const BESIDE_AN_ANSWER: usize = 3;

/// A question that would tell less than this part of what the best one tells is not worth asking.
const WORTH: f32 = 0.3;

/// The questions to ask about a title that supports several functions or may be a partner role all
/// the same, best first; none about other titles.
pub fn open_questions<'t>(
    matcher: &Matcher<'t>,
    title: &str,
    answer: &Answer<'t>,
) -> Vec<&'t Question> {
    if answer.outcome != Outcome::Multiple && answer.possible().is_none() {
        return Vec::new();
    }
    let mut asked = questions(matcher, title, answer);
    asked.truncate(BESIDE_AN_ANSWER);
    asked
}

/// The questions that tell best which function the work behind a title belongs to, best first: two
/// to four; none for a title that is no partner role, unless a scope lists it.
///
/// Those of the title's scopes come first, as far as they tell enough; then, if they are few, those
/// which any title of its level may be asked and which tell most.
pub fn questions<'t>(matcher: &Matcher<'t>, title: &str, answer: &Answer<'t>) -> Vec<&'t Question> {
    let taxonomy = matcher.taxonomy();
    let answer = answer.by_title();
    let scopes = scopes(matcher, title, answer);
    let is_weak = matches!(answer.basis, Basis::Weak { .. } | Basis::Possible { .. });
    if answer.outcome == Outcome::None && scopes.is_empty() && !is_weak {
        return Vec::new();
    }
    let shares = prior(&scopes, answer);
    let keys = scopes.iter().flat_map(|scope| scope.questions.iter());
    let of_scopes = keys.filter_map(|key| taxonomy.questions.iter().find(|q| q.key == *key));
    let mut own: Vec<(f32, &Question)> = of_scopes.map(|q| (tells(shares, q), q)).collect();
    let fits = taxonomy.questions.iter().filter(|question| {
        question.levels.contains(&answer.level) && !own.iter().any(|(_, q)| q.key == question.key)
    });
    let mut general: Vec<(f32, &Question)> = fits.map(|q| (tells(shares, q), q)).collect();
    general.sort_by(|a, b| b.0.total_cmp(&a.0)); // stable: of equals the first
    // first of all, whether it is a partner role: the others have no answer for somebody else
    let first = taxonomy.questions.iter().find(|q| is_weak && q.possible);
    let all = own.iter().chain(&general);
    let best = all.map(|(told, _)| *told).fold(0.0, f32::max);
    own.retain(|(told, _)| *told >= WORTH * best);
    own.truncate(MOST);
    let mut asked: Vec<&Question> = first.into_iter().collect();
    general.truncate(FEWEST.saturating_sub(own.len() + asked.len()));
    for (_, question) in own.into_iter().chain(general) {
        if !asked.iter().any(|known| known.key == question.key) {
            asked.push(question);
        }
    }
    asked
}

/// The shares of the functions before anything is asked.
pub(super) fn prior(scopes: &[&Scope], answer: &Answer<'_>) -> FunctionShares {
    let meanings = scopes.iter().flat_map(|scope| scope.meanings.iter());
    FunctionShares::of_title(answer, meanings.map(|meaning| meaning.functions.as_ref()))
}

/// How far an answer to a question is expected to move the shares. Whoever does work that no answer
/// speaks for will not know what to say, and that moves nothing.
fn tells(shares: FunctionShares, question: &Question) -> f32 {
    let answers = question.answers.iter();
    let choices = |function| {
        let speak_for_it = answers.clone().filter(|a| a.functions.contains(&function));
        speak_for_it.count() as f32
    };
    let refusals = answers.clone().filter(|a| a.functions.is_empty()).count();
    let chance = |choice: &Choice| match choice.functions.as_ref() {
        [] => shares.outside / refusals as f32,
        some => some.iter().map(|f| shares.share(*f) / choices(*f)).sum(),
    };
    let moves = answers.clone().map(|answer| {
        let updated = shares.answered(question, answer);
        chance(answer) * updated.moved_from(&shares)
    });
    moves.sum()
}
