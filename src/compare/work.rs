//! The words of the work, which two titles must share to name the same role.
//!
//! The words for partners, the noun of the level, regions, segments, the numbers of openings and
//! small words do not count; neither does the order, but for one thing: "Sales Partners" are a kind
//! of partners, "Partner Sales" is work. "Sales and Partnerships" is more than both: a word of its own.

/// The work of a title beside its function, level and grade.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Work {
    /// The words of the work in alphabetical order, each once.
    pub words: Vec<WorkWord>,
    /// Words that are written as the vocabulary has them: the more, the better a title reads.
    pub(super) spelt_out: usize,
    /// Where, for whom, and the numbers of openings.
    pub variants: Vec<String>,
}

/// A word of the work.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct WorkWord {
    /// The word in one spelling: `operation`.
    pub word: String,
    /// It stands directly before a word for partners: "Sales Partner Manager".
    pub kind_of_partner: bool,
    /// As the title writes it.
    pub written: String,
}

impl Work {
    /// The words in one spelling, with what kind of partner they say.
    pub(super) fn key(&self) -> Vec<(String, bool)> {
        let words = self.words.iter();
        words
            .map(|word| (word.word.clone(), word.kind_of_partner))
            .collect()
    }

    /// A title that reads well has few short forms and says nothing that may differ.
    pub(super) fn readability(&self) -> (std::cmp::Reverse<usize>, usize) {
        (std::cmp::Reverse(self.variants.len()), self.spelt_out)
    }
}

/// Finds "and" between work and partners: "Sales & Partnerships", "Sales, Alliances and OEM".
#[derive(Debug, Default)]
pub(super) struct Joins {
    /// The last word of this segment.
    last: Option<Side>,
    /// The word before an "and".
    before_and: Option<Side>,
    /// The last word of the segment before, if no noun stood behind it.
    before_comma: Option<Side>,
    pub(super) found: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Partner,
    Work,
    /// Where and for whom.
    Variant,
}

impl Joins {
    pub(super) fn side(&mut self, side: Side) {
        let before = self.before_and.take();
        self.found |= before.is_some_and(|before| {
            before != side && (before == Side::Partner || side == Side::Partner)
        });
        self.last = Some(side);
    }

    pub(super) fn and(&mut self) {
        self.found |= matches!(
            (self.before_comma, self.last),
            (Some(Side::Partner), Some(Side::Work)) | (Some(Side::Work), Some(Side::Partner))
        );
        self.before_and = self.last;
    }

    pub(super) fn comma(&mut self) {
        self.before_comma = self.last.take();
        self.before_and = None;
    }

    pub(super) fn noun(&mut self) {
        self.last = None;
    }
}
