//! Titles that name the same role, put together by function, level, grade and work.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{
    Family, Group, Relation, Wording,
    comparer::WorkReader,
    pairs::{self, Pair},
    work::Work,
};
use crate::{
    answer::{Answer, Outcome},
    domain::{Function, Level},
    english::capitalised,
    matcher::Matcher,
    taxonomy::GradeStands,
};

/// The key in which the titles of a group agree.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct GroupKey {
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
    index: FxHashMap<GroupKey, usize>,
    groups: Vec<Group>,
    /// By the title of a role, what it is suggested for.
    roles: FxHashMap<&'t str, GroupKey>,
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
        let mut families = Family::all_of(answer);
        families.sort_unstable_by(|one, other| one.family.cmp(&other.family));
        let title = Wording {
            title: title.to_owned(),
            count: rows,
            role: answer.role().map(|role| role.title.to_string()),
            families,
            work,
        };
        self.groups[index].add(title, suggestion);
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

    fn key(&mut self, title: &str, answer: &Answer<'t>) -> (GroupKey, Work) {
        let level = (answer.outcome != Outcome::None).then_some(answer.level);
        let (mut work, mut functions, mut grade) = (Work::default(), Vec::new(), String::new());
        if level.is_some() {
            work = self.reader.read(title, answer);
            functions = Function::sorted(answer.functions());
            grade = answer.grade.to_string();
        } // what is no partner role stays together, uncompared
        let key = GroupKey {
            outcome: answer.outcome,
            functions,
            level,
            grade,
            words: work.key(),
        };
        (key, work)
    }

    /// The title of the nearest role, with the grade before it, if it names this very work.
    fn role_title(&mut self, answer: &Answer<'t>, key: &GroupKey) -> Option<String> {
        key.level?;
        let role: &'t str = &answer.role()?.title;
        if !self.roles.contains_key(role) {
            let own = self.key(role, &self.matcher.answer(role)).0;
            self.roles.insert(role, own);
        }
        let own = self.roles.get(role)?;
        let is_same = own.level == key.level && own.words == key.words;
        match own.grade.as_str() {
            own if is_same && own == key.grade => Some(role.to_owned()),
            "" if is_same => Some(self.with_grade(role, answer)),
            _ => None,
        }
    }

    /// The title of a role with the grade of an answer: "Senior Partner Manager II".
    fn with_grade(&self, role: &str, answer: &Answer<'_>) -> String {
        let terms = &self.matcher.taxonomy().vocabulary.grades;
        let (mut before, mut behind) = (String::new(), String::new());
        for grade in answer.grade.words() {
            let term = terms.iter().find(|term| term.grade == grade);
            match term.map(|term| term.stands) {
                Some(GradeStands::BehindNoun) => behind += &format!(" {}", grade.to_uppercase()),
                _ => before += &format!("{} ", capitalised(grade)),
            }
        }
        format!("{before}{role}{behind}")
    }
}
