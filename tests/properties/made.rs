//! Titles made as people make them: words for partners, for the work and for the role, in one of the
//! usual orders.

use proptest::prelude::*;
use proptest::sample::select;

/// Before a noun, and as a noun of their own. Swapping one for another changes no function.
pub(super) const BEFORE: [&str; 6] = [
    "Partner",
    "Channel",
    "Ecosystem",
    "Alliance",
    "Alliances",
    "Partnership",
];
pub(super) const NOUNS: [&str; 6] = [
    "Partnerships",
    "Channel",
    "Channels",
    "Ecosystem",
    "Ecosystems",
    "Alliances",
];

/// The work: nothing, one thing, or two.
pub(super) const WORK: [&str; 30] = [
    "",
    "",
    "",
    "Marketing",
    "Sales",
    "Operations",
    "Strategy",
    "Enablement",
    "Programs",
    "Program",
    "Account",
    "Development",
    "Business Development",
    "Success",
    "Incentives",
    "Events",
    "Content",
    "Analytics",
    "Systems",
    "Communications",
    "Onboarding",
    "Campaign",
    "Recruitment",
    "Experience",
    "Demand Generation",
    "Marketing Operations",
    "Sales Enablement",
    "Strategy & Operations",
    "Marketing and Sales",
    "Solutions",
];

/// Adjectives, which say nothing about the function.
pub(super) const KIND: [&str; 8] = [
    "",
    "",
    "",
    "Strategic",
    "Global",
    "Regional",
    "Technology",
    "Cloud",
];

/// Nouns behind the work, and those with "of" before it.
const ROLE: [&str; 9] = [
    "Manager",
    "Manager",
    "Director",
    "Specialist",
    "Lead",
    "Coordinator",
    "Executive",
    "Associate",
    "Intern",
];
const LEADER: [&str; 6] = [
    "VP",
    "SVP",
    "Vice President",
    "Head",
    "Director",
    "Senior Director",
];

/// Roles outside the four functions, and titles without partners.
const OUTSIDE: [&str; 4] = [
    "Solutions Architect",
    "Engineer",
    "Product Manager",
    "Support Engineer",
];
const ORDINARY: [&str; 8] = [
    "Marketing Manager",
    "Account Executive",
    "Nurse",
    "Head of Sales",
    "Chief Executive Officer",
    "Warehouse Supervisor",
    "HR Business Partner",
    "Managing Partner",
];

/// A title with a place for a word for partners.
#[derive(Debug, Clone)]
pub(super) struct Made {
    before: String,
    pub(super) word: &'static str,
    pub(super) others: &'static [&'static str],
    after: String,
}

impl Made {
    pub(super) fn title(&self) -> String {
        self.with(self.word)
    }

    pub(super) fn with(&self, word: &str) -> String {
        format!("{}{word}{}", self.before, self.after)
    }
}

/// A title about partners.
pub(super) fn partner_title() -> impl Strategy<Value = Made> {
    let parts = (
        select(&KIND[..]),
        select(&WORK[..]),
        select(&BEFORE[..]),
        select(&NOUNS[..]),
    );
    let roles = (
        select(&ROLE[..]),
        select(&LEADER[..]),
        select(&OUTSIDE[..]),
        0..6_u8,
    );
    (parts, roles).prop_map(
        |((kind, work, before, noun), (role, leader, outside, order))| {
            let spaced = |word: &str| {
                if word.is_empty() {
                    String::new()
                } else {
                    format!("{word} ")
                }
            };
            let (kind, behind) = (spaced(kind), spaced(work).trim_end().to_owned());
            let as_noun = behind.is_empty();
            let behind = if as_noun {
                behind
            } else {
                format!(" {behind}")
            };
            let (word, others) = if as_noun {
                (noun, &NOUNS[..])
            } else {
                (before, &BEFORE[..])
            };
            let (before, word, others, after) = match order {
                0 | 1 => (kind, before, &BEFORE[..], format!("{behind} {role}")),
                2 => (format!("{role}, {kind}"), word, others, behind),
                3 => (format!("{leader} of {kind}"), word, others, behind),
                4 => (
                    format!("{leader}, {kind}"),
                    word,
                    others,
                    format!("{behind} - EMEA"),
                ),
                _ => (kind, before, &BEFORE[..], format!(" {outside}")),
            };
            Made {
                before,
                word,
                others,
                after,
            }
        },
    )
}

/// Any ordinary title: about partners four times in five.
pub(super) fn title() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => partner_title().prop_map(|made| made.title()),
        1 => select(&ORDINARY[..]).prop_map(str::to_owned),
    ]
}
