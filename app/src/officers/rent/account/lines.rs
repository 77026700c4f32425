//! The newest lines of the last thirteen weeks, each with the balance after it.

use crate::officers::rent::words;
use crate::ui::Money;
use domain::rent::Entry;
use leptos::prelude::*;
use rules::london;
use rules::money::Pence;
use rules::rent::Statement;

/// More are on the ledger's own page.
const MOST: usize = 12;

#[component]
pub(super) fn LastLines(lines: Statement<Entry>, reference: String) -> impl IntoView {
    let href = format!("/officer/rent/{reference}/ledger");
    let newest: Vec<_> = lines.lines.into_iter().rev().take(MOST).collect();
    let body = if newest.is_empty() {
        view! { <p>{words::NO_LINES}</p> }.into_any()
    } else {
        view! { <LineTable lines=newest label=words::LINES_TABLE take_back=None/> }.into_any()
    };
    view! {
        <section aria-labelledby="lines">
            <h2 id="lines">{words::LINES}</h2>
            {body}
            <p><a href=href>{words::WHOLE_LEDGER}</a></p>
        </section>
    }
}

/// Lines with the balance after each. `take_back`: the page on which a line can be taken back.
#[component]
pub fn LineTable(
    lines: Vec<(Entry, Pence)>,
    label: &'static str,
    take_back: Option<String>,
) -> impl IntoView {
    let heads = ["Date", "What", "Charge or payment", "Balance"];
    let head = |(place, head): (usize, &'static str)| {
        let class = if place < 2 {
            "govuk-table__header"
        } else {
            "govuk-table__header govuk-table__header--numeric"
        };
        view! { <th scope="col" class=class>{head}</th> }
    };
    let can = take_back.is_some();
    let rows = lines.into_iter().map(|(entry, balance)| {
        view! { <Row entry balance take_back=take_back.clone()/> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="wide-table" role="region" tabindex="0" aria-label=label>
            <table class="govuk-table">
                <caption class="govuk-visually-hidden">{label}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        {heads.into_iter().enumerate().map(head).collect_view()}
                        {can.then(|| view! { <th scope="col" class="govuk-table__header">{words::TAKE_BACK}</th> })}
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(entry: Entry, balance: Pence, take_back: Option<String>) -> impl IntoView {
    let note = match (entry.reverses.is_some(), entry.reversed) {
        (true, _) => Some(words::REVERSAL),
        (_, true) => Some(words::TAKEN_BACK),
        _ => None,
    };
    let when = london::long_date(entry.effective_on);
    let what = entry.words.clone();
    let back = take_back.map(|page| {
        let link = note.is_none().then(|| {
            let href = format!("{page}&line={}", entry.id);
            let hidden = format!(" {what}, {when}");
            view! { <a href=href>{words::TAKE_BACK} <span class="govuk-visually-hidden">{hidden}</span></a> }
        });
        view! { <td class="govuk-table__cell">{link}</td> }
    });
    view! {
        <tr class="govuk-table__row">
            <td class="govuk-table__cell one-line">{london::short_date(entry.effective_on)}</td>
            <td class="govuk-table__cell">{entry.words} {note.map(|note| view! { <span class="small">" (" {note} ")"</span> })}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric"><Money pence=entry.pence.0 signed=true/></td>
            <td class="govuk-table__cell govuk-table__cell--numeric"><Money pence=balance.0/></td>
            {back}
        </tr>
    }
}
