//! A plan on the rent page: what comes next, and how far it is.

use super::words;
use crate::rent::leaf;
use crate::ui::{Promise, Tag};
use domain::rent::Arrangement;
use leptos::prelude::*;
use rules::rent::AccountKind;
use rules::rent::plan::Look;

/// A card that leads to the plan's own page. For an open plan.
#[component]
pub fn ArrangementCard(
    /// The account's payment reference.
    #[prop(into)]
    account: String,
    kind: AccountKind,
    plan: Arrangement,
) -> impl IntoView {
    let (tag, tone) = words::tag(&plan);
    let href = format!("/rent/plan/{account}");
    view! {
        <section class="card">
            <p><Tag words=tag tone/></p>
            <h2>{words::YOUR_PLAN}</h2>
            <NextPayment kind plan=plan.clone()/>
            <p>{words::progress(&plan)}</p>
            <p><a href=href>{words::SEE_PLAN}</a></p>
        </section>
    }
    .into_any()
}

#[component]
pub(super) fn NextPayment(kind: AccountKind, plan: Arrangement) -> impl IntoView {
    let next = plan.next().copied()?;
    let again = plan.count(Look::Missed) > 0;
    Some(
        view! {
            <Promise
                date=leaf(next.due_on)
                sentence=words::next_payment(&next)
                why=words::on_top(kind, again)
            />
        }
        .into_any(),
    )
}
