//! How a title was read, as tables.

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
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Written", 20, |r| Cell::plain(r.written.as_str())),
            Column::new("Read as", 20, |r| Cell::plain(r.read.join(" "))),
            Column::new("How", 9, |r| Cell::toned(r.how.id(), Tone::Faint)),
        ]
    }
}

impl Record for ReadPhrase {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Phrase", 20, |r| Cell::plain(r.phrase.as_str())),
            Column::new("Part", 4, |r| Cell::plain(r.part.to_string())),
            Column::new("Segment", 7, |r| Cell::plain(r.segment.to_string())),
            Column::new("Item", 4, |r| Cell::plain(r.item.to_string())),
            Column::new("Can mean", 30, |r| {
                let means = r.means.iter().map(AsRef::as_ref);
                let whose = match r.owner {
                    Some(Owner::Other) => Some("(somebody else's: no level, topic or work)"),
                    Some(Owner::Employer) => Some("(part of the name of an employer: ignored)"),
                    _ => None,
                };
                Cell::lines(means.chain(whose))
            }),
        ]
    }
}

impl Record for Gated {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Word", 20, |r| Cell::plain(r.word.as_str())),
            Column::new("Group", 10, |r| {
                Cell::plain(r.group.as_deref().unwrap_or("false friend"))
            }),
            Column::new("Counts", 6, |r| counts(r.counts)),
            Column::new("Why", 30, |r| Cell::plain(r.why.as_str())),
        ]
    }
}

impl Record for Weighed {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Word", 16, |r| Cell::plain(r.word.as_str())),
            Column::new("Topic", 12, |r| Cell::plain(&*r.topic)),
            Column::new("Weight", 6, |r| Cell::plain(r.weight.to_string())),
            Column::new("Decides", 7, |r| counts(r.counts)),
            Column::new("Why", 30, |r| Cell::plain(r.why.as_str())),
        ]
    }
}

impl Record for NearRole {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Function", 18, |r| Cell::plain(r.function.name())),
            Column::new("Role", 30, |r| Cell::plain(&*r.role)),
            Column::new("Score", 5, |r| Cell::plain(r.score.to_string())),
        ]
    }
}
