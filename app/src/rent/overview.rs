//! `/rent`: how each of a tenant's accounts stands, why, and what happens next.

mod charge;
mod credit;
mod history;
mod next_step;
mod others;
mod questions;
mod standing;

use super::plan::ArrangementCard;
use super::words;
use crate::http::{Ctx, FLASH, loaded};
use crate::repairs::record_words::moment;
use crate::ui::{ButtonKind, ButtonLink, Empty, Link, Nav, TenantPage};
use charge::Charge;
use chrono::{DateTime, Days, NaiveDate, Utc};
use credit::Credit;
use domain::rent::questions::ListedQuestion;
use domain::rent::{Account, AccountStanding, Arrangement, Entry, StepNow};
use domain::{Result, Tenant, Tx};
use history::{Latest, Plot};
use leptos::prelude::*;
use next_step::{NextStep, Reach, WHAT_HAPPENS_NEXT, WhatNext};
use others::Others;
use questions::Questions;
use rules::london;
use rules::money::Pence;
use rules::rent::plan::takes_plans;
use rules::rent::year::monday_of;
use standing::Standing;

/// Weeks of the plot.
const WEEKS: u64 = 12;
/// How far lines that count later are looked for, in days.
const COMING: u64 = 35;

/// An account and how it stands.
#[derive(Clone, Debug)]
pub struct Shown {
    pub account: Account,
    pub at: AccountStanding,
    /// Whether the reader is the one in breathing space.
    pub knows_why: bool,
    /// Whether it has a plan that is open.
    pub has_plan: bool,
    /// The step of an officer's that it stands on.
    pub step: Option<StepNow>,
}

impl Shown {
    pub fn said(&self) -> words::Said {
        words::said(self.account.kind, &self.at, self.knows_why)
    }

    /// What follows from that step; nothing while a part stands still, or when all is paid and no review can be asked for.
    fn next_step(&self) -> Option<NextStep> {
        let step = self.step.filter(|_| self.at.frozen.is_none())?;
        let may_ask = step.review_until.is_some_and(|last| self.at.day <= last);
        let owes = self.at.to_ask_for() > Pence::ZERO;
        (owes || may_ask).then(|| NextStep::of(step, self.at.day))?
    }

    fn is_in_credit(&self) -> bool {
        self.at.standing.balance < Pence::ZERO
    }

    /// Whether it is of a kind that takes plans, with more to pay than a week, nothing that stands still, and no plan yet.
    fn may_plan(&self) -> bool {
        takes_plans(self.account.kind)
            && !self.has_plan
            && self.at.frozen.is_none()
            && self.at.to_ask_for() > self.at.week()
    }
}

/// A card payment on its way that is on no ledger yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnItsWay {
    pub pence: Pence,
    /// "Card payment of today, 5:30pm".
    pub words: String,
}

/// What the ledger of the first account says of the last weeks and the next.
#[derive(Clone, Debug)]
pub struct Recent {
    pub from: NaiveDate,
    /// At the end of the day before `from`.
    pub opening: Pence,
    /// Up to today, the oldest first.
    pub lines: Vec<Entry>,
    /// Those that count later.
    pub coming: Vec<Entry>,
    pub on_their_way: Vec<OnItsWay>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The rent, or whatever there is; the others come after it, more shortly.
    pub first: Option<(Shown, Recent)>,
    /// The open plan of the first account; none while it stands still.
    pub plan: Option<Arrangement>,
    pub others: Vec<Shown>,
    /// What they asked us and we have not closed.
    pub questions: Vec<ListedQuestion>,
    pub card_payments: bool,
    pub reach: Reach,
    pub flash: Option<String>,
    /// When payments elsewhere last came in.
    pub brought_in: Option<DateTime<Utc>>,
    pub now: DateTime<Utc>,
}

#[component]
pub fn RentPage() -> impl IntoView {
    loaded(load, |overview| view! { <Rent overview/> })
}

async fn load(ctx: Ctx) -> Result<Overview> {
    let mut tx = ctx.tenant().await?;
    let mut shown = accounts(&mut tx).await?.into_iter();
    let first = match shown.next() {
        Some(first) => {
            let recent = recent(&mut tx, &first.account).await?;
            Some((first, recent))
        }
        None => None,
    };
    let plan = open_plan(&mut tx, first.as_ref().map(|(shown, _)| shown)).await?;
    let questions = tx.open_rent_questions().await?;
    let flash = tx.take_form(FLASH).await?;
    let brought_in = tx.rent_brought_in().await?;
    let now = tx.now;
    tx.commit().await?;
    Ok(Overview {
        first,
        plan,
        others: shown.collect(),
        questions,
        card_payments: ctx.shared.card_payments,
        reach: Reach::of(&ctx.shared.council),
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
        brought_in,
        now,
    })
}

async fn open_plan(tx: &mut Tx<Tenant>, shown: Option<&Shown>) -> Result<Option<Arrangement>> {
    let planned = |shown: &&Shown| shown.has_plan && shown.at.frozen.is_none();
    let Some(shown) = shown.filter(planned) else {
        return Ok(None);
    };
    let plan = tx.arrangement(&shown.account).await?;
    Ok(plan.filter(Arrangement::is_open))
}

/// The tenant's accounts and how they stand today, the rent first.
pub async fn accounts(tx: &mut Tx<Tenant>) -> Result<Vec<Shown>> {
    let today = london::date_of(tx.now);
    let accounts = tx.rent_accounts().await?;
    let standings = tx.standings(&accounts, today).await?;
    let own = tx.accounts_in_own_space(&accounts, today).await?;
    let planned = tx.accounts_with_plan(&accounts).await?;
    let steps = tx.steps_now(&accounts).await?;
    let shown = |(account, at): (Account, AccountStanding)| Shown {
        knows_why: own.contains(&account.id),
        has_plan: planned.contains(&account.id),
        step: steps.get(&account.id).copied(),
        account,
        at,
    };
    Ok(accounts.into_iter().zip(standings).map(shown).collect())
}

async fn recent(tx: &mut Tx<Tenant>, account: &Account) -> Result<Recent> {
    let today = london::date_of(tx.now);
    let from = monday_of(today) - Days::new(7 * WEEKS);
    let all = tx.ledger(account, from, today + Days::new(COMING)).await?;
    let (lines, coming) = all.into_iter().partition(|line| line.effective_on <= today);
    Ok(Recent {
        from,
        opening: tx.balance_at(account, from - Days::new(1)).await?,
        lines,
        coming,
        on_their_way: on_their_way(tx, account).await?,
    })
}

/// The tenant's own card payments that are not finished: a joint tenant sees only what comes onto the ledger.
async fn on_their_way(tx: &mut Tx<Tenant>, account: &Account) -> Result<Vec<OnItsWay>> {
    let now = tx.now;
    let payments = tx.pending_payments(account).await?;
    Ok(payments
        .into_iter()
        .map(|payment| OnItsWay {
            pence: payment.pence,
            words: format!("Card payment of {}", moment(payment.created_at, now)),
        })
        .collect())
}

#[component]
fn Rent(overview: Overview) -> impl IntoView {
    let as_at = words::as_at(overview.now);
    let counted = overview.brought_in.map(|at| {
        let text = words::counted_to(at);
        view! { <p class="small">{text}</p> }
    });
    let first = overview.first.as_ref();
    let title = first.map_or(words::YOUR_RENT, |(shown, _)| {
        words::account_title(shown.account.kind)
    });
    let others = overview.others.clone();
    let questions = overview.questions.clone();
    let reach = overview.reach.clone();
    let page = match overview.first.clone() {
        Some((shown, recent)) => view! {
            <p class="lead">{as_at}</p>
            {counted}
            <First shown recent plan=overview.plan card_payments=overview.card_payments reach=reach.clone()/>
            <Others others reach/>
            <Questions questions now=overview.now/>
        }
        .into_any(),
        None => view! {
            <Empty title=words::NO_ACCOUNT text=words::NO_ACCOUNT_TEXT action=Link::new("/rent/help", words::WRITE_OR_CALL)/>
        }
        .into_any(),
    };
    view! {
        <TenantPage title nav=Nav::Rent flash=overview.flash>
            <h1>{title}</h1>
            {page}
        </TenantPage>
    }
    .into_any()
}

#[component]
fn First(
    shown: Shown,
    recent: Recent,
    plan: Option<Arrangement>,
    card_payments: bool,
    reach: Reach,
) -> impl IntoView {
    let account = shown.account.clone();
    let reference = account.payment_reference.clone();
    let plan = plan.map(|plan| {
        view! { <ArrangementCard account=reference kind=account.kind plan/> }.into_any()
    });
    let next = shown.next_step().map(|step| {
        view! {
            <section class="card">
                <h2 class="card__title">{WHAT_HAPPENS_NEXT}</h2>
                <WhatNext step reach/>
            </section>
        }
        .into_any()
    });
    let credit = shown.is_in_credit().then(|| {
        view! {
            <section class="card">
                <h2 class="card__title">{words::IN_CREDIT}</h2>
                <Credit account=account.clone()/>
            </section>
        }
        .into_any()
    });
    view! {
        <Standing shown=shown.clone() recent=recent.clone()/>
        {next}
        {credit}
        {plan}
        <Plot recent=recent.clone() today=shown.at.day frozen=shown.at.frozen.is_some()/>
        <Latest recent account=account.payment_reference.clone()/>
        <Ways shown=shown.clone() card_payments/>
        <Charge at=shown.at/>
    }
    .into_any()
}

/// What one can do about it.
#[component]
fn Ways(shown: Shown, card_payments: bool) -> impl IntoView {
    let may_plan = shown.may_plan();
    let reference = shown.account.payment_reference;
    let plan = may_plan.then(|| {
        view! { <ButtonLink href=format!("/rent/plan/{reference}") text=words::PLAN kind=ButtonKind::Secondary/> }
    });
    let card = card_payments.then(|| {
        view! { <ButtonLink href=format!("/rent/pay/{reference}") text=words::PAY_BY_CARD/> }
    });
    let ways = if card_payments {
        ButtonKind::Secondary
    } else {
        ButtonKind::Primary
    };
    view! {
        <div class="button-stack">
            {card}
            <ButtonLink href="/rent/ways-to-pay" text=words::WAYS_TO_PAY kind=ways/>
            {plan}
            <ButtonLink href="/rent/help" text=words::MONEY_IS_TIGHT kind=ButtonKind::Secondary/>
        </div>
        <p><a href=format!("/rent/missing-payment/{reference}")>{words::NOT_HERE}</a></p>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
