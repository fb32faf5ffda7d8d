//! A title with answers to its questions: a card, and a row.

use std::borrow::Cow;
use std::io::{self, Write};

use rolecall::context::{Clarified, DONT_KNOW, FunctionShares, Posed};
use rolecall::{Function, Outcome};

use super::card::{Card, percent};
use super::{Cell, Column, Page, Record, Tone};

/// Prints the end: the function, the reason, and what to type next. What was asked on this screen
/// before is not listed again.
pub(crate) fn print(
    end: &Clarified,
    asked: bool,
    page: Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut card = Card { page, out };
    if !asked {
        card.title(&end.title)?;
    }
    let tone = Tone::of(end.outcome);
    let kind = if end.questions.is_empty() {
        "confidence"
    } else {
        "share"
    };
    let sure = format!("{kind} {}", percent(end.confidence));
    let names: Vec<&str> = end.functions.iter().map(|f| f.name()).collect();
    let text = match end.outcome {
        Outcome::None => format!("not a Partner GTM role, {sure}"),
        Outcome::Adjacent => format!("outside the four functions, {sure}"),
        Outcome::Clear => format!("{}, {sure}", names.join("")),
        _ => format!("{}; the first has a {sure}", names.join(" or ")),
    };
    card.entry(end.outcome.id(), tone, &text, 0)?;
    if end.outcome != Outcome::None {
        card.text("level", end.level.id())?;
    }
    card.text("why", &end.reason)?;
    if end.questions.is_empty() {
        return card.text("ask", "nothing to ask: the title has no term for partners");
    }
    let given: Vec<String> = end.questions.iter().filter_map(argument).collect();
    if asked {
        if !given.is_empty() {
            let typed = format!("rolecall clarify \"{}\" {}", end.title, given.join(" "));
            card.text("again", &typed)?;
        }
        return Ok(());
    }
    let moved = end.questions.iter().filter_map(|posed| {
        let shares = posed.shares.as_ref()?;
        let given = posed.given.as_ref()?;
        Some(format!(
            "{}={given}: {}",
            posed.key,
            shares_in_words(shares)
        ))
    });
    let start = format!("the title alone: {}", shares_in_words(&end.before));
    card.list("shares", std::iter::once(start).chain(moved))?;
    card.text("", &meaning_of_shares(end))?;
    let open = end.questions.iter().filter(|posed| posed.given.is_none());
    for posed in open {
        writeln!(card.out)?;
        card.text("ask", &posed.ask)?;
        for choice in &posed.answers {
            let argument = format!("--answer {}={}", posed.key, choice.key);
            card.entry("", Tone::Plain, &format!("{argument}  {}", choice.says), 4)?;
        }
        let unknown = format!("--answer {}={DONT_KNOW}", posed.key);
        card.entry("", Tone::Plain, &unknown, 4)?;
    }
    Ok(())
}

/// The questions without an answer, with the keys of their answers.
pub(crate) fn open(end: &Clarified) -> Vec<String> {
    let open = end.questions.iter().filter(|posed| posed.given.is_none());
    open.map(|posed| {
        let answers = posed.answers.iter();
        let answers: Vec<String> = answers.map(|a| format!("{}: {}", a.key, a.says)).collect();
        format!("{} ({}; {})", posed.ask, posed.key, answers.join("; "))
    })
    .collect()
}

fn argument(posed: &Posed) -> Option<String> {
    let given = posed.given.as_ref()?;
    Some(format!("--answer {}={given}", posed.key))
}

/// Why these numbers are not the one that `classify` gives.
pub(super) fn meaning_of_shares(end: &Clarified) -> String {
    format!(
        "Shares add up to 100%: how likely each function is the one behind this title. `classify` gives \
         {}: how often an answer like this one is right.",
        percent(end.title_confidence)
    )
}

/// The shares worth naming, largest first.
fn shares_in_words(shares: &FunctionShares) -> String {
    let said = rows(shares).into_iter().filter(|(_, share)| *share >= 0.05);
    let said = said.map(|(name, share)| format!("{name} {}", percent(share)));
    said.collect::<Vec<_>>().join(", ")
}

/// The functions and work outside them, with their shares, largest first.
pub(super) fn rows(shares: &FunctionShares) -> Vec<(&'static str, f32)> {
    let mut rows: Vec<(&str, f32)> = {
        let functions = Function::ALL.into_iter();
        functions.map(|f| (f.name(), shares.share(f))).collect()
    };
    rows.push(("none of the four", shares.outside));
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    rows
}

impl Record for Clarified {
    const FIELDS: &'static [&'static str] = &[
        "title",
        "outcome",
        "function",
        "functions",
        "confidence",
        "level",
        "answers",
        "questions",
        "why",
    ];

    const COLUMNS: &'static [Column] = &[
        Column::new("Title", 16),
        Column::new("Outcome", 8),
        Column::new("Function", 18),
        Column::new("Sure", 4),
        Column::new("Why", 20),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let functions: Vec<&str> = self.functions.iter().map(|f| f.id()).collect();
        let answers: Vec<String> = {
            let given = self.questions.iter();
            let given = given.filter_map(|q| Some(format!("{}={}", q.key, q.given.as_ref()?)));
            given.collect()
        };
        let open = self.questions.iter().filter(|q| q.given.is_none());
        let open: Vec<&str> = open.map(|q| q.key.as_ref()).collect();
        vec![
            self.title.as_str().into(),
            self.outcome.id().into(),
            self.function.map_or("", Function::id).into(),
            functions.join(";").into(),
            format!("{:.2}", self.confidence).into(),
            self.level.id().into(),
            answers.join(";").into(),
            open.join(";").into(),
            self.reason.as_str().into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let names: Vec<&str> = self.functions.iter().map(|f| f.name()).collect();
        vec![
            Cell::plain(self.title.as_str()),
            Cell::toned(self.outcome.id(), Tone::of(self.outcome)),
            Cell::plain(names.join(", ")),
            Cell::plain(percent(self.confidence)),
            Cell::plain(self.reason.as_str()),
        ]
    }
}
