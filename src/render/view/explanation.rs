//! How a title was read, as tables.

use std::io::{self, Write};

use rolecall::explain::{Explanation, Gated, NearRole, Owner, ReadPhrase, ReadWord, Weighed};
use serde::Serialize;

use crate::render::view::answer_view::AnswerView;
use crate::render::{Column, Printer, Record, Shown, Tone, escape, percent};

/// An answer with its explanation, as programs get it.
#[derive(Debug, Serialize)]
pub(crate) struct ExplanationView<'t> {
    #[serde(flatten)]
    pub(crate) answer: AnswerView<'t>,
    pub(crate) explanation: Explanation,
}

impl Record for ExplanationView<'_> {}

/// Prints the steps from the words to the answer.
pub(crate) fn print(
    explanation: &Explanation,
    printer: &mut Printer<'_, impl Write>,
) -> io::Result<()> {
    printer.table("Words", &explanation.words)?;
    printer.table("Phrases", &explanation.phrases)?;
    printer.table("Words for partners", &explanation.partner_words)?;
    printer.table("Topics", &explanation.topics)?;
    printer.table("Nearest roles", &explanation.roles)?;
    let (level, sure) = (explanation.level, percent(explanation.confidence));
    let (rests_on, ground) = (&explanation.rests_on, &explanation.ground);
    let text =
        format!("Level {level}. The answer rests on {rests_on} ({ground}): confidence {sure}.");
    writeln!(printer.out, "{}", escape::line(&text))
}

fn counts(counts: bool) -> Shown<'static> {
    if counts {
        Shown::toned("yes", Tone::Clear)
    } else {
        Shown::toned("no", Tone::Multiple)
    }
}

impl Record for ReadWord {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Written", 20, |r| r.written.as_str().into()),
            Column::new("Read as", 20, |r| r.read.join(" ").into()),
            Column::new("How", 9, |r| Shown::toned(r.how.id(), Tone::Faint)),
        ]
    }
}

impl Record for ReadPhrase {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Phrase", 20, |r| r.phrase.as_str().into()),
            Column::new("Part", 4, |r| r.part.to_string().into()),
            Column::new("Segment", 7, |r| r.segment.to_string().into()),
            Column::new("Item", 4, |r| r.item.to_string().into()),
            Column::new("Can mean", 30, |r| {
                let means = r.means.iter().map(AsRef::as_ref);
                let whose = match r.owner {
                    Some(Owner::Other) => Some("(somebody else's: no level, topic or work)"),
                    Some(Owner::Employer) => Some("(part of the name of an employer: ignored)"),
                    _ => None,
                };
                Shown::lines(means.chain(whose))
            }),
        ]
    }
}

impl Record for Gated {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Word", 20, |r| r.word.as_str().into()),
            Column::new("Group", 10, |r| {
                r.group.as_deref().unwrap_or("false friend").into()
            }),
            Column::new("Counts", 6, |r| counts(r.counts)),
            Column::new("Why", 30, |r| r.why.as_str().into()),
        ]
    }
}

impl Record for Weighed {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Word", 16, |r| r.word.as_str().into()),
            Column::new("Topic", 12, |r| (&*r.topic).into()),
            Column::new("Weight", 6, |r| r.weight.to_string().into()),
            Column::new("Decides", 7, |r| counts(r.counts)),
            Column::new("Why", 30, |r| r.why.as_str().into()),
        ]
    }
}

impl Record for NearRole {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Function", 18, |r| r.function.name().into()),
            Column::new("Role", 30, |r| (&*r.role).into()),
            Column::new("Score", 5, |r| r.score.to_string().into()),
        ]
    }
}
