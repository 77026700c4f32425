//! What stands around the lines: whose statement it is and of what, and below them what explains the balance and what to do.

use super::Sheet;
use crate::council::Council;
use crate::rent::words::{self, statement as said, ways};
use crate::ui::{SummaryList, SummaryRow};
use leptos::prelude::*;
use rules::london;

#[component]
pub fn Head(sheet: Sheet, council: Council) -> impl IntoView {
    let Sheet {
        account,
        holder,
        statement,
        now,
        ..
    } = sheet;
    let row = |key: &str, value: String| SummaryRow {
        key: key.to_owned(),
        value,
        change: None,
    };
    let address = format!(
        "{}\n{}\n{}",
        holder.address_line, holder.town, holder.postcode
    );
    let rows = vec![
        row("Name", holder.names.join("\n")),
        row("Home", address),
        row("Tenancy", holder.tenancy),
        row(
            "Payment reference",
            ways::grouped(&account.payment_reference),
        ),
        row("Period", said::period(statement.from, statement.to)),
        row("Made", words::as_at(now).replacen("As at ", "", 1)),
    ];
    view! {
        <p class="only-print"><strong>{council.full_name}</strong> ", " {council.address}</p>
        <h2>{said::heading(account.kind)}</h2>
        <SummaryList rows/>
    }
    .into_any()
}

#[component]
pub fn Beneath(sheet: Sheet, council: Council) -> impl IntoView {
    let today = sheet.statement.to == sheet.at.day;
    let about = if today {
        said::about_balance(&sheet.at, sheet.agreed.as_ref())
    } else {
        Vec::new()
    };
    let about = (!about.is_empty()).then(|| {
        view! {
            <h3>{said::ABOUT_BALANCE}</h3>
            {about.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        }
    });
    let phone = council.rent_line().to_owned();
    view! {
        {about}
        <Weekly sheet/>
        <h3>{said::HOW_TO_PAY}</h3>
        <p>{said::HOW_TO_PAY_TEXT} " " <a href="/rent/ways-to-pay">{words::WAYS_TO_PAY}</a> "."</p>
        <h3>{said::HELP}</h3>
        <p>{said::HELP_TEXT} " " <a href="/rent/help">"Help with money"</a> ", or call " {phone} "."</p>
    }
    .into_any()
}

/// The week's charge by item, and when the next one is. Nothing where nothing is charged weekly.
#[component]
fn Weekly(sheet: Sheet) -> impl IntoView {
    (!sheet.at.items.is_empty()).then(|| {
        let next = words::next_charge(&sheet.at, &[])
            .map(|next| format!("The next charge is on {}.", london::long_weekday(next.on)));
        let row = |key: String, value: String| SummaryRow {
            key,
            value,
            change: None,
        };
        let items = sheet.at.items.iter();
        let rows: Vec<_> = items
            .map(|charge| row(charge.item.label().to_owned(), charge.pence.to_string()))
            .chain([row("Together".to_owned(), sheet.at.week().to_string())])
            .collect();
        let later = words::later_words(&sheet.at).join(" ");
        view! {
            <h3>{said::WEEKLY}</h3>
            <SummaryList rows/>
            <p>{words::week_words(&sheet.at)} " " {later} " " {next}</p>
        }
        .into_any()
    })
}
