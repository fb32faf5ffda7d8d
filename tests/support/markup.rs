//! Reads a page, strictly: every element is closed, every attribute quoted, every name known once.

use std::collections::HashSet;

/// An element as it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// The text in it and in what it holds.
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// All elements of a page, in order. Panics where the page is not well-formed.
pub(crate) fn elements(page: &str) -> Vec<Element> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    while let Some(at) = rest.find('<') {
        let text = unescaped(&rest[..at]);
        for &index in &open {
            elements[index].text += &text;
        }
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let index = open.pop().expect("an element is open");
            assert_eq!(elements[index].name, name, "closed in order");
            continue;
        }
        elements.push(element(tag));
        let void = elements.last().is_some_and(|last| last.name == "meta");
        if elements.last().is_some_and(|last| last.name == "style") {
            let end = rest.find("</style>").expect("the style ends");
            elements.last_mut().expect("it is there").text = rest[..end].to_owned();
            rest = &rest[end + "</style>".len()..];
        } else if !void {
            open.push(elements.len() - 1);
        }
    }
    assert!(open.is_empty(), "every element is closed");
    assert!(rest.trim().is_empty(), "nothing follows: {rest}");
    let mut ids = HashSet::new();
    for id in elements.iter().filter_map(|element| element.get("id")) {
        assert!(ids.insert(id.to_owned()), "the id {id} stands twice");
    }
    for element in &elements {
        let named = element
            .get("aria-labelledby")
            .unwrap_or_default()
            .split(' ');
        let led = element
            .get("href")
            .map(|link| link.strip_prefix('#').expect("links stay on the page"));
        for id in named.chain(led).filter(|id| !id.is_empty()) {
            assert!(ids.contains(id), "nothing has the id {id}");
        }
    }
    elements
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(name.bytes().all(|b| b.is_ascii_alphanumeric()), "<{tag}>");
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        let (name, after) = rest.split_once("=\"").expect("attributes are quoted");
        let (value, after) = after.split_once('"').expect("quotes are closed");
        attributes.push((name.trim().to_owned(), unescaped(value)));
        rest = after;
    }
    Element {
        name: name.to_owned(),
        attributes,
        text: String::new(),
    }
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(';').expect("an entity ends");
        out += match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            other => panic!("no entity: {other}"),
        };
        out += after;
    }
    out
}
