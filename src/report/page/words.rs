//! Which words the roster has for partners.

use std::fmt::{self, Write};

use super::{
    Section,
    chart::{Piece, bar},
    end_table, table,
    text::{Data, Number, Text, people, titles},
};
use crate::report::Report;

/// So many families are shown, and so many spellings of each.
const MOST: usize = 15;
const MOST_FORMS: usize = 5;

/// Short names are abbreviations: ISV, PRM.
fn called(family: &str) -> String {
    match family.len() {
        ..=3 => family.to_uppercase(),
        _ => {
            let mut letters = family.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        }
    }
}

pub(super) fn section(report: &Report) -> Result<Section, fmt::Error> {
    let families = report.roster.words.families();
    let most = families.first().map_or(0, |family| family.rows);
    let mut body = String::new();
    body.push_str(
        "<p>The word says something about scope, never about the function. A title with two such \
         words counts for both.</p>\n",
    );
    let head = [
        ("", "Word"),
        ("forms", "Written as"),
        ("n", "Titles"),
        ("n", "People"),
        (
            "chart",
            "<span class=\"unseen\">Compared with the most frequent</span>",
        ),
    ];
    table(&mut body, "words", "Words for partners", &head)?;
    for (at, family) in families.iter().take(MOST).enumerate() {
        write!(
            body,
            "<tr><th scope=\"row\">{} <small>{}</small></th><td class=\"forms\">",
            Text(&called(&family.name)),
            Text(&family.hint)
        )?;
        let forms = family.forms();
        for (index, (form, _)) in forms.iter().take(MOST_FORMS).enumerate() {
            write!(body, "{}{}", if index > 0 { ", " } else { "" }, Data(form))?;
        }
        if forms.len() > MOST_FORMS {
            let more = Number((forms.len() - MOST_FORMS) as u64);
            write!(body, " <span class=\"more\">and {more} more</span>")?;
        }
        write!(
            body,
            "</td><td class=\"n\">{}</td><td class=\"n strong\">{}</td><td class=\"chart\">",
            Number(family.titles),
            Number(family.rows)
        )?;
        let piece = Piece {
            class: "plain",
            open: false,
            count: family.rows,
        };
        let says = format!("{} in {}", people(family.rows), titles(family.titles));
        let name = Text(&called(&family.name)).to_string();
        bar(
            &mut body,
            &format!("word-{at}"),
            "",
            most,
            &[piece],
            (&name, &says),
        )?;
        body.push_str("</td></tr>\n");
    }
    end_table(&mut body);
    if families.len() > MOST {
        let rest = families[MOST..].iter().map(|family| Text(&family.name));
        let rest: Vec<_> = rest.collect();
        writeln!(
            body,
            "<p class=\"note\">Also: {}.</p>",
            super::text::listed(&rest)
        )?;
    }
    Ok(Section {
        id: "words".to_owned(),
        heading: "Words for partners".to_owned(),
        body,
    })
}
