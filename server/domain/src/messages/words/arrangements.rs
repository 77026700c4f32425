//! What we write about plans to pay. A text or a subject line says nothing of money or rent: there is news, sign in. The email
//! says it, gently, and how to get help. A plan is for rent, a garage, a repair or a former home: the words fit each of them.

use super::{Letterhead, Rendered, letter};
use chrono::NaiveDate;
use rules::london;
use rules::money::Pence;
use rules::rent::plan::{Plan, payments_words};

/// What goes on beside a plan, whatever it is for.
const BESIDE: &str = "If you pay us rent or other charges, go on as usual: this comes on top.";

/// What there is to say about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArrangementNews {
    Started {
        /// "12 payments of £5.00, every week"
        payments: String,
        first_on: NaiveDate,
        clear_on: NaiveDate,
    },
    /// An officer offers a plan: the tenant answers.
    ForYou,
    NotAgreed {
        reason: String,
    },
    Stopped {
        reason: String,
    },
    Reminder {
        pence: Pence,
        due_on: NaiveDate,
    },
    Kept,
}

impl ArrangementNews {
    pub fn started(plan: &Plan) -> Self {
        Self::Started {
            payments: payments_words(plan),
            first_on: plan.offer.first_on,
            clear_on: plan.clear_on,
        }
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Started { .. } => "arrangement-started",
            Self::ForYou => "arrangement-for-you",
            Self::NotAgreed { .. } => "arrangement-not-agreed",
            Self::Stopped { .. } => "arrangement-stopped",
            Self::Reminder { .. } => "arrangement-reminder",
            Self::Kept => "arrangement-kept",
        }
    }

    pub(super) fn render(&self, head: &Letterhead, account: &str) -> Rendered {
        let Letterhead { council, site, .. } = head;
        let (subject, text) = match self {
            Self::Reminder { .. } => ("A reminder for you", "a reminder for you"),
            _ => ("There is news for you", "there is news for you"),
        };
        let link = format!("{site}/rent/plan/{account}");
        Rendered {
            subject: subject.to_owned(),
            email: letter(
                head,
                &format!("{}\n\nSee it here: {link}", self.email(site)),
            ),
            text: format!("{council}: {text}. Sign in at {site} to read it."),
        }
    }

    fn email(&self, site: &str) -> String {
        let help = format!("If that is too much, tell us before: {site}/rent/help");
        match self {
            Self::Started {
                payments,
                first_on,
                clear_on,
            } => format!(
                "Your plan is in place: {payments}. The first payment is on {}, and you are clear by {}.\n\n{BESIDE} We send you a word before each payment.\n\n{help}",
                london::long_weekday(*first_on),
                london::long_date(*clear_on),
            ),
            Self::ForYou => format!(
                "We offer you a plan. Please sign in, look at it, and say yes or no. Nothing starts before you say yes.\n\n{help}"
            ),
            Self::NotAgreed { reason } => format!(
                "Thank you for your offer. We could not agree to it.\n\nWhy: {reason}\n\nYou can make another offer, or talk to us: we want to find a plan that works for you.\n\n{help}"
            ),
            Self::Stopped { reason } => format!(
                "Your plan has stopped.\n\nWhy: {reason}\n\nYou can make a new one, or talk to us: we want to find a plan that works for you.\n\n{help}"
            ),
            Self::Reminder { pence, due_on } => format!(
                "Your next payment is {pence}, on {}. {BESIDE}\n\nIf you have paid already, thank you: there is nothing to do.\n\n{help}",
                london::long_weekday(*due_on),
            ),
            Self::Kept => {
                "You have paid all that your plan was for. Thank you.\n\nThere is nothing more to pay for it. If you pay us rent or other charges, go on as usual.".to_owned()
            }
        }
    }

    /// One of each, for tests.
    #[cfg(test)]
    pub(super) fn every() -> [Self; 6] {
        let day = "2026-09-30".parse().unwrap_or_default();
        let reason = || "The mould is behind the stopcock".to_owned();
        [
            Self::Started {
                payments: "12 payments of £5.00, every week".to_owned(),
                first_on: day,
                clear_on: day,
            },
            Self::ForYou,
            Self::NotAgreed { reason: reason() },
            Self::Stopped { reason: reason() },
            Self::Reminder {
                pence: Pence(500),
                due_on: day,
            },
            Self::Kept,
        ]
    }
}
