//! `/home`: what a signed-in tenant sees first. As many queries, however many repairs and accounts there are.

mod words;

use crate::http::{Ctx, FLASH, loaded};
use crate::rent::overview::{Shown, accounts};
use crate::rent::words as rent;
use crate::repairs::list::RepairCard;
use crate::ui::{CaseCard, Empty, Icon, Link, Nav, TaskTiles, TenantPage, Tile, Tone};
use chrono::{DateTime, Utc};
use domain::Result;
use domain::cases::inbox::Unread;
use domain::cases::record::{Listed, ListedCase};
use domain::people::Home as Address;
use leptos::prelude::*;
use rules::london;
use rules::reference::tenant_path;

/// How many open repairs stand on the page; the list has the rest.
const CARDS: usize = 5;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Home {
    pub first_name: String,
    pub homes: Vec<Address>,
    /// One more than there is room for, when there are more.
    pub open: Vec<ListedCase>,
    pub unread: Option<Unread>,
    /// The rent, or whatever account there is instead; the rent's own page has the others.
    pub rent: Option<Shown>,
    pub flash: Option<String>,
    pub now: DateTime<Utc>,
}

#[component]
pub fn HomePage() -> impl IntoView {
    loaded(load, |home| view! { <Start home/> })
}

async fn load(ctx: Ctx) -> Result<Home> {
    let mut tx = ctx.tenant().await?;
    let home = Home {
        first_name: tx.principal.first_name.clone(),
        homes: tx.homes().await?,
        open: tx.listed_cases(Listed::Open, 0, CARDS as i64 + 1).await?,
        unread: tx.unread().await?,
        rent: accounts(&mut tx).await?.into_iter().next(),
        flash: tx
            .take_form(FLASH)
            .await?
            .and_then(|words| words.as_str().map(str::to_owned)),
        now: tx.now,
    };
    tx.commit().await?;
    Ok(home)
}

#[component]
fn Start(home: Home) -> impl IntoView {
    let Home {
        first_name,
        homes,
        mut open,
        unread,
        rent,
        flash,
        now,
    } = home;
    let more = open.len() > CARDS;
    let none = open.is_empty();
    open.truncate(CARDS);
    view! {
        <TenantPage title=words::TITLE nav=Nav::Home wide=true flash>
            <h1>{greeting(&first_name, now)}</h1>
            {address(&homes).map(|address| view! { <p class="lead">{address}</p> })}
            {unread.map(|unread| view! { <NewMessages unread/> })}
            {rent.map(|shown| view! { <RentCard shown/> })}
            {none.then(|| view! { <Empty title=words::NOTHING_OPEN text=words::NOTHING_OPEN_TEXT action=Link::new("/repairs/report", words::REPORT)/> })}
            {open.into_iter().map(|case| view! { <RepairCard case now/> }).collect_view()}
            {more.then(|| view! { <p><a href="/repairs">{words::SEE_ALL}</a></p> })}
            <h2 class="section-title">{words::WHAT_DO_YOU_NEED}</h2>
            <TaskTiles items=tiles()/>
        </TenantPage>
    }
}

/// "Good evening, Amina", by the clock in London.
fn greeting(first_name: &str, now: DateTime<Utc>) -> String {
    let part = match london::hour_of(now) {
        5..12 => words::MORNING,
        12..18 => words::AFTERNOON,
        _ => words::EVENING,
    };
    if first_name.is_empty() {
        part.to_owned()
    } else {
        format!("{part}, {first_name}")
    }
}

/// The newest tenancy's address, and that there are others.
fn address(homes: &[Address]) -> Option<String> {
    let (first, others) = homes.split_first()?;
    let line = format!("{}, {}", first.address_line, first.postcode);
    Some(match others.len() {
        0 => line,
        1 => format!("{line}, and 1 other home"),
        many => format!("{line}, and {many} other homes"),
    })
}

/// Leads to the message, or to all of them where there are several.
#[component]
fn NewMessages(unread: Unread) -> impl IntoView {
    let Unread {
        messages,
        reference,
    } = unread;
    let (href, title, about) = if messages == 1 {
        (
            format!("{}#messages", tenant_path(&reference)),
            "1 new message".to_owned(),
            format!("About {reference}"),
        )
    } else {
        (
            "/messages".to_owned(),
            format!("{messages} new messages"),
            format!("The last one is about {reference}"),
        )
    };
    view! { <CaseCard href title reference=about tag=words::NEW tone=Tone::Brand/> }
}

/// The same sentence as on the rent's own page.
#[component]
fn RentCard(shown: Shown) -> impl IntoView {
    view! {
        <CaseCard
            href="/rent"
            title=rent::account_title(shown.account.kind)
            reference=format!("Payment reference {}", shown.account.payment_reference)
            detail=shown.said().whole()
        />
    }
}

fn tiles() -> Vec<Tile> {
    [
        ("/repairs/report", words::REPORT, Icon::Repairs),
        ("/repairs", words::YOUR_REPAIRS, Icon::Check),
        ("/rent/ways-to-pay", words::PAY_RENT, Icon::Rent),
        ("/messages", words::MESSAGES, Icon::Message),
        ("/account", words::YOUR_ACCOUNT, Icon::People),
    ]
    .into_iter()
    .map(|(href, label, icon)| Tile {
        href: href.to_owned(),
        label: label.to_owned(),
        icon,
    })
    .collect()
}

#[cfg(test)]
mod tests;
