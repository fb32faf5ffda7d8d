//! The function that the department of a person names.

use super::settle::replace_candidates;
use crate::{
    answer::{Answer, ByDepartment, DepartmentEffect, Narrowing, Outcome},
    domain::Function,
    matcher::Matcher,
    table::is_negation,
    taxonomy::{Doubts, Taxonomy, Vocabulary},
    title::{PhraseMatch, Tokenizer, find_phrases, plain},
};

/// A department that names a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Department {
    name: String,
    function: Function,
}

impl Department {
    /// Reads the name of a department with the vocabulary of titles. `None` if it names no function
    /// or several ("Sales & Marketing"), one that is not meant ("Non-Sales", "ex-Marketing"), or work
    /// outside the four ("Product").
    pub(crate) fn read(vocabulary: &Vocabulary, name: &str) -> Option<Department> {
        if name.trim().is_empty() {
            return None; // as in most rows
        }
        let name = &*plain(name);
        let tokens = Tokenizer::new(vocabulary).tokens(name);
        let phrases = find_phrases(vocabulary, &tokens);
        if phrases.iter().any(|phrase| phrase.tags.outside.is_some()) {
            return None;
        }
        let is_function = |phrase: &PhraseMatch<'_>| phrase.tags.function.is_some();
        let last = phrases.iter().rposition(is_function)?;
        let is_negation =
            |phrase: &PhraseMatch<'_>| phrase.tags.not_now || is_negation(&name[phrase.at.range()]);
        if phrases[..last].iter().any(is_negation) {
            return None;
        }
        let terms = phrases.iter().filter_map(|phrase| phrase.tags.function);
        let terms = terms.map(|term| &vocabulary.function_terms[usize::from(term)]);
        let mut functions = terms.flat_map(|term| term.functions.iter().copied());
        let function = functions.next()?;
        functions
            .all(|other| other == function)
            .then(|| Department {
                name: name.trim().to_owned(),
                function,
            })
    }
}

/// The function that the name of a department or an abbreviation names: "ops".
pub fn named_function(taxonomy: &Taxonomy, name: &str) -> Option<Function> {
    Department::read(&taxonomy.vocabulary, name).map(|named| named.function)
}

/// Narrows an answer by a department: it settles what the title leaves open, and is told where the
/// title names another function. It never makes a partner role of a title that is none.
pub(super) fn narrow<'t>(
    matcher: &Matcher<'t>,
    mut answer: Answer<'t>,
    department: &Department,
) -> Answer<'t> {
    let function = department.function;
    let is_partner_role =
        |answer: &Answer<'_>| answer.outcome.is_partner_role() && !answer.candidates.is_empty();
    let title = answer.by_title();
    if !is_partner_role(title) || !is_partner_role(&answer) {
        return answer;
    }
    let is_settled = title.outcome == Outcome::Clear && answer.outcome == Outcome::Clear;
    let is_named = title.functions().any(|named| named == function);
    let effect = if is_settled && answer.function() == Some(function) {
        DepartmentEffect::Agrees
    } else if title.leaves_function_open() && (is_named || title.basis.is_default()) {
        DepartmentEffect::Settles
    } else if is_settled || !is_named {
        DepartmentEffect::Contradicts
    } else {
        DepartmentEffect::Settles
    };
    answer.note(Narrowing::Department(ByDepartment {
        name: department.name.clone(),
        function,
        effect,
    }));
    if effect == DepartmentEffect::Settles {
        // it stands for the function word that the title does not have
        let confidence = matcher
            .taxonomy()
            .vocabulary
            .confidence("topic", Doubts::default());
        replace_candidates(matcher, &mut answer, vec![(function, confidence)]);
        answer.outcome = Outcome::Clear;
        answer.confidence = confidence;
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrowed(title: &str, department: &str) -> (Outcome, Option<Function>, String) {
        let matcher = Matcher::new(Taxonomy::bundled());
        let answer = matcher.answer(title);
        let department = Department::read(&matcher.taxonomy().vocabulary, department);
        let answer = match department {
            Some(department) => narrow(&matcher, answer, &department),
            None => answer,
        };
        let reason = answer.reason(title).to_string();
        (answer.outcome, answer.function(), reason)
    }

    #[test]
    fn departments_that_name_one_function() {
        let vocabulary = &Taxonomy::bundled().vocabulary;
        for (name, function) in [
            ("Marketing", Some(Function::Marketing)),
            ("Sales", Some(Function::Sales)),
            ("Channel Sales EMEA", Some(Function::Sales)),
            ("Operations", Some(Function::Operations)),
            ("Sales & Marketing", None),
            ("Finance", None),
            ("Not Marketing", None),
            ("non-sales", None),
            ("ex-Marketing", None),
            ("Former Sales team", None),
            ("All except Operations", None),
            ("Alle außer Vertrieb", None),
            ("Marketing (not Sales)", None),
            ("Marketing ex EMEA", Some(Function::Marketing)),
            ("Non-profit Sales", Some(Function::Sales)),
            ("Marketing North", Some(Function::Marketing)),
            ("", None),
        ] {
            let read = Department::read(vocabulary, name);
            assert_eq!(read.map(|read| read.function), function, "{name}");
        }
    }

    #[test]
    fn a_department_settles_what_the_title_leaves_open() {
        let (outcome, function, reason) = narrowed("Partner Manager", "Marketing");
        assert_eq!(outcome, Outcome::Clear);
        assert_eq!(function, Some(Function::Marketing));
        assert!(
            reason.ends_with("; the department \"Marketing\" settles it: Partner Marketing"),
            "{reason}"
        );
    }

    #[test]
    fn a_function_word_outranks_a_department() {
        let (_, function, reason) = narrowed("Channel Sales Manager", "Marketing");
        assert_eq!(function, Some(Function::Sales));
        assert!(
            reason.ends_with("; the department \"Marketing\" says otherwise: Partner Marketing"),
            "{reason}"
        );
    }

    #[test]
    fn no_department_makes_a_partner_role() {
        let (outcome, function, _) = narrowed("Product Designer", "Channel Sales");
        assert_eq!((outcome, function), (Outcome::None, None));
    }
}
