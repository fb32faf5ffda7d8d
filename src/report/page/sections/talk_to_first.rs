//! Who to talk to first: open titles, with the question and what each answer means.

use maud::{Markup, html};

use super::{
    Section,
    parts::{count, table},
    text::{Text, counted, data, functions_or, number, people, titles},
};
use crate::report::{
    Report,
    figures::{OpenQuestion, OpenTitles},
};

/// So many titles and questions are shown.
const TITLES: usize = 10;
const QUESTIONS: usize = 6;

pub(super) fn section(report: &Report) -> Vec<Section> {
    let open = &report.figures.open;
    if open.first.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("", "Title"),
        ("n", "People"),
        ("", "May be"),
        ("ask", "Ask"),
    ];
    let lead = html! {
        p {
            (titles(open.people.titles)) " held by " (people(open.people.rows))
            @if open.people.titles == 1 { " supports" } @else { " support" }
            " several functions. For most, one question is enough; start with the titles that \
             most people hold."
        }
        (table("open", "Open titles by number of people", &columns, rows(open)))
    };
    let body = html! {
        h3 { "What to ask, and what the answer means" }
        ol.questions {
            @for (at, question) in open.questions.iter().take(QUESTIONS).enumerate() {
                (ask(at + 1, question))
            }
        }
        @if open.people.titles > OpenTitles::ASKED as u64 {
            p.note {
                "The questions and their counts cover the " (number(OpenTitles::ASKED as u64))
                " titles that most people hold."
            }
        }
        @if open.questions.len() > QUESTIONS {
            @let rest = &open.questions[QUESTIONS..];
            p.note {
                "And " (counted(rest.len() as u64, "more question", "more questions")) " about "
                (people(rest.iter().map(|question| question.titles.rows).sum())) "; "
                code { "rolecall clarify" } " asks them all."
            }
        }
    };
    vec![Section {
        id: "questions",
        heading: "Who to talk to first".to_owned(),
        lead,
        body,
    }]
}

fn rows(open: &OpenTitles) -> Markup {
    let shown = &open.first[..TITLES.min(open.first.len())];
    let rest_rows = open.people.rows - shown.iter().map(|title| title.rows).sum::<u64>();
    let rest = open.people.titles - shown.len() as u64;
    html! {
        @for title in shown {
            tr {
                th scope="row" { (data(&title.title)) }
                td.n.strong { (number(title.rows)) }
                td { (functions_or(&title.functions)) }
                td.ask {
                    @match title.question {
                        Some(at) if at < QUESTIONS => a href={ "#q" (at + 1) } { "Q" (at + 1) },
                        Some(at) => (Text(&open.questions[at].ask)),
                        None => "what the work is",
                    }
                }
            }
        }
        @if rest > 0 {
            tr.rest {
                th scope="row" { "and " (counted(rest, "more title", "more titles")) }
                td.n { (number(rest_rows)) } td {} td {}
            }
        }
    }
}

fn ask(number: usize, question: &OpenQuestion) -> Markup {
    html! {
        li id={ "q" (number) } {
            div.question {
                (Text(&question.ask)) " "
                span.about { (count(&question.titles)) " "
                    @if question.titles.rows == 1 { "person" } @else { "people" } }
            }
            ul.answers { @for (says, functions) in &question.answers {
                li {
                    (Text(says)) " → "
                    @if functions.is_empty() { "no partner role" } @else { (functions_or(functions)) }
                }
            } }
        }
    }
}
