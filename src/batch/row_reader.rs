//! The answer to a row, and what it depends on.

use std::borrow::Cow;

use super::{
    Options, ReviewScope,
    cache::{AnswerTraits, Flags},
    review::{Review, Reviewed, one_line},
    row_answer::{
        Classify, CompanyEffect, CompanyNumber, DecidedBy, RowAnswer, RowCompany, RowFacts,
    },
    row_cells::RowCells,
    row_session::TextCache,
    summary::NameCounts,
};
use crate::{
    answer::Outcome,
    table::{Layout, row::SideColumn},
};

/// Reads the titles of rows, and what else counts.
pub(super) struct RowReader<'a, C: Classify> {
    classify: &'a C,
    session: C::Session,
    by_description: bool,
    by_department: bool,
    /// The company of a row may make a difference to its answer.
    pub(super) by_company: bool,
    review: ReviewScope,
    review_below: f32,
    /// Departments that were looked at, and whether they name a function.
    departments: TextCache<bool>,
    /// By cell as it stands, the number of a company.
    companies: TextCache<CompanyNumber>,
    /// Companies of partner roles that are not listed.
    pub(super) unlisted_companies: NameCounts,
}

impl<'a, C: Classify> RowReader<'a, C> {
    pub(super) fn new(layout: &Layout, options: &Options, classify: &'a C) -> Self {
        let has = |column: SideColumn| layout.beside[column as usize].is_some();
        RowReader {
            classify,
            session: classify.session(),
            by_description: has(SideColumn::Description),
            by_department: has(SideColumn::Department),
            by_company: has(SideColumn::Company) && classify.knows_companies(),
            review: options.review,
            review_below: options.review_below,
            departments: TextCache::new(1 << 14),
            companies: TextCache::new(1 << 16),
            unlisted_companies: NameCounts::default(),
        }
    }

    /// The bytes of the cells that an answer depends on, beside the company: as they stand, or several
    /// of them in `joined`.
    #[inline]
    pub(super) fn key<'k>(&self, row: &RowCells<'k>, joined: &'k mut Vec<u8>) -> &'k [u8] {
        if !self.by_description && !self.by_department {
            return row.title_bytes();
        }
        joined.clear();
        for part in [row.title_bytes(), row.beside_bytes(SideColumn::Department)] {
            joined.extend_from_slice(&(part.len() as u64).to_le_bytes());
            joined.extend_from_slice(part);
        }
        if self.by_description {
            joined.extend_from_slice(row.beside_bytes(SideColumn::Description));
        }
        joined
    }

    /// The company of a row whose title was answered without it, by its number, if companies make a
    /// difference to the title. Most titles mean the same in every company. That of a partner role is
    /// looked up even so, as those that are not listed are counted.
    #[inline]
    pub(super) fn company(
        &mut self,
        row: &RowCells<'_>,
        by_title: AnswerTraits,
    ) -> Option<CompanyNumber> {
        let by_company = by_title.flags.contains(Flags::BY_COMPANY);
        if !self.by_company || !(by_company || by_title.is_role()) {
            return None;
        }
        let number = self.company_number(row);
        if self.classify.is_unlisted(number) {
            self.unlisted_companies
                .add(row.beside(SideColumn::Company).trim(), 1);
        }
        by_company.then_some(number)
    }

    fn company_number(&mut self, row: &RowCells<'_>) -> CompanyNumber {
        let cell = row.beside_bytes(SideColumn::Company);
        if let Some(&number) = self.companies.get(cell) {
            return number;
        }
        let number = self
            .classify
            .company_number(row.beside(SideColumn::Company).trim());
        self.companies.insert(cell, number);
        number
    }

    /// The effect of a company on the title of a row.
    pub(super) fn company_effect(
        &mut self,
        row: &RowCells<'_>,
        company: CompanyNumber,
    ) -> CompanyEffect {
        self.classify
            .company_effect(&mut self.session, &row.title(), company)
    }

    /// The answer to a row, in a company if one is given.
    pub(super) fn read(
        &mut self,
        row: &RowCells<'_>,
        company: Option<CompanyNumber>,
    ) -> (RowAnswer<'a>, AnswerTraits) {
        let department = if self.by_department {
            row.beside(SideColumn::Department)
        } else {
            Cow::Borrowed("")
        };
        let description = self
            .by_description
            .then(|| row.beside(SideColumn::Description));
        let name = match company {
            Some(_) => row.beside(SideColumn::Company),
            None => Cow::Borrowed(""),
        };
        let facts = RowFacts {
            description: description.as_deref(),
            company: RowCompany {
                name: name.trim(),
                number: company.unwrap_or_default(),
            },
            department: department.trim(),
            before_company: self.by_company && company.is_none(),
        };
        let title = row.title();
        let mut answer = self.classify.answer(&mut self.session, &title, &facts);
        let flags = match title.trim() {
            "" => Flags::BLANK,
            _ => self.flags(&answer),
        };
        answer.review = flags.review();
        let traits = AnswerTraits {
            outcome: answer.outcome,
            function: answer.function(),
            level: answer.level,
            flags,
        };
        (answer, traits)
    }

    /// The flags of an answer.
    fn flags(&self, answer: &RowAnswer<'_>) -> Flags {
        let is_open = answer.outcome == Outcome::Multiple;
        let is_unsure = answer
            .confidence
            .is_some_and(|sure| sure < self.review_below);
        let mut flags = match answer.decided_by {
            DecidedBy::Title if is_unsure && !is_open => Flags::UNSURE,
            DecidedBy::Title => Flags::empty(),
            DecidedBy::Contradiction => Flags::CONTRADICTION,
            DecidedBy::Possible => Flags::POSSIBLE,
            DecidedBy::Person => Flags::PERSON,
        };
        flags.set(
            Flags::MULTIPLE,
            is_open && answer.decided_by != DecidedBy::Person,
        );
        let on_sheet = match self.review {
            ReviewScope::No => false,
            ReviewScope::Open => !flags.is_empty(),
            ReviewScope::All => true,
        };
        flags.set(Flags::REVIEW, on_sheet);
        flags.set(Flags::BY_COMPANY, answer.by_company);
        flags
    }

    /// A row as it counts on the review sheet; `None` if its title is too long for it.
    pub(super) fn review(&mut self, row: &RowCells<'_>, flags: Flags) -> Option<Reviewed> {
        let (title, company) = (row.title(), row.beside(SideColumn::Company));
        if title.len() > Review::LONGEST {
            return None;
        }
        let of = RowCompany {
            name: company.trim(),
            number: if self.by_company {
                self.company_number(row)
            } else {
                CompanyNumber::default()
            },
        };
        Some(Reviewed {
            reading: self.classify.reading(&mut self.session, &title, of),
            title: one_line(&title),
            company: one_line(&company),
            flags,
        })
    }

    /// The department of a row, if there is one and it names no function.
    pub(super) fn unread_department<'b>(&mut self, row: &RowCells<'b>) -> Option<Cow<'b, str>> {
        if !self.by_department {
            return None;
        }
        let cell = row.beside(SideColumn::Department);
        let department = cell.trim();
        let names_function = match self.departments.get(department) {
            Some(&known) => known,
            None => {
                let names = self.classify.names_function(department);
                self.departments.insert(department, names);
                names
            }
        };
        (!names_function && !department.is_empty()).then_some(cell)
    }
}
