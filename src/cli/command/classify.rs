//! `rolecall classify [TITLE]...`: one or more titles.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;
use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use rolecall::context::{self, CompanyContext};
use rolecall::{Matcher, Outcome, Taxonomy};
use rustc_hash::FxHashMap;

use crate::cli::command::{completions, described, explain};
use crate::cli::hint::refuse_file;
use crate::cli::input::titles;
use crate::cli::{Exit, Misuse, Options, hint};
use crate::render::Format;
use crate::render::view::answer_view::AnswerView;
use crate::render::view::card;

/// Maximum number of answers that are kept.
const MOST_KNOWN: usize = 1 << 15;

/// Maximum number of bytes of a title whose answer is kept.
const LONGEST_KNOWN: usize = 256;

/// Classify one or more titles
///
/// Says for each title which Partner GTM function it belongs to, how sure that is, which role
/// comes nearest, and why; for a title that supports several functions, the questions that settle
/// it. One title gets a card, several get a table.
///
/// In a pipe or file the answers are NDJSON, unless --format or the name of the --output file says
/// otherwise: one JSON object a line, as soon as it is known.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Classify {
    /// A title, in quotes; `-` reads titles from standard input
    ///
    /// Without any title, and when something is piped in, titles are read from standard input, one
    /// a line. A blank line is a blank title, so that answers stay in step with lines.
    #[arg(value_name = "TITLE", add = ArgValueCompleter::new(completions::roles))]
    titles: Vec<OsString>,

    /// The job description: its text, @FILE, or `-` for standard input
    ///
    /// The duties then decide the function, and the title role and level: the answer says whether
    /// the two agree, which part of the duties belongs to each function, and by which
    /// phrases. For one title; a CSV file is read by `batch --description-column`.
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        conflicts_with = "explain"
    )]
    description: Option<OsString>,

    /// Show how each title was read
    ///
    /// What each word was read as, what the phrases can mean, which words for partners and which
    /// topics count and why the others do not, what the answer rests on, and the nearest roles.
    /// In JSON it is the field `explanation` of each result.
    #[arg(long)]
    explain: bool,

    /// The situation of the company, such as business-model=saas
    ///
    /// Narrows a title to what it means in such a company: its maturity, business model, product
    /// complexity and ecosystem ambition. May be repeated or separated by commas; an unknown key or
    /// value prints the list. Results then say what the title means there (`scope`).
    ///
    /// The confidence of a candidate is then its share: the function that the title names starts at
    /// about four fifths, and each meaning makes its functions four times as likely.
    #[arg(long = "context", value_name = "KEY=VALUE", value_delimiter = ',')]
    #[arg(conflicts_with = "explain")]
    context: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  rolecall classify \"Channel Marketing Manager\"
  rolecall classify \"VP Partnerships\" \"HR Business Partner\"
  rolecall classify \"Partner Manager\" --description @posting.txt
  rolecall classify \"Channel Sales Manager\" --context business-model=saas,maturity=early
  rolecall classify --explain \"Director, Partner Ops & Enablement\"
  cut -f3 people.tsv | rolecall classify --format csv";

const LONG_EXAMPLES: &str = "\
Examples:
  One title, then two:
    rolecall classify \"Channel Marketing Manager\"
    rolecall classify \"VP Partnerships\" \"HR Business Partner\"

  One title with its job description:
    rolecall classify \"Partner Manager\" --description @posting.txt

  Why, word by word:
    rolecall classify --explain \"Director, Partner Ops & Enablement\"

  What a title means in a certain company:
    rolecall classify \"Channel Sales Manager\" --context business-model=saas,maturity=early

  One title a line in, a CSV out:
    cut -f3 people.tsv | rolecall classify --format csv

  Only the titles that need a question, with jq:
    rolecall classify < titles.txt | jq -r 'select(.outcome == \"multiple\") | .title'

  A JSON file:
    rolecall classify \"Head of Alliances\" -o answer.json";

impl Classify {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        if let [only] = self.titles.as_slice() {
            refuse_file(Path::new(only), |file, is_text| {
                let mut cures = vec![format!("rolecall batch {file}       for a table")];
                if is_text {
                    cures.push(format!("rolecall classify < {file}  for one title a line"));
                }
                cures
            })?;
        }
        if let Some(given) = &self.description {
            return described::run(&self.titles, given, &self.context, options);
        }
        if self.explain {
            return explain::run(&self.titles, options);
        }
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let context = self.context.iter().map(String::as_str);
        let context =
            CompanyContext::read(&taxonomy, context).map_err(|e| Misuse(e.to_string()))?;
        let mut printer = options.printer(Format::Ndjson, &taxonomy, &[])?;
        let (format, page) = (printer.format, printer.page);
        let mut renderer = printer.renderer()?;

        // Titles repeat.
        let mut known: FxHashMap<String, AnswerView<'_>> = FxHashMap::default();
        let mut count = 0_u64;
        let mut questions: Vec<String> = Vec::new();
        // A table waits with its first answer: if no second one comes, it becomes a card.
        let mut waiting: Option<AnswerView<'_>> = None;
        let warnings = titles::each(&self.titles, "classify", |title| {
            let long;
            let answer = if title.len() > LONGEST_KNOWN {
                long = self.answer(&matcher, title, &context);
                &long
            } else {
                if !known.contains_key(title) {
                    if known.len() == MOST_KNOWN {
                        known.clear();
                    }
                    known.insert(title.to_owned(), self.answer(&matcher, title, &context));
                }
                &known[title]
            };
            count += 1;
            if count == 1 && format == Format::Table {
                waiting = Some(answer.clone());
                return Ok(());
            }
            for answer in waiting.take().iter().chain([answer]) {
                keep_new(&mut questions, answer);
                renderer.push(answer)?;
            }
            Ok(())
        })?;
        if !questions.is_empty() {
            renderer.remark("Questions that settle the open titles", &questions)?;
        }
        renderer.finish()?;
        if let Some(answer) = waiting {
            let is_open = answer.outcome == Outcome::Multiple || options.verbose;
            let may_mean = match answer.scope {
                None if is_open => {
                    context::meanings(&matcher, &answer.title, &matcher.answer(&answer.title))
                }
                _ => Vec::new(),
            };
            card::print(&answer, &may_mean, page, &mut printer.out)?;
        }
        printer.out.close()?;
        self.remark(count, &taxonomy, options);
        options.tell_more(&taxonomy, count);
        Ok(titles::told(&warnings, options))
    }

    /// The answer for a title, in such a company if one is given.
    fn answer<'t>(
        &self,
        matcher: &Matcher<'t>,
        title: &str,
        company: &CompanyContext,
    ) -> AnswerView<'t> {
        let mut answer = matcher.answer(title);
        if !self.context.is_empty() {
            answer = context::narrow(matcher, title, answer, company);
        }
        AnswerView::new(matcher, title, &answer)
    }

    /// Says what may have been meant in another way.
    fn remark(&self, count: u64, taxonomy: &Taxonomy, options: &Options) {
        if count == 0 {
            options.tell("nothing to classify: standard input is empty");
        }
        let words: Vec<_> = self
            .titles
            .iter()
            .map(|word| word.to_string_lossy())
            .collect();
        let title = words.join(" ");
        if words.len() > 1 && taxonomy.role(&title).is_some() {
            options.tell(&format!(
                "{count} titles answered; if this is one title, quote it:\n  rolecall classify {}",
                hint::quoted(&title)
            ));
        }
    }
}

/// Each question is asked once, however many titles raise it.
fn keep_new(questions: &mut Vec<String>, answer: &AnswerView<'_>) {
    for asked in &answer.questions {
        if !questions.iter().any(|known| asked.ask == *known) {
            questions.push(asked.ask.to_string());
        }
    }
}
