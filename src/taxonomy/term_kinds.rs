//! The terms of titles: kinds of partner words, of words for work, and of false friends.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::{Discipline, Function, Level};

/// The tags of a phrase: its possible meanings in a title. A phrase may have several: "account
/// executive" is a level and a function term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct TagSet {
    /// A level or the noun of a role.
    pub level: Option<Level>,
    /// A word for partners: index into [`Vocabulary::partner_terms`](super::Vocabulary).
    pub partner: Option<u16>,
    /// Names the work: index into [`Vocabulary::function_terms`](super::Vocabulary).
    pub function: Option<u16>,
    /// Work outside the four functions: index into [`Vocabulary::outside_work`](super::Vocabulary).
    pub outside: Option<u16>,
    /// A false friend as a whole ("managing partner"): index into
    /// [`Vocabulary::false_friends`](super::Vocabulary), as are the next three.
    pub false_friend: Option<u16>,
    /// Makes a false friend of the partner word behind it: "talent partner".
    pub before: Cow<'static, [u16]>,
    /// Makes a false friend of the partner word before it.
    pub after: Cow<'static, [u16]>,
    /// Makes a false friend of a partner word anywhere in its part of the title.
    pub anywhere: Cow<'static, [u16]>,
    /// A noun that a partner word can stand before, such as "management".
    pub object: bool,
    /// Where, how large or in which state: says nothing about the role.
    pub filler: bool,
    /// A noun of a language in which the partner word stands behind it.
    pub partner_behind: bool,
    /// A filler that tells one role from another: "Strategic Alliances Manager".
    pub adjective: bool,
    /// "and" in any language.
    pub joiner: bool,
    /// "of", "for", "de": what follows is the object.
    pub linker: bool,
    /// The words behind it are somebody else's role: "assistant to".
    pub others: bool,
    /// A place, too: "MD" of "Partner Manager, Baltimore, MD".
    pub place: bool,
    /// The words behind it are the name of an employer: "at".
    pub employer: bool,
    /// A vendor or a route to market, beside which a short form is about partners: "PAM AWS".
    pub vendor: bool,
    /// A cloud provider, beside which a marketplace is the provider's.
    pub cloud: bool,
    /// Before "partner" at the end it leaves it a rank in a firm: "Advisory Partner".
    pub rank: bool,
    /// The words behind it are not the present role: "former".
    pub not_now: bool,
    /// The words before it are not the present role: "until".
    pub not_now_before: bool,
    /// A common word of a language that is not read.
    pub unread: bool,
}

impl TagSet {
    /// An unknown word.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_unknown()
            && self.before.is_empty()
            && self.after.is_empty()
            && self.anywhere.is_empty()
    }

    /// An unknown word, or one that is only known for what it makes of partner words beside it.
    pub(crate) fn is_unknown(&self) -> bool {
        !self.has_content() && !self.is_grammar() && !self.filler && !self.adjective
    }

    /// A word that only says where, how large or in which state.
    pub(crate) fn is_filler(&self) -> bool {
        let spoils =
            || !(self.before.is_empty() && self.after.is_empty() && self.anywhere.is_empty());
        (self.filler || self.adjective) && !self.has_content() && !self.is_grammar() && !spoils()
    }

    /// Says nothing about the role by itself.
    pub(crate) fn is_idle(&self) -> bool {
        let says_something = self.has_content()
            || self.partner_behind
            || self.others
            || self.employer
            || self.rank
            || self.vendor
            || self.cloud
            || self.not_now
            || self.not_now_before;
        !says_something && self.after.is_empty() && self.anywhere.is_empty()
    }

    /// The noun of a role: a level or a calling.
    pub(crate) fn is_noun(&self) -> bool {
        self.level.is_some() || self.outside.is_some()
    }

    /// Can change an answer by itself.
    pub(crate) fn decides(&self) -> bool {
        self.is_noun()
            || self.partner.is_some()
            || self.function.is_some()
            || self.false_friend.is_some()
            || !self.anywhere.is_empty()
            || self.others
            || self.employer
            || self.partner_behind
            || self.vendor
            || self.cloud
            || self.not_now
            || self.not_now_before
    }

    /// Roles differ by such phrases.
    pub(crate) fn tells_roles_apart(&self) -> bool {
        self.is_noun()
            || self.partner.is_some()
            || self.function.is_some()
            || self.object
            || self.adjective
    }

    fn has_content(&self) -> bool {
        self.is_noun()
            || self.partner.is_some()
            || self.function.is_some()
            || self.false_friend.is_some()
            || self.object
    }

    fn is_grammar(&self) -> bool {
        self.joiner
            || self.linker
            || self.partner_behind
            || self.others
            || self.employer
            || self.vendor
            || self.cloud
            || self.rank
            || self.not_now
            || self.not_now_before
    }
}

/// Words for partners that behave alike.
#[derive(Debug, Clone, PartialEq)]
pub struct PartnerTerm {
    /// The name by which false friends refer to them.
    pub group: Cow<'static, str>,
    /// The family shown to people: channel, partner, ecosystem, alliance, ...
    pub family: Cow<'static, str>,
    /// The scope the word often hints at.
    pub hint: Cow<'static, str>,
    /// How it stands in a title.
    pub stands: Stands,
    /// Names of function terms and disciplines; one of them must stand in the same part of the
    /// title, or the word is not about partners. Empty: needs none.
    pub needs: Cow<'static, [Cow<'static, str>]>,
    /// Whether it says nothing with technical or product work: "Software Engineer, Ads Ecosystem".
    pub vague: Vague,
    /// Beside an unknown word it is often part of a name: "Apex Partners", "Alliance Dental".
    pub named: bool,
    /// Its meaning where it stands alone, if that is a false friend.
    pub alone: Cow<'static, str>,
    /// The level of somebody whose title begins with the word alone: "Partner, Global Mobility".
    pub alone_level: Option<Level>,
    /// It is about partners only beside a vendor, a route to market or another partner word.
    pub with_vendor: bool,
    /// It means nothing unless a cloud provider is named: "Marketplace Sales Manager (AWS)".
    pub with_cloud: bool,
    /// The title it may stand for where nothing beside it says so: "CAM" for "Channel Account Manager".
    pub stands_for: Cow<'static, str>,
    /// The family by which the nearest role is found, if it is another one.
    pub near: Cow<'static, str>,
}

/// Whether a partner word says nothing with technical or product work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Vague {
    /// It says "with partners" all the same: "Partner Engineer".
    #[default]
    Never,
    /// It says nothing behind a word of its own: "Ads Ecosystem", but "Product Manager, Ecosystem".
    Qualified,
    /// It says nothing: "Backend Engineer, Channels".
    Always,
}

/// How a partner word stands in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stands {
    /// A noun of its own: "Partnerships".
    Noun,
    /// Before its noun or by itself: "Channel".
    Either,
    /// Anywhere in a title that has the noun of a role: "Account Executive, ISV".
    Beside,
    /// Only before a noun: a "Partner" at the end is a person.
    Before,
}

/// A kind of work and the functions it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FunctionTerm {
    /// Its name.
    pub topic: Cow<'static, str>,
    /// The functions it supports, best first.
    pub functions: Cow<'static, [Function]>,
    /// The functions for a director, if others.
    pub director: Cow<'static, [Function]>,
    /// The functions for chief, VP and head, if others than the director's.
    pub leader: Cow<'static, [Function]>,
    /// Of two terms side by side the heavier one decides; of equals the one nearest the noun, which
    /// from 4 on may also be one lighter.
    pub weight: u8,
    /// Not about partners if the only words for them are vague ("Product Marketing, Channels").
    pub needs_firm_word: bool,
    /// Beside a partner word of its own it is named last ("Business Development and Alliances").
    pub last_beside: bool,
    /// Says nothing beside another term ("GTM & Strategy").
    pub yields: bool,
    /// It counts only in the noun phrase of a partner word: "Partner Experience", but "Client
    /// Experience & Partnerships".
    pub only_beside: bool,
    /// Joined with a partner word it says whose enablement, training or operations it is: "Sales &
    /// Partner Enablement".
    pub shares_head: bool,
}

impl FunctionTerm {
    /// Terms from this weight on say firmly what the work is about; weaker ones only if nothing else
    /// does.
    pub(crate) const FIRM: u8 = 4;

    /// Its functions at a level, best first.
    pub(crate) fn functions_at(&self, level: Level) -> &[Function] {
        if level.is_leader() && !self.leader.is_empty() {
            &self.leader
        } else if level <= Level::Director && !self.director.is_empty() {
            &self.director
        } else {
            &self.functions
        }
    }
}

/// Work outside the four functions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OutsideWork {
    /// Which kind.
    pub outside: Discipline,
    /// The nearest function, unless a function term names another.
    pub nearest: Cow<'static, [Function]>,
    /// Only outside if no function term says otherwise and the level is below head.
    pub weak: bool,
    /// Technical work for whoever sells: beside it a vague word is about partners all the same
    /// ("Systems Engineer, Channels"), and one that needs a function term needs none ("MSSP Sales
    /// Engineer").
    pub with_customers: bool,
    /// Also whom partners or customers are; before what the work is about it is no calling:
    /// "Developer Marketing Manager", "Accountant Channel Lead".
    pub audience: bool,
}

/// A rank within a level, as titles word it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GradeTerm {
    /// Its name: `senior`, `ii`.
    pub grade: Cow<'static, str>,
    /// Only somebody of one of these levels has it; empty: anybody.
    pub levels: Cow<'static, [Level]>,
    /// Where it stands beside the noun of the role.
    pub stands: GradeStands,
    /// The words that say so.
    pub words: Cow<'static, [Cow<'static, str>]>,
}

/// Where the word of a grade stands beside the noun of the role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum GradeStands {
    /// Before it: "Associate Director".
    #[serde(rename = "before")]
    BeforeNoun,
    /// Behind it: "Manager II".
    #[serde(rename = "behind")]
    BehindNoun,
    /// Anywhere.
    #[default]
    Anywhere,
}

/// Why a partner word is not about partners.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FalseFriend {
    /// Its meaning, to be read after "NN here is".
    pub reason: Cow<'static, str>,
    /// The groups of partner words that it makes false friends of.
    pub spoils: Cow<'static, [Cow<'static, str>]>,
    /// Words before also count across an "and" and across words that are not known: "Climate Change and
    /// Partnership".
    pub far: bool,
    /// Words after count only behind "for", "with" or "of": "Partnerships for Infrastructure".
    pub purpose: bool,
    /// "Partner manager" is about partners all the same: "Public Sector Partner Manager".
    pub yields_to_manager: bool,
    /// Names of function terms; directly behind the word they make it a word for partners all the
    /// same.
    pub yields_to: Cow<'static, [Cow<'static, str>]>,
    /// The title says that the person is one: a later word for partners is about their clients.
    pub person: bool,
    /// A chief behind the person is whom they serve: "HR Business Partner, CFO".
    pub serves: bool,
    /// An engineer or product manager for it still works on partners (Amazon's selling partners).
    pub counts_outside: bool,
    /// The level of somebody who is one, whatever else the title says: a managing partner is chief.
    pub level: Option<Level>,
}
