//! The plan of an account that is open: how it goes, and the way to all that can be done about it.

use crate::officers::rent::arrangement::words as plans;
use crate::officers::rent::words;
use crate::rent::plan::words as plan_words;
use crate::ui::Tag;
use domain::rent::Arrangement;
use leptos::prelude::*;

/// Shown for an account with an open plan; the links of the pane lead to a new one.
#[component]
pub(super) fn OpenPlan(plan: Option<Arrangement>, reference: String) -> impl IntoView {
    let plan = plan?;
    let (tag, tone) = plans::tag(&plan);
    let next = plan.next().map(plans::next);
    let review = plans::review(&plan);
    let href = format!("/officer/rent/{reference}/arrangement");
    Some(
        view! {
            <section aria-labelledby="plan">
                <h2 id="plan">{words::ARRANGEMENT}</h2>
                <p><Tag words=tag tone/></p>
                <p>{plan_words::progress(&plan)}</p>
                {next.map(|words| view! { <p>{words}</p> })}
                {review.map(|words| view! { <p>{words}</p> })}
                <p><a href=href>{words::OPEN_PLAN}</a></p>
            </section>
        }
        .into_any(),
    )
}
