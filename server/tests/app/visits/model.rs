//! Random sequences of what a tenant, an officer and an operative may do to one repair, against a model that knows only
//! which step may follow which. After each step the record must hold together (`quality.md` T53).
//! `MODEL_RUNS` and `MODEL_STEPS` make it longer.

use super::Scene;
use chrono::TimeDelta;
use domain::cases::closure::Outcome;
use domain::repairs::feedback::{Answer, Fixed};
use domain::repairs::orders::NewOrder;
use domain::repairs::visits::attending::{Finished, NoAccess};
use domain::{Error, Officer, Result, Role, SessionId, SubmissionKey, Tenant, VisitId};
use rules::reference::CaseReference;
use rules::repairs::Trade;
use rules::repairs::state::{RepairState, allowed};
use uuid::Uuid;

/// What someone tries. Most of it will be refused where the repair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Move(RepairState),
    Ask,
    Close,
    Order,
    Book,
    Write,
    CallOffVisit,
    CallOff,
    Fixed,
    NotFixed,
    Reopen,
    OnMyWay,
    Done,
    MoreWork,
    Parts,
    NoAccess,
    ADayPasses,
}

/// What leads on comes up more often, so that the dice get somewhere.
const ACTS: [Act; 21] = [
    Act::Order,
    Act::Book,
    Act::Done,
    Act::Done,
    Act::ADayPasses,
    Act::Ask,
    Act::Close,
    Act::Order,
    Act::Book,
    Act::Write,
    Act::CallOffVisit,
    Act::CallOff,
    Act::Fixed,
    Act::NotFixed,
    Act::Reopen,
    Act::OnMyWay,
    Act::Done,
    Act::MoreWork,
    Act::Parts,
    Act::NoAccess,
    Act::ADayPasses,
];

/// Numbers that look random and are the same each time (Knuth's 64-bit constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    /// Now and then an officer moves it by hand, else anyone does anything.
    fn act(&mut self) -> Act {
        if self.below(4) == 0 {
            Act::Move(RepairState::ALL[self.below(RepairState::ALL.len())])
        } else {
            ACTS[self.below(ACTS.len())]
        }
    }
}

/// What a step must leave as it is, and what must only grow.
#[derive(Clone, Debug, PartialEq)]
struct Record {
    state: RepairState,
    closed: bool,
    events: i64,
    messages: i64,
    clocks: i64,
    first_trigger: String,
}

async fn record(scene: &Scene) -> Record {
    let (state, closed, events, messages, clocks, first_trigger): (String, bool, i64, i64, i64, String) = sqlx::query_as(
        "select c.state, c.closed_at is not null, (select count(*) from case_events e where e.case_id = c.id),
                (select count(*) from outgoing_messages m where m.case_id = c.id),
                (select count(*) from case_clocks k where k.case_id = c.id),
                (select min(trigger_at)::text from case_clocks k where k.case_id = c.id)
         from cases c where c.id = $1",
    )
    .bind(scene.case.0)
    .fetch_one(&mut scene.world.all_seeing().await)
    .await
    .unwrap();
    Record {
        state: RepairState::parse(&state).unwrap(),
        closed,
        events,
        messages,
        clocks,
        first_trigger,
    }
}

/// The desk's date is the earliest that runs; nothing runs on a repair that is over but what someone must still be told;
/// at most one visit and one order are open.
async fn holds_together(scene: &Scene, step: &str) {
    let wrong: Vec<String> = sqlx::query_scalar(
        "select 'the next date is not the earliest' from cases c where c.id = $1 and c.next_due is distinct from
           (select min(due_at) from case_clocks k where k.case_id = c.id and k.met_at is null and k.stopped_at is null and k.paused_since is null)
         union all select 'over and not closed' from cases c where c.id = $1 and (c.state in ('closed', 'cancelled_by_tenant')) <> (c.closed_at is not null)
         union all select 'two visits ahead' from visits v where v.case_id = $1 and v.state in ('offered', 'booked', 'on_the_way') having count(*) > 1
         union all select 'two orders open' from orders o where o.case_id = $1 and o.completed_at is null and o.cancelled_at is null having count(*) > 1
         union all select 'a visit ahead on a repair that is over' from visits v join cases c on c.id = v.case_id
           where v.case_id = $1 and v.state in ('offered', 'booked', 'on_the_way') and c.closed_at is not null",
    )
    .bind(scene.case.0)
    .fetch_all(&mut scene.world.all_seeing().await)
    .await
    .unwrap();
    assert!(wrong.is_empty(), "{step}: {wrong:?}");
}

/// Whether the model lets that act lead from one standing to another.
fn may_lead(act: Act, from: RepairState, to: RepairState) -> bool {
    use RepairState::*;
    if from == to {
        return true;
    }
    match act {
        Act::Move(wanted) => wanted == to && allowed(from, to) && !to.is_over() && to != Reopened,
        Act::Ask => to == AwaitingInfo && !from.is_over(),
        Act::Close => to == Closed && !from.waits_for_tenant(),
        Act::Order => to == Ordered,
        Act::Book => to == Appointed,
        Act::Write => from == AwaitingInfo && to == Triaged,
        Act::CallOffVisit => from == Appointed && to == Ordered,
        Act::CallOff => to == CancelledByTenant && !from.is_over(),
        Act::Fixed => matches!(from, Completed | Closed) && to == TenantConfirmed,
        Act::NotFixed | Act::Reopen => {
            matches!(from, Completed | TenantConfirmed | Closed) && to == Reopened
        }
        Act::OnMyWay => false,
        Act::Done => to == Completed,
        Act::MoreWork => to == FollowOn,
        Act::Parts => to == AwaitingParts,
        Act::NoAccess => to == RepairState::NoAccess,
        Act::ADayPasses => false,
    }
}

struct Play {
    scene: Scene,
    officer: Officer,
    tenant: Tenant,
}

impl Play {
    async fn new() -> Self {
        let scene = Scene::ordered().await;
        let (id, browser) = scene
            .world
            .officer("Model Officer", Role::Officer, &["repairs"])
            .await;
        let officer = Officer {
            id,
            name: "Model Officer".into(),
            role: Role::Officer,
            teams: vec!["repairs".into()],
            session: SessionId(Uuid::nil()),
            browser: browser.key(),
        };
        let tenant = Tenant {
            person: scene.person,
            first_name: "Amina".into(),
            session: SessionId(Uuid::nil()),
            browser: scene.tenant.key(),
        };
        Self {
            scene,
            officer,
            tenant,
        }
    }

    async fn try_to(&self, act: Act) -> Result<()> {
        match act {
            Act::ADayPasses => {
                self.scene.world.clock.advance(TimeDelta::days(1));
                Ok(())
            }
            Act::Move(_) | Act::Ask | Act::Close | Act::Order | Act::Book => {
                self.officer_acts(act).await
            }
            Act::OnMyWay | Act::Done | Act::MoreWork | Act::Parts | Act::NoAccess => {
                self.operative_acts(act).await
            }
            _ => self.tenant_acts(act).await,
        }
    }

    async fn officer_acts(&self, act: Act) -> Result<()> {
        let mut tx = self.scene.world.db().begin(self.officer.clone()).await?;
        let case = tx.case(&self.reference()).await?;
        match act {
            Act::Move(to) => tx.change_state(&case, to).await?,
            Act::Ask => {
                tx.write(&case, "Which tap?", true, SubmissionKey::new())
                    .await?
            }
            Act::Close => tx.close(&case, Outcome::Done, "").await?,
            Act::Order => {
                let new = NewOrder {
                    contractor: self.scene.firm,
                    trade: Trade::Plumber,
                    work: "Change the washer".into(),
                    access: String::new(),
                    safety: String::new(),
                    right_to_repair_period: None,
                    hazard: None,
                    key: SubmissionKey::new(),
                };
                tx.raise_order(&case, &new).await?;
            }
            _ => {
                let orders = tx.orders(case.id).await?;
                let order = orders.into_iter().find(|it| it.is_open());
                let order = order.ok_or(Error::NotFound)?;
                let slots = tx.slots_for(&order).await?;
                let first = slots.first().ok_or(Error::NotFound)?;
                tx.book_visit(&case, order.id, first.day, first.slot)
                    .await?;
            }
        }
        tx.commit().await
    }

    async fn tenant_acts(&self, act: Act) -> Result<()> {
        let mut tx = self.scene.world.db().begin(self.tenant.clone()).await?;
        let case = tx.case(&self.reference()).await?;
        let said = |fixed| Answer {
            fixed,
            happy: Some(4),
            words: "It drips again.".into(),
        };
        match act {
            Act::Write => {
                tx.write(&case, "The cold one.", SubmissionKey::new())
                    .await?
            }
            Act::CallOffVisit => tx.call_off_visit(&case, self.visit().await?).await?,
            Act::CallOff => tx.cancel_repair(&case).await.map(drop)?,
            Act::Fixed => tx.say_if_fixed(&case, &said(Fixed::Yes)).await?,
            Act::NotFixed => tx.say_if_fixed(&case, &said(Fixed::NotFixed)).await?,
            _ => tx.reopen(&case, "It drips again.").await?,
        }
        tx.commit().await
    }

    async fn operative_acts(&self, act: Act) -> Result<()> {
        let tx = self
            .scene
            .world
            .db()
            .begin(self.scene.operative.clone())
            .await?;
        let visit = self.visit().await?;
        let done = match act {
            Act::OnMyWay => tx.on_my_way(visit).await,
            Act::Done => tx.finish_visit(visit, Finished::Done, "New washer.").await,
            Act::MoreWork => {
                tx.finish_visit(visit, Finished::MoreWork, "A new tap.")
                    .await
            }
            Act::Parts => {
                let parts = Finished::Parts { expected_on: None };
                tx.finish_visit(visit, parts, "A cartridge.").await
            }
            _ => {
                let told = NoAccess {
                    waited_minutes: 15,
                    phoned: true,
                    card_left: true,
                    words: "Nobody came to the door.".into(),
                };
                tx.record_no_access(visit, &told).await
            }
        };
        done?.commit().await
    }

    fn reference(&self) -> CaseReference {
        CaseReference::parse(&self.scene.reference).unwrap()
    }

    async fn visit(&self) -> Result<VisitId> {
        let id: Option<Uuid> = sqlx::query_scalar(
            "select id from visits where case_id = $1 order by created_at desc limit 1",
        )
        .bind(self.scene.case.0)
        .fetch_optional(&mut self.scene.world.all_seeing().await)
        .await?;
        id.map(VisitId).ok_or(Error::NotFound)
    }
}

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(otherwise)
}

#[tokio::test]
async fn whatever_people_do_the_record_holds_together() {
    let mut reached = std::collections::BTreeSet::new();
    let (mut done, mut refused) = (0, 0);
    for run in 0..setting("MODEL_RUNS", 6) {
        let play = Play::new().await;
        let mut dice = Dice(run * 7_919 + 11);
        for number in 0..setting("MODEL_STEPS", 50) {
            // What ends a repair comes late, or nothing else would be tried.
            let act = match dice.act() {
                Act::CallOff | Act::Close if number < 35 => Act::Book,
                act => act,
            };
            let before = record(&play.scene).await;
            let outcome = play.try_to(act).await;
            let after = record(&play.scene).await;
            let step =
                format!("run {run}, step {number}, {act:?}: {before:?} -> {after:?}, {outcome:?}");
            match outcome {
                Ok(()) => {
                    done += 1;
                    assert!(may_lead(act, before.state, after.state), "{step}");
                }
                Err(Error::Conflict(_) | Error::NotFound) => {
                    refused += 1;
                    assert_eq!(before, after, "{step}");
                }
                Err(_) => panic!("{step}"),
            }
            assert!(
                after.events >= before.events && after.messages >= before.messages,
                "{step}"
            );
            assert!(after.clocks >= before.clocks, "{step}");
            assert_eq!(after.first_trigger, before.first_trigger, "{step}");
            if before.state != after.state {
                assert!(after.events > before.events, "unrecorded: {step}");
            }
            holds_together(&play.scene, &step).await;
            reached.insert(after.state.key());
        }
    }
    // The dice reach most of the machine, or the test says little.
    assert!(reached.len() >= 8, "{reached:?}");
    assert!(done > 20 && refused > 20, "{done} done, {refused} refused");
}
