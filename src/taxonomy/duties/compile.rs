//! The words of duties in the taxonomy file to tables.

use std::{borrow::Cow, cmp::Reverse, collections::HashSet};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{
    super::{
        TaxonomyError,
        entries::{HeadingEntry, ScalesEntry, TrustEntry},
        entry::{Entry, merge_entries},
        normalise::fold,
        yaml_text::{YamlText, unknown},
    },
    AGREEMENTS, Duties, GAP, Pattern, Pull, STRANGE, Says, Scales, Trust, stem,
};

/// The lists of [`DutyWords`] that are lists of phrases only.
const PLAIN_LISTS: usize = 13;

/// The section `duty_words`: `data/duties.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct DutyWords {
    #[serde(skip_serializing_if = "Option::is_none")]
    scales: Option<ScalesEntry>,
    trust: Vec<TrustEntry>,
    endings: Vec<String>,
    whole: Vec<String>,
    headings: Vec<HeadingEntry>,
    wanted_starts: Vec<String>,
    partners: Vec<String>,
    partners_inside: Vec<String>,
    trade: Vec<String>,
    technical: Vec<String>,
    departments: Vec<String>,
    department_teams: Vec<String>,
    department_joiners: Vec<String>,
    negations: Vec<String>,
    negation_ends: Vec<String>,
    silent: Vec<String>,
    pulls: Vec<PullEntry>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PullEntry {
    strategy: u8,
    operations: u8,
    marketing: u8,
    sales: u8,
    phrases: Vec<String>,
}

impl DutyWords {
    /// All lists, by the section of [`DutyWords`] they stand in.
    fn lists(&mut self) -> impl Iterator<Item = (usize, &mut Vec<String>)> {
        let plain: [_; PLAIN_LISTS] = [
            &mut self.endings,
            &mut self.whole,
            &mut self.wanted_starts,
            &mut self.partners,
            &mut self.partners_inside,
            &mut self.trade,
            &mut self.technical,
            &mut self.departments,
            &mut self.department_teams,
            &mut self.department_joiners,
            &mut self.negations,
            &mut self.negation_ends,
            &mut self.silent,
        ];
        let headings = self.headings.iter_mut().map(|entry| &mut entry.words);
        let pulls = self.pulls.iter_mut().map(|entry| &mut entry.phrases);
        let headings = headings.map(|words| (PLAIN_LISTS, words));
        let pulls = pulls.map(|phrases| (PLAIN_LISTS + 1, phrases));
        (0..).zip(plain).chain(headings).chain(pulls)
    }

    /// Keeps the phrases that are to stay. Says whether one went.
    pub(crate) fn retain(&mut self, mut stays: impl FnMut(&str) -> bool) -> bool {
        let mut gone = false;
        for (_, list) in self.lists() {
            list.retain(|phrase| {
                let stays = stays(phrase);
                gone |= !stays;
                stays
            });
        }
        gone
    }

    /// Adds what a file says of them; a phrase that it gives leaves its place in the same section.
    pub(crate) fn merge(&mut self, mut given: DutyWords) {
        let key = |phrase: &str| fold(phrase).into_owned();
        let own = given
            .lists()
            .flat_map(|(section, list)| list.iter().map(move |phrase| (section, key(phrase))));
        let own: HashSet<(usize, String)> = own.collect();
        for (section, list) in self.lists() {
            list.retain(|phrase| !own.contains(&(section, key(phrase))));
        }
        match (&mut self.scales, given.scales.take()) {
            (Some(scales), Some(given)) => scales.merge(given),
            (None, given) => self.scales = given,
            (Some(_), None) => {}
        }
        merge_entries(&mut self.trust, std::mem::take(&mut given.trust));
        merge_entries(&mut self.headings, std::mem::take(&mut given.headings));
        self.pulls.append(&mut given.pulls);
        for ((_, list), (_, words)) in self.lists().zip(given.lists()).take(PLAIN_LISTS) {
            list.append(words);
        }
    }
}

/// Compiles and checks the words of duties. Without any, no duty is ever found.
pub(crate) fn compile(
    file: Option<DutyWords>,
    source: YamlText<'_>,
) -> Result<Duties, TaxonomyError> {
    let mut builder = DutiesBuilder::default();
    builder.word(""); // number 0: STRANGE
    let Some(file) = file else {
        return Ok(builder.finish(Scales::none(), Vec::new(), Vec::new(), Vec::new()));
    };
    let missing = |field| source.error("duty_words", 0, format!("`duty_words` needs `{field}`"));
    let scales = file.scales.ok_or_else(|| missing("scales"))?;
    let scales = scales.term().map_err(missing)?;
    let trust: Result<Vec<Trust>, _> = file.trust.iter().map(Entry::term).collect();
    let trust = trust.map_err(missing)?;
    check(&scales, &trust, &file.pulls, source)?;
    let mut endings = file.endings;
    endings.sort_by_key(|ending| Reverse(ending.len()));
    builder.endings = endings.into_iter().map(Cow::Owned).collect();
    builder.whole = file.whole.into_iter().map(Cow::Owned).collect();
    let mut add = |phrases: &[String], says: Says| builder.patterns(phrases, says, source);
    for entry in &file.headings {
        let heading = entry.term().map_err(missing)?;
        add(&heading.words, Says::Heading(heading.part))?;
    }
    add(&file.wanted_starts, Says::AsksFor)?;
    add(&file.partners, Says::Partner)?;
    add(&file.trade, Says::Trade)?;
    add(&file.technical, Says::TechnicalWork)?;
    add(&file.departments, Says::Department)?;
    add(&file.department_teams, Says::Team)?;
    add(&file.department_joiners, Says::Joiner)?;
    add(&file.negations, Says::Negation)?;
    add(&file.negation_ends, Says::NegationEnd)?;
    add(&file.silent, Says::Mute)?;
    let mut pulls = Vec::new();
    for (index, entry) in (0..).zip(&file.pulls) {
        add(&entry.phrases, Says::Pulls(index))?;
        pulls.push(Pull {
            strategy: entry.strategy,
            operations: entry.operations,
            marketing: entry.marketing,
            sales: entry.sales,
        });
    }
    let inside = file.partners_inside.into_iter().map(Cow::Owned).collect();
    Ok(builder.finish(scales, trust, pulls, inside))
}

impl Scales {
    fn are_sound(&self) -> bool {
        let divide = [self.full, self.sharpness, self.sentence_sharpness];
        let rest = [
            self.summary,
            self.without_partner,
            self.title,
            self.clear,
            self.several,
            self.partner,
            self.trade,
            self.technical,
            self.technical_title,
            self.enough,
        ];
        divide.iter().all(|scale| scale.is_finite() && *scale > 0.0)
            && rest.iter().all(|scale| scale.is_finite() && *scale >= 0.0)
    }

    fn none() -> Self {
        Scales {
            summary: 0.0,
            without_partner: 0.0,
            full: 1.0,
            sharpness: 1.0,
            sentence_sharpness: 1.0,
            title: 0.0,
            clear: 1.0,
            several: 1.0,
            partner: 1.0,
            trade: 1.0,
            technical: 1.0,
            technical_title: 1.0,
            enough: f32::MAX,
            gap: 0,
        }
    }
}

fn check(
    scales: &Scales,
    trust: &[Trust],
    pulls: &[PullEntry],
    source: YamlText<'_>,
) -> Result<(), TaxonomyError> {
    let bad = |word: &str, message: &str| Err(source.error(word, 0, message.to_owned()));
    if !scales.are_sound() {
        return bad(
            "scales",
            "a scale is negative, or 'full' or a sharpness is 0: every scale needs a number from 0 \
             up, and those three more than 0",
        );
    }
    if pulls.len() > usize::from(u16::MAX) {
        return bad("pulls", "too many entries under 'pulls'");
    }
    for entry in pulls {
        let weights = [
            entry.strategy,
            entry.operations,
            entry.marketing,
            entry.sales,
        ];
        if weights.iter().all(|&weight| weight == 0) || weights.iter().any(|&weight| weight > 3) {
            let first = entry.phrases.first().map_or("pulls", String::as_str);
            return bad(
                first,
                "an entry under 'pulls' needs a function with a weight from 1 to 3",
            );
        }
    }
    for trust in trust {
        if !AGREEMENTS.contains(&trust.agreement.as_ref()) {
            return Err(unknown(
                source,
                "agreement",
                &trust.agreement,
                AGREEMENTS.into_iter(),
            ));
        }
    }
    Ok(())
}

#[derive(Default)]
struct DutiesBuilder {
    endings: Vec<Cow<'static, str>>,
    whole: Vec<Cow<'static, str>>,
    words: Vec<String>,
    ids: FxHashMap<String, u32>,
    patterns: Vec<(Vec<u32>, Says)>,
}

impl DutiesBuilder {
    fn word(&mut self, folded: &str) -> u32 {
        let stem = stem(&self.endings, &self.whole, folded);
        if let Some(&id) = self.ids.get(stem) {
            return id;
        }
        let id = self.words.len() as u32;
        self.words.push(stem.to_owned());
        self.ids.insert(stem.to_owned(), id);
        id
    }

    fn patterns(
        &mut self,
        phrases: &[String],
        says: Says,
        source: YamlText<'_>,
    ) -> Result<(), TaxonomyError> {
        for phrase in phrases {
            let stems: Vec<u32> = phrase
                .split_whitespace()
                .flat_map(|word| match word {
                    ".." => vec![GAP],
                    word => word
                        .split(|c: char| !c.is_alphanumeric())
                        .filter(|part| !part.is_empty())
                        .map(|part| self.word(&fold(part)))
                        .collect(),
                })
                .collect();
            let ends = [stems.first(), stems.last()];
            if ends.iter().any(|end| end.is_none_or(|&stem| stem == GAP)) {
                let message = format!("'{phrase}' must start and end with a word");
                return Err(source.error(phrase, 0, message));
            }
            let same =
                |other: &Says| std::mem::discriminant(other) == std::mem::discriminant(&says);
            if self
                .patterns
                .iter()
                .any(|(other, says)| *other == stems && same(says))
            {
                let message =
                    format!("'{phrase}' stands twice, perhaps with another ending: remove one");
                return Err(source.error(phrase, 1, message));
            }
            self.patterns.push((stems, says));
        }
        Ok(())
    }

    /// The place of each word in alphabetical order.
    fn alphabetical(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_by_key(|&id| &self.words[id]);
        let mut number = vec![STRANGE; order.len()];
        for (place, id) in (0..).zip(order) {
            number[id] = place;
        }
        number
    }

    fn finish(
        mut self,
        scales: Scales,
        trust: Vec<Trust>,
        pulls: Vec<Pull>,
        inside: Vec<Cow<'static, str>>,
    ) -> Duties {
        let number = self.alphabetical();
        let mut words = std::mem::take(&mut self.words);
        words.sort();
        for stem in self.patterns.iter_mut().flat_map(|(stems, _)| stems) {
            if *stem != GAP {
                *stem = number[*stem as usize];
            }
        }
        self.patterns.sort_by_key(|(stems, _)| stems[0]); // stable: equal files, equal tables
        let mut starts = vec![(0, 0); words.len()];
        let mut patterns: Vec<Pattern> = Vec::new();
        let mut pattern_words: Vec<u32> = Vec::new();
        for (index, (stems, says)) in (0..).zip(&self.patterns) {
            let start = &mut starts[stems[0] as usize];
            if start.1 == 0 {
                start.0 = index;
            }
            start.1 = index + 1;
            let from = pattern_words.len() as u32;
            pattern_words.extend_from_slice(stems);
            patterns.push(Pattern {
                words: (from, pattern_words.len() as u32),
                says: *says,
            });
        }
        Duties {
            scales,
            trust: Cow::Owned(trust),
            endings: Cow::Owned(self.endings),
            whole: Cow::Owned(self.whole),
            inside: Cow::Owned(inside),
            pulls: Cow::Owned(pulls),
            words: words.into_iter().map(Cow::Owned).collect(),
            patterns: Cow::Owned(patterns),
            pattern_words: Cow::Owned(pattern_words),
            starts: Cow::Owned(starts),
        }
    }
}
