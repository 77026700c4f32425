//! A repair of a shared area that a neighbour reported, as whoever joined it sees it: what it is, how it stands, what
//! happened. Nothing of who reported it, and nothing they wrote or sent.

use super::verbs::CaseForm;
use crate::http::{Ctx, Next, act};
use crate::repairs::record_words as words;
use crate::ui::{
    Button, ButtonKind, Form, Link, Nav, Promise, Promised, Tag, TenantPage, Timeline,
    TimelineEntry,
};
use chrono::{DateTime, Utc};
use domain::repairs::Followed;
use domain::repairs::joining::FollowedStep;
use domain::{Error, Result, Tenant, Tx};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::repairs::state::RepairState;

#[server(prefix = "/do", endpoint = "repairs/join")]
pub async fn join_repair(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| join(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "repairs/leave")]
pub async fn leave_repair(#[server(flatten)] form: CaseForm) -> Result<(), ServerFnError> {
    act(|ctx| leave(ctx, form)).await
}

async fn join(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let (page, reference) = (form.page()?, form.repair()?);
    let Some(mut tx) = signed_in(&ctx).await? else {
        return Ok(Next::see(format!("/sign-in?then={page}")));
    };
    tx.join_repair(&reference).await?;
    tx.commit().await?;
    Ok(Next::Told(page, words::JOINED))
}

async fn leave(ctx: Ctx, form: CaseForm) -> Result<Next> {
    let (page, reference) = (form.page()?, form.repair()?);
    let Some(mut tx) = signed_in(&ctx).await? else {
        return Ok(Next::see(format!("/sign-in?then={page}")));
    };
    tx.leave_repair(&reference).await?;
    tx.commit().await?;
    Ok(Next::Told("/repairs".to_owned(), words::LEFT))
}

async fn signed_in(ctx: &Ctx) -> Result<Option<Tx<Tenant>>> {
    match ctx.tenant().await {
        Err(Error::SignIn) => Ok(None),
        tx => Ok(Some(tx?)),
    }
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct FollowedRecord {
    pub repair: Followed,
    pub steps: Vec<FollowedStep>,
    pub flash: Option<String>,
    pub now: DateTime<Utc>,
}

#[component]
pub fn FollowedRepair(record: FollowedRecord) -> impl IntoView {
    let FollowedRecord {
        repair,
        steps,
        flash,
        now,
    } = record;
    let reported = london::long_date(london::date_of(repair.reported_at));
    let entries = steps.iter().filter_map(|step| entry(step, now)).collect();
    let (status, tone) = words::status(&repair.state);
    let promise = promise(&repair, now);
    view! {
        <TenantPage
            title=words::SHARED_REPAIR
            nav=Nav::Repairs
            back=Link::new("/repairs", words::YOUR_REPAIRS)
            flash
        >
            <h1>{repair.title.clone()}</h1>
            <p class="lead">{format!("{} · reported {reported}", repair.reference)}</p>
            <p>{words::FOLLOWED_TEXT}</p>
            <section class="card">
                <p><Tag words=status tone/></p>
                {promise}
            </section>
            <section id="history">
                <h2 class="section-title">{words::HISTORY}</h2>
                <div class="card"><Timeline entries/></div>
            </section>
            <Form action=LeaveRepair::PATH>
                <input type="hidden" name="reference" value=repair.reference/>
                <Button text=words::LEAVE kind=ButtonKind::Secondary/>
            </Form>
        </TenantPage>
    }
    .into_any()
}

fn promise(repair: &Followed, now: DateTime<Utc>) -> Option<AnyView> {
    let (due, rule) = (repair.next_due?, repair.next_rule.as_deref()?);
    let Promised {
        date,
        sentence,
        why,
    } = words::promised(rule, repair.next_period.as_deref(), due, now);
    Some(view! { <Promise date sentence why/> }.into_any())
}

fn entry(step: &FollowedStep, now: DateTime<Utc>) -> Option<TimelineEntry> {
    let title = match step.kind.as_str() {
        "reported" => "It was reported",
        "reopened" => "It is open again",
        "closed" => "We closed this repair",
        "work_ordered" => RepairState::Ordered.tenant_words(),
        "parts_awaited" => RepairState::AwaitingParts.tenant_words(),
        "more_work" => RepairState::FollowOn.tenant_words(),
        "work_done" => RepairState::Completed.tenant_words(),
        _ => RepairState::parse(step.to.as_deref()?)?.tenant_words(),
    };
    Some(TimelineEntry {
        title: title.to_owned(),
        when: words::moment(step.at, now),
        ..TimelineEntry::default()
    })
}
