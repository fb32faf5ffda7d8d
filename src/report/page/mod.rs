//! The page: its frame. Every section is a file of `sections`.

mod page_text;
mod pieces;
mod sections;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Report;
use page_text::{Text, data};
use pieces::Section;

const STYLE: &str = include_str!("style.css");

/// Even if data were taken for markup, this would let it load and run nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

impl Report {
    /// The page.
    pub fn html(&self) -> String {
        let report = self;
        let sections = sections::ALL.iter().flat_map(|section| section(report));
        let sections: Vec<Section> = sections.collect();
        let (name, version) = (&report.about.name, env!("CARGO_PKG_VERSION"));
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { "Partner roles in " (Text(name)) }
                    style { (PreEscaped(STYLE)) } // ours, no data
                }
                body {
                    a.skip href="#main" { "Skip to content" }
                    header { (masthead(report)) }
                    main id="main" tabindex="-1" {
                        (sections::first_screen::answer(report))
                        nav aria-label="Sections" { ul { @for section in &sections {
                            li { a href={ "#" (section.id) } { (Text(&section.heading)) } }
                        } } }
                        @for section in &sections {
                            section aria-labelledby=(section.id) {
                                div.keep {
                                    h2 id=(section.id) tabindex="-1" { (Text(&section.heading)) }
                                    (section.lead)
                                }
                                (section.body)
                            }
                        }
                    }
                    footer { p {
                        "rolecall " (version) " · taxonomy " (Text(&report.taxonomy))
                        @if !report.about.date.is_empty() { " · " (Text(&report.about.date)) }
                        " · This page works offline."
                    } }
                }
            }
        };
        page.into_string()
    }
}

fn masthead(report: &Report) -> Markup {
    let names = report.summary.name_column.is_some();
    html! {
        h1 { span.eyebrow { "Partner roles in" } " " (data(&report.about.name)) }
        p.privacy {
            @if !report.about.date.is_empty() { (Text(&report.about.date)) " · " }
            @if names {
                strong { "This page names people." }
                " Lists behind the counts show up to 20 names each."
            } @else {
                "This page shows no personal names."
            }
        }
    }
}
