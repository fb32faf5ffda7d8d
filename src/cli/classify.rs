//! `rolecall classify [TITLE]...`: one or more titles.

use std::ffi::OsString;
use std::time::Instant;

use anyhow::Result;
use clap::Parser;
use rolecall::{Classification, Matcher};

use super::{Command, Exit, Options, described, titles};
use crate::render::{self, Format, card};

/// Classify one or more titles
///
/// Says for each title which Partner GTM function it belongs to, how sure that is, which role
/// comes nearest, and why; for a title that supports several functions, the questions that settle
/// it. One title is answered by a card, several by a table.
///
/// In a pipe or file the answers are NDJSON, unless --format or the name of the --output file says
/// otherwise: one JSON object a line, as soon as it is known.
#[derive(Debug, Parser)]
#[command(name = Classify::NAME, after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Classify {
    /// A title, in quotes; `-` reads titles from standard input
    ///
    /// Without any title, and when something is piped in, titles are read from standard input, one
    /// a line. A blank line is a blank title, so that answers stay in step with lines.
    #[arg(value_name = "TITLE")]
    titles: Vec<OsString>,

    /// A job description of the title: its text, @FILE, or `-` for standard input
    ///
    /// Then the duties decide on the function, and the title on role and level: the answer says
    /// whether the two agree, which part of the duties belongs to each function, and by which
    /// phrases. For one title; a CSV file is read by `batch --description-column`.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    description: Option<OsString>,
}

const EXAMPLES: &str = "\
Examples:
  rolecall classify \"Channel Marketing Manager\"
  rolecall classify \"VP Partnerships\" \"HR Business Partner\"
  rolecall classify \"Partner Manager\" --description @posting.txt
  cut -f3 people.tsv | rolecall classify --format csv";

const LONG_EXAMPLES: &str = "\
Examples:
  One title, then two:
    rolecall classify \"Channel Marketing Manager\"
    rolecall classify \"VP Partnerships\" \"HR Business Partner\"

  One title with its job description:
    rolecall classify \"Partner Manager\" --description @posting.txt

  One title a line in, a CSV out:
    cut -f3 people.tsv | rolecall classify --format csv

  Only the titles that need a question, with jq:
    rolecall classify < titles.txt | jq -r 'select(.outcome == \"multiple\") | .title'

  A JSON file:
    rolecall classify \"Head of Alliances\" -o answer.json";

impl Command for Classify {
    const NAME: &'static str = "classify";

    fn run(self, options: &Options) -> Result<Exit> {
        if let Some(given) = &self.description {
            return described::run(&self.titles, given, options);
        }
        let start = Instant::now();
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let format = options.format(Format::Ndjson);
        let page = options.page();
        let mut sink = options.sink()?;
        let mut renderer = render::renderer(format, page, &taxonomy, &mut sink)?;

        let mut count = 0_u64;
        let mut questions: Vec<String> = Vec::new();
        // A table waits with its first answer: if no second one comes, it becomes a card.
        let mut waiting: Option<Classification> = None;
        titles::each(&self.titles, Self::NAME, |title| {
            let answer = matcher.classify(title);
            count += 1;
            if count == 1 && format == Format::Table {
                waiting = Some(answer);
                return Ok(());
            }
            for answer in waiting.take().iter().chain([&answer]) {
                keep_new(&mut questions, answer);
                renderer.push(answer)?;
            }
            Ok(())
        })?;
        if !questions.is_empty() {
            renderer.remark(
                "What to ask where several functions are possible",
                &questions,
            )?;
        }
        renderer.finish()?;
        drop(renderer);
        if let Some(answer) = waiting {
            card::print(&answer, page, &mut sink)?;
        }
        sink.close()?;
        if count == 0 {
            options.tell("nothing to classify: standard input is empty");
        }
        options.tell_more(&taxonomy, count, start);
        Ok(Exit::Done)
    }
}

/// Each question is asked once, however many titles raise it.
fn keep_new(questions: &mut Vec<String>, answer: &Classification) {
    for asked in &answer.questions {
        if !questions.iter().any(|known| *known == asked.ask) {
            questions.push(asked.ask.clone().into_owned());
        }
    }
}
