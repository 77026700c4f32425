//! `/officer/rent/{account}/ledger`: a rent year of lines at a time, and the taking back of one.

use super::account::LineTable;
use super::form::{AboutAccount, MOST_REASON, Open, RentForm, account_of, form_name};
use super::words;
use crate::http::{Ctx, Filled, Next, act, loaded};
use crate::officers::queue::told;
use crate::officers::side::side;
use crate::rent::account::address_part;
use crate::ui::{
    Button, ButtonKind, DeskNav, ErrorSummary, Form, Link, Money, OfficerPage, Pagination,
    TextField,
};
use chrono::{Datelike, Days, NaiveDate};
use domain::cases::queue::Counts;
use domain::rent::{Account, Entry};
use domain::{Error, LineId, Result, Role, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::{RentYear, Statement};

struct Ledger {
    role: Role,
    counts: Counts,
    account: Account,
    year: RentYear,
    today: NaiveDate,
    lines: Statement<Entry>,
    /// The line that may be taken back.
    line: Option<Entry>,
    filled: Filled<RentForm>,
    flash: Option<String>,
}

async fn load(ctx: Ctx, typed: String) -> Result<Ledger> {
    let mut tx = ctx.officer().await?;
    let account = account_of(&mut tx, &typed).await?;
    let today = london::date_of(tx.now);
    let year = ctx.query("year").and_then(|year| year.parse().ok());
    let year = year_of(year, today);
    let last = year.ends_on.max(today);
    // Lines that are posted ahead stand with the year that runs.
    let to = if (year.starts_on..=year.ends_on).contains(&today) {
        last
    } else {
        year.ends_on
    };
    let opening = tx
        .balance_at(&account, year.starts_on - Days::new(1))
        .await?;
    let lines = tx.ledger(&account, year.starts_on, to).await?;
    let name = form_name(&account.payment_reference);
    let line = match ctx.query("line").as_deref().and_then(LineId::parse) {
        Some(line) => Some(tx.line_of(&account, line).await?),
        None => None,
    };
    let ledger = Ledger {
        role: tx.principal.role,
        counts: tx.counts().await?,
        lines: Statement::of(year.starts_on, to, opening, lines)
            .ok_or(Error::Broken("statement"))?,
        filled: Filled::take(&mut tx, &name, RentForm::default).await?,
        flash: told(&mut tx).await?,
        account,
        year,
        today,
        line,
    };
    tx.commit().await?;
    Ok(ledger)
}

/// The rent year that begins in that year, or the one that runs.
fn year_of(begins: Option<i32>, today: NaiveDate) -> RentYear {
    let day = begins
        .filter(|year| (1990..2200).contains(year))
        .and_then(|year| NaiveDate::from_ymd_opt(year, 6, 1));
    RentYear::containing(day.unwrap_or(today))
}

#[component]
pub fn LedgerPage() -> impl IntoView {
    let reference = address_part("account");
    loaded(
        move |ctx| load(ctx, reference),
        |ledger| view! { <LedgerView ledger/> },
    )
}

#[component]
fn LedgerView(ledger: Ledger) -> impl IntoView {
    let side = side(&ledger.counts, ledger.role, "/officer/rent");
    let reference = ledger.account.payment_reference.clone();
    let page = format!("/officer/rent/{reference}/ledger");
    let begins = ledger.year.starts_on.year();
    let at = |year: i32, text: &'static str| Link::new(format!("{page}?year={year}"), text);
    let older =
        (ledger.year.starts_on > ledger.account.opened_on).then(|| at(begins - 1, words::OLDER));
    let newer = (ledger.year.ends_on < ledger.today).then(|| at(begins + 1, words::NEWER));
    let errors = ledger.filled.summary();
    let range = format!(
        "{} · {} to {}",
        ledger.account.kind.label(),
        london::long_date(ledger.lines.from),
        london::long_date(ledger.lines.to)
    );
    let rows: Vec<_> = ledger.lines.lines.iter().rev().cloned().collect();
    let take_back = Some(format!("{page}?year={begins}"));
    let (opening, closing) = (ledger.lines.opening.0, ledger.lines.closing.0);
    let (charged, paid) = (ledger.lines.charged().0, ledger.lines.paid().0);
    let back = Link::new(format!("/officer/rent/{reference}"), words::BACK_TO_ACCOUNT);
    view! {
        <OfficerPage title=words::LEDGER nav=DeskNav::Rent counts=side back has_errors=!errors.is_empty() flash=ledger.flash.clone()>
            <div class="desk-queue">
                <ErrorSummary errors/>
                <h1>{words::LEDGER}</h1>
                <p class="small">{range}</p>
                {ledger.line.clone().map(|line| view! { <TakeBack line reference=reference.clone() filled=ledger.filled.clone()/> })}
                <dl class="facts">
                    <dt>"At the start"</dt><dd><Money pence=opening/></dd>
                    <dt>"Charged"</dt><dd><Money pence=charged/></dd>
                    <dt>"Paid"</dt><dd><Money pence=paid/></dd>
                    <dt>"At the end"</dt><dd><Money pence=closing/></dd>
                </dl>
                {if rows.is_empty() {
                    view! { <p>{words::NO_LINES}</p> }.into_any()
                } else {
                    view! { <LineTable lines=rows label=words::LEDGER take_back/> }.into_any()
                }}
                <Pagination prev=newer next=older/>
            </div>
        </OfficerPage>
    }
}

#[component]
fn TakeBack(line: Entry, reference: String, filled: Filled<RentForm>) -> impl IntoView {
    let what = format!("{}, {}", line.words, london::long_date(line.effective_on));
    view! {
        <section class="card" aria-labelledby="take-back">
            <h2 id="take-back">{words::TAKE_BACK_TITLE}</h2>
            <p>{what} " " <Money pence=line.pence.0 signed=true/></p>
            <p>{words::TAKE_BACK_TEXT}</p>
            <Form action=TakeLineBack::PATH submission_key=SubmissionKey::new().to_string()>
                <AboutAccount reference/>
                <input type="hidden" name="line" value=line.id.to_string()/>
                <TextField
                    name="back_reason"
                    label=words::ADJUST_REASON
                    hint=words::ADJUST_REASON_HINT
                    value=filled.form.back_reason.clone()
                    error=filled.error("back_reason")
                />
                <Button text=words::TAKE_BACK_BUTTON kind=ButtonKind::Warning/>
            </Form>
        </section>
    }
    .into_any()
}

#[server(prefix = "/do", endpoint = "officer/rent/reverse")]
pub async fn take_line_back(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| take_back(ctx, form)).await
}

async fn take_back(ctx: Ctx, form: RentForm) -> Result<Next> {
    let typed = form.clone();
    let mut open = Open::new(&ctx, form).await?;
    let line = LineId::parse(&typed.line).ok_or(Error::NotFound)?;
    let back = format!("{}/ledger?line={line}", open.path());
    let reason = open.required(
        "back_reason",
        &typed.back_reason,
        MOST_REASON,
        words::ENTER_REASON,
    );
    let Some(reason) = reason else {
        return open.again_at(back);
    };
    let done = open.tx.take_back(&open.account, line, &reason).await;
    let refused = match done {
        Err(Error::NotAllowed) => Some(words::NOT_YOURS.to_owned()),
        Err(Error::Conflict("limit")) => {
            let limit = open.tx.refund_limit().await?;
            Some(words::managers_only(limit.0))
        }
        _ => None,
    };
    if let Some(refused) = refused {
        open.problems.add("back_reason", refused);
        return open.again_at(back);
    }
    open.finish(
        "back_reason",
        done.map(|_| ()),
        words::TAKEN_BACK_TOLD,
        back,
    )
    .await
}
