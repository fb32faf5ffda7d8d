//! One thread: blocks of rows to answered rows.

use std::{borrow::Cow, iter, ops::Range, rc::Rc};

use rustc_hash::FxHashMap;

use super::{
    Options, ReviewScope,
    answer::{About, Basis, Classify, RowAnswer},
    cache::{AnswerCache, Capacity, CellCache, Entry, Flags, Kept, Key, Mark},
    cells::Typed,
    form::Former,
    review::{Review, Reviewed, one_line},
    suffix::Suffix,
    summary::{Looks, NameCounts, Tally},
    update::Places,
};
use crate::{
    answer::Outcome,
    table::{
        Block, Layout, encoding,
        row::{self, RowSpan, Span},
    },
};

/// The key of an answer in a company that makes no difference; 0 is the key before it is looked at.
const NO_EFFECT: u64 = u64::MAX;

/// How rows leave the pipeline.
pub(super) enum RowOutput<'a> {
    /// As they came, each with more cells.
    Appended,
    /// As they came, with the answers in the columns of an earlier run.
    Updated,
    /// In a form of text.
    Formed(Former<'a>),
    /// As cells with their types.
    Typed(Typed),
    /// Not at all: a consumer takes their answers.
    Counted,
}

/// One thread, with its memory between blocks.
pub(super) struct Worker<'a, C: Classify> {
    pub(super) reader: RowReader<'a, C>,
    output: RowOutput<'a>,
    /// The columns of an earlier run that get the answers.
    update: Option<Places>,
    cells: CellCache,
    answers: AnswerCache<'a>,
    key: Vec<u8>,
    suffix: Suffix,
    drop_notes: bool,
    /// The block as it goes to the output.
    pub(super) out: Vec<u8>,
    /// The answers of the block, if they do not go to the output as cells behind its rows.
    pub(super) answered: Vec<Rc<Kept<'a>>>,
    /// Rows of the block for the review sheet; `None` where the title is too long for it.
    reviewed: Vec<Option<Reviewed>>,
    pub(super) tally: Tally,
    pub(super) looks: Looks,
    pub(super) unread_departments: NameCounts,
    /// Departments that were looked at, and whether they name a function.
    departments: FxHashMap<Box<str>, bool>,
    /// Rows whose answers have changed.
    pub(super) changed: u64,
}

/// Reads the titles of rows, and what else counts.
pub(super) struct RowReader<'a, C: Classify> {
    classify: &'a C,
    session: C::Session,
    /// A description or a department counts beside the title.
    by_more: bool,
    described: bool,
    by_company: bool,
    by_department: bool,
    review: ReviewScope,
    review_below: f32,
    pub(super) unlisted_companies: NameCounts,
}

impl<'a, C: Classify> Worker<'a, C> {
    pub(super) fn new(
        layout: &Layout,
        options: &Options,
        classify: &'a C,
        output: RowOutput<'a>,
        update: Option<Places>,
    ) -> Self {
        let [.., company, department] = layout.wanted.by;
        let by_company = company.is_some() && classify.knows_companies();
        let capacity = match by_company {
            true => Capacity::TitlesByCompany,
            false => Capacity::Titles,
        };
        Self {
            reader: RowReader {
                classify,
                session: classify.session(),
                by_more: layout.wanted.description.or(department).is_some(),
                described: layout.wanted.description.is_some(),
                by_company,
                by_department: department.is_some(),
                review: options.review,
                review_below: options.review_below,
                unlisted_companies: NameCounts::default(),
            },
            output,
            update,
            cells: CellCache::new(capacity),
            answers: AnswerCache::new(capacity),
            key: Vec::new(),
            suffix: Suffix::new(layout.format.delimiter, options.excel_safe),
            drop_notes: options.drop_notes,
            out: Vec::new(),
            answered: Vec::new(),
            reviewed: Vec::new(),
            tally: Tally::new(),
            looks: Looks::default(),
            unread_departments: NameCounts::default(),
            departments: FxHashMap::default(),
            changed: 0,
        }
    }

    /// Answers the rows of a block.
    pub(super) fn work(&mut self, block: &Block) {
        self.out.clear();
        self.answered.clear();
        self.reviewed.clear();
        let text = encoding::valid(block.bytes());
        if let RowOutput::Appended = self.output {
            return self.append_cells(block, text);
        }
        self.answer(block, text);
        match &mut self.output {
            RowOutput::Updated => self.write_update(block),
            RowOutput::Formed(former) => {
                former.write(block, &self.answered, self.update.as_ref(), &mut self.out);
            }
            RowOutput::Typed(typed) => typed.take(block, &self.answered),
            RowOutput::Appended | RowOutput::Counted => {}
        }
    }

    /// The rows of the block as cells, if they leave as such.
    pub(super) fn typed(&self) -> Option<&Typed> {
        match &self.output {
            RowOutput::Typed(typed) => Some(typed),
            _ => None,
        }
    }

    /// Copies the block and adds the cells of an answer to each row.
    fn append_cells(&mut self, block: &Block, text: Option<&str>) {
        let bytes = block.bytes();
        let mut to_quote = block.to_quote.iter().peekable();
        let mut copied = 0;
        self.cells.make_room();
        for (index, row) in block.rows.rows.iter().enumerate() {
            let insert = row.insert as usize;
            if to_quote.next_if_eq(&&index).is_some() {
                self.copy(block, copied..row.start as usize);
                self.requote(&bytes[row.start as usize..insert]);
            } else {
                self.copy(block, copied..insert);
            }
            copied = insert;
            let missing = iter::repeat_n(self.suffix.delimiter, row.missing as usize);
            self.out.extend(missing);
            let entry = self.find_cells(block, text, index);
            self.out.extend_from_slice(self.cells.cells(entry));
            self.count(block, text, index, entry.mark);
        }
        self.copy(block, copied..bytes.len());
    }

    /// Finds the cells for a row of the block.
    #[inline]
    fn find_cells(&mut self, block: &Block, text: Option<&str>, index: usize) -> Entry {
        let (bytes, row) = (block.bytes(), &block.rows.rows[index]);
        let beside = self.reader.beside(block, index);
        let (reader, suffix) = (&mut self.reader, &self.suffix);
        let cells = reader.cells(bytes, row, beside, &mut self.key);
        let write = |out: &mut Vec<u8>, Kept { answer, mark }: Kept<'_>| {
            answer.each_text(|text| suffix.write(text, out));
            mark
        };
        let by_title = self.cells.get_or_insert(Key { cells, company: 0 }, |out| {
            write(out, reader.read(bytes, text, row, beside, None))
        });
        match reader.company(bytes, text, row, beside, by_title.mark) {
            None => by_title,
            Some((company, name)) => self.cells.get_or_insert(Key { cells, company }, |out| {
                write(out, reader.read(bytes, text, row, beside, Some(&name)))
            }),
        }
    }

    /// Answers each row of the block by a value.
    fn answer(&mut self, block: &Block, text: Option<&str>) {
        let bytes = block.bytes();
        for (index, row) in block.rows.rows.iter().enumerate() {
            let beside = self.reader.beside(block, index);
            let reader = &mut self.reader;
            let cells = reader.cells(bytes, row, beside, &mut self.key);
            let mut kept = self.answers.get_or_insert(Key { cells, company: 0 }, || {
                reader.read(bytes, text, row, beside, None)
            });
            if let Some((company, name)) = reader.company(bytes, text, row, beside, kept.mark) {
                kept = self.answers.get_or_insert(Key { cells, company }, || {
                    reader.read(bytes, text, row, beside, Some(&name))
                });
            }
            if let Some(places) = self.update {
                let row = &bytes[row.start as usize..row.end as usize];
                let delimiter = self.suffix.delimiter;
                if places.has_changed(row, delimiter, &kept.answer) {
                    self.changed += 1;
                    let is_settled = kept.answer.basis == Basis::Person;
                    let reopened = !is_settled && places.was_settled(row, delimiter);
                    self.looks.reopened += u64::from(reopened);
                }
            }
            self.count(block, text, index, kept.mark);
            self.answered.push(kept);
        }
    }

    /// Copies the block with the answers at the places of the old ones.
    fn write_update(&mut self, block: &Block) {
        let bytes = block.bytes();
        let mut copied = 0;
        for (index, row) in block.rows.rows.iter().enumerate() {
            let (start, end) = (row.start as usize, row.end as usize);
            self.copy(block, copied..start);
            copied = end;
            if let Some(places) = self.update {
                let answer = &self.answered[index].answer;
                places.write(&bytes[start..end], answer, &self.suffix, &mut self.out);
            }
        }
        self.copy(block, copied..bytes.len());
    }

    /// Counts an answer, and notes its row for the review sheet.
    #[inline]
    fn count(&mut self, block: &Block, text: Option<&str>, index: usize, mark: Mark) {
        self.tally.add(mark.tally);
        if self.reader.by_department && Tally::is_role(mark.tally) {
            self.count_department(block, text, index);
        }
        if mark.flags != 0 {
            self.looks.add(mark.flags);
            if mark.flags & Flags::REVIEW != 0 {
                self.read_for_review(block, text, index, mark.flags);
            }
        }
    }

    /// Counts the department of a row if it names no function.
    fn count_department(&mut self, block: &Block, text: Option<&str>, index: usize) {
        /// So many departments are kept; then all are forgotten.
        const MOST: usize = 1 << 14;
        let [.., department] = block.rows.by.get(index).copied().unwrap_or_default();
        let department = cell(block.bytes(), text, department);
        let department = department.trim();
        let names_function = match self.departments.get(department) {
            Some(&known) => known,
            None => {
                let names = self.reader.classify.names_function(department);
                if self.departments.len() >= MOST {
                    self.departments.clear();
                }
                self.departments.insert(department.into(), names);
                names
            }
        };
        if !names_function && !department.is_empty() {
            self.unread_departments.add(department, 1);
        }
    }

    /// Notes a row of the block for the review sheet.
    fn read_for_review(&mut self, block: &Block, text: Option<&str>, index: usize, flags: u8) {
        let bytes = block.bytes();
        let [.., company, _] = block.rows.by.get(index).copied().unwrap_or_default();
        let company = cell(bytes, text, company);
        let title = cell(bytes, text, block.rows.rows[index].title);
        if title.len() > Review::LONGEST {
            return self.reviewed.push(None);
        }
        let RowReader {
            classify, session, ..
        } = &mut self.reader;
        self.reviewed.push(Some(Reviewed {
            reading: classify.reading(session, &title, company.trim()),
            title: one_line(&title),
            company: one_line(&company),
            flags,
        }));
    }

    /// Adds the rows of the block to the review sheet.
    pub(super) fn review(&self, review: &mut Review) {
        let rows = self.reviewed.iter();
        rows.for_each(|row| review.add(row.as_ref()));
    }

    /// Copies bytes as they are, without footers if notes are dropped.
    #[inline]
    fn copy(&mut self, block: &Block, range: Range<usize>) {
        if self.drop_notes && !block.footers.is_empty() {
            return self.copy_without_footers(block, range);
        }
        self.out.extend_from_slice(&block.bytes()[range]);
    }

    fn copy_without_footers(&mut self, block: &Block, range: Range<usize>) {
        let mut from = range.start;
        for &(start, end) in &block.footers {
            if range.contains(&start) {
                self.out.extend_from_slice(&block.bytes()[from..start]);
                from = end;
            }
        }
        self.out.extend_from_slice(&block.bytes()[from..range.end]);
    }

    /// Copies cells and puts those in quotes that others would not take for text.
    fn requote(&mut self, row: &[u8]) {
        for (index, cell) in row::split(row, self.suffix.delimiter)
            .into_iter()
            .enumerate()
        {
            if index > 0 {
                self.out.push(self.suffix.delimiter);
            }
            let cell = &row[cell];
            match std::str::from_utf8(cell) {
                Ok(text)
                    if cell.contains(&b'\r') && !cell.starts_with(b"\"")
                        || row::has_stray_quote(cell) =>
                {
                    self.suffix.write_quoted(text, "", &mut self.out);
                }
                _ => self.out.extend_from_slice(cell),
            }
        }
    }
}

impl<'a, C: Classify> RowReader<'a, C> {
    /// The cells beside the title, if they count.
    #[inline]
    fn beside(&self, block: &Block, index: usize) -> [Span; row::EXTRA] {
        match self.by_more || self.by_company {
            true => block.rows.by.get(index).copied().unwrap_or_default(),
            false => Default::default(),
        }
    }

    /// The bytes of the cells that an answer depends on, beside the company: as they stand, or several
    /// of them in `joined`.
    #[inline]
    fn cells<'k>(
        &self,
        bytes: &'k [u8],
        row: &RowSpan,
        [.., department]: [Span; row::EXTRA],
        joined: &'k mut Vec<u8>,
    ) -> &'k [u8] {
        if !self.by_more {
            return row.title.of(bytes);
        }
        joined.clear();
        for part in [row.title, department] {
            let part = part.of(bytes);
            joined.extend_from_slice(&(part.len() as u64).to_le_bytes());
            joined.extend_from_slice(part);
        }
        if self.described {
            joined.extend_from_slice(row.description.of(bytes));
        }
        joined
    }

    /// The effect of the company of a row whose title was answered without it, and its name, if
    /// companies make a difference to the title. Most titles mean the same in every company. That of
    /// a partner role is looked up even so, as those that are not listed are counted.
    #[inline]
    fn company<'b>(
        &mut self,
        bytes: &'b [u8],
        text: Option<&'b str>,
        row: &RowSpan,
        [.., company, _]: [Span; row::EXTRA],
        by_title: Mark,
    ) -> Option<(u64, Cow<'b, str>)> {
        let by_company = by_title.flags & Flags::BY_COMPANY != 0;
        if !self.by_company || !(by_company || Tally::is_role(by_title.tally)) {
            return None;
        }
        let name = cell(bytes, text, company);
        let (classify, session) = (self.classify, &mut self.session);
        let number = classify.company_number(session, name.trim());
        if classify.is_unlisted(number) {
            self.unlisted_companies.add(name.trim(), 1);
        }
        if !by_company {
            return None;
        }
        let effect = match number {
            0 => 0,
            _ => classify.company_effect(session, &cell(bytes, text, row.title), number),
        };
        Some((if effect == 0 { NO_EFFECT } else { effect }, name))
    }

    /// The answer to a row.
    fn read(
        &mut self,
        bytes: &[u8],
        text: Option<&str>,
        row: &RowSpan,
        [.., department]: [Span; row::EXTRA],
        company: Option<&str>,
    ) -> Kept<'a> {
        let read = |span| cell(bytes, text, span);
        let department = read(department);
        let description = self.described.then(|| read(row.description));
        let about = About {
            description: description.as_deref(),
            company: company.unwrap_or_default().trim(),
            department: department.trim(),
            before_company: self.by_company && company.is_none(),
        };
        let title = read(row.title);
        let mut answer = self.classify.answer(&mut self.session, &title, &about);
        let flags = match title.trim() {
            "" => Flags::BLANK,
            _ => self.flags(&answer),
        };
        answer.review = Flags::review(flags);
        let tally = Tally::index(&answer);
        Kept {
            answer,
            mark: Mark { tally, flags },
        }
    }

    /// The flags of an answer.
    fn flags(&self, answer: &RowAnswer<'_>) -> u8 {
        let open = answer.outcome == Outcome::Multiple;
        let is_unsure = answer
            .confidence
            .is_some_and(|sure| sure < self.review_below);
        let flag = |holds, flag| if holds { flag } else { 0 };
        let reason = match answer.basis {
            Basis::Title if open => 0,
            Basis::Title => flag(is_unsure, Flags::UNSURE),
            Basis::Contradiction => Flags::CONTRADICTION,
            Basis::Possible => Flags::POSSIBLE,
            Basis::Person => Flags::PERSON,
        };
        let is_open = open && answer.basis != Basis::Person;
        let flags = reason | flag(is_open, Flags::MULTIPLE);
        let on_sheet = match self.review {
            ReviewScope::No => false,
            ReviewScope::Open => flags != 0,
            ReviewScope::All => true,
        };
        let by_company = flag(answer.by_company, Flags::BY_COMPANY);
        flags | flag(on_sheet, Flags::REVIEW) | by_company
    }
}

/// The text of a cell. `text` is all of the bytes, if they are valid: then it is not looked at again.
fn cell<'b>(bytes: &'b [u8], text: Option<&'b str>, span: Span) -> Cow<'b, str> {
    let cell = span.of(bytes);
    if let (Some(text), Some(within)) = (text, row::within(cell)) {
        let start = span.start as usize;
        return Cow::Borrowed(&text[start + within.start..start + within.end]);
    }
    match row::text(cell) {
        Cow::Borrowed(cell) => encoding::utf8(cell),
        Cow::Owned(cell) => Cow::Owned(encoding::utf8(&cell).into_owned()),
    }
}
