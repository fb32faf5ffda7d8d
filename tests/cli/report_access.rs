//! The page of a report for everybody: read aloud, by keyboard, in any light; and whatever the data
//! holds, nothing of it runs.

use super::report::{CONTACTS, heads, page};
use crate::support::markup::elements;

#[test]
fn the_page_can_be_read_aloud_and_by_keyboard() {
    let elements = elements(&page(CONTACTS, &[]));
    let named = |name: &str| {
        elements
            .iter()
            .filter(|e| e.name == name)
            .collect::<Vec<_>>()
    };
    for (name, count) in [
        ("main", 1),
        ("nav", 1),
        ("header", 1),
        ("footer", 1),
        ("h1", 1),
    ] {
        assert_eq!(named(name).len(), count, "{name}");
    }
    assert_eq!(named("html")[0].get("lang"), Some("en"));
    assert!(named("th").iter().all(|cell| cell.get("scope").is_some()));
    assert!(named("table").len() > 5);
    assert_eq!(named("table").len(), named("caption").len());
    for details in named("details") {
        assert!(details.text.starts_with(|c: char| c.is_ascii_digit()));
    }
    let charts = named("svg");
    assert!(charts.len() > 3);
    for chart in charts {
        assert_eq!(chart.get("role"), Some("img"));
        assert!(chart.get("aria-label").is_some());
    }
    let mut level = 0;
    for heading in elements
        .iter()
        .filter(|e| ["h1", "h2", "h3"].contains(&e.name.as_str()))
    {
        let next = heading.name.as_bytes()[1] - b'0';
        assert!(next <= level + 1, "{heading:?} leaves a level out");
        level = next;
    }
}

#[test]
fn nothing_is_loaded_and_data_stays_text() {
    let hostile = "\
<script>alert('x')</script> Director of Partnerships|<img src=x onerror=alert(1)>
</title></style>--><b>Partner Sales Manager|'R' & \"Q\"
Partner Sales Manager\u{202e}|\u{1b}]8;;x\u{7}
&lt;Teacher&gt; \"|https://example.com/x.js
";
    let input = format!("Title|<Company>\n{hostile}");
    let page = page(&input, &["--by", "<Company>", "--name", "<b>&\"'"]);
    let elements = elements(&page);
    let known = [
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "span", "bdi",
        "main", "section", "h2", "strong", "p", "svg", "rect", "ul", "ol", "li", "div", "h3",
        "nav", "table", "caption", "thead", "tbody", "tr", "th", "td", "small", "code", "dl", "dt",
        "dd", "footer", "em", "details", "summary",
    ];
    for element in &elements {
        assert!(known.contains(&element.name.as_str()), "{element:?}");
        for (name, _) in &element.attributes {
            assert!(
                !name.starts_with("on") && name != "src" && name != "style",
                "{element:?}"
            );
        }
    }
    let style = &heads(&elements, "style")[0];
    assert!(!style.contains("url(") && !style.contains("@import"));
    let policy = elements
        .iter()
        .find_map(|e| e.get("content").filter(|c| c.contains("src")));
    assert_eq!(
        policy,
        Some("default-src 'none'; style-src 'unsafe-inline'")
    );
    let text = &elements[0].text;
    for shown in [
        "<script>alert('x')</script> Director of Partnerships",
        "</title></style>--><b>Partner Sales Manager",
        "Partner Sales Manager\\u{202e}",
        "\\u{1b}]8;;x\\u{7}",
        "'R' & \"Q\"",
        "&lt;Teacher&gt; \"",
        "Partner roles in <b>&\"'",
    ] {
        assert!(text.contains(shown), "no {shown:?}");
    }
    assert!(!page.contains(['\u{202e}', '\u{1b}', '\u{7}']));
}

#[test]
fn text_stands_out_from_its_ground() {
    let page = page(CONTACTS, &[]);
    let style = heads(&elements(&page), "style")[0].to_owned();
    let (light, dark) = style
        .split_once("prefers-color-scheme: dark")
        .expect("two schemes");
    for scheme in [light, dark] {
        let colour = |name: &str| colour(scheme, name);
        let (ground, ink, faint) = (colour("ground"), colour("ink"), colour("faint"));
        for name in [
            "ink",
            "soft",
            "link",
            "strategy",
            "operations",
            "marketing",
            "sales",
            "plain",
            "lack",
        ] {
            let seen = contrast(colour(name), ground);
            assert!(seen >= 4.5, "{name}: {seen}");
        }
        assert!(contrast(colour("soft"), faint) >= 4.5);
        let most: f64 = value(scheme, "most").parse().expect("a number");
        for name in ["strategy", "operations", "marketing", "sales", "plain"] {
            let hue = colour(name);
            let cell = [0, 1, 2].map(|at| ground[at] + (hue[at] - ground[at]) * most);
            assert!(
                contrast(ink, cell) >= 4.5,
                "{name}: {}",
                contrast(ink, cell)
            );
        }
    }
}

fn value<'a>(scheme: &'a str, name: &str) -> &'a str {
    let (_, after) = scheme
        .split_once(&format!("--{name}: "))
        .expect("it is set");
    after.split(';').next().unwrap_or_default()
}

fn colour(scheme: &str, name: &str) -> [f64; 3] {
    let value = value(scheme, name);
    match value.strip_prefix('#') {
        Some(hex) => {
            [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")))
        }
        None => {
            let mut parts = value
                .split(", ")
                .map(|part| part.parse().expect("a number"));
            [0; 3].map(|_| parts.next().expect("three parts"))
        }
    }
}

/// As WCAG 2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let linear = colour.map(|part| match part / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
