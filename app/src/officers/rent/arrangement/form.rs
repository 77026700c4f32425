//! What an officer types about a plan, kept when it comes back.

use crate::http::{Next, Problems, Refused};
use crate::rent::account::reference_named;
use domain::{ArrangementId, Error, PersonId, Result, SubmissionKey};
use rules::reference::PaymentReference;
use rules::rent::plan::{Answer, Field, Terms, Typed};
use serde::{Deserialize, Serialize};

/// Under which name the form waits for the page.
pub const FORM: &str = "desk-plan";
pub const MOST_REASON: usize = 500;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DeskPlanForm {
    pub account: String,
    pub person: String,
    pub amount: String,
    pub every: String,
    pub first_on: String,
    pub plan: String,
    /// "accept", "refuse", "counter", "object", "end".
    pub decision: String,
    pub refuse_reason: String,
    pub counter_reason: String,
    pub object_reason: String,
    pub end_reason: String,
    pub submission_key: String,
}

impl DeskPlanForm {
    pub fn account(&self) -> Result<PaymentReference> {
        reference_named(&self.account)
    }

    pub fn page(&self) -> Result<String> {
        Ok(format!("/officer/rent/{}/arrangement", self.account()?))
    }

    pub fn key(&self) -> SubmissionKey {
        SubmissionKey::parse(&self.submission_key).unwrap_or_default()
    }

    pub fn plan(&self) -> Result<ArrangementId> {
        ArrangementId::parse(&self.plan).ok_or(Error::NotFound)
    }

    pub fn person(&self) -> Option<PersonId> {
        PersonId::parse(&self.person)
    }

    pub fn answer(&self, terms: &Terms) -> std::result::Result<Answer, (Field, String)> {
        let typed = Typed {
            amount: &self.amount,
            every: &self.every,
            first_on: &self.first_on,
        };
        typed.answer(terms)
    }

    /// Back to the page with all that was typed.
    pub fn again(&self, problems: Problems) -> Result<Next> {
        let form = Self {
            account: self.account()?.to_string(),
            ..self.clone()
        };
        Ok(Next::Again(Refused::new(
            FORM,
            self.page()?,
            &form,
            problems,
        )?))
    }

    pub fn refuse(&self, field: &str, problem: &str) -> Result<Next> {
        let mut problems = Problems::default();
        problems.add(field, problem);
        self.again(problems)
    }
}
