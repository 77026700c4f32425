//! Clocks that stand still, grow, are missed and run again, at awkward dates. Every expected moment is written by hand, from
//! the calendar.

use crate::journey::{dripping_tap, gas, reported_as};
use crate::world::{Browser, World};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::Role;
use domain::repairs::DraftAnswers;
use rules::clock::rulebook::RULES;
use uuid::Uuid;

const COMPLETE: &str = "repairs.urgent.complete";

fn urgent() -> DraftAnswers {
    DraftAnswers {
        element: Some("alarm".into()),
        fault: Some("beeps".into()),
        ..dripping_tap()
    }
}

/// A tenant's report, and an officer of its team.
struct Scene {
    world: World,
    tenant: Browser,
    joint: Browser,
    officer: Browser,
    reference: String,
}

impl Scene {
    async fn at(reported: &str, answers: DraftAnswers) -> Self {
        let world = World::at(utc(reported)).await;
        let home = world.home().await;
        let (amina, tenant) = world.party(home, "Amina", "joint").await;
        let (_, joint) = world.party(home, "Sam", "joint").await;
        let (_, officer) = world
            .officer("Ben Carter", Role::Officer, &["repairs"])
            .await;
        let sent = reported_as(&world, &tenant, amina, answers).await;
        Self {
            world,
            tenant,
            joint,
            officer,
            reference: sent.reference,
        }
    }

    fn forward_to(&self, moment: &str) {
        self.world
            .clock
            .advance(utc(moment) - self.world.clock.now());
    }

    async fn desk(&self) -> String {
        let page = format!("/officer/cases/{}", self.reference);
        self.officer.get(&page).await.text()
    }

    async fn page(&self, browser: &Browser) -> String {
        browser
            .get(&format!("/repairs/{}", self.reference))
            .await
            .text()
    }

    /// Posts one of the desk's forms and gives the page it leads back to.
    async fn decides(&self, verb: &str, fields: &[(&str, &str)]) -> String {
        self.posted(&self.officer, &format!("/do/officer/cases/{verb}"), fields)
            .await;
        self.desk().await
    }

    async fn says(&self, verb: &str, fields: &[(&str, &str)]) {
        self.posted(&self.tenant, &format!("/do/repairs/{verb}"), fields)
            .await;
    }

    async fn posted(&self, browser: &Browser, path: &str, fields: &[(&str, &str)]) {
        let key = Uuid::now_v7().to_string();
        let about = [
            ("reference", self.reference.as_str()),
            ("submission_key", key.as_str()),
        ];
        let fields: Vec<_> = about.iter().chain(fields).copied().collect();
        let answer = browser.post(path, &fields).await;
        assert_eq!(answer.status.as_u16(), 303, "{path}: {}", answer.text());
    }

    async fn moves(&self, from: &str, to: &str) -> String {
        self.decides("state", &[("seen", from), ("state", to)])
            .await
    }

    /// The last clock of that rule.
    async fn clock(&self, rule: &str) -> Clock {
        sqlx::query_as(
            "select trigger_at, due_at, first_due_at, paused_since, met_at, stopped_at, missed_at, reopened_at
             from case_clocks where rule = $1 order by id desc limit 1",
        )
        .bind(rule)
        .fetch_one(&mut self.world.all_seeing().await)
        .await
        .unwrap()
    }

    async fn next(&self) -> Option<String> {
        sqlx::query_scalar("select next_rule from cases")
            .fetch_one(&mut self.world.all_seeing().await)
            .await
            .unwrap()
    }
}

#[derive(sqlx::FromRow)]
struct Clock {
    trigger_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    first_due_at: DateTime<Utc>,
    paused_since: Option<DateTime<Utc>>,
    met_at: Option<DateTime<Utc>>,
    stopped_at: Option<DateTime<Utc>>,
    missed_at: Option<DateTime<Utc>>,
    reopened_at: Option<DateTime<Utc>>,
}

impl Clock {
    fn runs(&self) -> bool {
        self.met_at.is_none() && self.stopped_at.is_none() && self.paused_since.is_none()
    }

    fn due(&self) -> String {
        said(self.due_at)
    }
}

fn said(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The value of the last option of a list on a page.
fn option_of(page: &str, select: &str) -> String {
    let list = page
        .split(&format!("<select id=\"{select}\""))
        .nth(1)
        .unwrap_or_else(|| panic!("no {select}: {page}"));
    let list = list.split("</select>").next().unwrap();
    let value = list.rsplit("value=\"").next().unwrap();
    value.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_question_stops_the_clock_over_christmas_and_the_answer_starts_it_again() {
    // Tuesday 22 December 2026: the 23rd, the 24th, and after Christmas Tuesday the 29th.
    let scene = Scene::at("2026-12-22T10:00:00Z", urgent()).await;
    assert_eq!(scene.clock(COMPLETE).await.due(), "2026-12-29T23:59:59Z");
    scene.forward_to("2026-12-23T10:00:00Z");
    let page = scene.decides("ask", &[("question", "Which alarm?")]).await;
    assert!(page.contains("Stands still"), "{page}");
    assert!(scene.clock(COMPLETE).await.paused_since.is_some());
    assert_eq!(scene.next().await, None, "what stands still is not due");
    let page = scene.page(&scene.tenant).await;
    assert!(
        page.contains("We cannot name a date before we have your answer"),
        "{page}"
    );
    scene.forward_to("2026-12-29T10:00:00Z");
    scene
        .says("answer", &[("message", "The one in the hall.")])
        .await;
    // Left out: the 23rd to the 29th. Wednesday, Thursday; Friday is New Year's Day; Monday the 4th.
    let clock = scene.clock(COMPLETE).await;
    assert!(clock.runs());
    assert_eq!(clock.due(), "2027-01-04T23:59:59Z");
    assert_eq!(said(clock.first_due_at), "2026-12-29T23:59:59Z");
    let page = scene.desk().await;
    for part in [
        "First promised: 11:59pm on Tuesday 29 December 2026",
        "waiting for the tenant&#39;s answer",
        "the clock stood still, not counted",
        "New Year&#39;s Day, not counted",
    ] {
        let plain = part.replace("&#39;", "'");
        assert!(
            page.contains(part) || page.contains(&plain),
            "{part}: {page}"
        );
    }
    let page = scene.page(&scene.tenant).await;
    assert!(
        page.contains("We will have done the work by Monday 4 January 2027"),
        "{page}"
    );
}

#[tokio::test]
async fn an_emergency_does_not_wait_for_an_answer() {
    let scene = Scene::at("2027-03-28T00:30:00Z", gas()).await;
    scene
        .decides("ask", &[("question", "Are you outside?")])
        .await;
    let clock = scene.clock("repairs.emergency.complete").await;
    assert!(clock.runs());
    assert_eq!(clock.due(), "2027-03-29T00:30:00Z");
    assert!(scene.clock("repairs.emergency.attend").await.runs());
}

#[tokio::test]
async fn more_time_needs_a_reason_keeps_the_first_date_and_is_given_once() {
    // Thursday 24 February 2028; Friday, Monday, and Tuesday the 29th. Two more: Thursday 2 March.
    let scene = Scene::at("2028-02-24T10:00:00Z", urgent()).await;
    assert_eq!(scene.clock(COMPLETE).await.due(), "2028-02-29T23:59:59Z");
    let longer = option_of(&scene.desk().await, "longer");
    let asked = |by: &'static str, reason: &'static str| {
        [
            ("longer", longer.clone()),
            ("longer_by", by.to_owned()),
            ("longer_reason", reason.to_owned()),
        ]
    };
    let extend = async |by, reason| {
        let fields = asked(by, reason);
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        scene.decides("extend", &fields).await
    };
    let page = extend("2", " ").await;
    assert!(page.contains("Enter why it needs more time"), "{page}");
    let page = extend("6", "The part comes late").await;
    assert!(page.contains("The rule does not allow so much"), "{page}");
    for _ in 0..2 {
        let page = extend("2", "The part comes late").await;
        assert!(page.contains("The new date is set"), "{page}");
    }
    let page = extend("1", "Another reason").await;
    assert!(page.contains("Its date changed while you wrote"), "{page}");
    let clock = scene.clock(COMPLETE).await;
    assert_eq!(clock.due(), "2028-03-02T23:59:59Z");
    assert_eq!(said(clock.first_due_at), "2028-02-29T23:59:59Z");
    let told = "select count(*) from outgoing_messages where kind = 'new-date'";
    assert_eq!(
        scene.world.count(told).await,
        2,
        "by email and by text, once"
    );
    let page = scene.page(&scene.tenant).await;
    for part in [
        "by Thursday 2 March",
        "The first date we gave you was Tuesday 29 February 2028",
        "The part comes late",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let page = scene.page(&scene.joint).await;
    assert!(
        page.contains("by Thursday 2 March") && !page.contains("The part comes late"),
        "{page}"
    );
}

#[tokio::test]
async fn a_missed_date_is_noted_once_and_its_cause_is_the_desks_own() {
    // Wednesday 24 March 2027; Thursday, then past Good Friday and Easter Monday: Tuesday, Wednesday, in summer time.
    let scene = Scene::at("2027-03-24T10:00:00Z", urgent()).await;
    assert_eq!(scene.clock(COMPLETE).await.due(), "2027-03-31T22:59:59Z");
    scene.forward_to("2027-03-31T22:59:59Z");
    assert_eq!(
        scene.world.db().note_missed_clocks().await.unwrap(),
        1,
        "nobody looked at it by Thursday"
    );
    scene.forward_to("2027-03-31T23:00:00Z");
    assert_eq!(scene.world.db().note_missed_clocks().await.unwrap(), 1);
    assert_eq!(scene.world.db().note_missed_clocks().await.unwrap(), 0);
    let events =
        "select count(*) from case_events where kind = 'clock_missed' and not visible_to_tenant";
    assert_eq!(scene.world.count(events).await, 2);
    let clock = scene.clock(COMPLETE).await;
    assert_eq!(clock.missed_at, Some(clock.due_at));
    let page = scene.page(&scene.tenant).await;
    assert!(
        page.contains("We said we would do the work by") && page.contains("we are sorry"),
        "{page}"
    );
    let missed: String = sqlx::query_scalar("select id::text from case_clocks where rule = $1")
        .bind(COMPLETE)
        .fetch_one(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    let page = scene
        .decides("breach", &[("missed", &missed), ("cause", "other")])
        .await;
    assert!(page.contains("Enter what the cause was"), "{page}");
    let fields = [
        ("missed", missed.as_str()),
        ("cause", "parts"),
        ("cause_note", "No such detector in stock"),
    ];
    for _ in 0..2 {
        let page = scene.decides("breach", &fields).await;
        assert!(
            page.contains("Parts did not come in time. No such detector in stock"),
            "{page}"
        );
    }
    let events = "select count(*) from case_events where kind = 'breach_recorded'";
    assert_eq!(scene.world.count(events).await, 1);
    assert!(
        !scene
            .page(&scene.tenant)
            .await
            .contains("detector in stock")
    );
}

#[tokio::test]
async fn a_date_kept_too_late_was_missed_and_one_kept_in_time_has_no_cause() {
    let scene = Scene::at("2026-12-24T16:00:00Z", urgent()).await;
    let id: String = sqlx::query_scalar("select id::text from case_clocks where rule = $1")
        .bind(COMPLETE)
        .fetch_one(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    scene.moves("submitted", "triaged").await;
    scene
        .decides("breach", &[("missed", &id), ("cause", "weather")])
        .await;
    assert_eq!(
        scene
            .world
            .count("select count(*) from case_clocks where breach_at is not null")
            .await,
        0
    );
    scene.forward_to("2027-01-05T10:00:00Z");
    // No hazard keeps it open.
    sqlx::query("update hazards set step = 'triaged', grade = 'not_in_scope'")
        .execute(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    let closed = [
        ("seen", "triaged"),
        ("outcome", "done"),
        ("closing", "A new alarm"),
    ];
    scene.decides("close", &closed).await;
    let clock = scene.clock(COMPLETE).await;
    assert!(clock.met_at.is_some());
    assert_eq!(
        clock.missed_at.map(said).as_deref(),
        Some("2026-12-31T23:59:59Z")
    );
}

#[tokio::test]
async fn not_fixed_opens_the_first_promise_again() {
    // Saturday 30 October 2027, before the clocks go back; 20 working days are Friday 26 November.
    let scene = Scene::at("2027-10-30T10:00:00Z", dripping_tap()).await;
    let rule = "repairs.routine.complete";
    let before = scene.clock(rule).await;
    assert_eq!(before.due(), "2027-11-26T23:59:59Z");
    let closed = [
        ("seen", "submitted"),
        ("outcome", "done"),
        ("closing", "A new washer"),
    ];
    scene.decides("close", &closed).await;
    assert!(scene.clock(rule).await.met_at.is_some());
    scene.forward_to("2027-11-10T10:00:00Z");
    for _ in 0..2 {
        scene.says("not-fixed", &[("why", "It drips again")]).await;
    }
    let after = scene.clock(rule).await;
    assert!(after.runs() && after.reopened_at.is_some());
    assert_eq!(
        (after.trigger_at, after.due_at),
        (before.trigger_at, before.due_at)
    );
    let clocks = "select count(*) from case_clocks where rule = 'repairs.routine.complete'";
    assert_eq!(
        scene.world.count(clocks).await,
        1,
        "the same promise, not a second one"
    );
    assert!(scene.clock("repairs.triage").await.runs());
    // Looked at again: the promise goes on as it is.
    let fields = [
        ("seen", "reopened"),
        ("priority", "routine"),
        ("priority_reason", "A tap"),
    ];
    scene.decides("priority", &fields).await;
    assert_eq!(scene.world.count(clocks).await, 1);
    assert_eq!(scene.next().await.as_deref(), Some(rule));
}

#[tokio::test]
async fn what_is_not_ours_owes_no_date_until_it_is_ours_again() {
    let scene = Scene::at("2026-12-24T16:00:00Z", urgent()).await;
    let before = scene.clock(COMPLETE).await;
    scene.moves("submitted", "triaged").await;
    scene.moves("triaged", "tenant_responsibility").await;
    assert!(scene.clock(COMPLETE).await.stopped_at.is_some());
    assert_eq!(scene.next().await, None);
    // A priority set meanwhile promises nothing.
    let fields = [
        ("seen", "tenant_responsibility"),
        ("priority", "routine"),
        ("priority_reason", "Not ours"),
    ];
    scene.decides("priority", &fields).await;
    assert_eq!(scene.next().await, None);
    let fields = [
        ("seen", "tenant_responsibility"),
        ("priority", "urgent"),
        ("priority_reason", "Ours after all"),
    ];
    scene.decides("priority", &fields).await;
    scene.moves("tenant_responsibility", "triaged").await;
    let after = scene.clock(COMPLETE).await;
    assert!(after.runs());
    assert_eq!(
        (after.trigger_at, after.due_at),
        (before.trigger_at, before.due_at)
    );
}

#[tokio::test]
async fn a_new_priority_keeps_the_days_on_which_we_waited() {
    let scene = Scene::at("2026-11-23T10:00:00Z", dripping_tap()).await;
    scene.forward_to("2026-11-24T10:00:00Z");
    scene.decides("ask", &[("question", "Which tap?")]).await;
    scene.forward_to("2026-11-25T10:00:00Z");
    scene.says("answer", &[("message", "The cold one.")]).await;
    let fields = [
        ("seen", "triaged"),
        ("priority", "urgent"),
        ("priority_reason", "Baby at home"),
    ];
    scene.decides("priority", &fields).await;
    // Monday the 23rd; Tuesday and Wednesday we waited; Thursday, Friday, Monday.
    assert_eq!(scene.clock(COMPLETE).await.due(), "2026-11-30T23:59:59Z");
}

#[tokio::test]
async fn someone_our_messages_missed_stays_in_the_list_until_they_are_reached() {
    let scene = Scene::at("2026-11-23T10:00:00Z", dripping_tap()).await;
    let closed = [
        ("seen", "submitted"),
        ("outcome", "done"),
        ("closing", "A new washer"),
    ];
    scene.decides("close", &closed).await;
    assert!(
        !scene
            .officer
            .get("/officer")
            .await
            .text()
            .contains(&scene.reference)
    );
    let failed: Uuid = sqlx::query_scalar(
        "select id from outgoing_messages where kind = 'closed' and channel = 'sms'",
    )
    .fetch_one(&mut scene.world.all_seeing().await)
    .await
    .unwrap();
    for statement in [
        "update outgoing_messages set state = 'failed' where kind = 'closed' and channel = 'email'",
        "update outgoing_messages set state = 'sent', provider_reference = 'x' where kind = 'closed' and channel = 'sms'",
    ] {
        sqlx::query(statement)
            .execute(&mut scene.world.all_seeing().await)
            .await
            .unwrap();
    }
    let failed = domain::OutgoingId(failed);
    let word = domain::messages::delivery::Word::Failed {
        reason: "bad_address",
    };
    scene
        .world
        .db()
        .record_delivery(failed, word)
        .await
        .unwrap();
    assert!(scene.clock("case.reach").await.runs());
    assert!(
        scene
            .officer
            .get("/officer")
            .await
            .text()
            .contains(&scene.reference)
    );
    assert!(scene.desk().await.contains("I have reached them"));
    for _ in 0..2 {
        let page = scene.decides("reached", &[]).await;
        assert!(page.contains("Noted that they are reached."), "{page}");
    }
    assert!(scene.clock("case.reach").await.met_at.is_some());
    assert_eq!(
        scene
            .world
            .count("select count(*) from case_events where kind = 'reached'")
            .await,
        1
    );
    assert!(
        !scene
            .officer
            .get("/officer")
            .await
            .text()
            .contains(&scene.reference)
    );
}

#[tokio::test]
async fn a_restricted_case_is_given_to_its_own_team_only() {
    let scene = Scene::at("2026-11-23T10:00:00Z", dripping_tap()).await;
    let (dee, _) = scene
        .world
        .officer("Dee Holt", Role::Officer, &["asb"])
        .await;
    let (lee, _) = scene
        .world
        .officer("Lee Marsh", Role::Officer, &["repairs"])
        .await;
    sqlx::query("update cases set restricted = true")
        .execute(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    let page = scene.desk().await;
    assert!(
        page.contains("Lee Marsh") && !page.contains("Dee Holt"),
        "{page}"
    );
    let page = scene
        .decides("assign", &[("owner", &dee.to_string())])
        .await;
    assert!(page.contains("Choose who works on it"), "{page}");
    let page = scene
        .decides("assign", &[("owner", &lee.to_string())])
        .await;
    assert!(page.contains("Given to Lee Marsh"), "{page}");
}

#[tokio::test]
async fn the_rule_book_and_the_rows_of_policy_say_the_same() {
    let world = World::new().await;
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "select key, value, source from policies where not starts_with(key, 'awaab.phase.') order by key",
    )
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap();
    let mut lengths: Vec<(String, String)> = rows
        .iter()
        .map(|(key, value, _)| (key.clone(), value.clone()))
        .collect();
    let mut book: Vec<(String, String)> = RULES
        .iter()
        .map(|rule| (rule.key.to_owned(), rule.period.to_string()))
        .collect();
    lengths.sort();
    book.sort();
    assert_eq!(lengths, book);
    for (key, _, source) in rows {
        let rule = RULES.iter().find(|rule| rule.key == key).unwrap();
        assert!(source.starts_with(rule.source), "{key}: {source}");
    }
}
