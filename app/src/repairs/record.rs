//! `/repairs/{ref}`: one repair, as the tenant and their household see it.

pub mod cancel;
pub mod feedback;
pub mod followed;
pub mod hazard;
mod history;
mod photos;
mod promises;
pub mod right_to_repair;
mod summary;
mod told;
pub mod verbs;
mod visit;
mod worse;

use super::record_words as words;
use crate::conversation::{Conversation, Messages};
use crate::http::{Ctx, FLASH, Filled, loaded, see_other};
use crate::ui::{ErrorSummary, Link, Nav, Tag, TenantPage};
use cancel::CallOff;
use chrono::{DateTime, Utc};
use domain::repairs::TenantRepair;
use domain::repairs::hazards::HazardSheet;
use domain::{Error, PersonId, Result, Tenant, Tx};
use feedback::Feedback;
use followed::{FollowedRecord, FollowedRepair};
use hazard::Hazards;
use history::History;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use photos::Photos;
use promises::Promises;
use right_to_repair::Right;
use rules::calendar::Calendar;
use rules::london;
use rules::reference::CaseReference;
use rules::repairs::state::RepairState;
pub use summary::{LetterView, SummaryPage};
use told::Told;
use verbs::{AnswerRepair, CaseForm, FORM, PHOTO_FORM};
use visit::{Visits, VisitsShown};
use worse::{GettingWorse, NotFixed};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct RepairRecord {
    pub repair: TenantRepair,
    /// Those we look into.
    pub hazards: Vec<HazardSheet>,
    /// Who reads it.
    pub reader: PersonId,
    pub may_reopen: bool,
    pub form: Filled<CaseForm>,
    /// What was wrong with the photo sent last.
    pub photo_problem: Option<String>,
    pub visits: VisitsShown,
    pub flash: Option<String>,
    pub calendar: Calendar,
    pub now: DateTime<Utc>,
}

impl RepairRecord {
    fn is_closed(&self) -> bool {
        self.repair.head.closed_at.is_some()
    }

    /// Whether we cannot go on before the tenant answers.
    fn awaits_answer(&self) -> bool {
        self.repair.head.state == RepairState::AwaitingInfo.key()
    }

    fn talk(&self) -> Conversation {
        Conversation {
            rows: self.repair.conversation.clone(),
            reader: self.reader,
            now: self.now,
            team: words::TEAM,
            awaits_answer: self.awaits_answer(),
            is_closed: self.is_closed(),
            action: AnswerRepair::PATH,
            reference: self.repair.head.reference.clone(),
            typed: self.form.form.message.clone(),
            error: self.form.error("message"),
            none: words::NO_MESSAGES,
            label: words::MESSAGE_LABEL,
        }
    }

    /// What is wrong, for the summary on top.
    fn problems(&self) -> Vec<(String, String)> {
        let photo = self
            .photo_problem
            .iter()
            .map(|problem| ("photo".to_owned(), problem.clone()));
        self.form.summary().into_iter().chain(photo).collect()
    }
}

/// The address takes the reference as people type it, and leads on to the one way we write it.
#[component]
pub fn RepairPage() -> impl IntoView {
    let typed = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    let reference = CaseReference::parse(&typed);
    match reference {
        Ok(reference) if reference.to_string() != typed => {
            see_other(&format!("/repairs/{reference}"));
            ().into_any()
        }
        _ => loaded(
            move |ctx| load(ctx, reference.ok()),
            |shown| match shown {
                Shown::Whole(record) => view! { <Repair record=*record/> }.into_any(),
                Shown::Followed(record) => view! { <FollowedRepair record=*record/> }.into_any(),
            },
        )
        .into_any(),
    }
}

/// Whose the repair is decides how much of it is shown.
enum Shown {
    Whole(Box<RepairRecord>),
    Followed(Box<FollowedRecord>),
}

async fn load(ctx: Ctx, reference: Option<CaseReference>) -> Result<Shown> {
    let reference = reference.ok_or(Error::NotFound)?;
    let mut tx = ctx.tenant().await?;
    let shown = match tx.repair(&reference).await {
        Err(Error::NotFound) => {
            Shown::Followed(Box::new(load_followed(&mut tx, &reference).await?))
        }
        repair => Shown::Whole(Box::new(load_whole(&mut tx, &reference, repair?).await?)),
    };
    tx.commit().await?;
    Ok(shown)
}

async fn load_followed(tx: &mut Tx<Tenant>, reference: &CaseReference) -> Result<FollowedRecord> {
    let (repair, steps) = tx.followed_repair(reference).await?;
    let flash = tx.take_form(FLASH).await?;
    Ok(FollowedRecord {
        repair,
        steps,
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
        now: tx.now,
    })
}

async fn load_whole(
    tx: &mut Tx<Tenant>,
    reference: &CaseReference,
    repair: TenantRepair,
) -> Result<RepairRecord> {
    tx.mark_read(repair.head.id).await?;
    let visits = VisitsShown::load(tx, repair.head.id).await?;
    let form = Filled::<CaseForm>::take(tx, FORM, CaseForm::default).await?;
    let photo = Filled::<serde_json::Value>::take(tx, PHOTO_FORM, Default::default).await?;
    let flash = tx.take_form(FLASH).await?;
    Ok(RepairRecord {
        hazards: tx.hazards(repair.head.id).await?,
        may_reopen: tx.may_reopen(&repair.head),
        reader: tx.principal.person,
        form: only_of(reference, form),
        photo_problem: photo.error("photo"),
        visits,
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
        calendar: tx.calendar().await?,
        now: tx.now,
        repair,
    })
}

/// What was typed on another repair's page has no place on this one.
fn only_of(reference: &CaseReference, form: Filled<CaseForm>) -> Filled<CaseForm> {
    if form.form.reference == reference.to_string() {
        form
    } else {
        Filled::default()
    }
}

#[component]
fn Repair(record: RepairRecord) -> impl IntoView {
    let head = record.repair.head.clone();
    let errors = record.problems();
    let reported = london::long_date(london::date_of(head.reported_at));
    let waiting = record.awaits_answer();
    let asks = record.repair.asks_if_fixed;
    let may_cancel = record.repair.can_be_called_off;
    let household = (!record.repair.own).then(|| view! { <p>{words::BY_HOUSEHOLD}</p> });
    view! {
        <TenantPage
            title=words::YOUR_REPAIR
            nav=Nav::Repairs
            back=Link::new("/repairs", words::YOUR_REPAIRS)
            has_errors=!errors.is_empty()
            flash=record.flash.clone()
        >
            <ErrorSummary errors/>
            <h1>{head.title.clone()}</h1>
            <p class="lead">{format!("{} · reported {reported}", head.reference)}</p>
            {household}
            <Standing record=record.clone()/>
            <Visits reference=head.reference.clone() shown=record.visits.clone()/>
            <Hazards record=record.clone()/>
            <Right record=record.clone()/>
            {asks.then(|| view! { <Feedback record=record.clone()/> })}
            {(!asks && (record.is_closed() || record.may_reopen)).then(|| view! { <NotFixed record=record.clone()/> })}
            {waiting.then(|| view! { <Messages talk=record.talk()/> })}
            <History record=record.clone()/>
            {(!waiting).then(|| view! { <Messages talk=record.talk()/> })}
            <Photos record=record.clone()/>
            {(!record.is_closed()).then(|| view! { <GettingWorse record=record.clone()/> })}
            {may_cancel.then(|| view! { <CallOff record=record.clone()/> })}
            <Told record/>
        </TenantPage>
    }
}

/// The card on top: how it stands, and each promise that runs.
#[component]
fn Standing(record: RepairRecord) -> impl IntoView {
    let (status, tone) = words::status(&record.repair.head.state);
    view! {
        <section class="card">
            <p><Tag words=status tone/></p>
            <Promises record/>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
