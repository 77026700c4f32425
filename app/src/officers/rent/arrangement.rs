//! `/officer/rent/{account}/arrangement`: a plan made for a tenant, an offer decided, a plan objected to or ended, and those before.

mod deciding;
mod form;
mod making;
pub(super) mod words;

use super::account::NeedsFirst;
use super::form::account_of;
use crate::http::{Ctx, Filled, loaded};
use crate::officers::queue::told;
use crate::officers::side::side;
use crate::rent::account::address_part;
use crate::rent::plan::{PaymentTable, PlanFacts, words as plan_words};
use crate::ui::{DeskNav, Details, ErrorSummary, Link, Notice, OfficerPage, Tag};
use deciding::{DecideOffer, StopPlan};
pub use deciding::{DecidePlan, decide_plan};
use domain::cases::queue::Counts;
use domain::rent::desk::household::Household;
use domain::rent::{Account, Arrangement, MayPlan};
use domain::{PersonId, Result, Role, SubmissionKey};
use form::{DeskPlanForm, FORM};
use leptos::prelude::*;
use making::MakeForTenant;
pub use making::{MakePlanFor, make_plan_for};
use rules::london;
use rules::rent::plan::State;

struct PlansView {
    role: Role,
    counts: Counts,
    account: Account,
    /// What they need and what is not safe: read before a plan is made with them.
    household: Household,
    people: Vec<(PersonId, String)>,
    may: MayPlan,
    /// The open one first.
    plans: Vec<Arrangement>,
    filled: Filled<DeskPlanForm>,
    key: SubmissionKey,
    flash: Option<String>,
}

async fn load(ctx: Ctx, typed: String) -> Result<PlansView> {
    let mut tx = ctx.officer().await?;
    let account = account_of(&mut tx, &typed).await?;
    let filled = Filled::<DeskPlanForm>::take(&mut tx, FORM, DeskPlanForm::default).await?;
    let own = filled.form.account == account.payment_reference;
    let view = PlansView {
        role: tx.principal.role,
        counts: tx.counts().await?,
        household: tx.rent_household(&account).await?,
        people: tx.plan_people(&account).await?,
        may: tx.may_plan(&account).await?,
        plans: tx.arrangements(&account).await?,
        filled: if own { filled } else { Filled::default() },
        key: SubmissionKey::new(),
        flash: told(&mut tx).await?,
        account,
    };
    tx.commit().await?;
    Ok(view)
}

#[component]
pub fn ArrangementPage() -> impl IntoView {
    let typed = address_part("account");
    loaded(move |ctx| load(ctx, typed), |page| view! { <Plans page/> })
}

#[component]
fn Plans(page: PlansView) -> impl IntoView {
    let reference = page.account.payment_reference.clone();
    let (open, before): (Vec<_>, Vec<_>) =
        page.plans.iter().cloned().partition(Arrangement::is_open);
    let lead = format!("{} {reference}", page.account.kind.label());
    let history = (!before.is_empty()).then(|| {
        view! {
            <div class="desk-pane">
                <h2>{words::BEFORE}</h2>
                <Before plans=before/>
            </div>
        }
        .into_any()
    });
    view! {
        <OfficerPage
            title=words::TITLE
            nav=DeskNav::Rent
            counts=side(&page.counts, page.role, "/officer/rent")
            back=Link::new(format!("/officer/rent/{reference}"), words::BACK)
            has_errors=page.filled.has_errors()
            flash=page.flash.clone()
        >
            <div class="desk-queue">
                <ErrorSummary errors=page.filled.summary()/>
                <h1>{words::TITLE}</h1>
                <p class="lead">{lead}</p>
                <NeedsFirst household=page.household.clone()/>
                <Now open=open.into_iter().next() page/>
            </div>
            {history}
        </OfficerPage>
    }
    .into_any()
}

/// The open plan and what can be done about it, or the form for a new one.
#[component]
fn Now(open: Option<Arrangement>, page: PlansView) -> impl IntoView {
    let frozen = (page.may == MayPlan::Frozen).then(|| {
        view! { <Notice title=words::FROZEN><p>{words::FROZEN_TEXT}</p></Notice> }.into_any()
    });
    let inside = match (open, page.may) {
        (Some(plan), may) => {
            let terms = match may {
                MayPlan::Yes { terms, .. } => Some(terms),
                _ => None,
            };
            let (account, kind) = (page.account.payment_reference, page.account.kind);
            let waits = plan.state == State::Offered && plan.made_by.is_none();
            let verbs = if waits {
                view! { <DecideOffer account kind plan=plan.clone() terms filled=page.filled key=page.key/> }
                    .into_any()
            } else {
                view! { <StopPlan account plan=plan.clone() filled=page.filled key=page.key/> }
                    .into_any()
            };
            view! { <PlanAtDesk plan/> {verbs} }.into_any()
        }
        (None, MayPlan::Yes { terms, begin }) => view! {
            <MakeForTenant account=page.account.payment_reference kind=page.account.kind people=page.people terms begin filled=page.filled key=page.key/>
        }
        .into_any(),
        (None, MayPlan::Frozen) => ().into_any(),
        (None, MayPlan::NothingOwed) => view! { <p>{words::NOTHING_OWED}</p> }.into_any(),
        (None, MayPlan::OtherWays) => view! { <p>{words::OTHER_WAYS}</p> }.into_any(),
    };
    view! { {frozen} {inside} }.into_any()
}

#[component]
fn PlanAtDesk(plan: Arrangement) -> impl IntoView {
    let (tag, tone) = words::tag(&plan);
    let payments = plan.payments.clone();
    let payments = (!payments.is_empty()).then(|| {
        view! {
            <Details summary=plan_words::ALL_PAYMENTS>
                <PaymentTable payments/>
            </Details>
        }
        .into_any()
    });
    view! {
        <section class="card">
            <p><Tag words=tag tone/></p>
            <h2>{words::made(&plan)}</h2>
            <p>{plan_words::progress(&plan)}</p>
            <PlanFacts plan own=false/>
            {payments}
        </section>
    }
    .into_any()
}

#[component]
fn Before(plans: Vec<Arrangement>) -> impl IntoView {
    let one = |plan: Arrangement| {
        let (tag, tone) = words::tag(&plan);
        let decided = words::decided(&plan);
        view! {
            <li class="card">
                <p><Tag words=tag tone/></p>
                <h3 class="queue-row__title">{words::made(&plan)}</h3>
                <p class="queue-row__facts">{words::was(&plan)}</p>
                {decided.map(|decided| view! { <p class="as-written">{decided}</p> })}
                <p class="queue-row__facts">{london::long_date(london::date_of(plan.made_at))}</p>
            </li>
        }
    };
    view! { <ul class="queue">{plans.into_iter().map(one).collect_view()}</ul> }.into_any()
}
