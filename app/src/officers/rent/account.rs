//! `/officer/rent/{account}`: all that the income team knows of an account, who lives there first, and what can be done.

mod adjusting;
mod contacting;
mod household;
mod incomes;
mod ladder;
mod lines;
mod plan;
mod protocol;
mod stands;

use super::breathing::BreathingBanner;
use super::form::{RentForm, account_of, form_name};
use super::words;
use crate::http::{Ctx, Filled, loaded};
use crate::officers::queue::told;
use crate::officers::side::side;
use crate::rent::account::address_part;
use crate::ui::{DeskNav, ErrorSummary, Link, Money, OfficerPage};
use adjusting::AdjustForm;
pub use adjusting::{AdjustAccount, adjust_account};
use chrono::{DateTime, Days, Utc};
pub use contacting::{AddContact, add_contact};
use contacting::{ContactForm, ContactLog};
use domain::cases::queue::Counts;
use domain::rent::breathing::Lock;
use domain::rent::desk::contacts::ContactEntry;
use domain::rent::desk::household::{Beside, CaseAbout, Household};
use domain::rent::desk::incomes::IncomeRow;
use domain::rent::desk::ladder::Ladder;
use domain::rent::desk::letters::LetterRow;
use domain::rent::desk::protocol::Shown;
use domain::rent::{Account, AccountStanding, Arrangement, Entry};
use domain::{Error, Result, Role};
use household::HouseholdCard;
pub(super) use household::NeedsFirst;
use incomes::IncomeList;
pub use incomes::{SaveIncome, save_income};
use ladder::LadderCard;
pub use ladder::{LeaveLadder, TakeStep, leave_ladder, take_step};
use leptos::prelude::*;
use lines::LastLines;
pub(super) use lines::LineTable;
use plan::OpenPlan;
use protocol::ProtocolCard;
pub use protocol::{NoteProtocol, note_protocol};
use rules::london;
use rules::rent::protocol::ProtocolItem;
use rules::rent::{AccountKind, Statement};
use stands::{ChargeList, Stands};
use std::collections::HashMap;

/// Everything the page shows.
struct Sheet {
    now: DateTime<Utc>,
    role: Role,
    counts: Counts,
    account: Account,
    household: Household,
    standing: AccountStanding,
    /// Why nobody may be chased for it today.
    lock: Option<Lock>,
    lines: Statement<Entry>,
    incomes: Vec<IncomeRow>,
    /// The one that is open.
    plan: Option<Arrangement>,
    beside: Vec<Beside>,
    cases: Vec<CaseAbout>,
    log: Vec<ContactEntry>,
    ladder: Ladder,
    protocol: HashMap<ProtocolItem, Shown>,
    letters: Vec<LetterRow>,
    filled: Filled<RentForm>,
    /// Which source of money the form is for.
    chosen: Option<String>,
    flash: Option<String>,
}

const DAYS: u64 = 7 * 13;
/// Letters of the list.
const MOST_LETTERS: usize = 8;

async fn load(ctx: Ctx, typed: String) -> Result<Sheet> {
    let mut tx = ctx.officer().await?;
    let account = account_of(&mut tx, &typed).await?;
    let today = london::date_of(tx.now);
    let from = today - Days::new(DAYS - 1);
    let opening = tx.balance_at(&account, from - Days::new(1)).await?;
    let lines = tx.ledger(&account, from, today).await?;
    let name = form_name(&account.payment_reference);
    let sheet = Sheet {
        now: tx.now,
        role: tx.principal.role,
        counts: tx.counts().await?,
        household: tx.rent_household(&account).await?,
        standing: tx.standing(&account, today).await?,
        lock: tx.breathing_lock(account.id).await?,
        lines: Statement::of(from, today, opening, lines).ok_or(Error::Broken("statement"))?,
        incomes: tx.rent_incomes(&account).await?,
        plan: tx.open_arrangement(&account).await?,
        beside: tx.accounts_beside(&account).await?,
        cases: tx.cases_about(&account).await?,
        log: tx.contact_log(&account).await?,
        ladder: tx.ladder(&account).await?,
        protocol: tx.protocol(&account).await?,
        letters: tx.rent_letters(&account).await?,
        filled: Filled::take(&mut tx, &name, RentForm::default).await?,
        chosen: ctx.query("income"),
        flash: told(&mut tx).await?,
        account,
    };
    tx.commit().await?;
    Ok(sheet)
}

#[component]
pub fn AccountPage() -> impl IntoView {
    let reference = address_part("account");
    loaded(
        move |ctx| load(ctx, reference),
        |sheet| view! { <AccountView sheet/> },
    )
}

#[component]
fn AccountView(sheet: Sheet) -> impl IntoView {
    let side = side(&sheet.counts, sheet.role, "/officer/rent");
    let account = sheet.account.clone();
    let reference = account.payment_reference.clone();
    let names = names(&sheet.household);
    let title = format!("{} {names}", account.kind.label());
    let errors = sheet.filled.summary();
    let back = Link::new("/officer/rent", words::BACK_TO_LIST);
    view! {
        <OfficerPage title nav=DeskNav::Rent counts=side back has_errors=!errors.is_empty() flash=sheet.flash.clone()>
            <div class="desk-queue">
                <ErrorSummary errors/>
                <Heading account=account.clone() household=sheet.household.clone() names/>
                <BreathingBanner lock=sheet.lock/>
                <HouseholdCard household=sheet.household.clone()/>
                <Stands standing=sheet.standing.clone() account=account.clone()/>
                <OpenPlan plan=sheet.plan.clone() reference=reference.clone()/>
                <LastLines lines=sheet.lines.clone() reference=reference.clone()/>
                <ChargeList standing=sheet.standing.clone()/>
                <IncomeList incomes=sheet.incomes.clone() reference=reference.clone() chosen=sheet.chosen.clone() filled=sheet.filled.clone()/>
                <ContactLog log=sheet.log.clone()/>
                <AccountsBeside beside=sheet.beside.clone()/>
                <Cases cases=sheet.cases.clone()/>
            </div>
            <div class="desk-pane" id="actions">
                <Pages account=account.clone()/>
                <LadderCard ladder=sheet.ladder.clone() account=account.clone() open_repairs=sheet.household.open_repairs filled=sheet.filled.clone()/>
                <ContactForm reference=reference.clone() household=sheet.household.clone() is_frozen=sheet.lock.is_some() filled=sheet.filled.clone()/>
                <Letters letters=sheet.letters.clone() reference=reference.clone()/>
                <ProtocolCard protocol=sheet.protocol.clone() ladder=sheet.ladder.clone() reference=reference.clone() filled=sheet.filled.clone() now=sheet.now/>
                <AdjustForm reference role=sheet.role filled=sheet.filled.clone()/>
            </div>
        </OfficerPage>
    }
}

fn names(household: &Household) -> String {
    let names: Vec<_> = household.people.iter().map(|it| it.name.as_str()).collect();
    if names.is_empty() {
        words::NO_TENANT.to_owned()
    } else {
        names.join(" and ")
    }
}

#[component]
fn Heading(account: Account, household: Household, names: String) -> impl IntoView {
    let Household {
        address_line,
        postcode,
        tenancy,
        tenancy_kind,
        ended_on,
        ..
    } = household;
    let ended = ended_on.map(|day| format!("ended {}", london::long_date(day)));
    let facts: Vec<_> = [
        Some(account.kind.label().to_owned()),
        Some(format!("{address_line}, {postcode}")),
        Some(format!("{} {tenancy}", words::tenancy_words(&tenancy_kind))),
        ended,
        Some(format!("Payment reference {}", account.payment_reference)),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <h1>{names}</h1>
        <p class="small">{facts.join(" · ")}</p>
    }
}

/// The pages of the account that are not on this one.
#[component]
fn Pages(account: Account) -> impl IntoView {
    let reference = account.payment_reference;
    let pages = [
        ("ledger", words::WHOLE_LEDGER),
        ("letter", words::MAKE_LETTER),
        ("arrangement", words::ARRANGEMENT),
        ("breathing-space", words::BREATHING_LINK),
        ("payments", words::PAYMENTS),
    ];
    let page = |(part, text): (&'static str, &'static str)| {
        let href = format!("/officer/rent/{reference}/{part}");
        view! { <li><a href=href>{text}</a></li> }
    };
    view! {
        <nav aria-label=words::PAGES>
            <ul class="govuk-list">{pages.map(page).into_iter().collect_view()}</ul>
        </nav>
    }
}

#[component]
fn AccountsBeside(beside: Vec<Beside>) -> impl IntoView {
    let row = |row: Beside| {
        let kind = AccountKind::parse(&row.kind).map_or("", AccountKind::label);
        let closed = row
            .closed_on
            .map(|day| format!(" (closed {})", london::long_date(day)));
        let href = format!("/officer/rent/{}", row.payment_reference);
        view! { <dt><a href=href>{kind}</a> {closed}</dt><dd><Money pence=row.balance_pence/></dd> }
    };
    (!beside.is_empty()).then(|| {
        view! {
            <section aria-labelledby="beside">
                <h2 id="beside">{words::BESIDE}</h2>
                <dl class="facts">{beside.into_iter().map(row).collect_view()}</dl>
            </section>
        }
    })
}

#[component]
fn Cases(cases: Vec<CaseAbout>) -> impl IntoView {
    let line = |case: CaseAbout| {
        let href = format!("/officer/cases/{}", case.reference);
        let when = london::long_date(london::date_of(case.reported_at));
        let state = if case.closed_at.is_some() {
            "closed"
        } else {
            "open"
        };
        view! { <li><a href=href>{case.reference} " " {case.title}</a> <span class="small">{format!(" · {when} · {state}")}</span></li> }
    };
    let body = if cases.is_empty() {
        view! { <p>{words::NO_CASES}</p> }.into_any()
    } else {
        view! { <ul class="govuk-list">{cases.into_iter().map(line).collect_view()}</ul> }
            .into_any()
    };
    view! {
        <section aria-labelledby="cases">
            <h2 id="cases">{words::CASES}</h2>
            {body}
        </section>
    }
}

#[component]
fn Letters(letters: Vec<LetterRow>, reference: String) -> impl IntoView {
    let make = format!("/officer/rent/{reference}/letter");
    let cut = (letters.len() > MOST_LETTERS)
        .then(|| view! { <p class="small">{words::newest_shown(MOST_LETTERS)}</p> });
    let line = |letter: LetterRow| {
        let href = format!("/officer/rent/{reference}/letters/{}", letter.batch);
        let kind = words::letter_words(letter.kind);
        let made = london::long_date(letter.made_on);
        view! { <li><a href=href>{kind}</a> <span class="small">{format!(" · {made} · to {} · {}", letter.to, letter.officer)}</span></li> }
    };
    let body = if letters.is_empty() {
        view! { <p>{words::NO_LETTERS}</p> }.into_any()
    } else {
        view! { <ul class="govuk-list">{letters.into_iter().take(MOST_LETTERS).map(line).collect_view()}</ul> }
            .into_any()
    };
    view! {
        <section class="card" aria-labelledby="letters">
            <h2 id="letters">{words::LETTERS}</h2>
            {body}
            {cut}
            <p><a class="button button--secondary" href=make>{words::MAKE_LETTER}</a></p>
        </section>
    }
}
