//! The streaming pipeline, with a classifier that answers what it was given.

mod columns;
mod decisions;
mod dialects;
mod properties;
mod rows;
mod streams;

use rolecall::{
    Function, Level, Outcome,
    batch::{self, Classify, Destination, Options, RowAnswer, RowFacts, Summary},
    table::Error,
};

/// Shows the title as it arrived, so that a wrong column or a damaged cell is seen.
pub(crate) struct Echo;

impl Classify for Echo {
    type Session = ();

    fn session(&self) {}

    fn answer<'s>(&'s self, (): &mut (), title: &str, facts: &RowFacts<'_>) -> RowAnswer<'s> {
        let outcome = match title {
            _ if title.trim().is_empty() => Outcome::None,
            _ if title.contains("Manager") => Outcome::Multiple,
            _ => Outcome::Clear,
        };
        let mut answer = RowAnswer::new(outcome);
        if outcome != Outcome::None {
            answer.functions = vec![Function::Sales, Function::Marketing];
            answer.confidence = Some(0.9);
        }
        answer.role = title.to_owned().into();
        answer.level = Level::Manager;
        answer.why = facts
            .description
            .unwrap_or("no description")
            .to_owned()
            .into();
        answer
    }
}

pub(crate) fn run(input: &[u8], options: &Options) -> Result<(Vec<u8>, Summary), Error> {
    let mut output = Vec::new();
    let summary = batch::run(input, Destination::Csv(&mut output), options, &Echo, |_| ())?;
    Ok((output, summary))
}

/// The output as text, and the summary.
pub(crate) fn text(input: impl AsRef<[u8]>, options: &Options) -> (String, Summary) {
    let (output, summary) = run(input.as_ref(), options).expect("the input can be read");
    (
        String::from_utf8(output).expect("the output is UTF-8"),
        summary,
    )
}

pub(crate) fn error(input: impl AsRef<[u8]>, options: &Options) -> String {
    run(input.as_ref(), options)
        .expect_err("the input cannot be used")
        .to_string()
}

/// The cells that are added to a row for a title, in a file with commas.
pub(crate) fn added(title: &str) -> String {
    let quote = |text: &str| match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let outcome = match title {
        _ if title.trim().is_empty() => "none,,,",
        _ if title.contains("Manager") => "multiple,sales,sales;marketing,0.90",
        _ => "clear,sales,sales;marketing,0.90",
    };
    let review = if outcome.starts_with("multiple") {
        "multiple"
    } else {
        ""
    };
    format!(
        ",{outcome},{},manager,,no description,,{review}",
        quote(title)
    )
}

/// The names that are added to the header.
pub(crate) const NAMES: &str = ",gtm_outcome,gtm_function,gtm_functions,gtm_confidence,gtm_role,gtm_level,gtm_word,gtm_why,gtm_grade,gtm_review";
