//! The answer for a title, as a row.

use std::borrow::Cow;

use rolecall::{Candidate, Classification, Outcome};

use super::card::percent;
use super::{Cell, Column, Record, Tone};

impl Record for Classification {
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
    ];

    const COLUMNS: &'static [Column] = &[
        Column {
            name: "Title",
            least: 16,
            rank: 0,
        },
        Column {
            name: "Outcome",
            least: 8,
            rank: 0,
        },
        Column {
            name: "Function",
            least: 20,
            rank: 0,
        },
        Column {
            name: "Sure",
            least: 4,
            rank: 0,
        },
        Column {
            name: "Nearest role",
            least: 16,
            rank: 2,
        },
        Column {
            name: "Level",
            least: 10,
            rank: 1,
        },
        Column {
            name: "Why",
            least: 20,
            rank: 3,
        },
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let functions: Vec<&str> = self.candidates.iter().map(|c| c.function.id()).collect();
        let words: Vec<&str> = self.partner_words.iter().map(|w| w.word.as_str()).collect();
        vec![
            self.title.as_str().into(),
            self.outcome.id().into(),
            functions.first().copied().unwrap_or_default().into(),
            functions.join(";").into(),
            format!("{:.2}", self.confidence).into(),
            self.candidates
                .first()
                .and_then(|c| c.role.as_deref())
                .unwrap_or_default()
                .into(),
            self.level.id().into(),
            words.join(";").into(),
            self.reason.as_str().into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let tone = Tone::of(self.outcome);
        let each = |text: fn(&Candidate) -> Cow<'_, str>| Cell {
            lines: self.candidates.iter().map(text).collect(),
            tone: Tone::Plain,
        };
        let functions = match self.outcome {
            // In brackets: the nearest function, but not its function.
            Outcome::Adjacent => {
                each(|candidate| format!("({})", candidate.function.name()).into())
            }
            _ => Cell {
                tone,
                ..each(|candidate| candidate.function.name().into())
            },
        };
        let sure = match self.outcome {
            Outcome::Multiple => each(|candidate| percent(candidate.confidence).into()),
            _ => Cell::plain(percent(self.confidence)),
        };
        let title = if self.title.trim().is_empty() {
            "(blank)"
        } else {
            &self.title
        };
        vec![
            Cell::plain(title),
            Cell::toned(self.outcome.id(), tone),
            functions,
            sure,
            Cell::plain(
                self.candidates
                    .first()
                    .and_then(|c| c.role.as_deref())
                    .unwrap_or_default(),
            ),
            Cell::plain(if self.outcome == Outcome::None {
                ""
            } else {
                self.level.name()
            }),
            Cell::plain(self.reason.as_str()),
        ]
    }
}
