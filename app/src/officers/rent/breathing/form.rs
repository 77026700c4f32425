//! What an income officer types about a breathing space, and the account it is about in one transaction.

use super::words;
use crate::http::{Ctx, Next, Problems, Refused};
use crate::officers::rent::form::account_of;
use chrono::NaiveDate;
use domain::rent::Account;
use domain::rent::breathing::Space;
use domain::{Error, MoratoriumId, Officer, Result, Tx};
use leptos::prelude::*;
use rules::london;
use rules::money::Pence;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// The length of a reason, as the database has it.
pub const MOST_REASON: usize = 500;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SpaceForm {
    /// The payment reference.
    pub account: String,
    pub moratorium: String,
    /// The case of a hold.
    pub case: String,
    pub person: String,
    pub kind: String,
    pub reference: String,
    pub adviser: String,
    pub notified_day: String,
    pub notified_month: String,
    pub notified_year: String,
    pub starts_day: String,
    pub starts_month: String,
    pub starts_year: String,
    pub amount: String,
    /// "yes" to freeze the person's other accounts too.
    pub others: Vec<String>,
    pub add_amount: String,
    pub midway: String,
    pub midway_on_day: String,
    pub midway_on_month: String,
    pub midway_on_year: String,
    pub treated_day: String,
    pub treated_month: String,
    pub treated_year: String,
    pub stopped_day: String,
    pub stopped_month: String,
    pub stopped_year: String,
    pub stopped_why: String,
    pub duty: String,
    pub duty_words: String,
    pub sign_off: String,
    pub released: String,
    pub answer: String,
}

impl SpaceForm {
    /// As the page shows it first: with what a tenant told us, if somebody did.
    pub fn fresh(account: &str, space: &Space) -> Self {
        let hold = space.holds.iter().find(|hold| hold.ended_at.is_none());
        let only = (space.debtors.len() == 1).then(|| space.debtors[0].person);
        let person = hold.map(|hold| hold.person).or(only);
        Self {
            account: account.to_owned(),
            person: person.map(|id| id.to_string()).unwrap_or_default(),
            reference: hold.map(|hold| hold.reference.clone()).unwrap_or_default(),
            others: vec!["yes".to_owned()],
            ..Self::default()
        }
    }
}

/// Under which name the page's forms are kept when one could not be taken.
pub fn form_name(account: &str) -> String {
    format!("officer-breathing-{account}")
}

/// An account an income officer has a form for.
pub struct OpenSpace {
    pub tx: Tx<Officer>,
    pub account: Account,
    pub form: SpaceForm,
    pub problems: Problems,
}

impl OpenSpace {
    pub async fn new(ctx: &Ctx, form: SpaceForm) -> Result<Self> {
        let mut tx = ctx.officer().await?;
        let account = account_of(&mut tx, &form.account).await?;
        Ok(Self {
            tx,
            account,
            form,
            problems: Problems::default(),
        })
    }

    /// The breathing space the form is about; a key of none is nobody's.
    pub fn moratorium(&self) -> MoratoriumId {
        MoratoriumId::parse(&self.form.moratorium).unwrap_or_default()
    }

    /// Tidied words, which may be missing.
    pub fn text(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        self.problems
            .check(field, tidy(typed, most), |error| error.message())
    }

    /// Tidied words that must be there, or a problem at the field.
    pub fn required(
        &mut self,
        field: &str,
        typed: &str,
        most: usize,
        missing: &str,
    ) -> Option<String> {
        let text = self.text(field, typed, most)?;
        if text.is_empty() {
            self.problems.add(field, missing);
        }
        (!text.is_empty()).then_some(text)
    }

    /// The day in three boxes, or a problem at the first of them.
    pub fn day(&mut self, field: &str, typed: [&str; 3]) -> Option<NaiveDate> {
        let parts = typed.map(|part| part.trim().parse::<u32>().ok());
        let day = match parts {
            [Some(day), Some(month), Some(year)] => i32::try_from(year)
                .ok()
                .and_then(|year| NaiveDate::from_ymd_opt(year, month, day)),
            _ => None,
        };
        let sane = day.filter(|day| (2021..2100).contains(&chrono::Datelike::year(day)));
        if sane.is_none() {
            self.problems.add(field, words::ENTER_DATE);
        }
        sane
    }

    /// As [`OpenSpace::day`], and not in the future.
    pub fn past_day(&mut self, field: &str, typed: [&str; 3]) -> Option<NaiveDate> {
        let day = self.day(field, typed)?;
        if day > london::date_of(self.tx.now) {
            self.problems.add(field, words::NOT_AHEAD);
            return None;
        }
        Some(day)
    }

    /// An amount above nothing, `Some(None)` where none was typed.
    pub fn amount(&mut self, field: &str, typed: &str) -> Option<Option<Pence>> {
        if typed.trim().is_empty() {
            return Some(None);
        }
        let parsed = Pence::parse(typed);
        let amount = self
            .problems
            .check(field, parsed, |error| error.message().to_owned())?;
        if amount <= Pence::ZERO || amount > Pence(10_000_000) {
            self.problems.add(field, words::ENTER_AMOUNT);
            return None;
        }
        Some(Some(amount))
    }

    /// Back to the page with all that was typed.
    pub fn again(self) -> Result<Next> {
        let name = form_name(&self.account.payment_reference);
        let back = self.path();
        Ok(Next::Again(Refused::new(
            &name,
            back,
            &self.form,
            self.problems,
        )?))
    }

    /// Keeps what was done and says so, or says at the field why it no longer can be.
    pub async fn finish(
        mut self,
        field: &'static str,
        done: Result<()>,
        told: &'static str,
    ) -> Result<Next> {
        match done {
            Ok(()) => {
                let path = self.path();
                self.tx.commit().await?;
                Ok(Next::Told(path, told))
            }
            Err(Error::Conflict(what)) => {
                self.problems.add(field, words::conflict(what));
                self.again()
            }
            // An income officer may know that there is none.
            Err(Error::NotFound) => {
                self.form.moratorium.clear();
                self.problems.add(field, words::conflict("gone"));
                self.again()
            }
            Err(error) => Err(error),
        }
    }

    fn path(&self) -> String {
        let page = format!(
            "/officer/rent/{}/breathing-space",
            self.account.payment_reference
        );
        match MoratoriumId::parse(&self.form.moratorium) {
            Some(id) => format!("{page}?of={id}"),
            None => page,
        }
    }
}

/// Which account a form is about, and which breathing space.
#[component]
pub fn About(
    account: String,
    #[prop(default = None)] moratorium: Option<MoratoriumId>,
) -> impl IntoView {
    view! {
        <input type="hidden" name="account" value=account/>
        {moratorium.map(|id| view! { <input type="hidden" name="moratorium" value=id.to_string()/> })}
    }
}
