//! What an officer types about the clocks of a case: why one was missed, that one needs more time, that someone was reached.

use super::form::MOST_REASON;
use crate::http::{Ctx, Filled, Next, Problems, Refused};
use crate::officers::words;
use chrono::{DateTime, Utc};
use domain::cases::CaseHead;
use domain::cases::clocks::ClockRow;
use domain::{ClockId, Error, Officer, Result, Tx};
use rules::calendar::Calendar;
use rules::reference::CaseReference;
use rules::text::tidy;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClockForm {
    pub reference: String,
    pub missed: String,
    pub cause: String,
    pub cause_note: String,
    /// A clock's key and the date it had when the page was shown.
    pub longer: String,
    pub longer_by: String,
    pub longer_reason: String,
}

/// What the page needs to show the clocks of a case beside the case itself.
#[derive(Clone, Debug)]
pub struct ClockSheet {
    pub form: Filled<ClockForm>,
    pub calendar: Calendar,
}

impl ClockSheet {
    pub async fn load(tx: &mut Tx<Officer>, head: &CaseHead) -> Result<Self> {
        let name = clock_form_name(&head.reference);
        Ok(Self {
            form: Filled::take(tx, &name, ClockForm::default).await?,
            calendar: tx.calendar().await?,
        })
    }
}

/// Under which name the clocks' forms of a case's page are kept when one could not be taken.
fn clock_form_name(reference: &str) -> String {
    format!("officer-clocks-{reference}")
}

/// A case an officer has a clock's form for, in one transaction.
pub struct OpenClocks {
    pub tx: Tx<Officer>,
    pub head: CaseHead,
    pub form: ClockForm,
    pub problems: Problems,
}

impl OpenClocks {
    pub async fn new(ctx: &Ctx, form: ClockForm) -> Result<Self> {
        let mut tx = ctx.officer().await?;
        let reference = CaseReference::parse(&form.reference).map_err(|_| Error::NotFound)?;
        let head = tx.case(&reference).await?;
        Ok(Self {
            tx,
            head,
            form,
            problems: Problems::default(),
        })
    }

    /// Tidied words, or a problem at the field.
    pub fn words(&mut self, field: &str, typed: &str) -> Option<String> {
        self.problems
            .check(field, tidy(typed, MOST_REASON), |error| error.message())
    }

    /// Back to the page with all that was typed.
    pub fn again(self) -> Result<Next> {
        let (name, back) = (clock_form_name(&self.head.reference), self.path());
        Ok(Next::Again(Refused::new(
            &name,
            back,
            &self.form,
            self.problems,
        )?))
    }

    /// Keeps what was done and says so, or says at the field why the clock no longer allows it.
    pub async fn finish(
        mut self,
        field: &str,
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
                self.problems.add(field, conflict_words(what));
                self.again()
            }
            Err(Error::NotFound) => {
                self.problems.add(field, words::CLOCK_GONE);
                self.again()
            }
            Err(error) => Err(error),
        }
    }

    fn path(&self) -> String {
        format!("/officer/cases/{}", self.head.reference)
    }
}

fn conflict_words(what: &str) -> &'static str {
    match what {
        "extension" => words::NOT_SO_MUCH,
        "late" => words::TOO_LATE_TO_EXTEND,
        "kept" => words::NOT_MISSED,
        _ => words::CLOCK_MOVED,
    }
}

/// A clock as an option's value: its key, and the date the officer sees.
pub fn clock_value(clock: &ClockRow) -> String {
    format!("{}@{}", clock.id, clock.due_at.timestamp_micros())
}

/// Reads [`clock_value`].
pub fn read_clock(value: &str) -> Option<(ClockId, DateTime<Utc>)> {
    let (id, micros) = value.split_once('@')?;
    let seen = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    Some((ClockId::parse(id)?, seen))
}
