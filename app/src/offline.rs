//! `/offline`: reports on this phone. The page opens without a signal, because the phone keeps it, and so it is the same
//! for everyone: no name, no session, nothing of the person who opened it last.

mod words;

use crate::council::Council;
use crate::ui::{AssetPaths, EmergencyAdvice, Nav, TenantPage, shell};
use domain::PersonId;
use domain::secrets::{Pepper, hex};
use islands::OfflineReport;
use leptos::prelude::*;
use rules::repairs::catalogue::Catalogue;

pub const PATH: &str = "/offline";

/// The whole page, made once when the program starts.
pub fn page(council: &Council, assets: &AssetPaths) -> String {
    let (council, assets) = (council.clone(), assets.clone());
    let title = format!("{} - {}", words::TITLE, council.full_name);
    let title = html_escape::encode_text(&title).into_owned();
    Owner::new().with(|| {
        provide_context(council);
        let page = shell(assets, None, || view! { <Offline/> }).to_html();
        // Pages get their title from the framework's response; this one is a string of our own.
        page.replacen("<!--HEAD-->", &format!("<title>{title}</title>"), 1)
    })
}

/// Whose reports a phone keeps. Without the server's secret nobody can tell whose tag it is.
pub fn tag(pepper: &Pepper, person: PersonId) -> String {
    let hash = pepper.hash(&[b"reports on a phone", person.0.as_bytes()]);
    hex(&hash[..16])
}

#[component]
fn Offline() -> impl IntoView {
    let council = use_context::<Council>().unwrap_or_else(Council::ebbsmarsh);
    let catalogue = Catalogue::current().to_text();
    let told = vec![council.phone, council.emergency_phone, catalogue];
    view! {
        <TenantPage title=words::TITLE nav=Nav::Repairs>
            <h1 class="title">{words::TITLE}</h1>
            <p class="lead">{words::LEAD}</p>
            <noscript><p>{words::NEEDS_SCRIPT}</p></noscript>
            <OfflineReport told/>
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{words::DANGER}</span>
                </summary>
                <EmergencyAdvice/>
            </details>
        </TenantPage>
    }
}

#[cfg(test)]
mod tests;
