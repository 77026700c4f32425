//! `/officer/reports`: how repairs go, as charts, each with its table and the same as a file.

mod happiness;
mod hazards;
mod overdue;
mod period;
mod promises;
mod returns;
mod sheet;
mod visits;

use super::side::side;
use super::words;
use crate::http::{Ctx, loaded};
use crate::ui::{BarChart, Button, ButtonKind, Choice, DeskNav, OfficerPage, Select};
use chrono::{DateTime, Utc};
use domain::cases::queue::Counts;
use domain::{Officer, Result, Role, Tx};
use leptos::prelude::*;
pub use period::Period;
pub use sheet::Sheet;

/// Every sheet of the report, in order.
async fn sheets(tx: &mut Tx<Officer>, period: Period) -> Result<Vec<Sheet>> {
    let span = period.span(tx.now);
    let kept = tx.kept_promises(span).await?;
    Ok(vec![
        promises::by_priority(&kept),
        promises::by_law(&kept),
        promises::days(&kept),
        overdue::by_age(&tx.overdue().await?),
        hazards::by_class(&tx.hazard_numbers(span).await?),
        visits::no_access(&tx.no_access_visits(span).await?),
        returns::reopened(&tx.reopened(span).await?),
        happiness::answers(&tx.happiness(span).await?),
    ])
}

/// A sheet by its name, for the file of it.
pub async fn sheet_named(
    tx: &mut Tx<Officer>,
    name: &str,
    period: Period,
) -> Result<Option<Sheet>> {
    let sheets = sheets(tx, period).await?;
    Ok(sheets.into_iter().find(|sheet| sheet.name == name))
}

struct Report {
    now: DateTime<Utc>,
    role: Role,
    counts: Counts,
    period: Period,
    sheets: Vec<Sheet>,
}

async fn load(ctx: Ctx) -> Result<Report> {
    let period = Period::parse(&ctx.query("period").unwrap_or_default());
    let mut tx = ctx.officer().await?;
    let report = Report {
        now: tx.now,
        role: tx.principal.role,
        counts: tx.counts().await?,
        sheets: sheets(&mut tx, period).await?,
        period,
    };
    tx.commit().await?;
    Ok(report)
}

#[component]
pub fn ReportsPage() -> impl IntoView {
    loaded(load, |report| view! { <Reports report/> })
}

#[component]
fn Reports(report: Report) -> impl IntoView {
    let Report {
        now,
        role,
        counts,
        period,
        sheets,
    } = report;
    let sheet = move |sheet: Sheet| {
        let file = format!(
            "/officer/reports/{}.csv?period={}",
            sheet.name,
            period.key()
        );
        view! { <OneSheet sheet file/> }
    };
    view! {
        <OfficerPage title=words::REPORTS nav=DeskNav::Reports counts=side(&counts, role, "/officer/reports")>
            <div class="desk-queue">
                <h1>{words::REPORTS_TITLE}</h1>
                <form class="desk-search" action="/officer/reports" method="get">
                    <Select name="period" label=words::PERIOD options=periods() value=period.key()/>
                    <Button text=words::SHOW kind=ButtonKind::Secondary/>
                </form>
                <p>{period.words(now)}</p>
                <div class="sheets">{sheets.into_iter().map(sheet).collect_view()}</div>
            </div>
        </OfficerPage>
    }
}

fn periods() -> Vec<Choice> {
    Period::ALL
        .iter()
        .map(|period| Choice::new(period.key(), period.label()))
        .collect()
}

/// A table as a chart, with the table beneath, and where the same is had as a file.
#[component]
pub(super) fn OneSheet(sheet: Sheet, file: String) -> impl IntoView {
    let body = if sheet.is_empty() {
        view! { <p>{words::NO_NUMBERS}</p> }.into_any()
    } else {
        let desc = sheet.desc();
        view! {
            <BarChart name=sheet.name title=sheet.title desc series=sheet.series.clone() bars=sheet.bars.clone()/>
            <SheetTable sheet=sheet.clone()/>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby=format!("{}-heading", sheet.name)>
            <h2 id=format!("{}-heading", sheet.name)>{sheet.title}</h2>
            <p class="small">{sheet.lead}</p>
            {body}
            <p><a href=file download="">{words::DOWNLOAD} <span class="govuk-visually-hidden">": " {sheet.title}</span></a></p>
        </section>
    }
}

#[component]
fn SheetTable(sheet: Sheet) -> impl IntoView {
    let head = |(place, head): (usize, &'static str)| {
        let class = if place == 0 {
            "govuk-table__header"
        } else {
            "govuk-table__header govuk-table__header--numeric"
        };
        view! { <th scope="col" class=class>{head}</th> }
    };
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(place, cell)| {
            let cell = cell.clone();
            if place == 0 {
                view! { <th scope="row" class="govuk-table__header">{cell}</th> }.into_any()
            } else {
                view! { <td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td> }
                    .into_any()
            }
        });
        view! { <tr class="govuk-table__row">{cells.collect_view()}</tr> }
    };
    let label = format!("{}: table", sheet.title);
    view! {
        <div class="wide-table" role="region" tabindex="0" aria-label=label>
            <table class="govuk-table">
                <caption class="govuk-visually-hidden">{sheet.title}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">{sheet.heads.iter().copied().enumerate().map(head).collect_view()}</tr>
                </thead>
                <tbody class="govuk-table__body">{sheet.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests;
