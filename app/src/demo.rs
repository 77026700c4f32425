//! The demo's outbox: every email and text that would have been sent, newest first.

use crate::council::Council;
use crate::ui::{AssetPaths, Empty, Tag, TenantPage, shell};
use domain::messages::delivery::OutboxRow;
use leptos::prelude::*;
use rules::london;

/// The whole page. It is only ever mounted in demo mode.
pub fn outbox_page(rows: Vec<OutboxRow>, council: &Council, assets: &AssetPaths) -> String {
    let (council, assets) = (council.clone(), assets.clone());
    Owner::new().with(|| {
        provide_context(council);
        let page = shell(assets, None, || view! { <Outbox rows/> }).to_html();
        // Pages get their title from the framework's response; this one is a string of our own.
        page.replacen("<!--HEAD-->", "<title>Outbox of the demo</title>", 1)
    })
}

#[component]
fn Outbox(rows: Vec<OutboxRow>) -> impl IntoView {
    let empty = rows.is_empty().then(|| {
        view! { <Empty title="Nothing sent yet" text="Emails and texts will appear here, the newest first."/> }
    });
    view! {
        <TenantPage title="Outbox of the demo" wide=true>
            <h1>"Outbox"</h1>
            <p class="lead">"In the demo nothing leaves this machine. This is what people would have been sent."</p>
            {empty}
            {rows.into_iter().map(|row| view! { <Message row/> }).collect_view()}
        </TenantPage>
    }
}

#[component]
fn Message(row: OutboxRow) -> impl IntoView {
    let by = if row.channel == "sms" {
        "Text"
    } else {
        "Email"
    };
    let subject = (row.channel == "email").then_some(row.subject);
    view! {
        <article class="card">
            <p class="small">
                <Tag words=by/> " to " {row.recipient} " · " {london::long_moment(row.created_at)} " · " {row.state}
            </p>
            {subject.map(|subject| view! { <h2>{subject}</h2> })}
            <p class="message__text">{row.body}</p>
        </article>
    }
}
