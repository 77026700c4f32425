//! The jobs that ask the card provider.

use super::tasks::{Again, site};
use domain::PaymentId;
use domain::rent::payments::{Asked, Trouble};
use graphile_worker::{IntoTaskHandlerResult, TaskHandler, WorkerContext};
use serde::{Deserialize, Serialize};

/// After a notice: how does this payment stand? And its refunds, since a notice may be of one.
#[derive(Serialize, Deserialize)]
pub struct AskPayment {
    payment: PaymentId,
}

impl TaskHandler for AskPayment {
    const IDENTIFIER: &'static str = "ask_payment";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let Some(pay) = &site.shared.pay else {
            return Ok(());
        };
        let (db, provider) = (&site.shared.db, &*pay.provider);
        db.ask_about_refunds_of(provider, self.payment).await?;
        if let Asked::Trouble(Trouble::Later(reason)) = db.ask_about(provider, self.payment).await?
        {
            return Err(Again(reason.as_str().to_owned()));
        }
        match db
            .note_refunds_made_elsewhere(provider, self.payment, None)
            .await?
        {
            Err(Trouble::Later(reason)) => Err(Again(reason.as_str().to_owned())),
            Err(Trouble::Refused(_)) | Ok(_) => Ok::<(), Again>(()),
        }
    }
}

/// Every two minutes: the payments and refunds whose turn it is.
#[derive(Serialize, Deserialize)]
pub struct AskPayments {}

impl TaskHandler for AskPayments {
    const IDENTIFIER: &'static str = "ask_payments";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let Some(pay) = &site.shared.pay else {
            return Ok(());
        };
        let db = &site.shared.db;
        let payments = db.ask_about_open_payments(&*pay.provider).await?;
        let refunds = db.ask_about_open_refunds(&*pay.provider).await?;
        if payments + refunds > 0 {
            tracing::info!(payments, refunds, "asked the card provider");
        }
        Ok::<(), Again>(())
    }
}
