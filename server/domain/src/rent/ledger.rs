//! The lines of an account: read in order, added once, reversed and never changed.

use super::accounts::Account;
use crate::{AccountId, Error, LineId, Officer, Result, System, Tenant, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::money::Pence;
use rules::rent::{ChargeItem, Line, LineKind};

/// A line as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: LineId,
    pub kind: LineKind,
    /// Above zero a charge, below zero a payment.
    pub pence: Pence,
    pub effective_on: NaiveDate,
    pub posted_at: DateTime<Utc>,
    pub item: Option<ChargeItem>,
    /// What the tenant reads.
    pub words: String,
    /// The line it takes back.
    pub reverses: Option<LineId>,
    /// Whether another line took it back.
    pub reversed: bool,
}

impl Line for Entry {
    fn effective_on(&self) -> NaiveDate {
        self.effective_on
    }

    fn pence(&self) -> Pence {
        self.pence
    }
}

/// A line to be added.
#[derive(Clone, Debug)]
pub struct NewLine {
    pub account: AccountId,
    pub kind: LineKind,
    pub pence: Pence,
    pub effective_on: NaiveDate,
    pub item: Option<ChargeItem>,
    pub words: String,
    /// Where it comes from and its name there: the same twice is the same line.
    pub source: &'static str,
    pub source_reference: String,
}

/// What became of a line that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    Now(LineId),
    /// It stands there already, from before.
    Before,
}

/// The most lines of one reading: twenty years of weekly rent with five items.
pub(crate) const MOST_LINES: i64 = 8_000;

impl Tx<Tenant> {
    /// The lines of one of the tenant's accounts from `from` to `to`, both days with them, in order.
    pub async fn ledger(
        &mut self,
        account: &Account,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Entry>> {
        self.lines_of(account.id, from, to).await
    }

    /// What was owed on it at the end of that day.
    pub async fn balance_at(&mut self, account: &Account, day: NaiveDate) -> Result<Pence> {
        self.balance_of(account.id, day).await
    }
}

impl Tx<Officer> {
    /// As the tenant's; an [`Account`] is had only by the income team.
    pub async fn ledger(
        &mut self,
        account: &Account,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Entry>> {
        self.lines_of(account.id, from, to).await
    }

    /// What was owed on it at the end of that day.
    pub async fn balance_at(&mut self, account: &Account, day: NaiveDate) -> Result<Pence> {
        self.balance_of(account.id, day).await
    }
}

impl Tx<System> {
    /// Adds a line, once.
    ///
    /// # Errors
    /// [`Error::Conflict`] for an amount on the wrong side of its kind.
    pub async fn post_line(&mut self, line: &NewLine) -> Result<Posted> {
        self.add_line(line).await
    }
}

impl<P> Tx<P> {
    /// The lines that count from `from` to `to`, both days with them, in order.
    pub(crate) async fn lines_of(
        &mut self,
        account: AccountId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Entry>> {
        let rows = sqlx::query!(
            r#"select t.id as "id: LineId", t.kind, t.pence, t.effective_on, t.posted_at, t.item, t.words,
                      t.reverses as "reverses: LineId",
                      exists (select from rent_transactions r where r.reverses = t.id) as "reversed!"
               from rent_transactions t
               where t.account_id = $1 and t.effective_on between $2 and $3
               order by t.effective_on, t.posted_at, t.id limit $4"#,
            account.0,
            from,
            to,
            MOST_LINES,
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Entry {
                    id: row.id,
                    kind: LineKind::parse(&row.kind).ok_or(Error::Broken("line kind"))?,
                    pence: Pence(row.pence),
                    effective_on: row.effective_on,
                    posted_at: row.posted_at,
                    item: row.item.as_deref().and_then(ChargeItem::parse),
                    words: row.words,
                    reverses: row.reverses,
                    reversed: row.reversed,
                })
            })
            .collect()
    }

    /// What was owed at the end of that day.
    pub(crate) async fn balance_of(&mut self, account: AccountId, day: NaiveDate) -> Result<Pence> {
        let pence = sqlx::query_scalar!(
            r#"select coalesce(sum(pence), 0)::bigint as "pence!" from rent_transactions
               where account_id = $1 and effective_on <= $2"#,
            account.0,
            day
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Pence(pence))
    }

    /// Adds a line, once: a source's name for it that is there already adds nothing.
    pub(crate) async fn add_line(&mut self, line: &NewLine) -> Result<Posted> {
        if !line.kind.takes(line.pence.0, false) {
            return Err(Error::Conflict("side"));
        }
        let (id, now) = (LineId::new(), self.now);
        let added = sqlx::query!(
            "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, item, words, officer_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app_officer()) on conflict (source, source_reference) do nothing",
            id.0,
            line.account.0,
            line.kind.key(),
            line.pence.0,
            line.effective_on,
            now,
            line.source,
            line.source_reference,
            line.item.map(ChargeItem::key),
            line.words,
        )
        .execute(self.connection())
        .await?;
        Ok(match added.rows_affected() {
            0 => Posted::Before,
            _ => Posted::Now(id),
        })
    }

    /// Takes a line back, whole, by a line of its own that says why. Taken back before: adds nothing.
    pub(crate) async fn reverse_line(&mut self, line: LineId, why: &str) -> Result<Posted> {
        let (id, now) = (LineId::new(), self.now);
        let added = sqlx::query!(
            "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, period_start, period_end, source,
                                            source_reference, item, words, reverses, officer_id)
             select $1, account_id, kind, -pence, effective_on, $3, period_start, period_end, 'reversal', id::text, item, $4, id, app_officer()
             from rent_transactions where id = $2 on conflict do nothing",
            id.0,
            line.0,
            now,
            why,
        )
        .execute(self.connection())
        .await?;
        Ok(match added.rows_affected() {
            0 => Posted::Before,
            _ => Posted::Now(id),
        })
    }
}
