//! What an officer types about the Right to Repair, and the case it is about in one transaction.

use super::words;
use crate::http::{Ctx, Next, Problems, Refused};
use domain::cases::CaseHead;
use domain::{ContractorId, Error, Officer, Result, Tx};
use leptos::prelude::*;
use rules::reference::{CaseKind, CaseReference};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// The length of a reason, as the database has it.
pub const MOST_REASON: usize = 500;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RightForm {
    pub reference: String,
    pub defect: String,
    /// "qualifies", "inspect", or why it is not covered.
    pub right_decision: String,
    pub estimate: String,
    pub inspected_day: String,
    pub inspected_month: String,
    pub inspected_year: String,
    pub right_reason: String,
    pub contractor: String,
    pub second_contractor: String,
    pub suspend_reason: String,
    pub lapse: String,
    pub lapse_reason: String,
    pub set_off: String,
    pub set_off_reason: String,
}

/// Under which name the panel's forms are kept when one could not be taken.
pub fn form_name(reference: &str) -> String {
    format!("officer-right-{reference}")
}

/// A repair an officer has a form of the panel for.
pub struct OpenRight {
    pub tx: Tx<Officer>,
    pub head: CaseHead,
    pub form: RightForm,
    pub problems: Problems,
}

impl OpenRight {
    pub async fn new(ctx: &Ctx, form: RightForm) -> Result<Self> {
        let mut tx = ctx.officer().await?;
        let reference = CaseReference::parse(&form.reference)
            .ok()
            .filter(|reference| reference.kind() == CaseKind::Repair)
            .ok_or(Error::NotFound)?;
        let head = tx.case(&reference).await?;
        Ok(Self {
            tx,
            head,
            form,
            problems: Problems::default(),
        })
    }

    /// Tidied words that must be there, or a problem at the field.
    pub fn reason(&mut self, field: &str, typed: &str) -> Option<String> {
        let tidied = tidy(typed, MOST_REASON);
        let tidied = self
            .problems
            .check(field, tidied, |error| error.message())?;
        if tidied.is_empty() {
            self.problems.add(field, words::ENTER_REASON);
        }
        (!tidied.is_empty()).then_some(tidied)
    }

    /// A contractor of the list, or a problem at the field.
    pub fn contractor(&mut self, field: &str, typed: &str) -> Option<ContractorId> {
        let contractor = ContractorId::parse(typed);
        if contractor.is_none() {
            self.problems.add(field, words::CHOOSE_CONTRACTOR);
        }
        contractor
    }

    /// Back to the page with all that was typed.
    pub fn again(self) -> Result<Next> {
        let (name, back) = (form_name(&self.head.reference), self.path());
        Ok(Next::Again(Refused::new(
            &name,
            back,
            &self.form,
            self.problems,
        )?))
    }

    /// Keeps what was done and says so, or says at the field why it no longer can be.
    pub async fn finish(
        mut self,
        field: &'static str,
        done: Result<()>,
        told: &'static str,
    ) -> Result<Next> {
        match done {
            Ok(()) => {
                let path = self.path();
                self.tx.commit().await?;
                Ok(Next::Told(path, told))
            }
            Err(Error::Conflict(what)) => {
                let (at, problem) = words::conflict(what, field);
                self.problems.add(at, problem);
                self.again()
            }
            Err(error) => Err(error),
        }
    }

    fn path(&self) -> String {
        format!("/officer/cases/{}", self.head.reference)
    }
}

/// Which case a form of the panel is about.
#[component]
pub fn About(reference: String) -> impl IntoView {
    view! { <input type="hidden" name="reference" value=reference/> }
}
