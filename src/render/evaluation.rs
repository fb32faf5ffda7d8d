//! Accuracy, as rows of tables.

use std::borrow::Cow;

use rolecall::evaluate::{
    Bin, ConfusionRow, Coverage, Interval, LevelScore, Measure, Top, TopScore, Wrong,
};

use super::{Cell, Column, Record, Tone};

impl Record for Measure {
    const FIELDS: &'static [&'static str] = &["measure", "value", "low", "high", "hits", "of"];

    const COLUMNS: &'static [Column] = &[
        Column::new("Measure", 17),
        Column::new("Value", 6),
        Column::new("95 % interval", 13),
        Column::new("Titles", 9),
        Column::ranked("What it measures", 24, 1),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        vec![
            self.name.into(),
            format!("{:.4}", self.value).into(),
            format!("{:.4}", self.interval.low).into(),
            format!("{:.4}", self.interval.high).into(),
            self.hits
                .map_or_else(String::new, |hits| hits.to_string())
                .into(),
            self.of.to_string().into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let titles = match self.hits {
            Some(hits) => format!("{hits} of {}", self.of),
            None => self.of.to_string(),
        };
        vec![
            Cell::plain(self.name.replace('_', " ")),
            Cell::toned(share(self.value), Tone::Strong),
            Cell::plain(between(self.interval)),
            Cell::plain(titles),
            Cell::toned(self.means, Tone::Faint),
        ]
    }
}

impl Record for ConfusionRow {
    const COLUMNS: &'static [Column] = &[
        Column::new("Label", 10),
        Column::new("strategy", 8),
        Column::new("operations", 10),
        Column::new("marketing", 9),
        Column::new("sales", 5),
        Column::new("adjacent", 8),
        Column::new("none", 4),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let given = Top::ALL.into_iter().zip(self.given);
        let cells = given.map(|(top, titles)| match titles {
            0 => Cell::toned("-", Tone::Faint),
            _ if top == self.labelled => Cell::toned(titles.to_string(), Tone::Clear),
            _ => Cell::toned(titles.to_string(), Tone::Multiple),
        });
        std::iter::once(Cell::plain(self.labelled.id()))
            .chain(cells)
            .collect()
    }
}

impl Record for TopScore {
    const COLUMNS: &'static [Column] = &[
        Column::new("Answer", 10),
        Column::new("Precision", 9),
        Column::new("Recall", 6),
        Column::new("F1", 6),
        Column::new("Labelled", 8),
        Column::new("Given", 5),
        Column::new("Right", 5),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let known = |value: Option<f64>| Cell::plain(value.map_or_else(|| "-".to_owned(), share));
        vec![
            Cell::plain(self.answer.id()),
            known(self.precision),
            known(self.recall),
            known(self.f1),
            Cell::plain(self.labelled.to_string()),
            Cell::plain(self.given.to_string()),
            Cell::plain(self.right.to_string()),
        ]
    }
}

impl Record for LevelScore {
    const COLUMNS: &'static [Column] = &[
        Column::new("Level", 10),
        Column::new("Right", 10),
        Column::new("Accuracy", 8),
        Column::new("95 % interval", 13),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.level.id()),
            Cell::plain(format!("{} of {}", self.right, self.labelled)),
            Cell::plain(share(self.accuracy)),
            Cell::plain(between(self.interval)),
        ]
    }
}

impl Record for Bin {
    const COLUMNS: &'static [Column] = &[
        Column::new("Confidence", 10),
        Column::new("Titles", 6),
        Column::new("Mean confidence", 15),
        Column::new("Right", 6),
        Column::new("95 % interval", 13),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(format!("{:.1} to {:.1}", self.from, self.to)),
            Cell::plain(self.titles.to_string()),
            Cell::plain(share(self.confidence)),
            Cell::plain(share(self.hit_rate)),
            Cell::plain(between(self.interval)),
        ]
    }
}

impl Record for Coverage {
    const COLUMNS: &'static [Column] = &[
        Column::new("Confidence", 12),
        Column::new("Titles", 6),
        Column::new("Coverage", 8),
        Column::new("Accuracy", 8),
        Column::new("95 % interval", 13),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(format!("{:.2} or more", self.confidence)),
            Cell::plain(self.titles.to_string()),
            Cell::plain(share(self.coverage)),
            Cell::plain(share(self.accuracy)),
            Cell::plain(between(self.interval)),
        ]
    }
}

impl Record for Wrong {
    const FIELDS: &'static [&'static str] = &[
        "title",
        "expected",
        "accepted",
        "got",
        "confidence",
        "words",
        "reason",
        "fault",
        "expected_level",
        "level",
    ];

    const UNDER: Option<&'static str> = Some("Why");
    const COLUMNS: &'static [Column] = &[
        Column::new("Title", 20),
        Column::new("Label", 12),
        Column::new("Answer", 12),
        Column::ranked("Sure", 4, 1),
        Column::new("Words", 16),
        Column::ranked("Why", 24, 2),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let levels: Vec<&str> = self.levels.iter().map(|level| level.id()).collect();
        vec![
            self.title.as_str().into(),
            self.expected.as_str().into(),
            self.accepted.join(";").into(),
            self.got.as_str().into(),
            format!("{:.2}", self.confidence).into(),
            self.words.join(";").into(),
            self.reason.as_str().into(),
            self.fault.id().into(),
            levels.join("/").into(),
            self.level.id().into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.title.as_str()),
            Cell::toned(self.expected.replace(';', ", "), Tone::Clear),
            Cell::toned(self.got.replace(';', ", "), Tone::Multiple),
            Cell::plain(share(f64::from(self.confidence))),
            Cell::plain(self.words.join(", ")),
            Cell::toned(self.reason.as_str(), Tone::Faint),
        ]
    }
}

/// With one decimal: `95.3%`.
pub(crate) fn share(value: f64) -> String {
    format!("{:.1}%", value * 100.0)
}

fn between(interval: Interval) -> String {
    format!("{} - {}", share(interval.low), share(interval.high))
}
