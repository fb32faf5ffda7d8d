//! Titles that leave several functions open, with the question that settles each.

use rustc_hash::FxHashMap;

use super::{Count, ReadTitle};
use crate::{Function, Matcher, context::open_questions};

/// All open titles.
#[derive(Debug, Clone, Default)]
pub(crate) struct OpenTitles {
    pub(crate) people: Count,
    /// The most frequent ones.
    pub(crate) first: Vec<OpenTitle>,
    /// The questions, those that settle most people first.
    pub(crate) questions: Vec<OpenQuestion>,
}

/// A title that leaves several functions open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenTitle {
    pub(crate) title: String,
    pub(crate) rows: u64,
    /// Its possible functions, best first.
    pub(crate) functions: Vec<Function>,
    /// The place of the question that tells most.
    pub(crate) question: Option<usize>,
}

/// A question with what its answers mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OpenQuestion {
    pub(crate) ask: String,
    /// Each answer with the functions it speaks for; none if it speaks against a partner role.
    pub(crate) answers: Vec<(String, Vec<Function>)>,
    /// The people it is to be asked about.
    pub(crate) titles: Count,
}

impl OpenTitles {
    /// So many titles are kept.
    const MOST: usize = 20;
    /// For so many titles a question is looked for.
    pub(crate) const ASKED: usize = 500;

    pub(super) fn of(matcher: &Matcher<'_>, titles: &[ReadTitle<'_>]) -> OpenTitles {
        let mut open = OpenTitles::default();
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let titles = titles.iter().filter(|title| title.settled.is_open());
        for (index, title) in titles.enumerate() {
            open.people.add(title.title, title.rows);
            if index >= Self::ASKED {
                continue;
            }
            let questions = open_questions(matcher, title.title, &title.answer);
            let place = questions.first().map(|asked| {
                let next = open.questions.len();
                let place = *places.entry(asked.key.to_string()).or_insert(next);
                if place == next {
                    let answers = asked.answers.iter();
                    open.questions.push(OpenQuestion {
                        ask: asked.ask.to_string(),
                        answers: answers
                            .map(|answer| (answer.says.to_string(), answer.functions.to_vec()))
                            .collect(),
                        titles: Count::default(),
                    });
                }
                open.questions[place].titles.add(title.title, title.rows);
                place
            });
            if index < Self::MOST {
                open.first.push(OpenTitle {
                    title: title.title.to_owned(),
                    rows: title.rows,
                    functions: title.answer.functions().collect(),
                    question: place,
                });
            }
        }
        open.sort_questions();
        open
    }

    fn sort_questions(&mut self) {
        let mut order: Vec<usize> = (0..self.questions.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(self.questions[at].titles.rows)); // stable
        let new_place = |old: usize| order.iter().position(|&at| at == old);
        for title in &mut self.first {
            title.question = title.question.and_then(new_place);
        }
        self.questions = order.iter().map(|&at| self.questions[at].clone()).collect();
    }
}
