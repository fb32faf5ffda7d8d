//! Work that is outside the four functions, or has nothing to do with partners.

use super::{Role, WEAK};
use crate::{
    taxonomy::{Level, Outside},
    vocabulary::{Mark, Vague},
};

impl Role<'_, '_> {
    /// The phrase that puts the role outside the four functions.
    pub(crate) fn outside(&self) -> Option<usize> {
        let core_has_partner = self.core.iter().any(|i| self.partners.contains(i));
        let places = if core_has_partner {
            &self.core
        } else {
            &self.part
        };
        let firm = || {
            places.iter().any(|&i| {
                self.places[i]
                    .topic()
                    .is_some_and(|topic| self.topic(topic).weight > WEAK)
            })
        };
        places.iter().copied().find(|&i| {
            self.places[i].outside().is_some_and(|outside| {
                let work = &self.vocabulary.outsides[usize::from(outside)];
                let another = self.places[i].others || work.audience && self.is_audience(i);
                !another && (!work.weak || self.level > Level::Head && !firm())
            })
        })
    }

    /// "Developer Partnerships", or behind a noun "Developer and Partner Marketing": what follows says
    /// what the work is about.
    fn is_audience(&self, at: usize) -> bool {
        let here = &self.places[at];
        let led = self.places[..at]
            .iter()
            .any(|place| place.level().is_some());
        let mut behind = self.places[at + 1..].iter();
        behind
            .find(|place| !(place.is(Mark::Filler) || led && place.is(Mark::Joiner)))
            .is_some_and(|next| {
                next.segment == here.segment
                    && (led || next.item == here.item)
                    && (next.partner().is_some() || next.topic().is_some() || next.is(Mark::Object))
            })
    }

    /// Only vague words for partners, and technical or product work: "Ads Ecosystem Engineer".
    pub(crate) fn is_vague(&self) -> bool {
        let qualified = |&at: &usize| {
            at.checked_sub(1).is_some_and(|before| {
                let before = &self.places[before];
                before.segment == self.places[at].segment
                    && before.level().is_none()
                    && !before.is(Mark::Filler)
                    && !before.is(Mark::Object)
                    && !before.is(Mark::Linker)
            })
        };
        let vague = |at: &usize| {
            let group = self.places[*at].partner().map(usize::from);
            group.map_or(Vague::Never, |group| self.vocabulary.groups[group].vague)
        };
        let all = |holds: &dyn Fn(&usize) -> bool| {
            !self.partners.is_empty() && self.partners.iter().all(holds)
        };
        let needs_firm_word =
            |&i: &usize| self.topic_at(i).is_some_and(|topic| topic.needs_firm_word);
        match self.outside().filter(|&i| self.is_technical(i)) {
            Some(_) => all(&|at| match vague(at) {
                Vague::Never => false,
                Vague::Qualified => qualified(at),
                Vague::Always => true,
            }),
            None => all(&|at| vague(at) == Vague::Always) && self.part.iter().any(needs_firm_word),
        }
    }

    fn is_technical(&self, at: usize) -> bool {
        let work = |outside: u16| &self.vocabulary.outsides[usize::from(outside)];
        self.places[at].outside().map(work).is_some_and(|work| {
            matches!(work.outside, Outside::Technical | Outside::Product) && !work.with_customers
        })
    }
}
