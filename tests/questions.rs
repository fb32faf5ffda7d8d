//! What holds for every question and every role: an answer moves the candidates, "I don't know" does
//! not, and a role has a card.

use rolecall::context::{FunctionShares, QuestionAnswer, clarify};
use rolecall::role_card::RoleCard;
use rolecall::{Function, Matcher, Outcome, Taxonomy};

/// A change of one point in a hundred is seen.
const VISIBLE: f32 = 0.01;

fn moved(before: &FunctionShares, after: &FunctionShares) -> f32 {
    let functions = Function::ALL.map(|f| (before.share(f) - after.share(f)).abs());
    let outside = (before.outside - after.outside).abs();
    functions.into_iter().fold(outside, f32::max)
}

#[test]
fn every_answer_moves_the_candidates() {
    let taxonomy = Taxonomy::bundled();
    let matcher = Matcher::new(taxonomy);
    let titles = taxonomy
        .roles
        .iter()
        .flat_map(|role| std::iter::once(&role.title).chain(role.aliases.iter()));
    for title in titles {
        let answer = matcher.answer(title);
        let open = clarify(&matcher, title, &answer, &[]);
        if answer.outcome != Outcome::None {
            assert!(
                (2..=4).contains(&open.questions.len()),
                "{title}: {:?}",
                open.questions
            );
        }
        for posed in &open.questions {
            for choice in posed.answers.iter() {
                let given = QuestionAnswer::new(posed.key.clone(), Some(choice.key.clone()));
                let now = clarify(&matcher, title, &answer, &[given]);
                assert!(
                    moved(&now.before, &now.after) >= VISIBLE,
                    "{title}: {}={} leaves {:?}",
                    posed.key,
                    choice.key,
                    now.after
                );
                let shares = Function::ALL
                    .map(|f| now.after.share(f))
                    .iter()
                    .sum::<f32>();
                assert!(
                    (shares + now.after.outside - 1.0).abs() < 0.005,
                    "{:?}",
                    now.after
                );
            }
            let unknown = clarify(
                &matcher,
                title,
                &answer,
                &[QuestionAnswer::new(posed.key.clone(), None)],
            );
            assert_eq!(unknown.before, unknown.after, "{title}");
            assert_eq!(unknown.outcome, answer.outcome, "{title}");
        }
    }
}

#[test]
fn every_question_can_be_asked() {
    let taxonomy = Taxonomy::bundled();
    for question in taxonomy.questions.iter() {
        let named = taxonomy
            .scopes
            .iter()
            .any(|scope| scope.questions.contains(&question.key));
        assert!(
            named || !question.levels.is_empty(),
            "nothing asks {}",
            question.key
        );
    }
}

#[test]
fn every_role_has_a_card() {
    let taxonomy = Taxonomy::bundled();
    let matcher = Matcher::new(taxonomy);
    for role in taxonomy.roles.iter() {
        let card = RoleCard::of(&matcher, &role.title).expect("a role");
        assert_eq!(card.title, role.title);
        assert!(card.search.contains('"'), "{}: {}", role.title, card.search);
        assert_eq!(
            card.kpis.is_empty(),
            role.outside.is_some(),
            "{}",
            role.title
        );
        assert!(
            card.up.iter().all(|step| step.level < role.level),
            "{:?}",
            card.up
        );
        let left_out = |title: &str| card.leave_out.iter().any(|left| left.title == title);
        assert!(!left_out(&role.title), "{}", role.title);
        assert!(
            !card.swapped.iter().any(|title| left_out(title)),
            "{}",
            role.title
        );
    }
}

#[test]
fn look_alikes_are_no_partner_roles() {
    let taxonomy = Taxonomy::bundled();
    let matcher = Matcher::new(taxonomy);
    for title in taxonomy
        .routes
        .iter()
        .flat_map(|route| route.look_alikes.iter())
    {
        assert_eq!(matcher.answer(title).outcome, Outcome::None, "{title}");
    }
}
