//! The four functions.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::UnknownName;

/// One of the four functions of Partner GTM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Function {
    /// Where to play and how to win through partnerships.
    Strategy,
    /// The systems and the execution discipline behind the strategy.
    Operations,
    /// Awareness, demand and pipeline through and with partners.
    Marketing,
    /// Revenue execution, co-selling, pipeline acceleration.
    Sales,
}

impl Function {
    /// All four, in the order of the founding list.
    pub const ALL: [Function; 4] = [
        Function::Strategy,
        Function::Operations,
        Function::Marketing,
        Function::Sales,
    ];

    /// The name for machines: `sales`.
    pub fn id(self) -> &'static str {
        match self {
            Function::Strategy => "strategy",
            Function::Operations => "operations",
            Function::Marketing => "marketing",
            Function::Sales => "sales",
        }
    }

    /// The name for people: `Partner Sales`.
    pub fn name(self) -> &'static str {
        match self {
            Function::Strategy => "Partner Strategy",
            Function::Operations => "Partner Operations",
            Function::Marketing => "Partner Marketing",
            Function::Sales => "Partner Sales",
        }
    }
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Function {
    type Err = UnknownName;

    /// Takes `sales` and `Partner Sales`, in any case.
    fn from_str(given: &str) -> Result<Self, UnknownName> {
        Function::ALL
            .into_iter()
            .find(|f| given.eq_ignore_ascii_case(f.id()) || given.eq_ignore_ascii_case(f.name()))
            .ok_or_else(|| {
                let all = Function::ALL.map(|known| known.id().into());
                UnknownName::new("function", given, all.to_vec())
            })
    }
}
