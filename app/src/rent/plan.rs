//! `/rent/plan/{account}`: a plan to clear what is owed, made and then looked after. With WebAssembly the answer comes while the
//! amount is typed; without, at the press of a button, in the same words.

mod card;
mod form;
mod offer;
mod running;
mod verbs;
pub mod words;

use super::account::{account_named, address_part};
use crate::http::{Ctx, FLASH, Filled, loaded};
use crate::ui::{Empty, ErrorSummary, Inset, Link, Nav, TenantPage};
pub use card::ArrangementCard;
use chrono::{DateTime, Utc};
use domain::rent::{Arrangement, MayPlan, PlanPolicy};
use domain::{Error, PersonId, Result, SubmissionKey, Tenant, Tx};
use form::FORM;
pub use form::PlanForm;
use leptos::prelude::*;
use offer::MakePlan;
pub use offer::{Questions, beginning};
use rules::rent::AccountKind;
use rules::rent::plan::State;
use running::OpenPlan;
pub use running::{PaymentTable, PlanFacts};
pub use verbs::{
    AnswerPlanOffer, CannotKeepPlan, LookAtPlan, MakeThePlan, RemindOfPlan, answer_plan_offer,
    cannot_keep_plan, look_at_plan, make_the_plan, remind_of_plan,
};

/// What the page shows.
struct PlanView {
    account: String,
    kind: AccountKind,
    who: PersonId,
    may: MayPlan,
    /// The open plan, or else the last one.
    plan: Option<Arrangement>,
    /// By when an officer answers what was offered.
    answer_by: Option<DateTime<Utc>>,
    policy: PlanPolicy,
    filled: Filled<PlanForm>,
    key: SubmissionKey,
    phone: String,
    flash: Option<String>,
}

impl PlanView {
    fn open_plan(&self) -> Option<&Arrangement> {
        self.plan.as_ref().filter(|plan| plan.is_open())
    }
}

async fn load(ctx: Ctx, typed: String) -> Result<PlanView> {
    let mut tx = ctx.tenant().await?;
    let account = account_named(&mut tx, &typed).await?;
    let may = tx.may_plan(&account).await?;
    let plan = tx.arrangement(&account).await?;
    let answer_by = match &plan {
        Some(plan) if plan.state == State::Offered => Some(tx.answer_due(plan.made_at).await?),
        _ => None,
    };
    let policy = tx.plan_policy().await?;
    let filled = take_form(&mut tx, &account.payment_reference).await?;
    let flash = tx.take_form(FLASH).await?;
    let who = tx.principal.person;
    tx.commit().await?;
    Ok(PlanView {
        account: account.payment_reference,
        kind: account.kind,
        who,
        may,
        plan,
        answer_by,
        policy,
        filled,
        key: SubmissionKey::new(),
        phone: ctx.shared.council.rent_line().to_owned(),
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
    })
}

/// The form of this account, as it came back. One that was looked at stays for the next time, so that a page that is loaded
/// again still shows its answer.
async fn take_form(tx: &mut Tx<Tenant>, account: &str) -> Result<Filled<PlanForm>> {
    let filled = Filled::<PlanForm>::take(tx, FORM, PlanForm::default).await?;
    if filled.form.account != account {
        return Ok(Filled::default());
    }
    if filled.form.was_looked_at() && !filled.has_errors() {
        let form = serde_json::to_value(&filled.form).map_err(|_| Error::Broken("form"))?;
        let content = serde_json::json!({ "form": form, "problems": filled.problems });
        tx.keep_form(FORM, &content).await?;
    }
    Ok(filled)
}

#[component]
pub fn PlanPage() -> impl IntoView {
    let typed = address_part("account");
    loaded(
        move |ctx| load(ctx, typed),
        |page| view! { <PlanShown page/> },
    )
}

#[component]
fn PlanShown(page: PlanView) -> impl IntoView {
    let title = match page.open_plan() {
        Some(_) => words::YOUR_PLAN,
        None => words::MAKE_A_PLAN,
    };
    let errors = page.filled.summary();
    view! {
        <TenantPage
            title
            nav=Nav::Rent
            back=Link::new("/rent", words::BACK)
            has_errors=page.filled.has_errors()
            flash=page.flash.clone()
        >
            <ErrorSummary errors/>
            <h1>{title}</h1>
            <Inside page/>
        </TenantPage>
    }
    .into_any()
}

#[component]
fn Inside(page: PlanView) -> impl IntoView {
    if let MayPlan::Frozen = page.may {
        return view! { <Empty title=words::FROZEN text=words::frozen(&page.phone)/> }.into_any();
    }
    if let Some(plan) = page.open_plan().cloned() {
        return view! {
            <OpenPlan account=page.account kind=page.kind who=page.who plan answer_by=page.answer_by policy=page.policy filled=page.filled key=page.key/>
        }
        .into_any();
    }
    let last = page
        .plan
        .clone()
        .map(|plan| view! { <LastPlan plan/> }.into_any());
    let next = match page.may {
        MayPlan::Yes { terms, begin } => view! {
            <MakePlan account=page.account kind=page.kind terms begin policy=page.policy filled=page.filled key=page.key/>
        }
        .into_any(),
        MayPlan::NothingOwed => {
            view! { <Empty title=words::NOTHING_OWED text=words::NOTHING_OWED_TEXT action=Link::new("/rent", words::BACK)/> }
                .into_any()
        }
        MayPlan::Frozen | MayPlan::OtherWays => {
            view! { <Empty title=words::OTHER_WAYS text=words::other_ways(&page.phone)/> }.into_any()
        }
    };
    view! { {last} {next} }.into_any()
}

/// What became of the plan before: kept, or ended with a reason.
#[component]
fn LastPlan(plan: Arrangement) -> impl IntoView {
    let reason = plan.reason.clone().map(|reason| {
        view! { <p class="as-written">{words::WHY} " " {reason}</p> }
    });
    let told = words::last_plan(plan.state);
    view! { <Inset><p>{told}</p> {reason}</Inset> }.into_any()
}
