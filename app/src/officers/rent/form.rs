//! What an officer types on an account's pages. Each of its forms posts the part it needs; whichever could not be taken
//! comes back with the page.

use super::words;
use crate::http::{Ctx, Filled, Next, Problems, Refused};
use crate::rent::account::reference_named;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::rent::Account;
use domain::{Error, Officer, Result, SubmissionKey, Tx};
use leptos::prelude::*;
use rules::london;
use rules::money::Pence;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

/// The length of a reason, as the database has it.
pub const MOST_REASON: usize = 150;
/// The length of a note or of what shows something.
pub const MOST_WORDS: usize = 1_000;
/// No line by hand is larger: £100,000.00.
const MOST_PENCE: i64 = 10_000_000;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RentForm {
    /// The payment reference.
    pub account: String,
    pub submission_key: String,
    pub contact_way: String,
    pub contact_about: String,
    pub contact_outcome: String,
    pub contact_with: String,
    pub contact_words: String,
    pub contact_when: String,
    pub contact_next: String,
    /// Which source is changed; empty for a new one.
    pub income: String,
    pub income_kind: String,
    pub income_status: String,
    pub income_amount: String,
    pub income_every: String,
    pub income_next: String,
    pub income_covers: String,
    pub income_evidence: String,
    pub income_verified: String,
    pub line_kind: String,
    pub line_side: String,
    pub line_amount: String,
    pub line_on: String,
    pub line_reason: String,
    /// What was looked at before money is paid back.
    pub line_checked: Vec<String>,
    /// The line that is taken back.
    pub line: String,
    pub back_reason: String,
    pub step: String,
    pub vulnerability: String,
    pub vulnerability_words: String,
    pub counterclaim: String,
    pub counterclaim_words: String,
    pub step_reason: String,
    pub leave_reason: String,
    pub item: String,
    pub item_state: String,
    pub item_evidence: String,
    pub item_link: String,
    pub item_on: String,
    pub letter_kind: String,
    pub letter_send: String,
}

impl RentForm {
    /// The key the form was sent with; a new one for a form without, which is then nobody's repetition.
    pub fn key(&self) -> SubmissionKey {
        SubmissionKey::parse(&self.submission_key).unwrap_or_default()
    }
}

/// Under which name the forms of an account's pages are kept when one could not be taken.
pub fn form_name(reference: &str) -> String {
    format!("officer-rent-{reference}")
}

/// An account of the address, for the income team.
///
/// # Errors
/// [`Error::NotAllowed`] for an officer of another team, whatever is asked for; [`Error::NotFound`] when there is none.
pub async fn account_of(tx: &mut Tx<Officer>, typed: &str) -> Result<Account> {
    // Before anything is looked up: to another team an account that is there and one that is not are alike.
    tx.principal.must_be_income()?;
    let reference = reference_named(typed)?;
    tx.rent_account(&reference).await
}

/// An account an officer has a form for, in one transaction.
pub struct Open {
    pub tx: Tx<Officer>,
    pub account: Account,
    pub form: RentForm,
    pub problems: Problems,
}

impl Open {
    pub async fn new(ctx: &Ctx, form: RentForm) -> Result<Self> {
        let mut tx = ctx.officer().await?;
        let account = account_of(&mut tx, &form.account).await?;
        Ok(Self {
            tx,
            account,
            form,
            problems: Problems::default(),
        })
    }

    /// Tidied words that must be there, or a problem at the field.
    pub fn required(
        &mut self,
        field: &str,
        typed: &str,
        most: usize,
        missing: &str,
    ) -> Option<String> {
        let tidied = self
            .problems
            .check(field, tidy(typed, most), |error| error.message())?;
        self.chosen(field, (!tidied.is_empty()).then_some(tidied), missing)
    }

    /// The choice, or a problem at the field.
    pub fn chosen<T>(&mut self, field: &str, choice: Option<T>, missing: &str) -> Option<T> {
        if choice.is_none() {
            self.problems.add(field, missing);
        }
        choice
    }

    /// An amount above nought, or a problem at the field.
    pub fn amount(&mut self, field: &str, typed: &str) -> Option<Pence> {
        let amount = self.problems.check(field, Pence::parse(typed), |error| {
            error.message().to_owned()
        })?;
        if amount.0 <= 0 {
            self.problems.add(field, words::ABOVE_NOUGHT);
        } else if amount.0 > MOST_PENCE {
            self.problems.add(field, words::TOO_MUCH);
        }
        (1..=MOST_PENCE).contains(&amount.0).then_some(amount)
    }

    /// The day typed, `Some(None)` for none, or a problem at the field.
    pub fn day(&mut self, field: &str, typed: &str) -> Option<Option<NaiveDate>> {
        if typed.trim().is_empty() {
            return Some(None);
        }
        self.chosen(field, day(typed), words::ENTER_DAY).map(Some)
    }

    /// The moment typed in London's time, or now when nothing was.
    pub fn moment_or_now(&mut self, field: &str, typed: &str) -> Option<DateTime<Utc>> {
        if typed.trim().is_empty() {
            return Some(self.tx.now);
        }
        self.chosen(field, moment(typed), words::ENTER_WHEN)
    }

    pub fn today(&self) -> NaiveDate {
        london::date_of(self.tx.now)
    }

    pub fn path(&self) -> String {
        format!("/officer/rent/{}", self.account.payment_reference)
    }

    /// Back to a page with all that was typed.
    pub fn again_at(self, back: String) -> Result<Next> {
        let name = form_name(&self.account.payment_reference);
        Ok(Next::Again(Refused::new(
            &name,
            back,
            &self.form,
            self.problems,
        )?))
    }

    /// Back to the account with all that was typed.
    pub fn again(self) -> Result<Next> {
        let back = self.path();
        self.again_at(back)
    }

    /// Keeps what was done and says so, or says at the field why it cannot be.
    pub async fn finish(
        mut self,
        field: &str,
        done: Result<()>,
        told: &'static str,
        back: String,
    ) -> Result<Next> {
        match done {
            Ok(()) => {
                let path = self.path();
                self.tx.commit().await?;
                Ok(Next::Told(path, told))
            }
            Err(Error::Conflict(what)) => {
                self.problems.add(field, conflict_words(what));
                self.again_at(back)
            }
            Err(error) => Err(error),
        }
    }
}

fn conflict_words(what: &str) -> &'static str {
    match what {
        "frozen letter" | "frozen" => words::LETTERS_LOCKED,
        "side" => words::WRONG_SIDE,
        "kind" => words::CHOOSE_KIND,
        "nothing" => words::NOTHING_OWED,
        "nobody" => words::NOBODY,
        "when" => words::ENTER_WHEN,
        "reversal" => words::IS_REVERSAL,
        _ => words::SENT_BEFORE,
    }
}

/// "2026-12-14" as browsers send it, or "14/12/2026" as people type it.
pub fn day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    ["%Y-%m-%d", "%d/%m/%Y", "%d %m %Y"]
        .into_iter()
        .find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
        .filter(|day| (1990..2200).contains(&chrono::Datelike::year(day)))
}

/// "2026-12-14T10:30" as browsers send it, by the clock on London's walls.
fn moment(typed: &str) -> Option<DateTime<Utc>> {
    let at = ["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(typed.trim(), form).ok())?;
    Some(london::at(at.date(), at.time()))
}

/// Which account a form is about.
#[component]
pub fn AboutAccount(#[prop(into)] reference: String) -> impl IntoView {
    view! { <input type="hidden" name="account" value=reference/> }
}

/// Whether one of the fields has a problem, so that the form is shown open.
pub fn is_open(filled: &Filled<RentForm>, fields: &[&str]) -> bool {
    fields.iter().any(|field| filled.error(field).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_browsers_and_people_write_them() {
        assert_eq!(day("2026-11-21"), day(" 21/11/2026"));
        assert_eq!(day("31/11/2026"), None);
        assert_eq!(day("0026-11-21"), None);
        assert_eq!(
            moment("2026-07-01T10:30"),
            "2026-07-01T09:30:00Z".parse().ok()
        );
    }
}
