//! What an officer types on a case's page. Each of its forms posts the part it needs; whichever could not be taken
//! comes back with the page.

use crate::http::{Ctx, Next, Problems, Refused};
use crate::officers::words;
use domain::cases::CaseHead;
use domain::{Error, Officer, Result, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::reference::CaseReference;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// The length of a message or a note, as the database has it.
pub const MOST_WORDS: usize = 5_000;
/// The length of a reason.
pub const MOST_REASON: usize = 500;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseForm {
    pub reference: String,
    /// The state of the case when the page was shown.
    pub seen: String,
    pub submission_key: String,
    pub priority: String,
    pub priority_reason: String,
    /// An officer's key, or "nobody".
    pub owner: String,
    pub question: String,
    pub message: String,
    pub question_template: String,
    pub message_template: String,
    /// Which field a template goes into.
    pub into: String,
    pub note: String,
    pub state: String,
    pub outcome: String,
    pub closing: String,
}

impl CaseForm {
    /// As a case's page shows it first.
    pub fn fresh(head: &CaseHead) -> Self {
        Self {
            priority: head.priority.clone().unwrap_or_default(),
            owner: owner_value(head),
            ..Self::default()
        }
    }

    /// The key the form was sent with; a new one for a form without, which is then nobody's repetition.
    pub fn key(&self) -> SubmissionKey {
        SubmissionKey::parse(&self.submission_key).unwrap_or_default()
    }
}

pub fn owner_value(head: &CaseHead) -> String {
    head.owner.map_or("nobody".to_owned(), |id| id.to_string())
}

/// Under which name the forms of a case's page are kept when one could not be taken.
pub fn form_name(reference: &str) -> String {
    format!("officer-case-{reference}")
}

/// A case an officer has a form for, in one transaction.
pub struct Open {
    pub tx: Tx<Officer>,
    pub head: CaseHead,
    pub form: CaseForm,
    pub problems: Problems,
}

impl Open {
    pub async fn new(ctx: &Ctx, form: CaseForm) -> Result<Self> {
        let mut tx = ctx.officer().await?;
        let reference = CaseReference::parse(&form.reference).map_err(|_| Error::NotFound)?;
        let head = tx.case(&reference).await?;
        Ok(Self {
            tx,
            head,
            form,
            problems: Problems::default(),
        })
    }

    /// Tidied words that must be there, or a problem at the field.
    pub fn required(
        &mut self,
        field: &str,
        typed: &str,
        most: usize,
        missing: &str,
    ) -> Option<String> {
        let tidied = self
            .problems
            .check(field, tidy(typed, most), |error| error.message())?;
        if tidied.is_empty() {
            self.problems.add(field, missing);
        }
        (!tidied.is_empty()).then_some(tidied)
    }

    /// A problem at the field unless the case still stands where the officer saw it, or `unless` holds:
    /// then this is the same form a second time.
    pub fn must_not_have_moved(&mut self, field: &str, unless: bool) {
        if self.form.seen != self.head.state && !unless {
            self.problems.add(field, words::MOVED_MEANWHILE);
        }
    }

    /// Back to the page with all that was typed.
    pub fn again(self) -> Result<Next> {
        self.again_at("")
    }

    /// Back to a part of the page ("#write") with all that was typed.
    pub fn again_at(self, part: &str) -> Result<Next> {
        let name = form_name(&self.head.reference);
        let back = format!("{}{part}", self.path());
        Ok(Next::Again(Refused::new(
            &name,
            back,
            &self.form,
            self.problems,
        )?))
    }

    /// Keeps what was done and says so, or says at the field why the case no longer allows it.
    pub async fn finish(
        mut self,
        field: &str,
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
                self.problems.add(field, conflict_words(what));
                self.again()
            }
            Err(error) => Err(error),
        }
    }

    fn path(&self) -> String {
        format!("/officer/cases/{}", self.head.reference)
    }
}

fn conflict_words(what: &str) -> &'static str {
    match what {
        "closed" => words::CLOSED_MEANWHILE,
        "waits for tenant" => words::WAITS_FOR_TENANT,
        "message" => words::SENT_BEFORE,
        "ask_first" => words::ASK_FIRST,
        "hazard open" => words::HAZARD_OPEN,
        "on hold" => words::DEBT_ON_HOLD,
        "answer there" => words::ANSWER_THERE,
        "restricted" => words::RESTRICTED_TOLD,
        _ => words::MOVED_MEANWHILE,
    }
}

/// Which case a form is about, and where it stood when the form was shown.
#[component]
pub fn AboutCase(head: CaseHead) -> impl IntoView {
    view! {
        <input type="hidden" name="reference" value=head.reference/>
        <input type="hidden" name="seen" value=head.state/>
    }
}
