//! A breathing space from its notice to the day after, as the law counts it.

use super::play::{begin, day, demand, enter, notice, scene, state};
use crate::rent::scene::{Scene, line, officer};
use chrono::TimeDelta;
use domain::rent::Frozen;
use domain::rent::breathing::{Lock, Said};
use domain::{Error, SubmissionKey, System};
use rules::london;
use rules::money::Pence;
use rules::reference::CaseReference;
use rules::rent::{Duty, Midway, MoratoriumKind};

/// So many days later, and the hourly job has run.
async fn days_later(scene: &Scene, days: i64) -> usize {
    scene.world.clock.advance(TimeDelta::days(days));
    let mut tx = scene.world.db().begin(System("test")).await.unwrap();
    let noted = tx.note_ended_breathing_spaces().await.unwrap();
    tx.commit().await.unwrap();
    noted
}

const TRAIL: &str = "select count(*) from audit_log where subject = 'moratorium'";
const OVER: &str = "select count(*) from cases c join rent_cases r on r.case_id = c.id
  where r.topic = 'breathing_space_over' and c.team = 'income' and c.restricted and c.closed_at is null";

#[tokio::test]
async fn day_sixty_one_is_a_task_and_nobody_is_asked_before_an_officer_has_looked() {
    let (scene, recorder) = scene().await;
    let id = begin(&scene).await.id;
    assert_eq!(days_later(&scene, 59).await, 0, "day 60 is its last");
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    let frozen = tx.frozen(&account).await.unwrap();
    assert_eq!(
        frozen,
        Some(Frozen::Since(day("2036-02-04"), Pence(58_050)))
    );
    drop(tx);
    assert_eq!(days_later(&scene, 1).await, 1);
    assert_eq!(days_later(&scene, 1).await, 0, "once");
    assert_eq!(scene.world.count(OVER).await, 1);
    // The balance is shown like any other, and the gate is shut.
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    assert_eq!(tx.frozen(&account).await.unwrap(), None);
    assert_eq!(
        tx.own_space(&account).await.unwrap().ended_on,
        Some(day("2036-04-03"))
    );
    drop(tx);
    let early = demand(&scene.world, scene.yusuf.0, scene.rent.0).await;
    scene.world.work().await;
    assert_eq!(
        state(&scene.world, early).await,
        "suppressed breathing_space"
    );
    assert_eq!(recorder.calls(), 0, "nothing goes to anyone by itself");
    let (mut tx, account) = scene.income().await;
    let lock = tx.breathing_lock(account.id).await.unwrap();
    assert_eq!(
        lock,
        Some(Lock::Over {
            last: day("2036-04-03")
        })
    );
    assert!(tx.ladder_is_locked(account.id).await.unwrap());
    tx.release_account(&account, id, "A plan with StepChange.")
        .await
        .unwrap();
    tx.release_account(&account, id, "Again.").await.unwrap();
    assert!(tx.may_ask(account.id).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(scene.world.count(OVER).await, 0);
    scene.world.work().await;
    assert_eq!(recorder.calls(), 0, "what was kept here stays here");
    let later = demand(&scene.world, scene.yusuf.0, scene.rent.0).await;
    scene.world.work().await;
    assert_eq!(state(&scene.world, later).await, "sent");
}

#[tokio::test]
async fn a_crisis_lasts_as_long_as_its_treatment_and_thirty_days() {
    let (scene, _) = scene().await;
    let new = notice(&scene, scene.amina.0, MoratoriumKind::Crisis, "MH-1");
    let id = enter(&scene, &new).await.id;
    assert_eq!(days_later(&scene, 200).await, 0, "no end is known");
    let (mut tx, account) = scene.income().await;
    let midway = tx
        .note_midway(&account, id, Midway::GoesOn, day("2036-03-01"))
        .await;
    assert!(
        matches!(midway, Err(Error::Conflict("kind"))),
        "there is no review in a crisis"
    );
    let before = tx.end_treatment(&account, id, day("2036-02-03")).await;
    assert!(matches!(before, Err(Error::Conflict("before_start"))));
    let ended = day("2036-08-20");
    tx.end_treatment(&account, id, ended).await.unwrap();
    tx.end_treatment(&account, id, ended).await.unwrap();
    let lock = tx.breathing_lock(account.id).await.unwrap().unwrap();
    assert!(
        matches!(lock, Lock::Runs { last: Some(last), crisis: true, .. } if last == day("2036-09-19")),
        "{lock:?}"
    );
    tx.commit().await.unwrap();
    // 22 August and 28 days are 19 September.
    assert_eq!(london::date_of(scene.world.clock.now()), day("2036-08-22"));
    assert_eq!(
        (days_later(&scene, 28).await, days_later(&scene, 1).await),
        (0, 1)
    );
}

#[tokio::test]
async fn the_same_notice_twice_is_once_and_a_second_one_within_a_year_is_noticed() {
    let (scene, _) = scene().await;
    let first = begin(&scene).await;
    let again = begin(&scene).await;
    assert_eq!(
        (again.id, again.before, again.taken_back),
        (first.id, true, 0)
    );
    assert!(!first.too_soon && !again.too_soon);
    scene.world.clock.advance(TimeDelta::days(300));
    let new = notice(&scene, scene.amina.0, MoratoriumKind::Standard, "BS-26-2");
    assert!(
        enter(&scene, &new).await.too_soon,
        "a warning, and it is entered"
    );
    let his = notice(&scene, scene.yusuf.0, MoratoriumKind::Standard, "BS-26-3");
    assert!(!enter(&scene, &his).await.too_soon, "his first");
    assert_eq!(scene.world.count("select count(*) from moratoria").await, 3);
    assert_eq!(scene.world.count(TRAIL).await, 3);
}

#[tokio::test]
async fn what_was_owed_the_day_before_is_frozen_on_each_account_and_new_rent_is_not() {
    let (scene, _) = scene().await;
    line(&scene.world, scene.rent.0, 11_610, "2036-02-04").await;
    let mut new = notice(&scene, scene.amina.0, MoratoriumKind::Standard, "BS-26-1");
    new.others = true;
    let id = enter(&scene, &new).await.id;
    let frozen =
        "select string_agg(frozen_pence::text, ',' order by frozen_pence) from moratorium_debts";
    let amounts: String = sqlx::query_scalar(frozen)
        .fetch_one(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    assert_eq!(amounts, "4000,58050");
    let (mut tx, account) = scene.income().await;
    let standing = tx
        .standing(&account, day("2036-02-04"))
        .await
        .unwrap()
        .standing;
    assert_eq!(
        (standing.frozen, standing.since_frozen()),
        (Pence(58_050), Pence(11_610))
    );
    // Each duty once, by whom and when.
    tx.note_duty(&account, id, Duty::Agents, "Rossendale told by email.")
        .await
        .unwrap();
    tx.note_duty(&account, id, Duty::Agents, "Again.")
        .await
        .unwrap();
    let space = tx.breathing_space(&account).await.unwrap();
    assert_eq!(
        space.moratoria[0].done(Duty::Agents).unwrap().words,
        "Rossendale told by email."
    );
    assert_eq!(
        space.moratoria[0].done(Duty::Agents).unwrap().by,
        "Ina Comer"
    );
}

#[tokio::test]
async fn with_nothing_owed_there_is_nothing_to_freeze_and_nothing_is_kept() {
    let (scene, _) = scene().await;
    let mut new = notice(&scene, scene.amina.0, MoratoriumKind::Standard, "BS-26-1");
    new.starts_on = day("2026-11-16");
    let (mut tx, account) = scene.income().await;
    let refused = tx.enter_breathing_space(&account, &new).await;
    assert!(matches!(refused, Err(Error::Conflict("nothing_owed"))));
    drop(tx);
    // As the notice has it, whatever our ledger says.
    let (mut tx, account) = scene.income().await;
    new.amount = Some(Pence(1_000));
    tx.enter_breathing_space(&account, &new).await.unwrap();
    tx.commit().await.unwrap();
    let stranger = scene.world.tenant("Ben").await.0;
    let (mut tx, account) = scene.income().await;
    new.person = stranger;
    let refused = tx.enter_breathing_space(&account, &new).await;
    assert!(
        matches!(refused, Err(Error::NotFound)),
        "no party of this tenancy"
    );
}

#[tokio::test]
async fn cancelled_midway_it_has_ended_and_still_nobody_is_asked_before_it_is_released() {
    let (scene, _) = scene().await;
    let id = begin(&scene).await.id;
    scene.world.clock.advance(TimeDelta::days(27));
    let today = day("2036-03-02");
    let (mut tx, account) = scene.income().await;
    let early = tx.release_account(&account, id, "Looked.").await;
    assert!(matches!(early, Err(Error::Conflict("runs"))));
    tx.note_midway(&account, id, Midway::Cancelled, today)
        .await
        .unwrap();
    tx.note_midway(&account, id, Midway::Cancelled, today)
        .await
        .unwrap();
    let other = tx.note_midway(&account, id, Midway::GoesOn, today).await;
    assert!(matches!(other, Err(Error::Conflict("moved"))));
    assert!(!tx.may_ask(account.id).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(days_later(&scene, 0).await, 1);
    let (mut tx, account) = scene.income().await;
    tx.release_account(&account, id, "Looked.").await.unwrap();
    assert!(tx.may_ask(account.id).await.unwrap());
}

#[tokio::test]
async fn a_word_of_the_tenant_stops_the_asking_for_ten_days_and_is_checked() {
    let (scene, _) = scene().await;
    let waiting = demand(&scene.world, scene.yusuf.0, scene.rent.0).await;
    let said = Said {
        reference: "BS-77".into(),
        adviser: "StepChange".into(),
    };
    let key = SubmissionKey::new();
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    let case = tx.say_breathing_space(&account, &said, key).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        state(&scene.world, waiting).await,
        "suppressed breathing_space"
    );
    for again in [key, SubmissionKey::new()] {
        let (mut tx, account) = scene.tenant(scene.amina.0).await;
        assert_eq!(
            tx.say_breathing_space(&account, &said, again)
                .await
                .unwrap(),
            case
        );
        tx.commit().await.unwrap();
    }
    let holds = "select count(*) from breathing_space_holds where until = '2036-02-14'";
    assert_eq!(scene.world.count(holds).await, 1);
    let due = "select count(*) from case_clocks where rule = 'rent.breathing_space.check' and due_at = '2036-02-06T23:59:59Z'";
    assert_eq!(scene.world.count(due).await, 1, "two working days");
    // The last day of the hold, and the day after.
    scene.world.clock.advance(TimeDelta::days(10));
    let (mut tx, account) = scene.income().await;
    assert!(!tx.may_ask(account.id).await.unwrap());
    drop(tx);
    scene.world.clock.advance(TimeDelta::days(1));
    let (mut tx, account) = scene.income().await;
    assert!(tx.may_ask(account.id).await.unwrap());
    tx.not_in_register(
        &account,
        &CaseReference::parse(&case).unwrap(),
        "Not there yet.",
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    let own = tx.own_space(&account).await.unwrap();
    assert_eq!(
        own.answered,
        Some((day("2036-02-15"), "Not there yet.".to_owned()))
    );
    drop(tx);
    // Not a word of it in what others may read along.
    let texts: Vec<String> = sqlx::query_scalar(
        "select subject || ' ' || body from outgoing_messages where class = 'service'",
    )
    .fetch_all(&mut scene.world.all_seeing().await)
    .await
    .unwrap();
    assert_eq!(texts.len(), 4, "two pieces of news, each by email and text");
    for text in texts {
        let text = text.to_lowercase();
        for word in [
            "breathing",
            "debt",
            "arrears",
            "owe",
            "register",
            "stepchange",
        ] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}

#[tokio::test]
async fn the_notice_confirms_what_the_tenant_said_and_ends_the_check() {
    let (scene, _) = scene().await;
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    tx.say_breathing_space(&account, &Said::default(), SubmissionKey::new())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    begin(&scene).await;
    let open = "select count(*) from breathing_space_holds where ended_at is null";
    let cases = "select count(*) from cases where kind = 'rent' and closed_at is null";
    let news = "select count(*) from outgoing_messages where kind = 'rent-news'";
    let counts = [open, cases, news].map(|sql| scene.world.count(sql));
    assert_eq!(futures_util::future::join_all(counts).await, [0, 0, 2]);
    let (mut tx, account) = scene.tenant(scene.amina.0).await;
    let own = tx.own_space(&account).await.unwrap();
    assert_eq!(own.running.unwrap().last_day, Some(day("2036-04-03")));
    let again = tx
        .say_breathing_space(&account, &Said::default(), SubmissionKey::new())
        .await;
    assert!(matches!(again, Err(Error::Conflict("runs"))));
    drop(tx);
    // The joint tenant's transaction knows that something stands still, and of nobody's breathing space.
    let (mut tx, account) = scene.tenant(scene.yusuf.0).await;
    assert_eq!(tx.own_space(&account).await.unwrap(), Default::default());
    assert!(tx.frozen(&account).await.unwrap().is_some());
}

#[tokio::test]
async fn nobody_but_the_income_team_enters_or_reads_it() {
    let (scene, _) = scene().await;
    let id = begin(&scene).await.id;
    let (_, account) = scene.income().await;
    let olu = officer(scene.olu.0, "Olu Bright", &["repairs"]);
    let mut tx = scene.world.db().begin(olu).await.unwrap();
    let new = notice(&scene, scene.yusuf.0, MoratoriumKind::Standard, "X");
    let refused = [
        tx.enter_breathing_space(&account, &new).await.err(),
        tx.breathing_space(&account).await.err(),
        tx.breathing_lock(account.id).await.err(),
        tx.may_ask(account.id).await.err(),
        tx.release_account(&account, id, "x").await.err(),
        tx.note_duty(&account, id, Duty::Court, "").await.err(),
        tx.add_to_breathing_space(&account, id, None).await.err(),
    ];
    for error in refused {
        assert!(matches!(error, Some(Error::NotAllowed)), "{error:?}");
    }
}
