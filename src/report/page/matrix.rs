//! Functions and levels: a table with the stronger colours the more people a cell holds.

use std::fmt::{self, Write};

use super::{
    Section,
    chart::short,
    end_table,
    overview::of_function,
    table,
    text::{Number, listed, people},
};
use crate::{Function, Level, Outcome, batch::Tally, report::Report};

/// How many shades there are.
const SHADES: f64 = 5.0;

pub(super) fn section(report: &Report) -> Result<Section, fmt::Error> {
    let tally = &report.summary.tally;
    let mut body = String::new();
    writeln!(body, "<p>{}</p>", in_words(tally))?;
    let mut head = vec![("", "Level")];
    head.extend(Function::ALL.map(|function| (function.id(), short(function))));
    head.push(("n", "All"));
    table(&mut body, "heat", "People by level and function", &head)?;
    let cells = || {
        Level::ALL
            .iter()
            .flat_map(|&l| Function::ALL.map(|f| (f, l)))
    };
    let most = cells().map(|(f, l)| count(tally, f, l)).max().unwrap_or(0);
    for level in Level::ALL {
        write!(
            body,
            "<tr><th scope=\"row\">{} <small>{}</small></th>",
            name(level),
            means(level)
        )?;
        for function in Function::ALL {
            let here = count(tally, function, level);
            let shade = (here as f64 / most.max(1) as f64).sqrt() * SHADES;
            write!(
                body,
                "<td class=\"n {} s{}\">{}</td>",
                function.id(),
                shade.ceil() as u8,
                Number(here)
            )?;
        }
        let all = Function::ALL.iter().map(|&f| count(tally, f, level)).sum();
        writeln!(body, "<td class=\"n all\">{}</td></tr>", Number(all))?;
    }
    body.push_str("<tr class=\"sum\"><th scope=\"row\">All</th>");
    for function in Function::ALL {
        let (all, _) = of_function(tally, function);
        write!(body, "<td class=\"n\">{}</td>", Number(all))?;
    }
    let all = Function::ALL.iter().map(|&f| of_function(tally, f).0).sum();
    writeln!(body, "<td class=\"n all\">{}</td></tr>", Number(all))?;
    end_table(&mut body);
    body.push_str("<p class=\"note\">The level is the one the title words. The stronger the colour, the more people.</p>\n");
    Ok(Section {
        id: "levels".to_owned(),
        heading: "Functions and levels".to_owned(),
        body,
    })
}

fn count(tally: &Tally, function: Function, level: Level) -> u64 {
    let of = |outcome| tally.count(outcome, Some(function), level);
    of(Outcome::Clear) + of(Outcome::Multiple)
}

/// What the table shows, for those who do not see it and those in a hurry.
fn in_words(tally: &Tally) -> String {
    let cells = Level::ALL
        .iter()
        .flat_map(|&l| Function::ALL.map(|f| (f, l)));
    let most = cells.reduce(|best, next| {
        if count(tally, next.0, next.1) > count(tally, best.0, best.1) {
            next
        } else {
            best
        }
    });
    let mut text = String::new();
    if let Some((function, level)) = most {
        text = format!(
            "The largest group is {} at {} level, with {}.",
            function.name(),
            name(level).to_lowercase().replace("vp", "VP"),
            people(count(tally, function, level))
        );
    }
    const LEADERS: [Level; 4] = [Level::Chief, Level::Vp, Level::Head, Level::Director];
    let led = |function: &Function| LEADERS.iter().any(|&l| count(tally, *function, l) > 0);
    let there = |function: &Function| of_function(tally, *function).0 > 0;
    let without: Vec<&str> = Function::ALL
        .iter()
        .filter(|function| there(function) && !led(function))
        .map(|function| function.name())
        .collect();
    if !without.is_empty() {
        text += &format!(
            " Nobody in {} is a director or above.",
            listed(&without).replace(" and ", " or ")
        );
    }
    let empty: Vec<&str> = Function::ALL
        .iter()
        .filter(|function| !there(function))
        .map(|function| function.name())
        .collect();
    if !empty.is_empty() {
        text += &format!(" Nobody is in {}.", listed(&empty).replace(" and ", " or "));
    }
    text
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Chief => "Chief",
        Level::Vp => "VP",
        Level::Head => "Head",
        Level::Director => "Director",
        Level::Manager => "Manager",
        Level::Lead => "Lead",
        Level::Individual => "Individual",
        Level::Entry => "Entry",
    }
}

fn means(level: Level) -> &'static str {
    match level {
        Level::Chief => "C-level, president, founder",
        Level::Vp => "EVP, SVP, VP",
        Level::Head => "head of, general manager",
        Level::Director => "also senior, associate",
        Level::Manager => "manages partners, or people",
        Level::Lead => "lead, principal, staff",
        Level::Individual => "specialist, analyst, executive",
        Level::Entry => "intern, trainee, graduate",
    }
}
