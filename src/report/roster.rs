//! The titles of a roster, read one after the other.

use rustc_hash::FxHashMap;

use super::{left_out::LeftOut, questions::Questions, wordings::Wordings, words::Words};
use crate::{
    Brief, Matcher, Outcome,
    batch::{Kinds, Values, normal},
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
            roster.add(matcher, &title, &rows, &brief);
        }
        roster
    }

    /// Adds a title. What it means is read again; what its rows are may have been decided by a
    /// person or by duties.
    fn add(&mut self, matcher: &Matcher<'_>, title: &str, rows: &Kinds, brief: &Brief<'_, '_>) {
        self.titles += 1;
        let (partner, on_partners) = (rows.partner(), rows.partner() + rows.adjacent());
        if on_partners > 0 {
            self.words.add(matcher.taxonomy(), on_partners, brief);
        }
        let read_as_partner = matches!(brief.outcome(), Outcome::Clear | Outcome::Multiple);
        if partner > 0 && read_as_partner {
            self.partner_titles += 1;
            self.wordings.add(matcher.taxonomy(), title, partner, brief);
        }
        if rows.open() > 0 && brief.outcome() == Outcome::Multiple {
            self.questions.add(matcher, title, rows.open());
        }
        if let Some(blank) = self.left_out.add(title, rows, brief) {
            self.blank += blank;
            self.titles -= 1;
        }
    }
}

/// The titles, most frequent first. Those that differ in case and spaces only are one, written in
/// the way most rows write it.
fn distinct(values: Values) -> Vec<(String, Kinds)> {
    #[derive(Default)]
    struct Title {
        text: String,
        most: u64,
        rows: Kinds,
    }
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut titles: Vec<Title> = Vec::new();
    for (text, rows) in values.rows {
        let next = titles.len();
        let place = *places.entry(normal(&text)).or_insert(next);
        if place == next {
            titles.push(Title::default());
        }
        let title = &mut titles[place];
        if rows.all() > title.most {
            title.most = rows.all();
            title.text = text.trim().to_owned();
        }
        title.rows.merge(&rows);
    }
    titles.sort_by_key(|title| std::cmp::Reverse(title.rows.all())); // stable: of equals the first
    let titles = titles.into_iter();
    titles.map(|title| (title.text, title.rows)).collect()
}
