//! `/account`: who we think you are, how we reach you, where you are signed in.

use super::contacts::{EndContact, MarkContact, shown};
use super::sign_in::told;
use super::sign_out::SignOut;
use super::words;
use crate::http::{Ctx, FLASH, Next, act, loaded};
use crate::ui::{
    Button, ButtonKind, ButtonLink, Form, Nav, SummaryList, SummaryRow, Tag, TenantPage, Tone,
};
use chrono::{DateTime, Utc};
use domain::account::SessionRow;
use domain::people::{ContactRow, Home, Me};
use domain::{Error, Result, SessionId};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use serde::{Deserialize, Serialize};

/// Which signed-in device.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionForm {
    pub session: String,
}

#[server(prefix = "/do", endpoint = "account/sessions/end")]
pub async fn end_session(#[server(flatten)] form: SessionForm) -> Result<(), ServerFnError> {
    act(|ctx| end_one(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "account/sessions/end-others")]
pub async fn end_other_sessions() -> Result<(), ServerFnError> {
    act(end_others).await
}

async fn end_one(ctx: Ctx, form: SessionForm) -> Result<Next> {
    let id = SessionId::parse(&form.session).ok_or(Error::NotFound)?;
    let mut tx = ctx.tenant().await?;
    tx.end_session(id).await?;
    tx.commit().await?;
    Ok(Next::Told("/account".to_owned(), words::SIGNED_OUT_ONE))
}

async fn end_others(ctx: Ctx) -> Result<Next> {
    let mut tx = ctx.tenant().await?;
    tx.end_other_sessions().await?;
    tx.commit().await?;
    Ok(Next::Told("/account".to_owned(), words::SIGNED_OUT_OTHERS))
}

/// Everything the page shows.
#[derive(Clone, Debug)]
pub struct AccountView {
    pub me: Me,
    pub homes: Vec<Home>,
    pub contacts: Vec<ContactRow>,
    pub sessions: Vec<SessionRow>,
    pub this: SessionId,
    pub now: DateTime<Utc>,
    pub flash: Option<String>,
}

async fn load(ctx: Ctx) -> Result<AccountView> {
    let mut tx = ctx.tenant().await?;
    let found = AccountView {
        me: tx.me().await?,
        homes: tx.homes().await?,
        contacts: tx.contacts().await?,
        sessions: tx.sessions().await?,
        this: tx.principal.session,
        now: tx.now,
        flash: told(tx.take_form(FLASH).await?),
    };
    tx.commit().await?;
    Ok(found)
}

#[component]
pub fn AccountPage() -> impl IntoView {
    loaded(load, |found| view! { <Account found/> })
}

#[component]
pub(super) fn Account(found: AccountView) -> impl IntoView {
    let AccountView {
        me,
        homes,
        contacts,
        sessions,
        this,
        now,
        flash,
    } = found;
    view! {
        <TenantPage title=words::ACCOUNT nav=Nav::More flash>
            <h1 class="govuk-heading-l">{words::ACCOUNT}</h1>
            <SummaryList rows=facts(&me, &homes)/>
            <h2 class="govuk-heading-m" id="reach">{words::REACH}</h2>
            <Contacts contacts/>
            <h2 class="govuk-heading-m" id="devices">{words::DEVICES}</h2>
            <Devices sessions this now/>
            <h2 class="govuk-heading-m">{words::HELP}</h2>
            <HelpLinks/>
        </TenantPage>
    }
}

fn facts(me: &Me, homes: &[Home]) -> Vec<SummaryRow> {
    let row = |key: &str, value: String| SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    };
    let home = |home: &Home| {
        row(
            words::HOMES,
            format!(
                "{}\n{}\n{}\nTenancy {}",
                home.address_line, home.town, home.postcode, home.reference
            ),
        )
    };
    [
        row("Name", format!("{} {}", me.first_name, me.last_name)),
        row("Your reference", me.reference.clone()),
    ]
    .into_iter()
    .chain(homes.iter().map(home))
    .collect()
}

#[component]
fn Contacts(contacts: Vec<ContactRow>) -> impl IntoView {
    let none = contacts
        .is_empty()
        .then(|| view! { <p class="govuk-body">{words::REACH_EMPTY}</p> });
    view! {
        {none}
        {contacts.into_iter().map(|contact| view! { <ContactCard contact/> }).collect_view()}
        <ButtonLink href="/account/contacts/add" text=words::ADD_CONTACT kind=ButtonKind::Secondary/>
    }
}

/// One way to reach the tenant. The buttons name it for screen readers.
#[component]
fn ContactCard(contact: ContactRow) -> impl IntoView {
    let ContactRow {
        id, address, safe, ..
    } = contact;
    let name = shown(&address);
    let (marked, removed) = (name.clone(), name.clone());
    let (mark, value) = if safe {
        (words::MARK_UNSAFE, "no")
    } else {
        (words::MARK_SAFE, "yes")
    };
    let tag = (!safe).then(|| view! { <Tag words=words::UNSAFE_TAG tone=Tone::Amber/> });
    view! {
        <div class="card">
            <p class="govuk-body"><strong>{name}</strong> " " {tag}</p>
            <div class="button-row">
                <Form action=MarkContact::PATH>
                    <input type="hidden" name="contact" value=id.to_string()/>
                    <Button
                        text=mark
                        kind=ButtonKind::Link
                        name="safe"
                        value=value
                        hidden_text=marked
                    />
                </Form>
                <Form action=EndContact::PATH>
                    <input type="hidden" name="contact" value=id.to_string()/>
                    <Button text=words::REMOVE kind=ButtonKind::Link hidden_text=removed/>
                </Form>
            </div>
        </div>
    }
}

#[component]
fn Devices(sessions: Vec<SessionRow>, this: SessionId, now: DateTime<Utc>) -> impl IntoView {
    let others = sessions.iter().any(|session| session.id != this);
    let device = |session: SessionRow| {
        let current = session.id == this;
        view! { <Device session current now/> }
    };
    let end_others = others.then(|| {
        view! {
            <Form action=EndOtherSessions::PATH>
                <Button text=words::SIGN_OUT_OTHERS kind=ButtonKind::Secondary/>
            </Form>
        }
    });
    view! {
        {sessions.into_iter().map(device).collect_view()}
        {end_others}
    }
}

#[component]
fn Device(session: SessionRow, current: bool, now: DateTime<Utc>) -> impl IntoView {
    let SessionRow {
        id,
        device,
        created_at,
        last_seen_at,
    } = session;
    let used = format!(
        "Signed in on {}. Last used {}.",
        london::long_date(london::date_of(created_at)),
        last_used(last_seen_at, now),
    );
    let device_name = device.clone();
    let button = if current {
        view! {
            <Form action=SignOut::PATH>
                <Button text=words::SIGN_OUT kind=ButtonKind::Link hidden_text=words::THIS_DEVICE/>
            </Form>
        }
        .into_any()
    } else {
        view! {
            <Form action=EndSession::PATH>
                <input type="hidden" name="session" value=id.to_string()/>
                <Button text=words::SIGN_OUT kind=ButtonKind::Link hidden_text=device_name/>
            </Form>
        }
        .into_any()
    };
    let tag = current.then(|| view! { <Tag words=words::THIS_DEVICE tone=Tone::Brand/> });
    view! {
        <div class="card">
            <p class="govuk-body"><strong>{device}</strong> " " {tag} <br/> {used}</p>
            {button}
        </div>
    }
}

fn last_used(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if london::date_of(at) == london::date_of(now) {
        format!("today at {}", london::time_of(at))
    } else {
        format!("on {}", london::long_date(london::date_of(at)))
    }
}

#[component]
fn HelpLinks() -> impl IntoView {
    let link = |(href, text): (&'static str, &'static str)| view! { <li><a class="govuk-link" href=href>{text}</a></li> };
    view! {
        <ul class="govuk-list">
            {[
                ("/emergency", "Help in an emergency"),
                ("/privacy/notice", "How we use your information"),
                ("/cookies", "Cookies"),
                ("/accessibility", "Accessibility"),
            ]
                .map(link)
                .into_iter()
                .collect_view()}
        </ul>
    }
}
