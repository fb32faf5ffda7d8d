//! Functions and levels as values of options: listed in help, completed by shells, hinted at when
//! misspelt.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use rolecall::{Function, Level};

/// Reads a function by its id or name: `sales`, `Partner Sales`.
pub(crate) fn function() -> impl TypedValueParser<Value = Function> {
    let values = Function::ALL.map(|function| {
        let value = PossibleValue::new(function.id());
        value.alias(function.name()).help(function.name())
    });
    PossibleValuesParser::new(values).try_map(|typed| typed.parse::<Function>())
}

/// Reads a level by its id: `director`.
pub(crate) fn level() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(Level::ALL.map(Level::id)).try_map(|typed| typed.parse::<Level>())
}
