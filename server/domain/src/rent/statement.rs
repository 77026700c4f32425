//! What a statement of an account says beside its lines: whose it is, of which home, and what was agreed.

use super::accounts::Account;
use super::ledger::{Entry, MOST_LINES};
use crate::{AccountId, Error, Officer, Result, Tenant, Tx};
use chrono::NaiveDate;
use rules::money::Pence;
use rules::rent::{Every, Statement};

/// Whose account it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Every tenant's, by name: an account is the tenancy's.
    pub names: Vec<String>,
    pub address_line: String,
    pub town: String,
    pub postcode: String,
    pub tenancy: String,
    /// When the tenancy began.
    pub since: NaiveDate,
}

/// What the tenant agreed to pay on top, and from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    pub pence: Pence,
    pub every: Every,
    pub first_on: NaiveDate,
    pub clear_on: NaiveDate,
}

impl Tx<Tenant> {
    /// A statement of one of the tenant's accounts from `from` to `to`, both days with them.
    ///
    /// # Errors
    /// [`Error::Conflict`] (`"too long"`) for more lines than one statement takes.
    pub async fn statement(
        &mut self,
        account: &Account,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Statement<Entry>> {
        self.statement_of(account.id, from, to).await
    }

    /// Whose account it is.
    pub async fn account_holder(&mut self, account: &Account) -> Result<Holder> {
        self.holder_of(account.id).await
    }

    /// The arrangement that runs on it.
    pub async fn agreed(&mut self, account: &Account) -> Result<Option<Agreed>> {
        self.agreed_of(account.id).await
    }
}

impl Tx<Officer> {
    /// As the tenant's; an [`Account`] is had only by the income team.
    pub async fn statement(
        &mut self,
        account: &Account,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Statement<Entry>> {
        self.statement_of(account.id, from, to).await
    }

    /// Whose account it is.
    pub async fn account_holder(&mut self, account: &Account) -> Result<Holder> {
        self.holder_of(account.id).await
    }

    /// The arrangement that runs on it.
    pub async fn agreed(&mut self, account: &Account) -> Result<Option<Agreed>> {
        self.agreed_of(account.id).await
    }
}

impl<P> Tx<P> {
    async fn statement_of(
        &mut self,
        account: AccountId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Statement<Entry>> {
        let before = from.pred_opt().ok_or(Error::Broken("statement from"))?;
        let opening = self.balance_of(account, before).await?;
        let lines = self.lines_of(account, from, to).await?;
        // A reading that stopped at its limit is no statement: its end would be wrong.
        if lines.len() as i64 >= MOST_LINES {
            return Err(Error::Conflict("too long"));
        }
        Statement::of(from, to, opening, lines).ok_or(Error::Broken("statement too large"))
    }

    async fn holder_of(&mut self, account: AccountId) -> Result<Holder> {
        let names = sqlx::query_scalar!(
            r#"select name as "name!" from rent_account_names($1)"#,
            account.0
        )
        .fetch_all(self.connection())
        .await?;
        let row = sqlx::query!(
            "select home.address_line, home.town, home.postcode, t.reference, t.started_on
             from rent_accounts a join tenancies t on t.id = a.tenancy_id join properties home on home.id = t.property_id
             where a.id = $1",
            account.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Holder {
            names,
            address_line: row.address_line,
            town: row.town,
            postcode: row.postcode,
            tenancy: row.reference,
            since: row.started_on,
        })
    }

    async fn agreed_of(&mut self, account: AccountId) -> Result<Option<Agreed>> {
        let row = sqlx::query!(
            "select pence, every, first_on, clear_on from arrangements where account_id = $1 and state = 'running'",
            account.0
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(Agreed {
                pence: Pence(row.pence),
                every: Every::parse(&row.every).ok_or(Error::Broken("arrangement every"))?,
                first_on: row.first_on,
                clear_on: row.clear_on,
            })
        })
        .transpose()
    }
}
