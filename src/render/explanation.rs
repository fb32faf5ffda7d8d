//! How a title was read, as tables.

use std::borrow::Cow;
use std::io;

use rolecall::Classification;
use rolecall::explain::{Explanation, Gated, NearRole, Owner, ReadPhrase, ReadWord, Weighed};
use serde::Serialize;

use super::card::percent;
use super::sections::Sections;
use super::{Cell, Column, Record, Tone, escape};

/// An answer with its explanation, as programs get it.
#[derive(Debug, Serialize)]
pub(crate) struct Explained {
    #[serde(flatten)]
    pub(crate) answer: Classification,
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
    let text = format!("Level {level}. The answer rests on {rests_on} ({ground}): {sure} sure.");
    writeln!(sections.out, "{}", escape::line(&text))
}

const fn column(name: &'static str, least: usize) -> Column {
    Column {
        name,
        least,
        rank: 0,
    }
}

fn counts(counts: bool) -> Cell<'static> {
    match counts {
        true => Cell::toned("yes", Tone::Clear),
        false => Cell::toned("no", Tone::Multiple),
    }
}

impl Record for ReadWord {
    const FIELDS: &'static [&'static str] = &[];
    const COLUMNS: &'static [Column] = &[
        column("Written", 20),
        column("Read as", 20),
        column("How", 9),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.written.as_str()),
            Cell::plain(self.read.join(" ")),
            Cell::toned(self.how.id(), Tone::Faint),
        ]
    }
}

impl Record for ReadPhrase {
    const FIELDS: &'static [&'static str] = &[];
    const COLUMNS: &'static [Column] = &[
        column("Phrase", 20),
        column("Part", 4),
        column("Segment", 7),
        column("Item", 4),
        column("Can mean", 30),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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
    const FIELDS: &'static [&'static str] = &[];
    const COLUMNS: &'static [Column] = &[
        column("Word", 20),
        column("Group", 10),
        column("Counts", 6),
        column("Why", 30),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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
    const FIELDS: &'static [&'static str] = &[];
    const COLUMNS: &'static [Column] = &[
        column("Word", 16),
        column("Topic", 12),
        column("Weight", 6),
        column("Decides", 7),
        column("Why", 30),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

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
    const FIELDS: &'static [&'static str] = &[];
    const COLUMNS: &'static [Column] = &[
        column("Function", 18),
        column("Role", 30),
        column("Score", 5),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::plain(self.function.name()),
            Cell::plain(&*self.role),
            Cell::plain(self.score.to_string()),
        ]
    }
}
