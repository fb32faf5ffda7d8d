//! Work that is outside the four functions, or has nothing to do with partners.

use super::core::Role;
use crate::{
    domain::{Discipline, Level},
    taxonomy::{Stands, Vague},
};

impl Role<'_, '_> {
    /// The phrase that puts the role outside the four functions.
    pub(super) fn outside(&self) -> Option<usize> {
        let core_has_partner = self.core.iter().any(|at| self.partners.contains(at));
        let places = if core_has_partner {
            self.core
        } else {
            self.part
        };
        let names_function = || places.iter().any(|at| self.structure.is_firm_work(at));
        places.iter().find(|&at| {
            self.structure.outside_work(at).is_some_and(|work| {
                let is_anothers =
                    work.audience && self.is_audience(at) || self.is_joined_with_partners(at);
                let gives_way = work.weak && (self.level <= Level::Director || names_function());
                !is_anothers && !gives_way
            })
        })
    }

    /// "Developer Partnerships", or behind a noun "Developer and Partner Marketing": what follows
    /// says what the work is about.
    fn is_audience(&self, at: usize) -> bool {
        let phrases = &self.structure.phrases;
        let here = phrases[at];
        let led = phrases[..at]
            .iter()
            .any(|before| before.tags.level.is_some());
        let mut behind = phrases[at + 1..].iter();
        let next = behind.find(|next| !(next.tags.filler || led && next.tags.joiner));
        next.is_some_and(|next| {
            let tags = next.tags;
            next.segment == here.segment
                && (led || next.conjunct == here.conjunct)
                && (tags.partner.is_some() || tags.function.is_some() || tags.object)
        })
    }

    /// "Finance and Partnerships Manager": beside the partner business stands work that is nobody's
    /// partner function. A leader may also have it as a title of its own.
    fn is_joined_with_partners(&self, at: usize) -> bool {
        let phrases = &self.structure.phrases;
        let here = phrases[at];
        let is_own = |partner: usize| phrases[partner].conjunct == here.conjunct;
        let is_joined = |partner: usize| {
            phrases[partner].segment == here.segment && self.stands(partner) == Some(Stands::Noun)
        };
        // not "Partnership and Referral Attorney", who is one
        let is_no_noun = here.tags.level.is_none()
            && self
                .part
                .iter()
                .any(|other| self.structure.tags(other).level.is_some());
        (is_no_noun || matches!(self.level, Level::Vp | Level::Head))
            && !self.partners.iter().any(is_own)
            && self.partners.iter().any(is_joined)
    }

    /// Every partner word is vague, and beside it stands technical work or work that needs a firm word.
    pub(super) fn is_vague(&self) -> bool {
        if self.partners.is_empty() {
            return false;
        }
        let vague = |at: usize| {
            let term = self.structure.partner_term(at);
            term.map_or(Vague::Never, |term| term.vague)
        };
        let is_technical = self.outside().is_some_and(|at| self.is_technical(at));
        if is_technical {
            return self.partners.iter().all(|at| match vague(at) {
                Vague::Never => false,
                Vague::Qualified => self.is_qualified(at),
                Vague::Always => true,
            });
        }
        let needs_firm_word = |at| {
            let term = self.structure.function_term(at);
            term.is_some_and(|term| term.needs_firm_word)
        };
        let all_vague = self.partners.iter().all(|at| vague(at) == Vague::Always);
        all_vague && self.part.iter().any(needs_firm_word)
    }

    /// A word of its own stands before it: "Ads Ecosystem".
    fn is_qualified(&self, at: usize) -> bool {
        let phrases = &self.structure.phrases;
        at.checked_sub(1).is_some_and(|before| {
            let tags = phrases[before].tags;
            phrases[before].segment == phrases[at].segment
                && tags.level.is_none()
                && !(tags.filler || tags.object || tags.linker)
        })
    }

    fn is_technical(&self, at: usize) -> bool {
        self.structure.outside_work(at).is_some_and(|work| {
            matches!(work.outside, Discipline::Technical | Discipline::Product)
                && !work.with_customers
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn technical_work_gives_way_to_a_leader() {
        for (title, answer) in [
            ("Technical Alliances Manager", "adjacent sales manager"),
            (
                "Director, Technical Alliances",
                "multiple strategy;sales director",
            ),
            ("VP, Technical Partnerships", "clear strategy vp"),
            ("VP Product & Partnerships", "clear strategy vp"),
            ("Finance and Partnerships Manager", "clear sales manager"),
            ("Partnership and Referral Attorney", "adjacent individual"),
            (
                "Technical Account and Alliances Manager",
                "clear sales manager",
            ),
            (
                "Alliances and Technical Account Manager",
                "adjacent sales manager",
            ),
            ("Product Manager, Partnerships", "adjacent sales manager"),
            ("Partner Support Specialist", "clear operations individual"),
            ("Reseller Desk Specialist", "adjacent operations individual"),
            ("Partner Support Engineer", "adjacent operations individual"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
