//! `/rent/statement`: any range of an account's ledger with the balance after each line, for the screen, for paper and for a
//! spreadsheet. Each joint tenant may have it; all their names stand on it, for the account is the tenancy's.

mod around;
mod file;
mod paging;
mod range;
mod table;

use super::words::{self, statement as said};
use super::{account_choice, words as rent};
use crate::council::Council;
use crate::http::{Ctx, Problems, loaded};
use crate::ui::{
    Choice, DateFields, Details, ErrorSummary, Link, Nav, Pagination, Select, TenantPage,
};
use around::{Beneath, Head};
use chrono::{DateTime, NaiveDate, Utc};
use domain::rent::statement::{Agreed, Holder};
use domain::rent::{Account, AccountStanding, Entry};
use domain::{Error, Result, Tenant, Tx};
pub use file::csv;
use leptos::prelude::*;
use paging::{Asked, Paging};
pub use range::Range;
use range::Typed;
use rules::london;
use rules::rent::Statement;
use table::{Paper, Part};

/// A statement of one account, and all that stands around it.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub account: Account,
    pub holder: Holder,
    pub statement: Statement<Entry>,
    pub at: AccountStanding,
    pub agreed: Option<Agreed>,
    pub now: DateTime<Utc>,
}

/// What the page shows.
struct Shown {
    accounts: Vec<Account>,
    typed: Typed,
    problems: Problems,
    sheet: Option<Sheet>,
    council: Council,
    asked: Asked,
    query: String,
}

/// The account that is asked for, or the first; `None` for someone who has none.
pub async fn account_asked(
    tx: &mut Tx<Tenant>,
    asked: Option<&str>,
) -> Result<(Vec<Account>, Option<Account>)> {
    let accounts = tx.rent_accounts().await?;
    let account = match asked {
        None | Some("") => accounts.first().cloned(),
        Some(asked) => {
            let found = accounts.iter().find(|it| it.payment_reference == asked);
            Some(found.cloned().ok_or(Error::NotFound)?)
        }
    };
    Ok((accounts, account))
}

/// The range that an address asks for; `None` where its dates are none.
pub fn range_asked(query: impl Fn(&str) -> Option<String>, now: DateTime<Utc>) -> Option<Range> {
    let (range, problems) = Typed::read(query).range(london::date_of(now));
    problems.is_empty().then_some(range)
}

/// The account's statement of a range.
///
/// # Errors
/// [`Error::Conflict`] (`"too long"`) for more lines than one statement takes.
pub async fn sheet(tx: &mut Tx<Tenant>, account: Account, range: Range) -> Result<Sheet> {
    let today = london::date_of(tx.now);
    let holder = tx.account_holder(&account).await?;
    let first = account.opened_on.min(holder.since);
    let (from, to) = range.days(today, first);
    Ok(Sheet {
        statement: tx.statement(&account, from, to).await?,
        at: tx.standing(&account, today).await?,
        agreed: tx.agreed(&account).await?,
        holder,
        account,
        now: tx.now,
    })
}

#[component]
pub fn StatementPage() -> impl IntoView {
    loaded(load, |shown| view! { <StatementOf shown/> })
}

async fn load(ctx: Ctx) -> Result<Shown> {
    let mut tx = ctx.tenant().await?;
    let asked = ctx.query("account");
    let (accounts, account) = account_asked(&mut tx, asked.as_deref()).await?;
    let typed = Typed::read(|name| ctx.query(name));
    let (range, mut problems) = typed.range(london::date_of(tx.now));
    let reference = account
        .as_ref()
        .map(|account| account.payment_reference.clone());
    let sheet = match account {
        None => None,
        Some(account) => match sheet(&mut tx, account, range).await {
            Err(Error::Conflict("too long")) => {
                problems.add("from", said::TOO_LONG);
                None
            }
            sheet => Some(sheet?),
        },
    };
    tx.commit().await?;
    Ok(Shown {
        query: typed.query(reference.as_deref()),
        asked: Asked::read(ctx.query("page").as_deref()),
        council: ctx.shared.council.clone(),
        accounts,
        typed,
        problems,
        sheet,
    })
}

#[component]
fn StatementOf(shown: Shown) -> impl IntoView {
    let errors = shown.problems.0.clone();
    let none = shown
        .accounts
        .is_empty()
        .then(|| view! { <p class="lead">{said::NO_ACCOUNT}</p> });
    let today = shown.sheet.as_ref().map(|sheet| sheet.at.day);
    let has_errors = !errors.is_empty();
    let choose = (!shown.accounts.is_empty()).then(|| {
        view! { <ChooseRange accounts=shown.accounts.clone() typed=shown.typed.clone() query=shown.query.clone() problems=shown.problems.clone() today/> }
    });
    let sheet = shown.sheet.map(|sheet| {
        view! { <Whole sheet council=shown.council asked=shown.asked query=shown.query/> }
    });
    view! {
        <TenantPage title=said::TITLE nav=Nav::Rent back=Link::new("/rent", rent::YOUR_RENT) wide=true has_errors>
            <ErrorSummary errors/>
            <h1 class="no-print">{said::H1}</h1>
            {none}
            {choose}
            {sheet}
        </TenantPage>
    }
    .into_any()
}

/// The statement: head, table, and what belongs to it.
#[component]
fn Whole(sheet: Sheet, council: Council, asked: Asked, query: String) -> impl IntoView {
    let Paging {
        page,
        pages,
        size,
        may_be_whole,
    } = Paging::of(asked, sheet.statement.lines.len());
    let part = Part::of(&sheet.statement, page, size);
    let link =
        |page: usize, words: &str| Link::new(format!("/rent/statement?{query}&page={page}"), words);
    let prev = (page > 1).then(|| link(page - 1, "Older lines"));
    let next = (page < pages).then(|| link(page + 1, "Newer lines"));
    let which =
        (pages > 1).then(|| format!("Page {page} of {pages}. The spreadsheet has all lines."));
    let whole = may_be_whole.then(|| {
        let href = format!("/rent/statement?{query}&page=all");
        view! { <p><a href=href>{said::PRINT_WHOLE}</a></p> }
    });
    view! {
        <article class="statement">
            <Head sheet=sheet.clone() council=council.clone()/>
            {which.map(|which| view! { <p>{which}</p> })}
            <Paper sheet=sheet.clone() part/>
            <div class="no-print"><Pagination prev next/></div>
            <Beneath sheet council/>
        </article>
        <div class="no-print">
            {whole}
            <p><a href=format!("/rent/statement.csv?{query}") download="">{said::DOWNLOAD}</a></p>
            <p>{said::PRINT}</p>
        </div>
    }
    .into_any()
}

/// The ranges to tap on, and a form for any other.
#[component]
fn ChooseRange(
    accounts: Vec<Account>,
    typed: Typed,
    query: String,
    problems: Problems,
    today: Option<NaiveDate>,
) -> impl IntoView {
    // Whole, not a part of it: one reference may be the beginning of another.
    let asked = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "account")
        .map(|(_, reference)| reference.into_owned());
    let account = accounts
        .iter()
        .find(|account| asked.as_ref() == Some(&account.payment_reference))
        .or(accounts.first())
        .map(|account| account.payment_reference.clone())
        .unwrap_or_default();
    let preset = |(key, label): (&'static str, &'static str)| {
        let here = (typed.preset() == Some(key)).then_some("true");
        let href = format!("/rent/statement?account={account}&range={key}");
        view! { <li><a href=href aria-current=here>{label}</a></li> }
    };
    let error = |field: &str| {
        let found = problems.0.iter().find(|(name, _)| name == field);
        found.map(|(_, words)| words.clone())
    };
    let (from_error, to_error) = (error("from"), error("to"));
    let options: Vec<_> = accounts
        .iter()
        .map(|account| Choice::new(account.payment_reference.clone(), account_choice(account)))
        .collect();
    let which = if options.len() > 1 {
        view! { <Select name="account" label=said::ACCOUNT options value=account.clone()/> }
            .into_any()
    } else {
        view! { <input type="hidden" name="account" value=account.clone()/> }.into_any()
    };
    let hint = today.map(|today| format!("Today is {}.", words::day_words(today)));
    view! {
        <div class="no-print">
            <ul class="account-links">{said::PRESETS.map(preset).collect_view()}</ul>
            <Details summary=said::WHICH open=!problems.is_empty()>
                <form action="/rent/statement" method="get" novalidate class="form">
                    {which}
                    <DateFields prefix="from" legend=said::FROM hint=said::DATE_HINT day=typed.from[0].clone() month=typed.from[1].clone() year=typed.from[2].clone() error=from_error/>
                    <DateFields prefix="to" legend=said::TO hint day=typed.to[0].clone() month=typed.to[1].clone() year=typed.to[2].clone() error=to_error/>
                    <button type="submit" class="button button--secondary">{said::SHOW}</button>
                </form>
            </Details>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
