//! The answer for a title, as a row.

use std::borrow::Cow;

use rolecall::{Function, Level, Outcome};

use super::answer_view::AnswerView;
use super::card::percent;
use super::{Cell, Column, Record, Tone};

/// An answer as a row of a table.
#[derive(Debug)]
pub(crate) struct Glance<'a> {
    /// The title as it was given.
    pub(crate) title: &'a str,
    /// How it was settled.
    pub(crate) outcome: Outcome,
    /// The candidates, best first.
    pub(crate) functions: Vec<Function>,
    /// How sure the answer as a whole is; a card has the confidence of each candidate.
    pub(crate) confidence: f32,
    /// The nearest role.
    pub(crate) role: &'a str,
    /// The level the title words.
    pub(crate) level: Level,
    /// The reason.
    pub(crate) why: &'a str,
}

impl<'a> Glance<'a> {
    /// The columns of such a table.
    pub(crate) const COLUMNS: &'static [Column] = &[
        Column::new("Title", 16),
        Column::new("Outcome", 8),
        Column::new("Function", 20),
        Column::new("Sure", 4),
        Column::ranked("Nearest role", 16, 2),
        Column::ranked("Level", 10, 1),
        Column::ranked("Why", 20, 3),
    ];

    /// The same behind a column that says who a row is about.
    pub(crate) const WITH_WHO: [Column; 8] = [
        Column::new("Who", 12),
        Self::COLUMNS[0],
        Self::COLUMNS[1],
        Self::COLUMNS[2],
        Self::COLUMNS[3],
        Self::COLUMNS[4],
        Self::COLUMNS[5],
        Self::COLUMNS[6],
    ];

    /// The cells of its row.
    pub(crate) fn cells(self) -> Vec<Cell<'a>> {
        let tone = Tone::of(self.outcome);
        let adjacent = self.outcome == Outcome::Adjacent;
        let function = |function: &Function| match adjacent {
            // In brackets: the nearest function, but not its function.
            true => Cow::Owned(format!("({})", function.name())),
            false => Cow::Borrowed(function.name()),
        };
        let level = if self.outcome == Outcome::None {
            ""
        } else {
            self.level.id()
        };
        vec![
            Cell::plain(if self.title.trim().is_empty() {
                "(blank)"
            } else {
                self.title
            }),
            Cell::toned(self.outcome.id(), tone),
            Cell {
                lines: self.functions.iter().map(function).collect(),
                tone: if adjacent { Tone::Plain } else { tone },
            },
            Cell::plain(percent(self.confidence)),
            Cell::plain(self.role),
            Cell::plain(level),
            Cell::plain(self.why),
        ]
    }
}

impl Record for AnswerView<'_> {
    const FIELDS: &'static [&'static str] = &[
        "title",
        "outcome",
        "function",
        "functions",
        "confidence",
        "role",
        "level",
        "word",
        "why",
        "grade",
    ];

    const COLUMNS: &'static [Column] = Glance::COLUMNS;
    const UNDER: Option<&'static str> = Some("Why");

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let functions: Vec<&str> = self.candidates.iter().map(|c| c.function.id()).collect();
        let words: Vec<&str> = self.partner_words.iter().map(|w| w.word.as_str()).collect();
        vec![
            self.title.as_str().into(),
            self.outcome.id().into(),
            functions.first().copied().unwrap_or_default().into(),
            functions.join(";").into(),
            format!("{:.2}", self.confidence).into(),
            self.role().into(),
            self.level.id().into(),
            words.join(";").into(),
            self.reason.as_str().into(),
            self.grade.as_str().into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let glance = Glance {
            title: &self.title,
            outcome: self.outcome,
            functions: self.functions(),
            confidence: self.confidence,
            role: self.role(),
            level: self.level,
            why: &self.reason,
        };
        glance.cells()
    }
}
