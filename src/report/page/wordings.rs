//! Titles that mean the same.

use std::fmt::{self, Write};

use super::{
    Section,
    chart::short,
    end_table, examples, table,
    text::{Data, Number, people, titles},
};
use crate::report::{Report, wordings::Same};

/// So many groups are shown.
const MOST: usize = 25;

pub(super) fn section(report: &Report) -> Result<Option<Section>, fmt::Error> {
    let groups = report.roster.wordings.groups();
    if groups.is_empty() {
        return Ok(None);
    }
    let mut body = String::new();
    let different: u64 = groups.iter().map(|group| group.titles.titles).sum();
    writeln!(
        body,
        "<p>{} say the same as another: same functions, same level, same nearest role. {} would do. \
         Region, segment or product can go into a field of their own.</p>",
        titles(different),
        titles(groups.len() as u64)
    )?;
    let head = [
        ("", "One title for all"),
        ("", "In use"),
        ("n", "Titles"),
        ("n", "People"),
    ];
    table(&mut body, "same", "Titles that mean the same", &head)?;
    for group in groups.iter().take(MOST) {
        row(&mut body, group)?;
    }
    end_table(&mut body);
    if groups.len() > MOST {
        let rest = &groups[MOST..];
        let rows = rest.iter().map(|group| group.titles.rows).sum();
        writeln!(
            body,
            "<p class=\"note\">And {} more such groups, {}.</p>",
            Number(rest.len() as u64),
            people(rows)
        )?;
    }
    Ok(Some(Section {
        id: "wordings".to_owned(),
        heading: "Same role, different titles".to_owned(),
        body,
    }))
}

fn row(body: &mut String, group: &Same<'_>) -> fmt::Result {
    write!(
        body,
        "<tr><th scope=\"row\">{} <small>",
        Data(group.suggested)
    )?;
    for (index, function) in group.functions.iter().enumerate() {
        let or = if index > 0 { " or " } else { "" };
        write!(
            body,
            "{or}<span class=\"tag {}\">{}</span>",
            function.id(),
            short(*function)
        )?;
    }
    body.push_str("</small></th><td>");
    examples(body, group.titles, true)?;
    writeln!(
        body,
        "</td><td class=\"n\">{}</td><td class=\"n strong\">{}</td></tr>",
        Number(group.titles.titles),
        Number(group.titles.rows)
    )
}
