//! The matcher as the pipeline asks it.

use super::{Basis, Cells, Classify, Verdict};
use crate::{
    Answer, Function, Matcher, Session,
    duties::{self, Agreement},
    title::plain,
};

impl<'t> Classify for Matcher<'t> {
    type Session = Session<'t>;

    fn session(&self) -> Session<'t> {
        Matcher::session(self)
    }

    fn answer(
        &self,
        session: &mut Session<'t>,
        title: &str,
        description: Option<&str>,
        cells: &mut Cells,
    ) -> Verdict {
        let title = &*plain(title);
        if let Some(description) = description.filter(|text| !text.trim().is_empty()) {
            return by_both(self, title, description, cells);
        }
        let answer = session.read(title);
        push_cells(title, &answer, cells);
        Verdict {
            outcome: answer.outcome,
            function: answer.function(),
            level: answer.level,
            confidence: answer.confidence,
            basis: Basis::Title,
        }
    }

    fn looks_like_title(&self, text: &str) -> bool {
        Matcher::looks_like_title(self, text)
    }

    fn question(&self, title: &str) -> Option<String> {
        let answer = self.classify_briefly(&plain(title));
        let question = answer.questions.into_iter().next();
        question.map(|question| question.ask.to_string())
    }
}

fn push_cells(title: &str, answer: &Answer<'_>, cells: &mut Cells) {
    let words = answer.partner_terms.iter();
    cells.push(answer.outcome.id());
    cells.push(answer.function().map_or("", Function::id));
    cells.push_joined(answer.functions().map(Function::id));
    cells.push_fmt(format_args!("{:.2}", answer.confidence));
    cells.push(answer.role().map_or("", |role| &role.title));
    cells.push(answer.level.id());
    cells.push_joined(words.map(|used| &title[used.word.range()]));
    cells.push_fmt(format_args!("{}", answer.reason(title)));
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
