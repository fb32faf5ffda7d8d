//! The answer for one title, at a glance, and what cards are made of.

use std::io::{self, Write};

use rolecall::taxonomy::Meaning;
use rolecall::{Function, Outcome};

use crate::render::view::answer_view::AnswerView;
use crate::render::wrap::width;
use crate::render::{Page, Tone, escape, names, percent, wrap};

/// Where the text begins, right of the labels.
const INDENT: usize = 16;

/// Minimum width of the text on a line that hangs.
const LEAST: usize = 16;

/// Prints everything about one answer, and what the title may mean.
pub(crate) fn print(
    answer: &AnswerView<'_>,
    may_mean: &[&Meaning],
    page: Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut card = Card { page, out };
    card.title(&answer.title)?;
    card.outcome(answer)?;
    if !matches!(answer.outcome, Outcome::None) {
        let level = answer.level.id();
        match answer.grade.as_str() {
            "" => card.text("level", level)?,
            grade => card.text("level", &format!("{level}, grade {grade}"))?,
        }
    }
    for (at, found) in answer.partner_words.iter().enumerate() {
        let label = if at == 0 { "partner word" } else { "" };
        card.text(label, &format!("{}: {}", found.word, found.hint))?;
    }
    card.text("why", &answer.reason)?;
    for (at, evidence) in answer.evidence.iter().enumerate() {
        let label = if at == 0 { "decided by" } else { "" };
        let (word, says, without) = (&evidence.word, &evidence.says, &evidence.without);
        card.text(label, &format!("{word}: {says}; without it: {without}"))?;
    }
    if answer.scope.as_ref().is_some_and(Vec::is_empty) {
        card.text("context", "does not change this answer")?;
    }
    let functions = answer.functions();
    let meanings = may_mean.iter().map(|meaning| means(meaning, &functions));
    card.list("may mean", meanings)?;
    let questions = answer.questions.iter().map(|asked| asked.ask.to_owned());
    card.list("ask", questions)
}

/// A meaning with its functions, if they are not those of the title: `maturity=early: writes the
/// first set of tiers (Partner Strategy)`.
pub(crate) fn means(meaning: &Meaning, of_title: &[Function]) -> String {
    if meaning.functions.as_ref() == of_title {
        return meaning.in_a_sentence();
    }
    let names = match &*meaning.functions {
        [] => "outside Partner GTM".to_owned(),
        functions => names(functions, ", "),
    };
    format!("{} ({names})", meaning.in_a_sentence())
}

/// A title as it is shown.
pub(crate) fn filled(title: &str) -> &str {
    if title.trim().is_empty() {
        "(blank)"
    } else {
        title
    }
}

/// Labels with text beside them.
pub(crate) struct Card<'a> {
    /// The page that it has to fit.
    pub(crate) page: Page,
    /// The stream that it is printed to.
    pub(crate) out: &'a mut dyn Write,
}

impl Card<'_> {
    /// The first line.
    pub(crate) fn title(&mut self, title: &str) -> io::Result<()> {
        let title = Tone::Strong.paint(&escape::line(filled(title)), self.page.colour);
        writeln!(self.out, "{title}\n")
    }

    /// The outcome, and beside it the functions, or that there is none.
    fn outcome(&mut self, answer: &AnswerView<'_>) -> io::Result<()> {
        let tone = Tone::of(answer.outcome);
        let id = answer.outcome.id();
        let sure = percent(answer.confidence);
        let outside = match answer.outcome {
            Outcome::None => "not a Partner GTM role",
            Outcome::Adjacent => "outside the four functions",
            _ => "",
        };
        if !outside.is_empty() {
            self.entry(id, tone, &format!("{outside}, confidence {sure}"), 0)?;
        }
        if answer.outcome == Outcome::None {
            return Ok(());
        }
        let functions = answer.functions().into_iter();
        let longest = functions.map(|f| width(f.name())).max().unwrap_or(0);
        for (at, candidate) in answer.candidates.iter().enumerate() {
            let (label, tone) = match (at, answer.outcome) {
                (0, Outcome::Adjacent) => ("nearest", Tone::Faint),
                (0, _) => (id, tone),
                _ => ("", Tone::Plain),
            };
            let role = candidate.role.as_deref().unwrap_or_default();
            let name = candidate.function.name();
            // How sure the nearest function is would be read as: how sure it is the function.
            let sure = match answer.outcome {
                Outcome::Adjacent => String::new(),
                _ => format!("  {:>3}", percent(candidate.confidence)),
            };
            let text = format!("{name:longest$}{sure}  {role}");
            self.entry(label, tone, text.trim_end(), longest + sure.len() + 2)?;
        }
        Ok(())
    }

    /// A label with a text.
    pub(crate) fn text(&mut self, label: &str, text: &str) -> io::Result<()> {
        self.entry(label, Tone::Faint, text, 0)
    }

    /// A label with items, each on a line of its own.
    pub(crate) fn list(
        &mut self,
        label: &str,
        items: impl IntoIterator<Item = String>,
    ) -> io::Result<()> {
        for (at, item) in items.into_iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            self.entry(label, Tone::Faint, &format!("- {item}"), 2)?;
        }
        Ok(())
    }

    /// A label and, beside it, text in as many lines as it takes; further lines `hang` columns in.
    pub(crate) fn entry(
        &mut self,
        label: &str,
        tone: Tone,
        text: &str,
        hang: usize,
    ) -> io::Result<()> {
        let hang = hang.min(self.page.width.saturating_sub(INDENT + LEAST)); // or no text has room
        let space = " ".repeat(INDENT - 2 - label.len());
        let label = tone.paint(label, self.page.colour && !label.is_empty());
        write!(self.out, "  {label}{space}")?;
        wrap::print(&escape::line(text), self.page.width, INDENT, hang, self.out)
    }
}
