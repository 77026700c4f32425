//! Who lives there, what they need and how to reach them: read before any step is taken.

use crate::rent::accounts::Account;
use crate::{Error, Officer, PersonId, Result, Tx};
use chrono::NaiveDate;
use rules::rent::AccountKind;
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct Household {
    pub tenancy: String,
    pub tenancy_kind: String,
    pub started_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub address_line: String,
    pub town: String,
    pub postcode: String,
    pub estate: Option<String>,
    /// The named tenants.
    pub people: Vec<Member>,
    /// Repairs and hazards open in the home: the tenant may have a counterclaim. A number only.
    pub open_repairs: i64,
}

/// A named tenant.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: PersonId,
    pub name: String,
    pub role: String,
    pub contacts: Vec<Way>,
    /// What they need from us, as instructions.
    pub needs: Vec<String>,
}

/// A way to reach someone, and whether it may be used at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub channel: String,
    pub address: String,
    pub safe: bool,
}

impl Household {
    /// Whether a way to reach someone must never be used: said before anything else.
    pub fn has_unsafe_way(&self) -> bool {
        let mut ways = self.people.iter().flat_map(|person| &person.contacts);
        ways.any(|way| !way.safe)
    }
}

impl Tx<Officer> {
    /// The account's household. Notes in the trail that this officer looked at the account.
    pub async fn rent_household(&mut self, account: &Account) -> Result<Household> {
        let officer = self.principal.id;
        self.audit("officer", officer.0, "saw", "rent account", account.id.0)
            .await?;
        let place = sqlx::query!(
            r#"select t.reference, t.kind, t.started_on, t.ended_on, home.id as property, home.address_line, home.town, home.postcode,
                      b.estate as "estate?"
               from tenancies t join properties home on home.id = t.property_id left join blocks b on b.id = home.block_id
               where t.id = $1"#,
            account.tenancy.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        Ok(Household {
            people: self.named_tenants(account).await?,
            open_repairs: self.open_repairs(place.property).await?,
            tenancy: place.reference,
            tenancy_kind: place.kind,
            started_on: place.started_on,
            ended_on: place.ended_on,
            address_line: place.address_line,
            town: place.town,
            postcode: place.postcode,
            estate: place.estate,
        })
    }

    /// The named tenants of the account's tenancy, or its former ones, with what they need and the ways to reach them.
    pub(crate) async fn named_tenants(&mut self, account: &Account) -> Result<Vec<Member>> {
        let former = account.kind == AccountKind::Former;
        let people = sqlx::query!(
            r#"select p.id as "id: PersonId", p.first_name || ' ' || p.last_name as "name!", party.role
               from tenancy_parties party join people p on p.id = party.person_id
               where party.tenancy_id = $1 and (party.role = 'former') = $2 and ($2 or party.until is null)
               order by p.last_name, p.first_name, p.id limit 10"#,
            account.tenancy.0,
            former,
        )
        .fetch_all(self.connection())
        .await?;
        let ids: Vec<Uuid> = people.iter().map(|person| person.id.0).collect();
        let ways = self.ways_of(&ids).await?;
        let needs = self.needs_of_people(&ids).await?;
        let own = |id: PersonId, all: &[(PersonId, String)]| {
            let own = all.iter().filter(|(whose, _)| *whose == id);
            own.map(|(_, need)| need.clone()).collect()
        };
        Ok(people
            .into_iter()
            .map(|person| Member {
                contacts: ways
                    .iter()
                    .filter(|(whose, _)| *whose == person.id)
                    .map(|(_, way)| way.clone())
                    .collect(),
                needs: own(person.id, &needs),
                id: person.id,
                name: person.name,
                role: person.role,
            })
            .collect())
    }

    async fn ways_of(&mut self, people: &[Uuid]) -> Result<Vec<(PersonId, Way)>> {
        let rows = sqlx::query!(
            r#"select person_id as "person: PersonId", channel, address, safe from contact_points
               where person_id = any ($1) and ended_at is null order by person_id, channel, created_at limit 100"#,
            people
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let way = Way {
                    channel: row.channel,
                    address: row.address,
                    safe: row.safe,
                };
                (row.person, way)
            })
            .collect())
    }

    async fn needs_of_people(&mut self, people: &[Uuid]) -> Result<Vec<(PersonId, String)>> {
        let rows = sqlx::query!(
            r#"select person_id as "person: PersonId", instruction from support_needs
               where person_id = any ($1) order by person_id, set_at limit 100"#,
            people
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| (row.person, row.instruction))
            .collect())
    }

    pub(crate) async fn open_repairs(&mut self, property: Uuid) -> Result<i64> {
        let open = sqlx::query_scalar!(
            r#"select (select count(*) from cases c where c.property_id = $1 and c.kind = 'repair' and c.closed_at is null)
                 + (select count(*) from hazards h join cases c on c.id = h.case_id
                    where c.property_id = $1 and h.closed_at is null and c.closed_at is not null) as "open!""#,
            property
        )
        .fetch_one(self.connection())
        .await?;
        Ok(open)
    }

    /// The other accounts of the tenancy, each kept apart.
    pub async fn accounts_beside(&mut self, account: &Account) -> Result<Vec<Beside>> {
        let rows = sqlx::query_as!(
            Beside,
            "select payment_reference, kind, balance_pence, closed_on from rent_accounts
             where tenancy_id = $1 and id <> $2 order by closed_on is not null, kind, opened_on desc limit 20",
            account.tenancy.0,
            account.id.0,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The cases about the account, the newest first, twenty at most.
    pub async fn cases_about(&mut self, account: &Account) -> Result<Vec<CaseAbout>> {
        let rows = sqlx::query_as!(
            CaseAbout,
            "select c.reference, c.title, c.reported_at, c.closed_at
             from rent_cases r join cases c on c.id = r.case_id where r.account_id = $1
             order by c.closed_at is not null, c.reported_at desc limit 20",
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}

/// Another account of the same tenancy.
#[derive(Clone, Debug)]
pub struct Beside {
    pub payment_reference: String,
    pub kind: String,
    pub balance_pence: i64,
    pub closed_on: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub struct CaseAbout {
    pub reference: String,
    pub title: String,
    pub reported_at: chrono::DateTime<chrono::Utc>,
    pub closed_at: Option<chrono::DateTime<chrono::Utc>>,
}
