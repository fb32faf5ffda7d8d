//! The matcher as the pipeline asks it, and what it is told about a row beside the title.

use rustc_hash::FxHashMap;

use super::{About, Basis, Cells, Classify, Reading, Verdict};
use crate::{
    Answer, Function, Matcher, Session,
    context::{Circumstances, Companies, Decisions, Department, MeaningKey, narrow_all},
    description,
    title::plain,
};

/// A matcher with what is known about companies, and what a person has decided.
#[derive(Debug, Clone, Copy)]
pub struct Informed<'a, 't> {
    /// Answers by the title.
    pub matcher: &'a Matcher<'t>,
    /// What the companies are like, if that is known.
    pub companies: Option<&'a Companies>,
    /// What a person has decided.
    pub decisions: Option<&'a Decisions>,
}

/// What one thread keeps between titles.
#[derive(Debug)]
pub struct RowSession<'t> {
    titles: Session<'t>,
    /// By cell, the number of a company.
    companies: FxHashMap<Box<str>, u64>,
    /// By title, its reading in the company of this number.
    readings: FxHashMap<Box<str>, (u64, Reading)>,
}

impl<'t> RowSession<'t> {
    /// So many cells with companies, and titles with their readings, are kept; then all are forgotten.
    const MOST: usize = 1 << 14;
    /// Longer titles come once.
    const LONGEST_TITLE: usize = 256;

    fn new(matcher: &Matcher<'t>) -> RowSession<'t> {
        RowSession {
            titles: matcher.session(),
            companies: FxHashMap::default(),
            readings: FxHashMap::default(),
        }
    }
}

impl<'t> Classify for Informed<'_, 't> {
    type Session = RowSession<'t>;

    fn session(&self) -> RowSession<'t> {
        RowSession::new(self.matcher)
    }

    fn knows_companies(&self) -> bool {
        self.companies.is_some() || self.decisions.is_some_and(Decisions::are_per_company)
    }

    fn company_number(&self, session: &mut RowSession<'t>, company: &str) -> u64 {
        if let Some(&number) = session.companies.get(company) {
            return number;
        }
        let listed = self.companies.and_then(|known| known.find(company));
        let situation = listed.map_or(0, |(at, _)| at as u64 + 1);
        let decided = self.decisions.map_or(0, |all| all.company_number(company));
        let number = situation << 32 | decided as u64;
        if session.companies.len() >= RowSession::MOST {
            session.companies.clear();
        }
        session.companies.insert(company.into(), number);
        number
    }

    fn answer(
        &self,
        session: &mut RowSession<'t>,
        title: &str,
        about: &About<'_>,
        cells: &mut Cells,
    ) -> Verdict {
        let title = &*plain(title);
        let by_title = session.titles.read(title);
        let matcher = self.matcher;
        let company = self.companies.and_then(|known| known.find(about.company));
        let vocabulary = &matcher.taxonomy().vocabulary;
        let department = Department::read(vocabulary, about.department);
        let described = about.description.filter(|text| !text.trim().is_empty());
        let duties = described.map(|text| description::read(matcher.taxonomy(), text));
        let decisions = self.decisions;
        let decision = decisions.and_then(|all| all.find(matcher, title, about.company, &by_title));
        let known = Circumstances {
            company: company.map(|(_, company)| company),
            department: department.as_ref(),
            duties: duties.as_ref(),
            decision: decision.as_ref(),
        };
        if known.is_empty() {
            return verdict(title, &by_title, cells);
        }
        let answer = narrow_all(matcher, title, by_title, &known);
        verdict(title, &answer, cells)
    }

    fn reading(&self, session: &mut RowSession<'t>, title: &str, company: &str) -> Reading {
        let number = self.company_number(session, company);
        match session.readings.get(title) {
            Some(&(of, reading)) if of == number => return reading,
            _ => {}
        }
        let text = &*plain(title);
        let answer = session.titles.read(text);
        let decisions = self.decisions;
        let decided = decisions.and_then(|all| all.place(self.matcher, text, company, &answer));
        let reading = match decided {
            Some(at) => Reading::Decided(at),
            None => Reading::of(&MeaningKey::of(self.matcher, text, &answer)),
        };
        if session.readings.len() >= RowSession::MOST {
            session.readings.clear();
        }
        if title.len() <= RowSession::LONGEST_TITLE {
            session.readings.insert(title.into(), (number, reading));
        }
        reading
    }

    fn looks_like_title(&self, text: &str) -> bool {
        self.matcher.looks_like_title(text)
    }
}

impl<'t> Informed<'_, 't> {
    /// The answer for a title in its company, before any decision.
    pub(super) fn undecided(&self, title: &str, company: &str) -> Answer<'t> {
        let company = self.companies.and_then(|known| known.find(company));
        let known = Circumstances {
            company: company.map(|(_, company)| company),
            ..Circumstances::default()
        };
        narrow_all(self.matcher, title, self.matcher.answer(title), &known)
    }
}

impl<'t> Matcher<'t> {
    fn informed<'a>(&'a self) -> Informed<'a, 't> {
        Informed {
            matcher: self,
            companies: None,
            decisions: None,
        }
    }
}

impl<'t> Classify for Matcher<'t> {
    type Session = RowSession<'t>;

    fn session(&self) -> RowSession<'t> {
        RowSession::new(self)
    }

    fn answer(
        &self,
        session: &mut RowSession<'t>,
        title: &str,
        about: &About<'_>,
        cells: &mut Cells,
    ) -> Verdict {
        self.informed().answer(session, title, about, cells)
    }

    fn looks_like_title(&self, text: &str) -> bool {
        Matcher::looks_like_title(self, text)
    }

    fn reading(&self, session: &mut RowSession<'t>, title: &str, company: &str) -> Reading {
        self.informed().reading(session, title, company)
    }
}

/// Writes the cells of an answer, and says what is counted of it.
fn verdict(title: &str, answer: &Answer<'_>, cells: &mut Cells) -> Verdict {
    let function = answer.function();
    let words = answer.partner_terms.iter();
    cells.push(answer.outcome.id());
    cells.push(function.map_or("", Function::id));
    cells.push_joined(answer.functions().map(Function::id));
    cells.push_fmt(format_args!("{:.2}", answer.confidence));
    cells.push(answer.role().map_or("", |role| &role.title));
    cells.push(answer.level.id());
    cells.push_joined(words.map(|used| &title[used.word.range()]));
    cells.push_fmt(format_args!("{}", answer.reason(title)));
    cells.push_fmt(format_args!("{}", answer.grade));
    Verdict {
        outcome: answer.outcome,
        function,
        level: answer.level,
        confidence: answer.confidence,
        basis: if answer.by_decision().is_some() {
            Basis::Person
        } else if answer.is_contradicted() {
            Basis::Contradiction
        } else if matches!(answer.basis, crate::answer::Basis::Possible { .. }) {
            Basis::Possible
        } else {
            Basis::Title
        },
    }
}
