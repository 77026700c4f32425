//! `/repairs`: the tenant's repairs and their household's, the open ones first.

use super::record_words as words;
use crate::http::{Ctx, FLASH, loaded};
use crate::ui::{ButtonLink, CaseCard, Empty, Link, Nav, Pagination, Promised, TenantPage};
use chrono::{DateTime, Utc};
use domain::Result;
use domain::cases::record::{Listed, ListedCase};
use domain::repairs::Followed;
use leptos::prelude::*;

const PAGE: i64 = 20;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct RepairList {
    pub cases: Vec<ListedCase>,
    /// Repairs of shared areas they joined; on the first page.
    pub followed: Vec<Followed>,
    /// From 1.
    pub page: i64,
    pub more: bool,
    pub flash: Option<String>,
    pub now: DateTime<Utc>,
}

#[component]
pub fn RepairsPage() -> impl IntoView {
    loaded(load, |list| view! { <Repairs list/> })
}

async fn load(ctx: Ctx) -> Result<RepairList> {
    let page = page_number(ctx.query("page"));
    let mut tx = ctx.tenant().await?;
    let mut cases = tx
        .listed_cases(Listed::All, (page - 1) * PAGE, PAGE + 1)
        .await?;
    let followed = match page {
        1 => tx.followed_repairs().await?,
        _ => Vec::new(),
    };
    let flash = tx.take_form(FLASH).await?;
    let now = tx.now;
    tx.commit().await?;
    let more = cases.len() > PAGE as usize;
    cases.truncate(PAGE as usize);
    Ok(RepairList {
        cases,
        followed,
        page,
        more,
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
        now,
    })
}

/// The page asked for, from 1; the first for anything that is no number.
pub fn page_number(asked: Option<String>) -> i64 {
    asked
        .and_then(|page| page.parse().ok())
        .filter(|page| (1..=10_000).contains(page))
        .unwrap_or(1)
}

/// The ways to the pages before and after.
pub fn steps(
    path: &str,
    page: i64,
    more: bool,
    words: (&str, &str),
) -> (Option<Link>, Option<Link>) {
    let link = |page: i64, words: &str| Link::new(format!("{path}?page={page}"), words);
    (
        (page > 1).then(|| link(page - 1, words.0)),
        more.then(|| link(page + 1, words.1)),
    )
}

#[component]
fn Repairs(list: RepairList) -> impl IntoView {
    let RepairList {
        cases,
        followed,
        page,
        more,
        flash,
        now,
    } = list;
    let (prev, next) = steps("/repairs", page, more, (words::NEWER, words::OLDER));
    let empty = cases.is_empty() && followed.is_empty();
    let (closed, open): (Vec<_>, Vec<_>) =
        cases.into_iter().partition(|case| case.closed_at.is_some());
    view! {
        <TenantPage title=words::YOUR_REPAIRS nav=Nav::Repairs wide=true flash>
            <h1>{words::YOUR_REPAIRS}</h1>
            {(!empty).then(|| view! { <ButtonLink href="/repairs/report" text=words::REPORT/> })}
            {empty.then(|| nothing(page))}
            {section(words::OPEN, open, now)}
            {section(words::CLOSED, closed, now)}
            {shared(followed, now)}
            <Pagination prev next/>
        </TenantPage>
    }
}

fn nothing(page: i64) -> impl IntoView {
    if page > 1 {
        view! { <Empty title=words::NO_MORE text=words::NO_MORE_TEXT action=Link::new("/repairs", words::YOUR_REPAIRS)/> }
    } else {
        view! { <Empty title=words::NO_REPAIRS text=words::NO_REPAIRS_TEXT action=Link::new("/repairs/report", words::REPORT)/> }
    }
}

fn section(title: &'static str, cases: Vec<ListedCase>, now: DateTime<Utc>) -> impl IntoView {
    (!cases.is_empty()).then(|| {
        view! {
            <h2 class="section-title">{title}</h2>
            {cases.into_iter().map(|case| view! { <RepairCard case now/> }).collect_view()}
        }
    })
}

/// The repairs of shared areas that a neighbour reported and the reader joined.
fn shared(followed: Vec<Followed>, now: DateTime<Utc>) -> impl IntoView {
    (!followed.is_empty()).then(|| {
        let cards = followed.into_iter().map(|repair| shared_card(repair, now));
        view! {
            <h2 class="section-title">{words::SHARED_REPAIRS}</h2>
            {cards.collect_view()}
        }
    })
}

fn shared_card(repair: Followed, now: DateTime<Utc>) -> impl IntoView {
    let (tag, tone) = words::status(&repair.state);
    let promise = repair
        .next_due
        .zip(repair.next_rule.as_deref())
        .map(|(due, rule)| words::promised(rule, repair.next_period.as_deref(), due, now));
    view! {
        <CaseCard
            href=format!("/repairs/{}", repair.reference)
            title=repair.title
            reference=format!("Repair {}", repair.reference)
            tag
            tone
            promise
        />
    }
}

/// A repair in a list, with its next promise.
#[component]
pub fn RepairCard(case: ListedCase, now: DateTime<Utc>) -> impl IntoView {
    let (tag, tone) = words::status(&case.state);
    let promise = next_promise(&case, now);
    view! {
        <CaseCard
            href=format!("/repairs/{}", case.reference)
            title=case.title
            reference=format!("Repair {}", case.reference)
            tag
            tone
            promise
            detail=(!case.own).then_some(words::BY_HOUSEHOLD)
        />
    }
}

/// That our messages missed the reporter is theirs alone to know.
fn next_promise(case: &ListedCase, now: DateTime<Utc>) -> Option<Promised> {
    let (due, rule) = (case.next_due?, case.next_rule.as_deref()?);
    let shown = case.own || rule != "case.reach";
    shown.then(|| words::promised(rule, case.next_period.as_deref(), due, now))
}

#[cfg(test)]
mod tests;
