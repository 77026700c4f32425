//! In place of a question when no report is being written: it was sent, from here or another tab, or it is gone.

use super::addresses::{START, sent as sent_page};
use super::question::Opened;
use super::start::StartNow;
use crate::repairs::words;
use crate::ui::{ButtonLink, Link, Nav, TenantPage};
use domain::{Result, SubmissionKey, Tx, Visitor};
use leptos::prelude::*;

/// What a visitor finds who asks for a question and writes no report.
pub async fn gone<T>(tx: &mut Tx<Visitor>) -> Result<Opened<T>> {
    Ok(Opened::Gone(tx.last_sent_repair().await?))
}

#[component]
pub fn Gone(sent: Option<SubmissionKey>) -> impl IntoView {
    match sent {
        Some(key) => view! { <WasSent key/> }.into_any(),
        None => view! { <NotThere/> }.into_any(),
    }
}

/// Back, after sending.
#[component]
fn WasSent(key: SubmissionKey) -> impl IntoView {
    view! {
        <TenantPage title=words::REPORT_A_REPAIR nav=Nav::Repairs back=Link::new(START, words::BACK)>
            <h1 class="title">{words::WAS_SENT_TITLE}</h1>
            <p>{words::WAS_SENT_TEXT}</p>
            <ButtonLink href=sent_page(key) text=words::WAS_SENT_SEE/>
            <h2 class="section-title">{words::WAS_SENT_ANOTHER}</h2>
            <p>{words::WAS_SENT_ANOTHER_TEXT}</p>
            <StartNow/>
        </TenantPage>
    }
}

/// Thrown away, or grown too old.
#[component]
fn NotThere() -> impl IntoView {
    view! {
        <TenantPage title=words::REPORT_A_REPAIR nav=Nav::Repairs back=Link::new(START, words::BACK)>
            <h1 class="title">{words::GONE_TITLE}</h1>
            <p>{words::GONE_TEXT}</p>
            <StartNow/>
            <p><a class="govuk-link" href="/repairs">{words::GONE_SENT}</a></p>
        </TenantPage>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::html;

    #[test]
    fn a_report_that_is_gone_says_so_and_offers_a_new_one() {
        let page = html(|| view! { <Gone sent=None/> });
        assert!(page.contains(words::GONE_TITLE), "{page}");
        assert!(
            page.contains(r#"action="/do/repairs/report/start""#),
            "{page}"
        );
    }

    #[test]
    fn back_after_sending_says_that_it_is_sent_and_leads_to_what_was_told() {
        let key = SubmissionKey::new();
        let page = html(|| view! { <Gone sent=Some(key)/> });
        assert!(page.contains(words::WAS_SENT_TITLE), "{page}");
        assert!(!page.contains(words::GONE_TITLE), "{page}");
        assert!(page.contains(&sent_page(key)), "{page}");
    }
}
