//! What a repair is about, and the whole of it as the tenant sees it.

use crate::cases::CaseHead;
use crate::cases::clocks::ClockRow;
use crate::cases::conversation::MessageRow;
use crate::cases::desk::DeliveryRow;
use crate::cases::events::{Event, EventRow};
use crate::photos::PhotoRow;
use crate::repairs::RightToRepair;
use crate::{CaseId, Error, Officer, Result, Tenant, Tx};
use rules::reference::{CaseKind, CaseReference};

/// What was told in the report.
#[derive(Clone, Debug)]
pub struct RepairFacts {
    pub place: String,
    pub room: String,
    pub problem: String,
    pub emergency: Option<String>,
    pub answers: serde_json::Value,
    pub since: Option<String>,
    pub worse: Option<String>,
    pub description: String,
    pub at_risk: Vec<String>,
    pub access: String,
    pub availability: Vec<String>,
    pub reach_by: Vec<String>,
    pub suggested_priority: String,
    pub priority_reason: String,
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
            head,
        };
        Ok(if repair.own {
            repair
        } else {
            repair.shown_to_household()
        })
    }
}

impl TenantRepair {
    /// Without what is the reporter's alone: who is at risk and whatever tells of it, how to get in and when, how to
    /// reach them, what we sent them, and what we owe them.
    fn shown_to_household(mut self) -> Self {
        self.facts = RepairFacts {
            at_risk: Vec::new(),
            access: String::new(),
            availability: Vec::new(),
            reach_by: Vec::new(),
            priority_reason: String::new(),
            ..self.facts
        };
        self.clocks.retain(|clock| clock.rule != "case.reach");
        self.timeline.retain(|row| row.event != Event::NotReached);
        for row in &mut self.timeline {
            if let Event::PrioritySet { reason, .. } = &mut row.event {
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
        let facts = sqlx::query_as!(
            RepairFacts,
            "select place, room, problem, emergency, answers, since, worse, description, at_risk, access, availability, reach_by,
                    suggested_priority, priority_reason
             from repairs where case_id = $1",
            case.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(facts)
    }
}
