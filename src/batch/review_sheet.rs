//! The review as a table to be filled in: what is open with the question that settles it, and what a
//! person has decided.

use std::io::Write;

use super::{
    Informed,
    review::{Review, ReviewKey, ReviewRow},
};
use crate::{
    context::{DecisionEntry, Decisions, questions},
    domain::Function,
    escape::with_formula_guard,
    table::Error,
    taxonomy::Question,
};

impl Review {
    /// The columns of [`Review::sheet`]. Beside the title stand those to be filled in: `decision`,
    /// `company` and `note`.
    pub const COLUMNS: [&str; 14] = [
        "title",
        "decision",
        "company",
        "note",
        "rows",
        "question",
        "answers",
        "candidates",
        "review",
        "outcome",
        "confidence",
        "why",
        "spellings",
        "companies",
    ];

    /// The rows of the sheet, most frequent first; then the decisions about titles that were not
    /// met, so that no decision is lost.
    pub fn sheet<'a>(
        &'a self,
        classify: &'a Informed<'_, '_>,
    ) -> impl Iterator<Item = [String; 14]> + 'a {
        let met = self.most_frequent_first().into_iter();
        let met = met.map(|row| match (row.reading, &classify.decisions) {
            (ReviewKey::Decided(at), Some(decisions)) => decided(row, decisions.entry(at)),
            _ => open(row, classify),
        });
        let all = classify.decisions.iter().flat_map(Decisions::in_force);
        let not_met = all.filter(|(at, _)| !self.index.contains_key(&ReviewKey::Decided(*at)));
        let not_met = not_met.map(|(_, entry)| of_entry(entry));
        met.chain(not_met).map(ReviewLine::cells)
    }

    /// Writes the sheet as a table with this delimiter. What a spreadsheet would run as a formula
    /// gets a `'` in front, which [`Decisions::add_file`] takes off again.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn write(
        &self,
        output: impl Write,
        delimiter: u8,
        classify: &Informed<'_, '_>,
    ) -> Result<(), Error> {
        let mut builder = csv::WriterBuilder::new();
        let mut output = builder.delimiter(delimiter).from_writer(output);
        let failed = |error: csv::Error| Error::Write(error.into());
        output.write_record(Self::COLUMNS).map_err(failed)?;
        for row in self.sheet(classify) {
            let cells = row.map(|cell| with_formula_guard(&cell).into_owned());
            output.write_record(cells).map_err(failed)?;
        }
        output.flush().map_err(Error::Write)
    }
}

/// A row of the sheet; the cells of [`Review::COLUMNS`].
#[derive(Default)]
struct ReviewLine {
    title: String,
    decision: String,
    company: String,
    note: String,
    rows: u64,
    question: String,
    answers: String,
    candidates: String,
    review: &'static str,
    outcome: &'static str,
    confidence: f32,
    why: String,
    spellings: String,
    companies: String,
}

impl ReviewLine {
    fn cells(self) -> [String; 14] {
        [
            self.title,
            self.decision,
            self.company,
            self.note,
            self.rows.to_string(),
            self.question,
            self.answers,
            self.candidates,
            self.review.to_owned(),
            self.outcome.to_owned(),
            format!("{:.2}", self.confidence),
            self.why,
            self.spellings,
            self.companies,
        ]
    }
}

/// A row that nobody has decided, as its most frequent title is answered.
fn open(row: &ReviewRow, classify: &Informed<'_, '_>) -> ReviewLine {
    let title = row.spellings.most_frequent();
    let answer = classify.undecided(title, &row.company);
    let mut why = answer.reason(title).to_string();
    if row.contradicted > 0 {
        let (of, all) = (row.contradicted, row.rows);
        why += &format!("; in {of} of {all} rows the duties or the department say otherwise");
    }
    let review = row.flags.review();
    let mut asked = Vec::new();
    if !review.is_empty() {
        asked = questions(classify.matcher, title, &answer);
    }
    let asked = asked.first();
    let by_title = classify.matcher.answer(title);
    let noted = |decisions: &Decisions| {
        decisions
            .note(classify.matcher, title, &by_title)
            .to_owned()
    };
    ReviewLine {
        note: classify.decisions.as_ref().map_or(String::new(), noted),
        title: title.to_owned(),
        rows: row.rows,
        spellings: row.spellings.sentence(),
        companies: row.companies.sentence(),
        review,
        outcome: answer.outcome.id(),
        candidates: joined(answer.functions(), ";", Function::id),
        confidence: answer.confidence,
        why,
        question: asked.map_or("", |question| &question.ask).to_owned(),
        answers: asked.map_or(String::new(), |question| answers(question)),
        ..ReviewLine::default()
    }
}

/// A row that a person has decided.
fn decided(row: &ReviewRow, entry: &DecisionEntry) -> ReviewLine {
    ReviewLine {
        rows: row.rows,
        spellings: row.spellings.sentence(),
        companies: row.companies.sentence(),
        ..of_entry(entry)
    }
}

/// A decision by itself, as a row.
fn of_entry(entry: &DecisionEntry) -> ReviewLine {
    let functions = entry.decision.functions().iter();
    ReviewLine {
        title: entry.title.clone(),
        outcome: entry.decision.outcome().id(),
        candidates: joined(functions.copied(), ";", Function::id),
        confidence: 1.0,
        why: "settled by hand".to_owned(),
        decision: entry.decision.text(),
        company: entry.company.clone(),
        note: entry.note.clone(),
        ..ReviewLine::default()
    }
}

/// Which answer means which function: `I set them -> Strategy; I do both -> Strategy or Operations`.
fn answers(question: &Question) -> String {
    let answers = question.answers.iter().map(|answer| {
        let means = if answer.functions.is_empty() {
            "none".to_owned()
        } else {
            joined(
                answer.functions.iter().copied(),
                " or ",
                Function::short_name,
            )
        };
        format!("{} -> {means}", answer.says)
    });
    answers.collect::<Vec<_>>().join("; ")
}

fn joined(
    functions: impl Iterator<Item = Function>,
    with: &str,
    name: impl Fn(Function) -> &'static str,
) -> String {
    functions.map(name).collect::<Vec<_>>().join(with)
}
