//! A plan on the rent page: what comes next, and how far it is.

use super::words;
use crate::ui::{Promise, PromiseDate, Tag};
use chrono::NaiveDate;
use domain::rent::Arrangement;
use leptos::prelude::*;
use rules::london;
use rules::rent::plan::Look;

/// A card that leads to the plan's own page. For an open plan.
#[component]
pub fn ArrangementCard(
    /// The account's payment reference.
    #[prop(into)]
    account: String,
    plan: Arrangement,
) -> impl IntoView {
    let (tag, tone) = words::tag(&plan);
    let href = format!("/rent/plan/{account}");
    view! {
        <section class="card">
            <p><Tag words=tag tone/></p>
            <h2>{words::YOUR_PLAN}</h2>
            <NextPayment plan=plan.clone()/>
            <p>{words::progress(&plan)}</p>
            <p><a href=href>{words::SEE_PLAN}</a></p>
        </section>
    }
    .into_any()
}

#[component]
pub(super) fn NextPayment(plan: Arrangement) -> impl IntoView {
    let next = plan.next().copied()?;
    let again = plan.count(Look::Missed) > 0;
    Some(
        view! {
            <Promise
                date=date(next.due_on)
                sentence=words::next_payment(&next)
                why=if again { words::CATCH_UP } else { words::ON_TOP }
            />
        }
        .into_any(),
    )
}

fn date(day: NaiveDate) -> PromiseDate {
    let parts = london::promise_parts(day);
    PromiseDate {
        weekday: parts.weekday,
        day: parts.day,
        month: parts.month,
    }
}
