//! Who has the last word about the function of a person:
//!
//! 1. a decision of a person,
//! 2. the duties of a job description,
//! 3. a function word of the title,
//! 4. the department,
//! 5. the situation of the company,
//! 6. what a title of its level stands for by default.
//!
//! A title leaves its function open if it supports several or names none. What it can mean in a
//! company of a certain kind is part of reading it, so the company is heard first and whoever has
//! more to say overrules it. Who disagrees is told in the reason.

use super::{CompanyContext, Department, company, decision, department};
use crate::{
    answer::{Answer, ByDecision},
    description::{self, DutiesReading},
    matcher::Matcher,
};

/// The facts about a person beside the title.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Circumstances<'a> {
    /// The situation of the company.
    pub company: Option<&'a CompanyContext>,
    /// The department, if it names a function.
    pub department: Option<&'a Department>,
    /// The job description.
    pub duties: Option<&'a DutiesReading>,
    /// The decision of a person.
    pub decision: Option<&'a ByDecision>,
}

/// Narrows the answer for a title by all that is known, from the first word to the last.
pub(crate) fn narrow_all<'t>(
    matcher: &Matcher<'t>,
    title: &str,
    mut answer: Answer<'t>,
    known: &Circumstances<'_>,
) -> Answer<'t> {
    if let Some(company) = known.company {
        answer = company::narrow(matcher, title, answer, company);
    }
    if let Some(department) = known.department {
        answer = department::narrow(matcher, answer, department);
    }
    if let Some(duties) = known.duties {
        let said = description::reconcile(matcher.taxonomy(), &answer, duties);
        answer = description::narrow(answer, &said);
    }
    if let Some(decided) = known.decision {
        answer = decision::narrow(matcher, answer, decided);
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Function, Outcome, Taxonomy, answer::Decision};

    const SELLS: &str = "What you'll do\n- Recruit and sign resellers across the Nordics\n\
        - Agree a joint business plan with every partner\n- Carry a revenue quota; close deals\n";

    fn answer(
        title: &str,
        company: &[&str],
        department: &str,
        duties: &str,
        decision: Option<Decision>,
    ) -> (Option<Function>, String) {
        let matcher = Matcher::new(Taxonomy::bundled());
        let taxonomy = matcher.taxonomy();
        let company = CompanyContext::read(taxonomy, company.iter().copied()).expect("drivers");
        let department = Department::read(&taxonomy.vocabulary, department);
        let duties = (!duties.is_empty()).then(|| description::read(taxonomy, duties));
        let decision = decision.map(|decision| ByDecision {
            decision,
            file: None,
            line: 2,
            note: "asked her".to_owned(),
        });
        let known = Circumstances {
            company: Some(&company).filter(|company| !company.is_empty()),
            department: department.as_ref(),
            duties: duties.as_ref(),
            decision: decision.as_ref(),
        };
        let answer = narrow_all(&matcher, title, matcher.answer(title), &known);
        assert_ne!(answer.outcome, Outcome::None);
        (answer.function(), answer.reason(title).to_string())
    }

    #[test]
    fn the_company_decides_before_the_default_and_the_department_before_the_company() {
        let title = "Partner Programs Manager";
        let (mature, _) = answer(title, &["maturity=mature"], "", "", None);
        let (early, reason) = answer(title, &["maturity=early"], "", "", None);
        assert_eq!(mature, Some(Function::Operations));
        assert_eq!(early, Some(Function::Strategy), "{reason}");
        assert!(reason.contains("; maturity=early: "), "{reason}");
        let (department, reason) = answer(title, &["maturity=early"], "Operations", "", None);
        assert_eq!(department, Some(Function::Operations), "{reason}");
        assert!(reason.contains("\"Operations\" settles it"), "{reason}");
    }

    #[test]
    fn duties_overrule_the_department_and_a_decision_the_duties() {
        let title = "Partner Manager";
        let (function, reason) = answer(title, &[], "Marketing", SELLS, None);
        assert_eq!(function, Some(Function::Sales), "{reason}");
        assert!(
            reason.ends_with("; the department \"Marketing\" says otherwise: Partner Marketing"),
            "{reason}"
        );
        let decided = Decision::Functions(vec![Function::Strategy]);
        let (function, reason) = answer(title, &[], "Marketing", SELLS, Some(decided));
        assert_eq!(function, Some(Function::Strategy));
        assert!(
            reason.starts_with("settled by hand on line 2 of the decisions (asked her); "),
            "{reason}"
        );
        for other in [
            "from the title alone: Partner Sales",
            "the duties say Partner Sales",
        ] {
            assert!(reason.contains(other), "{reason}");
        }
        assert!(
            reason.ends_with("the department \"Marketing\" says Partner Marketing"),
            "{reason}"
        );
    }
}
