//! Each of the two fences with the other one gone: what Postgres gives when the program asks for everything, and what the
//! program asks for when Postgres gives everything. And that no transaction leaves a word of who asked behind it.

use crate::doors::{LIST, Scene, Which, Who};
use crate::fences::{every_row, seen_by};
use crate::journey::{dripping_tap, reported, write};
use crate::rent::rows::{DESK_ONLY, SHARED, TABLES, rent_rows};
use crate::world::{Browser, World, letterhead};
use domain::cases::record::Which as Cases;
use domain::principals::Role;
use domain::{BrowserKey, Db, Officer, PersonId, SessionId, System, Tenant};
use http::StatusCode;
use sqlx::{Executor, PgConnection};
use std::collections::BTreeSet;
use std::time::Duration;
use uuid::Uuid;

/// Tables in which Amina's household has no row of its own: what the landlord or the law says, the desk's own people, counters.
const WITHOUT_HER: [&str; 38] = [
    "activation_codes",
    "audit_log",
    "bank_holidays",
    "blocks",
    "case_followers",
    "compensation_lines",
    "contractor_capacity",
    "contractors",
    "delivery_attempts",
    "hazard_accommodation",
    "hazard_attempts",
    "hazard_investigations",
    "hazard_progress",
    "hazard_reclassifications",
    "hazard_summaries",
    "hazard_works",
    "hazards",
    "household_members",
    "import_corrections",
    "imports",
    "officer_credentials",
    "officer_recovery_codes",
    "officers",
    "order_briefs",
    "orders",
    "policies",
    "rent_checks",
    "rent_weeks",
    "rent_years",
    "repair_feedback",
    "representatives",
    "response_templates",
    "right_to_repair",
    "right_to_repair_suspensions",
    "sign_in_requests",
    "support_needs",
    "throttles",
    "visits",
];

/// A household with something in every table a tenant fills, and the words by which its rows are known.
struct Household {
    tenancy: Uuid,
    person: PersonId,
    browser: Browser,
    marks: Vec<String>,
    case: Uuid,
}

async fn household(world: &World, first_name: &str) -> Household {
    let (person, browser) = world.tenant(first_name).await;
    let sent = reported(world, &browser, person).await;
    write(world, &browser, Some(person), dripping_tap()).await;
    browser
        .upload(
            "/upload/repairs/photos",
            "x.jpg",
            &crate::corpus::jpeg(40, 30),
            "text/html",
        )
        .await;
    browser
        .post("/do/repairs/report/room", &[("room", "nowhere")])
        .await;
    let form = [
        ("reference", sent.reference.as_str()),
        ("submission_key", &Uuid::now_v7().to_string()),
        ("message", "It still drips."),
    ];
    browser.post("/do/repairs/answer", &form).await;
    let (_, officer) = world
        .officer(&format!("Olu {first_name}"), Role::Officer, &["repairs"])
        .await;
    officer
        .post(
            "/do/officer/cases/note",
            &[("reference", &sent.reference), ("note", "Called.")],
        )
        .await;
    let case: Uuid = sqlx::query_scalar("select id from cases where reference = $1")
        .bind(&sent.reference)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    let tenancy: Uuid = sqlx::query_scalar("select tenancy_id from cases where id = $1")
        .bind(case)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    let (income, _) = world
        .officer(&format!("Ina {first_name}"), Role::Officer, &["income"])
        .await;
    let rent = rent_rows(world, tenancy, person, income.0).await;
    let mut marks: Vec<String> = sqlx::query_scalar(
        "select unnest(array[c.person_id::text, c.tenancy_id::text, c.property_id::text, c.id::text, d.id::text])
         from cases c join report_drafts d on d.person_id = c.person_id and d.case_id is null where c.id = $1",
    )
    .bind(case)
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap();
    marks.push(browser.key_in_hex());
    assert_eq!(marks.len(), 6);
    marks.extend(rent);
    Household {
        tenancy,
        person,
        browser,
        marks,
        case,
    }
}

fn holds_any(row: &str, marks: &[String]) -> bool {
    marks.iter().any(|mark| row.contains(mark.as_str()))
}

#[tokio::test]
async fn asked_for_everything_postgres_shows_a_neighbour_nothing_of_the_household() {
    let world = World::new().await;
    let amina = household(&world, "Amina").await;
    let ben = household(&world, "Ben").await;
    // The test can see: as the owner, each table has rows of hers but for those that have none.
    let without: Vec<String> = every_row(&world)
        .await
        .into_iter()
        .filter(|(_, rows)| !rows.iter().any(|row| holds_any(row, &amina.marks)))
        .map(|(table, _)| table)
        .collect();
    assert_eq!(without, WITHOUT_HER);
    let person = ben.person.to_string();
    let browser = ben.browser.key_in_hex();
    let seen = seen_by(
        &world,
        &[("app.person", &person), ("app.browser", &browser)],
    )
    .await;
    let mut his = 0;
    for (table, rows) in &seen {
        for row in rows {
            assert!(!holds_any(row, &amina.marks), "{table}: {row}");
            his += usize::from(holds_any(row, &ben.marks));
        }
    }
    assert!(his > 15, "he sees his own: {his}");
    let notes = &seen["case_notes"];
    assert!(
        notes.is_empty(),
        "the desk's notes are the desk's: {notes:?}"
    );
    let stranger = seen_by(&world, &[("app.browser", &"ab".repeat(32))]).await;
    for (table, rows) in &stranger {
        assert!(
            !rows.iter().any(|row| holds_any(row, &amina.marks)),
            "{table}"
        );
    }
}

#[tokio::test]
async fn postgres_shows_an_officer_no_draft_no_session_and_no_other_teams_restricted_case() {
    let world = World::new().await;
    let amina = household(&world, "Amina").await;
    exec(
        &world,
        "update cases set restricted = true, team = 'asb' where kind = 'repair'",
    )
    .await;
    let (officer, _) = world.officer("Dee Holt", Role::Manager, &["repairs"]).await;
    let id = officer.0.to_string();
    let seen = seen_by(
        &world,
        &[("app.officer", &id), ("app.teams", "repairs,contact")],
    )
    .await;
    for table in [
        "cases",
        "case_events",
        "case_clocks",
        "case_messages",
        "case_notes",
        "repairs",
        "attachments",
        "report_drafts",
        "sign_in_requests",
        "form_states",
        "officer_credentials",
        "throttles",
        "audit_log",
    ] {
        assert!(seen[table].is_empty(), "{table}: {:?}", seen[table]);
    }
    assert!(
        !seen["sessions"]
            .iter()
            .any(|row| holds_any(row, &amina.marks))
    );
    assert!(
        !seen["outgoing_messages"]
            .iter()
            .any(|row| row.contains(&amina.case.to_string()))
    );
    assert!(!seen["people"].is_empty(), "an officer does see people");
    let own_team = seen_by(&world, &[("app.officer", &id), ("app.teams", "asb")]).await;
    assert_eq!(own_team["cases"].len(), 1);
}

#[tokio::test]
async fn postgres_shows_rent_to_the_household_and_the_income_team_and_breathing_space_to_the_debtor()
 {
    let world = World::new().await;
    let amina = household(&world, "Amina").await;
    let (joint, _) = world.party(amina.tenancy, "Yusuf", "joint").await;
    let (former, _) = world.party(amina.tenancy, "Zed", "former").await;
    let seen = |settings: Vec<(&'static str, String)>| {
        let world = &world;
        async move {
            let settings: Vec<(&str, &str)> = settings
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let seen = seen_by(world, &settings).await;
            let shown = TABLES
                .iter()
                .copied()
                .filter(|table| !seen[*table].is_empty());
            shown.collect::<Vec<_>>()
        }
    };
    let officer = |teams: &str| {
        vec![
            ("app.officer", Uuid::now_v7().to_string()),
            ("app.teams", teams.to_owned()),
        ]
    };
    let own = seen(vec![("app.person", amina.person.to_string())]).await;
    let hers: Vec<&str> = TABLES
        .iter()
        .copied()
        .filter(|table| !DESK_ONLY.contains(table))
        .collect();
    assert_eq!(own, hers);
    assert_eq!(seen(vec![("app.person", joint.to_string())]).await, SHARED);
    let nothing: [&str; 0] = [];
    assert_eq!(
        seen(vec![("app.person", former.to_string())]).await,
        nothing
    );
    assert_eq!(
        seen(officer("repairs,contact,asb,homes,privacy,complaints")).await,
        nothing
    );
    assert_eq!(seen(officer("income")).await, TABLES);
    let operative = vec![
        ("app.operative", Uuid::now_v7().to_string()),
        ("app.contractor", Uuid::now_v7().to_string()),
    ];
    assert_eq!(seen(operative).await, nothing);
}

/// Takes Postgres' own fence away.
async fn without_row_level_security(world: &World) {
    let mut db = world.all_seeing().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    for table in tables {
        db.execute(sqlx::AssertSqlSafe(format!(
            "alter table {table} disable row level security"
        )))
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn with_row_level_security_gone_every_door_stays_shut() {
    for who in [
        Who::Anonymous,
        Who::Neighbour,
        Who::Former,
        Who::Joint,
        Who::Officer,
    ] {
        let scene = Scene::new(who).await;
        without_row_level_security(&scene.world).await;
        let everything = seen_by(&scene.world, &[]).await;
        assert!(
            everything.is_empty(),
            "the fence of Postgres is still there"
        );
        for door in LIST.iter().filter(|door| door.has_case()) {
            let before = scene.snapshot().await;
            let answer = scene.knock(door, Which::Private).await;
            let bounced =
                answer.status == StatusCode::SEE_OTHER && answer.location().contains("sign-in");
            assert!(
                bounced || answer.status.is_client_error(),
                "{who:?} {}: {}",
                door.name(),
                answer.status
            );
            assert_eq!(scene.snapshot().await, before, "{who:?} {}", door.name());
        }
    }
}

#[tokio::test]
async fn with_row_level_security_gone_every_list_still_holds_ones_own_only() {
    let world = World::new().await;
    let amina = household(&world, "Amina").await;
    let ben = household(&world, "Ben").await;
    exec(&world, "update cases set title = 'Amina''s secret' where person_id in (select id from people where first_name = 'Amina')").await;
    exec(&world, "update report_drafts set answers = jsonb_set(answers, '{description}', '\"Amina''s secret\"') where person_id in (select id from people where first_name = 'Amina')").await;
    exec(&world, "update contact_points set address = 'aminas-secret@example.com' where channel = 'email' and person_id in (select id from people where first_name = 'Amina')").await;
    without_row_level_security(&world).await;
    for path in [
        "/home",
        "/repairs",
        "/messages",
        "/account",
        "/repairs/report",
        "/repairs/report/describe",
        "/repairs/report/check",
        "/repairs/report/photos",
    ] {
        let own = amina.browser.get(path).await.text();
        let other = ben.browser.get(path).await.text();
        for mark in [
            "Amina&#x27;s secret",
            "Amina's secret",
            "aminas-secret",
            "Amina Marsh",
        ] {
            assert!(!other.contains(mark), "{path} tells a neighbour {mark}");
        }
        for mark in &amina.marks {
            assert!(
                !other.contains(mark.as_str()),
                "{path} tells a neighbour {mark}"
            );
        }
        assert!(
            path != "/repairs" || own.contains("secret"),
            "the test is blind: {own}"
        );
    }
}

async fn exec(world: &World, sql: &'static str) {
    let done = sqlx::query(sql)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
}

/// What `is_ready` reads on a connection nobody has been introduced on fails if a word of the last one is left there.
const TRIPWIRE: &str = "
    alter table _sqlx_migrations rename to migrations_themselves;
    create function nobody_asks() returns boolean language plpgsql volatile as $$
    begin
      if concat(current_setting('app.person', true), current_setting('app.officer', true), current_setting('app.browser', true),
                current_setting('app.system', true), current_setting('app.teams', true), current_setting('app.writing', true)) <> '' then
        raise exception 'someone was here before';
      end if;
      return true;
    end $$;
    create view _sqlx_migrations as select version, nobody_asks() as success from migrations_themselves;
    grant select on _sqlx_migrations to doorstep_app; grant select on migrations_themselves to doorstep_app;";

fn tenant(person: PersonId, browser: &Browser) -> Tenant {
    Tenant {
        person,
        first_name: String::new(),
        session: SessionId::new(),
        browser: browser.key(),
    }
}

#[tokio::test]
async fn two_thousand_transactions_on_two_connections_never_mix_anyone_up() {
    const TASKS: u64 = 32;
    const EACH: u64 = 63;
    let world = World::new().await;
    sqlx::raw_sql(TRIPWIRE)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let db = Db::open(world.owner.clone(), 2, world.clock.clone(), letterhead());
    let mut people = Vec::new();
    for number in 0..8 {
        let (person, browser) = world.tenant(&format!("Tenant{number}")).await;
        reported(&world, &browser, person).await;
        people.push((person, browser));
    }
    let tasks = (0..TASKS).map(|task| {
        let (db, (person, browser)) = (db.clone(), people[(task % 8) as usize].clone());
        tokio::spawn(async move {
            let (mut whole, mut cut) = (0_u64, 0_u64);
            for turn in 0..EACH {
                if turn % 2 == 0 {
                    look(&db, person, &browser).await;
                    whole += 1;
                    continue;
                }
                // Cut off at a random moment, from before the first query to after the last.
                let patience = Duration::from_micros((task * 7_919 + turn * 104_729) % 60_000);
                cut += u64::from(
                    tokio::time::timeout(patience, look(&db, person, &browser))
                        .await
                        .is_err(),
                );
            }
            look(&db, person, &browser).await;
            (whole, cut)
        })
    });
    let (mut whole, mut cut) = (0, 0);
    for done in futures_util::future::join_all(tasks).await {
        let done = done.unwrap();
        whole += done.0;
        cut += done.1;
    }
    assert!(cut > 100 && whole > 1_000, "{whole} whole, {cut} cut off");
}

/// One transaction that must see its own case only, and then a connection on which nobody asks.
async fn look(db: &Db, person: PersonId, browser: &Browser) {
    let mut tx = match db.begin(tenant(person, browser)).await {
        Ok(tx) => tx,
        Err(domain::Error::Unavailable(_)) => return,
        Err(error) => panic!("{error}"),
    };
    let cases = tx.cases(Cases::Open, 0, 50).await.unwrap();
    let owners: BTreeSet<Option<PersonId>> = cases.iter().map(|case| case.person).collect();
    assert_eq!(owners, BTreeSet::from([Some(person)]));
    assert_eq!(tx.me().await.unwrap().first_name.len(), "Tenant0".len());
    drop(tx);
    match db.is_ready().await {
        Ok(_) | Err(domain::Error::Unavailable(_)) => {}
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn the_tripwire_of_that_test_does_trip() {
    let world = World::new().await;
    sqlx::raw_sql(TRIPWIRE)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let mut db = world.all_seeing().await;
    let quiet = db
        .execute("select max(version) from _sqlx_migrations where success")
        .await;
    assert!(quiet.is_ok());
    db.execute("select set_config('app.person', 'someone', false)")
        .await
        .unwrap();
    let tripped = db
        .execute("select max(version) from _sqlx_migrations where success")
        .await;
    assert!(
        tripped
            .unwrap_err()
            .to_string()
            .contains("someone was here before")
    );
}

/// An attempt by one person to hang something on a record: the answer, as a client of Postgres hears it.
async fn hang_on(
    db: &mut PgConnection,
    sql: &'static str,
    record: Uuid,
    own: Uuid,
) -> Result<u64, String> {
    let done = sqlx::query(sql).bind(record).bind(own).execute(db).await;
    done.map(|done| done.rows_affected())
        .map_err(|error| error.to_string().replace(&record.to_string(), "*"))
}

#[tokio::test]
async fn hanging_something_on_anothers_record_answers_as_on_one_that_does_not_exist() {
    let world = World::new().await;
    let amina = household(&world, "Amina").await;
    let ben = household(&world, "Ben").await;
    let attempts: [(&str, &str); 9] = [
        (
            "message",
            "insert into case_messages (id, case_id, submission_key, from_tenant, author_person_id, body, at) values (gen_random_uuid(), $1, gen_random_uuid(), true, $2, 'x', now())",
        ),
        (
            "event",
            "insert into case_events (id, case_id, kind, visible_to_tenant, actor, actor_person_id, at) values (gen_random_uuid(), $1, 'x', true, 'tenant', $2, now())",
        ),
        (
            "clock",
            "insert into case_clocks (id, case_id, rule, policy_key, period, source, trigger_at, due_at, first_due_at) select gen_random_uuid(), $1, 'x', 'x', '1wd', 'x', now(), now(), now() where $2::uuid is not null",
        ),
        (
            "photo",
            "insert into attachments (id, case_id, client_key, full_key, thumb_key, width, height, bytes, sha256, added_by, created_at) select gen_random_uuid(), $1, 'x', 'x', 'x', 1, 1, 1, '', 'tenant', now() where $2::uuid is not null",
        ),
        (
            "repair",
            "insert into repairs (case_id, place, room, problem, description, suggested_priority, priority_reason) select $1, 'home', 'x', 'x', 'x', 'x', 'x' where $2::uuid is not null",
        ),
        (
            "letter",
            "insert into outgoing_messages (id, person_id, case_id, kind, class, channel, recipient, subject, body, state, created_at) values (gen_random_uuid(), $2, $1, 'x', 'service', 'email', 'x', 'x', 'x', 'queued', now())",
        ),
        (
            "change",
            "update cases set title = 'x' where id = $1 and $2::uuid is not null",
        ),
        (
            "removal",
            "delete from case_messages where case_id = $1 and $2::uuid is not null",
        ),
        (
            "note",
            "insert into case_notes (id, case_id, submission_key, officer_id, body, at) values (gen_random_uuid(), $1, gen_random_uuid(), $2, 'x', now())",
        ),
    ];
    for anonymous in [false, true] {
        let mut db = world.all_seeing().await;
        db.execute("set role doorstep_app").await.unwrap();
        if !anonymous {
            sqlx::query("select set_config('app.person', $1, false)")
                .bind(ben.person.to_string())
                .execute(&mut db)
                .await
                .unwrap();
        }
        sqlx::query("select set_config('app.browser', $1, false)")
            .bind(ben.browser.key_in_hex())
            .execute(&mut db)
            .await
            .unwrap();
        for (what, sql) in attempts {
            let there = hang_on(&mut db, sql, amina.case, ben.person.0).await;
            let nowhere = hang_on(&mut db, sql, Uuid::now_v7(), ben.person.0).await;
            assert_eq!(there, nowhere, "{what}, anonymous {anonymous}");
            assert!(
                there.as_ref().map_or(true, |rows| *rows == 0),
                "{what} was done, anonymous {anonymous}"
            );
        }
    }
    // The test can see: on his own case he is let through.
    let mut db = world.all_seeing().await;
    db.execute("set role doorstep_app").await.unwrap();
    sqlx::query("select set_config('app.person', $1, false)")
        .bind(ben.person.to_string())
        .execute(&mut db)
        .await
        .unwrap();
    for (what, sql) in &attempts[..3] {
        assert_eq!(
            hang_on(&mut db, sql, ben.case, ben.person.0).await,
            Ok(1),
            "{what}"
        );
    }
}

#[tokio::test]
async fn a_reporter_without_an_account_can_hang_nothing_on_a_case_that_exists() {
    let world = World::new().await;
    let amina = household(&world, "Amina").await;
    let mut db = world.all_seeing().await;
    db.execute("set role doorstep_app").await.unwrap();
    sqlx::query("select set_config('app.browser', $1, false)")
        .bind("cd".repeat(32))
        .execute(&mut db)
        .await
        .unwrap();
    let event = "insert into case_events (id, case_id, kind, visible_to_tenant, actor, at) select gen_random_uuid(), $1, 'x', true, 'reporter', now() where $2::uuid is not null";
    let there = hang_on(&mut db, event, amina.case, amina.case).await;
    let nowhere = hang_on(&mut db, event, Uuid::now_v7(), amina.case).await;
    assert!(there.is_err());
    assert_eq!(there, nowhere);
}

#[tokio::test]
async fn an_officers_restricted_case_stays_shut_with_row_level_security_gone() {
    let world = World::new().await;
    let amina = household(&world, "Amina").await;
    exec(
        &world,
        "update cases set restricted = true, team = 'asb', title = 'Top secret'",
    )
    .await;
    without_row_level_security(&world).await;
    let reference: String = sqlx::query_scalar("select reference from cases where id = $1")
        .bind(amina.case)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    let (id, officer) = world.officer("Dee Holt", Role::Manager, &["repairs"]).await;
    assert!(!officer.get("/officer").await.text().contains("Top secret"));
    assert_eq!(
        officer
            .get(&format!("/officer/cases/{reference}"))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    let asker = Officer {
        id,
        name: String::new(),
        role: Role::Manager,
        teams: vec!["repairs".into()],
        session: SessionId::new(),
        browser: BrowserKey([0; 32]),
    };
    let mut tx = world.db().begin(asker).await.unwrap();
    assert_eq!(tx.counts().await.unwrap().open, 0);
    drop(tx);
    // With the program as itself, the case is there to be found.
    let mut tx = world.db().begin(System("test")).await.unwrap();
    assert!(!tx.outbox().await.unwrap().is_empty());
}
