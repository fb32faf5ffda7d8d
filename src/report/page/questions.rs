//! Titles that support several functions, with the question that settles them.

use std::fmt::{self, Write};

use super::{
    Section,
    chart::short,
    end_table, table,
    text::{Count, Data, Number, Text, more_titles, people, titles},
};
use crate::report::{Report, questions::Question};

/// So many questions are shown.
const MOST: usize = 10;

pub(super) fn section(report: &Report) -> Result<Option<Section>, fmt::Error> {
    let all = report.roster.questions.all();
    if all.is_empty() {
        return Ok(None);
    }
    let mut body = String::new();
    let (_, count) = report.roster.questions.total();
    writeln!(
        body,
        "<p>The title alone allows several functions. {} to ask about {}, the one that tells most \
         for each; <code>rolecall clarify</code> asks the others.</p>",
        Count(all.len() as u64, "question", "questions"),
        titles(count)
    )?;
    for question in all.iter().take(MOST) {
        write(&mut body, question)?;
    }
    if all.len() > MOST {
        let rest = &all[MOST..];
        let rows = rest.iter().map(|question| question.titles.rows).sum();
        writeln!(
            body,
            "<p class=\"note\">And {} more, about {}.</p>",
            Count(rest.len() as u64, "question", "questions"),
            people(rows)
        )?;
    }
    Ok(Some(Section {
        id: "questions".to_owned(),
        heading: "Titles that need a question".to_owned(),
        body,
    }))
}

fn write(body: &mut String, question: &Question) -> fmt::Result {
    writeln!(
        body,
        "<div class=\"keep\"><h3 class=\"ask\">{}</h3>",
        Text(&question.ask)
    )?;
    let label = format!(
        "{} in {}",
        people(question.titles.rows),
        titles(question.titles.titles)
    );
    let head = [("", "Title"), ("", "May be"), ("n", "People")];
    table(body, "asked", &label, &head)?;
    for ((title, rows), functions) in question.titles.first.iter().zip(&question.functions) {
        write!(body, "<tr><th scope=\"row\">{}</th><td>", Data(title))?;
        for (index, function) in functions.iter().enumerate() {
            let or = if index > 0 { " or " } else { "" };
            write!(
                body,
                "{or}<span class=\"tag {}\">{}</span>",
                function.id(),
                short(*function)
            )?;
        }
        writeln!(
            body,
            "</td><td class=\"n strong\">{}</td></tr>",
            Number(*rows)
        )?;
    }
    let (more, rows) = question.titles.more();
    if more > 0 {
        writeln!(
            body,
            "<tr class=\"more\"><th scope=\"row\">and {}</th><td></td><td class=\"n\">{}</td></tr>",
            more_titles(more),
            Number(rows)
        )?;
    }
    end_table(body);
    body.push_str("</div>\n");
    Ok(())
}
