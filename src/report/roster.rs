//! The titles of a roster, read one after the other.

use rustc_hash::FxHashMap;

use super::{
    left_out::LeftOut, questions::Questions, sample::Sample, wordings::Wordings, words::Words,
};
use crate::{
    Brief, Matcher, Outcome,
    batch::{Values, normal},
};

/// What the titles of a roster say together.
#[derive(Debug, Clone, Default)]
pub(super) struct Roster {
    /// Different titles.
    pub(super) titles: u64,
    /// Different titles of partner roles.
    pub(super) partner_titles: u64,
    /// Rows whose titles are not among those read, because there are too many.
    pub(super) unread: u64,
    pub(super) blank: u64,
    pub(super) words: Words,
    pub(super) wordings: Wordings,
    pub(super) questions: Questions,
    pub(super) left_out: LeftOut,
}

impl Roster {
    pub(super) fn read(matcher: &Matcher<'_>, values: Values) -> Roster {
        let mut roster = Roster {
            unread: values.others.all(),
            ..Roster::default()
        };
        let mut session = matcher.session();
        for (title, rows) in distinct(values) {
            let brief = session.answer(&title);
            roster.add(matcher, &title, rows, &brief);
        }
        roster
    }

    fn add(&mut self, matcher: &Matcher<'_>, title: &str, rows: u64, brief: &Brief<'_, '_>) {
        self.titles += 1;
        match brief.outcome() {
            Outcome::Clear | Outcome::Multiple => {
                self.partner_titles += 1;
                self.words.add(matcher.taxonomy(), rows, brief);
                self.wordings.add(matcher.taxonomy(), title, rows, brief);
                if brief.outcome() == Outcome::Multiple {
                    self.questions.add(matcher, title, rows);
                }
            }
            _ => {
                if brief.outcome() == Outcome::Adjacent {
                    self.words.add(matcher.taxonomy(), rows, brief);
                }
                if let Some(blank) = self.left_out.add(title, rows, brief) {
                    self.blank += blank;
                    self.titles -= 1;
                }
            }
        }
    }
}

/// The titles, most frequent first. Those that differ in case and spaces only are one, written in
/// the way most rows write it.
fn distinct(values: Values) -> Vec<(String, u64)> {
    struct Title {
        most: u64,
        sample: Sample,
    }
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut titles: Vec<Title> = Vec::new();
    for (text, kinds) in values.rows {
        let rows = kinds.all();
        let next = titles.len();
        let place = *places.entry(normal(&text)).or_insert(next);
        if place == next {
            let sample = Sample::default();
            titles.push(Title { most: 0, sample });
        }
        let title = &mut titles[place];
        if rows > title.most {
            title.most = rows;
            title.sample.first.clear();
        }
        title.sample.add(text.trim(), rows, 1);
    }
    let written = titles.into_iter().filter_map(|mut title| {
        let (text, _) = title.sample.first.pop()?;
        Some((text, title.sample.rows))
    });
    let mut titles: Vec<(String, u64)> = written.collect();
    titles.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows)); // stable: of equals the first
    titles
}
