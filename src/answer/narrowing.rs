//! Facts beside the title that narrow its answer: a company's situation, a department, a job
//! description, answers to questions, the decision of a person.

use serde::Serialize;

use super::{Answer, Outcome};
use crate::{
    domain::Function,
    taxonomy::{Choice, Meaning, Question, duties::AGREEMENTS},
};

/// The answer by the title alone, and what narrowed it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Narrowed<'t> {
    /// The answer by the title alone.
    pub by_title: Answer<'t>,
    /// The facts known beside the title, in the order in which they were heard.
    pub by: Vec<Narrowing<'t>>,
}

/// One thing that is known beside the title.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Narrowing<'t> {
    /// The meanings of the title in such a company. Empty: the company's situation changes nothing.
    Company(Vec<&'t Meaning>),
    /// A department that names a function.
    Department(ByDepartment),
    /// The duties of a job description.
    Description(ByDescription),
    /// Questions with their answers; `None` for "I don't know".
    Questions(Vec<(&'t Question, Option<&'t Choice>)>),
    /// The decision of a person.
    Decision(ByDecision),
}

/// The function that a department names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ByDepartment {
    /// The department as it is written.
    pub name: String,
    /// The function it names.
    pub function: Function,
    /// How it goes with the title.
    pub effect: DepartmentEffect,
}

/// How a department goes with a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DepartmentEffect {
    /// It names the function that the title names too.
    Agrees,
    /// The title leaves the function open; the department settles it.
    Settles,
    /// The title names another function, and keeps it.
    Contradicts,
}

/// The functions that the duties of a job description speak for, beside the title.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ByDescription {
    /// How title and duties go together.
    pub agreement: Agreement,
    /// The answer by both.
    pub outcome: Outcome,
    /// Its functions, best first: one if clear, more if multiple, the nearest if adjacent.
    pub functions: Vec<Weighted>,
    /// How often answers of this kind are right.
    pub confidence: f32,
    /// The part of each function in the duties alone, in the order of [`Function::ALL`]; all 0 if the
    /// answer is none or the description says too little.
    pub shares: [f32; 4],
    /// The functions that the duties alone name, biggest share first. Where there are few duties, the
    /// title counts beside them.
    pub by_duties: Vec<Function>,
    /// The outcome without the description.
    pub title_outcome: Outcome,
    /// The functions without the description, best first.
    pub title_functions: Vec<Weighted>,
    /// The confidence without the description.
    pub title_confidence: f32,
}

impl ByDescription {
    /// The duties alone would be answered otherwise: they are few, and the title counts beside them.
    pub fn title_counts(&self) -> bool {
        let functions = self.functions.iter().map(|weighted| weighted.function);
        let by_shares = matches!(self.outcome, Outcome::Clear | Outcome::Multiple);
        by_shares && !functions.eq(self.by_duties.iter().copied())
    }
}

/// A function with the chance that an expert who reads title and duties names it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Weighted {
    /// The function.
    pub function: Function,
    /// From 0 to 1.
    pub confidence: f32,
}

/// How title and duties go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Agreement {
    /// They name the same function first.
    Agree,
    /// The title supports several functions, or none surely; the duties say which.
    Settled,
    /// They name different functions.
    Contradict,
    /// The title looks like a job with partners; the duties are none with partners.
    Refuted,
    /// The description says too little: the title stands alone.
    Silent,
}

impl Agreement {
    /// The name: `agree`.
    pub fn id(self) -> &'static str {
        AGREEMENTS[self as usize]
    }

    /// They say different things.
    pub fn is_contradiction(self) -> bool {
        matches!(self, Agreement::Contradict | Agreement::Refuted)
    }
}

/// A decision of a person, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ByDecision {
    /// The decision.
    pub decision: Decision,
    /// Which file it is from, if there are several.
    pub file: Option<String>,
    /// The line of that file.
    pub line: u64,
    /// The note of the person beside it; may be empty.
    pub note: String,
}

/// The decision of a person about a title.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// One function, or several, best first.
    Functions(Vec<Function>),
    /// Works on partners, outside the four functions.
    Adjacent,
    /// Not a Partner GTM role.
    None,
}

impl Decision {
    /// The functions; none outside the four.
    pub fn functions(&self) -> &[Function] {
        match self {
            Decision::Functions(functions) => functions,
            Decision::Adjacent | Decision::None => &[],
        }
    }

    /// How the title is settled by it.
    pub fn outcome(&self) -> Outcome {
        match self {
            Decision::Functions(functions) if functions.len() == 1 => Outcome::Clear,
            Decision::Functions(_) => Outcome::Multiple,
            Decision::Adjacent => Outcome::Adjacent,
            Decision::None => Outcome::None,
        }
    }

    /// As it is written in a file: `strategy;sales`.
    pub fn text(&self) -> String {
        match self {
            Decision::Functions(functions) => Function::ids(functions.iter().copied(), ";"),
            Decision::Adjacent | Decision::None => self.outcome().id().to_owned(),
        }
    }
}

impl<'t> Answer<'t> {
    /// The answer by the title alone.
    pub fn by_title(&self) -> &Answer<'t> {
        match &self.narrowed {
            Some(narrowed) => &narrowed.by_title,
            None => self,
        }
    }

    /// The facts that narrowed the answer, in the order in which they were heard.
    pub fn narrowed_by(&self) -> &[Narrowing<'t>] {
        match &self.narrowed {
            Some(narrowed) => &narrowed.by,
            None => &[],
        }
    }

    /// The meanings of the title in the company it was narrowed to; `None` if no company is known.
    pub fn company_meanings(&self) -> Option<&[&'t Meaning]> {
        self.narrowed_by().iter().find_map(|by| match by {
            Narrowing::Company(meanings) => Some(meanings.as_slice()),
            _ => None,
        })
    }

    /// The department, if it says something.
    pub(crate) fn by_department(&self) -> Option<&ByDepartment> {
        self.narrowed_by().iter().find_map(|by| match by {
            Narrowing::Department(said) => Some(said),
            _ => None,
        })
    }

    /// The duties, if there are any.
    pub(crate) fn by_description(&self) -> Option<&ByDescription> {
        self.narrowed_by().iter().find_map(|by| match by {
            Narrowing::Description(said) => Some(said),
            _ => None,
        })
    }

    /// The decision of a person, if there is one.
    pub(crate) fn by_decision(&self) -> Option<&ByDecision> {
        self.narrowed_by().iter().find_map(|by| match by {
            Narrowing::Decision(decided) => Some(decided),
            _ => None,
        })
    }

    /// The questions that were answered.
    pub(crate) fn by_questions(&self) -> &[(&'t Question, Option<&'t Choice>)] {
        let mut by = self.narrowed_by().iter();
        let asked = by.find_map(|by| match by {
            Narrowing::Questions(answered) => Some(answered.as_slice()),
            _ => None,
        });
        asked.unwrap_or_default()
    }

    /// Something that is known beside the title says otherwise than the answer, and nobody has
    /// decided.
    pub(crate) fn is_contradicted(&self) -> bool {
        let department = self.by_department();
        let contradicts = |said: &ByDepartment| said.effect == DepartmentEffect::Contradicts;
        let description = self.by_description();
        self.by_decision().is_none()
            && (department.is_some_and(contradicts)
                || description.is_some_and(|said| said.agreement.is_contradiction()))
    }

    /// The title alone names no function surely: it supports several, or what it stands for at its
    /// level decided.
    pub(crate) fn leaves_function_open(&self) -> bool {
        let title = self.by_title();
        match title.outcome {
            Outcome::Multiple => true,
            Outcome::Clear => title.basis.is_default(),
            Outcome::Adjacent | Outcome::None => false,
        }
    }

    /// Notes what narrowed the answer; `self` still is as it was before.
    pub(crate) fn note(&mut self, by: Narrowing<'t>) {
        let by_title = match self.narrowed.as_mut() {
            Some(narrowed) => return narrowed.by.push(by),
            None => self.clone(),
        };
        self.narrowed = Some(Box::new(Narrowed {
            by_title,
            by: vec![by],
        }));
    }
}

impl Meaning {
    /// The meaning in one line, to stand inside a sentence: `business-model=saas: closes deals side
    /// by side with solution firms`.
    pub fn in_a_sentence(&self) -> String {
        let means = self.means.trim_end_matches('.');
        let mut letters = means.chars();
        let lowered: String = match letters.next() {
            Some(first) => first.to_lowercase().chain(letters).collect(),
            None => String::new(),
        };
        format!("{}: {lowered}", self.conditions())
    }

    /// Its conditions, as `--context` takes them.
    pub(crate) fn conditions(&self) -> String {
        let when = self.when.iter();
        let when: Vec<String> = when.map(|c| format!("{}={}", c.driver, c.value)).collect();
        when.join(",")
    }
}
