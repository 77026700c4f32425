//! Money that comes of itself, shown, added and changed.

use crate::http::{Ctx, Filled, Next, act};
use crate::officers::rent::form::{AboutAccount, Open, RentForm, is_open};
use crate::officers::rent::words;
use crate::ui::{Button, ButtonKind, Checkboxes, Choice, Details, Form, Select, TextField, pounds};
use domain::rent::desk::incomes::{IncomeRow, NewIncome};
use domain::{Error, Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::{Every, Income, IncomeKind, IncomeStatus};
use uuid::Uuid;

#[server(prefix = "/do", endpoint = "officer/rent/income")]
pub async fn save_income(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, form)).await
}

async fn save(ctx: Ctx, form: RentForm) -> Result<Next> {
    let which = form.income.clone();
    let mut open = Open::new(&ctx, form).await?;
    let Some(new) = read(&mut open) else {
        return open.again();
    };
    let key = open.form.key();
    let done = if which.is_empty() {
        open.tx.add_income(&open.account, &new, key).await
    } else {
        let id = Uuid::try_parse(&which).map_err(|_| Error::NotFound)?;
        open.tx.change_income(&open.account, id, &new).await
    };
    let back = open.path();
    open.finish("income_kind", done, words::INCOME_TOLD, back)
        .await
}

fn read(open: &mut Open) -> Option<NewIncome> {
    let form = open.form.clone();
    let kind = IncomeKind::parse(&form.income_kind);
    let kind = open.chosen("income_kind", kind, words::CHOOSE_KIND);
    let status = IncomeStatus::parse(&form.income_status);
    let status = open.chosen("income_status", status, words::CHOOSE_STATUS);
    let every = open.chosen(
        "income_every",
        Every::parse(&form.income_every),
        words::CHOOSE_EVERY,
    );
    let amount = match form.income_amount.trim() {
        "" if status == Some(IncomeStatus::Paid) => {
            open.problems.add("income_amount", words::ENTER_AMOUNT);
            None
        }
        "" => Some(None),
        typed => open.amount("income_amount", typed).map(Some),
    };
    let next_on = open.day("income_next", &form.income_next);
    let covers_to = open.day("income_covers", &form.income_covers);
    let verified_on = open.day("income_verified", &form.income_verified);
    Some(NewIncome {
        income: Income {
            kind: kind?,
            status: status?,
            amount: amount?,
            every: every?,
            next_on: next_on?,
            covers_to: covers_to?,
        },
        evidence_given: form.income_evidence == "yes",
        verified_on: verified_on?,
    })
}

const FIELDS: [&str; 7] = [
    "income_kind",
    "income_status",
    "income_amount",
    "income_every",
    "income_next",
    "income_covers",
    "income_verified",
];

/// The sources, and one form: for a new one, or for the one that `chosen` names.
#[component]
pub(super) fn IncomeList(
    incomes: Vec<IncomeRow>,
    reference: String,
    chosen: Option<String>,
    filled: Filled<RentForm>,
) -> impl IntoView {
    let none = incomes.is_empty().then_some(words::NO_INCOMES);
    let page = format!("/officer/rent/{reference}");
    let rows = incomes.iter().map(|row| {
        let href = format!("{page}?income={}#income-form", row.id);
        let label = row.income.kind.label();
        view! {
            <dt>{label}</dt>
            <dd>{line(row)} " " <a href=href>{words::CHANGE_INCOME} <span class="govuk-visually-hidden">" " {label}</span></a></dd>
        }
    });
    let rows = rows.collect_view();
    let came_back = is_open(&filled, &FIELDS);
    let row = incomes
        .iter()
        .find(|row| chosen.as_deref() == Some(&row.id.to_string()));
    let open = came_back || row.is_some();
    let filled = match row {
        _ if came_back => filled,
        Some(row) => fresh(row),
        None => Filled::default(),
    };
    let changing = incomes
        .iter()
        .find(|row| filled.form.income == row.id.to_string());
    let summary = match changing {
        Some(row) => format!("{} {}", words::CHANGE_INCOME, row.income.kind.label()),
        None => words::ADD_INCOME.to_owned(),
    };
    view! {
        <section aria-labelledby="incomes">
            <h2 id="incomes">{words::INCOMES}</h2>
            {none.map(|words| view! { <p>{words}</p> })}
            <dl class="facts">{rows}</dl>
            <div id="income-form">
                <Details summary open>
                    <IncomeForm reference=reference.clone() filled/>
                </Details>
            </div>
        </section>
    }
    .into_any()
}

/// A source as its form shows it first.
fn fresh(row: &IncomeRow) -> Filled<RentForm> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|it| it.to_string()).unwrap_or_default();
    let income = row.income;
    let pence = |pence: rules::money::Pence| pounds(pence.0).replace('£', "");
    Filled {
        form: RentForm {
            income: row.id.to_string(),
            income_kind: income.kind.key().to_owned(),
            income_status: income.status.key().to_owned(),
            income_amount: income.amount.map(pence).unwrap_or_default(),
            income_every: income.every.key().to_owned(),
            income_next: day(income.next_on),
            income_covers: day(income.covers_to),
            income_evidence: if row.evidence_given { "yes" } else { "" }.to_owned(),
            income_verified: day(row.verified_on),
            ..RentForm::default()
        },
        ..Filled::default()
    }
}

/// "Being paid. £464.40 every 4 weeks, next on 30 November 2026. Pays up to 15 November 2026. …"
fn line(row: &IncomeRow) -> String {
    let income = row.income;
    let long = london::long_date;
    let parts = [
        Some(format!("{}.", income.status.label())),
        income.amount.map(|pence| {
            let every = income.every.label().to_lowercase();
            format!("{} {every}.", pounds(pence.0))
        }),
        income.next_on.map(|day| format!("Next on {}.", long(day))),
        income
            .covers_to
            .map(|day| format!("Pays up to {}.", long(day))),
        row.evidence_given.then(|| "Evidence given.".to_owned()),
        row.verified_on
            .map(|day| format!("Checked on {}.", long(day))),
        row.noted_by
            .as_ref()
            .map(|officer| format!("Noted by {officer}, {}.", long(row.noted_on))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn choices<T: Copy>(
    all: &[T],
    key: fn(T) -> &'static str,
    label: fn(T) -> &'static str,
) -> Vec<Choice> {
    let choice = |it: &T| Choice::new(key(*it), label(*it));
    std::iter::once(Choice::new("", "Choose"))
        .chain(all.iter().map(choice))
        .collect()
}

#[component]
fn IncomeForm(reference: String, filled: Filled<RentForm>) -> impl IntoView {
    let form = filled.form.clone();
    let error = move |field: &str| filled.error(field);
    let kinds = choices(IncomeKind::ALL, IncomeKind::key, IncomeKind::label);
    let statuses = choices(IncomeStatus::ALL, IncomeStatus::key, IncomeStatus::label);
    let everies = choices(Every::ALL, Every::key, Every::label);
    let tick = vec![Choice::new("yes", words::INCOME_EVIDENCE_TICK)];
    view! {
        <Form action=SaveIncome::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutAccount reference/>
            <input type="hidden" name="income" value=form.income.clone()/>
            <Select name="income_kind" label=words::INCOME_KIND options=kinds value=form.income_kind.clone() error=error("income_kind")/>
            <Select name="income_status" label=words::INCOME_STATUS options=statuses value=form.income_status.clone() error=error("income_status")/>
            <TextField name="income_amount" label=words::INCOME_AMOUNT value=form.income_amount.clone() error=error("income_amount") inputmode="decimal" width=Some(10)/>
            <Select name="income_every" label=words::INCOME_EVERY options=everies value=form.income_every.clone() error=error("income_every")/>
            <TextField name="income_next" label=words::INCOME_NEXT kind="date" value=form.income_next.clone() error=error("income_next")/>
            <TextField name="income_covers" label=words::INCOME_COVERS kind="date" value=form.income_covers.clone() error=error("income_covers")/>
            <Checkboxes name="income_evidence" legend=words::INCOME_EVIDENCE options=tick values=vec![form.income_evidence.clone()]/>
            <TextField name="income_verified" label=words::INCOME_VERIFIED kind="date" value=form.income_verified.clone() error=error("income_verified")/>
            <Button text=words::INCOME_BUTTON kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}
