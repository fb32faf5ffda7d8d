//! The tokens of a title, sorted into what counts as work and what does not.

use super::{
    data::{self, CompareData},
    work::{Joins, Side, Work, WorkWord},
};
use crate::{
    answer::Answer,
    taxonomy::{TagSet, Vocabulary, WordId, normalise::fold},
    title::{PhraseMatch, Separator, Span, Token, grade_matches},
};

/// The word that stands for "and" between work and partners.
pub(super) const AND: &str = "&";

/// Sorts the tokens of one title into what counts and what does not.
pub(super) struct Sorting<'a, 't> {
    data: &'static CompareData,
    vocabulary: &'t Vocabulary,
    title: &'a str,
    answer: &'a Answer<'a>,
    tokens: &'a [Token],
    /// By token: its word in one spelling.
    texts: Vec<String>,
    /// By token: it words the grade.
    is_grade: Vec<bool>,
    work: Work,
    /// A noun stood before of a language in which the partner word follows the work: "Responsable
    /// marketing partenaires".
    partner_behind: bool,
    /// The token before, if it is a word of the work: its index in `work.words`.
    last: Option<usize>,
    joins: Joins,
}

impl<'a, 't> Sorting<'a, 't> {
    pub(super) fn new(
        vocabulary: &'t Vocabulary,
        title: &'a str,
        answer: &'a Answer<'a>,
        tokens: &'a [Token],
        texts: Vec<String>,
    ) -> Self {
        Sorting {
            data: data::bundled(),
            vocabulary,
            title,
            answer,
            tokens,
            is_grade: vec![false; texts.len()],
            texts,
            work: Work::default(),
            partner_behind: false,
            last: None,
            joins: Joins::default(),
        }
    }

    /// Notes the tokens that word the grade of the answer.
    pub(super) fn grades(&mut self, phrases: &[PhraseMatch<'_>]) {
        for (index, tokens) in grade_matches(self.vocabulary, self.tokens, phrases) {
            let grade = &*self.vocabulary.grades[usize::from(index)].grade;
            if self.answer.grade.words().any(|word| word == grade) {
                self.is_grade[tokens].fill(true);
            }
        }
    }

    /// The meaning of a token by itself.
    fn alone(&self, at: usize) -> &'t TagSet {
        self.meaning(self.tokens[at].word)
    }

    fn meaning(&self, word: WordId) -> &'t TagSet {
        let phrase = self.vocabulary.longest_phrase(word, std::iter::empty());
        phrase.map_or(self.vocabulary.no_tags(), |phrase| {
            self.vocabulary.tags(phrase)
        })
    }

    pub(super) fn phrase(&mut self, phrase: &PhraseMatch<'_>) {
        let from = phrase.token as usize;
        let range = from..from + phrase.length as usize;
        match phrase.separator {
            Separator::Space => {}
            Separator::Slash | Separator::Suspended => self.joins.and(),
            _ => self.joins.comma(),
        }
        if phrase.separator > Separator::Space {
            self.last = None;
        }
        let tags = phrase.tags;
        self.partner_behind |= tags.partner_behind;
        let partners = self.answer.partner_terms.iter();
        let is_used = partners.clone().any(|used| used.word == phrase.at);
        let is_partner = tags.partner.is_some() && is_used
            || tags.function.is_some() && range.clone().any(|at| self.is_only_partner(at));
        let words = self.texts[range.clone()].join(" ");
        if phrase.length > 1
            && let Some(english) = self.data.same.get(&words)
        {
            self.translated(english, phrase.at);
            return;
        }
        if is_partner && !self.data.partner_words_that_count.contains(&words) {
            let has_partner = range.clone().any(|at| self.is_only_partner(at));
            for at in range {
                self.of_partner_phrase(at, tags, has_partner);
            }
        } else if tags.level.is_some() && self.is_plain(range.clone()) {
            self.last = None;
            self.joins.noun();
        } else {
            let is_filler = tags.filler
                && tags.is_filler()
                && !tags.adjective
                && !self.data.counts_as_work(&words);
            for at in range {
                self.token(at, tags, is_filler);
            }
        }
    }

    /// Several words of another language: "战略", "渠道销售".
    fn translated(&mut self, english: &str, at: Span) {
        let written = &self.title[at.range()];
        for word in english.split(' ') {
            if is_only_partner(self.meaning(self.vocabulary.word(word))) {
                self.partner();
            } else {
                self.work(word, written);
            }
        }
    }

    /// The noun of the level, without the words of the grade.
    fn is_plain(&self, range: std::ops::Range<usize>) -> bool {
        let words = range.filter(|&at| !self.is_grade[at]);
        let words: Vec<&str> = words.map(|at| self.texts[at].as_str()).collect();
        words.is_empty() || self.data.is_plain_noun(self.answer.level, &words.join(" "))
    }

    /// A word for partners that names no work: "channel", but not "mdf".
    fn is_only_partner(&self, at: usize) -> bool {
        is_only_partner(self.alone(at))
    }

    /// A token of a phrase that is a word for partners: "channel sales", "strategic alliance".
    fn of_partner_phrase(&mut self, at: usize, phrase: &TagSet, has_partner: bool) {
        let alone = self.alone(at);
        let is_work = alone.level.is_some() || phrase.function.is_some() || has_partner;
        if self.data.partner_words_that_count.contains(&self.texts[at]) {
            self.token(at, alone, false);
        } else if self.is_only_partner(at) || !is_work {
            self.partner(); // all of "solution provider"
        } else {
            self.token(at, alone, alone.filler && !alone.adjective);
        }
    }

    /// The word directly before a word for partners says which partners they are.
    fn partner(&mut self) {
        self.joins.side(Side::Partner);
        if let Some(last) = self.last.take() {
            self.work.words[last].kind_of_partner = !self.partner_behind;
        }
    }

    fn token(&mut self, at: usize, tags: &TagSet, is_filler: bool) {
        let text = self.texts[at].as_str();
        let plain = tags.level.is_some() && self.data.is_plain_noun(self.answer.level, text);
        if tags.joiner {
            self.joins.and();
            self.last = None;
        } else if plain {
            self.joins.noun();
            self.last = None;
        } else if self.is_grade[at] || tags.linker || self.data.small_words.contains(text) {
            self.last = None;
        } else if is_filler || self.is_variant(at) {
            self.work.variants.push(self.written(at));
            self.joins.side(Side::Variant);
            self.last = None;
        } else {
            let written = self.written(at);
            self.work.spelt_out += usize::from(fold(&written) == text);
            let text = text.to_owned();
            self.work(&text, &written);
            if tags.adjective {
                self.last = None; // "Strategic Alliances" are "Alianzas Estratégicas"
            }
        }
    }

    /// A word of the work, in one spelling and as it is written.
    fn work(&mut self, word: &str, written: &str) {
        self.joins.side(Side::Work);
        for word in self.data.counts_as(word) {
            self.last = Some(self.work.words.len());
            self.work.words.push(WorkWord {
                word,
                kind_of_partner: false,
                written: written.to_owned(),
            });
        }
    }

    fn written(&self, at: usize) -> String {
        self.title[self.tokens[at].at.range()].to_owned()
    }

    /// A region, a segment, or (a part of) the number of an opening.
    fn is_variant(&self, at: usize) -> bool {
        let longest = CompareData::LONGEST_PLACE;
        let starts = (at + 1).saturating_sub(longest)..=at;
        let is_place = starts.into_iter().any(|start| {
            let ends = at + 1..=self.texts.len().min(start + longest);
            let mut places = ends.map(|end| self.texts[start..end].join(" "));
            places.any(|words| self.data.is_place(&words))
        });
        let before_number = || {
            let next = self.texts.get(at + 1).is_some_and(|next| is_number(next));
            next && self.data.requisitions.contains(&self.texts[at])
        };
        is_place || is_number(&self.texts[at]) || before_number()
    }

    pub(super) fn finish(self) -> Work {
        let mut work = self.work;
        if self.joins.found {
            work.words.push(WorkWord {
                word: AND.to_owned(),
                kind_of_partner: false,
                written: AND.to_owned(),
            });
        }
        work.words.sort();
        work.words
            .dedup_by(|a, b| a.word == b.word && a.kind_of_partner == b.kind_of_partner);
        work
    }
}

/// A word for partners that names no work.
fn is_only_partner(tags: &TagSet) -> bool {
    tags.partner.is_some() && tags.function.is_none()
}

/// The number of an opening: `4471902`, `jr008812`.
fn is_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && text.len() - digits <= 4
}
