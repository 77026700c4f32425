//! Numbers about rent, for the income team: each one bounded query over standings, arrangements and the night's counts.

use crate::{Officer, Result, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;

/// Accounts by how many weeks are owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandRow {
    /// From nought: under 1, 1 to 2, 2 to 4, 4 to 8, 8 and more.
    pub band: i32,
    /// By what is on paper, and by what is truly owed.
    pub on_paper: i64,
    pub truly: i64,
    pub paper_pence: i64,
    pub true_pence: i64,
}

/// What a week was charged and brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekRow {
    pub monday: NaiveDate,
    pub charged_pence: i64,
    pub paid_pence: i64,
    pub counted_at: DateTime<Utc>,
}

/// Arrangements by state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangementRow {
    pub state: String,
    pub arrangements: i64,
    pub arrears_pence: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepCount {
    pub step: i16,
    pub accounts: i64,
    pub true_pence: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindRow {
    pub kind: String,
    pub accounts: i64,
    pub in_debt: i64,
    pub debt_pence: i64,
}

/// The last check of the kept balances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    pub day: NaiveDate,
    pub accounts: i64,
    pub drifted: i64,
}

impl Tx<Officer> {
    /// Current accounts by the weeks that are owed, on paper and truly. What is frozen is in neither.
    pub async fn arrears_by_weeks(&mut self) -> Result<Vec<BandRow>> {
        self.principal.must_be_income()?;
        let rows = sqlx::query_as!(
            BandRow,
            r#"select band as "band!", sum(on_paper)::bigint as "on_paper!", sum(truly)::bigint as "truly!",
                      sum(paper_pence)::bigint as "paper_pence!", sum(true_pence)::bigint as "true_pence!"
               from (
                 select width_bucket((true_arrears_pence + technical_pence) * 100 / weekly_pence, array[0, 100, 200, 400, 800]::bigint[]) - 1 as band,
                        1 as on_paper, 0 as truly, true_arrears_pence + technical_pence as paper_pence, 0 as true_pence
                 from rent_standings where weekly_pence > 0 and true_arrears_pence + technical_pence > 0
                 union all
                 select width_bucket(weeks_owed_hundredths, array[0, 100, 200, 400, 800]::bigint[]) - 1, 0, 1, 0, true_arrears_pence
                 from rent_standings where weekly_pence > 0 and true_arrears_pence > 0) counted
               group by band order by band limit 10"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The last thirteen weeks, the oldest first.
    pub async fn weeks_counted(&mut self) -> Result<Vec<WeekRow>> {
        self.principal.must_be_income()?;
        let mut rows = sqlx::query_as!(
            WeekRow,
            "select monday, charged_pence, paid_pence, counted_at from rent_weeks where monday <= $1 order by monday desc limit 13",
            london::date_of(self.now)
        )
        .fetch_all(self.connection())
        .await?;
        rows.reverse();
        Ok(rows)
    }

    /// Arrangements that run, and those that ended in the last twelve months.
    pub async fn arrangements_by_state(&mut self) -> Result<Vec<ArrangementRow>> {
        self.principal.must_be_income()?;
        let year_ago = self.now - chrono::TimeDelta::days(365);
        let rows = sqlx::query_as!(
            ArrangementRow,
            r#"select state, count(*) as "arrangements!", sum(arrears_pence)::bigint as "arrears_pence!"
               from arrangements where state in ('offered', 'running') or made_at > $1
               group by state order by state limit 10"#,
            year_ago
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// How many accounts stand still today. A number, and nothing of whom.
    pub async fn standing_still(&mut self) -> Result<i64> {
        self.principal.must_be_income()?;
        let frozen = sqlx::query_scalar!(
            r#"select count(*) as "frozen!" from rent_standings where is_frozen"#
        )
        .fetch_one(self.connection())
        .await?;
        Ok(frozen)
    }

    /// Accounts by step of the ladder.
    pub async fn accounts_by_step(&mut self) -> Result<Vec<StepCount>> {
        self.principal.must_be_income()?;
        let rows = sqlx::query_as!(
            StepCount,
            r#"select l.step, count(*) as "accounts!", coalesce(sum(s.true_arrears_pence), 0)::bigint as "true_pence!"
               from rent_steps l left join rent_standings s on s.account_id = l.account_id
               where l.until is null and l.step > 0 group by l.step order by l.step limit 10"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// Debt by kind of account: what is left of former tenancies stands apart.
    pub async fn debt_by_kind(&mut self) -> Result<Vec<KindRow>> {
        self.principal.must_be_income()?;
        let rows = sqlx::query_as!(
            KindRow,
            r#"select a.kind, count(*) as "accounts!", count(*) filter (where a.balance_pence > 0) as "in_debt!",
                      coalesce(sum(a.balance_pence) filter (where a.balance_pence > 0), 0)::bigint as "debt_pence!"
               from rent_accounts a group by a.kind order by a.kind limit 20"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The last check of the kept balances, if there was one.
    pub async fn last_check(&mut self) -> Result<Option<CheckRow>> {
        self.principal.must_be_income()?;
        let row = sqlx::query_as!(
            CheckRow,
            "select day, accounts, drifted from rent_checks order by day desc limit 1"
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row)
    }
}
