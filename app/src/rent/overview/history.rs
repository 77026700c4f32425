//! The last weeks of an account: the balance as a line, and the latest lines of the ledger.

use super::Recent;
use crate::rent::words;
use crate::ui::{Details, Ledger, LedgerLine, LinePlot, PlotPoint};
use chrono::NaiveDate;
use domain::rent::Entry;
use leptos::prelude::*;
use rules::london;
use rules::money::Pence;
use rules::rent::LineKind;

/// Lines of the short list.
const LATEST: usize = 6;

#[component]
pub fn Plot(
    recent: Recent,
    today: NaiveDate,
    /// A part stands still: then no balance is called one to pay.
    frozen: bool,
) -> impl IntoView {
    let said: fn(Pence) -> String = if frozen {
        words::statement::cell
    } else {
        words::balance_words
    };
    let balances = balances(&recent, today);
    let points = points(&balances);
    let (start, end) = (london::day_month(recent.from), london::day_month(today));
    let last = balances.last().map_or(Pence::ZERO, |(_, pence)| *pence);
    let desc = format!(
        "From {start} to {end}. {} at the start, {} today.",
        said(recent.opening),
        said(last)
    );
    view! {
        <section class="card">
            <h2 class="card__title">"Balance, last 12 weeks"</h2>
            <LinePlot name="balance" title="Balance, last 12 weeks" desc points start end/>
            <Details summary=words::BALANCE_TABLE><Table balances said/></Details>
        </section>
    }
    .into_any()
}

/// The balance at the start, at the end of each day on which it moved, and today.
fn balances(recent: &Recent, today: NaiveDate) -> Vec<(NaiveDate, Pence)> {
    let mut balances = vec![(recent.from, recent.opening)];
    let mut balance = recent.opening;
    for line in &recent.lines {
        balance = Pence(balance.0.saturating_add(line.pence.0));
        match balances.last_mut() {
            Some((day, last)) if *day == line.effective_on => *last = balance,
            _ => balances.push((line.effective_on, balance)),
        }
    }
    if balances.last().is_some_and(|(day, _)| *day < today) {
        balances.push((today, balance));
    }
    balances
}

fn points(balances: &[(NaiveDate, Pence)]) -> Vec<PlotPoint> {
    let (Some((first, _)), Some((last, _))) = (balances.first(), balances.last()) else {
        return Vec::new();
    };
    let span = (*last - *first).num_days().max(1) as f64;
    balances
        .iter()
        .map(|(day, pence)| PlotPoint {
            along: (*day - *first).num_days() as f64 / span,
            pence: pence.0,
        })
        .collect()
}

#[component]
fn Table(balances: Vec<(NaiveDate, Pence)>, said: fn(Pence) -> String) -> impl IntoView {
    let row = |(day, balance): &(NaiveDate, Pence)| {
        view! {
            <tr class="govuk-table__row">
                <th class="govuk-table__header" scope="row">{london::day_month(*day)}</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{said(*balance)}</td>
            </tr>
        }
    };
    let rows = balances.iter().rev().map(row).collect_view();
    view! {
        <table class="govuk-table">
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th class="govuk-table__header" scope="col">{words::DAY}</th>
                    <th class="govuk-table__header govuk-table__header--numeric" scope="col">{words::BALANCE}</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">{rows}</tbody>
        </table>
    }
}

#[component]
pub fn Latest(recent: Recent, account: String) -> impl IntoView {
    let lines = latest(&recent.lines);
    let none = lines
        .is_empty()
        .then(|| view! { <p>{words::NOTHING_YET}</p> });
    view! {
        <section class="card">
            <h2 class="card__title">{words::LATEST}</h2>
            {none}
            <Ledger lines/>
            <p><a href=format!("/rent/statement?account={account}")>{words::FULL_STATEMENT}</a></p>
        </section>
    }
    .into_any()
}

/// The newest lines, the service charges of a week as one.
fn latest(lines: &[Entry]) -> Vec<LedgerLine> {
    let mut short: Vec<(NaiveDate, bool, LedgerLine)> = Vec::new();
    for line in lines.iter().rev() {
        let service =
            line.kind == LineKind::ServiceChargeDebit && line.reverses.is_none() && !line.reversed;
        let full = short.len() == LATEST;
        match short.last_mut() {
            Some((day, true, one)) if service && *day == line.effective_on => {
                one.pence += line.pence.0;
                one.what = words::short_line(line.kind).to_owned();
            }
            _ if full => break,
            _ => short.push((line.effective_on, service, short_line(line))),
        }
    }
    short.into_iter().map(|(_, _, line)| line).collect()
}

fn short_line(line: &Entry) -> LedgerLine {
    LedgerLine {
        when: london::day_month(line.effective_on),
        what: line.words.clone(),
        pence: line.pence.0,
    }
}
