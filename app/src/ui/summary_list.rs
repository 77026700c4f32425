//! Answers to check before sending, and facts in pairs.

use leptos::prelude::*;

use super::Link;

/// A fact and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    pub key: String,
    /// Line breaks are kept.
    pub value: String,
    /// Where to change it. The key is added for screen readers: "Change phone number".
    pub change: Option<Link>,
}

#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    view! {
        <dl class="govuk-summary-list">
            {rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}
        </dl>
    }
}

#[component]
fn Row(row: SummaryRow) -> impl IntoView {
    let SummaryRow { key, value, change } = row;
    let class = match change {
        Some(_) => "govuk-summary-list__row",
        None => "govuk-summary-list__row govuk-summary-list__row--no-actions",
    };
    let hidden = format!(" {}", key.to_lowercase());
    let change = change.map(|link| {
        view! {
            <dd class="govuk-summary-list__actions">
                <a class="govuk-link" href=link.href>
                    {link.text} <span class="govuk-visually-hidden">{hidden}</span>
                </a>
            </dd>
        }
    });
    view! {
        <div class=class>
            <dt class="govuk-summary-list__key">{key}</dt>
            <dd class="govuk-summary-list__value as-written">{value}</dd>
            {change}
        </div>
    }
}
