//! Any course of events, by dice: demands and other messages written, breathing spaces entered, said, cancelled, ended and released,
//! contacts lost, carriers in trouble, nights, two workers at once. The carrier puts on record what it is given and when; the test
//! counts for itself when nobody was to be asked.

use super::play::{
    ASKS_TO_COME_BACK, REFUSES, Recorder, TAKES, enter, message, notice, rent_case, scene,
};
use crate::rent::scene::Scene;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::rent::breathing::Said;
use domain::{AccountId, Error, MoratoriumId, PersonId, Result, SubmissionKey};
use rules::london;
use rules::reference::CaseReference;
use rules::rent::MoratoriumKind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use uuid::Uuid;

/// The same rolls for everyone.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u64) as usize]
    }
}

/// What the test itself knows of one breathing space, counted apart from the program.
struct Known {
    id: MoratoriumId,
    crisis: bool,
    first: NaiveDate,
    last: Option<NaiveDate>,
    garage_too: bool,
    released: bool,
}

struct Hold {
    person: PersonId,
    until: NaiveDate,
    case: String,
    ended: bool,
}

struct Timeline {
    scene: Scene,
    recorder: Arc<Recorder>,
    dice: Dice,
    case: Uuid,
    spaces: Vec<Known>,
    /// On the rent.
    holds: Vec<Hold>,
    demands: BTreeMap<Uuid, AccountId>,
    others: BTreeSet<Uuid>,
    number: u32,
    /// How much of what the carrier was given is judged.
    judged: usize,
}

impl Timeline {
    async fn new(seed: u64) -> Self {
        let (scene, recorder) = scene().await;
        let case = rent_case(&mut scene.world.all_seeing().await, &scene, scene.amina.0).await;
        Self {
            scene,
            recorder,
            case,
            dice: Dice(seed * 7_919 + 13),
            spaces: Vec::new(),
            holds: Vec::new(),
            demands: BTreeMap::new(),
            others: BTreeSet::new(),
            number: 0,
            judged: 0,
        }
    }

    fn now(&self) -> DateTime<Utc> {
        self.scene.world.clock.now()
    }

    fn today(&self) -> NaiveDate {
        london::date_of(self.now())
    }

    /// Whether nobody was to be asked that day, as the test has it.
    fn is_locked(&self, account: AccountId, day: NaiveDate) -> bool {
        let rent = account == self.scene.rent.0;
        let covered = |space: &&Known| rent || space.garage_too;
        let spaces = self
            .spaces
            .iter()
            .filter(covered)
            .any(|space| !space.released);
        let held = |hold: &Hold| !hold.ended && hold.until >= day;
        spaces || (rent && self.holds.iter().any(held))
    }

    async fn step(&mut self) {
        match self.dice.roll(24) {
            0..=5 => self.write().await,
            6..=8 => self.pass(),
            9..=13 => self.work().await,
            14 => {
                let mood = self.dice.one(&[TAKES, TAKES, ASKS_TO_COME_BACK, REFUSES]);
                self.recorder.mood.store(mood, Ordering::Relaxed);
            }
            15 => self.say().await,
            16 => self.answer().await,
            17 => self.lose_contact().await,
            18 => self.enter().await,
            19 => self.stop().await,
            20 => self.end_treatment().await,
            _ => self.release().await,
        }
    }

    fn person(&mut self) -> PersonId {
        self.dice.one(&[self.scene.amina.0, self.scene.yusuf.0])
    }

    async fn write(&mut self) {
        let person = self.person();
        let channel = self.dice.one(&["email", "sms"]);
        if self.dice.roll(5) == 0 {
            let id = message(&self.scene.world, person, channel, "service", None, None).await;
            self.others.insert(id.0);
            return;
        }
        let account = self
            .dice
            .one(&[self.scene.rent.0, self.scene.rent.0, self.scene.garage.0]);
        // The case is about the rent.
        let hangs = account == self.scene.rent.0 && self.dice.roll(2) == 0;
        let case = hangs.then_some(self.case);
        let world = &self.scene.world;
        let id = message(world, person, channel, "arrears", Some(account), case).await;
        self.demands.insert(id.0, account);
    }

    /// Minutes, nights or weeks.
    fn pass(&mut self) {
        let minutes = self.dice.one(&[7, 300, 780, 1_440, 14_400, 43_200]);
        self.scene.world.clock.advance(TimeDelta::minutes(minutes));
    }

    /// Everything that is due, what was put off too, by one worker or two.
    async fn work(&mut self) {
        if self.dice.roll(2) == 0 {
            self.scene.world.work_later().await;
        } else {
            tokio::join!(self.scene.world.work_later(), self.scene.world.work());
        }
        self.follow().await;
    }

    /// A message that went the other way is about the same account.
    async fn follow(&mut self) {
        let rows: Vec<(Uuid, Option<Uuid>)> = sqlx::query_as(
            "select id, account_id from outgoing_messages where fallback_of is not null",
        )
        .fetch_all(&mut self.scene.world.all_seeing().await)
        .await
        .unwrap();
        for (id, account) in rows {
            if let Some(account) = account {
                self.demands.insert(id, AccountId(account));
            }
        }
    }

    async fn say(&mut self) {
        let person = self.person();
        let (mut tx, account) = self.scene.tenant(person).await;
        let said = Said::default();
        let outcome = tx
            .say_breathing_space(&account, &said, SubmissionKey::new())
            .await;
        let Some(case) = kept(outcome) else { return };
        tx.commit().await.unwrap();
        let until = self.today() + Days::new(10);
        if !self.holds.iter().any(|hold| hold.case == case) {
            self.holds.push(Hold {
                person,
                until,
                case,
                ended: false,
            });
        }
    }

    async fn answer(&mut self) {
        let Some(case) = self
            .holds
            .iter()
            .find(|hold| !hold.ended)
            .map(|hold| hold.case.clone())
        else {
            return;
        };
        let (mut tx, account) = self.scene.income().await;
        let reference = CaseReference::parse(&case).unwrap();
        tx.not_in_register(&account, &reference, "Not there yet.")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        for hold in self.holds.iter_mut().filter(|hold| hold.case == case) {
            hold.ended = true;
        }
    }

    async fn lose_contact(&mut self) {
        let person = self.person();
        let sql = self.dice.one(&[
            "update contact_points set safe = not safe where person_id = $1 and channel = 'email'",
            "update contact_points set safe = not safe where person_id = $1 and channel = 'sms'",
        ]);
        sqlx::query(sql)
            .bind(person.0)
            .execute(&mut self.scene.world.all_seeing().await)
            .await
            .unwrap();
    }

    /// While a worker sends, half the time: what is with the carrier already may go, and nothing after it.
    async fn enter(&mut self) {
        let person = self.person();
        self.number += 1;
        let reference = format!("BS-{}", self.number);
        let kind = self
            .dice
            .one(&[MoratoriumKind::Standard, MoratoriumKind::Crisis]);
        let mut new = notice(&self.scene, person, kind, &reference);
        new.others = self.dice.roll(2) == 0;
        // A notice may give tomorrow, or have lain a week.
        new.starts_on = self.today() + Days::new(1) - Days::new(self.dice.roll(8));
        let entered = if self.dice.roll(2) == 0 {
            let (entered, ()) = tokio::join!(enter(&self.scene, &new), self.scene.world.work());
            self.follow().await;
            // What a carrier was given meanwhile is judged without it.
            self.judge("while a notice was entered");
            entered
        } else {
            enter(&self.scene, &new).await
        };
        self.spaces.push(Known {
            id: entered.id,
            crisis: kind == MoratoriumKind::Crisis,
            first: new.starts_on,
            last: (kind == MoratoriumKind::Standard).then(|| new.starts_on + Days::new(59)),
            garage_too: new.others,
            released: false,
        });
        for hold in self.holds.iter_mut().filter(|hold| hold.person == person) {
            hold.ended = true;
        }
    }

    async fn stop(&mut self) {
        let today = self.today();
        let Some(place) = self
            .spaces
            .iter()
            .position(|space| space.last.is_none_or(|last| last >= today) && space.first <= today)
        else {
            return;
        };
        let (mut tx, account) = self.scene.income().await;
        let id = self.spaces[place].id;
        let outcome = tx
            .stop_breathing_space(&account, id, today, "Cancelled.")
            .await;
        if kept(outcome).is_some() {
            tx.commit().await.unwrap();
            self.spaces[place].last = today.pred_opt();
        }
    }

    async fn end_treatment(&mut self) {
        let today = self.today();
        let Some(place) = self
            .spaces
            .iter()
            .position(|space| space.crisis && space.last.is_none() && space.first <= today)
        else {
            return;
        };
        let (mut tx, account) = self.scene.income().await;
        let id = self.spaces[place].id;
        if kept(tx.end_treatment(&account, id, today).await).is_some() {
            tx.commit().await.unwrap();
            self.spaces[place].last = Some(today + Days::new(30));
        }
    }

    /// An officer tries; it works only after the last day.
    async fn release(&mut self) {
        let today = self.today();
        let open = self.spaces.iter().position(|space| !space.released);
        let Some(place) = open else { return };
        let (mut tx, account) = self.scene.income().await;
        let id = self.spaces[place].id;
        let outcome = tx.release_account(&account, id, "Looked.").await;
        let over = self.spaces[place].last.is_some_and(|last| last < today);
        assert_eq!(
            kept(outcome).is_some(),
            over,
            "released only once it is over"
        );
        tx.commit().await.unwrap();
        self.spaces[place].released = over;
    }

    /// Nothing that the carrier was given since asks for money on an account that is locked.
    fn judge(&mut self, what: &str) {
        let given = self.recorder.given.lock().unwrap();
        for (id, at) in given.iter().skip(self.judged) {
            if let Some(account) = self.demands.get(id) {
                let day = london::date_of(*at);
                assert!(
                    !self.is_locked(*account, day),
                    "a demand left at {at}: {what}"
                );
                let hour = london::hour_of(*at);
                assert!((8..21).contains(&hour), "at night: {at}: {what}");
            }
        }
        self.judged = given.len();
    }

    /// While the rent is locked, nobody is to ring about a demand that failed.
    async fn nobody_is_to_ring(&self, what: &str) {
        if !self.is_locked(self.scene.rent.0, self.today()) {
            return;
        }
        let open = self
            .scene
            .world
            .count(
                "select count(*) from case_clocks k join cases c on c.id = k.case_id
                 where k.rule = 'case.reach' and k.met_at is null and k.stopped_at is null
                   and exists (select from outgoing_messages m join rent_accounts a on a.id = m.account_id and a.kind = 'rent'
                               where (m.case_id = k.case_id or m.id = c.submission_key) and m.class = 'arrears')
                   and not exists (select from outgoing_messages m where m.case_id = k.case_id and m.class <> 'arrears' and m.state = 'failed')",
            )
            .await;
        assert_eq!(open, 0, "{what}");
    }

    async fn suppressed(&self) -> i64 {
        self.scene
            .world
            .count("select count(*) from outgoing_messages where reason = 'breathing_space'")
            .await
    }
}

fn kept<T>(outcome: Result<T>) -> Option<T> {
    match outcome {
        Ok(done) => Some(done),
        Err(Error::Conflict(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(usual)
}

#[tokio::test]
async fn no_demand_leaves_during_a_breathing_space_whatever_was_written_before() {
    let (mut demands, mut others, mut kept_here) = (0, 0, 0);
    for seed in 0..setting("BREATHING_RUNS", 6) {
        let mut timeline = Timeline::new(seed).await;
        for number in 0..setting("BREATHING_STEPS", 60) {
            timeline.step().await;
            let what = format!("seed {seed}, step {number}");
            timeline.judge(&what);
            timeline.nobody_is_to_ring(&what).await;
        }
        let given = timeline.recorder.given.lock().unwrap().clone();
        let asked = |id: &Uuid| timeline.demands.contains_key(id);
        demands += given.iter().filter(|(id, _)| asked(id)).count();
        others += given
            .iter()
            .filter(|(id, _)| timeline.others.contains(id))
            .count();
        kept_here += timeline.suppressed().await;
    }
    // Enough of each went and stayed, or the test says little.
    assert!(
        demands > 10 && others > 5 && kept_here > 20,
        "{demands} demands and {others} others went, {kept_here} stayed"
    );
}
