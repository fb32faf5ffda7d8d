//! The first screen: how many partner roles, which functions, what needs attention.

use std::fmt::{self, Write};

use super::{
    Totals,
    chart::{Piece, bar, short, split},
    text::{Count, Data, Number, Share, people, titles},
};
use crate::{Function, Level, Outcome, batch::Tally, report::Report};

pub(super) fn write(out: &mut String, report: &Report) -> fmt::Result {
    let totals = Totals::of(report);
    out.push_str("<section class=\"answer\" aria-labelledby=\"answer\">\n");
    let rows = people(totals.rows);
    match (totals.rows, totals.partner) {
        (0, _) => out.push_str("<h2 id=\"answer\">The file has no rows.</h2>\n"),
        (_, 0) => writeln!(
            out,
            "<h2 id=\"answer\">None of {rows} has a partner role.</h2>"
        )?,
        (_, partner) => {
            let verb = if partner == 1 { "has" } else { "have" };
            writeln!(
                out,
                "<h2 id=\"answer\"><strong>{}</strong> of {rows} {verb} a partner role</h2>\n\
                 <p class=\"lede\">{}</p>",
                Number(partner),
                share(&totals)
            )?;
            functions(out, report, partner)?;
        }
    }
    attention(out, report, &totals)?;
    out.push_str("</section>\n");
    Ok(())
}

/// Rows of a function, the best of several: all, and those that may be another one.
pub(super) fn of_function(tally: &Tally, function: Function) -> (u64, u64) {
    let count = |outcome| -> u64 {
        let levels = Level::ALL.iter();
        levels
            .map(|&level| tally.count(outcome, Some(function), level))
            .sum()
    };
    let open = count(Outcome::Multiple);
    (count(Outcome::Clear) + open, open)
}

/// How many that is, and who else works on partners.
fn share(totals: &Totals) -> String {
    let share = Share(totals.partner, totals.rows);
    match totals.adjacent {
        0 => format!("That is {share}."),
        1 => format!("That is {share}; one more works on partners outside the four functions."),
        more => format!(
            "That is {share}; {} more work on partners outside the four functions.",
            Number(more)
        ),
    }
}

fn functions(out: &mut String, report: &Report, partner: u64) -> fmt::Result {
    let tally = &report.summary.tally;
    let count = |function| of_function(tally, function).0;
    let mut pieces = Vec::new();
    for function in Function::ALL {
        let (all, open) = of_function(tally, function);
        for (open, count) in [(false, all - open), (true, open)] {
            let class = function.id();
            pieces.push(Piece { class, open, count });
        }
    }
    let says = format!("Of {}: {}.", people(partner), split(count));
    let label = ("Partner roles by function", says.as_str());
    bar(out, "split", "tall", partner, &pieces, label)?;
    out.push_str("\n<ul class=\"split\">\n");
    for function in Function::ALL {
        let (all, open) = of_function(tally, function);
        write!(
            out,
            "<li class=\"{}\"><span class=\"name\">{}</span> <span class=\"count\">{}</span> \
             <span class=\"share\">{}</span>",
            function.id(),
            short(function),
            Number(all),
            Share(all, partner)
        )?;
        if open > 0 {
            write!(out, " <span class=\"open\">{} open</span>", Number(open))?;
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
    let open = Totals::of(report).multiple;
    if open > 0 {
        let counts = if open == 1 { "counts" } else { "count" };
        writeln!(
            out,
            "<p class=\"note\">{} whose title allows several functions {counts} under the likeliest, \
             as open, in the weaker shade.</p>",
            people(open)
        )?;
    }
    Ok(())
}

fn attention(out: &mut String, report: &Report, totals: &Totals) -> fmt::Result {
    let mut items = Vec::new();
    let roster = &report.roster;
    let (asked, count) = roster.questions.total();
    if count > 0 {
        let need = if count == 1 { "needs" } else { "need" };
        items.push(format!(
            "<a href=\"#questions\">{} {need} a question</a> before the function is settled: {}.",
            titles(count),
            people(asked)
        ));
    }
    let (wordings, roles) = (roster.partner_titles, roster.wordings.roles());
    if wordings > roles {
        items.push(format!(
            "<a href=\"#wordings\">{} could be {}</a>: they say the same in other words.",
            titles(wordings),
            Number(roles)
        ));
    }
    if roster.blank > 0 {
        items.push(format!("{} without a title.", people(roster.blank)));
    }
    let ragged = report.summary.ragged.count;
    if ragged > 0 {
        items.push(format!(
            "<a href=\"#source\">{} with too many or too few cells</a>, read as far as possible.",
            Count(ragged, "row", "rows")
        ));
    }
    if roster.unread > 0 {
        items.push(format!(
            "The lists of titles leave {} out: the file has too many different titles. Totals and \
             the table of levels count every row.",
            people(roster.unread)
        ));
    }
    if totals.rows == 0 {
        return Ok(());
    }
    out.push_str("<div class=\"attention\">\n<h3>Needs attention</h3>\n");
    if items.is_empty() {
        out.push_str("<p>Nothing: every title is settled.</p>\n");
    } else {
        writeln!(out, "<ul><li>{}</li></ul>", items.join("</li>\n<li>"))?;
    }
    out.push_str("</div>\n");
    writeln!(
        out,
        "<p class=\"note\">{} read from column {}.</p>",
        Count(totals.rows, "row", "rows"),
        match report.summary.column.name.as_str() {
            "" => report.summary.column.number.to_string(),
            name => Data(name).to_string(),
        }
    )
}
