//! How a title was read, as tables.

use std::borrow::Cow;
use std::io;

use rolecall::explain::{Explanation, Gated, NearRole, Owner, ReadPhrase, ReadWord, Weighed};
use serde::Serialize;

use super::answer_view::AnswerView;
use super::card::percent;
use super::sections::Sections;
use super::{Cell, Column, Record, Tone, escape};

/// An answer with its explanation, as programs get it.
#[derive(Debug, Serialize)]
pub(crate) struct Explained<'t> {
    #[serde(flatten)]
    pub(crate) answer: AnswerView<'t>,
    pub(crate) explanation: Explanation,
}

/// Prints the steps from the words to the answer.
pub(crate) fn print(explanation: &Explanation, sections: &mut Sections<'_>) -> io::Result<()> {
    sections.table("Words", &explanation.words)?;
    sections.table("Phrases", &explanation.phrases)?;
    sections.table("Words for partners", &explanation.partner_words)?;
    sections.table("Topics", &explanation.topics)?;
    sections.table("Nearest roles", &explanation.roles)?;
    let Explanation {
        level,
        ground,
        rests_on,
        confidence,
        ..
    } = explanation;
    let sure = percent(*confidence);
    let text =
        format!("Level {level}. The answer rests on {rests_on} ({ground}): confidence {sure}.");
    writeln!(sections.out, "{}", escape::line(&text))
}

fn counts(counts: bool) -> Cell<'static> {
    match counts {
        true => Cell::toned("yes", Tone::Clear),
        false => Cell::toned("no", Tone::Multiple),
    }
}

impl Record for ReadWord {
    const COLUMNS: &'static [Column] = &[
        Column::new("Written", 20),
        Column::new("Read as", 20),
        Column::new("How", 9),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.written.as_str()),
            Cell::plain(self.read.join(" ")),
            Cell::toned(self.how.id(), Tone::Faint),
        ]
    }
}

impl Record for ReadPhrase {
    const COLUMNS: &'static [Column] = &[
        Column::new("Phrase", 20),
        Column::new("Part", 4),
        Column::new("Segment", 7),
        Column::new("Item", 4),
        Column::new("Can mean", 30),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let mut means: Vec<Cow<'_, str>> =
            self.means.iter().map(|text| text.as_str().into()).collect();
        let whose = match self.owner {
            Some(Owner::Other) => "(somebody else's: no level, topic or work)",
            Some(Owner::Employer) => "(part of the name of an employer: ignored)",
            _ => "",
        };
        if !whose.is_empty() {
            means.push(whose.into());
        }
        vec![
            Cell::plain(self.phrase.as_str()),
            Cell::plain(self.part.to_string()),
            Cell::plain(self.segment.to_string()),
            Cell::plain(self.item.to_string()),
            Cell {
                lines: means,
                tone: Tone::Plain,
            },
        ]
    }
}

impl Record for Gated {
    const COLUMNS: &'static [Column] = &[
        Column::new("Word", 20),
        Column::new("Group", 10),
        Column::new("Counts", 6),
        Column::new("Why", 30),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.word.as_str()),
            Cell::plain(self.group.as_deref().unwrap_or("false friend")),
            counts(self.counts),
            Cell::plain(self.why.as_str()),
        ]
    }
}

impl Record for Weighed {
    const COLUMNS: &'static [Column] = &[
        Column::new("Word", 16),
        Column::new("Topic", 12),
        Column::new("Weight", 6),
        Column::new("Decides", 7),
        Column::new("Why", 30),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.word.as_str()),
            Cell::plain(&*self.topic),
            Cell::plain(self.weight.to_string()),
            counts(self.counts),
            Cell::plain(self.why.as_str()),
        ]
    }
}

impl Record for NearRole {
    const COLUMNS: &'static [Column] = &[
        Column::new("Function", 18),
        Column::new("Role", 30),
        Column::new("Score", 5),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.function.name()),
            Cell::plain(&*self.role),
            Cell::plain(self.score.to_string()),
        ]
    }
}
