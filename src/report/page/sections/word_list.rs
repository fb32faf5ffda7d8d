//! Which words the roster uses for partners.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{Text, data, listed, number, people},
    pieces::{bar, count, first, table},
};
use crate::{
    Outcome,
    english::capitalised,
    report::{Report, figures::WordFamily},
};

/// Maximum number of families, and of spellings of each.
const MOST: usize = 10;
const MOST_FORMS: usize = 4;

pub(super) fn section(report: &Report) -> Vec<Section> {
    let families = &report.figures.words;
    if families.is_empty() {
        return Vec::new();
    }
    let people_on_partners = report.partners() + report.rows(Outcome::Adjacent);
    let columns = [
        ("", "Word"),
        ("forms", "Written as"),
        ("n", "Titles"),
        ("n", "People"),
        ("chart", "Share"),
    ];
    let rows = html! { @for family in families.iter().take(MOST) {
        (row(family, people_on_partners))
    } };
    let rest = families.iter().skip(MOST);
    let rest: Vec<String> = rest.map(|family| called(&family.name)).collect();
    let lead = html! {
        p {
            "The word hints at scope and never decides the function. A title with two of them counts \
             under both."
        }
        (table("words", "Words for partners", &columns, rows))
        @if !rest.is_empty() { p.note { "Also: " (Text(&listed(&rest, "and"))) "." } }
    };
    Section::only("words", "Words for partners", lead, html! {})
}

fn row(family: &WordFamily, all: u64) -> Markup {
    let forms = &family.forms;
    let rows = family.titles.rows;
    html! {
        tr {
            th scope="row" { (Text(&called(&family.name))) " " small { (Text(&family.hint)) } }
            td.forms {
                (first(forms.iter().map(|form| data(form)), MOST_FORMS, forms.len() as u64))
            }
            td.n { (number(family.titles.titles)) }
            td.n.strong { (count(&family.titles)) }
            td.chart { (bar("", all, &format!("{} of {}", number(rows), people(all)), &[("plain", rows)])) }
        }
    }
}

/// Short names are abbreviations: ISV, PRM.
fn called(family: &str) -> String {
    match family.len() {
        ..=3 => family.to_uppercase(),
        _ => capitalised(family),
    }
}
