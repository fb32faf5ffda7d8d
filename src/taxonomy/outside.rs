//! Work outside the four functions.

use serde::{Deserialize, Serialize};

/// Where a role stands that works on partners without being one of the four functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outside {
    /// Engineers, architects, technical specialists.
    Technical,
    /// Product managers, owners and designers.
    Product,
    /// Implementation and professional services.
    Services,
    /// Customer and technical support.
    Support,
    /// Accounting, controlling, pricing of own books.
    Finance,
    /// Counsel, risk, contracts.
    Legal,
    /// Recruiters and other HR work.
    Hr,
    /// Assistants of somebody else.
    Assistant,
}

impl Outside {
    /// The name: `technical`.
    pub fn id(self) -> &'static str {
        match self {
            Outside::Technical => "technical",
            Outside::Product => "product",
            Outside::Services => "services",
            Outside::Support => "support",
            Outside::Finance => "finance",
            Outside::Legal => "legal",
            Outside::Hr => "hr",
            Outside::Assistant => "assistant",
        }
    }
}
