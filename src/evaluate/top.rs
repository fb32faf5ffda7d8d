//! The top answer, by which titles are scored.

use std::str::FromStr;

use crate::answer::{Answer, Outcome};
use crate::domain::{Function, named};

named! {
    /// The top answer for a title: the first function of a clear or multiple one, else its outcome.
    pub enum Top {
        /// Partner Strategy.
        Strategy = "strategy",
        /// Partner Operations.
        Operations = "operations",
        /// Partner Marketing.
        Marketing = "marketing",
        /// Partner Sales.
        Sales = "sales",
        /// On partners, but outside the four functions.
        Adjacent = "adjacent",
        /// No Partner GTM role.
        None = "none",
    }
}

impl Top {
    /// The top answer of an outcome with these functions, best first.
    pub fn of(outcome: Outcome, functions: &[Function]) -> Top {
        match (outcome, functions) {
            (Outcome::Clear | Outcome::Multiple, [first, ..]) => Top::from(*first),
            (Outcome::Adjacent, _) => Top::Adjacent,
            _ => Top::None,
        }
    }
}

impl From<Function> for Top {
    fn from(function: Function) -> Top {
        match function {
            Function::Strategy => Top::Strategy,
            Function::Operations => Top::Operations,
            Function::Marketing => Top::Marketing,
            Function::Sales => Top::Sales,
        }
    }
}

impl From<&Answer<'_>> for Top {
    fn from(answer: &Answer<'_>) -> Top {
        Top::of(answer.outcome, answer.function().as_slice())
    }
}

impl FromStr for Top {
    type Err = ();

    fn from_str(given: &str) -> Result<Top, ()> {
        let function = given.parse::<Function>().map(Top::from);
        function.ok().or_else(|| Top::of_id(given)).ok_or(())
    }
}
