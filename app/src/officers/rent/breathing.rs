//! `/officer/rent/{account}/breathing-space`: what the scheme and the tenants told us, and what is to be done about it. For the
//! income team alone.

mod banner;
mod deciding;
mod entering;
mod form;
mod shown;
pub mod words;

use super::form::account_of;
use crate::http::{Ctx, Filled, loaded};
use crate::officers::queue::told as take_told;
use crate::officers::side::side;
use crate::rent::account::address_part;
use crate::ui::{DeskNav, ErrorSummary, Link, OfficerPage};
pub use banner::{BreathingBanner, breathing_tag};
use chrono::{DateTime, Utc};
pub use deciding::{
    EndTreatment, NoteDuty, NoteMidway, ReleaseAccount, SignOffSetOff, StopBreathingSpace,
    end_treatment, note_duty, note_midway, release_account, sign_off_set_off, stop_breathing_space,
};
use domain::cases::queue::Counts;
use domain::rent::breathing::{Moratorium, Space};
use domain::{MoratoriumId, Result, Role};
pub use entering::{
    AddToBreathingSpace, EnterBreathingSpace, NotInRegister, add_to_breathing_space,
    enter_breathing_space, not_in_register,
};
use form::{SpaceForm, form_name};
use leptos::prelude::*;
use shown::{Chosen, Holds, Others};

/// What the page shows.
struct Sheet {
    now: DateTime<Utc>,
    role: Role,
    counts: Counts,
    /// The payment reference, and what kind of account it is.
    account: String,
    kind: &'static str,
    space: Space,
    /// The one that can be dealt with here: the one asked for, else the newest that is not released.
    chosen: Option<Moratorium>,
    filled: Filled<SpaceForm>,
    flash: Option<String>,
}

async fn load(ctx: Ctx, typed: String) -> Result<Sheet> {
    let wanted = ctx.query("of").and_then(|id| MoratoriumId::parse(&id));
    let mut tx = ctx.officer().await?;
    let account = account_of(&mut tx, &typed).await?;
    let space = tx.breathing_space(&account).await?;
    let fresh = || SpaceForm::fresh(&account.payment_reference, &space);
    let sheet = Sheet {
        now: tx.now,
        role: tx.principal.role,
        counts: tx.counts().await?,
        filled: Filled::take(&mut tx, &form_name(&account.payment_reference), fresh).await?,
        flash: take_told(&mut tx).await?,
        chosen: chosen(&space, wanted),
        kind: account.kind.label(),
        account: account.payment_reference,
        space,
    };
    tx.commit().await?;
    Ok(sheet)
}

fn chosen(space: &Space, wanted: Option<MoratoriumId>) -> Option<Moratorium> {
    let all = || space.moratoria.iter();
    all()
        .find(|it| Some(it.id) == wanted)
        .or_else(|| all().find(|it| it.released_at.is_none()))
        .cloned()
}

#[component]
pub fn BreathingSpacePage() -> impl IntoView {
    let typed = address_part("account");
    loaded(
        move |ctx| load(ctx, typed),
        |sheet| view! { <BreathingSpace sheet/> },
    )
}

#[component]
fn BreathingSpace(sheet: Sheet) -> impl IntoView {
    let errors = sheet.filled.summary();
    let side = side(&sheet.counts, sheet.role, "/officer/rent");
    let back = Link::new(format!("/officer/rent/{}", sheet.account), words::BACK);
    let held = sheet.space.held_back;
    view! {
        <OfficerPage
            title=words::PAGE
            nav=DeskNav::Rent
            counts=side
            back
            has_errors=!errors.is_empty()
            flash=sheet.flash.clone()
        >
            <div class="desk-queue">
                <ErrorSummary errors/>
                <h1>{words::PAGE}</h1>
                <p class="small">{format!("{} account {}", sheet.kind, sheet.account)}</p>
                <BreathingBanner lock=sheet.space.lock/>
                {(held > 0).then(|| view! { <p class="small">{words::held_back(held)}</p> })}
                <Chosen chosen=sheet.chosen.clone() review_days=sheet.space.review_days now=sheet.now/>
                <Holds holds=sheet.space.holds.clone()/>
                <Others account=sheet.account.clone() space=sheet.space.clone() chosen=sheet.chosen.clone() now=sheet.now/>
            </div>
            <div class="desk-pane" id="actions">
                <entering::AnswerForm account=sheet.account.clone() holds=sheet.space.holds.clone() filled=sheet.filled.clone()/>
                <deciding::DecidingForms account=sheet.account.clone() chosen=sheet.chosen filled=sheet.filled.clone() now=sheet.now/>
                <entering::AddForm account=sheet.account.clone() space=sheet.space.clone() filled=sheet.filled.clone()/>
                <entering::EnterForm account=sheet.account space=sheet.space filled=sheet.filled/>
            </div>
        </OfficerPage>
    }
    .into_any()
}
