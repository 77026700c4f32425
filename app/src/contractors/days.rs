//! `/contractor`: what is on today, what was left from before, and the days ahead.

use super::words;
use crate::http::{Ctx, FLASH, loaded};
use crate::ui::{CaseCard, Empty, TenantPage};
use chrono::NaiveDate;
use domain::Result;
use domain::repairs::visits::firm::{JobRow, Jobs};
use leptos::prelude::*;

struct Days {
    jobs: Jobs,
    flash: Option<String>,
}

async fn load(ctx: Ctx) -> Result<Days> {
    let mut tx = ctx.contractor().await?;
    let jobs = tx.jobs().await?;
    let flash = tx.take_form(FLASH).await?;
    tx.commit().await?;
    Ok(Days {
        jobs,
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
    })
}

#[component]
pub fn DaysPage() -> impl IntoView {
    loaded(load, |days| view! { <AllDays days/> })
}

#[component]
fn AllDays(days: Days) -> impl IntoView {
    let Days { jobs, flash } = days;
    let today = jobs.today;
    let (before, rest): (Vec<_>, Vec<_>) = jobs.rows.into_iter().partition(|job| job.day < today);
    let (now, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(|job| job.day == today);
    let earlier = (!before.is_empty())
        .then(|| view! { <DayList title=words::EARLIER.to_owned() jobs=before/> }.into_any());
    let now = if now.is_empty() {
        view! { <Empty title=words::NONE_TODAY text=words::NONE_TODAY_TEXT/> }.into_any()
    } else {
        view! { <DayList title=words::day_title(today, today) jobs=now/> }.into_any()
    };
    let later = by_day(later).into_iter().map(move |(day, jobs)| {
        view! { <DayList title=words::day_title(day, today) jobs/> }.into_any()
    });
    view! {
        <TenantPage title=words::JOBS flash>
            <h1>{words::JOBS}</h1>
            <p class="lead">{jobs.firm}</p>
            {earlier}
            {now}
            {later.collect_view()}
        </TenantPage>
    }
    .into_any()
}

/// By day, in order.
fn by_day(jobs: Vec<JobRow>) -> Vec<(NaiveDate, Vec<JobRow>)> {
    let mut days: Vec<(NaiveDate, Vec<JobRow>)> = Vec::new();
    for job in jobs {
        match days.last_mut() {
            Some((day, jobs)) if *day == job.day => jobs.push(job),
            _ => days.push((job.day, vec![job])),
        }
    }
    days
}

#[component]
fn DayList(title: String, jobs: Vec<JobRow>) -> impl IntoView {
    let card = |job: JobRow| {
        let (tag, tone) = words::tag(&job);
        view! {
            <CaseCard
                href=format!("/contractor/visits/{}", job.id)
                title=job.address.clone()
                reference=format!("{} · {}", words::hours(&job), job.number)
                tag=tag.to_owned()
                tone
                detail=words::trade(&job.trade).to_owned()
            />
        }
        .into_any()
    };
    view! {
        <section>
            <h2 class="section-title">{title}</h2>
            {jobs.into_iter().map(card).collect_view()}
        </section>
    }
    .into_any()
}
