//! Which function terms of a title decide.

use super::core::Role;
use crate::{
    domain::Function,
    matcher::structure::PhraseSet,
    taxonomy::{FunctionTerm, Stands},
};

/// From this weight on a term outside the core counts.
const OUTSIDE_CORE: u8 = 5;

/// A conjunct of a core: "Channel Sales" in "Channel Sales and Marketing".
#[derive(Debug, Default, Clone, Copy)]
struct Conjunct {
    /// How its partner word stands.
    partner: Option<Stands>,
    /// Behind its partner word stands a noun: "Channel Manager".
    has_noun: bool,
    /// The function term that decides, after the partner word if there is one.
    term: Option<usize>,
    /// The heaviest function term before the partner word.
    before: Option<usize>,
}

impl Conjunct {
    /// "Formazione Partner e Rivenditori": the work stands before the partner word, and before those
    /// that are joined with it.
    fn ends_with_partner(&self) -> bool {
        self.partner.is_some() && self.term.is_some() && self.term == self.before
    }
}

impl Role<'_, '_> {
    /// The function terms that decide, and whether a partner word stands beside them by itself.
    pub(super) fn terms(&self) -> (PhraseSet, bool) {
        // "Program Manager, Partner Marketing": the content comes before what the noun says
        let (mut terms, mut bare) = self.weigh(self.core.without(self.noun_segment));
        if !terms.iter().any(|at| self.structure.is_firm_work(at)) {
            (terms, bare) = self.weigh(self.core);
        }
        if let Some(phrase) = self.partner_phrase_that_says_it(terms) {
            return ([phrase].into_iter().collect(), false);
        }
        if self.heaviest(terms) > Some(1) {
            return (terms, bare);
        }
        let outside = self.terms_outside_core();
        match outside.0.is_empty() {
            true => (terms, bare),
            false => outside,
        }
    }

    /// "Account Coordinator, Affiliate Marketing": a phrase outside the core that names partners and
    /// work, of the same functions as the terms in the core.
    fn partner_phrase_that_says_it(&self, terms: PhraseSet) -> Option<usize> {
        let heaviest = self.heaviest(terms)?;
        let mut own = self.partners.iter();
        let phrase = own.find(|&at| self.weight(at) > heaviest)?;
        let functions = self.functions_of(phrase);
        let mut of_core = terms.iter().flat_map(|at| self.functions_of(at));
        let adds_nothing =
            !self.core.contains(phrase) && of_core.all(|function| functions.contains(function));
        adds_nothing.then_some(phrase)
    }

    /// Nothing firm stands in the core: what the rest of the part says.
    fn terms_outside_core(&self) -> (PhraseSet, bool) {
        let phrases = &self.structure.phrases;
        let rest = self.part.without(self.core).iter();
        let rest: PhraseSet = rest.filter(|&at| !phrases[at].others).collect();
        let (terms, bare) = self.weigh(rest);
        let has_partner = rest.iter().any(|at| self.partners.contains(at));
        let least = match has_partner {
            true => 0,
            false => OUTSIDE_CORE,
        };
        // "Business Development Manager, Affiliates"
        let core_leads = self.core.iter().any(|at| self.is_last_beside(at));
        let counts = |at: &usize| {
            let term = self.structure.function_term(*at);
            term.is_some_and(|term| term.weight >= least && !(core_leads && term.yields))
        };
        (terms.iter().filter(counts).collect(), bare)
    }

    fn heaviest(&self, terms: PhraseSet) -> Option<u8> {
        terms.iter().map(|at| self.weight(at)).max()
    }

    /// The function term in the same conjunct as a partner word.
    pub(super) fn term_beside(&self, at: usize) -> Option<usize> {
        let here = self.structure.phrases[at].conjunct;
        let conjunct = self.structure.set(|phrase| phrase.conjunct == here);
        let term = self.conjuncts(conjunct).first()?.term?;
        self.structure.is_firm_work(term).then_some(term)
    }

    /// Weighs the function terms among these phrases. Within a conjunct the heaviest decides, and of
    /// equals the last; what is joined by "and" counts all. Says too whether a partner word stands
    /// by itself.
    fn weigh(&self, phrases: PhraseSet) -> (PhraseSet, bool) {
        let conjuncts = self.conjuncts(phrases);
        let mut terms = PhraseSet::default();
        let mut bare = false;
        let partners_stand_behind = self
            .structure
            .any_of(phrases, |phrase| phrase.tags.partner_behind);
        for (index, conjunct) in conjuncts.iter().enumerate() {
            let later = &conjuncts[index + 1..];
            match (conjunct.partner, conjunct.term) {
                (Some(stands), None) => {
                    let before = conjuncts[..index].last();
                    let is_listed =
                        partners_stand_behind && before.is_some_and(Conjunct::ends_with_partner);
                    bare |=
                        conjunct.has_noun || !is_listed && self.counts_for_itself(stands, later);
                }
                (None, Some(at)) if self.leaves_it_to(at, later) => {}
                (None, Some(at)) if self.shares_head(at, later) => {}
                (_, Some(at)) => terms.insert(at),
                (None, None) => {}
            }
        }
        if !terms.iter().all(|at| self.yields(at)) {
            terms = terms.iter().filter(|&at| !self.yields(at)).collect();
        }
        let has_partner = conjuncts.iter().any(|conjunct| conjunct.partner.is_some());
        // "Business Development Director, ISV": a kind of firm is whom the work is for
        let mut partners = self.partners.iter();
        let is_firm = partners.all(|at| self.stands(at) == Some(Stands::Beside));
        if !has_partner && !is_firm && terms.iter().all(|at| self.is_last_beside(at)) {
            terms = PhraseSet::default();
        }
        (terms, bare)
    }

    /// A partner word without a function term in its conjunct is partner work of its own, unless it
    /// shares the term of a later one: "Channel & Partner Marketing".
    fn counts_for_itself(&self, stands: Stands, later: &[Conjunct]) -> bool {
        match stands {
            Stands::Noun => !has_full(later),
            // "Channel & Partner Marketing", "Partner & Field Marketing", "OEM & Embedded Sales"
            // "Channel & Business Development": development belongs to no partner word
            Stands::Beside | Stands::Either | Stands::Before => later.iter().all(|conjunct| {
                conjunct
                    .term
                    .is_none_or(|term| self.is_last_beside(term) && conjunct.partner.is_none())
            }),
        }
    }

    /// "Business Development & Channel Sales": the later conjunct says it.
    fn leaves_it_to(&self, at: usize, later: &[Conjunct]) -> bool {
        has_full(later) && self.is_last_beside(at)
    }

    /// "Sales & Partner Enablement Director": a term that is joined with the partner word, and like it
    /// says whose enablement, training or operations it is.
    fn shares_head(&self, at: usize, later: &[Conjunct]) -> bool {
        let Some(&Conjunct {
            partner: Some(Stands::Before | Stands::Either),
            term: Some(head),
            ..
        }) = later.first()
        else {
            return false;
        };
        let term = self.structure.function_term(at);
        let first = self.functions_of(head).first();
        term.is_some_and(|term| term.shares_head)
            && self.structure.tags(at).level.is_none()
            && matches!(first, Some(Function::Strategy | Function::Operations))
            && self.structure.is_firm_work(head)
    }

    /// A term that counts only beside a partner word, and stands in a conjunct without one.
    fn is_elsewhere(&self, at: usize) -> bool {
        let phrases = &self.structure.phrases;
        let term = self.structure.function_term(at);
        let beside = |partner: usize| {
            phrases[partner].conjunct == phrases[at].conjunct
                || phrases[partner].segment != phrases[at].segment && self.noun_segment.contains(at)
        };
        term.is_some_and(|term| term.only_beside) && !self.partners.iter().any(beside)
    }

    fn conjuncts(&self, among: PhraseSet) -> Vec<Conjunct> {
        let phrases = &self.structure.phrases;
        let mut conjuncts: Vec<Conjunct> = Vec::new();
        let mut last: Option<usize> = None;
        for at in among.iter() {
            let phrase = &phrases[at];
            if phrase.tags.is_filler() {
                continue; // it neither begins nor joins anything
            }
            // a noun by itself belongs to what it stands before or behind: "Analyst, Partnerships"
            let is_joined = |last: usize| {
                let apart = self.noun_segment.contains(at) || self.noun_segment.contains(last);
                phrases[last].segment != phrase.segment && apart
            };
            if last.is_none_or(|last| phrases[last].conjunct != phrase.conjunct && !is_joined(last))
            {
                conjuncts.push(Conjunct::default());
            }
            last = Some(at);
            let Some(conjunct) = conjuncts.last_mut() else {
                continue;
            };
            conjunct.has_noun |= conjunct.partner.is_some() && phrase.tags.level.is_some();
            if let Some(stands) = self.stands(at) {
                self.add_partner(conjunct, at, stands);
            }
            // nearest the noun it also takes the place of one that is a little heavier
            let nearest = self.structure.is_firm_work(at) && self.is_nearest_noun(at);
            let most = self.weight(at) + u8::from(nearest);
            let names_work =
                phrase.tags.function.is_some() && !phrase.others && !self.is_elsewhere(at);
            if names_work && self.weight_of(conjunct.term) <= most {
                conjunct.term = Some(at);
            }
        }
        for conjunct in &mut conjuncts {
            // behind the partner word only a firm term outweighs those before it
            let after = self.weight_of(conjunct.term);
            if after < FunctionTerm::FIRM && self.weight_of(conjunct.before) > after {
                conjunct.term = conjunct.before;
            }
        }
        conjuncts
    }

    /// Takes the partner word at a place into its conjunct: what named work so far stands before it.
    fn add_partner(&self, conjunct: &mut Conjunct, at: usize, stands: Stands) {
        // "Partner- und Vertriebsmanagement" is a noun
        let is_noun = self.structure.phrases[at].suspended;
        conjunct.partner = Some(if is_noun { Stands::Noun } else { stands });
        let before = conjunct.term.take();
        if self.weight_of(conjunct.before) <= self.weight_of(before) {
            conjunct.before = before;
        }
    }

    /// The weight of the function term at a place, if there is one.
    fn weight_of(&self, at: Option<usize>) -> u8 {
        at.map_or(0, |at| self.weight(at))
    }

    /// The function term at a place decides nothing beside others.
    fn yields(&self, at: usize) -> bool {
        let term = self.structure.function_term(at);
        term.is_some_and(|term| term.yields)
    }

    /// "Partner Marketing Analytics Manager" is about analytics, which stands nearest the noun;
    /// "Channel Sales Trainer" about training, which is the noun.
    fn is_nearest_noun(&self, at: usize) -> bool {
        let next = self.structure.next_in_conjunct(at);
        self.structure.tags(at).level.is_some()
            || next.is_some_and(|next| next.tags.level.is_some())
    }
}

/// One of these conjuncts has a partner word with a function term.
fn has_full(conjuncts: &[Conjunct]) -> bool {
    let mut conjuncts = conjuncts.iter();
    conjuncts.any(|conjunct| conjunct.partner.is_some() && conjunct.term.is_some())
}

#[cfg(test)]
mod tests {
    use crate::matcher::read;

    #[test]
    fn which_terms_decide() {
        for (title, answer) in [
            (
                "Sales & Partner Enablement Director",
                "clear strategy director",
            ),
            (
                "Sales & Partner Operations Coordinator",
                "clear operations individual",
            ),
            (
                "Head of Channels, Alliances and Business Development",
                "multiple strategy;sales head",
            ),
            (
                "Enterprise GTM Partner Manager",
                "multiple strategy;sales manager",
            ),
            ("Enablement Partner Manager", "clear strategy manager"),
            (
                "Project Manager, Channel Marketing",
                "clear marketing manager",
            ),
            ("Project Manager, Alliances", "clear operations manager"),
            (
                "Administrator, Partner Community",
                "clear operations individual",
            ),
            ("Partner Community Manager", "clear marketing manager"),
            ("Partner Experience Manager", "clear operations manager"),
            (
                "Client Experience & Partnerships Specialist",
                "clear sales individual",
            ),
            (
                "Director of Ecosystem Growth",
                "multiple strategy;sales director",
            ),
            // what a product is for, behind a role that is whole without it
            (
                "Alliance Director - Data & Analytics",
                "multiple strategy;sales director",
            ),
            ("Partner Director, Marketing", "clear marketing director"),
            (
                "Business Development Director, OEM & ISV",
                "clear sales director",
            ),
            (
                "Business Development Director, Partnerships",
                "multiple strategy;sales director",
            ),
            ("Head of Partnerships (Sales)", "clear sales head"),
            ("Partner Leader, Iberia", "clear strategy lead"),
            (
                "Addetta Formazione Partner e Rivenditori",
                "clear strategy individual",
            ),
            ("Partner Team Leader", "clear sales lead"),
        ] {
            assert_eq!(read(title), answer, "{title}");
        }
    }
}
