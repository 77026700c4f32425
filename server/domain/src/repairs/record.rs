//! What a repair is about, and the whole of it as the tenant sees it.

use crate::cases::CaseHead;
use crate::cases::clocks::ClockRow;
use crate::cases::conversation::MessageRow;
use crate::cases::desk::DeliveryRow;
use crate::cases::events::{Event, EventRow};
use crate::photos::PhotoRow;
use crate::repairs::RightToRepair;
use crate::repairs::cancelling::can_be_called_off;
use crate::{CaseId, Error, Officer, Result, Tenant, Tx};
use chrono::{DateTime, Utc};
use rules::clock::rulebook;
use rules::reference::{CaseKind, CaseReference};
use rules::repairs::catalogue;
use std::collections::BTreeMap;

/// What was told in the report.
#[derive(Clone, Debug, Default)]
pub struct RepairFacts {
    /// `unsaid` when only a danger was named.
    pub place: String,
    pub room: String,
    /// The edition of the catalogue that it was told in.
    pub catalogue: u32,
    /// The key of the element; of the problem in the first edition.
    pub element: String,
    pub fault: Option<String>,
    pub emergency: Option<String>,
    /// The safety questions' answers, by key.
    pub answers: BTreeMap<String, String>,
    pub since: Option<String>,
    pub worse: Option<String>,
    pub description: String,
    pub at_risk: Vec<String>,
    pub access: String,
    pub availability: Vec<String>,
    pub reach_by: Vec<String>,
    pub suggested_priority: String,
    pub priority_reason: String,
    /// Whose it is to fix, as it was told to the reporter.
    pub responsible: Option<String>,
    /// Why they cannot do what is theirs to do, in their words.
    pub cannot: String,
    pub trade: Option<String>,
    pub visit_minutes: Option<i32>,
    /// The same thing in the same home, closed less than a year before.
    pub before: Option<Before>,
}

/// An earlier repair of the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    pub reference: String,
    pub closed_at: DateTime<Utc>,
}

impl RepairFacts {
    /// What it is about, what is wrong and what was answered: questions and answers in the words of their edition.
    pub fn told(&self) -> Vec<(&'static str, &'static str)> {
        let fault = self.fault.as_deref().unwrap_or_default();
        catalogue::told(self.catalogue, &self.element, fault, &self.answers)
    }
}

/// A repair as its tenant sees it.
#[derive(Clone, Debug)]
pub struct TenantRepair {
    pub head: CaseHead,
    pub facts: RepairFacts,
    pub photos: Vec<PhotoRow>,
    pub clocks: Vec<ClockRow>,
    pub timeline: Vec<EventRow>,
    pub conversation: Vec<MessageRow>,
    pub deliveries: Vec<DeliveryRow>,
    pub right: Option<RightToRepair>,
    /// Whether to ask the reader if it is fixed.
    pub asks_if_fixed: bool,
    /// Whether it can be called off from where it stands.
    pub can_be_called_off: bool,
    /// Whether they reported it themselves: who is at risk and how to reach them is theirs alone.
    pub own: bool,
}

impl Tx<Tenant> {
    /// A repair of the tenant's, their own or their household's.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for one that is not theirs, one that is no repair, and one that does not exist.
    pub async fn repair(&mut self, reference: &CaseReference) -> Result<TenantRepair> {
        if reference.kind() != CaseKind::Repair {
            return Err(Error::NotFound);
        }
        let head = self.case(reference).await?;
        let id = head.id;
        let repair = TenantRepair {
            own: head.person == Some(self.principal.person),
            facts: self.repair_facts(id).await?,
            photos: self.photos_of(id).await?,
            clocks: self.clocks(id).await?,
            timeline: self.timeline(id, false).await?,
            conversation: self.conversation(id).await?,
            deliveries: self.deliveries(id).await?,
            right: self.right_of(id).await?,
            asks_if_fixed: self.asks_if_fixed(&head).await?,
            can_be_called_off: can_be_called_off(&head),
            head,
        };
        let repair = repair.shown_to_tenant();
        Ok(if repair.own {
            repair
        } else {
            repair.shown_to_household()
        })
    }
}

impl TenantRepair {
    /// Without what the desk notes for itself: why a promise was missed.
    fn shown_to_tenant(mut self) -> Self {
        for clock in &mut self.clocks {
            clock.breach_cause = None;
            clock.breach_note = None;
            clock.breach_by = None;
            clock.breach_at = None;
        }
        self
    }

    /// The earliest promise that runs and concerns the tenant. The desk's own steps come only where nothing else runs.
    pub fn promise(&self) -> Option<&ClockRow> {
        let running = self.clocks.iter().filter(|clock| clock.is_running());
        running.min_by_key(|clock| (rulebook::is_internal(&clock.rule), clock.due_at))
    }

    /// The promise that stands still while we wait for the tenant.
    pub fn waiting_promise(&self) -> Option<&ClockRow> {
        let open = self.clocks.iter().filter(|clock| clock.is_open());
        open.filter(|clock| clock.paused_since.is_some())
            .min_by_key(|clock| clock.due_at)
    }

    /// Without what is the reporter's alone: who is at risk and whatever tells of it, how to get in and when, how to
    /// reach them, what we sent them, and what we owe them.
    fn shown_to_household(mut self) -> Self {
        self.facts = RepairFacts {
            at_risk: Vec::new(),
            cannot: String::new(),
            access: String::new(),
            availability: Vec::new(),
            reach_by: Vec::new(),
            priority_reason: String::new(),
            ..self.facts
        };
        self.clocks.retain(|clock| clock.rule != "case.reach");
        for clock in &mut self.clocks {
            clock.extension_reason = None;
        }
        self.timeline.retain(|row| row.event != Event::NotReached);
        for row in &mut self.timeline {
            if let Event::PrioritySet { reason, .. } | Event::ClockExtended { reason, .. } =
                &mut row.event
            {
                reason.clear();
            }
        }
        self.deliveries.clear();
        if let Some(right) = &mut self.right {
            right.owed = None;
            right.lines.clear();
        }
        self
    }
}

impl Tx<Officer> {
    /// What was told in the report of a case the officer has open.
    pub async fn repair(&mut self, case: CaseId) -> Result<RepairFacts> {
        self.repair_facts(case).await
    }
}

impl<P: crate::Principal> Tx<P> {
    async fn repair_facts(&mut self, case: CaseId) -> Result<RepairFacts> {
        let row = sqlx::query!(
            r#"select r.place, r.room, r.problem, r.fault, r.catalogue, r.emergency, r.answers, r.since, r.worse, r.description,
                      r.at_risk, r.access, r.availability, r.reach_by, r.suggested_priority, r.priority_reason, r.responsible,
                      r.cannot, r.trade, r.visit_minutes, b.reference as "before?", b.closed_at as before_closed
               from repairs r left join cases b on b.id = r.repeat_of
               where r.case_id = $1"#,
            case.0
        )
        .fetch_one(self.connection())
        .await?;
        let before = row.before.zip(row.before_closed);
        Ok(RepairFacts {
            answers: answers(row.catalogue, &row.answers),
            catalogue: u32::try_from(row.catalogue).unwrap_or_default(),
            place: row.place,
            room: row.room,
            element: row.problem,
            fault: row.fault,
            emergency: row.emergency,
            since: row.since,
            worse: row.worse,
            description: row.description,
            at_risk: row.at_risk,
            access: row.access,
            availability: row.availability,
            reach_by: row.reach_by,
            suggested_priority: row.suggested_priority,
            priority_reason: row.priority_reason,
            responsible: row.responsible,
            cannot: row.cannot,
            trade: row.trade,
            visit_minutes: row.visit_minutes,
            before: before.map(|(reference, closed_at)| Before {
                reference,
                closed_at,
            }),
        })
    }
}

/// The first edition kept what was answered with yes, and how bad it is; later ones an answer for each question.
fn answers(edition: i32, kept: &serde_json::Value) -> BTreeMap<String, String> {
    if edition == 1 {
        let yes = kept["yes"].as_array().into_iter().flatten();
        let yes = yes.filter_map(|key| key.as_str());
        return catalogue::first_edition_answers(yes, kept["severity"].as_str());
    }
    let kept = kept.as_object().into_iter().flatten();
    kept.filter_map(|(question, answer)| Some((question.clone(), answer.as_str()?.to_owned())))
        .collect()
}
