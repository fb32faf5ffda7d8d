//! Accuracy, as rows of tables.

use rolecall::evaluate::{
    Bin, ConfusionRow, Coverage, Evaluation, Interval, LevelScore, Measure, Top, TopScore, Wrong,
};

use crate::render::{Column, Field, Record, Shown, Tone, hundredths, joined, optional};

impl Record for Evaluation {}

impl Record for Measure {
    fn fields() -> Vec<Field<Self>> {
        vec![
            ("measure", |r| r.name.into()),
            ("value", |r| format!("{:.4}", r.value).into()),
            ("low", |r| format!("{:.4}", r.interval.low).into()),
            ("high", |r| format!("{:.4}", r.interval.high).into()),
            ("hits", |r| optional(r.hits)),
            ("of", |r| r.of.to_string().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Measure", 17, |r| r.name.replace('_', " ").into()),
            Column::new("Value", 6, |r| Shown::toned(share(r.value), Tone::Strong)),
            Column::new("95 % interval", 13, |r| between(r.interval)),
            Column::new("Titles", 9, |r| match r.hits {
                Some(hits) => format!("{hits} of {}", r.of).into(),
                None => number(r.of),
            }),
            Column::ranked("What it measures", 24, 1, |r| {
                Shown::toned(r.means, Tone::Faint)
            }),
        ]
    }
}

impl Record for ConfusionRow {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Label", 10, |r| r.labelled.id().into()),
            Column::new("strategy", 8, |r| given(r, 0)),
            Column::new("operations", 10, |r| given(r, 1)),
            Column::new("marketing", 9, |r| given(r, 2)),
            Column::new("sales", 5, |r| given(r, 3)),
            Column::new("adjacent", 8, |r| given(r, 4)),
            Column::new("none", 4, |r| given(r, 5)),
        ]
    }
}

/// How many titles with this label got an answer, by its number in [`Top::ALL`].
fn given(row: &ConfusionRow, answer: usize) -> Shown<'static> {
    match row.given[answer] {
        0 => Shown::toned("-", Tone::Faint),
        titles if Top::ALL[answer] == row.labelled => Shown::toned(titles.to_string(), Tone::Clear),
        titles => Shown::toned(titles.to_string(), Tone::Multiple),
    }
}

impl Record for TopScore {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Answer", 10, |r| r.answer.id().into()),
            Column::new("Precision", 9, |r| known(r.precision)),
            Column::new("Recall", 6, |r| known(r.recall)),
            Column::new("F1", 6, |r| known(r.f1)),
            Column::new("Labelled", 8, |r| number(r.labelled)),
            Column::new("Given", 5, |r| number(r.given)),
            Column::new("Right", 5, |r| number(r.right)),
        ]
    }
}

impl Record for LevelScore {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Level", 10, |r| r.level.id().into()),
            Column::new("Right", 10, |r| {
                format!("{} of {}", r.right, r.labelled).into()
            }),
            Column::new("Accuracy", 8, |r| share(r.accuracy).into()),
            Column::new("95 % interval", 13, |r| between(r.interval)),
        ]
    }
}

impl Record for Bin {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Confidence", 10, |r| {
                format!("{:.1} to {:.1}", r.from, r.to).into()
            }),
            Column::new("Titles", 6, |r| number(r.titles)),
            Column::new("Mean confidence", 15, |r| share(r.confidence).into()),
            Column::new("Right", 6, |r| share(r.hit_rate).into()),
            Column::new("95 % interval", 13, |r| between(r.interval)),
        ]
    }
}

impl Record for Coverage {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Confidence", 12, |r| {
                format!("{:.2} or more", r.confidence).into()
            }),
            Column::new("Titles", 6, |r| number(r.titles)),
            Column::new("Coverage", 8, |r| share(r.coverage).into()),
            Column::new("Accuracy", 8, |r| share(r.accuracy).into()),
            Column::new("95 % interval", 13, |r| between(r.interval)),
        ]
    }
}

impl Record for Wrong {
    const UNDER: Option<&'static str> = Some("Why");

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("title", |r| r.title.as_str().into()),
            ("expected", |r| r.expected.as_str().into()),
            ("accepted", |r| joined(&r.accepted)),
            ("got", |r| r.got.as_str().into()),
            ("confidence", |r| hundredths(r.confidence)),
            ("words", |r| joined(&r.words)),
            ("reason", |r| r.reason.as_str().into()),
            ("fault", |r| r.fault.id().into()),
            ("expected_level", |r| {
                let levels: Vec<&str> = r.levels.iter().map(|level| level.id()).collect();
                levels.join("/").into()
            }),
            ("level", |r| r.level.id().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Title", 20, |r| r.title.as_str().into()),
            Column::new("Label", 12, |r| {
                Shown::toned(r.expected.replace(';', ", "), Tone::Clear)
            }),
            Column::new("Answer", 12, |r| {
                Shown::toned(r.got.replace(';', ", "), Tone::Multiple)
            }),
            Column::ranked("Sure", 4, 1, |r| share(r.confidence.into()).into()),
            Column::new("Words", 16, |r| r.words.join(", ").into()),
            Column::ranked("Why", 24, 2, |r| {
                Shown::toned(r.reason.as_str(), Tone::Faint)
            }),
        ]
    }
}

/// A share that cannot be computed if nothing was counted.
fn known(value: Option<f64>) -> Shown<'static> {
    value.map_or_else(|| "-".to_owned(), share).into()
}

fn number(count: usize) -> Shown<'static> {
    count.to_string().into()
}

/// With one decimal: `95.3%`.
fn share(value: f64) -> String {
    format!("{:.1}%", value * 100.0)
}

fn between(interval: Interval) -> Shown<'static> {
    format!("{} - {}", share(interval.low), share(interval.high)).into()
}
