//! Who to talk to first: open titles, with the question and what each answer means.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{Text, counted, data, functions_or, number, titles},
    pieces::{count, people_of, table},
};
use crate::report::{
    Report,
    figures::{Count, OpenCount, OpenQuestion, OpenTitles},
};

/// Maximum number of questions.
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
        div.sentence {
            (held(&open.several, "supports several functions", "support several functions"))
            (held(&open.possible, "is a short form that may mean a partner role",
                "are short forms that may mean a partner role"))
            "For most, one question is enough; start with the titles that most people hold."
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
        @if open.several.titles + open.possible.titles > OpenTitles::ASKED as u64 {
            p.note {
                "The questions and their counts cover the " (number(OpenTitles::ASKED as u64))
                " titles that most people hold."
            }
        }
        @if open.questions.len() > QUESTIONS {
            @let rest = &open.questions[QUESTIONS..];
            div.sentence.note {
                "And " (counted(rest.len() as u64, "more question", "more questions")) " about "
                (people_of(&Count::sum(rest.iter().map(|question| &question.titles)))) "; "
                code { "rolecall clarify" } " asks them all."
            }
        }
    };
    Section::only("questions", "Who to talk to first", lead, body)
}

/// How many titles there are of a kind, as a sentence; nothing if there are none.
fn held(open: &OpenCount, one: &str, several: &str) -> Markup {
    let says = if open.titles == 1 { one } else { several };
    html! { @if open.titles > 0 {
        (titles(open.titles)) " held by " (people_of(&open.people)) " " (says) ". "
    } }
}

fn rows(open: &OpenTitles) -> Markup {
    let rest = &open.rest;
    html! {
        @for title in &open.first {
            tr {
                @let others = title.spellings.titles.saturating_sub(1);
                th scope="row" {
                    (data(&title.title))
                    @if others > 0 {
                        " " small { "and " (counted(others, "other spelling", "other spellings")) }
                    }
                }
                td.n.strong { (count(&title.spellings)) }
                td {
                    (functions_or(&title.functions))
                    @if let Some(role) = &title.stands_for {
                        " as " (Text(role)) ", or no partner role"
                    }
                }
                td.ask {
                    @match title.question {
                        Some(at) if at < QUESTIONS => a href={ "#q" (at + 1) } { "Q" (at + 1) },
                        Some(at) => (Text(&open.questions[at].question.ask)),
                        None => "what the work is",
                    }
                }
            }
        }
        @if rest.titles > 0 {
            tr.rest {
                th scope="row" { "and " (counted(rest.titles, "more title", "more titles")) }
                td.n { (count(&rest.people)) } td {} td {}
            }
        }
    }
}

fn ask(number: usize, OpenQuestion { question, titles }: &OpenQuestion) -> Markup {
    html! {
        li id={ "q" (number) } {
            div.question {
                (Text(&question.ask)) " "
                span.about { (count(titles)) " "
                    @if titles.rows == 1 { "person" } @else { "people" } }
            }
            ul.answers { @for answer in question.answers.iter() {
                li {
                    (Text(&answer.says)) " → "
                    @if answer.functions.is_empty() { "no partner role" }
                    @else { (functions_or(&answer.functions)) }
                }
            } }
        }
    }
}
