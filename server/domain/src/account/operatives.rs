//! A contractor's operative comes to an account as an officer does, and is none: `officers.contractor_id` says whose they are.

use super::code;
use crate::secrets::Pepper;
use crate::{ContractorId, Db, Error, OfficerId, Result, System, Tx};
use rules::contact::EmailAddress;

/// Someone who comes and does the work.
#[derive(Clone, Debug)]
pub struct NewOperative {
    pub email: EmailAddress,
    pub name: String,
    pub contractor: ContractorId,
}

impl Db {
    /// Adds an operative of the contractor of that name and returns the one-time code to hand to them. For one who is already
    /// there, starts the enrolment anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such contractor; [`Error::Conflict`] when the address is an officer's.
    pub async fn add_operative(
        &self,
        pepper: &Pepper,
        email: &EmailAddress,
        name: &str,
        contractor: &str,
    ) -> Result<String> {
        let mut tx = self.begin(System("officers")).await?;
        let contractor = tx.contractor_named(contractor).await?;
        let new = NewOperative {
            email: email.clone(),
            name: name.to_owned(),
            contractor,
        };
        let id = tx.insert_operative(&new).await?;
        let code = code::new("email");
        tx.begin_enrolment(pepper, id, &code).await?;
        tx.commit().await?;
        Ok(code)
    }
}

impl Tx<System> {
    async fn contractor_named(&mut self, name: &str) -> Result<ContractorId> {
        sqlx::query_scalar!(
            r#"select id as "id: ContractorId" from contractors where lower(name) = lower($1) and ended_at is null"#,
            name.trim()
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }

    /// Nobody becomes an operative who is an officer, nor the other way round.
    async fn insert_operative(&mut self, new: &NewOperative) -> Result<OfficerId> {
        let now = self.now;
        sqlx::query_scalar!(
            r#"insert into officers (id, email, name, role, teams, contractor_id, created_at) values ($1, $2, $3, 'contractor', '{}', $4, $5)
               on conflict (email) do update set name = excluded.name, contractor_id = excluded.contractor_id, disabled_at = null
                 where officers.role = 'contractor'
               returning id as "id: OfficerId""#,
            OfficerId::new().0,
            new.email.as_str(),
            new.name,
            new.contractor.0,
            now,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Conflict("officer"))
    }

    /// An operative of the demo council: enrolled, with nothing anyone could sign in with from outside.
    pub async fn add_demo_operative(&mut self, new: &NewOperative) -> Result<OfficerId> {
        let id = self.insert_operative(new).await?;
        sqlx::query!(
            "insert into officer_credentials (officer_id) values ($1) on conflict do nothing",
            id.0
        )
        .execute(self.connection())
        .await?;
        Ok(id)
    }

    /// Adds a contractor who takes work from now on; for a name that is there, changes what they do. Returns their key.
    pub async fn add_contractor(
        &mut self,
        id: ContractorId,
        name: &str,
        trades: &[rules::repairs::Trade],
        in_house: bool,
    ) -> Result<ContractorId> {
        let now = self.now;
        let trades: Vec<String> = trades.iter().map(|trade| trade.key().to_owned()).collect();
        let id = sqlx::query_scalar!(
            r#"insert into contractors (id, name, trades, in_house, created_at) values ($1, $2, $3, $4, $5)
               on conflict (name) do update set trades = excluded.trades, in_house = excluded.in_house, ended_at = null
               returning id as "id: ContractorId""#,
            id.0,
            name,
            &trades,
            in_house,
            now,
        )
        .fetch_one(self.connection())
        .await?;
        Ok(id)
    }

    /// How many visits a contractor takes in a slot, Monday to Friday.
    pub async fn set_weekly_capacity(
        &mut self,
        id: ContractorId,
        slot: rules::repairs::visits::Slot,
        places: i16,
    ) -> Result<()> {
        sqlx::query!(
            "insert into contractor_capacity (contractor_id, weekday, slot, places)
             select $1, weekday, $2, $3 from generate_series(1, 5) weekday
             on conflict (contractor_id, weekday, slot) do update set places = excluded.places",
            id.0,
            slot.key(),
            places,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
