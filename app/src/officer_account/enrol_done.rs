//! `/officer/enrol/done`: the recovery codes, this once.

use super::words;
use crate::http::{Ctx, loaded};
use crate::ui::{ButtonLink, Confirmation, TenantPage};
use domain::Result;
use leptos::prelude::*;

const CODES: &str = "officer-recovery-codes";

/// Keeps the codes for the next page of this browser, which shows them and forgets them.
pub(super) async fn keep_recovery_codes(ctx: &Ctx, codes: &[String]) -> Result<()> {
    let mut tx = ctx.visitor().await?;
    tx.keep_sealed(&ctx.shared.pepper, CODES, &serde_json::json!(codes))
        .await?;
    tx.commit().await
}

async fn load(ctx: Ctx) -> Result<Vec<String>> {
    let mut tx = ctx.visitor().await?;
    let codes = tx.take_sealed(&ctx.shared.pepper, CODES).await?;
    tx.commit().await?;
    Ok(codes
        .and_then(|codes| serde_json::from_value(codes).ok())
        .unwrap_or_default())
}

#[component]
pub fn EnrolDonePage() -> impl IntoView {
    loaded(load, |codes| view! { <EnrolDone codes/> })
}

#[component]
pub(super) fn EnrolDone(codes: Vec<String>) -> impl IntoView {
    let shown = if codes.is_empty() {
        view! { <p class="govuk-body">{words::RECOVERY_GONE}</p> }.into_any()
    } else {
        let line = |code: String| view! { <li><code>{code}</code></li> };
        view! {
            <section class="letter">
                <h2 class="govuk-heading-m">{words::RECOVERY}</h2>
                <p class="govuk-body">{words::RECOVERY_LEAD}</p>
                <ul class="govuk-list">{codes.into_iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <TenantPage title=words::DONE>
            <Confirmation title=words::DONE/>
            {shown}
            <ButtonLink href="/officer/sign-in" text=words::SIGN_IN_BUTTON/>
        </TenantPage>
    }
}
