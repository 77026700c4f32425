//! `/rent/missing-payment/{account}`: "I paid and it is not here". Becomes a case with a promise and its date.

use super::account::{account_named, address_part, tenant_or_sign_in};
use super::words::{self, questions as said};
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::ui::{
    Button, DateFields, ErrorSummary, Form, Link, Nav, Radios, TenantPage, TextArea, TextField,
};
use chrono::{Days, NaiveDate};
use domain::rent::questions::{Asked, Received};
use domain::rent::{Account, Topic};
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::money::Pence;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// Under which name a refused form waits for the page.
const FORM: &str = "rent-missing-payment";
const MOST_PENCE: i64 = 10_000_000;
const MOST_WORDS: usize = 2_000;
const MOST_PLACE: usize = 200;
/// Six years: as far back as anyone may ask, in days.
const FAR_BACK: u64 = 6 * 366;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MissingForm {
    pub account: String,
    pub submission_key: String,
    pub paid_day: String,
    pub paid_month: String,
    pub paid_year: String,
    pub amount: String,
    pub way: String,
    pub place: String,
    pub more: String,
}

#[server(prefix = "/do", endpoint = "rent/missing-payment")]
pub async fn tell_missing_payment(
    #[server(flatten)] form: MissingForm,
) -> Result<(), ServerFnError> {
    act(|ctx| tell(ctx, form)).await
}

async fn tell(ctx: Ctx, form: MissingForm) -> Result<Next> {
    let page = format!("/rent/missing-payment/{}", form.account);
    let signed_out = ("paid", said::SIGNED_OUT);
    let mut tx = match tenant_or_sign_in(&ctx, FORM, &page, &form, signed_out).await? {
        Ok(tx) => tx,
        Err(next) => return Ok(next),
    };
    let account = account_named(&mut tx, &form.account).await?;
    let today = london::date_of(tx.now);
    let asked = match parsed(&form, today) {
        Ok(asked) => asked,
        Err(problems) => {
            let page = format!("/rent/missing-payment/{}", account.payment_reference);
            return Ok(Next::Again(Refused::new(FORM, page, &form, problems)?));
        }
    };
    // A forged or missing key is a new one.
    let key = SubmissionKey::parse(&form.submission_key).unwrap_or_default();
    let received = tx.ask_about_rent(&account, &asked, key).await?;
    tx.commit().await?;
    Ok(to_question(received, said::MISSING_RECEIVED))
}

/// On to the case, and what is said there.
pub fn to_question(received: Received, told: &'static str) -> Next {
    match received {
        Received::Now(reference) => Next::Told(format!("/rent/questions/{reference}"), told),
        Received::Before(reference) => {
            Next::Told(format!("/rent/questions/{reference}"), said::SENT_BEFORE)
        }
    }
}

fn parsed(form: &MissingForm, today: NaiveDate) -> std::result::Result<Asked, Problems> {
    let mut problems = Problems::default();
    let paid_on = paid_on(form, today).map_err(|words| problems.add("paid", words));
    let pence = amount(&form.amount).map_err(|words| problems.add("amount", words));
    if said::way_words(&form.way).is_none() {
        problems.add("way", said::CHOOSE_WAY);
    }
    let place = problems.check("place", tidy(&form.place, MOST_PLACE), |it| it.message());
    let more = problems.check("more", tidy(&form.more, MOST_WORDS), |it| it.message());
    let (Ok(paid_on), Ok(pence), Some(place), Some(more), true) =
        (paid_on, pence, place, more, problems.is_empty())
    else {
        return Err(problems);
    };
    let place = (!place.is_empty()).then(|| format!("{}: {place}", said::PLACE));
    let words: Vec<_> = place
        .into_iter()
        .chain((!more.is_empty()).then_some(more))
        .collect();
    Ok(Asked {
        topic: Topic::PaymentMissing,
        pence: Some(pence),
        paid_on: Some(paid_on),
        way: Some(form.way.clone()),
        words: words.join("\n\n"),
    })
}

fn paid_on(form: &MissingForm, today: NaiveDate) -> std::result::Result<NaiveDate, &'static str> {
    let number = |typed: &str| typed.trim().parse::<u32>().ok();
    let (day, month) = (number(&form.paid_day), number(&form.paid_month));
    let year = number(&form.paid_year).and_then(|year| i32::try_from(year).ok());
    let date = year
        .zip(month)
        .zip(day)
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(said::ENTER_DATE)?;
    if date > today {
        Err(said::NOT_YET)
    } else if date < today - Days::new(FAR_BACK) {
        Err(said::TOO_LONG_AGO)
    } else {
        Ok(date)
    }
}

/// An amount above zero that can be one.
pub fn amount(typed: &str) -> std::result::Result<Pence, &'static str> {
    let pence = Pence::parse(typed).map_err(|error| error.message())?;
    match pence.0 {
        ..=0 => Err(said::MORE_THAN_NOTHING),
        1..=MOST_PENCE => Ok(pence),
        _ => Err(said::TOO_MUCH),
    }
}

/// What the page shows.
struct Shown {
    account: Account,
    filled: Filled<MissingForm>,
}

#[component]
pub fn MissingPaymentPage() -> impl IntoView {
    let account = address_part("account");
    loaded(
        move |ctx| load(ctx, account),
        |shown| view! { <Missing shown/> },
    )
}

async fn load(ctx: Ctx, typed: String) -> Result<Shown> {
    let mut tx = ctx.tenant().await?;
    let account = account_named(&mut tx, &typed).await?;
    let mut filled = Filled::take(&mut tx, FORM, MissingForm::default).await?;
    // What was typed about another account has no place here.
    let is_other =
        !filled.form.account.is_empty() && filled.form.account != account.payment_reference;
    if is_other {
        filled = Filled::default();
    }
    tx.commit().await?;
    Ok(Shown { account, filled })
}

#[component]
fn Missing(shown: Shown) -> impl IntoView {
    let Shown { account, filled } = shown;
    let key = match filled.form.submission_key.as_str() {
        "" => SubmissionKey::new().to_string(),
        kept => kept.to_owned(),
    };
    let about = format!(
        "{}, payment reference {}",
        account.kind.label(),
        account.payment_reference
    );
    let form = filled.form.clone();
    view! {
        <TenantPage
            title=said::MISSING_TITLE
            nav=Nav::Rent
            back=Link::new("/rent", words::YOUR_RENT)
            has_errors=filled.has_errors()
        >
            <ErrorSummary errors=filled.summary()/>
            <h1>{said::MISSING_H1}</h1>
            <p class="lead">{about}</p>
            <p>{said::MISSING_LEAD}</p>
            <Form action=TellMissingPayment::PATH submission_key=key>
                <input type="hidden" name="account" value=account.payment_reference/>
                <DateFields prefix="paid" legend=said::PAID_ON hint=said::PAID_ON_HINT day=form.paid_day month=form.paid_month year=form.paid_year error=filled.error("paid")/>
                <TextField name="amount" label=said::AMOUNT hint=said::AMOUNT_HINT value=form.amount error=filled.error("amount") inputmode="decimal" width=10/>
                <Radios name="way" legend=said::WAY options=said::ways() value=form.way error=filled.error("way")/>
                <TextField name="place" label=said::PLACE hint=said::PLACE_HINT value=form.place error=filled.error("place")/>
                <TextArea name="more" label=said::MORE hint=said::MORE_HINT value=form.more error=filled.error("more") rows=3 max_chars=2000/>
                <p>{said::PROOF_NEXT}</p>
                <Button text=said::SEND_MISSING/>
            </Form>
        </TenantPage>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> MissingForm {
        MissingForm {
            paid_day: "16".into(),
            paid_month: "11".into(),
            paid_year: "2026".into(),
            amount: "£116.10".into(),
            way: "paypoint".into(),
            place: "Wharf News".into(),
            ..MissingForm::default()
        }
    }

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn what_is_told_is_read() {
        let asked = parsed(&form(), today()).unwrap();
        assert_eq!(asked.pence, Some(Pence(11_610)));
        assert_eq!(asked.paid_on, "2026-11-16".parse().ok());
        assert!(asked.words.ends_with("Wharf News"), "{asked:?}");
    }

    #[test]
    fn each_wrong_field_says_so_at_its_place() {
        for (change, field) in [
            (
                (|form: &mut MissingForm| form.paid_day = "31".into()) as fn(&mut MissingForm),
                "paid",
            ),
            (|form| form.paid_year = "2027".into(), "paid"),
            (|form| form.paid_year = "1999".into(), "paid"),
            (|form| form.paid_month = String::new(), "paid"),
            (|form| form.amount = "0".into(), "amount"),
            (|form| form.amount = "12,50".into(), "amount"),
            (|form| form.amount = "£200,000".into(), "amount"),
            (|form| form.way = "pigeon".into(), "way"),
            (|form| form.place = "x".repeat(201), "place"),
        ] {
            let mut form = form();
            change(&mut form);
            let problems = parsed(&form, today()).unwrap_err();
            assert_eq!(problems.0.len(), 1, "{field}");
            assert_eq!(problems.0[0].0, field);
        }
    }
}
