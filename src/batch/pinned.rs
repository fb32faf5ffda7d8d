use super::{Basis, Cells, Classify, Decision, Pins, Verdict};
use crate::taxonomy::Function;

/// A classifier that leaves a title to a person if one has settled it.
#[derive(Debug)]
pub struct Pinned<'a, C> {
    /// The classifier for all other titles.
    pub classify: &'a C,
    /// What has been settled.
    pub pins: &'a Pins,
}

impl<C: Classify> Classify for Pinned<'_, C> {
    type Session = C::Session;

    fn session(&self) -> Self::Session {
        self.classify.session()
    }

    fn answer(
        &self,
        session: &mut Self::Session,
        title: &str,
        description: Option<&str>,
        cells: &mut Cells,
    ) -> Verdict {
        let verdict = self.classify.answer(session, title, description, cells);
        let Some(pin) = self.pins.find(title) else {
            return verdict;
        };
        // Level and words are read as ever; only the function was settled.
        let [_, _, _, _, role, level, word, _, grade] = cells.take();
        let outcome = pin.decision.outcome();
        let function = match &pin.decision {
            Decision::Functions(functions) => functions.first().copied(),
            Decision::Adjacent => verdict.function,
            Decision::None => None,
        };
        let functions = match &pin.decision {
            Decision::Functions(_) => pin.decision.text(),
            _ => function.map_or(String::new(), |function| function.id().to_owned()),
        };
        let same = function.is_some() && function == verdict.function;
        cells.push(outcome.id());
        cells.push(function.map_or("", Function::id));
        cells.push(&functions);
        cells.push("1.00");
        cells.push(if same { &role } else { "" });
        cells.push(&level);
        cells.push(&word);
        cells.push_fmt(format_args!(
            "settled by hand on line {} of the decisions",
            pin.line
        ));
        cells.push(&grade);
        Verdict {
            outcome,
            function,
            level: verdict.level,
            confidence: 1.0,
            basis: Basis::Person,
        }
    }

    fn looks_like_title(&self, text: &str) -> bool {
        self.classify.looks_like_title(text)
    }

    fn question(&self, title: &str) -> Option<String> {
        self.classify.question(title)
    }
}
