//! Labelled titles, read at least as well as before.
//!
//! `tests/data/titles` holds a file per language: `title,outcome,functions,accepted,level`, where
//! `functions` are best first and joined by `;`, `accepted` are all answers that an expert accepts,
//! and `level` may be two joined by `/`. The *top answer* is the first function of `clear` and
//! `multiple`, else `adjacent` or `none`. Measured are, as shares of the titles:
//!
//! - primary: the top answer is the label's own;
//! - accepted: the top answer is among the accepted ones;
//! - exact: the outcome and the set of functions are the label's own;
//! - level: the level is one of the label's own;
//! - false accept: of titles labelled none for which no function is accepted, those answered clear
//!   or multiple;
//! - missed: of titles labelled clear or multiple for which none is not accepted, those answered
//!   none.
//!
//! Floors lie about a point below what is reached. When reading gets better, raise them. They keep what
//! is reached: most of these titles were written with the rules. Those of `unseen` were written from
//! titles that no rule was made for and are never used to make one; those of `rulings` show the rulings
//! on present roles, joined functions, ranks, short forms and the public sector. Those of `plain`,
//! `languages` and `headlines` were written and labelled by others before they were ever read: at first
//! sight 97.7, 93.1 and 90.3 in 100 had the labelled answer.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use rolecall::{Answer, Function, Level, Matcher, Outcome, Taxonomy};
use serde::Deserialize;

use crate::support::data;

/// The least that must be reached, in percent; the last two are ceilings.
struct Floor {
    file: &'static str,
    primary: f64,
    accepted: f64,
    exact: f64,
    level: f64,
    false_accept: f64,
    missed: f64,
}

/// The name of the floor over all files.
const ALL: &str = "all";

#[rustfmt::skip]
const FLOORS: [Floor; 26] = [
    Floor { file: "chinese",       primary: 98.0, accepted: 98.0, exact: 98.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "czech",         primary: 98.0, accepted: 98.0, exact: 88.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "danish",        primary: 93.0, accepted: 98.0, exact: 88.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "dutch",         primary: 98.0, accepted: 98.0, exact: 93.5, level: 95.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "english",       primary: 98.0, accepted: 99.0, exact: 96.5, level: 98.5, false_accept: 1.5, missed: 1.0 },
    Floor { file: "finnish",       primary: 98.0, accepted: 98.0, exact: 93.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "french",        primary: 97.0, accepted: 97.0, exact: 97.0, level: 97.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "german",        primary: 98.0, accepted: 98.0, exact: 98.0, level: 97.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "headlines",     primary: 93.0, accepted: 96.5, exact: 88.5, level: 97.5, false_accept: 9.0, missed: 1.5 },
    Floor { file: "italian",       primary: 98.0, accepted: 98.0, exact: 95.0, level: 97.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "japanese",      primary: 98.0, accepted: 98.0, exact: 93.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "korean",        primary: 98.0, accepted: 98.0, exact: 93.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "languages",     primary: 95.0, accepted: 96.5, exact: 91.0, level: 95.5, false_accept: 4.5, missed: 1.5 },
    Floor { file: "norwegian",     primary: 98.0, accepted: 98.0, exact: 93.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "other_scripts", primary: 98.0, accepted: 98.0, exact: 98.0, level: 89.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "plain",         primary: 97.0, accepted: 98.0, exact: 97.0, level: 98.5, false_accept: 3.5, missed: 1.0 },
    Floor { file: "polish",        primary: 93.0, accepted: 93.0, exact: 82.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "portuguese",    primary: 97.0, accepted: 97.0, exact: 90.0, level: 97.0, false_accept: 5.5, missed: 1.0 },
    Floor { file: "rulings",       primary: 98.0, accepted: 98.0, exact: 95.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "russian",       primary: 98.0, accepted: 98.0, exact: 88.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "spanish",       primary: 98.0, accepted: 98.0, exact: 97.0, level: 97.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "swedish",       primary: 98.0, accepted: 98.0, exact: 94.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "turkish",       primary: 98.0, accepted: 98.0, exact: 93.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "ukrainian",     primary: 98.0, accepted: 98.0, exact: 93.0, level: 98.0, false_accept: 1.0, missed: 1.0 },
    Floor { file: "unseen",        primary: 93.0, accepted: 97.0, exact: 90.0, level: 97.0, false_accept: 9.0, missed: 1.0 },
    Floor { file: ALL,             primary: 96.5, accepted: 97.5, exact: 94.0, level: 98.0, false_accept: 3.0, missed: 1.0 },
];

#[test]
fn labelled_titles_are_read_as_well_as_before() {
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut all = Score::default();
    let mut report = String::new();
    for floor in &FLOORS {
        let score = if floor.file == ALL {
            std::mem::take(&mut all)
        } else {
            let score = Score::of(&matcher, &labels(floor.file));
            all.add(&score);
            score
        };
        let broken = score.broken(floor);
        if !broken.is_empty() {
            let wrong = if floor.file == ALL { "" } else { &score.wrong };
            writeln!(report, "{}: {}\n{wrong}", floor.file, broken.join(", ")).expect("a text");
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn every_file_has_its_floor() {
    let files: BTreeSet<String> = fs::read_dir(data("titles"))
        .expect("the titles are there")
        .map(|entry| entry.expect("a file").path())
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into())
        .collect();
    let floors = FLOORS.iter().map(|floor| floor.file.to_owned());
    assert_eq!(files, floors.filter(|file| file != ALL).collect());
}

#[test]
fn the_titles_are_many_and_of_every_kind() {
    let all: Vec<Label> = FLOORS
        .iter()
        .filter(|floor| floor.file != ALL)
        .flat_map(|floor| {
            let labels = labels(floor.file);
            let enough = 15;
            assert!(labels.len() >= enough, "{}: {}", floor.file, labels.len());
            labels
        })
        .collect();
    assert!(all.len() >= 600, "{}", all.len());
    for outcome in ["clear", "multiple", "adjacent", "none"] {
        let count = all.iter().filter(|label| label.outcome == outcome).count();
        assert!(count >= 50, "{outcome}: {count}");
    }
    for level in Level::ALL {
        let count = all.iter().filter(|label| label.is_of(level)).count();
        assert!(count >= 15, "{level}: {count}");
    }
    for function in rolecall::Function::ALL {
        let first = |label: &&Label| label.functions.split(';').next() == Some(function.id());
        let count = all.iter().filter(first).count();
        assert!(count >= 40, "{function}: {count}");
    }
    let mut seen = BTreeSet::new();
    for label in &all {
        assert!(seen.insert(&label.title), "twice: {}", label.title);
    }
}

/// A title and the right answer.
#[derive(Debug, Deserialize)]
struct Label {
    title: String,
    outcome: String,
    functions: String,
    accepted: String,
    level: String,
}

impl Label {
    fn accepts(&self, answer: &str) -> bool {
        self.accepted.split(';').any(|accepted| accepted == answer)
    }

    fn accepts_a_function(&self) -> bool {
        let functions = rolecall::Function::ALL;
        functions.iter().any(|function| self.accepts(function.id()))
    }

    fn is_partner_role(&self) -> bool {
        matches!(self.outcome.as_str(), "clear" | "multiple")
    }

    fn is_of(&self, level: Level) -> bool {
        self.level.split('/').any(|own| own == level.id())
    }

    fn top(&self) -> &str {
        if self.is_partner_role() {
            self.functions.split(';').next().unwrap_or_default()
        } else {
            &self.outcome
        }
    }
}

/// Counts over some titles.
#[derive(Debug, Default)]
struct Score {
    titles: u32,
    primary: u32,
    accepted: u32,
    exact: u32,
    level: u32,
    /// Titles that must not be accepted, and those that are.
    refusable: (u32, u32),
    /// Titles that must not be missed, and those that are.
    missable: (u32, u32),
    /// The titles that went wrong, a line each.
    wrong: String,
}

impl Score {
    fn of(matcher: &Matcher<'_>, labels: &[Label]) -> Score {
        let mut score = Score::default();
        for label in labels {
            score.count(label, &matcher.answer(&label.title));
        }
        score
    }

    fn count(&mut self, label: &Label, answer: &Answer<'_>) {
        let top = top(answer);
        let functions: BTreeSet<&str> = answer.functions().map(Function::id).collect();
        let expected: BTreeSet<&str> = label
            .functions
            .split(';')
            .filter(|id| !id.is_empty())
            .collect();
        let exact = answer.outcome.id() == label.outcome && functions == expected;
        let level = label.is_of(answer.level);
        self.titles += 1;
        self.primary += u32::from(top == label.top());
        self.accepted += u32::from(label.accepts(top));
        self.exact += u32::from(exact);
        self.level += u32::from(level);
        if label.outcome == "none" && !label.accepts_a_function() {
            let accepted = matches!(answer.outcome, Outcome::Clear | Outcome::Multiple);
            self.refusable.0 += 1;
            self.refusable.1 += u32::from(accepted);
        }
        if label.is_partner_role() && !label.accepts("none") {
            self.missable.0 += 1;
            self.missable.1 += u32::from(answer.outcome == Outcome::None);
        }
        if !(exact && level) {
            writeln!(
                self.wrong,
                "  {:?}: {} {functions:?} {}, not {} {expected:?} {} ({})",
                label.title,
                answer.outcome,
                answer.level,
                label.outcome,
                label.level,
                answer.reason(&label.title)
            )
            .expect("a text");
        }
    }

    fn add(&mut self, other: &Score) {
        self.titles += other.titles;
        self.primary += other.primary;
        self.accepted += other.accepted;
        self.exact += other.exact;
        self.level += other.level;
        self.refusable.0 += other.refusable.0;
        self.refusable.1 += other.refusable.1;
        self.missable.0 += other.missable.0;
        self.missable.1 += other.missable.1;
    }

    /// The measures that do not reach their floor.
    fn broken(&self, floor: &Floor) -> Vec<String> {
        let percent = |part: u32, of: u32| 100.0 * f64::from(part) / f64::from(of.max(1));
        let at_least = [
            ("primary", self.primary, floor.primary),
            ("accepted", self.accepted, floor.accepted),
            ("exact", self.exact, floor.exact),
            ("level", self.level, floor.level),
        ];
        let at_most = [
            ("false accept", self.refusable, floor.false_accept),
            ("missed", self.missable, floor.missed),
        ];
        let low = at_least.into_iter().filter_map(|(name, count, floor)| {
            let is = percent(count, self.titles);
            (is < floor).then(|| format!("{name} {is:.1} is below {floor}"))
        });
        let high = at_most
            .into_iter()
            .filter_map(|(name, (of, count), floor)| {
                let is = percent(count, of);
                (is > floor).then(|| format!("{name} {is:.1} is above {floor}"))
            });
        low.chain(high).collect()
    }
}

fn top(answer: &Answer<'_>) -> &'static str {
    match answer.outcome {
        Outcome::Clear | Outcome::Multiple => answer.function().map_or("", Function::id),
        _ => answer.outcome.id(),
    }
}

fn labels(file: &str) -> Vec<Label> {
    let path = data("titles").join(format!("{file}.csv"));
    let reader = csv::Reader::from_path(path);
    reader
        .expect("the file is there")
        .deserialize()
        .map(|row| row.expect("a labelled title"))
        .collect()
}
