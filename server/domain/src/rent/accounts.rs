//! The accounts of a tenancy, each kept apart.

use crate::{AccountId, Error, Officer, Result, TenancyId, Tenant, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::reference::PaymentReference;
use rules::rent::AccountKind;

/// An account, as whoever asks may know it.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: AccountId,
    pub tenancy: TenancyId,
    pub kind: AccountKind,
    /// What the tenant quotes to pay; also its name in addresses, where to see more of it one has to be let in.
    pub payment_reference: String,
    pub pattern: String,
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
}

struct Row {
    id: AccountId,
    tenancy: TenancyId,
    kind: String,
    payment_reference: String,
    pattern: String,
    opened_on: NaiveDate,
    closed_on: Option<NaiveDate>,
}

impl TryFrom<Row> for Account {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            tenancy: row.tenancy,
            kind: AccountKind::parse(&row.kind).ok_or(Error::Broken("account kind"))?,
            payment_reference: row.payment_reference,
            pattern: row.pattern,
            opened_on: row.opened_on,
            closed_on: row.closed_on,
        })
    }
}

impl Tx<Tenant> {
    /// When the payments that the landlord's own system takes were last handed in. None where nothing is brought in.
    pub async fn rent_brought_in(&mut self) -> Result<Option<DateTime<Utc>>> {
        let last = sqlx::query_scalar!("select rent_brought_in()")
            .fetch_one(self.connection())
            .await?;
        Ok(last)
    }

    /// The tenant's accounts: those of their tenancies now, the rent of the newest first, and what is left of former ones.
    /// Twenty at most.
    pub async fn rent_accounts(&mut self) -> Result<Vec<Account>> {
        let person = self.principal.person;
        let rows = sqlx::query_as!(
            Row,
            r#"select a.id as "id: AccountId", a.tenancy_id as "tenancy: TenancyId", a.kind, a.payment_reference, a.pattern,
                      a.opened_on, a.closed_on
               from rent_accounts a
               join tenancy_parties p on p.tenancy_id = a.tenancy_id and p.person_id = $1
               where (p.until is null and p.role <> 'former' and a.kind <> 'former') or (a.kind = 'former' and p.role = 'former')
               order by a.closed_on is not null, a.kind <> 'rent', a.opened_on desc, a.id limit 20"#,
            person.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Account::try_from).collect()
    }

    /// One of the tenant's accounts by its payment reference.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for one that is not theirs and one that does not exist.
    pub async fn rent_account(&mut self, reference: &PaymentReference) -> Result<Account> {
        let reference = reference.to_string();
        self.rent_accounts()
            .await?
            .into_iter()
            .find(|account| account.payment_reference == reference)
            .ok_or(Error::NotFound)
    }
}

impl Tx<Officer> {
    /// An account by its payment reference, for the income team.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for an officer of another team, [`Error::NotFound`] when there is none.
    pub async fn rent_account(&mut self, reference: &PaymentReference) -> Result<Account> {
        self.principal.must_be_income()?;
        let row = sqlx::query_as!(
            Row,
            r#"select id as "id: AccountId", tenancy_id as "tenancy: TenancyId", kind, payment_reference, pattern, opened_on,
                      closed_on
               from rent_accounts where payment_reference = $1"#,
            reference.to_string()
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        row.try_into()
    }
}

impl Officer {
    /// # Errors
    /// [`Error::NotAllowed`] unless they are in the income team: what someone owes is nobody else's business.
    pub fn must_be_income(&self) -> Result<()> {
        let is_income = self.teams.iter().any(|team| team == "income");
        is_income.then_some(()).ok_or(Error::NotAllowed)
    }
}

impl<P> Tx<P> {
    /// An account by its key, for the domain itself: whoever calls has reached it through a principal.
    pub(crate) async fn account_by_id(&mut self, id: AccountId) -> Result<Account> {
        let row = sqlx::query_as!(
            Row,
            r#"select id as "id: AccountId", tenancy_id as "tenancy: TenancyId", kind, payment_reference, pattern, opened_on,
                      closed_on
               from rent_accounts where id = $1"#,
            id.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        row.try_into()
    }

    /// As [`Tx::account_by_id`], of several; those there are none of are left out.
    pub(crate) async fn accounts_by_ids(&mut self, ids: &[uuid::Uuid]) -> Result<Vec<Account>> {
        let rows = sqlx::query_as!(
            Row,
            r#"select id as "id: AccountId", tenancy_id as "tenancy: TenancyId", kind, payment_reference, pattern, opened_on,
                      closed_on
               from rent_accounts where id = any ($1) order by id"#,
            ids
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Account::try_from).collect()
    }
}
