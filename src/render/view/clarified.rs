//! A title with answers to its questions: a card, and a row.

use std::io::{self, Write};

use rolecall::context::{Clarified, DONT_KNOW, FunctionShares, Posed};
use rolecall::{Function, Outcome};

use crate::render::view::card::Card;
use crate::render::{
    Column, Field, Page, Record, Shown, Tone, escape, hundredths, ids, joined, names, percent, wrap,
};

/// Where the text of an answer begins.
const INDENT: usize = 5;

/// How long the bar of a whole share is.
const BAR: usize = 20;

/// Prints the title and what it says by itself, before questions are asked.
pub(crate) fn print_start(now: &Clarified, card: &mut Card<'_>) -> io::Result<()> {
    card.title(&now.title)?;
    print_bars(None, &now.after, card)?;
    writeln!(card.out)?;
    wrap::print(&meaning_of_shares(now), card.page.width, 0, 0, card.out)
}

/// Prints a question with its answers.
pub(crate) fn print_question(
    posed: &Posed,
    number: usize,
    of: usize,
    card: &mut Card<'_>,
) -> io::Result<()> {
    let Page { width, colour, .. } = card.page;
    let count = Tone::Faint.paint(&format!("Question {number} of {of}"), colour);
    writeln!(card.out, "\n{count}")?;
    wrap::print(&escape::line(&posed.ask), width, 0, 0, card.out)?;
    for (at, choice) in posed.answers.iter().enumerate() {
        write!(card.out, "{:>3}  ", at + 1)?;
        wrap::print(&escape::line(&choice.says), width, INDENT, 0, card.out)?;
    }
    let keys = Tone::Faint.paint("s skip, b back, q stop with what is known", colour);
    writeln!(card.out, "  0  I don't know\n     {keys}")
}

/// Prints the shares, and how the last answer moved them.
pub(crate) fn print_bars(
    before: Option<&FunctionShares>,
    now: &FunctionShares,
    card: &mut Card<'_>,
) -> io::Result<()> {
    let was = before.map(rows);
    for (name, share) in rows(now) {
        let before = was.iter().flatten().find(|(other, _)| *other == name);
        let before = before.map_or(share, |(_, share)| *share);
        let moved = match ((share - before) * 100.0).round() {
            0.0 => String::new(),
            points => format!("  {points:+}"),
        };
        let bar = "█".repeat((share * BAR as f32).round() as usize);
        let line = format!("  {name:18} {:>3} {bar:BAR$}{moved}", percent(share));
        writeln!(card.out, "{}", line.trim_end())?;
    }
    Ok(())
}

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
    let is_share = !end.questions.is_empty();
    let kind = if is_share { "share" } else { "confidence" };
    let sure = format!("{kind} {}", percent(end.confidence));
    let text = match end.outcome {
        Outcome::None => format!("not a Partner GTM role, {sure}"),
        Outcome::Adjacent => format!("outside the four functions, {sure}"),
        Outcome::Clear => format!("{}, {sure}", names(&end.functions, "")),
        _ => format!("{}; the first has a {sure}", names(&end.functions, " or ")),
    };
    card.entry(end.outcome.id(), tone, &text, 0)?;
    if end.outcome != Outcome::None {
        card.text("level", end.level.id())?;
    }
    card.text("why", &end.reason)?;
    if end.questions.is_empty() {
        return card.text("ask", "nothing to ask: the title has no term for partners");
    }
    if asked {
        let answers = end.questions.iter().filter_map(given);
        let answers: String = answers.map(|given| format!(" --answer {given}")).collect();
        if !answers.is_empty() {
            let typed = format!("rolecall clarify \"{}\"{answers}", end.title);
            card.text("again", &typed)?;
        }
        return Ok(());
    }
    let moved = end.questions.iter().filter_map(|posed| {
        let shares = shares_in_words(posed.shares.as_ref()?);
        Some(format!("{}: {shares}", given(posed)?))
    });
    let start = format!("the title alone: {}", shares_in_words(&end.before));
    card.list("shares", std::iter::once(start).chain(moved))?;
    card.text("", &meaning_of_shares(end))?;
    for posed in unanswered(end) {
        writeln!(card.out)?;
        card.text("ask", &posed.ask)?;
        for choice in posed.answers.iter() {
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
    let question = |posed: &Posed| {
        let answers = posed.answers.iter();
        let answers: Vec<String> = answers.map(|a| format!("{}: {}", a.key, a.says)).collect();
        format!("{} ({}; {})", posed.ask, posed.key, answers.join("; "))
    };
    unanswered(end).map(question).collect()
}

/// The answer to a question by its keys, if there is one.
fn given(posed: &Posed) -> Option<String> {
    let given = posed.given.as_ref()?;
    Some(format!("{}={given}", posed.key))
}

fn unanswered(end: &Clarified) -> impl Iterator<Item = &Posed> {
    end.questions.iter().filter(|posed| posed.given.is_none())
}

/// Why these numbers are not the one that `classify` gives.
fn meaning_of_shares(end: &Clarified) -> String {
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
fn rows(shares: &FunctionShares) -> Vec<(&'static str, f32)> {
    let rows = Function::ALL.map(|f| (f.name(), shares.share(f)));
    let mut rows = [&rows[..], &[("none of the four", shares.outside)]].concat();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    rows
}

impl Record for Clarified {
    fn fields() -> Vec<Field<Self>> {
        vec![
            ("title", |r| r.title.as_str().into()),
            ("outcome", |r| r.outcome.id().into()),
            ("function", |r| r.function.map_or("", Function::id).into()),
            ("functions", |r| ids(&r.functions)),
            ("confidence", |r| hundredths(r.confidence)),
            ("level", |r| r.level.id().into()),
            ("answers", |r| joined(r.questions.iter().filter_map(given))),
            ("questions", |r| {
                joined(unanswered(r).map(|posed| &posed.key))
            }),
            ("why", |r| r.reason.as_str().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Title", 16, |r| r.title.as_str().into()),
            Column::new("Outcome", 8, |r| {
                Shown::toned(r.outcome.id(), Tone::of(r.outcome))
            }),
            Column::new("Function", 18, |r| names(&r.functions, ", ").into()),
            Column::new("Sure", 4, |r| percent(r.confidence).into()),
            Column::new("Why", 20, |r| r.reason.as_str().into()),
        ]
    }
}
