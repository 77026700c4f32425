//! What an officer does about orders and visits.

use super::form::{MOST_WORK, Opened, OrderForm};
use super::words;
use crate::http::{Ctx, Next, act};
use crate::repairs::visit::parse_slot;
use domain::repairs::orders::NewOrder;
use domain::{ContractorId, Result};
use leptos::prelude::*;
use rules::repairs::Trade;

#[server(prefix = "/do", endpoint = "officer/orders/raise")]
pub async fn raise_order(#[server(flatten)] form: OrderForm) -> Result<(), ServerFnError> {
    act(|ctx| raise(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/orders/cancel")]
pub async fn cancel_order(#[server(flatten)] form: OrderForm) -> Result<(), ServerFnError> {
    act(|ctx| cancel(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/visits/offer")]
pub async fn offer_visit(#[server(flatten)] form: OrderForm) -> Result<(), ServerFnError> {
    act(|ctx| offer(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/visits/book")]
pub async fn book_visit(#[server(flatten)] form: OrderForm) -> Result<(), ServerFnError> {
    act(|ctx| book(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/visits/now")]
pub async fn send_someone_now(#[server(flatten)] form: OrderForm) -> Result<(), ServerFnError> {
    act(|ctx| send_now(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/visits/contest")]
pub async fn decide_contest(#[server(flatten)] form: OrderForm) -> Result<(), ServerFnError> {
    act(|ctx| decide(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/visits/review")]
pub async fn review_access(#[server(flatten)] form: OrderForm) -> Result<(), ServerFnError> {
    act(|ctx| review(ctx, form)).await
}

async fn raise(ctx: Ctx, form: OrderForm) -> Result<Next> {
    let typed = form.clone();
    let mut open = Opened::new(&ctx, form).await?;
    let trade = Trade::parse(&typed.trade);
    if trade.is_none() {
        open.problems.add("trade", words::CHOOSE_TRADE);
    }
    let contractor = ContractorId::parse(&typed.contractor);
    if contractor.is_none() {
        open.problems.add("contractor", words::CHOOSE_CONTRACTOR);
    }
    let work = open.tidied("work", &typed.work, MOST_WORK);
    if work.as_deref() == Some("") {
        open.problems.add("work", words::ENTER_WORK);
    }
    let access = open.tidied("access", &typed.access, MOST_WORK);
    let safety = open.tidied("safety", &typed.safety, MOST_WORK);
    let told = (trade, contractor, work, access, safety);
    let ((Some(trade), Some(contractor), Some(work), Some(access), Some(safety)), true) =
        (told, open.problems.is_empty())
    else {
        return open.again();
    };
    let new = NewOrder {
        contractor,
        trade,
        work,
        access,
        safety,
        right_to_repair_period: None,
        hazard: None,
        key: open.key(),
    };
    let done = open.tx.raise_order(&open.head, &new).await.map(drop);
    open.finish("contractor", done, words::ORDERED_TOLD).await
}

async fn cancel(ctx: Ctx, form: OrderForm) -> Result<Next> {
    let typed = form.off_reason.clone();
    let mut open = Opened::new(&ctx, form).await?;
    let order = open.order().await?;
    if order.cancelled_at.is_none() {
        open.visit_must_not_have_moved("off_reason", "").await?;
    }
    let reason = open.required("off_reason", &typed, words::ENTER_REASON);
    let (Some(reason), true) = (reason, open.problems.is_empty()) else {
        return open.again();
    };
    let done = open.tx.cancel_order(&open.head, order.id, &reason).await;
    open.finish("off_reason", done, words::CALLED_OFF_TOLD)
        .await
}

async fn offer(ctx: Ctx, form: OrderForm) -> Result<Next> {
    let mut open = Opened::new(&ctx, form).await?;
    let order = open.order().await?;
    let done = open.tx.offer_visit(&open.head, order.id).await;
    open.finish("slot", done, words::OFFERED_TOLD).await
}

async fn book(ctx: Ctx, form: OrderForm) -> Result<Next> {
    let typed = form.slot.clone();
    let mut open = Opened::new(&ctx, form).await?;
    let order = open.order().await?;
    let Some((day, slot)) = parse_slot(&typed) else {
        open.problems.add("slot", words::CHOOSE_SLOT);
        return open.again();
    };
    let there = format!("booked {day} {}", slot.key());
    open.visit_must_not_have_moved("slot", &there).await?;
    if !open.problems.is_empty() {
        return open.again();
    }
    let done = open.tx.book_visit(&open.head, order.id, day, slot).await;
    open.finish("slot", done, words::BOOKED_TOLD).await
}

async fn send_now(ctx: Ctx, form: OrderForm) -> Result<Next> {
    let mut open = Opened::new(&ctx, form).await?;
    let order = open.order().await?;
    let done = open.tx.send_now(&open.head, order.id).await;
    open.finish("slot", done, words::SENT_TOLD).await
}

async fn decide(ctx: Ctx, form: OrderForm) -> Result<Next> {
    let typed = form.clone();
    let mut open = Opened::new(&ctx, form).await?;
    let visit = open.visit()?;
    let upheld = match typed.decision.as_str() {
        "upheld" => Some(true),
        "rejected" => Some(false),
        _ => {
            open.problems.add("decision", words::CHOOSE_DECISION);
            None
        }
    };
    let missing = words::ENTER_REASON;
    let reason = open.required("decision_reason", &typed.decision_reason, missing);
    let (Some(upheld), Some(reason)) = (upheld, reason) else {
        return open.again();
    };
    let done = open
        .tx
        .decide_contest(&open.head, visit, upheld, &reason)
        .await;
    open.finish("decision", done, words::DECIDED_TOLD).await
}

async fn review(ctx: Ctx, form: OrderForm) -> Result<Next> {
    let typed = form.found.clone();
    let mut open = Opened::new(&ctx, form).await?;
    let Some(found) = open.required("found", &typed, words::ENTER_FOUND) else {
        return open.again();
    };
    let done = open.tx.review_access(&open.head, &found).await;
    open.finish("found", done, words::FOUND_TOLD).await
}
