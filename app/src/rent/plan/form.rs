//! What is typed into the planner. Amounts never stand in an address: they wait on the server between two pages.

use crate::rent::account::reference_named;
use domain::{ArrangementId, Error, Result, SubmissionKey};
use rules::reference::PaymentReference;
use rules::rent::plan::{Answer, Field, Terms, Typed};
use serde::{Deserialize, Serialize};

/// Under which name the form waits for the page.
pub const FORM: &str = "rent-plan";
pub const MOST_WORDS: usize = 1_000;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanForm {
    pub account: String,
    pub amount: String,
    pub every: String,
    pub first_on: String,
    pub submission_key: String,
    /// What was owed when the answer was shown, in pence; empty before.
    pub seen: String,
    /// The plan a verb is about.
    pub plan: String,
    /// "yes" or "no".
    pub answer: String,
    /// "I cannot keep to this", in their own words.
    pub words: String,
}

impl PlanForm {
    pub fn account(&self) -> Result<PaymentReference> {
        reference_named(&self.account)
    }

    pub fn page(&self) -> Result<String> {
        Ok(format!("/rent/plan/{}", self.account()?))
    }

    pub fn key(&self) -> SubmissionKey {
        SubmissionKey::parse(&self.submission_key).unwrap_or_default()
    }

    pub fn plan(&self) -> Result<ArrangementId> {
        ArrangementId::parse(&self.plan).ok_or(Error::NotFound)
    }

    pub fn was_looked_at(&self) -> bool {
        !self.seen.is_empty()
    }

    /// What the planner says to it.
    pub fn answer(&self, terms: &Terms) -> std::result::Result<Answer, (Field, String)> {
        let typed = Typed {
            amount: &self.amount,
            every: &self.every,
            first_on: &self.first_on,
        };
        typed.answer(terms)
    }

    /// Whether what is owed is still what it was when the answer was shown.
    pub fn is_up_to_date(&self, terms: &Terms) -> bool {
        self.seen == terms.arrears.0.to_string()
    }
}
