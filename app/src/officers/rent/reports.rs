//! `/officer/rent/reports`: how rent goes, as charts, each with its table and the same as a file.

mod sheets;

use super::words;
use crate::http::{Ctx, loaded};
use crate::officers::reports::{OneSheet, Sheet};
use crate::officers::side::side;
use crate::ui::{DeskNav, Link, Notice, OfficerPage, Tone};
use domain::cases::queue::Counts;
use domain::rent::desk::reports::CheckRow;
use domain::{Officer, Result, Role, Tx};
use leptos::prelude::*;
use rules::london;

/// Every sheet of the report, in order.
async fn all_sheets(tx: &mut Tx<Officer>) -> Result<Vec<Sheet>> {
    let bands = tx.arrears_by_weeks().await?;
    let kinds = tx.debt_by_kind().await?;
    Ok(vec![
        sheets::arrears(&bands),
        sheets::weeks(&tx.weeks_counted().await?),
        sheets::steps(&tx.accounts_by_step().await?),
        sheets::arrangements(&tx.arrangements_by_state().await?),
        sheets::breathing_spaces(tx.standing_still().await?),
        sheets::kinds(&kinds),
    ])
}

/// A sheet by its name, for the file of it; of the income team alone.
pub async fn rent_sheet_named(tx: &mut Tx<Officer>, name: &str) -> Result<Option<Sheet>> {
    tx.principal.must_be_income()?;
    let sheets = all_sheets(tx).await?;
    Ok(sheets.into_iter().find(|sheet| sheet.name == name))
}

struct Report {
    role: Role,
    counts: Counts,
    sheets: Vec<Sheet>,
    check: Option<CheckRow>,
}

async fn load(ctx: Ctx) -> Result<Report> {
    let mut tx = ctx.officer().await?;
    tx.principal.must_be_income()?;
    let report = Report {
        role: tx.principal.role,
        counts: tx.counts().await?,
        sheets: all_sheets(&mut tx).await?,
        check: tx.last_check().await?,
    };
    tx.commit().await?;
    Ok(report)
}

#[component]
pub fn RentReportsPage() -> impl IntoView {
    loaded(load, |report| view! { <Reports report/> })
}

#[component]
fn Reports(report: Report) -> impl IntoView {
    let side = side(&report.counts, report.role, "/officer/rent");
    let sheet = |sheet: Sheet| {
        let file = format!("/officer/rent/reports/{}.csv", sheet.name);
        view! { <OneSheet sheet file/> }
    };
    let back = Link::new("/officer/rent", words::BACK_TO_LIST);
    view! {
        <OfficerPage title=words::REPORTS nav=DeskNav::Rent counts=side back>
            <div class="desk-queue">
                <h1>{words::REPORTS}</h1>
                <p class="small">{words::REPORTS_LEAD}</p>
                <Checked check=report.check/>
                <div class="sheets">{report.sheets.into_iter().map(sheet).collect_view()}</div>
            </div>
        </OfficerPage>
    }
}

/// Whether the ledgers add up. When they do not, someone has to look: a person's debt is wrong.
#[component]
fn Checked(check: Option<CheckRow>) -> impl IntoView {
    let Some(check) = check else {
        return view! { <p>"The ledgers have not been checked yet."</p> }.into_any();
    };
    let when = london::long_date(check.day);
    if check.drifted == 0 {
        let words = format!(
            "Every balance is the sum of its lines: {} accounts, checked on {when}.",
            check.accounts
        );
        return view! { <p>{words}</p> }.into_any();
    }
    let words = format!(
        "On {when}, {} of {} balances were not the sum of their lines. Tell those who run this service before you write to anyone.",
        check.drifted, check.accounts
    );
    view! { <Notice tone=Tone::Red title="Balances are wrong"><p>{words}</p></Notice> }.into_any()
}
