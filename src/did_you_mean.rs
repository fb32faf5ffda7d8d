//! The name that was probably meant, for messages about commands, options, columns, roles, values.

/// The known name nearest to what was typed, if at most a third of its letters differ, whatever
/// their case.
pub fn did_you_mean<'n>(typed: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    let near = known.into_iter().filter_map(|name| {
        let lower = name.to_lowercase();
        let longest = length.max(lower.chars().count());
        let distance = strsim::osa_distance(&lower, &typed);
        let likeness = strsim::jaro_winkler(&lower, &typed);
        (3 * distance <= longest).then_some((distance, likeness, name))
    });
    // of two at the same distance the one that begins alike: clasify is classify, not clarify
    let best = near.min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))?;
    Some(best.2)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn names_with_a_slip_are_found() {
        let commands = ["classify", "batch", "clarify", "roles", "compare"];
        for (typed, meant) in [
            ("clasify", Some("classify")),
            ("bach", Some("batch")),
            ("Roels", Some("roles")),
            ("compare", Some("compare")),
            ("sing", None),
            ("", None),
        ] {
            assert_eq!(did_you_mean(typed, commands), meant, "{typed}");
        }
    }
}
