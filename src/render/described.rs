//! The answer for a title with its description.

use std::borrow::Cow;
use std::io::{self, Write};

use rolecall::duties::{Agreement, Described, Weighted};
use rolecall::{Classification, Function, Outcome};

use super::card::{self, Card, percent};
use super::wrap::width;
use super::{Cell, Column, Page, Record, Tone};

/// So many phrases are named for each function.
const PHRASES: usize = 5;

impl Record for Described {
    const FIELDS: &'static [&'static str] = Classification::FIELDS;
    const COLUMNS: &'static [Column] = Classification::COLUMNS;
    const UNDER: Option<&'static str> = Classification::UNDER;

    fn fields(&self) -> Vec<Cow<'_, str>> {
        self.answer.fields()
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        self.answer.cells()
    }
}

/// Prints the card of the answer, with what the duties say.
pub(crate) fn print(answer: &Described, page: Page, out: &mut dyn Write) -> io::Result<()> {
    let duties = &answer.duties;
    let mut by_both = answer.answer.clone();
    if matches!(duties.agreement, Agreement::Contradict | Agreement::Refuted) {
        // These words did not decide.
        by_both.evidence.clear();
    }
    card::print(&by_both, &[], page, out)?;
    let mut card = Card { page, out };
    card.text("duties", &agreement(answer))?;
    let names = Function::ALL.map(Function::name);
    let longest = names.into_iter().map(width).max().unwrap_or(0);
    for function in shown(answer) {
        let (name, share) = (function.name(), share(answer, function));
        let text = format!("{name:longest$}  {share:>4}  {}", phrases(answer, function));
        card.entry("", Tone::Plain, text.trim_end(), longest + 8)?;
    }
    if answer.differs() {
        card.text("title alone", &title_alone(answer))?;
    }
    Ok(())
}

/// What the duties say, for formats without cards.
pub(crate) fn lines(answer: &Described) -> Vec<String> {
    let mut lines = vec![format!("The duties {}", agreement(answer))];
    lines.extend(shown(answer).map(|function| {
        let (name, share) = (function.name(), share(answer, function));
        let phrases = phrases(answer, function);
        let colon = if phrases.is_empty() { "" } else { ": " };
        format!("{name} {share}{colon}{phrases}")
    }));
    if answer.differs() {
        lines.push(format!("The title alone: {}", title_alone(answer)));
    }
    lines
}

/// How title and duties go together, as the rest of a sentence that begins with "the duties".
fn agreement(answer: &Described) -> String {
    let duties = &answer.duties;
    match duties.agreement {
        Agreement::Agree => "agree with the title".to_owned(),
        Agreement::Settled => "settle what the title leaves open".to_owned(),
        Agreement::Refuted => {
            "are not those of a job with partners, whatever the title calls it".to_owned()
        }
        Agreement::Silent => format!(
            "say too little in {} {}; the title stands alone",
            duties.words,
            if duties.words == 1 { "word" } else { "words" }
        ),
        _ => "contradict the title; they decide on the function".to_owned(),
    }
}

/// The four functions, if the duties say anything of them.
fn shown(answer: &Described) -> impl Iterator<Item = Function> {
    let any = answer.duties.shares.iter().any(|&share| share > 0.0);
    Function::ALL.into_iter().filter(move |_| any)
}

fn share(answer: &Described, function: Function) -> String {
    format!("{:.0}%", answer.duties.shares[function as usize] * 100.0)
}

/// The weightiest phrases for a function, each on one line whatever the description does.
fn phrases(answer: &Described, function: Function) -> String {
    let phrases = answer.duties.phrases.iter();
    let phrases = phrases.filter(|phrase| phrase.function == function);
    let words = phrases.map(|phrase| phrase.text.split_whitespace().collect::<Vec<_>>().join(" "));
    words.take(PHRASES).collect::<Vec<_>>().join("; ")
}

fn title_alone(answer: &Described) -> String {
    let alone = &answer.duties.title_alone;
    let named = |known: &Weighted| match alone.outcome {
        Outcome::Adjacent => format!("nearest {}", known.function.name()),
        _ => format!("{} {}", known.function.name(), percent(known.confidence)),
    };
    let named: Vec<String> = alone.candidates.iter().map(named).collect();
    match alone.outcome {
        Outcome::None => format!(
            "none: not a Partner GTM role, {} sure",
            percent(alone.confidence)
        ),
        outcome => format!("{outcome}: {}", named.join(", ")),
    }
}
