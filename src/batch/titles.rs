//! The matcher as the pipeline asks it.

use super::{Cells, Classify, Verdict};
use crate::{Matcher, Session};

impl<'t> Classify for Matcher<'t> {
    type Session = Session<'t>;

    fn session(&self) -> Session<'t> {
        Matcher::session(self)
    }

    fn answer(
        &self,
        session: &mut Session<'t>,
        title: &str,
        _description: Option<&str>,
        cells: &mut Cells,
    ) -> Verdict {
        let answer = session.answer(title);
        let top = answer.candidates().first();
        cells.push(answer.outcome().id());
        cells.push(top.map_or("", |top| top.function.id()));
        cells.push_joined(answer.candidates().iter().map(|c| c.function.id()));
        cells.push_fmt(format_args!("{:.2}", answer.confidence()));
        cells.push(answer.role().unwrap_or_default());
        cells.push(answer.level().id());
        cells.push_joined(answer.partner_words());
        cells.push_fmt(format_args!("{}", answer.reason()));
        Verdict {
            outcome: answer.outcome(),
            function: top.map(|top| top.function),
            level: answer.level(),
            confidence: answer.confidence(),
        }
    }

    fn question(&self, title: &str) -> Option<String> {
        let answer = self.classify_briefly(title);
        let question = answer.questions.into_iter().next();
        question.map(|question| question.ask.into_owned())
    }
}
