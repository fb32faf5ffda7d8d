//! Functions and levels as values of options: listed in help, completed by shells, hinted at when
//! misspelt.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use rolecall::{Function, Level};

/// Reads a function by its id or name: `sales`, `Partner Sales`.
pub(crate) fn function() -> impl TypedValueParser<Value = Function> {
    let value = |function: &Function| {
        PossibleValue::new(function.id())
            .alias(function.name())
            .help(function.name())
    };
    let values = PossibleValuesParser::new(Function::ALL.iter().map(value));
    values.try_map(move |typed| named(Function::ALL.iter(), value, &typed))
}

/// Reads a level by its id: `director`.
pub(crate) fn level() -> impl TypedValueParser<Value = Level> {
    let value = |level: &Level| PossibleValue::new(level.id());
    let values = PossibleValuesParser::new(Level::ALL.iter().map(value));
    values.try_map(move |typed| named(Level::ALL.iter(), value, &typed))
}

/// clap hands over what was typed, in whatever case; this is what it stands for.
fn named<'a, T: Copy + 'a>(
    mut all: impl Iterator<Item = &'a T>,
    value: impl Fn(&T) -> PossibleValue,
    typed: &str,
) -> Result<T, String> {
    let found = all.find(|item| value(item).matches(typed, true));
    found
        .copied()
        .ok_or_else(|| format!("`{typed}` is not one of the values"))
}
