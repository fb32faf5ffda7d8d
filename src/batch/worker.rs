//! One thread: blocks of rows to answered rows.

use super::{
    COLUMNS, Options, RowAnswer,
    cache::{AnswerCache, AnswerTraits, Cached, Flags},
    cells::CellRows,
    form::TextRows,
    review::{Review, Reviewed},
    row_answer::{Classify, DecidedBy},
    row_cells::RowCells,
    row_reader::RowReader,
    row_writer::RowWriter,
    suffix::Suffix,
    summary::Counts,
    update::Places,
};
use crate::table::{Block, Layout};

/// How rows leave a worker.
#[derive(Clone)]
pub(super) enum RowOutput<'a> {
    /// As they came, with the answers as cells more or in the columns of an earlier run.
    Csv,
    /// In a form of text.
    Text(TextRows<'a>),
    /// As cells with their types.
    Cells(CellRows),
    /// Not at all: a consumer takes their answers.
    None,
}

/// One thread, with its caches between blocks.
pub(super) struct Worker<'a, C: Classify> {
    pub(super) reader: RowReader<'a, C>,
    pub(super) output: RowOutput<'a>,
    /// The columns of an earlier run that get the answers.
    update: Option<Places>,
    cache: AnswerCache<'a>,
    /// Room for a key.
    key: Vec<u8>,
    writer: RowWriter,
    /// The answers of the block.
    answered: Vec<Cached>,
    /// Rows of the block for the review sheet; `None` where the title is too long for it.
    reviewed: Vec<Option<Reviewed>>,
    counts: Counts,
}

impl<'a, C: Classify> Worker<'a, C> {
    pub(super) fn new(
        layout: &Layout,
        options: &Options,
        classify: &'a C,
        output: RowOutput<'a>,
        update: Option<Places>,
    ) -> Self {
        let reader = RowReader::new(layout, options, classify);
        // the titles of an export, and the same in companies of different kinds
        let capacity = if reader.by_company { 20 << 20 } else { 5 << 20 };
        let suffix = Suffix {
            delimiter: layout.separators.delimiter,
            excel_safe: options.excel_safe,
        };
        let adds_cells = matches!((&output, update), (RowOutput::Csv, None));
        let width = layout.columns.len();
        let added = update.map_or(COLUMNS.len(), |places| places.width() - width);
        Self {
            reader,
            output,
            update,
            cache: AnswerCache::new(capacity, adds_cells.then_some(suffix)),
            key: Vec::new(),
            writer: RowWriter::new(suffix, options.drop_notes, added),
            answered: Vec::new(),
            reviewed: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Answers the rows of a block.
    pub(super) fn work(&mut self, block: &Block) {
        self.writer.out.clear();
        self.answered.clear();
        self.reviewed.clear();
        self.cache.make_room();
        self.answer(block);
        let answers = self.cache.values(&self.answered);
        match &mut self.output {
            RowOutput::Csv => match &self.update {
                Some(places) => self.writer.update(block, answers, places),
                None => {
                    let cells = self.answered.iter().map(|&entry| self.cache.cells(entry));
                    self.writer.append(block, cells);
                }
            },
            RowOutput::Text(rows) => rows.write(block, answers, &mut self.writer.out),
            RowOutput::Cells(rows) => rows.take(block, answers),
            RowOutput::None => {}
        }
    }

    /// The block as it goes to the output, if it leaves as text.
    pub(super) fn text(&self) -> &[u8] {
        &self.writer.out
    }

    /// The answers of the block, unless it goes to a CSV.
    pub(super) fn answers(&self) -> impl Iterator<Item = &RowAnswer<'a>> {
        self.cache.values(&self.answered)
    }

    /// Finds the answer to a row of the block.
    #[inline]
    fn find(&mut self, row: &RowCells<'_>) -> Cached {
        let (reader, cache) = (&mut self.reader, &mut self.cache);
        let key = reader.key(row, &mut self.key);
        let by_title = cache.get_or_insert(key, || reader.read(row, None));
        let Some(number) = reader.company(row, by_title.traits) else {
            return by_title;
        };
        if let Some(known) = cache.in_company(by_title, number) {
            return known;
        }
        let effect = reader.company_effect(row, number);
        cache.insert_in_company(by_title, number, effect, || reader.read(row, Some(number)))
    }

    /// Answers each row of the block.
    fn answer(&mut self, block: &Block) {
        for index in 0..block.rows.rows.len() {
            let row = RowCells::of(block, index);
            let entry = self.find(&row);
            self.count(&row, entry.traits);
            self.answered.push(entry);
        }
        if let Some(places) = self.update {
            self.count_changes(block, &places);
        }
    }

    /// Counts the rows of the block whose earlier answers are others.
    fn count_changes(&mut self, block: &Block, places: &Places) {
        let delimiter = self.writer.suffix.delimiter;
        let answers = self.cache.values(&self.answered);
        for (row, answer) in block.rows.rows.iter().zip(answers) {
            let row = row.of(block.bytes());
            if let Some(was_certain) = places.change(row, delimiter, answer) {
                let is_reopened = was_certain && answer.decided_by != DecidedBy::Person;
                self.counts.changed += 1;
                self.counts.review_counts.reopened += u64::from(is_reopened);
            }
        }
    }

    /// Counts an answer, and notes its row for the review sheet.
    #[inline]
    fn count(&mut self, row: &RowCells<'_>, traits: AnswerTraits) {
        self.counts.tally.add(traits);
        if traits.is_role()
            && let Some(department) = self.reader.unread_department(row)
        {
            let departments = &mut self.counts.unread_departments;
            departments.add(department.trim(), 1);
        }
        if !traits.flags.is_empty() {
            self.counts.review_counts.add(traits.flags);
            if traits.flags.contains(Flags::REVIEW) {
                self.reviewed.push(self.reader.review(row, traits.flags));
            }
        }
    }

    /// The counts of all blocks.
    pub(super) fn into_counts(self) -> Counts {
        Counts {
            unlisted_companies: self.reader.unlisted_companies,
            ..self.counts
        }
    }

    /// Adds the rows of the block to the review sheet.
    pub(super) fn review(&self, review: &mut Review) {
        let rows = self.reviewed.iter();
        rows.for_each(|row| review.add(row.as_ref()));
    }
}
