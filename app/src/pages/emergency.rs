//! `/emergency`: whom to call now. It needs neither the database nor a session, so that it answers when they are away.

use crate::ui::{EmergencyAdvice, TenantPage};
use leptos::prelude::*;

#[component]
pub fn EmergencyPage() -> impl IntoView {
    view! {
        <TenantPage title="Help now">
            <h1>"Help now"</h1>
            <p class="lead">"If someone is in danger, call. Do not wait for an answer here."</p>
            <EmergencyAdvice/>
            <p>"Made it safe? You can then " <a href="/repairs/report">"report the repair"</a> "."</p>
        </TenantPage>
    }
}
