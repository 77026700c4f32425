//! How the account stands.

use crate::officers::rent::words;
use crate::ui::{Money, pounds};
use domain::rent::{Account, AccountStanding, Frozen, ItemCharge};
use leptos::prelude::*;
use rules::london;
use rules::rent::income::IncomeStatus;
use rules::rent::year::next_monday;

/// Paper and truth side by side.
#[component]
pub(super) fn Stands(standing: AccountStanding, account: Account) -> impl IntoView {
    let parts = standing.standing;
    let fact = |name: String, pence: i64| view! { <dt>{name}</dt><dd><Money pence/></dd> };
    let frozen = match standing.frozen {
        Some(Frozen::Since(since, _)) => {
            let name = format!("On hold since {}", london::long_date(since));
            let rest = format!("Rent since {}", london::long_date(since));
            Some(view! { {fact(name, parts.frozen.0)} {fact(rest, parts.since_frozen().0)} })
        }
        _ => None,
    };
    let weeks = account.kind.is_charged_weekly().then(|| {
        let hundredths = parts.weeks_owed_hundredths(standing.week_over_52());
        view! { <dt>"Weeks truly owed"</dt><dd class="money">{words::weeks_words(hundredths)}</dd> }
    });
    let next = next_monday(standing.day);
    let adds = standing.charges.on(next);
    let comes = coming(&standing);
    view! {
        <section aria-labelledby="stands">
            <h2 id="stands">{words::HOW_IT_STANDS}</h2>
            <p class="small">{format!("At the end of {}", london::long_date(standing.day))}</p>
            <dl class="facts">
                {fact("Truly owed".to_owned(), standing.to_ask_for().0)}
                {weeks}
                {fact("On paper".to_owned(), parts.balance.0)}
                {fact("Comes of itself".to_owned(), parts.technical.0)}
                {frozen}
                {fact(format!("Monday {} adds", london::day_month(next)), adds.0)}
            </dl>
            {comes.map(|words| view! { <p>{words}</p> })}
        </section>
    }
}

/// "£464.40 of Housing Benefit is due on 30 November. After that the account will be £0.00."
fn coming(standing: &AccountStanding) -> Option<String> {
    let next = standing
        .incomes
        .iter()
        .filter(|income| income.status == IncomeStatus::Paid)
        .filter_map(|income| Some((income.next_on?, income.amount?, income.kind)))
        .filter(|(day, ..)| *day > standing.day)
        .min_by_key(|(day, ..)| *day)?;
    let (day, amount, kind) = next;
    let steps = rules::rent::forecast::forecast(
        standing.standing.balance,
        standing.day,
        day,
        &standing.charges,
        &standing.incomes,
    );
    let after = steps.last()?.balance;
    Some(format!(
        "{} of {} is due on {}. After that the account will be {}.",
        pounds(amount.0),
        kind.label(),
        london::long_date(day),
        pounds(after.0)
    ))
}

#[component]
pub(super) fn ChargeList(standing: AccountStanding) -> impl IntoView {
    let week = standing.week();
    let spread = standing.week_over_52();
    let note = (week != spread).then(|| {
        format!(
            "In charging weeks. Over 52 weeks it is {} a week.",
            pounds(spread.0)
        )
    });
    let row = |charge: ItemCharge| {
        let pays = if charge.benefit_pays {
            "benefits can pay"
        } else {
            "benefits do not pay"
        };
        view! { <dt>{charge.item.label()} <span class="small">" · " {pays}</span></dt><dd><Money pence=charge.pence.0/></dd> }
    };
    let body = if standing.items.is_empty() {
        view! { <p>{words::NO_CHARGES}</p> }.into_any()
    } else {
        view! {
            <dl class="facts">
                {standing.items.clone().into_iter().map(row).collect_view()}
                <dt><strong>"Together"</strong></dt><dd><strong><Money pence=week.0/></strong></dd>
            </dl>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="charges">
            <h2 id="charges">{words::CHARGES}</h2>
            {body}
            {note.map(|words| view! { <p class="small">{words}</p> })}
        </section>
    }
}
