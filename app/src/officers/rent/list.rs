//! `/officer/rent`: the accounts, what is truly owed first.

mod filters;

use super::search::{self, FindAccounts};
use super::shown::Shown;
use super::words;
use crate::http::{Ctx, loaded};
use crate::officers::queue::told;
use crate::officers::search::{SearchBox, Searched};
use crate::officers::side::side;
use crate::officers::words as desk;
use crate::ui::{
    DeskNav, Empty, ErrorSummary, Link, Money, OfficerPage, Pagination, Tag, Tone, pounds,
};
use domain::cases::queue::Counts;
use domain::rent::desk::list::{ListCounts, ListRow};
use domain::{Result, Role};
use filters::FilterForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::AccountKind;
use rules::rent::ladder::{Step, TenancyKind};

struct RentList {
    role: Role,
    counts: Counts,
    shown: Shown,
    searched: Searched,
    rows: Vec<ListRow>,
    more: bool,
    numbers: ListCounts,
    estates: Vec<String>,
    flash: Option<String>,
}

async fn load(ctx: Ctx) -> Result<RentList> {
    let mut shown = Shown::parse(&ctx.query);
    let mut tx = ctx.officer().await?;
    tx.principal.must_be_income()?;
    let searched = Searched::take(&mut tx, search::FORM, shown.search).await?;
    if searched.is_over {
        shown.search = None;
    }
    let (rows, more) = tx.rent_list(&shown.filter(&searched.words)).await?;
    let list = RentList {
        role: tx.principal.role,
        counts: tx.counts().await?,
        numbers: tx.rent_counts().await?,
        estates: tx.estates().await?,
        flash: told(&mut tx).await?,
        shown,
        searched,
        rows,
        more,
    };
    tx.commit().await?;
    Ok(list)
}

#[component]
pub fn RentListPage() -> impl IntoView {
    loaded(load, |list| view! { <List list/> })
}

#[component]
fn List(list: RentList) -> impl IntoView {
    let side = side(&list.counts, list.role, "/officer/rent");
    let errors = list.searched.filled.summary();
    let is_over = list.searched.is_over.then_some(desk::SEARCH_IS_OVER);
    let next = list.rows.last().filter(|_| list.more).map(|row| {
        let href = list.shown.after(&row.payment_reference).href();
        Link::new(href, words::NEXT_PAGE)
    });
    let first = list
        .shown
        .after
        .map(|_| Link::new(list.shown.on_the_first_page().href(), words::FIRST_PAGE));
    let has_errors = !errors.is_empty();
    view! {
        <OfficerPage title=words::TITLE nav=DeskNav::Rent counts=side flash=list.flash has_errors>
            <div class="desk-queue">
                <ErrorSummary errors/>
                <h1>{words::TITLE}</h1>
                <p class="small">{words::LEAD}</p>
                {is_over.map(|words| view! { <p role="status">{words}</p> })}
                <Numbers numbers=list.numbers/>
                <SearchBox
                    action=FindAccounts::PATH
                    label=words::SEARCH_LABEL
                    shown=list.shown.query()
                    clear=list.shown.search.map(|_| list.shown.searching(None).href())
                    filled=list.searched.filled.clone()
                />
                <FilterForm shown=list.shown.clone() estates=list.estates/>
                <Rows rows=list.rows shown=list.shown/>
                <Pagination prev=first next/>
                <p><a href="/officer/rent/reports">{words::REPORTS}</a></p>
            </div>
        </OfficerPage>
    }
}

/// On paper, and what of it is truly owed: side by side, so that nobody takes one for the other.
#[component]
fn Numbers(numbers: ListCounts) -> impl IntoView {
    let fact = |name: &'static str, value: String| view! { <dt>{name}</dt><dd>{value}</dd> };
    view! {
        <dl class="facts">
            {fact("Owed on paper", format!("{} on {} accounts", pounds(numbers.debt_pence), numbers.in_debt))}
            {fact("Comes of itself", pounds(numbers.technical_pence))}
            {fact("In breathing space", pounds(numbers.frozen_pence))}
            {fact("Truly owed", format!("{} on {} accounts", pounds(numbers.true_arrears_pence), numbers.owing))}
        </dl>
    }
}

#[component]
fn Rows(rows: Vec<ListRow>, shown: Shown) -> impl IntoView {
    if rows.is_empty() {
        let action = shown
            .is_narrowed()
            .then(|| Link::new("/officer/rent", words::SHOW_ALL));
        return view! { <Empty title=words::NOTHING_TITLE text=words::NOTHING action/> }.into_any();
    }
    let heads = [
        "Account",
        "Truly owed",
        "Weeks",
        "On paper",
        "Comes of itself",
    ];
    let head = |(place, head): (usize, &'static str)| {
        let class = if place == 0 {
            "govuk-table__header"
        } else {
            "govuk-table__header govuk-table__header--numeric"
        };
        view! { <th scope="col" class=class>{head}</th> }
    };
    view! {
        <div class="wide-table" role="region" tabindex="0" aria-label="Accounts">
            <table class="govuk-table rent-list">
                <caption class="govuk-visually-hidden">"Accounts, what is truly owed first"</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">{heads.into_iter().enumerate().map(head).collect_view()}</tr>
                </thead>
                <tbody class="govuk-table__body">
                    {rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: ListRow) -> impl IntoView {
    let href = format!("/officer/rent/{}", row.payment_reference);
    let name = row
        .names
        .clone()
        .unwrap_or_else(|| words::NO_TENANT.to_owned());
    let kind = AccountKind::parse(&row.kind).map_or("", AccountKind::label);
    let facts = [kind, &row.address, &row.payment_reference].join(" · ");
    let contact = row
        .next_contact
        .map(|day| format!("Contact on {}", london::day_month(day)));
    let tags = tags(&row);
    let number = |pence: i64| {
        view! { <td class="govuk-table__cell govuk-table__cell--numeric"><Money pence/></td> }
    };
    view! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header rent-list__who">
                <a href=href>{name}</a>
                <span class="small rent-list__facts">{facts}</span>
                {contact.map(|words| view! { <span class="small rent-list__facts">{words}</span> })}
                {(!tags.is_empty()).then(|| view! { <span class="rent-list__tags">{tags.into_iter().map(|(words, tone)| view! { <Tag words tone/> " " }).collect_view()}</span> })}
            </th>
            {number(row.true_arrears_pence)}
            <td class="govuk-table__cell govuk-table__cell--numeric">{weeks(&row)}</td>
            {number(row.balance_pence)}
            {number(row.technical_pence)}
        </tr>
    }
}

fn weeks(row: &ListRow) -> String {
    let hundredths = row.weeks_owed_hundredths;
    format!("{}.{}", hundredths / 100, hundredths % 100 / 10)
}

fn tags(row: &ListRow) -> Vec<(String, Tone)> {
    let frozen = row
        .is_frozen
        .then(|| (words::FROZEN_TAG.to_owned(), Tone::Brand));
    let tenancy = TenancyKind::parse(&row.tenancy_kind);
    let step = row.step.and_then(Step::of_number).map(|step| {
        let short = step.named(tenancy).split(" (").next().unwrap_or_default();
        (short.to_owned(), Tone::Neutral)
    });
    let arrangement = row.arrangement.as_deref().and_then(|key| {
        let tone = if key == "running" {
            Tone::Green
        } else {
            Tone::Amber
        };
        words::arrangement_words(key).map(|words| (words.to_owned(), tone))
    });
    let benefit = row
        .benefit
        .as_deref()
        .map(|key| (words::benefit_words(key).to_owned(), Tone::Amber));
    [frozen, step, arrangement, benefit]
        .into_iter()
        .flatten()
        .collect()
}
