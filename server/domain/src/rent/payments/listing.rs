//! Payments as pages show them: to the one who paid, and to the income team.

use super::beginning::Towards;
use super::provider::RefundState;
use crate::rent::Account;
use crate::secrets::sha256;
use crate::{AccountId, Error, Officer, PaymentId, RefundId, Result, Tenant, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::money::Pence;
use rules::rent::PaymentState;

/// The most payments of one page.
const MOST: i64 = 100;

/// A payment as it stands.
#[derive(Clone, Debug)]
pub struct PaymentRow {
    pub id: PaymentId,
    pub account: AccountId,
    pub payment_reference: String,
    pub pence: Pence,
    pub towards: Towards,
    pub state: PaymentState,
    pub code: Option<String>,
    /// Whether the provider knows it.
    pub is_there: bool,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    /// Whether its line stands on the ledger.
    pub is_posted: bool,
    /// Another amount was taken than was asked for.
    pub mismatch: Option<Pence>,
    pub settled_on: Option<NaiveDate>,
    /// Who paid; for the desk.
    pub payer: Option<String>,
    pub refunds: Vec<RefundRow>,
}

impl PaymentRow {
    /// What went back or is on its way back.
    pub fn refunded(&self) -> Pence {
        let counts = |refund: &&RefundRow| refund.state != RefundState::Error;
        Pence(
            self.refunds
                .iter()
                .filter(counts)
                .map(|refund| refund.pence.0)
                .sum(),
        )
    }

    /// What could still be paid back.
    pub fn refundable(&self) -> Pence {
        if self.is_posted {
            Pence(self.pence.0 - self.refunded().0)
        } else {
            Pence::ZERO
        }
    }
}

/// Money that goes back.
#[derive(Clone, Debug)]
pub struct RefundRow {
    pub id: RefundId,
    pub pence: Pence,
    pub reason: String,
    pub state: RefundState,
    pub created_at: DateTime<Utc>,
}

struct Row {
    id: PaymentId,
    account: AccountId,
    payment_reference: String,
    pence: i64,
    towards: String,
    state: String,
    code: Option<String>,
    is_there: bool,
    created_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    is_posted: bool,
    mismatch_pence: Option<i64>,
    settled_on: Option<NaiveDate>,
    payer: Option<String>,
}

impl TryFrom<Row> for PaymentRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            account: row.account,
            payment_reference: row.payment_reference,
            pence: Pence(row.pence),
            towards: Towards::parse(&row.towards).ok_or(Error::Broken("towards"))?,
            state: PaymentState::parse(&row.state).ok_or(Error::Broken("payment state"))?,
            code: row.code,
            is_there: row.is_there,
            created_at: row.created_at,
            finished_at: row.finished_at,
            is_posted: row.is_posted,
            mismatch: row.mismatch_pence.map(Pence),
            settled_on: row.settled_on,
            payer: row.payer,
            refunds: Vec::new(),
        })
    }
}

impl Tx<Tenant> {
    /// The tenant's own payments on an account that are not finished, newest first. Their joint tenants' are not among them.
    pub async fn pending_payments(&mut self, account: &Account) -> Result<Vec<PaymentRow>> {
        let person = self.principal.person;
        let rows = sqlx::query_as!(
            Row,
            r#"select p.id as "id: PaymentId", p.account_id as "account: AccountId", a.payment_reference, p.pence, p.towards, p.state,
                      p.code, p.provider_id is not null as "is_there!", p.created_at, p.finished_at,
                      p.line_id is not null as "is_posted!", p.mismatch_pence, p.settled_on, null::text as payer
               from payments p join rent_accounts a on a.id = p.account_id
               where p.account_id = $1 and p.person_id = $2 and p.provider_id is not null and p.finished_at is null
               order by p.created_at desc, p.id limit 10"#,
            account.id.0,
            person.0,
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(PaymentRow::try_from).collect()
    }

    /// One of the tenant's own payments.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for another's and for one that does not exist.
    pub async fn payment(&mut self, id: PaymentId) -> Result<PaymentRow> {
        let person = self.principal.person;
        let row = sqlx::query_as!(
            Row,
            r#"select p.id as "id: PaymentId", p.account_id as "account: AccountId", a.payment_reference, p.pence, p.towards, p.state,
                      p.code, p.provider_id is not null as "is_there!", p.created_at, p.finished_at,
                      p.line_id is not null as "is_posted!", p.mismatch_pence, p.settled_on, null::text as payer
               from payments p join rent_accounts a on a.id = p.account_id
               where p.id = $1 and p.person_id = $2"#,
            id.0,
            person.0,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        let mut found = vec![PaymentRow::try_from(row)?];
        self.add_refunds(&mut found).await?;
        found.pop().ok_or(Error::NotFound)
    }

    /// The payment that someone comes back from, if it is their own.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for another's and for an address that was never given out.
    pub async fn payment_returned_to(&mut self, token: &str) -> Result<PaymentId> {
        let person = self.principal.person;
        sqlx::query_scalar!(
            r#"select id as "id: PaymentId" from payments where return_token = $1 and person_id = $2"#,
            &sha256(token.as_bytes())[..],
            person.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }
}

impl Tx<Officer> {
    /// The newest payments on an account, a hundred at most, with what went back of each.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for an officer of another team.
    pub async fn payments(&mut self, account: &Account) -> Result<Vec<PaymentRow>> {
        self.principal.must_be_income()?;
        let rows = sqlx::query_as!(
            Row,
            r#"select p.id as "id: PaymentId", p.account_id as "account: AccountId", a.payment_reference, p.pence, p.towards, p.state,
                      p.code, p.provider_id is not null as "is_there!", p.created_at, p.finished_at,
                      p.line_id is not null as "is_posted!", p.mismatch_pence, p.settled_on,
                      coalesce(n.first_name || ' ' || n.last_name, '') as payer
               from payments p join rent_accounts a on a.id = p.account_id left join people n on n.id = p.person_id
               where p.account_id = $1 order by p.created_at desc, p.id limit $2"#,
            account.id.0,
            MOST,
        )
        .fetch_all(self.connection())
        .await?;
        let mut found = rows
            .into_iter()
            .map(PaymentRow::try_from)
            .collect::<Result<Vec<_>>>()?;
        self.add_refunds(&mut found).await?;
        Ok(found)
    }
}

impl Tx<Officer> {
    /// One payment on an account.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on this account, or not among its newest.
    pub async fn payment_on(&mut self, account: &Account, id: PaymentId) -> Result<PaymentRow> {
        let payments = self.payments(account).await?;
        payments
            .into_iter()
            .find(|payment| payment.id == id)
            .ok_or(Error::NotFound)
    }
}

impl<P> Tx<P> {
    /// One query for all of them.
    async fn add_refunds(&mut self, payments: &mut [PaymentRow]) -> Result<()> {
        let ids: Vec<_> = payments.iter().map(|payment| payment.id.0).collect();
        let rows = sqlx::query!(
            r#"select id as "id: RefundId", payment_id as "payment: PaymentId", pence, reason, state, created_at
               from payment_refunds where payment_id = any($1) order by created_at, id"#,
            &ids
        )
        .fetch_all(self.connection())
        .await?;
        for row in rows {
            let refund = RefundRow {
                id: row.id,
                pence: Pence(row.pence),
                reason: row.reason,
                state: RefundState::parse(&row.state).ok_or(Error::Broken("refund state"))?,
                created_at: row.created_at,
            };
            if let Some(of) = payments
                .iter_mut()
                .find(|payment| payment.id == row.payment)
            {
                of.refunds.push(refund);
            }
        }
        Ok(())
    }
}
