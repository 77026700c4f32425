//! `/repairs/{ref}/visit`: when we come. Choose it, change it, call it off, or say that you were at home.

mod slots;
pub mod verbs;
pub mod words;

use crate::council::Council;
use crate::http::{Ctx, FLASH, Filled, loaded};
use crate::ui::{
    Button, ButtonKind, Details, Empty, ErrorSummary, Form, Link, Nav, Tag, TenantPage, TextArea,
};
use domain::repairs::visits::VisitRow;
use domain::{Error, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use rules::reference::{CaseKind, CaseReference};
use rules::repairs::visits::OpenSlot;
use slots::SlotRadios;
pub use slots::{parse_slot, slot_value};
use verbs::{CallOffVisit, ChooseVisit, ContestVisit, FORM, MOST_WORDS, VisitForm};

/// What the page shows.
struct VisitView {
    reference: String,
    /// The visit that is still to come.
    ahead: Option<VisitRow>,
    may_change: bool,
    slots: Vec<OpenSlot>,
    /// The last failed visit of which the tenant has not said yet that they were at home.
    contestable: Option<VisitRow>,
    council: Council,
    filled: Filled<VisitForm>,
    flash: Option<String>,
}

async fn load(ctx: Ctx, typed: String) -> Result<VisitView> {
    let reference = CaseReference::parse(&typed)
        .ok()
        .filter(|reference| reference.kind() == CaseKind::Repair)
        .ok_or(Error::NotFound)?;
    let mut tx = ctx.tenant().await?;
    let case = tx.case(&reference).await?;
    let visits = tx.visits(case.id).await?;
    let ahead = visits.iter().find(|visit| visit.is_ahead()).cloned();
    let (mut may_change, mut slots) = (false, Vec::new());
    if let Some(visit) = &ahead {
        may_change = visit.state == "offered" || tx.may_change(visit).await?;
        if may_change {
            slots = tx.slots_for(visit).await?;
        }
    }
    let filled = Filled::<VisitForm>::take(&mut tx, FORM, VisitForm::default).await?;
    let flash = tx.take_form(FLASH).await?;
    tx.commit().await?;
    Ok(VisitView {
        filled: only_of(&reference, filled),
        reference: reference.to_string(),
        contestable: visits.into_iter().find(VisitRow::may_be_contested),
        ahead,
        may_change,
        slots,
        council: ctx.shared.council.clone(),
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
    })
}

/// What was typed on another repair's page has no place on this one.
fn only_of(reference: &CaseReference, filled: Filled<VisitForm>) -> Filled<VisitForm> {
    if filled.form.reference == reference.to_string() {
        filled
    } else {
        Filled::default()
    }
}

#[component]
pub fn VisitPage() -> impl IntoView {
    let typed = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    loaded(move |ctx| load(ctx, typed), |page| view! { <Visit page/> })
}

#[component]
fn Visit(page: VisitView) -> impl IntoView {
    let errors = page.filled.summary();
    let back = Link::new(format!("/repairs/{}", page.reference), words::BACK);
    let contest = page.contestable.clone().map(|visit| {
        view! { <Contest reference=page.reference.clone() visit filled=page.filled.clone()/> }
            .into_any()
    });
    view! {
        <TenantPage
            title=words::PAGE
            nav=Nav::Repairs
            back
            has_errors=page.filled.has_errors()
            flash=page.flash.clone()
        >
            <ErrorSummary errors/>
            <h1>{words::PAGE}</h1>
            <p class="lead">{page.reference.clone()}</p>
            <Ahead page/>
            {contest}
        </TenantPage>
    }
    .into_any()
}

#[component]
fn Ahead(page: VisitView) -> impl IntoView {
    let Some(visit) = page.ahead.clone() else {
        return view! { <Empty title=words::NO_VISIT text=words::NO_VISIT_TEXT/> }.into_any();
    };
    let (tag, tone) = words::visit_tag(&visit);
    let ring = words::ring(&page.council.phone);
    let booked = visit.state == "booked";
    let fixed = !page.may_change && booked;
    let changes = page
        .may_change
        .then(|| view! { <Choosing page visit=visit.clone()/> });
    view! {
        <section class="card">
            <p><Tag words=tag tone/></p>
            <h2>{words::visit_title(&visit)}</h2>
            <p>{format!("{} {}", visit.firm, words::COMES)}</p>
            <p class="as-written">{visit.work.clone()}</p>
            {fixed.then(|| view! { <p>{ring}</p> })}
        </section>
        {changes}
    }
    .into_any()
}

#[component]
fn Choosing(page: VisitView, visit: VisitRow) -> impl IntoView {
    let booked = visit.state == "booked";
    let error = page.filled.error("slot");
    let call_off = booked.then(|| {
        view! { <CallOff reference=page.reference.clone() visit=visit.clone()/> }.into_any()
    });
    if page.slots.is_empty() {
        let none = words::nothing_open(&page.council.phone);
        return view! { <p>{none}</p> {call_off} }.into_any();
    }
    let (legend, button) = if booked {
        (words::WHICH_OTHER_TIME, words::CHANGE)
    } else {
        (words::WHICH_TIME, words::BOOK)
    };
    let chosen = page.filled.form.slot.clone();
    view! {
        <Form action=ChooseVisit::PATH>
            <AboutVisit reference=page.reference.clone() visit=visit.clone()/>
            <SlotRadios legend hint=words::WHICH_HINT slots=page.slots.clone() chosen error/>
            <Button text=button/>
        </Form>
        {call_off}
    }
    .into_any()
}

#[component]
fn CallOff(reference: String, visit: VisitRow) -> impl IntoView {
    view! {
        <Details summary=words::CALL_OFF>
            <p>{words::CALL_OFF_TEXT}</p>
            <Form action=CallOffVisit::PATH>
                <AboutVisit reference visit/>
                <Button text=words::CALL_OFF kind=ButtonKind::Warning/>
            </Form>
        </Details>
    }
    .into_any()
}

#[component]
fn Contest(reference: String, visit: VisitRow, filled: Filled<VisitForm>) -> impl IntoView {
    let mine = filled.form.visit == visit.id.to_string();
    let (value, error) = if mine {
        (filled.form.contest.clone(), filled.error("contest"))
    } else {
        (String::new(), None)
    };
    view! {
        <section class="card" id="at-home">
            <h2>{words::CONTEST}</h2>
            <p>{format!("{}: {}", words::NO_ACCESS, visit.when().unwrap_or_default())}</p>
            <p>{words::evidence(&visit)}</p>
            <p>{words::CONTEST_TEXT}</p>
            <Form action=ContestVisit::PATH>
                <AboutVisit reference visit/>
                <TextArea
                    name="contest"
                    label=words::CONTEST_LABEL
                    hint=words::CONTEST_HINT
                    value
                    error
                    rows=3
                    max_chars=MOST_WORDS as u32
                />
                <Button text=words::SEND_CONTEST kind=ButtonKind::Secondary/>
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn AboutVisit(reference: String, visit: VisitRow) -> impl IntoView {
    view! {
        <input type="hidden" name="reference" value=reference/>
        <input type="hidden" name="visit" value=visit.id.to_string()/>
    }
    .into_any()
}
