//! A tenant says that they are in breathing space.

use super::words;
use crate::http::{Ctx, Next, Problems, Refused, act};
use crate::rent::account::{reference_named, tenant_or_sign_in};
use domain::rent::breathing::Said;
use domain::{Error, Result, SubmissionKey};
use leptos::prelude::*;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// Under which name a refused form waits for the page.
pub const FORM: &str = "breathing-space";
const MOST_REFERENCE: usize = 50;
const MOST_ADVISER: usize = 200;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SayForm {
    /// The payment reference of the account.
    pub account: String,
    pub reference: String,
    pub adviser: String,
    pub submission_key: String,
}

#[server(prefix = "/do", endpoint = "rent/breathing-space")]
pub async fn say_breathing_space(#[server(flatten)] form: SayForm) -> Result<(), ServerFnError> {
    act(|ctx| say(ctx, form)).await
}

async fn say(ctx: Ctx, form: SayForm) -> Result<Next> {
    let account = reference_named(&form.account)?;
    let page = format!("/rent/breathing-space/{account}");
    let form = SayForm {
        account: account.to_string(),
        ..form
    };
    let signed_out = ("reference", words::SIGNED_OUT);
    let mut tx = match tenant_or_sign_in(&ctx, FORM, &page, &form, signed_out).await? {
        Ok(tx) => tx,
        Err(next) => return Ok(next),
    };
    let found = tx.rent_account(&account).await?;
    let mut problems = Problems::default();
    let reference = problems.check(
        "reference",
        tidy(&form.reference, MOST_REFERENCE),
        |error| error.message(),
    );
    let adviser = problems.check("adviser", tidy(&form.adviser, MOST_ADVISER), |error| {
        error.message()
    });
    let (Some(reference), Some(adviser)) = (reference, adviser) else {
        return Ok(Next::Again(Refused::new(FORM, page, &form, problems)?));
    };
    let key = SubmissionKey::parse(&form.submission_key).unwrap_or_default();
    let told = match tx
        .say_breathing_space(&found, &Said { reference, adviser }, key)
        .await
    {
        Ok(_) => words::SAID_TOLD,
        Err(Error::Conflict("runs")) => words::KNOWN_TOLD,
        Err(Error::Conflict("answered")) => {
            problems.add("reference", words::ANOTHER_REFERENCE);
            return Ok(Next::Again(Refused::new(FORM, page, &form, problems)?));
        }
        Err(error) => return Err(error),
    };
    tx.commit().await?;
    Ok(Next::Told(page, told))
}
