//! Work joined with partnerships by "and".

use super::core::Role;
use crate::{
    answer::Functions,
    domain::{Function, Level},
    matcher::structure::PhraseSet,
};

impl Role<'_, '_> {
    /// The functions of work that is joined with a partner word of its own: the named function first,
    /// then what the partner word stands for at this level. "VP of Partnerships and Sales" is sales or
    /// strategy, "Coordinator, Partnerships & Events" marketing or sales, "Market Strategy &
    /// Partnerships Manager" strategy or sales; "Head of Field Operations and Partnerships" is strategy
    /// alone, as nobody's partner operations are meant.
    pub(super) fn joined(&self, terms: PhraseSet) -> Option<Functions> {
        let named: PhraseSet = terms
            .iter()
            .filter(|&at| !self.is_last_beside(at))
            .collect();
        let names = |function| {
            let mut named = named.iter();
            named.any(|at| self.functions_of(at).first() == Some(&function))
        };
        let programs = [Function::Strategy, Function::Operations];
        let leads = self.level.is_leader();
        let (before, after) = if names(Function::Marketing) {
            let own = match leads {
                true => Function::Strategy,
                false => Function::Sales,
            };
            (None, Some(own))
        } else if names(Function::Sales) {
            let owns = self.level <= Level::Director;
            (None, owns.then_some(Function::Strategy))
        } else if named.iter().any(|at| self.functions_of(at) == programs) {
            (Some(Function::Sales), None)
        } else if names(Function::Strategy) {
            (None, (!leads).then_some(Function::Sales))
        } else if leads && !named.is_empty() && !self.any_beside_partner(terms) {
            return Some([Function::Strategy].into_iter().collect());
        } else {
            return None;
        };
        let own = terms.iter().flat_map(|at| self.functions_of(at)).copied();
        Some(before.into_iter().chain(own).chain(after).collect())
    }

    /// The first partner word without one of the terms in its conjunct: "Alliances" of "Partner Operations
    /// & Alliances".
    pub(super) fn bare_partner(&self, terms: PhraseSet) -> usize {
        let mut partners = self.partners.iter();
        let bare = partners.find(|&partner| !self.structure.any_beside(terms, partner));
        bare.or(self.partners.lowest()).unwrap_or(0)
    }

    /// One of the terms stands in the conjunct of a partner word.
    fn any_beside_partner(&self, terms: PhraseSet) -> bool {
        let mut terms = terms.iter();
        terms.any(|term| self.structure.any_beside(self.partners, term))
    }
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn joined_work_comes_first() {
        for (title, answer) in [
            ("VP of Partnerships and Sales", "multiple sales;strategy vp"),
            ("Sales & Partnerships Manager", "clear sales manager"),
            (
                "Coordinator, Partnerships & Events",
                "multiple marketing;sales individual",
            ),
            (
                "Head of Marketing & Alliances",
                "multiple marketing;strategy head",
            ),
            (
                "Director, Marketing and Partnerships",
                "multiple marketing;sales director",
            ),
            (
                "Market Strategy & Partnerships Manager",
                "multiple strategy;sales manager",
            ),
            (
                "Programs & Partnerships Manager",
                "multiple sales;strategy;operations manager",
            ),
            (
                "Head of Field Operations and Partnerships",
                "clear strategy head",
            ),
            (
                "Head of Partner Operations & Alliances",
                "multiple operations;strategy head",
            ),
            (
                "Partner Manager / Marketing Manager",
                "multiple marketing;sales manager",
            ),
            ("CMO / Partnerships", "multiple marketing;strategy chief"),
            ("CRO & Channel", "multiple sales;strategy chief"),
            ("Chief Revenue Officer - Channel", "clear sales chief"),
            ("GTM & Partnerships Lead", "multiple strategy;sales lead"),
            ("Head of GTM and Partnerships", "clear strategy head"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
