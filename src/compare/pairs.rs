//! Groups that only might be the same role, with the question that decides it.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{Group, Relation, data, sorting::AND, work::WorkWord};
use crate::{
    answer::Outcome,
    context,
    domain::{Function, Level},
    matcher::Matcher,
};

/// Two groups that might be the same role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Pair {
    /// Always [`Relation::PerhapsSame`].
    pub relation: Relation,
    /// A title of each.
    pub titles: [String; 2],
    /// The functions of both.
    pub functions: Vec<Function>,
    /// Their level.
    pub level: Level,
    /// Their grade; empty without one.
    pub grade: String,
    /// How many rows both have.
    pub rows: u64,
    /// The question to ask.
    pub question: String,
}

/// Level, grade and words of a group, without what the words are for.
type PairKey<'g> = (Level, &'g str, Vec<&'g str>);

/// The pairs among groups, those of most rows first: the words of one are those of the other, or
/// all but one of them, and a function of both is the same. Takes a look-up per word of a group.
pub(super) fn find(matcher: &Matcher<'_>, groups: &[Group]) -> Vec<Pair> {
    let mut by_words: FxHashMap<PairKey<'_>, Vec<usize>> = FxHashMap::default();
    for (index, group) in groups.iter().enumerate() {
        if let Some(words) = words(group, None) {
            by_words.entry(words).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let same = words(group, None).and_then(|words| by_words.get(&words));
        for &other in same.into_iter().flatten().filter(|&&other| other > index) {
            pairs.extend(pair(matcher, group, &groups[other], None));
        }
        for (left_out, word) in group.words.iter().enumerate() {
            let fewer = words(group, Some(left_out)).and_then(|words| by_words.get(&words));
            for &other in fewer.into_iter().flatten().filter(|&&other| other != index) {
                pairs.extend(pair(matcher, &groups[other], group, Some(word)));
            }
        }
    }
    pairs.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.titles.cmp(&b.titles)));
    pairs
}

fn words(group: &Group, left_out: Option<usize>) -> Option<PairKey<'_>> {
    let words = group.words.iter().enumerate();
    let kept = words.filter(|(at, _)| Some(*at) != left_out);
    let mut words: Vec<&str> = kept.map(|(_, word)| word.word.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    Some((group.level?, &group.grade, words))
}

/// Two groups, the second of which may have a word more.
fn pair(
    matcher: &Matcher<'_>,
    one: &Group,
    other: &Group,
    more: Option<&WorkWord>,
) -> Option<Pair> {
    let is_role = |group: &Group| group.outcome != Outcome::Adjacent;
    let shares = one.functions.iter().any(|f| other.functions.contains(f));
    let are_alike = is_role(one) == is_role(other) && (shares || one.functions == other.functions);
    let titles = [one.title_in_use()?, other.title_in_use()?];
    let [first, second] = titles.map(str::to_owned);
    if !are_alike {
        return None;
    }
    let question = if one.functions != other.functions {
        let open = if one.functions.len() > other.functions.len() {
            &first
        } else {
            &second
        };
        settling_question(matcher, open)
    } else if more.is_some_and(|more| more.word == AND) {
        format!("Is the work of \"{second}\" all with partners, or also without them?")
    } else if let Some(more) = more {
        let word = &more.written;
        if data::bundled().ways_to_hold.contains(&more.word) {
            format!("Is \"{second}\" the same role held differently, or a role of its own?")
        } else {
            format!("Does \"{first}\" also cover \"{word}\", or is that a separate job?")
        }
    } else {
        "Does the word before the partner word say which partners they are, or what the work is?"
            .to_owned()
    };
    let both = one.functions.iter().chain(&other.functions);
    let mut functions = Function::sorted(both.copied());
    functions.dedup();
    Some(Pair {
        relation: Relation::PerhapsSame,
        titles: [first, second],
        functions,
        level: one.level?,
        grade: one.grade.clone(),
        rows: one.count + other.count,
        question,
    })
}

/// The first question that tells the functions of a title apart.
fn settling_question(matcher: &Matcher<'_>, title: &str) -> String {
    let questions = context::questions(matcher, title, &matcher.answer(title));
    match questions.first() {
        Some(question) => question.ask.to_string(),
        None => format!("Which function does \"{title}\" have here?"),
    }
}
