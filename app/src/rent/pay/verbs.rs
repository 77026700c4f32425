//! What someone does about paying by card: begins, goes on, stops.

use super::words;
use crate::http::{CardPayments, Ctx, Next, Problems, Refused, act};
use crate::rent::account::reference_named;
use domain::rent::payments::{NewPayment, Step, Towards};
use domain::rent::{Account, AccountStanding, Frozen};
use domain::{Error, PaymentId, Result, SubmissionKey, Tenant, Tx};
use leptos::prelude::*;
use rules::london;
use rules::money::Pence;
use rules::reference::PaymentReference;
use rules::rent::payment::{is_unusual, payable};
use serde::{Deserialize, Serialize};

/// The form as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PayForm {
    pub account: String,
    pub submission_key: String,
    pub amount: String,
    /// For what, while a part is on hold.
    pub towards: String,
    /// The unusual amount in pence that they were asked about; empty before.
    pub sure: String,
}

impl PayForm {
    pub fn fresh(account: &Account, suggested: Option<Pence>) -> Self {
        Self {
            account: account.payment_reference.clone(),
            submission_key: SubmissionKey::new().to_string(),
            amount: suggested.map(as_typed).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The amount they are asked about, if they are.
    pub fn unusual(&self) -> Option<Pence> {
        self.sure.parse().ok().map(Pence)
    }

    fn reference(&self) -> Result<PaymentReference> {
        reference_named(&self.account)
    }

    fn again(&self, problems: Problems) -> Result<Next> {
        let back = format!("/rent/pay/{}", self.reference()?);
        self.back_to(back, problems)
    }

    fn again_with(&self, field: &str, problem: &str) -> Result<Next> {
        let mut problems = Problems::default();
        problems.add(field, problem);
        self.again(problems)
    }

    fn back_to(&self, back: String, problems: Problems) -> Result<Next> {
        let name = form_name(&self.reference()?.to_string());
        Ok(Next::Again(Refused::new(&name, back, self, problems)?))
    }
}

/// As someone would type it: "116.10".
fn as_typed(amount: Pence) -> String {
    format!("{}.{:02}", amount.0 / 100, amount.0 % 100)
}

/// Under which name a form that could not be taken is kept.
pub fn form_name(reference: &str) -> String {
    format!("pay-{reference}")
}

#[server(prefix = "/do", endpoint = "rent/pay")]
pub async fn pay_by_card(#[server(flatten)] form: PayForm) -> Result<(), ServerFnError> {
    act(|ctx| pay(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "rent/pay/resume")]
pub async fn resume_payment(#[server(flatten)] form: PaymentForm) -> Result<(), ServerFnError> {
    act(|ctx| resume(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "rent/pay/stop")]
pub async fn stop_payment(#[server(flatten)] form: PaymentForm) -> Result<(), ServerFnError> {
    act(|ctx| stop(ctx, form)).await
}

async fn pay(ctx: Ctx, form: PayForm) -> Result<Next> {
    let reference = form.reference()?;
    let mut tx = match ctx.tenant().await {
        Err(Error::SignIn) => return signed_out(&form, &reference),
        tx => tx?,
    };
    let account = tx.rent_account(&reference).await?;
    let Some(provider) = ctx.shared.pay.clone() else {
        return Ok(Next::see(words::WAYS_TO_PAY));
    };
    let standing = tx.standing(&account, london::date_of(tx.now)).await?;
    let pence = match Pence::parse(&form.amount) {
        Ok(pence) => pence,
        Err(error) => return form.again_with("amount", error.message()),
    };
    let pence = match payable(pence) {
        Ok(pence) => pence,
        Err(error) => return form.again_with("amount", error.message()),
    };
    if is_unusual(pence, standing.standing.balance, standing.week())
        && form.unusual() != Some(pence)
    {
        let asked = PayForm {
            sure: pence.0.to_string(),
            ..form
        };
        return asked.again(Problems::default());
    }
    let new = NewPayment {
        account: &account,
        pence,
        towards: towards(&standing, &form),
        key: SubmissionKey::parse(&form.submission_key).unwrap_or_default(),
    };
    begin(&ctx, tx, &provider, &new, &form).await
}

async fn begin(
    ctx: &Ctx,
    mut tx: Tx<Tenant>,
    provider: &CardPayments,
    new: &NewPayment<'_>,
    form: &PayForm,
) -> Result<Next> {
    let begun = tx.begin_payment(&ctx.shared.pepper, new).await?;
    tx.commit().await?;
    let db = &ctx.shared.db;
    match db.send_payer(&*provider.provider, &begun).await? {
        Step::Pay(address) => Ok(Next::Leave(address)),
        Step::See => Ok(Next::see(page(begun.id))),
        Step::Trouble(_) => form.again_with("provider", words::AWAY_TITLE),
    }
}

/// While a part is on hold, the rent since; the part on hold by their own word only.
fn towards(standing: &AccountStanding, form: &PayForm) -> Towards {
    match standing.frozen {
        Some(Frozen::Since(..)) if form.towards == Towards::OnHold.key() => Towards::OnHold,
        Some(_) => Towards::Since,
        None => Towards::Account,
    }
}

/// The session ended while they typed. The amount waits for them behind the sign-in page.
fn signed_out(form: &PayForm, reference: &PaymentReference) -> Result<Next> {
    let mut problems = Problems::default();
    problems.add("amount", words::SIGNED_OUT);
    form.back_to(format!("/sign-in?then=/rent/pay/{reference}"), problems)
}

/// Which payment.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentForm {
    pub payment: String,
}

impl PaymentForm {
    /// The payment, if it is the one of who asks, and who takes cards.
    async fn find(&self, ctx: &Ctx) -> Result<(PaymentId, CardPayments)> {
        let id = PaymentId::parse(&self.payment).ok_or(Error::NotFound)?;
        let mut tx = ctx.tenant().await?;
        let payment = tx.payment(id).await?;
        tx.commit().await?;
        let provider = ctx.shared.pay.clone().ok_or(Error::NotFound)?;
        Ok((payment.id, provider))
    }
}

async fn resume(ctx: Ctx, form: PaymentForm) -> Result<Next> {
    let (id, pay) = form.find(&ctx).await?;
    match ctx.shared.db.resume_payment(&*pay.provider, id).await? {
        Step::Pay(address) => Ok(Next::Leave(address)),
        Step::See => Ok(Next::see(page(id))),
        Step::Trouble(_) => Ok(Next::Told(page(id), words::AWAY_TITLE)),
    }
}

async fn stop(ctx: Ctx, form: PaymentForm) -> Result<Next> {
    let (id, pay) = form.find(&ctx).await?;
    ctx.shared.db.stop_payment(&*pay.provider, id).await?;
    Ok(Next::see(page(id)))
}

fn page(id: PaymentId) -> String {
    format!("/rent/pay/payment/{id}")
}
