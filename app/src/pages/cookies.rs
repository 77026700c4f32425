//! `/cookies`: the two small files we keep in the browser.

use crate::ui::TenantPage;
use leptos::prelude::*;

#[component]
pub fn CookiesPage() -> impl IntoView {
    view! {
        <TenantPage title="Cookies">
            <h1>"Cookies"</h1>
            <p>"A cookie is a small file that a website keeps in your browser. We use two. The service cannot work without them, so we do not ask first."</p>
            <p>"We do not count visits with cookies. We do not show adverts. No other company sets a cookie here."</p>
            <h2>"What each one is for"</h2>
            <dl class="govuk-summary-list">
                <Cookie name="__Host-browser" what="It keeps a report you have begun, so that you can come back to it. It also ties a sign-in code to the browser you asked from." life="180 days from your first visit"/>
                <Cookie name="__Host-session" what="It keeps you signed in. It holds a random number, and nothing about you." life="30 days at most. We sign you out before that if you have not been here for 7 days. It goes when you sign out."/>
            </dl>
            <h2>"What else we keep on your device"</h2>
            <p>"When you are signed in or report a repair, we keep one page and what it needs to open without a signal. It is the same for everyone. What you write and photograph on that page stays on your device until it is sent, for 4 weeks at most. It goes when you sign out."</p>
            <h2>"If you delete them"</h2>
            <p>"You are signed out. A report that you began without signing in and have not sent is lost. What you have sent stays with us."</p>
        </TenantPage>
    }
}

#[component]
fn Cookie(name: &'static str, what: &'static str, life: &'static str) -> impl IntoView {
    view! {
        <div class="govuk-summary-list__row govuk-summary-list__row--no-actions">
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">
                <p>{what}</p>
                <p>"How long: " {life}</p>
            </dd>
        </div>
    }
}
