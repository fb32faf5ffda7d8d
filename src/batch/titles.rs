//! The matcher as the pipeline asks it.

use super::{Basis, Cells, Classify, Verdict};
use crate::{
    Brief, Function, Matcher, Session,
    duties::{self, Agreement},
};

/// A session, with cells that were written before.
#[derive(Debug)]
pub struct Remembered<'t> {
    session: Session<'t>,
    drafts: Vec<Draft<'t>>,
}

/// The cells of an answer in which the title is not quoted.
#[derive(Debug, Default)]
struct Draft<'t> {
    answer: Option<u64>,
    role: Option<&'t str>,
    cells: Cells,
}

impl<'t> Classify for Matcher<'t> {
    type Session = Remembered<'t>;

    fn session(&self) -> Remembered<'t> {
        Remembered {
            session: Matcher::session(self),
            drafts: Vec::new(),
        }
    }

    fn answer(
        &self,
        session: &mut Remembered<'t>,
        title: &str,
        description: Option<&str>,
        cells: &mut Cells,
    ) -> Verdict {
        if let Some(description) = description.filter(|text| !text.trim().is_empty()) {
            return by_both(self, title, description, cells);
        }
        let Remembered { session, drafts } = session;
        let answer = session.answer(title);
        cells.push_all(draft(drafts, &answer));
        cells.push_joined(answer.partner_words());
        // writing to a text cannot fail
        cells.push_with(|text| _ = answer.write_reason(text));
        Verdict {
            outcome: answer.outcome(),
            function: answer.functions().first().copied(),
            level: answer.level(),
            confidence: answer.confidence(),
            basis: Basis::Title,
        }
    }

    fn question(&self, title: &str) -> Option<String> {
        let answer = self.classify_briefly(title);
        let question = answer.questions.into_iter().next();
        question.map(|question| question.ask.to_string())
    }
}

/// The first cells of an answer.
fn draft<'d, 't>(drafts: &'d mut Vec<Draft<'t>>, answer: &Brief<'_, 't>) -> &'d Cells {
    const MOST: usize = 1 << 12;
    let at = answer.number() as usize % MOST;
    if at >= drafts.len() {
        drafts.resize_with(at + 1, Draft::default);
    }
    let draft = &mut drafts[at];
    let role = answer.role();
    if draft.answer != Some(answer.number()) || draft.role != role {
        draft.answer = Some(answer.number());
        draft.role = role;
        draft.cells.clear();
        let top = answer.functions().first().copied();
        draft.cells.push(answer.outcome().id());
        draft.cells.push(top.map_or("", Function::id));
        let functions = answer.functions().iter();
        draft
            .cells
            .push_joined(functions.map(|function| function.id()));
        draft.cells.push(answer.percentage());
        draft.cells.push(role.unwrap_or_default());
        draft.cells.push(answer.level().id());
    }
    &draft.cells
}

/// The answer by title and duties. Reading a description takes so much longer than reading a title
/// that nothing is gained by a session.
fn by_both(matcher: &Matcher<'_>, title: &str, description: &str, cells: &mut Cells) -> Verdict {
    let taxonomy = matcher.taxonomy();
    let by_title = matcher.classify_briefly(title);
    let reading = duties::read(taxonomy, description);
    let both = duties::reconcile(taxonomy, &by_title, &reading);
    let answer = both.classification(&by_title, &reading);
    let top = answer.candidates.first();
    cells.push(answer.outcome.id());
    cells.push(top.map_or("", |top| top.function.id()));
    cells.push_joined(answer.candidates.iter().map(|c| c.function.id()));
    cells.push_fmt(format_args!("{:.2}", answer.confidence));
    cells.push(top.and_then(|top| top.role.as_deref()).unwrap_or_default());
    cells.push(answer.level.id());
    cells.push_joined(answer.partner_words.iter().map(|found| found.word.as_str()));
    match both.agreement {
        Agreement::Silent => cells.push_fmt(format_args!(
            "{}; the description says too little of duties",
            answer.reason
        )),
        _ => cells.push(&answer.reason),
    }
    Verdict {
        outcome: answer.outcome,
        function: top.map(|top| top.function),
        level: answer.level,
        confidence: answer.confidence,
        basis: match both.agreement {
            Agreement::Contradict | Agreement::Refuted => Basis::Contradiction,
            _ => Basis::Title,
        },
    }
}
