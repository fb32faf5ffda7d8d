//! The columns added to a row, and who fills them.

use std::borrow::Cow;

use super::review::ReviewKey;
use crate::{
    Matcher,
    answer::Outcome,
    context::normal,
    domain::{Function, Level},
    taxonomy::Taxonomy,
    title::Grade,
};

/// The columns added to each row, in this order, each after the prefix.
pub const COLUMNS: [&str; 10] = [
    "outcome",
    "function",
    "functions",
    "confidence",
    "role",
    "level",
    "word",
    "why",
    "grade",
    "review",
];

/// A place among [`COLUMNS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "they are described by `RowAnswer`")]
pub enum AnswerColumn {
    Outcome,
    Function,
    Functions,
    Confidence,
    Role,
    Level,
    Word,
    Why,
    Grade,
    Review,
}

/// Something that reads titles: the matcher, or a stand-in in a test.
pub trait Classify: Sync {
    /// The caches of one thread between titles.
    type Session;

    /// A session for one thread.
    fn session(&self) -> Self::Session;

    /// Reads a title, which may be blank. The answer must depend on the title, the description, the
    /// department and, if it says so, the effect of the company alone: it is cached.
    fn answer<'s>(
        &'s self,
        session: &mut Self::Session,
        title: &str,
        facts: &RowFacts<'_>,
    ) -> RowAnswer<'s>;

    /// The company of a row makes a difference to its answer.
    fn knows_companies(&self) -> bool {
        false
    }

    /// The number of a company.
    fn company_number(&self, _company: &str) -> CompanyNumber {
        CompanyNumber::default()
    }

    /// The effect of a company on one title: many companies have the same.
    fn company_effect(
        &self,
        _session: &mut Self::Session,
        _title: &str,
        company: CompanyNumber,
    ) -> CompanyEffect {
        CompanyEffect::Company(company)
    }

    /// The company of this number is missing from a list of companies.
    fn is_unlisted(&self, _company: CompanyNumber) -> bool {
        false
    }

    /// A department names a function, so that it counts.
    fn names_function(&self, _department: &str) -> bool {
        true
    }

    /// The reading of a title in a company: titles with the same reading share a row of the
    /// review sheet.
    fn reading(
        &self,
        _session: &mut Self::Session,
        title: &str,
        _company: RowCompany<'_>,
    ) -> ReviewKey {
        ReviewKey::of(&normal(title))
    }

    /// Whether a text has a level or the noun of a role: by that, columns of titles are told.
    fn looks_like_title(&self, text: &str) -> bool {
        Matcher::new(Taxonomy::bundled()).looks_like_title(text)
    }
}

/// The company of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowCompany<'a> {
    /// As it is written; empty if it is not known.
    pub name: &'a str,
    /// [`Classify::company_number`].
    pub number: CompanyNumber,
}

/// The numbers by which companies make a difference: those with the same ones are alike to all
/// answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct CompanyNumber {
    /// Of its situation; 0 if it is not known.
    pub situation: u32,
    /// Of its own decisions; 0 if it has none.
    pub decided: u32,
}

/// The effect of a company on a title: with the same one, the title has the same answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyEffect {
    /// What its situation and its own decisions make of the title.
    Meanings {
        /// Which of the meanings of the title hold, one bit each.
        holding: u32,
        /// [`CompanyNumber::decided`].
        decided: u32,
    },
    /// Its own: it is not told which companies are alike.
    Company(CompanyNumber),
}

/// The cells of a row beside its title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowFacts<'a> {
    /// The job description, if there is a column for it.
    pub description: Option<&'a str>,
    /// The company.
    pub company: RowCompany<'a>,
    /// The department; likewise.
    pub department: &'a str,
    /// The company was not looked at yet. Where it makes a difference, the row is asked about again.
    pub before_company: bool,
}

/// The answer to a row: the values of [`COLUMNS`], in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct RowAnswer<'a> {
    /// How the title was settled.
    pub outcome: Outcome,
    /// The functions, best first. The first one has a column of its own.
    pub functions: Vec<Function>,
    /// How often an answer like this one is right, from 0 to 1; `None` leaves its cell empty.
    pub confidence: Option<f32>,
    /// The title of the nearest role; empty if there is none.
    pub role: Cow<'a, str>,
    /// The level the title words.
    pub level: Level,
    /// The partner words of the title, joined by `;`.
    pub words: String,
    /// The reason, in one sentence.
    pub why: Cow<'a, str>,
    /// The rank within the level, as worded; often empty.
    pub grade: Grade<'a>,
    /// Why a person should look at it; empty if nobody needs to. The pipeline fills it in.
    pub review: &'static str,
    /// Who or what settled it, which has no column.
    pub decided_by: DecidedBy,
    /// It depends on the company.
    pub by_company: bool,
}

impl RowAnswer<'_> {
    /// An answer that says nothing but its outcome.
    pub fn new(outcome: Outcome) -> Self {
        RowAnswer {
            outcome,
            functions: Vec::new(),
            confidence: None,
            role: Cow::Borrowed(""),
            level: Level::Individual,
            words: String::new(),
            why: Cow::Borrowed(""),
            grade: Grade::default(),
            review: "",
            decided_by: DecidedBy::Title,
            by_company: false,
        }
    }

    /// The best function.
    pub fn function(&self) -> Option<Function> {
        self.functions.first().copied()
    }

    /// How many bytes of memory it takes.
    pub(super) fn memory(&self) -> usize {
        let owned = |text: &Cow<'_, str>| match text {
            Cow::Borrowed(_) => 0,
            Cow::Owned(text) => text.capacity(),
        };
        size_of::<Self>()
            + size_of::<Function>() * self.functions.capacity()
            + owned(&self.role)
            + self.words.capacity()
            + owned(&self.why)
    }

    /// The confidence to two places, as it is known.
    pub fn hundredths(&self) -> Option<f64> {
        let confidence = f64::from(self.confidence?);
        Some((confidence * 100.0).round() / 100.0)
    }

    /// Hands over the text of each column.
    pub fn each_text(&self, mut take: impl FnMut(&str)) {
        let mut text = String::with_capacity(32);
        take(self.outcome.id());
        take(self.function().map_or("", Function::id));
        join(&mut text, self.functions.iter().map(|f| f.id()), ";");
        take(&text);
        text.clear();
        if let Some(confidence) = self.confidence {
            let hundredths = (confidence * 100.0).round() as u8;
            let digit = |digit: u8| char::from(b'0' + digit % 10);
            text.push(digit(hundredths / 100));
            text.push('.');
            text.extend([digit(hundredths / 10), digit(hundredths)]);
        }
        take(&text);
        take(&self.role);
        take(self.level.id());
        take(&self.words);
        take(&self.why);
        join(&mut text, self.grade.words(), " ");
        take(&text);
        take(self.review);
    }

    /// The texts of the columns.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::with_capacity(COLUMNS.len());
        self.each_text(|text| texts.push(text.to_owned()));
        texts
    }
}

/// Makes a text of words with something between them.
fn join<'w>(text: &mut String, words: impl Iterator<Item = &'w str>, between: &str) {
    text.clear();
    for word in words {
        text.push_str(if text.is_empty() { "" } else { between });
        text.push_str(word);
    }
}

/// The way a row was settled, and whether something contradicts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum DecidedBy {
    /// By the title, or by the title and what bears it out.
    #[default]
    Title,
    /// By the title, though the duties or the department say otherwise.
    Contradiction,
    /// A word that may be one of the trade, but nothing beside it says so: "CAM".
    Possible,
    /// By the decision of a person.
    Person,
}

/// Answers less sure than this deserve a look.
pub const UNSURE: f32 = 0.9;
