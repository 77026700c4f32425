//! Everything an officer sees of one case.

use super::CaseHead;
use super::clocks::ClockRow;
use super::conversation::{MessageRow, NoteRow};
use super::events::EventRow;
use crate::photos::PhotoRow;
use crate::{CaseId, Officer, Result, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::reference::CaseReference;

/// A case as its page at the desk shows it.
#[derive(Clone, Debug)]
pub struct DeskCase {
    pub head: CaseHead,
    pub reporter: Option<Reporter>,
    pub unverified: Option<serde_json::Value>,
    pub address: Option<String>,
    pub photos: Vec<PhotoRow>,
    pub clocks: Vec<ClockRow>,
    pub timeline: Vec<EventRow>,
    pub conversation: Vec<MessageRow>,
    pub notes: Vec<NoteRow>,
    pub deliveries: Vec<DeliveryRow>,
    pub needs: Vec<String>,
    pub owner_name: Option<String>,
}

/// Who reported it, as far as the desk needs to know to reach them.
#[derive(Clone, Debug)]
pub struct Reporter {
    pub name: String,
    pub reference: String,
    pub tenancy: Option<String>,
    pub tenancy_kind: Option<String>,
    pub since: Option<NaiveDate>,
    pub email: Option<String>,
    pub mobile: Option<String>,
}

/// What became of a message about the case. Neither words nor address: those are in the file, not on the desk.
#[derive(Clone, Debug)]
pub struct DeliveryRow {
    pub kind: String,
    pub channel: String,
    pub state: String,
    pub reason: Option<String>,
    pub at: DateTime<Utc>,
}

impl Tx<Officer> {
    /// The whole case. Notes in the trail that this officer looked at it.
    pub async fn desk_case(&mut self, reference: &CaseReference) -> Result<DeskCase> {
        let head = self.case(reference).await?;
        let id = head.id;
        let place = sqlx::query!(
            r#"select c.unverified_reporter as unverified, home.address_line || ', ' || home.postcode as address, o.name as "owner?"
               from cases c left join properties home on home.id = c.property_id left join officers o on o.id = c.owner_id
               where c.id = $1"#,
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        let officer = self.principal.id;
        self.audit("officer", officer.0, "saw", "case", id.0)
            .await?;
        Ok(DeskCase {
            reporter: self.reporter(id).await?,
            unverified: place.unverified,
            address: place.address,
            photos: self.photos_of(id).await?,
            clocks: self.clocks(id).await?,
            timeline: self.timeline(id, true).await?,
            conversation: self.conversation(id).await?,
            notes: self.notes(id).await?,
            deliveries: self.deliveries(id).await?,
            needs: self.needs_of(id).await?,
            owner_name: place.owner,
            head,
        })
    }

    /// The head and the photos of a case. Looking at them is noted in the trail like the whole case.
    pub async fn case_photos(
        &mut self,
        reference: &CaseReference,
    ) -> Result<(CaseHead, Vec<PhotoRow>)> {
        let head = self.case(reference).await?;
        let officer = self.principal.id;
        self.audit("officer", officer.0, "saw", "case", head.id.0)
            .await?;
        let photos = self.photos_of(head.id).await?;
        Ok((head, photos))
    }

    async fn reporter(&mut self, case: CaseId) -> Result<Option<Reporter>> {
        let row = sqlx::query_as!(
            Reporter,
            r#"select p.first_name || ' ' || p.last_name as "name!", p.reference, t.reference as "tenancy?", t.kind as "tenancy_kind?",
                      t.started_on as "since?",
                      (select address from contact_points where person_id = p.id and channel = 'email' and ended_at is null and safe order by created_at desc limit 1) as email,
                      (select address from contact_points where person_id = p.id and channel = 'sms' and ended_at is null and safe order by created_at desc limit 1) as mobile
               from cases c join people p on p.id = c.person_id left join tenancies t on t.id = c.tenancy_id where c.id = $1"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row)
    }

    /// What whoever visits must know, as instructions.
    async fn needs_of(&mut self, case: CaseId) -> Result<Vec<String>> {
        let needs = sqlx::query_scalar!(
            "select n.instruction from support_needs n join cases c on c.person_id = n.person_id
             where c.id = $1 order by n.set_at limit 20",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(needs)
    }
}

impl<P: crate::Principal> Tx<P> {
    /// What became of the messages about a case, newest first, fifty at most.
    pub(crate) async fn deliveries(&mut self, case: CaseId) -> Result<Vec<DeliveryRow>> {
        let rows = sqlx::query_as!(
            DeliveryRow,
            "select kind, channel, state, reason, created_at as at from outgoing_messages
             where case_id = $1 order by created_at desc, id desc limit 50",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
