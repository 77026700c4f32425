//! What becomes of a breathing space that was entered.

use super::form::{About, MOST_REASON, OpenSpace, SpaceForm};
use super::words;
use crate::http::{Ctx, Filled, Next, act};
use crate::ui::{
    Button, ButtonKind, Choice, DateFields, Details, Form, Radios, TextArea, TextField,
};
use chrono::{DateTime, Utc};
use domain::rent::breathing::Moratorium;
use domain::{MoratoriumId, Result};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::{Duty, Midway, MoratoriumKind};

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/midway")]
pub async fn note_midway(#[server(flatten)] form: SpaceForm) -> Result<(), ServerFnError> {
    act(|ctx| midway(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/treatment")]
pub async fn end_treatment(#[server(flatten)] form: SpaceForm) -> Result<(), ServerFnError> {
    act(|ctx| treatment(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/stop")]
pub async fn stop_breathing_space(#[server(flatten)] form: SpaceForm) -> Result<(), ServerFnError> {
    act(|ctx| stop(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/sign-off")]
pub async fn sign_off_set_off(#[server(flatten)] form: SpaceForm) -> Result<(), ServerFnError> {
    act(|ctx| sign_off(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/duty")]
pub async fn note_duty(#[server(flatten)] form: SpaceForm) -> Result<(), ServerFnError> {
    act(|ctx| duty(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/breathing-space/release")]
pub async fn release_account(#[server(flatten)] form: SpaceForm) -> Result<(), ServerFnError> {
    act(|ctx| release(ctx, form)).await
}

async fn midway(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let (id, form) = (open.moratorium(), open.form.clone());
    let result = Midway::parse(&form.midway);
    if result.is_none() {
        open.problems.add("midway", words::CHOOSE_MIDWAY);
    }
    let on = [
        &*form.midway_on_day,
        &form.midway_on_month,
        &form.midway_on_year,
    ];
    let on = open.past_day("midway_on", on);
    let (Some(result), Some(on)) = (result, on) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.note_midway(&account, id, result, on).await;
    open.finish("midway", done, words::MIDWAY_TOLD).await
}

async fn treatment(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let (id, form) = (open.moratorium(), open.form.clone());
    let on = [&*form.treated_day, &form.treated_month, &form.treated_year];
    let Some(on) = open.past_day("treated", on) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.end_treatment(&account, id, on).await;
    open.finish("treated", done, words::TREATED_TOLD).await
}

async fn stop(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let (id, form) = (open.moratorium(), open.form.clone());
    let on = [&*form.stopped_day, &form.stopped_month, &form.stopped_year];
    let on = open.past_day("stopped", on);
    let why = open.required(
        "stopped_why",
        &form.stopped_why,
        MOST_REASON,
        words::ENTER_REASON,
    );
    let (Some(on), Some(why)) = (on, why) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.stop_breathing_space(&account, id, on, &why).await;
    open.finish("stopped", done, words::STOPPED_TOLD).await
}

async fn sign_off(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let (id, typed) = (open.moratorium(), open.form.sign_off.clone());
    let Some(words) = open.required("sign_off", &typed, MOST_REASON, words::ENTER_SIGN_OFF) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.sign_off_set_off(&account, id, &words).await;
    open.finish("sign_off", done, words::SIGNED_OFF_TOLD).await
}

async fn duty(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let (id, form) = (open.moratorium(), open.form.clone());
    let duty = Duty::parse(&form.duty);
    if duty.is_none() {
        open.problems.add("duty", words::CHOOSE_DUTY);
    }
    let words = open.text("duty_words", &form.duty_words, MOST_REASON);
    let (Some(duty), Some(words)) = (duty, words) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.note_duty(&account, id, duty, &words).await;
    open.finish("duty", done, super::words::DUTY_TOLD).await
}

async fn release(ctx: Ctx, form: SpaceForm) -> Result<Next> {
    let mut open = OpenSpace::new(&ctx, form).await?;
    let (id, typed) = (open.moratorium(), open.form.released.clone());
    let Some(words) = open.required("released", &typed, MOST_REASON, words::ENTER_RELEASED) else {
        return open.again();
    };
    let account = open.account.clone();
    let done = open.tx.release_account(&account, id, &words).await;
    open.finish("released", done, super::words::RELEASED_TOLD)
        .await
}

/// What can be done about it now. A released one is history.
#[component]
pub(super) fn DecidingForms(
    account: String,
    chosen: Option<Moratorium>,
    filled: Filled<SpaceForm>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let it = chosen.filter(|it| it.released_at.is_none())?;
    let (over, id) = (it.is_over(london::date_of(now)), it.id);
    let crisis = it.kind == MoratoriumKind::Crisis;
    let shown = |form: AnyView| Some(form);
    let release = over.then(|| {
        view! { <ReleaseForm account=account.clone() id filled=filled.clone()/> }.into_any()
    });
    let midway = (!over && !crisis && it.midway.is_none()).then(|| {
        view! { <MidwayForm account=account.clone() id filled=filled.clone()/> }.into_any()
    });
    let treatment = (!over && crisis && it.ends_on.is_none()).then(|| {
        view! { <TreatmentForm account=account.clone() id filled=filled.clone()/> }.into_any()
    });
    let duties: Vec<Duty> = Duty::ALL
        .iter()
        .copied()
        .filter(|duty| it.done(*duty).is_none())
        .collect();
    let duty = (!over && !duties.is_empty()).then(|| {
        view! { <DutyForm account=account.clone() id duties filled=filled.clone()/> }.into_any()
    });
    let sign_off = it.signed_off_at.is_none().then(|| {
        view! { <SignOffForm account=account.clone() id filled=filled.clone()/> }.into_any()
    });
    let stop = (!over && it.stopped_on.is_none())
        .then(|| view! { <StopForm account id filled/> }.into_any());
    shown(view! { {release} {duty} {midway} {treatment} {stop} {sign_off} }.into_any())
}

#[component]
fn ReleaseForm(account: String, id: MoratoriumId, filled: Filled<SpaceForm>) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{words::RELEASE}</h2>
            <p>{words::RELEASE_TEXT}</p>
            <Form action=ReleaseAccount::PATH>
                <About account moratorium=Some(id)/>
                <TextArea
                    name="released" label=words::RELEASED rows=2 value=filled.form.released.clone()
                    error=filled.error("released")
                />
                <Button text=words::RELEASE_BUTTON/>
            </Form>
        </section>
    }
}

#[component]
fn DutyForm(
    account: String,
    id: MoratoriumId,
    duties: Vec<Duty>,
    filled: Filled<SpaceForm>,
) -> impl IntoView {
    let options = duties
        .into_iter()
        .map(|duty| Choice::new(duty.key(), duty.label()).with_hint(duty.hint()))
        .collect();
    let open = filled.error("duty").is_some() || filled.error("duty_words").is_some();
    view! {
        <Details summary=words::DUTY_DONE open>
            <Form action=NoteDuty::PATH>
                <About account moratorium=Some(id)/>
                <Radios name="duty" legend=words::DUTY options value=filled.form.duty.clone() error=filled.error("duty")/>
                <TextField
                    name="duty_words" label=words::DUTY_WORDS value=filled.form.duty_words.clone()
                    error=filled.error("duty_words") autocomplete="off"
                />
                <Button text=words::DUTY_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
}

#[component]
fn MidwayForm(account: String, id: MoratoriumId, filled: Filled<SpaceForm>) -> impl IntoView {
    let options = Midway::ALL
        .iter()
        .map(|result| Choice::new(result.key(), result.label()))
        .collect();
    let form = filled.form.clone();
    view! {
        <Details summary=words::MIDWAY open=filled.error("midway").is_some() || filled.error("midway_on").is_some()>
            <Form action=NoteMidway::PATH>
                <About account moratorium=Some(id)/>
                <Radios name="midway" legend=words::MIDWAY_RESULT options value=form.midway error=filled.error("midway")/>
                <DateFields
                    prefix="midway_on" legend=words::MIDWAY_ON day=form.midway_on_day month=form.midway_on_month year=form.midway_on_year
                    error=filled.error("midway_on")
                />
                <Button text=words::SAVE kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
}

#[component]
fn TreatmentForm(account: String, id: MoratoriumId, filled: Filled<SpaceForm>) -> impl IntoView {
    let form = filled.form.clone();
    view! {
        <Details summary=words::TREATMENT open=filled.error("treated").is_some()>
            <Form action=EndTreatment::PATH>
                <About account moratorium=Some(id)/>
                <DateFields
                    prefix="treated" legend=words::TREATED hint=words::TREATED_HINT day=form.treated_day
                    month=form.treated_month year=form.treated_year error=filled.error("treated")
                />
                <Button text=words::SAVE kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
}

#[component]
fn StopForm(account: String, id: MoratoriumId, filled: Filled<SpaceForm>) -> impl IntoView {
    let form = filled.form.clone();
    let open = filled.error("stopped").is_some() || filled.error("stopped_why").is_some();
    view! {
        <Details summary=words::STOP open>
            <Form action=StopBreathingSpace::PATH>
                <About account moratorium=Some(id)/>
                <DateFields
                    prefix="stopped" legend=words::STOPPED hint=words::STOPPED_HINT day=form.stopped_day
                    month=form.stopped_month year=form.stopped_year error=filled.error("stopped")
                />
                <TextArea
                    name="stopped_why" label=words::REASON rows=2 value=form.stopped_why error=filled.error("stopped_why")
                />
                <Button text=words::STOP_BUTTON kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
}

#[component]
fn SignOffForm(account: String, id: MoratoriumId, filled: Filled<SpaceForm>) -> impl IntoView {
    view! {
        <Details summary=words::SIGN_OFF open=filled.error("sign_off").is_some()>
            <p>{words::SIGN_OFF_TEXT}</p>
            <Form action=SignOffSetOff::PATH>
                <About account moratorium=Some(id)/>
                <TextArea
                    name="sign_off" label=words::SIGNED_OFF rows=2 value=filled.form.sign_off.clone()
                    error=filled.error("sign_off")
                />
                <Button text=words::SAVE kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
}
