//! What an officer types about orders and visits, and the case it is about.

use super::words;
use crate::http::{Ctx, Next, Problems, Refused};
use domain::cases::CaseHead;
use domain::repairs::orders::OrderRow;
use domain::repairs::visits::VisitRow;
use domain::{Error, Officer, OrderId, Result, SubmissionKey, Tx, VisitId};
use rules::reference::{CaseKind, CaseReference};
use rules::text::tidy;
use serde::{Deserialize, Serialize};

pub const MOST_WORK: usize = 2_000;
pub const MOST_REASON: usize = 500;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderForm {
    pub reference: String,
    /// The state of the case when the page was shown.
    pub seen: String,
    /// How the visit ahead stood when the page was shown.
    pub seen_visit: String,
    pub submission_key: String,
    pub order: String,
    pub visit: String,
    pub contractor: String,
    pub trade: String,
    pub work: String,
    pub access: String,
    pub safety: String,
    /// "2026-11-24/am"
    pub slot: String,
    pub off_reason: String,
    pub decision: String,
    pub decision_reason: String,
    pub found: String,
}

/// Under which name the panel's forms are kept when one could not be taken.
pub fn form_name(reference: &str) -> String {
    format!("officer-order-{reference}")
}

/// How a visit stands, for [`OrderForm::seen_visit`]: what is decided on an old page must not undo what the tenant chose.
pub fn standing(visit: Option<&VisitRow>) -> String {
    visit.map_or_else(String::new, |visit| {
        let day = visit.day.map(|day| day.to_string()).unwrap_or_default();
        let slot = visit.slot.clone().unwrap_or_default();
        format!("{} {day} {slot}", visit.state)
    })
}

/// A case an officer has one of the panel's forms for, in one transaction.
pub struct Opened {
    pub tx: Tx<Officer>,
    pub head: CaseHead,
    pub form: OrderForm,
    pub problems: Problems,
}

impl Opened {
    pub async fn new(ctx: &Ctx, form: OrderForm) -> Result<Self> {
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

    pub fn key(&self) -> SubmissionKey {
        SubmissionKey::parse(&self.form.submission_key).unwrap_or_default()
    }

    pub async fn order(&mut self) -> Result<OrderRow> {
        let id = OrderId::parse(&self.form.order).ok_or(Error::NotFound)?;
        let orders = self.tx.orders(self.head.id).await?;
        orders
            .into_iter()
            .find(|order| order.id == id)
            .ok_or(Error::NotFound)
    }

    pub fn visit(&self) -> Result<VisitId> {
        VisitId::parse(&self.form.visit).ok_or(Error::NotFound)
    }

    /// A problem at the field when the visit ahead is not as the officer saw it, unless it stands as it is to.
    pub async fn visit_must_not_have_moved(&mut self, field: &str, unless: &str) -> Result<()> {
        let visits = self.tx.visits(self.head.id).await?;
        let now = standing(visits.iter().find(|visit| visit.is_ahead()));
        if now != self.form.seen_visit && now != unless {
            self.problems.add(field, words::VISIT_MOVED);
        }
        Ok(())
    }

    /// Tidied words; empty is fine.
    pub fn tidied(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        self.problems
            .check(field, tidy(typed, most), |error| error.message())
    }

    /// Tidied words that must be there.
    pub fn required(&mut self, field: &str, typed: &str, missing: &str) -> Option<String> {
        let tidied = self.tidied(field, typed, MOST_REASON)?;
        if tidied.is_empty() {
            self.problems.add(field, missing);
        }
        (!tidied.is_empty()).then_some(tidied)
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

    /// Keeps what was done and says so, or says at the field why not.
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
        "order" => words::ORDER_OPEN,
        "contractor" => words::NOT_THEIR_TRADE,
        "slot" => words::SLOT_GONE,
        "contest" => words::DECIDED_BEFORE,
        "visit" => words::VISIT_MOVED,
        _ => words::NOT_NOW,
    }
}
