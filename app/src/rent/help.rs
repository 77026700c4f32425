//! `/rent/help`: what there is when money is tight, and "tell us why", which becomes a case.

mod advice;
mod form;

use super::account::{account_named, tenant_or_sign_in};
use super::missing::to_question;
use super::words::{self, help as said, questions};
use crate::council::Council;
use crate::http::{Ctx, Filled, Next, Refused, act, loaded};
use crate::ui::{ErrorSummary, Link, Nav, TenantPage};
use advice::Advice;
pub use advice::Advisers;
use domain::rent::Account;
use domain::{Result, SubmissionKey};
pub use form::HelpForm;
use form::{TellUs, asked};
use leptos::prelude::*;

/// Under which name a refused form waits for the page.
const FORM: &str = "rent-help";
const PAGE: &str = "/rent/help";

#[server(prefix = "/do", endpoint = "rent/help")]
pub async fn ask_for_help(#[server(flatten)] form: HelpForm) -> Result<(), ServerFnError> {
    act(|ctx| ask(ctx, form)).await
}

async fn ask(ctx: Ctx, form: HelpForm) -> Result<Next> {
    let signed_out = ("why", questions::SIGNED_OUT);
    let mut tx = match tenant_or_sign_in(&ctx, FORM, PAGE, &form, signed_out).await? {
        Ok(tx) => tx,
        Err(next) => return Ok(next),
    };
    let account = account_named(&mut tx, &form.account).await?;
    let asked = match asked(&form) {
        Ok(asked) => asked,
        Err(problems) => {
            let back = format!("{PAGE}#tell-us");
            return Ok(Next::Again(Refused::new(FORM, back, &form, problems)?));
        }
    };
    // A forged or missing key is a new one.
    let key = SubmissionKey::parse(&form.submission_key).unwrap_or_default();
    let received = tx.ask_about_rent(&account, &asked, key).await?;
    tx.commit().await?;
    Ok(to_question(received, questions::HELP_RECEIVED))
}

/// What the page shows.
struct Help {
    /// The account that the form is about: the rent, or whatever there is.
    account: Option<Account>,
    filled: Filled<HelpForm>,
    council: Council,
}

#[component]
pub fn HelpPage() -> impl IntoView {
    loaded(load, |help| view! { <HelpWithMoney help/> })
}

async fn load(ctx: Ctx) -> Result<Help> {
    let mut tx = ctx.tenant().await?;
    let help = Help {
        account: tx.rent_accounts().await?.into_iter().next(),
        filled: Filled::take(&mut tx, FORM, HelpForm::default).await?,
        council: ctx.shared.council.clone(),
    };
    tx.commit().await?;
    Ok(help)
}

#[component]
fn HelpWithMoney(help: Help) -> impl IntoView {
    let Help {
        account,
        filled,
        council,
    } = help;
    let reference = account.map(|account| account.payment_reference);
    let errors = filled.summary();
    let phone = council.rent_line().to_owned();
    let tell = match reference.clone() {
        Some(account) => view! { <TellUs account filled/> }.into_any(),
        None => {
            let dial = Council::dial(&phone);
            view! { <p>{said::NO_ACCOUNT} <a href=dial>{phone.clone()}</a></p> }.into_any()
        }
    };
    view! {
        <TenantPage
            title=said::TITLE
            nav=Nav::Rent
            back=Link::new("/rent", words::YOUR_RENT)
            has_errors=!errors.is_empty()
        >
            <ErrorSummary errors/>
            <h1>{said::H1}</h1>
            <p class="lead">{said::LEAD}</p>
            <Advice phone account=reference/>
            {tell}
        </TenantPage>
    }
    .into_any()
}
