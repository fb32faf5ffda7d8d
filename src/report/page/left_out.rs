//! What is none of the four functions, and why.

use std::fmt::{self, Write};

use super::{
    Section, Totals, end_table, examples, table,
    text::{Number, Text, people},
};
use crate::report::{Report, sample::Sample};

/// Why a title is left out that by itself would not be.
const DECIDED: &str = "A person or the duties say so";

/// So many reasons are shown.
const MOST: usize = 15;

pub(super) fn section(report: &Report) -> Result<Option<Section>, fmt::Error> {
    let totals = Totals::of(report);
    if totals.adjacent + totals.none == 0 {
        return Ok(None);
    }
    let mut body = String::new();
    let left_out = &report.roster.left_out;
    if totals.adjacent > 0 {
        writeln!(
            body,
            "<h3>Work on partners outside the four functions: {}</h3>",
            people(totals.adjacent)
        )?;
        let beside = left_out.beside().into_iter();
        let mut rows: Vec<(String, &Sample)> = beside
            .map(|(kind, sample)| (format!("{} work", Text(kind)), sample))
            .collect();
        if left_out.decided_beside.titles > 0 {
            rows.insert(0, (DECIDED.to_owned(), &left_out.decided_beside));
        }
        reasons(&mut body, "Kind", "Work beside the four functions", rows)?;
    }
    if totals.none > 0 {
        writeln!(body, "<h3>No partner role: {}</h3>", people(totals.none))?;
        let friends = left_out.friends().into_iter();
        let mut rows: Vec<(String, &Sample)> = friends
            .map(|(what, sample)| (format!("The word is {}", Text(what)), sample))
            .collect();
        if left_out.no_word.titles > 0 {
            rows.insert(
                0,
                ("No word says “with partners”".to_owned(), &left_out.no_word),
            );
        }
        if left_out.decided_none.titles > 0 {
            rows.insert(0, (DECIDED.to_owned(), &left_out.decided_none));
        }
        let blank = Sample {
            rows: report.roster.blank,
            ..Sample::default()
        };
        if blank.rows > 0 {
            rows.insert(0, ("There is no title".to_owned(), &blank));
        }
        reasons(&mut body, "Why", "Reasons for no partner role", rows)?;
    }
    Ok(Some(Section {
        id: "left-out".to_owned(),
        heading: "What was left out, and why".to_owned(),
        body,
    }))
}

fn reasons(
    body: &mut String,
    what: &str,
    label: &str,
    reasons: Vec<(String, &Sample)>,
) -> fmt::Result {
    let head = [
        ("", what),
        ("", "For example"),
        ("n", "Titles"),
        ("n", "People"),
    ];
    table(body, "why", label, &head)?;
    for (why, sample) in reasons.iter().take(MOST) {
        write!(body, "<tr><th scope=\"row\">{why}</th><td>")?;
        if sample.titles > 0 {
            examples(body, sample, false)?;
        }
        writeln!(
            body,
            "</td><td class=\"n\">{}</td><td class=\"n strong\">{}</td></tr>",
            Number(sample.titles),
            Number(sample.rows)
        )?;
    }
    if reasons.len() > MOST {
        let rest = &reasons[MOST..];
        let (titles, rows) = rest.iter().fold((0, 0), |sum, (_, sample)| {
            (sum.0 + sample.titles, sum.1 + sample.rows)
        });
        writeln!(
            body,
            "<tr class=\"more\"><th scope=\"row\">and {} more reasons</th><td></td>\
             <td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            Number(rest.len() as u64),
            Number(titles),
            Number(rows)
        )?;
    }
    end_table(body);
    Ok(())
}
