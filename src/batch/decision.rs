use super::{Error, pins::normal};
use crate::table::shown;
use crate::{classification::Outcome, taxonomy::Function};

/// What a person has decided.
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
    pub(super) fn parse(text: &str, line: u64) -> Result<Self, Error> {
        let mut functions = Vec::new();
        let words: Vec<String> = text
            .split([';', ',', '|'])
            .map(normal)
            .filter(|word| !word.is_empty())
            .collect();
        for word in &words {
            let function = match word.strip_prefix("partner ").unwrap_or(word) {
                "strategy" => Function::Strategy,
                "operations" => Function::Operations,
                "marketing" => Function::Marketing,
                "sales" => Function::Sales,
                "adjacent" if words.len() == 1 => return Ok(Self::Adjacent),
                "none" if words.len() == 1 => return Ok(Self::None),
                _ => {
                    return Err(Error::Pins {
                        line,
                        problem: unknown(word),
                    });
                }
            };
            if !functions.contains(&function) {
                functions.push(function);
            }
        }
        match functions[..] {
            [] => Err(Error::Pins {
                line,
                problem: unknown(text),
            }),
            _ => Ok(Self::Functions(functions)),
        }
    }

    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::Functions(functions) if functions.len() == 1 => Outcome::Clear,
            Self::Functions(_) => Outcome::Multiple,
            Self::Adjacent => Outcome::Adjacent,
            Self::None => Outcome::None,
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Functions(functions) => functions
                .iter()
                .map(|function| function.id())
                .collect::<Vec<_>>()
                .join(";"),
            Self::Adjacent => "adjacent".to_owned(),
            Self::None => "none".to_owned(),
        }
    }
}

fn unknown(word: &str) -> String {
    const WORDS: [&str; 6] = [
        "strategy",
        "operations",
        "marketing",
        "sales",
        "adjacent",
        "none",
    ];
    let near = WORDS
        .iter()
        .find(|known| strsim::osa_distance(known, word) <= 2);
    let hint = near.map_or(String::new(), |known| format!("did you mean `{known}`? "));
    format!(
        "`{}` is no decision; {hint}write strategy, operations, marketing or sales, several joined by ;, \
         or else adjacent or none",
        shown(word)
    )
}
