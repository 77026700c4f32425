//! The visit of an open order: offered, booked, or now; and calling the order off.

use super::form::{OrderForm, standing};
use super::verbs::{BookVisit, CancelOrder, OfferVisit, SendSomeoneNow};
use super::{OrderSheet, words};
use crate::http::Filled;
use crate::officers::case::form::AboutCase;
use crate::repairs::visit::slot_value;
use crate::ui::{Button, ButtonKind, Choice, Form, Select, TextArea};
use domain::cases::CaseHead;
use domain::repairs::orders::OrderRow;
use domain::repairs::visits::when_words;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::Priority;
use rules::repairs::visits::OpenSlot;

#[component]
pub(super) fn AheadForms(head: CaseHead, order: OrderRow, sheet: OrderSheet) -> impl IntoView {
    let ahead = sheet.ahead().cloned();
    let it = About {
        order: order.id.to_string(),
        seen_visit: standing(ahead.as_ref()),
        head: head.clone(),
    };
    let on_the_way = ahead
        .as_ref()
        .is_some_and(|visit| visit.state == "on_the_way");
    let emergency = head.priority.as_deref() == Some(Priority::Emergency.key());
    let offer = ahead.is_none().then(|| it.clone()).map(|it| {
        view! {
            <Form action=OfferVisit::PATH>
                <AboutOrder about=it/>
                <Button text=words::OFFER kind=ButtonKind::Secondary/>
            </Form>
        }
        .into_any()
    });
    let now = (emergency && !on_the_way).then(|| it.clone()).map(|it| {
        view! {
            <Form action=SendSomeoneNow::PATH>
                <AboutOrder about=it/>
                <Button text=words::SEND_NOW kind=ButtonKind::Secondary/>
            </Form>
        }
        .into_any()
    });
    let book = (!on_the_way).then(|| it.clone()).map(|it| {
        view! { <Book about=it slots=sheet.slots.clone() filled=sheet.filled.clone()/> }.into_any()
    });
    view! {
        {now}
        {offer}
        {book}
        <CallOff about=it filled=sheet.filled/>
    }
    .into_any()
}

/// What each of the forms carries unseen.
#[derive(Clone)]
struct About {
    head: CaseHead,
    order: String,
    seen_visit: String,
}

#[component]
fn AboutOrder(about: About) -> impl IntoView {
    view! {
        <AboutCase head=about.head/>
        <input type="hidden" name="order" value=about.order/>
        <input type="hidden" name="seen_visit" value=about.seen_visit/>
    }
    .into_any()
}

#[component]
fn Book(about: About, slots: Vec<OpenSlot>, filled: Filled<OrderForm>) -> impl IntoView {
    let choice = |open: &OpenSlot| {
        let left = format!("{} ({} left)", when_words(open.day, open.slot), open.left);
        Choice::new(slot_value(open.day, open.slot), left)
    };
    let options = std::iter::once(Choice::new("", words::CHOOSE_SLOT))
        .chain(slots.iter().map(choice))
        .collect();
    view! {
        <Form action=BookVisit::PATH>
            <AboutOrder about/>
            <Select
                name="slot"
                label=words::BOOK_LABEL
                options
                value=filled.form.slot.clone()
                error=filled.error("slot")
            />
            <Button text=words::BOOK kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

#[component]
fn CallOff(about: About, filled: Filled<OrderForm>) -> impl IntoView {
    view! {
        <Form action=CancelOrder::PATH>
            <AboutOrder about/>
            <TextArea
                name="off_reason"
                label=words::CALL_OFF_LABEL
                hint=words::CALL_OFF_HINT
                rows=2
                value=filled.form.off_reason.clone()
                error=filled.error("off_reason")
            />
            <Button text=words::CALL_OFF kind=ButtonKind::Warning/>
        </Form>
    }
    .into_any()
}
