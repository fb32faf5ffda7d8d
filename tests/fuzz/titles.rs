//! Damaged titles: an answer that makes sense, the same in a session.

use rolecall::{Classification, Matcher, Outcome, Taxonomy};

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
        let answer = matcher.classify(&title);
        makes_sense(&title, &answer);
        let (_, how) = matcher.explain(&title);
        assert_eq!(how.level, answer.level, "{title:?}");
        assert_eq!(how.confidence, answer.confidence, "{title:?}");
        let brief = session.answer(&title);
        assert_eq!(brief.outcome(), answer.outcome, "{title:?}");
        assert_eq!(brief.level(), answer.level, "{title:?}");
        assert_eq!(brief.confidence(), answer.confidence, "{title:?}");
        assert_eq!(brief.reason().to_string(), answer.reason, "{title:?}");
        let functions: Vec<_> = answer.candidates.iter().map(|c| c.function).collect();
        assert_eq!(brief.functions(), functions, "{title:?}");
        let role = answer
            .candidates
            .first()
            .and_then(|top| top.role.as_deref());
        assert_eq!(brief.role(), role, "{title:?}");
    });
}

fn makes_sense(title: &str, answer: &Classification) {
    assert_eq!(answer.title, title);
    assert!(!answer.reason.ends_with(' '), "{answer:?}");
    assert!(
        answer.evidence.iter().all(|word| !word.says.is_empty()),
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
    let mut functions: Vec<_> = answer.candidates.iter().map(|c| c.function).collect();
    functions.dedup();
    assert_eq!(functions.len(), count, "{answer:?}");
    for candidate in &answer.candidates {
        assert!((0.0..=1.0).contains(&candidate.confidence), "{answer:?}");
    }
    for word in &answer.partner_words {
        assert!(title.contains(&word.word), "{:?} in {title:?}", word.word);
    }
    assert!(!answer.reason.is_empty(), "{answer:?}");
}
