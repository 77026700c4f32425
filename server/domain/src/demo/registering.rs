//! Writes down the homes, the people and the tenancies of the demo council.

use super::circumstances::{NEEDS, NOT_SAFE, REPRESENTATIVES};
use super::homes::{BLOCKS, PROPERTIES, TOWN};
use super::ids;
use super::people::{PEOPLE, Someone};
use super::tenancies::{DIED, Let};
use crate::{Error, Result, System, Tx};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rules::london;
use rules::reference::TenancyReference;
use uuid::Uuid;

impl Tx<System> {
    pub(super) async fn insert_homes(&mut self) -> Result<()> {
        for block in BLOCKS {
            sqlx::query!(
                "insert into blocks (id, name, estate) values ($1, $2, $3)",
                ids::key("block", block.key),
                block.name,
                block.estate
            )
            .execute(self.connection())
            .await?;
        }
        for home in PROPERTIES {
            let block = (!home.block.is_empty()).then(|| ids::key("block", home.block));
            sqlx::query!(
                "insert into properties (id, block_id, reference, address_line, town, postcode, bedrooms) values ($1, $2, $3, $4, $5, $6, $7)",
                ids::key("property", home.reference),
                block,
                home.reference,
                home.address,
                TOWN,
                home.postcode,
                home.bedrooms
            )
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }

    pub(super) async fn insert_someone(&mut self, someone: &Someone) -> Result<()> {
        let (year, month, day) = someone.born;
        let (id, created) = (ids::person(someone.key), self.now - TimeDelta::days(365));
        let number = PEOPLE
            .iter()
            .position(|other| other.key == someone.key)
            .unwrap_or_default();
        sqlx::query!(
            "insert into people (id, reference, first_name, last_name, born, created_at) values ($1, $2, $3, $4, $5, $6)",
            id.0,
            format!("P{:07}", 31_001 + number),
            someone.first,
            someone.last,
            NaiveDate::from_ymd_opt(year, month, day),
            created,
        )
        .execute(self.connection())
        .await?;
        if !someone.email.is_empty() {
            self.insert_demo_contact(someone.key, "email", someone.email, created)
                .await?;
        }
        if let Some(number) = someone.mobile {
            self.insert_demo_contact(
                someone.key,
                "sms",
                &format!("+447700900{number:03}"),
                created,
            )
            .await?;
        }
        Ok(())
    }

    async fn insert_demo_contact(
        &mut self,
        key: &str,
        channel: &str,
        address: &str,
        at: DateTime<Utc>,
    ) -> Result<()> {
        sqlx::query!(
            "insert into contact_points (id, person_id, channel, address, verified_at, safe, created_at) values ($1, $2, $3, $4, $5, $6, $5)",
            ids::key(channel, key),
            ids::person(key).0,
            channel,
            address,
            at,
            !NOT_SAFE.contains(&(key, channel)),
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Support needs, and who acts for whom.
    pub(super) async fn insert_circumstances(&mut self) -> Result<()> {
        let (today, set_at) = (london::date_of(self.now), self.now - TimeDelta::days(200));
        for (key, need, instruction) in NEEDS {
            sqlx::query!(
                "insert into support_needs (id, person_id, need, instruction, set_at) values ($1, $2, $3, $4, $5)",
                ids::key("need", key),
                ids::person(key).0,
                need,
                instruction,
                set_at
            )
            .execute(self.connection())
            .await?;
        }
        for (helped, helper, scopes) in REPRESENTATIVES {
            let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
            sqlx::query!(
                "insert into representatives (id, person_id, representative_id, scopes, until) values ($1, $2, $3, $4, $5)",
                ids::key("representative", helper),
                ids::person(helped).0,
                ids::person(helper).0,
                &scopes,
                today + TimeDelta::days(180),
            )
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }

    pub(super) async fn insert_tenancy(&mut self, tenancy: &Let) -> Result<()> {
        let today = london::date_of(self.now);
        let id = ids::key("tenancy", &tenancy.number.to_string());
        let reference =
            TenancyReference::new(tenancy.number).map_err(|_| Error::Broken("demo tenancy"))?;
        let ended = tenancy.ended.map(|days| today - TimeDelta::days(days));
        sqlx::query!(
            "insert into tenancies (id, reference, property_id, kind, started_on, ended_on) values ($1, $2, $3, $4, $5, $6)",
            id,
            reference.to_string(),
            ids::key("property", tenancy.home),
            tenancy.kind,
            today - TimeDelta::days(tenancy.began),
            ended,
        )
        .execute(self.connection())
        .await?;
        for (key, role) in tenancy.parties {
            let died = DIED
                .iter()
                .find(|(dead, _)| dead == key)
                .map(|(_, days)| today - TimeDelta::days(*days));
            sqlx::query!(
                "insert into tenancy_parties (tenancy_id, person_id, role, until) values ($1, $2, $3, $4)",
                id,
                ids::person(key).0,
                role,
                ended.or(died),
            )
            .execute(self.connection())
            .await?;
        }
        self.insert_household(id, tenancy).await
    }

    async fn insert_household(&mut self, tenancy: Uuid, terms: &Let) -> Result<()> {
        let today = london::date_of(self.now);
        for (first_name, age, relation) in terms.household {
            // Some months past the birthday, so that the age holds however long the demo stands.
            let born = today - TimeDelta::days(age * 366 + 100);
            sqlx::query!(
                "insert into household_members (id, tenancy_id, first_name, born, relation) values ($1, $2, $3, $4, $5)",
                ids::key("member", &format!("{}/{first_name}", terms.number)),
                tenancy,
                first_name,
                born,
                relation
            )
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }
}
