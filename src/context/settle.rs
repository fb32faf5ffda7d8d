//! Shares of the functions to an answer.

use super::function_shares::{FunctionShares, hundredths};
use crate::{
    answer::{Answer, Candidate, Outcome},
    domain::Function,
    matcher::{Matcher, RoleQuery},
};

/// Puts into an answer what the shares amount to.
pub(super) fn settle<'t>(matcher: &Matcher<'t>, answer: &mut Answer<'t>, shares: FunctionShares) {
    let functions = shares.functions();
    let outcome = match functions.len() {
        0 if answer.outcome == Outcome::Adjacent => Outcome::Adjacent,
        0 => Outcome::None,
        1 => Outcome::Clear,
        _ => Outcome::Multiple,
    };
    let together = hundredths(match functions.as_slice() {
        [] => shares.outside,
        all => all.iter().map(|f| shares.share(*f)).sum(),
    });
    let has_these = functions.is_empty() || answer.functions().eq(functions.iter().copied());
    let is_unchanged = outcome == answer.outcome && has_these;
    answer.confidence = if is_unchanged {
        together.max(answer.confidence)
    } else {
        together
    };
    if functions.is_empty() && outcome == Outcome::Adjacent {
        return; // the nearest function stays
    }
    let sure = answer.confidence;
    let confidence = |function| match functions.as_slice() {
        [_] if is_unchanged => sure,
        _ => hundredths(shares.share(function)),
    };
    let ranked = functions.iter().map(|f| (*f, confidence(*f))).collect();
    replace_candidates(matcher, answer, ranked);
    answer.outcome = outcome;
}

/// Replaces the candidates of an answer by these functions, best first. What is known of a function
/// stays; another one gets its nearest role.
pub(super) fn replace_candidates<'t>(
    matcher: &Matcher<'t>,
    answer: &mut Answer<'t>,
    ranked: Vec<(Function, f32)>,
) {
    let known = std::mem::take(&mut answer.candidates);
    let nearest = |function| {
        matcher.nearest_role(RoleQuery {
            function,
            key: answer.key,
            level: answer.level,
            outside: false,
        })
    };
    let candidates = ranked.into_iter().map(|(function, confidence)| {
        let known = known.iter().find(|known| known.function == function);
        Candidate {
            function,
            confidence,
            role: known.map_or_else(|| nearest(function), |known| known.role),
            words: known.map(|known| known.words.clone()).unwrap_or_default(),
        }
    });
    answer.candidates = candidates.collect();
}
