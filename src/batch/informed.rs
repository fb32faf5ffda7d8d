//! The matcher as the pipeline asks it, and what it is told about a row beside the title.

use std::borrow::Cow;

use super::{
    Classify, CompanyEffect, CompanyNumber, DecidedBy, ReviewKey, RowAnswer, RowCompany, RowFacts,
    RowSession, row_session::TitleByCompany,
};
use crate::{
    Answer, Matcher,
    answer::Basis,
    context::{
        Circumstances, Companies, CompanyContext, Decisions, Department, MeaningKey, meanings,
        narrow_all,
    },
    description,
    title::plain,
};

/// A matcher with what is known about companies, and what a person has decided.
#[derive(Debug)]
pub struct Informed<'a, 't> {
    /// Answers by the title.
    pub matcher: &'a Matcher<'t>,
    /// The situations of companies, if they are known.
    pub companies: Option<Companies>,
    /// The decisions of a person.
    pub decisions: Option<Decisions>,
}

impl<'t> Classify for Informed<'_, 't> {
    type Session = RowSession<'t>;

    fn session(&self) -> RowSession<'t> {
        RowSession::new(self.matcher)
    }

    fn knows_companies(&self) -> bool {
        let decisions = self.decisions.as_ref();
        self.companies.is_some() || decisions.is_some_and(Decisions::are_per_company)
    }

    fn company_number(&self, company: &str) -> CompanyNumber {
        let (companies, decisions) = (self.companies.as_ref(), self.decisions.as_ref());
        let listed = companies.and_then(|known| known.find(company));
        let decided = decisions.map_or(0, |all| all.company_number(company));
        CompanyNumber {
            situation: listed.map_or(0, |(at, _)| at as u32 + 1),
            decided: decided as u32,
        }
    }

    fn answer<'s>(
        &'s self,
        session: &mut RowSession<'t>,
        title: &str,
        facts: &RowFacts<'_>,
    ) -> RowAnswer<'s> {
        let title = &*plain(title);
        let (by_title, by_company) = self.by_title(session, title);
        let matcher = self.matcher;
        let vocabulary = &matcher.taxonomy().vocabulary;
        let department = Department::read(vocabulary, facts.department);
        let described = facts.description.filter(|text| !text.trim().is_empty());
        let duties = described.map(|text| description::read(matcher.taxonomy(), text));
        let decision = self.decisions.as_ref().and_then(|all| {
            // a decision for all companies counts as used where no company has one of its own
            if facts.before_company && by_company {
                let place = all.place(matcher, title, "", &by_title)?;
                return Some(all.by_decision(place));
            }
            all.find(matcher, title, facts.company.name, &by_title)
        });
        let known = Circumstances {
            company: self.context(facts.company.number),
            department: department.as_ref(),
            duties: duties.as_ref(),
            decision: decision.as_ref(),
        };
        let answer = narrow_all(matcher, title, by_title, &known);
        RowAnswer {
            by_company,
            ..row_answer(title, &answer)
        }
    }

    fn is_unlisted(&self, company: CompanyNumber) -> bool {
        self.companies.is_some() && company.situation == 0
    }

    fn company_effect(
        &self,
        session: &mut RowSession<'t>,
        title: &str,
        company: CompanyNumber,
    ) -> CompanyEffect {
        let holding = self.context(company).and_then(|context| {
            let known = session.by_company.get_mut(&*plain(title))?;
            known.holding(company.situation, context)
        });
        match holding {
            Some(holding) => CompanyEffect::Meanings {
                holding,
                decided: company.decided,
            },
            None => CompanyEffect::Company(company),
        }
    }

    fn reading(
        &self,
        session: &mut RowSession<'t>,
        title: &str,
        company: RowCompany<'_>,
    ) -> ReviewKey {
        match session.readings.get(title) {
            Some(&(of, reading)) if of == company.number => return reading,
            _ => {}
        }
        let text = &*plain(title);
        let answer = session.titles.read(text);
        let decisions = self.decisions.as_ref();
        let decided =
            decisions.and_then(|all| all.place(self.matcher, text, company.name, &answer));
        let reading = match decided {
            Some(at) => ReviewKey::Decided(at),
            None => ReviewKey::of(&MeaningKey::of(self.matcher, text, &answer)),
        };
        session.readings.insert(title, (company.number, reading));
        reading
    }

    fn names_function(&self, department: &str) -> bool {
        Department::read(&self.matcher.taxonomy().vocabulary, department).is_some()
    }

    fn looks_like_title(&self, text: &str) -> bool {
        self.matcher.looks_like_title(text)
    }
}

impl<'a, 't> Informed<'a, 't> {
    /// The matcher alone: nothing is known or decided.
    pub fn new(matcher: &'a Matcher<'t>) -> Self {
        Informed {
            matcher,
            companies: None,
            decisions: None,
        }
    }

    /// Some of the companies could not be used as they stand.
    pub fn has_faults(&self) -> bool {
        let companies = self.companies.as_ref();
        companies.is_some_and(|companies| companies.warnings().has_faults())
    }

    /// The situation of the company of a number.
    fn context(&self, number: CompanyNumber) -> Option<&CompanyContext> {
        let at = number.situation.checked_sub(1)?;
        self.companies.as_ref()?.context(at as usize)
    }

    /// The answer for a plain title in no company. Whether the situation of a company may narrow it, or the
    /// decision of one replace it.
    fn by_title(&self, session: &mut RowSession<'t>, title: &str) -> (Answer<'t>, bool) {
        if let Some(known) = session.by_company.get(title) {
            return (known.answer.clone(), true);
        }
        let answer = session.titles.read(title);
        let meanings = match self.companies {
            Some(_) => meanings(self.matcher, title, &answer),
            None => Vec::new(),
        };
        let is_decided = |all: &Decisions| all.is_per_company(self.matcher, title, &answer);
        let by_company = !meanings.is_empty() || self.decisions.as_ref().is_some_and(is_decided);
        if by_company {
            let known = TitleByCompany::new(answer.clone(), meanings);
            session.by_company.insert(title, known);
        }
        (answer, by_company)
    }

    /// The answer for a title in its company, before any decision.
    pub(super) fn undecided(&self, title: &str, company: &str) -> Answer<'t> {
        let company = self
            .companies
            .as_ref()
            .and_then(|known| known.find(company));
        let known = Circumstances {
            company: company.map(|(_, company)| company),
            ..Circumstances::default()
        };
        narrow_all(self.matcher, title, self.matcher.answer(title), &known)
    }
}

/// The answer as the values of the columns.
fn row_answer<'t>(title: &str, answer: &Answer<'t>) -> RowAnswer<'t> {
    let mut words = String::new();
    for used in &answer.partner_terms {
        words.push_str(if words.is_empty() { "" } else { ";" });
        words.push_str(&title[used.word.range()]);
    }
    let role = answer.role();
    RowAnswer {
        functions: answer.functions().collect(),
        confidence: Some(answer.confidence),
        role: role.map_or(Cow::Borrowed(""), |role| Cow::Borrowed(&*role.title)),
        level: answer.level,
        words,
        why: answer.reason(title).into_text(),
        grade: answer.grade,
        decided_by: if answer.by_decision().is_some() {
            DecidedBy::Person
        } else if answer.is_contradicted() {
            DecidedBy::Contradiction
        } else if matches!(answer.basis, Basis::Possible { .. }) {
            DecidedBy::Possible
        } else {
            DecidedBy::Title
        },
        ..RowAnswer::new(answer.outcome)
    }
}
