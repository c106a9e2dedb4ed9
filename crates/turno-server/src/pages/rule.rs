//! `/halls/{hall}/rule`: who is called when, and what is promised, for everybody to read and for the wall to hang on.

use askama::Template;
use turno_protocol::HallInfo;

use super::{LanguageLink, Words};

/// What the poster says of a policy. It knows no person and no ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleTerms {
    /// Who goes before whom.
    pub order: RuleOrder,
    /// What is promised.
    pub promise: RulePromise,
    /// How many minutes early somebody with a booking may come.
    pub early_mins: u32,
    /// How many minutes late.
    pub late_mins: u32,
    /// After how many minutes a missed number is back by itself.
    pub pause_mins: u32,
    /// How many times.
    pub returns: u32,
}

/// Who goes before whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleOrder {
    /// Everybody by the arrival, moved by a head start.
    HeadStart {
        /// For a priority need, in minutes.
        priority_mins: u32,
        /// For a booking, in minutes.
        booking_mins: u32,
    },
    /// One with precedence after so many others.
    OneIn {
        /// How many others.
        others: u32,
    },
    /// Precedence first.
    Strict,
}

/// What is promised to whoever waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulePromise {
    /// Nobody is passed by somebody who came more than so many minutes later.
    Minutes(u32),
    /// At most one with precedence for so many others.
    OneIn(u32),
    /// Nothing.
    None,
}

impl RulePromise {
    /// The promise in words.
    #[must_use]
    pub fn sentence(self, words: &Words) -> String {
        match self {
            Self::Minutes(0) => words.say("page-rule-bound-none-later"),
            Self::Minutes(mins) => words.say_with("page-rule-bound-minutes", &[("minutes", mins.into())]),
            Self::OneIn(others) => words.say_with("page-rule-bound-one-in", &[("others", others.into())]),
            Self::None => words.say("page-rule-bound-none"),
        }
    }
}

/// The poster.
#[derive(Debug, Template)]
#[template(path = "rule.html")]
pub struct RulePage {
    words: Words,
    languages: Vec<LanguageLink>,
    hall: HallInfo,
    terms: RuleTerms,
}

impl RulePage {
    /// The poster of `hall`, with links to the same in its other languages.
    #[must_use]
    pub fn new(words: Words, hall: HallInfo, terms: RuleTerms) -> Self {
        let mut languages = LanguageLink::for_visitors(|tag| format!("?lang={tag}"));
        languages.retain(|link| hall.languages.iter().any(|tag| tag == link.tag));
        Self { words, languages, hall, terms }
    }

    /// The one sentence that is printed large.
    fn promise(&self) -> String {
        self.terms.promise.sentence(&self.words)
    }

    fn counts_minutes(&self) -> bool {
        matches!(self.terms.promise, RulePromise::Minutes(_))
    }

    /// How it goes, sentence by sentence.
    fn sentences(&self) -> Vec<String> {
        let RuleTerms { order, early_mins: early, late_mins: late, .. } = self.terms;
        let (first, priority, booking) = match order {
            RuleOrder::HeadStart { priority_mins, booking_mins } => (
                self.words.say("page-rule-oldest"),
                self.words.say_with("page-rule-priority", &[("minutes", priority_mins.into())]),
                self.words.say_with(
                    "page-rule-booking",
                    &[("minutes", booking_mins.into()), ("late", late.into()), ("early", early.into())],
                ),
            ),
            RuleOrder::OneIn { .. } | RuleOrder::Strict => (
                match order {
                    RuleOrder::OneIn { others } => {
                        self.words.say_with("page-rule-one-in", &[("others", others.into())])
                    }
                    _ => self.words.say("page-rule-strict"),
                },
                self.words.say("page-rule-priority-plain"),
                self.words.say_with("page-rule-booking-plain", &[("late", late.into()), ("early", early.into())]),
            ),
        };
        let oldest = (!matches!(order, RuleOrder::HeadStart { .. })).then(|| self.words.say("page-rule-oldest"));
        [first].into_iter().chain(oldest).chain([priority, booking]).collect()
    }

    fn missed(&self) -> String {
        match self.terms.returns {
            0 => self.words.say("page-rule-no-show-by-hand"),
            times => self
                .words
                .say_with("page-rule-no-show", &[("minutes", self.terms.pause_mins.into()), ("times", times.into())]),
        }
    }
}
