//! Accuracy, as rows of tables.

use std::borrow::Cow;

use rolecall::evaluate::{
    Bin, ConfusionRow, Coverage, Interval, LevelScore, Measure, Top, TopScore, Wrong,
};

use super::{Cell, Column, Record, Tone};

const fn column(name: &'static str, least: usize) -> Column {
    Column {
        name,
        least,
        rank: 0,
    }
}

impl Record for Measure {
    const FIELDS: &'static [&'static str] = &["measure", "value", "low", "high", "hits", "of"];

    const COLUMNS: &'static [Column] = &[
        column("Measure", 17),
        column("Value", 6),
        column("95 % interval", 13),
        column("Titles", 9),
        Column {
            name: "What it measures",
            least: 24,
            rank: 1,
        },
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
    const FIELDS: &'static [&'static str] = &[];

    const COLUMNS: &'static [Column] = &[
        column("Label", 10),
        column("strategy", 8),
        column("operations", 10),
        column("marketing", 9),
        column("sales", 5),
        column("adjacent", 8),
        column("none", 4),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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
    const FIELDS: &'static [&'static str] = &[];

    const COLUMNS: &'static [Column] = &[
        column("Answer", 10),
        column("Precision", 9),
        column("Recall", 6),
        column("F1", 6),
        column("Labelled", 8),
        column("Given", 5),
        column("Right", 5),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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
    const FIELDS: &'static [&'static str] = &[];

    const COLUMNS: &'static [Column] = &[
        column("Level", 10),
        column("Right", 10),
        column("Accuracy", 8),
        column("95 % interval", 13),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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
    const FIELDS: &'static [&'static str] = &[];

    const COLUMNS: &'static [Column] = &[
        column("Confidence", 10),
        column("Titles", 6),
        column("Mean confidence", 15),
        column("Right", 6),
        column("95 % interval", 13),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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
    const FIELDS: &'static [&'static str] = &[];

    const COLUMNS: &'static [Column] = &[
        column("Confidence", 12),
        column("Titles", 6),
        column("Coverage", 8),
        column("Accuracy", 8),
        column("95 % interval", 13),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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

    const COLUMNS: &'static [Column] = &[
        column("Title", 20),
        column("Label", 12),
        column("Answer", 12),
        Column {
            name: "Sure",
            least: 4,
            rank: 1,
        },
        column("Words", 16),
        Column {
            name: "Why",
            least: 24,
            rank: 2,
        },
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
