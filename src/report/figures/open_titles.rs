//! Titles whose function nobody can tell yet, with the question that settles each. Titles of one
//! meaning are one, as on the review sheet of `batch`: one answer holds for all of them.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Count, Gathered, ReadTitle};
use crate::{
    Function, Matcher,
    context::{MeaningKey, open_questions},
    taxonomy::Question,
};

/// All open titles.
#[derive(Debug, Clone, Default)]
pub(crate) struct OpenTitles {
    /// Partner roles of which several functions are possible.
    pub(crate) several: OpenCount,
    /// Short forms that may be partner roles, and are not counted as such.
    pub(crate) possible: OpenCount,
    /// Those that most people hold.
    pub(crate) first: Vec<OpenTitle>,
    /// All others.
    pub(crate) rest: OpenCount,
    /// The questions, those that settle most people first.
    pub(crate) questions: Vec<OpenQuestion>,
}

/// How many titles are open, those of one meaning counted once, and the people who hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OpenCount {
    pub(crate) titles: u64,
    pub(crate) people: Count,
}

/// Open titles of one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenTitle {
    /// The one that most people hold.
    pub(crate) title: String,
    /// All of them.
    pub(crate) spellings: Count,
    /// The possible functions, best first.
    pub(crate) functions: Vec<Function>,
    /// The role that it may be, if it may be none.
    pub(crate) stands_for: Option<String>,
    /// The place of the question that tells most.
    pub(crate) question: Option<usize>,
}

/// A question, and the people it is to be asked about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpenQuestion {
    pub(crate) question: Question,
    pub(crate) titles: Count,
}

/// A question while the titles are gathered about which it is to be asked.
struct Asked<'r> {
    question: &'r Question,
    /// By their place among all.
    of: Vec<usize>,
    titles: Gathered<'r>,
}

impl OpenTitles {
    /// Maximum number of titles listed.
    const MOST: usize = 10;
    /// Maximum number of titles for which a question is looked for.
    pub(crate) const ASKED: usize = 500;

    pub(super) fn of<'r>(matcher: &Matcher<'r>, read: &[ReadTitle<'r>]) -> OpenTitles {
        let all = by_meaning(matcher, read);
        let mut open = OpenTitles::default();
        let (possible, several): (Vec<_>, Vec<_>) =
            all.iter().partition(|title| title[0].settled.possible);
        open.possible = OpenCount::of(&possible);
        open.several = OpenCount::of(&several);
        let asked = asked(matcher, &all);
        let (first, rest) = all.split_at(Self::MOST.min(all.len()));
        open.first = first
            .iter()
            .enumerate()
            .map(|(at, spellings)| OpenTitle {
                question: asked.iter().position(|asked| asked.of.contains(&at)),
                ..OpenTitle::of(spellings)
            })
            .collect();
        open.rest = OpenCount::of(&rest.iter().collect::<Vec<_>>());
        let questions = asked.into_iter().map(|asked| OpenQuestion {
            question: asked.question.clone(),
            titles: asked.titles.count(),
        });
        open.questions = questions.collect();
        open
    }
}

impl OpenCount {
    fn of(open: &[&Vec<&ReadTitle<'_>>]) -> OpenCount {
        let people: Gathered<'_> = open.iter().copied().flatten().copied().collect();
        OpenCount {
            titles: open.len() as u64,
            people: people.count(),
        }
    }
}

impl OpenTitle {
    fn of(spellings: &[&ReadTitle<'_>]) -> OpenTitle {
        let ReadTitle { title, answer, .. } = spellings[0];
        let possible = answer.possible();
        let functions: Vec<Function> = match possible {
            Some(possible) => vec![possible.function],
            None => answer.functions().collect(),
        };
        let gathered: Gathered<'_> = spellings.iter().copied().collect();
        OpenTitle {
            title: (*title).to_owned(),
            spellings: gathered.count(),
            functions,
            stands_for: possible.map(|possible| possible.stands_for.to_owned()),
            question: None,
        }
    }
}

/// Open titles by their meaning, those that most people hold first, in each and among them.
fn by_meaning<'a, 'r>(
    matcher: &Matcher<'_>,
    read: &'a [ReadTitle<'r>],
) -> Vec<Vec<&'a ReadTitle<'r>>> {
    let mut all: Vec<Vec<&ReadTitle<'_>>> = Vec::new();
    let mut places: FxHashMap<MeaningKey, usize> = FxHashMap::default();
    for title in read.iter().filter(|title| title.settled.is_open()) {
        let key = MeaningKey::of(matcher, title.title, &title.answer);
        let place = *places.entry(key).or_insert(all.len());
        if place == all.len() {
            all.push(Vec::new());
        }
        all[place].push(title);
    }
    all.sort_by_key(|spellings| Reverse(people(spellings))); // stable: of equals the first
    all
}

fn people(spellings: &[&ReadTitle<'_>]) -> u64 {
    spellings.iter().map(|title| title.rows).sum()
}

/// The best question for each of the first titles, those that settle most people first.
fn asked<'r>(matcher: &Matcher<'r>, all: &[Vec<&ReadTitle<'r>>]) -> Vec<Asked<'r>> {
    let mut asked: Vec<Asked<'_>> = Vec::new();
    for (at, spellings) in all.iter().take(OpenTitles::ASKED).enumerate() {
        let ReadTitle { title, answer, .. } = spellings[0];
        let Some(question) = open_questions(matcher, title, answer).first().copied() else {
            continue;
        };
        let is_asked = |asked: &Asked<'_>| asked.question.key == question.key;
        let place = asked.iter().position(is_asked).unwrap_or_else(|| {
            asked.push(Asked {
                question,
                of: Vec::new(),
                titles: Gathered::default(),
            });
            asked.len() - 1
        });
        let asked = &mut asked[place];
        asked.of.push(at);
        spellings
            .iter()
            .for_each(|title| asked.titles.add_title(title));
    }
    asked.sort_by_key(|asked| Reverse(asked.titles.rows)); // stable
    asked
}
