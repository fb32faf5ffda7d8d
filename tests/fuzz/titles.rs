//! Damaged titles: an answer that makes sense, the same in a session.

use rolecall::{Answer, Matcher, Outcome, Taxonomy};

use super::{damage, for_a_while, known_titles};

#[test]
fn damaged_titles_are_answered() {
    let titles = known_titles();
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut session = matcher.session();
    for_a_while("titles", |random| {
        let mut bytes = titles[random.below(titles.len())].clone();
        damage(random, &mut bytes, &titles);
        let title = String::from_utf8_lossy(&bytes);
        let answer = matcher.answer(&title);
        makes_sense(&title, &matcher, &answer);
        let (explained, how) = matcher.explain(&title);
        assert_eq!(explained, answer, "{title:?}");
        assert_eq!(how.level, answer.level, "{title:?}");
        assert_eq!(how.confidence, answer.confidence, "{title:?}");
        assert_eq!(session.answer(&title), &answer, "{title:?}");
    });
}

fn makes_sense(title: &str, matcher: &Matcher<'_>, answer: &Answer<'_>) {
    let reason = answer.reason(title).to_string();
    assert!(!reason.is_empty() && !reason.ends_with(' '), "{answer:?}");
    let evidence = matcher.evidence(title);
    assert!(
        evidence.iter().all(|word| !word.says(title).is_empty()),
        "{answer:?}"
    );
    assert!((0.0..=1.0).contains(&answer.confidence), "{answer:?}");
    let count = answer.candidates.len();
    match answer.outcome {
        Outcome::Clear => assert_eq!(count, 1, "{answer:?}"),
        Outcome::Adjacent => assert!(count <= 1, "{answer:?}"),
        Outcome::Multiple => assert!((2..=4).contains(&count), "{answer:?}"),
        _ => assert_eq!(count, 0, "{answer:?}"),
    }
    let mut functions: Vec<_> = answer.functions().collect();
    functions.dedup();
    assert_eq!(functions.len(), count, "{answer:?}");
    for candidate in &answer.candidates {
        assert!((0.0..=1.0).contains(&candidate.confidence), "{answer:?}");
    }
    for used in &answer.partner_terms {
        assert!(title.get(used.word.range()).is_some(), "{answer:?}");
    }
}
