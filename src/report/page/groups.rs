//! Partner roles per company, country or another column.

use std::fmt::{self, Write};

use super::{
    Section,
    chart::{Piece, bar, short, split},
    end_table, table,
    text::{Data, Number, Share, Text, people},
};
use crate::{Function, batch::Kinds, report::groups::Groups};

pub(super) fn section(index: usize, groups: &Groups) -> Result<Section, fmt::Error> {
    let name = match groups.column.name.as_str() {
        "" => format!("column {}", groups.column.number),
        name => Data(name).to_string(),
    };
    let mut body = String::new();
    if groups.telling {
        let id = format!("by{}", index + 1);
        rows(&mut body, groups, &name, &id)?;
    } else {
        silent(&mut body, groups)?;
    }
    Ok(Section {
        id: format!("by-{}", index + 1),
        heading: format!("By {name}"),
        body,
    })
}

/// A table would be a list of ones.
fn silent(body: &mut String, groups: &Groups) -> fmt::Result {
    let all = people(groups.all.all());
    match groups.first.first() {
        Some((value, _)) if groups.values == 1 => {
            writeln!(body, "<p>{all}, all with {}.</p>", Data(value))
        }
        _ => {
            let most = groups.first.first().map_or(0, |(_, kinds)| kinds.partner());
            let times = if most < 2 { "once" } else { "twice" };
            let values = Number(groups.values);
            writeln!(
                body,
                "<p>{values} different values among {all}; none holds a partner role more than \
                 {times}.</p>"
            )
        }
    }
}

fn rows(body: &mut String, groups: &Groups, name: &str, id: &str) -> fmt::Result {
    let partners = groups.all.partner();
    let shown: u64 = groups.first.iter().map(|(_, kinds)| kinds.partner()).sum();
    let others = groups.values - groups.first.len() as u64;
    if others > 0 || groups.capped {
        writeln!(
            body,
            "<p>The {} with the most partner roles hold {} of all {}.</p>",
            Number(groups.first.len() as u64),
            Share(shown, partners),
            Number(partners)
        )?;
    }
    let mut head = vec![("", name), ("n", "Partner roles"), ("n", "Of people")];
    head.extend(Function::ALL.map(|function| (function.id(), short(function))));
    head.push(("chart", "Split"));
    let label = match groups.column.name.as_str() {
        "" => name.to_owned(),
        name => Text(name).to_string(),
    };
    let label = format!("Partner roles by {label} and function");
    table(body, "groups", &label, &head)?;
    for (at, (value, kinds)) in groups.first.iter().enumerate() {
        let value = match value.as_str() {
            "" => "<em>not given</em>".to_owned(),
            value => Data(value).to_string(),
        };
        row(body, &format!("{id}-{at}"), &value, kinds)?;
    }
    if others > 0 || groups.capped {
        let more = if groups.capped { "more than " } else { "" };
        let value = format!("{more}{} others", Number(others));
        row(body, &format!("{id}-o"), &value, &groups.others)?;
    }
    end_table(body);
    Ok(())
}

fn row(body: &mut String, id: &str, value: &str, kinds: &Kinds) -> fmt::Result {
    let partner = kinds.partner();
    write!(
        body,
        "<tr><th scope=\"row\">{value}</th><td class=\"n strong\">{}</td><td class=\"n\">{}</td>",
        Number(partner),
        Share(partner, kinds.all())
    )?;
    for function in Function::ALL {
        let count = kinds.function(function);
        let none = if count == 0 { " none" } else { "" };
        write!(body, "<td class=\"n{none}\">{}</td>", Number(count))?;
    }
    body.push_str("<td class=\"chart\">");
    if partner > 0 {
        let pieces = Function::ALL.map(|function| Piece {
            class: function.id(),
            open: false,
            count: kinds.function(function),
        });
        let says = split(|function| kinds.function(function));
        let title = "Partner roles by function";
        bar(body, id, "", partner, &pieces, (title, &says))?;
    }
    body.push_str("</td></tr>\n");
    Ok(())
}
