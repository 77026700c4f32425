//! People, their tenancies and homes, as they see themselves.

use crate::{ContactId, PersonId, PropertyId, Result, TenancyId, Tenant, Tx, Visitor};
use chrono::NaiveDate;

/// A tenancy the person is party to now.
#[derive(Clone, Debug)]
pub struct Home {
    pub tenancy: TenancyId,
    pub reference: String,
    pub property: PropertyId,
    pub address_line: String,
    pub town: String,
    pub postcode: String,
    pub block: Option<String>,
    pub role: String,
    pub kind: String,
    pub started_on: NaiveDate,
}

/// A way to reach the person.
#[derive(Clone, Debug)]
pub struct ContactRow {
    pub id: ContactId,
    pub channel: String,
    pub address: String,
    pub safe: bool,
}

/// The person themselves.
#[derive(Clone, Debug)]
pub struct Me {
    pub reference: String,
    pub first_name: String,
    pub last_name: String,
}

impl Tx<Tenant> {
    pub async fn me(&mut self) -> Result<Me> {
        let person = self.principal.person;
        let me = sqlx::query_as!(
            Me,
            "select reference, first_name, last_name from people where id = $1",
            person.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(me)
    }

    /// The homes the person is party to, the newest tenancy first; ten at most.
    pub async fn homes(&mut self) -> Result<Vec<Home>> {
        let person = self.principal.person;
        homes(self, person).await
    }

    /// The ways we may reach the person.
    pub async fn contacts(&mut self) -> Result<Vec<ContactRow>> {
        let person = self.principal.person;
        let rows = sqlx::query_as!(
            ContactRow,
            r#"select id as "id: ContactId", channel, address, safe from contact_points
               where person_id = $1 and ended_at is null order by channel, created_at limit 20"#,
            person.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}

impl Tx<Visitor> {
    /// The homes of the person this browser is signed in as; none for a stranger.
    pub async fn homes(&mut self) -> Result<Vec<Home>> {
        match self.principal.person {
            Some(person) => homes(self, person).await,
            None => Ok(Vec::new()),
        }
    }
}

impl<P> Tx<P> {
    /// The person's home that a report is about: the one chosen, or the newest.
    pub(crate) async fn home_of(
        &mut self,
        person: PersonId,
        chosen: Option<TenancyId>,
    ) -> Result<Option<Home>> {
        let homes = homes(self, person).await?;
        let meant = |home: &Home| chosen.is_none_or(|tenancy| home.tenancy == tenancy);
        Ok(homes.into_iter().find(meant))
    }
}

async fn homes<P>(tx: &mut Tx<P>, person: PersonId) -> Result<Vec<Home>> {
    let rows = sqlx::query_as!(
        Home,
        r#"select t.id as "tenancy: TenancyId", t.reference, home.id as "property: PropertyId", home.address_line, home.town,
                  home.postcode, b.name as "block?", party.role, t.kind, t.started_on
           from tenancy_parties party
           join tenancies t on t.id = party.tenancy_id
           join properties home on home.id = t.property_id
           left join blocks b on b.id = home.block_id
           where party.person_id = $1 and party.until is null and party.role <> 'former' and t.ended_on is null
           order by t.started_on desc, t.id limit 10"#,
        person.0
    )
    .fetch_all(tx.connection())
    .await?;
    Ok(rows)
}
