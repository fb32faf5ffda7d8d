//! How sure an answer is, as text.

use std::borrow::Cow;

/// For people. Nothing is certain, and nothing found is impossible.
pub(crate) fn percent(confidence: f32) -> String {
    format!("{:.0}%", (confidence * 100.0).round().clamp(1.0, 99.0))
}

/// For programs: `0.92`.
pub(crate) fn hundredths<'r>(confidence: f32) -> Cow<'r, str> {
    format!("{confidence:.2}").into()
}
