//! What a week costs, item by item, and whether benefits pay for it.

use crate::rent::words;
use crate::ui::{Money, Notice};
use domain::rent::{AccountStanding, ItemCharge};
use leptos::prelude::*;

/// Nothing where nothing is charged weekly.
#[component]
pub fn Charge(at: AccountStanding) -> impl IntoView {
    (!at.items.is_empty()).then(|| {
        let week = words::week_words(&at);
        let later = words::later_words(&at)
            .into_iter()
            .map(|text| view! { <p><strong>{text}</strong></p> })
            .collect_view();
        let long = at.year.has_53_weeks().then(|| {
            let text = words::year_of_53(&at);
            view! { <Notice title=words::YEAR_OF_53><p>{text}</p></Notice> }
        });
        let total = at.week().0;
        view! {
            <section class="card">
                <h2 class="card__title">{words::WHAT_YOU_PAY_FOR}</h2>
                <p>{week}</p>
                {later}
                {long}
                <ul class="ledger">
                    {at.items.into_iter().map(item).collect_view()}
                    <li><strong>"Each charged week"</strong> <strong><Money pence=total/></strong></li>
                </ul>
            </section>
        }
        .into_any()
    })
}

fn item(charge: ItemCharge) -> impl IntoView {
    let benefits = if charge.benefit_pays {
        words::BENEFITS_PAY
    } else {
        words::BENEFITS_DO_NOT_PAY
    };
    let explained = charge.item.explained();
    // Some explanations end with the same.
    let explained = if explained.contains("not pay for this") {
        explained.to_owned()
    } else {
        format!("{explained} {benefits}")
    };
    view! {
        <li>
            <span>{charge.item.label()} <span class="ledger__what small">{explained}</span></span>
            <Money pence=charge.pence.0/>
        </li>
    }
}
