//! Money that comes of itself, as an officer notes it: benefits, direct debits, standing orders.

use crate::rent::accounts::Account;
use crate::rent::standing::parts::came;
use crate::{Error, Officer, Result, SubmissionKey, Tx};
use chrono::NaiveDate;
use rules::money::Pence;
use rules::rent::{Every, Income, IncomeKind, IncomeStatus};
use uuid::Uuid;

/// A source, with what the desk knows beside the arithmetic.
#[derive(Clone, Debug)]
pub struct IncomeRow {
    pub id: Uuid,
    pub income: Income,
    pub evidence_given: bool,
    pub verified_on: Option<NaiveDate>,
    pub noted_by: Option<String>,
    pub noted_on: NaiveDate,
}

/// A source as it is to be.
#[derive(Clone, Debug)]
pub struct NewIncome {
    pub income: Income,
    /// Whether the tenant has handed in what the claim needs.
    pub evidence_given: bool,
    /// When it was checked with whoever pays it.
    pub verified_on: Option<NaiveDate>,
}

impl Tx<Officer> {
    /// The account's sources as they stand after what has come, those that ended last; twenty at most.
    pub async fn rent_incomes(&mut self, account: &Account) -> Result<Vec<IncomeRow>> {
        let today = rules::london::date_of(self.now);
        let mut came = came(self, &[account.id.0], today).await?;
        let came = came.remove(&account.id).unwrap_or_default();
        let rows = sqlx::query!(
            r#"select i.id, i.kind, i.status, i.pence, i.every, i.next_on, i.covers_to, i.evidence_given, i.verified_on,
                      o.name as "officer?", i.noted_at
               from rent_incomes i left join officers o on o.id = i.noted_by
               where i.account_id = $1 order by i.status = 'ended', i.noted_at desc, i.id limit 20"#,
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let noted = Income {
                    kind: IncomeKind::parse(&row.kind).ok_or(Error::Broken("income kind"))?,
                    status: IncomeStatus::parse(&row.status)
                        .ok_or(Error::Broken("income status"))?,
                    amount: row.pence.map(Pence),
                    every: Every::parse(&row.every).ok_or(Error::Broken("income every"))?,
                    next_on: row.next_on,
                    covers_to: row.covers_to,
                };
                Ok(IncomeRow {
                    id: row.id,
                    income: came.move_on(noted),
                    evidence_given: row.evidence_given,
                    verified_on: row.verified_on,
                    noted_by: row.officer,
                    noted_on: rules::london::date_of(row.noted_at),
                })
            })
            .collect()
    }

    /// Notes a new source, once for each key.
    pub async fn add_income(
        &mut self,
        account: &Account,
        new: &NewIncome,
        key: SubmissionKey,
    ) -> Result<()> {
        self.principal.must_be_income()?;
        let (id, officer, now) = (Uuid::now_v7(), self.principal.id, self.now);
        let income = &new.income;
        let added = sqlx::query!(
            "insert into rent_incomes (id, account_id, kind, status, pence, every, next_on, covers_to, evidence_given, verified_on,
                                       noted_by, noted_at, submission_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing",
            id,
            account.id.0,
            income.kind.key(),
            income.status.key(),
            income.amount.map(|pence| pence.0),
            income.every.key(),
            income.next_on,
            income.covers_to,
            new.evidence_given,
            new.verified_on,
            officer.0,
            now,
            key.0,
        )
        .execute(self.connection())
        .await?;
        match added.rows_affected() {
            0 => Ok(()),
            _ => self.noted_income(account, "added income", id).await,
        }
    }

    /// Changes a source. The trail says who and when; the ledger says what came.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a source of another account.
    pub async fn change_income(
        &mut self,
        account: &Account,
        id: Uuid,
        new: &NewIncome,
    ) -> Result<()> {
        self.principal.must_be_income()?;
        let (officer, now) = (self.principal.id, self.now);
        let income = &new.income;
        let changed = sqlx::query!(
            "update rent_incomes set kind = $3, status = $4, pence = $5, every = $6, next_on = $7, covers_to = $8,
               evidence_given = $9, verified_on = $10, noted_by = $11, noted_at = $12
             where id = $1 and account_id = $2",
            id,
            account.id.0,
            income.kind.key(),
            income.status.key(),
            income.amount.map(|pence| pence.0),
            income.every.key(),
            income.next_on,
            income.covers_to,
            new.evidence_given,
            new.verified_on,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await?;
        if changed.rows_affected() == 0 {
            return Err(Error::NotFound);
        }
        self.noted_income(account, "changed income", id).await
    }

    async fn noted_income(&mut self, account: &Account, did: &str, id: Uuid) -> Result<()> {
        let officer = self.principal.id;
        self.audit("officer", officer.0, did, "rent income", id)
            .await?;
        self.restand(&[account.id]).await
    }
}
