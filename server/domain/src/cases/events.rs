//! What happened to a case. Events are added, never changed; each says who, when, and whether the tenant sees it.

use crate::repairs::hazards::Happening;
use crate::{
    CaseId, Contractor, EventId, Officer, OfficerId, PersonId, Principal, Result, System, Tenant,
    Tx, Visitor,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "detail", rename_all = "snake_case")]
pub enum Event {
    Reported {
        photos: i64,
    },
    /// The emergency page was shown, and which danger was chosen: when we came to know of it.
    Emergency {
        which: String,
    },
    PrioritySet {
        priority: String,
        reason: String,
    },
    Assigned {
        to: Option<String>,
    },
    TeamSet {
        team: String,
    },
    StateChanged {
        to: String,
    },
    Asked,
    Answered,
    OfficerWrote,
    PhotosAdded {
        photos: i64,
    },
    GettingWorse,
    Noted,
    Closed {
        outcome: String,
        words: String,
    },
    Reopened {
        why: String,
    },
    /// No message got through; someone has to phone or write.
    NotReached,
    WorkOrdered {
        number: String,
        contractor: String,
        trade: String,
    },
    OrderCancelled {
        number: String,
        reason: String,
    },
    /// The tenant may choose when someone comes.
    VisitOffered,
    VisitBooked {
        day: NaiveDate,
        slot: String,
        /// In place of another time.
        changed: bool,
    },
    VisitCancelled {
        day: NaiveDate,
        slot: String,
    },
    OnTheWay,
    WorkDone {
        words: String,
    },
    MoreWork {
        words: String,
    },
    PartsAwaited {
        words: String,
        expected_on: Option<NaiveDate>,
    },
    NoAccess {
        attempt: i16,
        waited_minutes: i16,
        words: String,
    },
    /// So many visits failed that someone has to look at it: does the tenant need help, and what happens next?
    AccessReviewDue {
        attempt: i16,
    },
    AccessReviewed {
        words: String,
    },
    NoAccessContested {
        words: String,
    },
    ContestDecided {
        upheld: bool,
        reason: String,
    },
    /// A promise fell due and was not kept.
    ClockMissed {
        rule: String,
    },
    /// Why a promise was missed, as the desk sees it.
    BreachRecorded {
        rule: String,
        cause: String,
    },
    /// A promise was given a later date, with a reason the tenant reads.
    ClockExtended {
        rule: String,
        due: DateTime<Utc>,
        reason: String,
    },
    /// Someone spoke to the tenant, or wrote by post, after our messages had missed them.
    Reached,
    /// A step of the Right to Repair, by its key, and why.
    RightToRepair {
        step: String,
        why: String,
    },
    /// What is owed, or was set off: between the desk and the reporter, who reads it in its own place.
    Compensation {
        kind: String,
        pence: i64,
        why: String,
    },
    /// A step of a hazard under Awaab's Law, by the hazard's key. Never why, which may speak of someone's health.
    Hazard {
        what: Happening,
        hazard: String,
    },
    /// The tenant's answers to the two questions; how happy they are is for the desk.
    Feedback {
        fixed: String,
        happy: Option<i16>,
    },
    /// They say that our work made it worse.
    MadeWorse,
    /// The tenant wants to call off what may be a danger: an officer decides.
    CancelWanted,
    /// A danger was named, and no report came after it within the hour.
    NoReportFollowed {
        which: String,
    },
}

impl Event {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Reported { .. } => "reported",
            Self::Emergency { .. } => "emergency",
            Self::PrioritySet { .. } => "priority_set",
            Self::Assigned { .. } => "assigned",
            Self::TeamSet { .. } => "team_set",
            Self::StateChanged { .. } => "state_changed",
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::OfficerWrote => "officer_wrote",
            Self::PhotosAdded { .. } => "photos_added",
            Self::GettingWorse => "getting_worse",
            Self::Noted => "noted",
            Self::Closed { .. } => "closed",
            Self::Reopened { .. } => "reopened",
            Self::NotReached => "not_reached",
            Self::WorkOrdered { .. } => "work_ordered",
            Self::OrderCancelled { .. } => "order_cancelled",
            Self::VisitOffered => "visit_offered",
            Self::VisitBooked { .. } => "visit_booked",
            Self::VisitCancelled { .. } => "visit_cancelled",
            Self::OnTheWay => "on_the_way",
            Self::WorkDone { .. } => "work_done",
            Self::MoreWork { .. } => "more_work",
            Self::PartsAwaited { .. } => "parts_awaited",
            Self::NoAccess { .. } => "no_access",
            Self::AccessReviewDue { .. } => "access_review_due",
            Self::AccessReviewed { .. } => "access_reviewed",
            Self::NoAccessContested { .. } => "no_access_contested",
            Self::ContestDecided { .. } => "contest_decided",
            Self::NoReportFollowed { .. } => "no_report_followed",
            Self::ClockMissed { .. } => "clock_missed",
            Self::BreachRecorded { .. } => "breach_recorded",
            Self::ClockExtended { .. } => "clock_extended",
            Self::Reached => "reached",
            Self::RightToRepair { .. } => "right_to_repair",
            Self::Compensation { .. } => "compensation",
            Self::Feedback { .. } => "feedback",
            Self::MadeWorse => "made_worse",
            Self::CancelWanted => "cancel_wanted",
            Self::Hazard { .. } => "hazard",
        }
    }

    /// Who works on a case and what they note is the desk's own business; all else the tenant sees.
    pub fn is_visible_to_tenant(&self) -> bool {
        match self {
            Self::Assigned { .. }
            | Self::Noted
            | Self::TeamSet { .. }
            | Self::ClockMissed { .. }
            | Self::BreachRecorded { .. }
            | Self::Reached
            | Self::Compensation { .. }
            | Self::AccessReviewDue { .. }
            | Self::AccessReviewed { .. }
            | Self::Feedback { .. } => false,
            Self::Hazard { what, .. } => what.is_visible_to_tenant(),
            _ => true,
        }
    }

    fn detail(&self) -> serde_json::Value {
        serde_json::to_value(self)
            .ok()
            .and_then(|mut value| value.get_mut("detail").map(serde_json::Value::take))
            .unwrap_or_else(|| serde_json::json!({}))
    }

    fn read(kind: &str, detail: serde_json::Value) -> Option<Self> {
        let empty = detail.as_object().is_some_and(serde_json::Map::is_empty);
        let whole = if empty {
            serde_json::json!({ "kind": kind })
        } else {
            serde_json::json!({ "kind": kind, "detail": detail })
        };
        serde_json::from_value(whole).ok()
    }
}

/// Who did it, as the columns of an event say it.
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    pub kind: &'static str,
    pub person: Option<PersonId>,
    pub officer: Option<OfficerId>,
}

/// The principals that leave a trace on a case.
pub trait Acts: Principal {
    fn actor(&self) -> Actor;
}

impl Acts for Tenant {
    fn actor(&self) -> Actor {
        Actor {
            kind: "tenant",
            person: Some(self.person),
            officer: None,
        }
    }
}

impl Acts for Visitor {
    fn actor(&self) -> Actor {
        let kind = if self.person.is_some() {
            "tenant"
        } else {
            "reporter"
        };
        Actor {
            kind,
            person: self.person,
            officer: None,
        }
    }
}

impl Acts for Officer {
    fn actor(&self) -> Actor {
        Actor {
            kind: "officer",
            person: None,
            officer: Some(self.id),
        }
    }
}

impl Acts for Contractor {
    fn actor(&self) -> Actor {
        Actor {
            kind: "contractor",
            person: None,
            officer: Some(self.id),
        }
    }
}

impl Acts for System {
    fn actor(&self) -> Actor {
        Actor {
            kind: "system",
            person: None,
            officer: None,
        }
    }
}

/// An event as a timeline shows it.
#[derive(Clone, Debug)]
pub struct EventRow {
    pub event: Event,
    pub actor: String,
    /// The member of the household, where one did it.
    pub person: Option<PersonId>,
    /// The officer's name, where one did it.
    pub officer: Option<String>,
    pub at: DateTime<Utc>,
}

impl<P: Acts> Tx<P> {
    /// Adds an event to the case's timeline.
    pub(crate) async fn track(&mut self, case: CaseId, event: &Event) -> Result<()> {
        let actor = self.principal.actor();
        self.track_by(actor, case, event).await
    }

    /// Adds an event in the name of whoever did it.
    pub(crate) async fn track_by(
        &mut self,
        actor: Actor,
        case: CaseId,
        event: &Event,
    ) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "insert into case_events (id, case_id, kind, detail, visible_to_tenant, actor, actor_person_id, actor_officer_id, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            EventId::new().0,
            case.0,
            event.kind(),
            event.detail(),
            event.is_visible_to_tenant(),
            actor.kind,
            actor.person.map(|id| id.0),
            actor.officer.map(|id| id.0),
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The case's timeline, newest first, two hundred at most; `all` includes what only the desk sees.
    pub(crate) async fn timeline(&mut self, case: CaseId, all: bool) -> Result<Vec<EventRow>> {
        let rows = sqlx::query!(
            r#"select e.kind, e.detail, e.actor, e.actor_person_id as "person: PersonId", o.name as "officer?", e.at
               from case_events e left join officers o on o.id = e.actor_officer_id
               where e.case_id = $1 and (e.visible_to_tenant or $2) order by e.at desc, e.id desc limit 200"#,
            case.0,
            all,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let event = Event::read(&row.kind, row.detail)?;
                Some(EventRow {
                    event,
                    actor: row.actor,
                    person: row.person,
                    officer: row.officer,
                    at: row.at,
                })
            })
            .collect())
    }

    /// Writes one line of the trail of who did what. Ids only.
    pub(crate) async fn audit(
        &mut self,
        actor: &str,
        actor_id: uuid::Uuid,
        action: &str,
        subject: &str,
        subject_id: uuid::Uuid,
    ) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "insert into audit_log (id, at, actor, actor_id, action, subject, subject_id) values ($1, $2, $3, $4, $5, $6, $7)",
            EventId::new().0,
            now,
            actor,
            actor_id,
            action,
            subject,
            subject_id,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_reads_back_as_it_was_written() {
        let events = [
            Event::Reported { photos: 2 },
            Event::Asked,
            Event::PrioritySet {
                priority: "urgent".into(),
                reason: "baby at home".into(),
            },
            Event::Assigned { to: None },
            Event::NotReached,
            Event::VisitBooked {
                day: NaiveDate::default(),
                slot: "am".into(),
                changed: true,
            },
            Event::PartsAwaited {
                words: "A hinge".into(),
                expected_on: None,
            },
            Event::OnTheWay,
            Event::Hazard {
                what: Happening::SummarySent,
                hazard: "damp_mould".into(),
            },
        ];
        for event in events {
            assert_eq!(Event::read(event.kind(), event.detail()), Some(event));
        }
    }
}
