//! Job descriptions: which function the duties belong to, and how they go with the title.

use crate::support::MustSay;
use rolecall::{
    Function::{self, Marketing, Operations, Sales, Strategy},
    Matcher, Outcome, Taxonomy,
    description::{Agreement, ByDescription, DutiesReading, Place, narrow, read, reconcile},
};

fn duties(description: &str) -> DutiesReading {
    read(Taxonomy::bundled(), description)
}

fn both(title: &str, description: &str) -> ByDescription {
    let taxonomy = Taxonomy::bundled();
    let title = Matcher::new(taxonomy).answer(title);
    reconcile(taxonomy, &title, &duties(description))
}

fn share(reading: &DutiesReading, function: Function) -> f32 {
    reading.shares[function as usize]
}

#[track_caller]
fn assert_clear(description: &str, function: Function) {
    let reading = duties(description);
    assert_eq!(reading.outcome, Outcome::Clear, "{reading:#?}");
    assert_eq!(reading.functions, [function], "{reading:#?}");
    let total: f32 = reading.shares.iter().sum();
    assert!((total - 1.0).abs() < 1e-4, "shares add up to {total}");
}

const SELLS: &str = "\
We make invoices painless for small shops.

## What you'll do
- Recruit and sign resellers across the Nordics
- Agree a joint business plan with every partner and review it each quarter
- Own the partner pipeline and close deals together with our partners
- Carry a revenue quota for the indirect business

## What you bring
- Five years of marketing campaigns, content and events
- You know how to run a webinar and a newsletter

## Benefits
- Generous training budget and a strategy offsite each year";

const RUNS_SYSTEMS: &str = "\
Key responsibilities:
Administer the partner portal and keep partner records clean
Review deal registrations and settle conflicts over registered deals
Build dashboards and reports for the channel leaders
Document processes and automate the onboarding workflow for new partners

Qualifications:
Strong sales background and a talent for closing deals";

const CAMPAIGNS: &str = "<p>In this role, you will:</p><ul><li>Plan joint campaigns with our \
<b>alliance partners</b></li><li>Host webinars &amp; field events that create demand</li><li>Write \
the partner newsletter and co-branded content</li></ul><h3>Requirements</h3><ul><li>Experience in \
sales operations and negotiating contracts</li></ul>";

#[test]
fn markdown_bullets_under_headings() {
    assert_clear(SELLS, Sales);
}

#[test]
fn plain_lines_under_headings() {
    assert_clear(RUNS_SYSTEMS, Operations);
}

#[test]
fn html_remnants() {
    assert_clear(CAMPAIGNS, Marketing);
}

#[test]
fn a_note_without_headings() {
    assert_clear(
        "Designs the tiers and benefits of the partner program. Builds the certification path and \
         trains partners. Writes the three-year plan for our ecosystem.",
        Strategy,
    );
}

#[test]
fn everything_in_one_line() {
    assert_clear(
        "About us: we sell boats. Responsibilities: Recruit distributors in new regions. Negotiate \
         agreements with resellers. Grow the revenue of the channel. Requirements: a degree in \
         marketing, campaign experience and good communication.",
        Sales,
    );
}

#[test]
fn requirements_without_a_heading() {
    assert_clear(
        "Negotiate and sign distribution agreements with partners.\n\
         Manage the relationships with the executives of our largest alliances.\n\
         Bachelor's degree in Marketing, Communications or the like.\n\
         6 years of experience with campaigns, content and events.\n\
         Knowledge of partner marketing programs.",
        Sales,
    );
}

#[test]
fn german() {
    assert_clear(
        "## Deine Aufgaben\n- Betreuung unserer Vertriebspartner und Ausbau der Umsätze\n\
         - Akquise neuer Partner im Vertrieb\n## Dein Profil\n- Erfahrung mit Kampagnen",
        Sales,
    );
}

#[test]
fn several_functions_are_ranked() {
    let reading = duties(
        "What you'll do:\n- Design the partner program and its tiers\n\
         - Train partners and develop their certification\n\
         - Recruit partners in the region\n- Close deals with partners to reach the quota",
    );
    assert_eq!(reading.outcome, Outcome::Multiple, "{reading:#?}");
    assert_eq!(reading.functions.len(), 2, "{reading:#?}");
    assert!(share(&reading, Strategy) > 0.25 && share(&reading, Sales) > 0.25);
}

#[test]
fn departments_in_a_list_are_no_duties() {
    let reading = duties("Work with marketing, sales, operations and legal on partner matters.");
    assert_eq!(reading.evidence, 0.0, "{reading:#?}");
}

/// "You will not carry a quota": what is negated is no duty.
#[test]
fn negated_duties_do_not_count() {
    #[rustfmt::skip]
    let cases = [
        (
            "Configure the partner portal and its reports.\n\
             You will not carry a quota. You won't recruit resellers or close deals.",
            Operations,
        ),
        (
            "This is not a sales role: no quota, without direct sales targets. You plan campaigns with \
             our partners rather than closing deals with resellers.",
            Marketing,
        ),
        (
            "Negotiate agreements with resellers, but do not administer the portal, register deals or \
             pay incentives.",
            Sales,
        ),
        ("Not only recruit resellers and close deals with partners, but also forecast the pipeline.", Sales),
        ("Take notes and reports of deal registration in the partner portal in San Francisco.", Operations),
    ];
    for (description, function) in cases {
        assert_clear(description, function);
        assert!(duties(description).shares[function as usize] > 0.9);
    }
}

#[test]
fn phrases_are_quoted_from_the_duties() {
    let reading = duties(SELLS);
    let phrase = reading
        .phrases
        .iter()
        .find(|p| p.text == "joint business plan");
    let phrase = phrase.expect("the description says so");
    assert_eq!((phrase.function, phrase.place), (Sales, Place::Duty));
    for required in ["webinar", "newsletter", "training"] {
        assert!(
            reading.phrases.iter().all(|p| p.text != required),
            "{required} is no duty"
        );
    }
}

#[test]
fn customers_called_partners_are_no_partners() {
    let reading = duties(
        "Your role:\n- Find restaurants and convince merchants to join our delivery platform\n\
         - Grow the sales of your restaurants\n- Run promotions with merchants",
    );
    assert_eq!(reading.outcome, Outcome::None);
    assert_eq!(reading.shares, [0.0; 4]);
}

#[test]
fn technical_work_is_adjacent() {
    let reading = duties(
        "Responsibilities\n- Build reference architectures with our technology partners\n\
         - Write code against the API of partners and debug integrations\n\
         - Give technical guidance to the developers of partners in their sales cycle",
    );
    assert_eq!(reading.outcome, Outcome::Adjacent, "{reading:#?}");
}

#[test]
fn title_and_duties_agree() {
    let answer = both("Partner Account Manager", SELLS);
    assert_eq!(answer.agreement, Agreement::Agree);
    assert_eq!(
        (answer.outcome, answer.functions[0].function),
        (Outcome::Clear, Sales)
    );
}

#[test]
fn duties_settle_a_title_that_supports_several() {
    let answer = both("Partner Programs Manager", RUNS_SYSTEMS);
    assert_eq!(answer.title_outcome, Outcome::Multiple);
    assert_eq!(answer.agreement, Agreement::Settled);
    assert_eq!(
        (answer.outcome, answer.functions[0].function),
        (Outcome::Clear, Operations)
    );
}

#[test]
fn duties_win_and_the_title_stays_visible() {
    let title = Matcher::new(Taxonomy::bundled()).answer("Director of Partner Marketing");
    let reading = duties(RUNS_SYSTEMS);
    let answer = reconcile(Taxonomy::bundled(), &title, &reading);
    assert_eq!(answer.agreement, Agreement::Contradict);
    assert_eq!(answer.functions[0].function, Operations);
    assert_eq!(answer.title_functions[0].function, Marketing);
    let joined = narrow(title.clone(), &answer);
    assert_eq!(
        (joined.level, joined.candidates[0].function),
        (title.level, Operations)
    );
    let reason = joined.reason("Director of Partner Marketing").to_string();
    reason.must_say("Partner Marketing");
}

#[test]
fn duties_without_partners_refute_the_title() {
    let answer = both(
        "Partner Manager",
        "What you'll do:\n- Sign restaurants and merchants for our delivery service\n\
         - Grow the sales of grocery shops and restaurants\n- Advise merchants on promotions",
    );
    assert_eq!(
        (answer.agreement, answer.outcome),
        (Agreement::Refuted, Outcome::None)
    );
    assert_eq!(answer.title_outcome, Outcome::Clear);
}

#[test]
fn a_description_that_says_nothing_leaves_the_title_alone() {
    for silent in [
        "",
        "Apply now!",
        "渠道销售经理，负责合作伙伴。",
        "\u{202e}\0\u{feff}",
    ] {
        let answer = both("Channel Marketing Manager", silent);
        assert_eq!(answer.agreement, Agreement::Silent, "{silent:?}");
        assert_eq!(
            (answer.outcome, answer.functions[0].function),
            (Outcome::Clear, Marketing)
        );
        assert_eq!(answer.shares, [0.0; 4]);
    }
}

#[test]
fn the_cards_of_the_functions_read_as_their_function() {
    for card in Taxonomy::bundled().functions.iter() {
        for list in [&card.duties, &card.responsibilities] {
            let lines: String = list.iter().map(|line| format!("- {line}\n")).collect();
            let reading = duties(&lines);
            let share = reading.shares[card.id as usize];
            assert!(
                share > 0.6,
                "{}: {share} of\n{lines}{reading:#?}",
                card.name
            );
        }
    }
}

#[test]
fn a_mistake_in_the_words_is_named_with_its_line() {
    let duties = include_str!("../data/duties.yaml");
    let read = |duties: &str| {
        Taxonomy::from_yaml(&[
            ("taxonomy.yaml", include_str!("../data/taxonomy.yaml")),
            ("vocabulary.yaml", include_str!("../data/vocabulary.yaml")),
            ("duties.yaml", duties),
        ])
    };
    let sound = read(duties).expect("the bundled files are sound");
    assert_eq!(sound, *Taxonomy::bundled());
    #[rustfmt::skip]
    let cases = [
        ("- deal desk", "- deals desks\n        - deal desk", "stands twice"),
        ("- deal desk", "- .. desk", "must start and end with a word"),
        ("{sales: 2, phrases", "{sales: 4, phrases", "weight from 1 to 3"),
        ("agreement: settled", "agreement: setled", "did you mean 'settled'?"),
        ("sharpness: 1.3", "sharpness: 0", "more than 0"),
    ];
    for (right, wrong, message) in cases {
        let error = read(&duties.replacen(right, wrong, 1));
        let error = error.expect_err(wrong).to_string();
        assert!(
            error.contains(message) && !error.contains(":0:"),
            "{wrong}: {error}"
        );
    }
}

#[test]
fn any_text_is_read() {
    let odd = [
        "<",
        "<a",
        "</",
        "<li>",
        "&",
        "&amp",
        "&;",
        "•",
        "* ",
        "**",
        "1.",
        "1)",
        ": :",
        "e.g. A",
        "\r\n\r",
        "É: partner",
        "partner\u{301}s: ß",
        "#",
        "<p",
        "a<b>c</b",
        "\\---- x ----",
    ];
    for a in odd {
        for b in odd {
            let text = format!("{a}{b} manage partners {b}{a}");
            let reading = duties(&text);
            for phrase in &reading.phrases {
                assert!(text.contains(&phrase.text));
            }
        }
    }
}

#[test]
fn a_huge_text_takes_linear_time() {
    for part in [
        "manage partner ",
        "sales and ",
        "<a",
        "a",
        "•",
        ". A",
        "partner: ",
        "&amp",
    ] {
        let text = part.repeat(1_000_000 / part.len());
        assert!(duties(&text).words <= text.len());
    }
}
