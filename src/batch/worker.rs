//! One thread: blocks of rows to answered rows.

use std::{borrow::Cow, mem, ops::Range};

use super::{
    Options, ReviewScope,
    answer::{About, Basis, Cells, Classify, Verdict},
    cache::{AnswerCache, Flags, Mark},
    cells::Typed,
    form::Former,
    review::{Review, Reviewed, one_line},
    suffix::Suffix,
    summary::{Looks, Tally},
    update::Places,
};
use crate::{
    answer::Outcome,
    table::{
        Block, Layout, encoding,
        row::{self, RowSpan, Span},
    },
};

/// What one thread keeps between blocks.
pub(super) struct Worker<'a, C: Classify> {
    reading: Reading<'a, C>,
    cache: AnswerCache,
    key: Vec<u8>,
    /// The cells beside the title, of the row in hand.
    beside: [Span; row::EXTRA],
    delimiter: u8,
    suffix: Suffix,
    drop_notes: bool,
    /// The block as it goes to the output.
    pub(super) out: Vec<u8>,
    /// Rows of the block for the review sheet; `None` where the title is too long for it.
    reviewed: Vec<Option<Reviewed>>,
    pub(super) tally: Tally,
    /// The answers of the block for a consumer, if there is one.
    pub(super) marks: Option<Vec<Mark>>,
    pub(super) looks: Looks,
    pub(super) former: Option<Former<'a>>,
    pub(super) typed: Option<Typed>,
    /// Where the added cells stand in `out`, as long as the rows are to take another form.
    added: Vec<Range<usize>>,
    /// The columns of an earlier run that get the answers, and the answers for them.
    update: Option<Places>,
    answers: Vec<u8>,
    /// Rows whose answers have changed.
    pub(super) changed: u64,
}

/// What it takes to make an answer.
struct Reading<'a, C: Classify> {
    classify: &'a C,
    session: C::Session,
    cells: Cells,
    /// More than the title counts.
    by_more: bool,
    described: bool,
    review: ReviewScope,
    review_below: f32,
}

impl<'a, C: Classify> Worker<'a, C> {
    pub(super) fn new(
        layout: &Layout,
        options: &Options,
        classify: &'a C,
        former: Option<Former<'a>>,
        typed: Option<Typed>,
        update: Option<Places>,
    ) -> Self {
        Self {
            reading: Reading {
                classify,
                session: classify.session(),
                cells: Cells::new(Suffix::new(layout.format.delimiter, options.excel_safe)),
                by_more: {
                    let [.., company, department] = layout.wanted.by;
                    let company = company.filter(|_| classify.knows_companies());
                    let more = [layout.wanted.description, company, department];
                    more.iter().any(Option::is_some)
                },
                described: layout.wanted.description.is_some(),
                review: options.review,
                review_below: options.review_below,
            },
            cache: AnswerCache::default(),
            key: Vec::new(),
            beside: Default::default(),
            delimiter: layout.format.delimiter,
            suffix: Suffix::new(layout.format.delimiter, false),
            drop_notes: options.drop_notes,
            out: Vec::new(),
            reviewed: Vec::new(),
            tally: Tally::new(),
            marks: options.group_by.is_some().then(Vec::new),
            looks: Looks::default(),
            former,
            typed,
            added: Vec::new(),
            update,
            answers: Vec::new(),
            changed: 0,
        }
    }

    /// Fills `out` with the rows of a block and their new cells.
    pub(super) fn work(&mut self, block: &Block) {
        let bytes = block.bytes();
        let text = encoding::valid(bytes);
        let mut bare_cr = block.bare_cr.iter().peekable();
        let mut done = 0;
        self.out.clear();
        self.reviewed.clear();
        self.added.clear();
        if let Some(marks) = &mut self.marks {
            marks.clear();
        }
        self.answers.clear();
        for (index, row) in block.rows.rows.iter().enumerate() {
            let is_bare = bare_cr.next_if_eq(&&index).is_some();
            if self.reading.by_more {
                self.beside = block.rows.by.get(index).copied().unwrap_or_default();
            }
            let mark = match self.update {
                Some(places) => self.replace(block, text, row, &mut done, places),
                None => self.append(block, text, row, &mut done, is_bare),
            };
            self.tally.add(mark.tally);
            if let Some(marks) = &mut self.marks {
                marks.push(mark);
            }
            if mark.flags != 0 {
                self.looks.add(mark.flags);
                if mark.flags & Flags::REVIEW != 0 {
                    self.read_for_review(block, text, index, mark.flags);
                }
            }
        }
        self.copy(block, done..bytes.len());
        let answers = match self.update {
            Some(_) => &self.answers,
            None => &self.out,
        };
        if let Some(typed) = &mut self.typed {
            typed.turn(block, answers, &self.added);
            self.out.clear();
        } else if let Some(former) = &mut self.former {
            former.turn(block, answers, &self.added, self.update.as_ref());
            mem::swap(&mut former.out, &mut self.out);
        }
    }

    /// Copies up to a row and through it, and adds its answer.
    #[inline]
    fn append(
        &mut self,
        block: &Block,
        text: Option<&str>,
        row: &RowSpan,
        done: &mut usize,
        is_bare: bool,
    ) -> Mark {
        let bytes = block.bytes();
        let insert = row.insert as usize;
        if is_bare {
            self.copy(block, *done..row.start as usize);
            self.requote(&bytes[row.start as usize..insert]);
        } else {
            self.copy(block, *done..insert);
        }
        *done = insert;
        let missing = std::iter::repeat_n(self.delimiter, row.missing as usize);
        self.out.extend(missing);
        let start = self.out.len();
        let mark = self.answer(bytes, text, row);
        if self.takes_another_form() {
            self.added.push(start..self.out.len());
        }
        mark
    }

    /// Copies up to a row and through it, with its answer in the columns of an earlier run.
    fn replace(
        &mut self,
        block: &Block,
        text: Option<&str>,
        row: &RowSpan,
        done: &mut usize,
        places: Places,
    ) -> Mark {
        let bytes = block.bytes();
        let (first, end) = (row.start as usize, row.end as usize);
        self.copy(block, *done..first);
        *done = end;
        mem::swap(&mut self.out, &mut self.answers);
        let start = self.out.len();
        let mark = self.answer(bytes, text, row);
        mem::swap(&mut self.out, &mut self.answers);
        let answer = &self.answers[start..];
        let changed = places.write(&bytes[first..end], answer, self.delimiter, &mut self.out);
        self.changed += u64::from(changed);
        match self.takes_another_form() {
            true => self.added.push(start..self.answers.len()),
            false => self.answers.clear(),
        }
        mark
    }

    /// Whether rows are not written as they stand.
    #[inline]
    fn takes_another_form(&self) -> bool {
        self.former.is_some() || self.typed.is_some()
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
        let Reading {
            classify, session, ..
        } = &mut self.reading;
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

    /// Copies cells and puts those in quotes that hold a CR, which would end the row for others.
    fn requote(&mut self, row: &[u8]) {
        for (index, cell) in row::split(row, self.delimiter).into_iter().enumerate() {
            if index > 0 {
                self.out.push(self.delimiter);
            }
            let cell = &row[cell];
            match std::str::from_utf8(cell) {
                Ok(text) if cell.contains(&b'\r') && !cell.starts_with(b"\"") => {
                    self.suffix.write_quoted(text, "", &mut self.out);
                }
                _ => self.out.extend_from_slice(cell),
            }
        }
    }

    #[inline]
    fn answer(&mut self, bytes: &[u8], text: Option<&str>, row: &RowSpan) -> Mark {
        if self.reading.by_more {
            return self.answer_by_more(bytes, text, row);
        }
        let reading = &mut self.reading;
        let title = row.title.of(bytes);
        self.cache.append(title, &mut self.out, |out| {
            reading.read(&cell(bytes, text, row.title), &About::default(), out)
        })
    }

    /// The same where more than the title counts.
    fn answer_by_more(&mut self, bytes: &[u8], text: Option<&str>, row: &RowSpan) -> Mark {
        let reading = &mut self.reading;
        let read = |span| cell(bytes, text, span);
        let [.., company, department] = self.beside;
        let company = read(company);
        let classify = reading.classify;
        let company_number = classify.company_number(&mut reading.session, company.trim());
        self.key.clear();
        self.key.extend_from_slice(&company_number.to_le_bytes());
        for part in [row.title, department] {
            let part = part.of(bytes);
            self.key
                .extend_from_slice(&(part.len() as u64).to_le_bytes());
            self.key.extend_from_slice(part);
        }
        if reading.described {
            self.key.extend_from_slice(row.description.of(bytes));
        }
        self.cache.append(&self.key, &mut self.out, |out| {
            let description = reading.described.then(|| read(row.description));
            let department = read(department);
            let about = About {
                description: description.as_deref(),
                company: company.trim(),
                department: department.trim(),
            };
            reading.read(&read(row.title), &about, out)
        })
    }
}

impl<C: Classify> Reading<'_, C> {
    /// Reads a title, and writes the cells to add behind what is in `out`.
    fn read(&mut self, title: &str, about: &About<'_>, out: &mut Vec<u8>) -> Mark {
        self.cells.begin(mem::take(out));
        let verdict = self
            .classify
            .answer(&mut self.session, title, about, &mut self.cells);
        let flags = match title.trim() {
            "" => 0, // there is nothing to look at
            _ => self.flags(&verdict),
        };
        *out = self.cells.finish(Flags::review(flags));
        Mark {
            tally: Tally::index(&verdict),
            flags,
        }
    }

    /// What sets the answer apart.
    fn flags(&self, verdict: &Verdict) -> u8 {
        let open = verdict.outcome == Outcome::Multiple;
        let flag = |holds, flag| if holds { flag } else { 0 };
        let reason = match verdict.basis {
            Basis::Title if open => 0,
            Basis::Title => flag(verdict.confidence < self.review_below, Flags::UNSURE),
            Basis::Contradiction => Flags::CONTRADICTION,
            Basis::Possible => Flags::POSSIBLE,
            Basis::Person => Flags::PERSON,
        };
        let is_open = open && verdict.basis != Basis::Person;
        let flags = reason | flag(is_open, Flags::MULTIPLE);
        let on_sheet = match self.review {
            ReviewScope::No => false,
            ReviewScope::Open => flags != 0,
            ReviewScope::All => true,
        };
        flags | flag(on_sheet, Flags::REVIEW)
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
