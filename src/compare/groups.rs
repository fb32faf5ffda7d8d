//! Titles that name the same role, put together by function, level, grade and work.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{
    Family, data,
    pairs::{self, Pair},
    work::{Work, WorkWord, level_of},
    work_reader::WorkReader,
};
use crate::{
    answer::{Answer, Outcome},
    domain::{Function, Level},
    matcher::Matcher,
};

/// How the titles of a group are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Relation {
    /// The same role in other words: one family of words for partners.
    SameRole,
    /// Same function, level and work; the words for partners are of several families, so that the
    /// scope may differ.
    SameWork,
    /// Perhaps the same: a question decides.
    PerhapsSame,
    /// No partner roles; they are not compared.
    NotCompared,
}

impl Relation {
    /// The name for machines: `same-role`.
    pub fn id(self) -> &'static str {
        match self {
            Relation::SameRole => "same-role",
            Relation::SameWork => "same-work",
            Relation::PerhapsSame => "perhaps-same",
            Relation::NotCompared => "not-compared",
        }
    }

    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Relation::SameRole => "the same role in other words",
            Relation::SameWork => "same function, level and work",
            Relation::PerhapsSame => "perhaps the same",
            Relation::NotCompared => "no partner roles, not compared",
        }
    }
}

/// Titles that agree in function, level, grade and every word of the work.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// One title for all of them; none if they are no partner roles.
    pub suggested: Option<String>,
    /// How they were settled.
    pub outcome: Outcome,
    /// Their functions.
    pub functions: Vec<Function>,
    /// Their level; none if they are no partner roles.
    pub level: Option<Level>,
    /// Their grade; empty without one.
    pub grade: String,
    /// How they are related.
    pub relation: Relation,
    /// The families of their words for partners.
    pub families: Vec<Family>,
    /// What differs beside: regions, segments, numbers of openings.
    pub variants: Vec<String>,
    /// How many rows there are.
    pub count: u64,
    /// The different titles, most frequent first.
    pub titles: Vec<Wording>,
    /// The words of the work.
    #[serde(skip)]
    pub(super) words: Vec<WorkWord>,
}

/// A title and how many rows have it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Wording {
    /// The title.
    pub title: String,
    /// How many rows have it.
    pub count: u64,
    /// The nearest role.
    pub role: Option<String>,
    /// Its families of words for partners.
    #[serde(skip)]
    families: Vec<String>,
    #[serde(skip)]
    work: Work,
}

/// What the titles of a group agree in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    outcome: Outcome,
    functions: Vec<Function>,
    level: Option<Level>,
    grade: String,
    words: Vec<(String, bool)>,
}

/// Puts titles together, in time linear in their number.
#[derive(Debug)]
pub struct Groups<'t> {
    matcher: &'t Matcher<'t>,
    reader: WorkReader<'t>,
    index: FxHashMap<Key, usize>,
    groups: Vec<Group>,
    /// By the title of a role, what it is suggested for.
    roles: FxHashMap<&'t str, Option<Key>>,
}

impl<'t> Groups<'t> {
    /// No groups yet.
    pub fn new(matcher: &'t Matcher<'t>) -> Groups<'t> {
        Groups {
            reader: WorkReader::new(&matcher.taxonomy().vocabulary),
            matcher,
            index: FxHashMap::default(),
            groups: Vec::new(),
            roles: FxHashMap::default(),
        }
    }

    /// Adds a title with its answer and the number of rows that have it. Each title once.
    pub fn add(&mut self, title: &str, answer: &Answer<'t>, rows: u64) {
        let (key, work) = self.key(title, answer);
        let suggestion = self.role_title(answer, &key);
        let index = *self.index.entry(key).or_insert_with_key(|key| {
            self.groups.push(Group {
                suggested: None,
                outcome: key.outcome,
                functions: key.functions.clone(),
                level: key.level,
                grade: key.grade.clone(),
                relation: Relation::NotCompared,
                families: Vec::new(),
                variants: Vec::new(),
                count: 0,
                titles: Vec::new(),
                words: work.words.clone(),
            });
            self.groups.len() - 1
        });
        let group = &mut self.groups[index];
        group.count += rows;
        if group.suggested.is_none() {
            group.suggested = suggestion;
        }
        let families = group.add_families(answer);
        group.titles.push(Wording {
            title: title.to_owned(),
            count: rows,
            role: answer.role().map(|role| role.title.to_string()),
            families,
            work,
        });
    }

    /// The groups, those of most rows first, and the pairs that only might be the same.
    pub fn finish(self) -> (Vec<Group>, Vec<Pair>) {
        let mut groups = self.groups;
        for group in &mut groups {
            group.finish();
        }
        groups.sort_by_key(|group| Reverse(group.count)); // stable: of equals the first
        let pairs = pairs::find(self.matcher, &groups);
        (groups, pairs)
    }

    fn key(&mut self, title: &str, answer: &Answer<'t>) -> (Key, Work) {
        let level = level_of(answer);
        let work = match level {
            Some(_) => self.reader.read(title, answer),
            None => Work::default(), // no partner roles stay together, uncompared
        };
        let mut functions: Vec<Function> = match level {
            Some(_) => answer.functions().collect(),
            None => Vec::new(),
        };
        functions.sort_unstable();
        let words = work.words.iter();
        let key = Key {
            outcome: answer.outcome,
            functions,
            level,
            grade: work.grade.clone(),
            words: words.map(|w| (w.word.clone(), w.kind_of_partner)).collect(),
        };
        (key, work)
    }

    /// The title of the nearest role, with the grade before it, if it names this very work.
    fn role_title(&mut self, answer: &Answer<'t>, key: &Key) -> Option<String> {
        key.level?;
        let role: &'t str = &answer.role()?.title;
        if !self.roles.contains_key(role) {
            let own = self.key(role, &self.matcher.answer(role)).0;
            self.roles.insert(role, Some(own));
        }
        let own = self.roles.get(role)?.as_ref()?;
        let is_same = own.level == key.level && own.words == key.words;
        match (own.grade.as_str(), key.grade.as_str()) {
            (own, grade) if is_same && own == grade => Some(role.to_owned()),
            ("", grade) if is_same => data::bundled().with_grade(role, grade),
            _ => None,
        }
    }
}

impl Group {
    /// Notes the families of a title; the same, sorted, for the title.
    fn add_families(&mut self, answer: &Answer<'_>) -> Vec<String> {
        let mut families: Vec<String> = Vec::new();
        for term in answer.partner_terms.iter().filter_map(|used| used.term) {
            let name = &*term.family;
            if !families.iter().any(|known| known == name) {
                families.push(name.to_owned());
            }
            if self.families.iter().all(|known| known.family != name) {
                self.families.push(Family {
                    family: name.to_owned().into(),
                    hint: term.hint.to_string().into(),
                });
            }
        }
        families.sort_unstable();
        families
    }

    fn finish(&mut self) {
        self.titles.sort_by_key(|title| Reverse(title.count));
        if self.level.is_none() {
            return;
        }
        let mut titles = self.titles.iter();
        let first = titles.next().map(|title| &title.families);
        let is_one_family = titles.all(|title| Some(&title.families) == first);
        self.relation = match is_one_family {
            true => Relation::SameRole,
            false => Relation::SameWork,
        };
        for variant in self.titles.iter().flat_map(|title| &title.work.variants) {
            if !self.variants.contains(variant) && self.variants.len() < MOST_VARIANTS {
                self.variants.push(variant.clone());
            }
        }
        let best = self
            .titles
            .iter()
            .max_by_key(|title| (title.work.readability(), title.count));
        let best = best.map(|title| title.title.clone());
        self.suggested = self.suggested.take().or(best);
    }
}

/// Regions and numbers that are listed for a group; a large company has hundreds.
const MOST_VARIANTS: usize = 50;
