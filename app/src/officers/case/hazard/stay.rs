//! Somewhere else to stay, at the council's cost, while a home cannot be made safe in time.

use super::At;
use super::form::{AboutHazard, AtHazard, HazardForm, MOST};
use crate::http::{Ctx, Next, act};
use crate::officers::words;
use crate::ui::{Button, ButtonKind, Form, TextArea};
use domain::Result;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;

#[server(prefix = "/do", endpoint = "officer/hazards/stay")]
pub async fn offer_stay(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| offer(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/hazards/stay-end")]
pub async fn end_stay(#[server(flatten)] form: HazardForm) -> Result<(), ServerFnError> {
    act(|ctx| end(ctx, form)).await
}

async fn offer(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let typed = form.stay.clone();
    let mut at = AtHazard::new(&ctx, form).await?;
    let Some(offer) = at.required("stay", &typed, MOST, words::ENTER_STAY) else {
        return at.again();
    };
    let done = at.tx.offer_accommodation(&at.head, at.id, &offer).await;
    at.finish("stay", done, words::STAY_OFFERED).await
}

async fn end(ctx: Ctx, form: HazardForm) -> Result<Next> {
    let mut at = AtHazard::new(&ctx, form).await?;
    let done = at.tx.end_accommodation(&at.head, at.id).await;
    at.finish("stay", done, words::STAY_ENDED).await
}

#[component]
pub(super) fn StayForm(at: At) -> impl IntoView {
    let filled = at.filled();
    let row = at.sheet.row.clone();
    view! {
        <Form action=OfferStay::PATH>
            <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
            <TextArea
                name="stay"
                label=words::STAY_LABEL
                hint=words::STAY_HINT
                rows=2
                value=filled.form.stay.clone()
                error=filled.error("stay")
            />
            <Button text=words::STAY_BUTTON kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

/// The last offer and the answer to it.
#[component]
pub(super) fn Stay(at: At) -> impl IntoView {
    let Some(stay) = at.sheet.accommodation.clone() else {
        return ().into_any();
    };
    let answer = match (stay.answer.as_deref(), stay.answered_at) {
        (Some("accepted"), Some(when)) => format!("accepted {}", london::long_moment(when)),
        (Some(_), Some(when)) => format!("declined {}", london::long_moment(when)),
        _ => "no answer yet".to_owned(),
    };
    let ended = stay
        .ended_at
        .map(|when| format!(", ended {}", london::long_moment(when)))
        .unwrap_or_default();
    let line = format!(
        "{}: {} Offered {}, {answer}{ended}.",
        words::STAY,
        stay.offer,
        london::long_moment(stay.offered_at)
    );
    let row = at.sheet.row.clone();
    let end = stay.ended_at.is_none().then(|| {
        view! {
            <Form action=EndStay::PATH>
                <AboutHazard reference=at.head.reference.clone() hazard=row.id number=row.number/>
                <Button text=words::STAY_END kind=ButtonKind::Link/>
            </Form>
        }
    });
    view! { <p>{line}</p> {end} }.into_any()
}
