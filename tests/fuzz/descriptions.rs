//! Damaged descriptions: shares that add up, phrases that are there.

use rolecall::{Matcher, Taxonomy, description};

use super::{damage, for_a_while, known_titles};

const DESCRIPTIONS: &[&str] = &[
    "About us: we sell boats.\n\n## What you'll do\n- Recruit and sign resellers across regions\n\
     - Agree a joint business plan with every partner\n* Carry a revenue quota; close deals\n\n\
     Requirements:\n- five years of campaigns\n- Excel",
    "<p>In this role you will:</p><ul><li>Plan joint campaigns with our <b>alliance partners</b>\
     </li><li>Host webinars &amp; field events</li></ul><h3>Benefits</h3><p>Lunch &#8364;5</p>",
    "Administers the partner portal, reviews deal registrations, builds dashboards. Documents \
     processes and automates the onboarding of new partners e.g. in CRM v2.0 ... and more!",
    "Sign restaurants and merchants\tfor our delivery service\r\nGrow the sales of creators\r\n",
];

#[test]
fn damaged_descriptions_are_read() {
    let taxonomy = Taxonomy::bundled();
    let matcher = Matcher::new(taxonomy);
    let titles = known_titles();
    let descriptions: Vec<Vec<u8>> = DESCRIPTIONS.iter().map(|d| d.as_bytes().to_vec()).collect();
    for_a_while("descriptions", |random| {
        let mut bytes = descriptions[random.below(descriptions.len())].clone();
        damage(random, &mut bytes, &descriptions);
        let text = String::from_utf8_lossy(&bytes);
        let title = String::from_utf8_lossy(&titles[random.below(titles.len())]);
        let duties = description::read(taxonomy, &text);
        let said = description::reconcile(taxonomy, &matcher.answer(&title), &duties);
        let both = description::narrow(matcher.answer(&title), &said);
        let total: f32 = said.shares.iter().sum();
        assert!(total == 0.0 || (total - 1.0).abs() < 1e-3, "{both:?}");
        assert!(said.shares.iter().all(|share| *share >= 0.0), "{both:?}");
        assert!((0.0..=1.0).contains(&both.confidence), "{both:?}");
        assert!(!both.reason(&title).to_string().is_empty(), "{both:?}");
        for phrase in &duties.phrases {
            assert!(text.contains(&phrase.text), "{:?}", phrase.text);
            assert!(
                phrase.weight.is_finite() && phrase.weight >= 0.0,
                "{phrase:?}"
            );
        }
        assert_eq!(duties, description::read(taxonomy, &text));
    });
}
