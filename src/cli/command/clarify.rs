//! `rolecall clarify TITLE`: the questions that settle a title.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::slice;

use anyhow::Result;
use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use rolecall::context::{Clarified, QuestionAnswer, clarify};
use rolecall::{Answer, Matcher};

use crate::cli::command::completions;
use crate::cli::hint::refuse_file;
use crate::cli::{Exit, Misuse, Options, Output};
use crate::render::view::card::Card;
use crate::render::view::clarified;
use crate::render::{Format, Page};

/// Ask the questions that settle a title
///
/// Two people with the same title may do different work. The two to four questions tell apart what
/// this title can stand for; the answers end in a function, with the reason and how sure it is.
///
/// On a terminal they are asked one by one: type the number of an answer, or 0 if you do not know;
/// `s` skips a question, `b` goes back to the one before, `q` ends with what is known, and Enter
/// shows the question again. In a pipe or file, and with every other format, they are listed with
/// the keys for --answer. Either way, the same answers lead to the same result.
///
/// The shares start from the title: the function it names gets about four fifths, because in one job
/// advert in five the duties contradict the title. An answer makes the function it points to four
/// times as likely, and halves the others that the question is about. Shares add up to 100 %; the
/// confidence of `classify` says something else: how often an answer like that one is right.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Clarify {
    /// The title, in quotes
    #[arg(value_name = "TITLE", add = ArgValueCompleter::new(completions::roles))]
    title: String,

    /// The answer to a question, by its keys; may be repeated
    ///
    /// `dont-know` answers any question. An unknown key prints the list.
    #[arg(long = "answer", value_name = "KEY=VALUE")]
    answers: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  rolecall clarify \"Partner Programs Manager\"
  rolecall clarify \"Partner Programs Manager\" --answer write-or-run=apply
  rolecall clarify \"Channel Manager\" --format json | jq '.results[0].questions'";

const LONG_EXAMPLES: &str = "\
Examples:
  The questions, one by one:
    rolecall clarify \"Partner Programs Manager\"

  Answers from a script:
    rolecall clarify \"Partner Programs Manager\" \\
      --answer write-or-run=apply --answer bonus-metric=accuracy

  The questions and their answers, with keys:
    rolecall clarify \"Channel Manager\" --format json | jq '.results[0].questions'";

impl Clarify {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        refuse_file(Path::new(&self.title), |file, _| {
            vec![format!("rolecall batch {file} --review review.csv")]
        })?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        let answer = matcher.answer(&self.title);
        let mut given: Vec<QuestionAnswer> = Vec::new();
        for text in &self.answers {
            let read = QuestionAnswer::read(&matcher, &self.title, &answer, text, &given);
            given.push(read.map_err(|error| Misuse(error.to_string()))?);
        }
        let mut printer = options.printer(Format::Ndjson, &taxonomy, &[])?;
        let (format, page) = (printer.format, printer.page);
        let person = options.on_terminal() && io::stdin().is_terminal();
        let asks = format == Format::Table
            && person
            && next(&clarify(&matcher, &self.title, &answer, &given), &[]).is_some();
        if asks {
            given = ask(
                &matcher,
                &self.title,
                &answer,
                given,
                page,
                &mut printer.out,
            )?;
        }
        let clarified = clarify(&matcher, &self.title, &answer, &given);
        match format {
            Format::Table => clarified::print(&clarified, asks, page, &mut printer.out)?,
            _ => {
                let open = clarified::open(&clarified);
                printer.print_with(slice::from_ref(&clarified), "What to ask", &open)?;
            }
        }
        printer.out.close()?;
        Ok(Exit::Done)
    }
}

/// A line typed at a question.
enum Typed {
    /// The index of an answer, or none if unknown.
    Answer(Option<usize>),
    /// Ask the next one.
    Skip,
    /// Ask the one before again.
    Back,
    /// Show the question again.
    Repeat,
    /// Stop with what is known.
    Quit,
}

/// Asks what is not answered yet, until the function is settled or the person has had enough.
fn ask(
    matcher: &Matcher<'_>,
    title: &str,
    answer: &Answer<'_>,
    mut given: Vec<QuestionAnswer>,
    page: Page,
    sink: &mut Output,
) -> Result<Vec<QuestionAnswer>> {
    let mut card = Card { page, out: sink };
    let mut now = clarify(matcher, title, answer, &given);
    // questions that were asked here, and whether each was answered
    let mut asked: Vec<(String, bool)> = Vec::new();
    clarified::print_start(&now, &mut card)?;
    let mut lines = io::stdin().lock().split(b'\n');
    while let Some(at) = next(&now, &asked) {
        let posed = &now.questions[at];
        clarified::print_question(posed, at + 1, now.questions.len(), &mut card)?;
        match choose(&mut lines, posed.answers.len(), card.out)? {
            Typed::Answer(number) => {
                let key = number.map(|number| posed.answers[number].key.clone());
                asked.push((posed.key.to_string(), true));
                given.push(QuestionAnswer::new(posed.key.clone(), key));
            }
            Typed::Skip => asked.push((posed.key.to_string(), false)),
            Typed::Back => match asked.pop() {
                Some((_, true)) => _ = given.pop(),
                Some((_, false)) => {}
                None => writeln!(card.out, "There is no question to go back to.")?,
            },
            Typed::Repeat => continue,
            Typed::Quit => break,
        }
        let before = now.after;
        now = clarify(matcher, title, answer, &given);
        if before != now.after {
            clarified::print_bars(Some(&before), &now.after, &mut card)?;
        }
    }
    writeln!(card.out)?;
    Ok(given)
}

/// The index of the question to ask next, unless the function is settled.
fn next(now: &Clarified, asked: &[(String, bool)]) -> Option<usize> {
    let mut open = now.questions.iter();
    let open = open.position(|posed| {
        let was_asked = asked.iter().any(|(key, _)| *key == posed.key);
        posed.given.is_none() && !was_asked
    });
    open.filter(|_| !now.is_settled())
}

fn choose(
    lines: &mut impl Iterator<Item = io::Result<Vec<u8>>>,
    count: usize,
    out: &mut dyn Write,
) -> Result<Typed> {
    loop {
        write!(out, "> ")?;
        out.flush()?;
        let Some(line) = lines.next() else {
            return Ok(Typed::Quit);
        };
        let line = String::from_utf8_lossy(&line?).to_lowercase();
        let typed = line.trim().trim_end_matches(['.', ')']); // "1."
        return Ok(match typed {
            "q" | "quit" => Typed::Quit,
            "s" | "skip" => Typed::Skip,
            "b" | "back" => Typed::Back,
            "" => Typed::Repeat,
            typed => match typed.parse::<usize>() {
                Ok(number) if number <= count => Typed::Answer(number.checked_sub(1)),
                _ => {
                    writeln!(
                        out,
                        "Type a number from 0 to {count}, s to skip, b to go back, or q to stop."
                    )?;
                    continue;
                }
            },
        });
    }
}
