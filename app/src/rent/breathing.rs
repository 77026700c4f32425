//! `/rent/breathing-space/{account}`: what a breathing space is, how the tenant's own stands, and "I am in breathing space".
//! A joint tenant reads that a part stands still, and nothing of whose it is or why.

mod routes;
mod verbs;
pub mod words;

use crate::http::{Ctx, FLASH, Filled, loaded};
use crate::rent::account::{account_named, address_part};
use crate::rent::help::Advisers;
use crate::ui::{
    Button, ButtonKind, ButtonLink, ErrorSummary, Form, Link, Nav, Notice, TenantPage, TextField,
    Tone,
};
use domain::rent::Frozen;
use domain::rent::breathing::{OwnMoratorium, OwnSpace};
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
pub use routes::BreathingRoutes;
pub use verbs::{SayBreathingSpace, SayForm, say_breathing_space};

/// What the page shows.
struct SpaceView {
    own: OwnSpace,
    frozen: Option<Frozen>,
    phone: String,
    filled: Filled<SayForm>,
    flash: Option<String>,
}

async fn load(ctx: Ctx, typed: String) -> Result<SpaceView> {
    let mut tx = ctx.tenant().await?;
    let account = account_named(&mut tx, &typed).await?;
    let own = tx.own_space(&account).await?;
    let frozen = tx.frozen(&account).await?;
    let filled = Filled::take(&mut tx, verbs::FORM, SayForm::default).await?;
    let flash = tx.take_form(FLASH).await?;
    tx.commit().await?;
    Ok(SpaceView {
        filled: only_of(&account.payment_reference, filled),
        own,
        frozen,
        phone: ctx.shared.council.rent_line().to_owned(),
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
    })
}

/// A fresh form has a key of its own; one that was typed for another account has no place here.
fn only_of(account: &str, filled: Filled<SayForm>) -> Filled<SayForm> {
    if filled.form.account == account {
        return filled;
    }
    Filled {
        form: SayForm {
            account: account.to_owned(),
            submission_key: SubmissionKey::new().to_string(),
            ..SayForm::default()
        },
        ..Filled::default()
    }
}

#[component]
pub fn BreathingSpacePage() -> impl IntoView {
    let typed = address_part("account");
    loaded(
        move |ctx| load(ctx, typed),
        |page| view! { <BreathingSpace page/> },
    )
}

#[component]
fn BreathingSpace(page: SpaceView) -> impl IntoView {
    let may_say = page.own.being_checked.is_none() && page.own.running.is_none();
    let form = may_say.then(|| view! { <SayIt filled=page.filled.clone()/> }.into_any());
    view! {
        <TenantPage
            title=words::TITLE
            back=Link::new("/rent", words::BACK)
            nav=Nav::Rent
            has_errors=page.filled.has_errors()
            flash=page.flash.clone()
        >
            <ErrorSummary errors=page.filled.summary()/>
            <h1>{words::PAGE}</h1>
            <State own=page.own frozen=page.frozen/>
            <WhatItIs/>
            {form}
            <WhoHelps phone=page.phone/>
        </TenantPage>
    }
    .into_any()
}

/// How it stands for the reader.
#[component]
fn State(own: OwnSpace, frozen: Option<Frozen>) -> impl IntoView {
    let nothing_own = own == OwnSpace::default();
    let checking = own.being_checked.map(|(until, case)| {
        view! {
            <Notice tone=Tone::Brand title=words::CHECKING>
                <p>{words::checking(until)}</p>
                <p>{words::CHECKING_NEXT}</p>
                <p class="small">{words::reference(&case)}</p>
            </Notice>
        }
    });
    let running = own.running.map(|running| view! { <Running running/> });
    let ended = own.ended_on.map(|on| {
        view! { <Notice title=words::ENDED><p>{words::ended(on)}</p><p>{words::ENDED_NEXT}</p></Notice> }
    });
    let answered = own.answered.map(|(on, answer)| {
        view! {
            <Notice title=words::ANSWERED>
                <p>{words::answered(on)}</p>
                <p class="as-written">{answer}</p>
                <p>{words::ANSWERED_NEXT}</p>
            </Notice>
        }
    });
    // All that a joint tenant is told.
    let on_hold = (nothing_own && frozen.is_some())
        .then(|| view! { <Notice tone=Tone::Brand title=words::PART_ON_HOLD><p>{words::PART_ON_HOLD_TEXT}</p></Notice> });
    view! { {checking} {running} {ended} {answered} {on_hold} }.into_any()
}

#[component]
fn Running(running: OwnMoratorium) -> impl IntoView {
    view! {
        <Notice tone=Tone::Green title=words::RUNS>
            <p>{words::runs(&running)}</p>
            <p><strong class="money">{running.frozen.to_string()}</strong> {words::FROZEN}</p>
            <p>{words::rent_goes_on(running.starts_on)}</p>
        </Notice>
        <section class="card">
            <h2>{words::VOLUNTARY}</h2>
            <p>{words::VOLUNTARY_TEXT}</p>
            <ButtonLink href="/rent/ways-to-pay" text=words::WAYS_TO_PAY kind=ButtonKind::Secondary/>
        </section>
    }
    .into_any()
}

#[component]
fn WhatItIs() -> impl IntoView {
    view! {
        <h2>{words::WHAT}</h2>
        <p>{words::WHAT_TEXT}</p>
        <p>{words::WHO_STARTS}</p>
        <h2>{words::WHILE_IT_LASTS}</h2>
        <ul class="govuk-list govuk-list--bullet">
            {words::EFFECTS.iter().map(|effect| view! { <li>{*effect}</li> }).collect_view()}
        </ul>
    }
}

#[component]
fn SayIt(filled: Filled<SayForm>) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <section class="card" id="say">
            <h2>{words::SAY}</h2>
            <p>{words::SAY_TEXT}</p>
            <Form action=SayBreathingSpace::PATH submission_key=form.submission_key>
                <input type="hidden" name="account" value=form.account/>
                <TextField
                    name="reference"
                    label=words::REFERENCE
                    hint=words::REFERENCE_HINT
                    value=form.reference
                    error=filled.error("reference")
                    autocomplete="off"
                    spellcheck=false
                />
                <TextField
                    name="adviser"
                    label=words::ADVISER
                    hint=words::ADVISER_HINT
                    value=form.adviser
                    error=filled.error("adviser")
                    autocomplete="off"
                    spellcheck=false
                />
                <Button text=words::SAY_BUTTON/>
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn WhoHelps(phone: String) -> impl IntoView {
    view! {
        <h2>{words::HELP}</h2>
        <p>{words::HELP_TEXT}</p>
        <Advisers/>
        <p>{words::CRISIS}</p>
        <p>{words::call_us(&phone)}</p>
    }
}
