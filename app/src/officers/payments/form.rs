//! Sending money back: the form and its verb.

use super::words;
use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::officers::rent::account_of;
use domain::rent::payments::{NewRefund, PaymentRow, Trouble};
use domain::{Error, Officer, PaymentId, Result, Role, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::money::Pence;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

pub const MOST_REASON: usize = 500;

/// The form as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RefundForm {
    pub account: String,
    pub payment: String,
    pub submission_key: String,
    pub amount: String,
    pub reason: String,
}

impl RefundForm {
    /// All that is left of a payment.
    pub fn fresh(account: &str, payment: &PaymentRow) -> Self {
        let left = payment.refundable().0;
        Self {
            account: account.to_owned(),
            payment: payment.id.to_string(),
            submission_key: SubmissionKey::new().to_string(),
            amount: format!("{}.{:02}", left / 100, left % 100),
            reason: String::new(),
        }
    }

    fn again(&self, problems: Problems) -> Result<Next> {
        let back = format!("/officer/rent/{}/payments/{}", self.account, self.payment);
        let name = form_name(&self.payment);
        Ok(Next::Again(Refused::new(&name, back, self, problems)?))
    }

    /// What is to go back, or what is wrong at the fields.
    fn read(
        &self,
        payment: &PaymentRow,
        limit: Option<Pence>,
        problems: &mut Problems,
    ) -> Option<NewRefund> {
        let pence = problems.check("amount", Pence::parse(&self.amount), |error| {
            error.message().to_owned()
        });
        let left = payment.refundable().0;
        if pence.is_some_and(|pence| pence.0 < 1 || pence.0 > left) {
            problems.add("amount", words::up_to(left));
        } else if let (Some(pence), Some(limit)) = (pence, limit)
            && payment.refunded().0 + pence.0 > limit.0
        {
            problems.add("amount", words::managers_only(limit.0));
        }
        let reason = problems.check("reason", tidy(&self.reason, MOST_REASON), |error| {
            error.message()
        });
        if reason.as_deref() == Some("") {
            problems.add("reason", words::ENTER_REASON);
        }
        let (pence, reason) = (pence?, reason?);
        problems.is_empty().then(|| NewRefund {
            payment: payment.id,
            pence,
            reason,
            key: SubmissionKey::parse(&self.submission_key).unwrap_or_default(),
        })
    }
}

/// Under which name a form that could not be taken is kept.
pub fn form_name(payment: &str) -> String {
    format!("officer-refund-{payment}")
}

#[server(prefix = "/do", endpoint = "officer/rent/refund")]
pub async fn refund_payment(#[server(flatten)] form: RefundForm) -> Result<(), ServerFnError> {
    act(|ctx| refund(ctx, form)).await
}

async fn refund(ctx: Ctx, form: RefundForm) -> Result<Next> {
    let mut tx = ctx.officer().await?;
    let payment = payment_named(&mut tx, &form.account, &form.payment).await?;
    let pay = ctx.shared.pay.clone().ok_or(Error::NotFound)?;
    let limit = match tx.principal.role {
        Role::Officer => Some(tx.refund_limit().await?),
        Role::Manager | Role::Admin => None,
    };
    let mut problems = Problems::default();
    let asked_before = SubmissionKey::parse(&form.submission_key);
    let sent_before = match asked_before {
        Some(key) => tx.refund_under(payment.id, key).await?,
        None => false,
    };
    let back = format!("/officer/rent/{}/payments", form.account);
    if sent_before {
        return Ok(Next::Told(back, words::SENT));
    }
    let Some(new) = form.read(&payment, limit, &mut problems) else {
        return form.again(problems);
    };
    let id = match tx.begin_refund(&new).await {
        Ok(id) => id,
        Err(Error::Conflict("refund under way")) => {
            problems.add("amount", words::UNDER_WAY);
            return form.again(problems);
        }
        Err(Error::Conflict(_)) => {
            problems.add("amount", words::up_to(payment.refundable().0));
            return form.again(problems);
        }
        Err(error) => return Err(error),
    };
    tx.commit().await?;
    let told = match ctx.shared.db.send_refund(&*pay.provider, id).await? {
        None => words::SENT,
        Some(Trouble::Later(_)) => words::LATER,
        Some(Trouble::Refused(_)) => words::REFUSED,
    };
    Ok(Next::Told(back, told))
}

/// A payment on an account, for the income team.
pub async fn payment_named(
    tx: &mut Tx<Officer>,
    account: &str,
    payment: &str,
) -> Result<PaymentRow> {
    let account = account_of(tx, account).await?;
    let id = PaymentId::parse(payment).ok_or(Error::NotFound)?;
    tx.payment_on(&account, id).await
}
