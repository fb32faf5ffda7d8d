//! The decision of a person about a title, as it is written and as it is applied.

use super::settle::replace_candidates;
use crate::{
    answer::{Answer, ByDecision, Decision, Narrowing, Outcome},
    domain::{Function, did_you_mean},
    escape::short,
    matcher::Matcher,
};

impl Decision {
    /// Reads `sales`, `strategy; sales`, `adjacent` or `none`.
    ///
    /// # Errors
    /// Anything else: what to write instead.
    pub fn parse(text: &str) -> Result<Decision, String> {
        let words = text.split([';', ',', '|']);
        let words: Vec<String> = words
            .map(|word| word.trim().to_lowercase())
            .filter(|word| !word.is_empty())
            .collect();
        match words.as_slice() {
            [] => return Err(unknown(text)),
            [only] if only == "adjacent" => return Ok(Decision::Adjacent),
            [only] if only == "none" => return Ok(Decision::None),
            several => {
                let alone = |word: &&String| matches!(word.as_str(), "adjacent" | "none");
                if let Some(word) = several.iter().find(alone) {
                    return Err(format!(
                        "`{word}` goes with no other word; keep one of them"
                    ));
                }
            }
        }
        let mut functions = Vec::new();
        for word in &words {
            let function = word.parse().map_err(|_| unknown(word))?;
            if !functions.contains(&function) {
                functions.push(function);
            }
        }
        Ok(Decision::Functions(functions))
    }
}

fn unknown(word: &str) -> String {
    let outcomes = [Outcome::Adjacent.id(), Outcome::None.id()];
    let words = Function::ALL.map(Function::id).into_iter().chain(outcomes);
    let hint = did_you_mean(word, words).map(|near| format!("did you mean `{near}`? "));
    format!(
        "`{}` is no decision; {}write strategy, operations, marketing or sales, several joined by \
         ;, or else adjacent or none",
        short(word),
        hint.unwrap_or_default()
    )
}

/// Answers as a person has decided. Level and words are read as ever.
pub(super) fn narrow<'t>(
    matcher: &Matcher<'t>,
    mut answer: Answer<'t>,
    decided: &ByDecision,
) -> Answer<'t> {
    answer.note(Narrowing::Decision(decided.clone()));
    match &decided.decision {
        Decision::Functions(functions) => {
            let ranked = functions.iter().map(|function| (*function, 1.0)).collect();
            replace_candidates(matcher, &mut answer, ranked);
        }
        Decision::Adjacent => answer.candidates.truncate(1), // the nearest one
        Decision::None => answer.candidates.clear(),
    }
    answer.outcome = decided.decision.outcome();
    answer.confidence = 1.0;
    answer
}
