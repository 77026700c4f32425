//! The numbers of law and policy, by the day they are asked for.

use crate::{Error, Result, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::calendar::Calendar;
use rules::clock::Period;
use rules::london;

impl<P> Tx<P> {
    /// The length in force on the London day of `at`, and where it comes from.
    ///
    /// # Errors
    /// [`Error::Broken`] for a rule that has no row, or none on that day.
    pub async fn policy(&mut self, key: &str, at: DateTime<Utc>) -> Result<(Period, String)> {
        let row = sqlx::query!(
            "select value, source from policies
             where key = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
             order by valid_from desc limit 1",
            key,
            london::date_of(at),
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Broken("policy missing"))?;
        let period = Period::parse(&row.value).map_err(|_| Error::Broken("policy unreadable"))?;
        Ok((period, row.source))
    }

    /// The phase of Awaab's Law in force on the London day of `at`; 0 before the first.
    pub(crate) async fn awaab_phase(&mut self, at: DateTime<Utc>) -> Result<u32> {
        let day = london::date_of(at);
        let rows = sqlx::query!(
            "select key, value from policies where starts_with(key, 'awaab.phase.') order by key limit 20"
        )
        .fetch_all(self.connection())
        .await?;
        let begun = rows.into_iter().filter_map(|row| {
            let from = row.value.parse::<NaiveDate>().ok()?;
            let phase = row.key.rsplit('.').next()?.parse::<u32>().ok()?;
            (from <= day).then_some(phase)
        });
        Ok(begun.max().unwrap_or(0))
    }

    /// England's working days: the bundled list, corrected by the days the council has added or removed.
    pub async fn calendar(&mut self) -> Result<Calendar> {
        let mut calendar = Calendar::england();
        let days = sqlx::query!("select day, name, removed from bank_holidays")
            .fetch_all(self.connection())
            .await?;
        for day in days {
            if day.removed {
                calendar.remove_bank_holiday(day.day);
            } else {
                calendar.add_named_bank_holiday(day.day, &day.name);
            }
        }
        Ok(calendar)
    }
}
