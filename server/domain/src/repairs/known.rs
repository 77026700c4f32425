//! Repairs that are open already: so that nobody reports twice what we know, nor waits where a neighbour has asked.

use super::Draft;
use crate::{CaseId, PersonId, PropertyId, Result, Tx, Visitor};
use chrono::{DateTime, Utc};
use rules::repairs::Where;

/// An open repair that may be the one being reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRepair {
    pub reference: String,
    pub title: String,
    pub state: String,
    pub reported_at: DateTime<Utc>,
}

/// What we know already of the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The reporter's own and their household's: they can see it, and say that it is worse.
    pub own: Vec<KnownRepair>,
    /// Of a shared part of their block, reported by someone else: they can join it.
    pub shared: Vec<KnownRepair>,
}

impl Tx<Visitor> {
    /// The open repairs of the same element in the same home, and in the same shared part of the block. None for a
    /// stranger. Five of each at most.
    pub async fn known_repairs(&mut self, draft: &Draft) -> Result<Known> {
        let answers = &draft.answers;
        let (Some(person), Some(place), Some(room), Some(element)) = (
            self.principal.person,
            answers.place,
            answers.room,
            answers.element.as_deref(),
        ) else {
            return Ok(Known::default());
        };
        let Some(home) = self.home_of(person, answers.tenancy).await? else {
            return Ok(Known::default());
        };
        let home = home.property;
        let room = (place == Where::SharedArea).then_some(room.key());
        let own = self
            .own_repairs(person, home, place, room, element, draft.danger_case)
            .await?;
        let shared = match room {
            Some(room) => self.shared_repairs(home, room, element).await?,
            None => Vec::new(),
        };
        let foreign = |found: &KnownRepair| own.iter().all(|one| one.reference != found.reference);
        Ok(Known {
            shared: shared.into_iter().filter(foreign).collect(),
            own,
        })
    }

    async fn own_repairs(
        &mut self,
        person: PersonId,
        home: PropertyId,
        place: Where,
        room: Option<&str>,
        element: &str,
        except: Option<CaseId>,
    ) -> Result<Vec<KnownRepair>> {
        let rows = sqlx::query_as!(
            KnownRepair,
            "select c.reference, c.title, c.state, c.reported_at
             from cases c join repairs r on r.case_id = c.id
             where c.property_id = $2 and c.kind = 'repair' and c.closed_at is null and c.id is distinct from $6
               and (c.person_id = $1 or (c.shared_with_tenancy and c.tenancy_id in
                     (select tenancy_id from tenancy_parties where person_id = $1 and until is null and role <> 'former')))
               and r.place = $3 and ($4::text is null or r.room = $4) and r.problem = $5 and r.catalogue > 1
             order by c.reported_at desc, c.id limit 5",
            person.0,
            home.0,
            place.key(),
            room,
            element,
            except.map(|id| id.0),
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn shared_repairs(
        &mut self,
        home: PropertyId,
        room: &str,
        element: &str,
    ) -> Result<Vec<KnownRepair>> {
        let rows = sqlx::query_as!(
            KnownRepair,
            r#"select reference as "reference!", title as "title!", state as "state!", reported_at as "reported_at!"
               from open_shared_repairs($1, $2, $3)"#,
            home.0,
            room,
            element,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
