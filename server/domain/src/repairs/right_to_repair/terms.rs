//! The numbers of the law and the council's choices, from the policy rows in force when the days began to count.

use super::{Owed, RightToRepair};
use crate::{Error, Principal, Result, Tx};
use chrono::{DateTime, Utc};
use rules::london;
use rules::money::Pence;
use rules::repairs::right_to_repair::{Basis, Compensation, Cover, days_late};
use std::collections::BTreeMap;

/// What applies to one right.
pub(super) struct Terms {
    pub cover: Cover,
    pub compensation: Compensation,
    pub basis: Basis,
}

impl<P: Principal> Tx<P> {
    pub(super) async fn right_terms(&mut self, at: DateTime<Utc>) -> Result<Terms> {
        let rows = sqlx::query!(
            "select distinct on (key) key, value from policies
             where (starts_with(key, 'rtr.compensation.') or starts_with(key, 'rtr.cover.') or key = 'rtr.estimate.most')
               and valid_from <= $1 and (valid_to is null or valid_to >= $1)
             order by key, valid_from desc limit 20",
            london::date_of(at),
        )
        .fetch_all(self.connection())
        .await?;
        let rows = rows.into_iter().map(|row| (row.key, row.value)).collect();
        terms(&rows).ok_or(Error::Broken("policy missing or unreadable"))
    }

    /// What is owed: nothing before the second period has passed, and no more once the work is done.
    pub(super) async fn owed(&mut self, right: &RightToRepair) -> Result<Option<Owed>> {
        let Some(clock) = right.second.filter(|_| right.state == "second") else {
            return Ok(None);
        };
        let until = clock.met_at.unwrap_or(self.now);
        if clock.stopped_at.is_some() || until <= clock.due_at {
            return Ok(None);
        }
        let Terms {
            compensation,
            basis,
            ..
        } = self.right_terms(right.trigger_at).await?;
        let suspended: Vec<_> = right
            .suspensions
            .iter()
            .map(|it| {
                let to = it.to.unwrap_or(self.now);
                (london::date_of(it.from), london::date_of(to))
            })
            .collect();
        let days = days_late(
            london::date_of(clock.due_at),
            london::date_of(until),
            basis,
            &suspended,
            &self.calendar().await?,
        );
        Ok((days > 0).then(|| Owed {
            days,
            pence: compensation.owed(days),
            settled: clock.met_at.is_some() || compensation.is_most(days),
        }))
    }
}

fn terms(rows: &BTreeMap<String, String>) -> Option<Terms> {
    let text = |key: &str| rows.get(key).map(String::as_str);
    let pence = |key: &str| text(key)?.parse().ok().map(Pence);
    let yes = |key: &str| match text(key)? {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    Some(Terms {
        cover: Cover {
            introductory: yes("rtr.cover.introductory")?,
            flexible: yes("rtr.cover.flexible")?,
            most: pence("rtr.estimate.most")?,
        },
        compensation: Compensation {
            base: pence("rtr.compensation.base")?,
            per_day: pence("rtr.compensation.per_day")?,
            most: pence("rtr.compensation.most")?,
        },
        basis: Basis::parse(text("rtr.compensation.days")?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> BTreeMap<String, String> {
        [
            ("rtr.cover.introductory", "yes"),
            ("rtr.cover.flexible", "no"),
            ("rtr.estimate.most", "25000"),
            ("rtr.compensation.base", "1000"),
            ("rtr.compensation.per_day", "200"),
            ("rtr.compensation.most", "5000"),
            ("rtr.compensation.days", "calendar"),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into()
    }

    #[test]
    fn terms_are_read_from_the_rows() {
        let terms = terms(&rows()).unwrap();
        assert_eq!(terms.compensation, Compensation::DEFAULT);
        assert!(terms.cover.introductory && !terms.cover.flexible);
        assert_eq!(terms.basis, Basis::Calendar);
    }

    #[test]
    fn a_missing_or_unreadable_row_is_no_terms_at_all() {
        for key in rows().keys() {
            let mut fewer = rows();
            fewer.remove(key);
            assert!(terms(&fewer).is_none(), "{key}");
            fewer.insert(key.clone(), "perhaps".into());
            assert!(terms(&fewer).is_none(), "{key}");
        }
    }
}
