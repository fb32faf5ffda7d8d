//! The top answer, by which titles are scored.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::answer::{Answer, Outcome};
use crate::domain::Function;

/// The top answer for a title: the first function of a clear or multiple one, else its outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Top {
    /// Partner Strategy.
    Strategy,
    /// Partner Operations.
    Operations,
    /// Partner Marketing.
    Marketing,
    /// Partner Sales.
    Sales,
    /// On partners, but outside the four functions.
    Adjacent,
    /// No Partner GTM role.
    None,
}

impl Top {
    /// All six, in the order of tables.
    pub const ALL: [Top; 6] = [
        Top::Strategy,
        Top::Operations,
        Top::Marketing,
        Top::Sales,
        Top::Adjacent,
        Top::None,
    ];

    /// The top answer of an outcome with these functions, best first.
    pub fn of(outcome: Outcome, functions: &[Function]) -> Top {
        match (outcome, functions) {
            (Outcome::Clear | Outcome::Multiple, [first, ..]) => Top::from(*first),
            (Outcome::Adjacent, _) => Top::Adjacent,
            _ => Top::None,
        }
    }

    /// The name: `sales`, `none`.
    pub fn id(self) -> &'static str {
        match self {
            Top::Strategy => Function::Strategy.id(),
            Top::Operations => Function::Operations.id(),
            Top::Marketing => Function::Marketing.id(),
            Top::Sales => Function::Sales.id(),
            Top::Adjacent => Outcome::Adjacent.id(),
            Top::None => Outcome::None.id(),
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

impl fmt::Display for Top {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Top {
    type Err = ();

    fn from_str(given: &str) -> Result<Top, ()> {
        let function = given.parse::<Function>().map(Top::from).ok();
        let is_given = |top: &Top| top.id().eq_ignore_ascii_case(given);
        let other = || Top::ALL.into_iter().find(is_given);
        function.or_else(other).ok_or(())
    }
}
