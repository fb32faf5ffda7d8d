//! Colours with meaning. Whatever they say is also said in words.

use clap::builder::styling::{AnsiColor, Effects, Style};
use rolecall::Outcome;

/// What a text means, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As it is.
    Plain,
    /// What a reader looks for first.
    Strong,
    /// What a reader may skip.
    Faint,
    /// Settled.
    Clear,
    /// To be settled.
    Multiple,
    /// Next to what is asked for.
    Adjacent,
}

impl Tone {
    /// The tone of an outcome.
    pub(crate) fn of(outcome: Outcome) -> Tone {
        match outcome {
            Outcome::Clear => Tone::Clear,
            Outcome::Multiple => Tone::Multiple,
            Outcome::Adjacent => Tone::Adjacent,
            _ => Tone::Faint,
        }
    }

    /// What a terminal shows it by; the empty style for plain text.
    pub(crate) fn style(self) -> Style {
        match self {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().effects(Effects::BOLD),
            Tone::Faint => Style::new().effects(Effects::DIMMED),
            Tone::Clear => AnsiColor::Green.on_default(),
            Tone::Multiple => AnsiColor::Yellow.on_default(),
            Tone::Adjacent => AnsiColor::Cyan.on_default(),
        }
    }

    /// The text in this tone, or as it is where colours are off.
    pub(crate) fn paint(self, text: &str, colour: bool) -> String {
        let style = if colour { self.style() } else { Style::new() };
        format!("{style}{text}{style:#}")
    }
}
