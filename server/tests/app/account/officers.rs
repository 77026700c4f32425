//! Officers: enrolment, two steps, recovery codes, and the administrator's page.

use super::at;
use crate::world::World;
use chrono::TimeDelta;
use domain::account::administration::Refusal;
use domain::account::enrolment::NewOfficer;
use domain::account::officer_sign_in::SecondStep;
use domain::{BrowserKey, Error, Officer, OfficerId, Role, SessionId};
use rules::contact::EmailAddress;
use totp_rs::{Builder, Secret};

const PASSWORD: &str = "marble tugboat lantern";

fn email() -> EmailAddress {
    EmailAddress::parse("ngozi@ebbsmarsh.example").unwrap()
}

fn ngozi() -> NewOfficer {
    NewOfficer {
        email: email(),
        name: "Ngozi Okonkwo".into(),
        role: Role::Officer,
        teams: vec!["repairs".into()],
    }
}

/// What her app shows at the world's time.
fn figures(world: &World, secret: &str) -> String {
    let totp = Builder::new()
        .with_secret(Secret::try_from_base32(secret).unwrap())
        .with_step_duration(30)
        .build()
        .unwrap();
    let now = u64::try_from(world.clock.now().timestamp()).unwrap();
    totp.generate(now).to_string()
}

/// Enrols with a one-time code; answers the authenticator's secret and the recovery codes.
async fn enrol(world: &World, code: &str) -> (String, Vec<String>) {
    let (db, from) = (world.db(), at(world, 1));
    let authenticator = db
        .enrol_password(&from, &email(), code, PASSWORD.into())
        .await
        .unwrap()
        .unwrap();
    let shown = figures(world, &authenticator.secret);
    let codes = db
        .finish_enrolment(&from, &email(), code, &shown)
        .await
        .unwrap()
        .unwrap();
    (authenticator.secret, codes)
}

async fn enrolled(world: &World) -> (String, Vec<String>) {
    let pepper = &world.site.shared.pepper;
    let code = world.db().add_officer(pepper, &ngozi()).await.unwrap();
    let kept = enrol(world, &code).await;
    world.clock.advance(TimeDelta::minutes(2));
    kept
}

async fn password(world: &World, password: &str) -> domain::Result<bool> {
    let from = at(world, 1);
    world
        .db()
        .officer_password(&from, &email(), password.into())
        .await
}

/// Both steps; `Ok` when they let her in.
async fn sign_in(world: &World, code: &str) -> Result<domain::account::Token, SecondStep> {
    assert!(password(world, PASSWORD).await.unwrap());
    let from = at(world, 1);
    world
        .db()
        .officer_code(&from, code, "Edge on Windows")
        .await
        .unwrap()
}

#[tokio::test]
async fn an_enrolment_code_works_once_and_wrong_figures_do_not_finish_it() {
    let world = World::new().await;
    let (db, from) = (world.db(), at(&world, 1));
    let code = db.add_officer(from.pepper, &ngozi()).await.unwrap();
    assert!(!password(&world, PASSWORD).await.unwrap());
    let chosen = db
        .enrol_password(&from, &email(), "ZZZZ-ZZZZ", PASSWORD.into())
        .await
        .unwrap();
    assert!(chosen.is_none());
    db.enrol_password(&from, &email(), &code, PASSWORD.into())
        .await
        .unwrap()
        .unwrap();
    assert!(
        db.finish_enrolment(&from, &email(), &code, "000000")
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        !password(&world, PASSWORD).await.unwrap(),
        "not before the authenticator is proved"
    );
    let (_, recovery) = enrol(&world, &code).await;
    assert_eq!(recovery.len(), 8);
    assert!(
        db.enrol_password(&from, &email(), &code, PASSWORD.into())
            .await
            .unwrap()
            .is_none()
    );
    assert!(password(&world, PASSWORD).await.unwrap());
}

#[tokio::test]
async fn figures_sign_in_once_and_not_again_within_their_time() {
    let world = World::new().await;
    let (secret, _) = enrolled(&world).await;
    let shown = figures(&world, &secret);
    assert!(sign_in(&world, &shown).await.is_ok());
    assert_eq!(sign_in(&world, &shown).await.err(), Some(SecondStep::Wrong));
    world.clock.advance(TimeDelta::seconds(60));
    assert!(sign_in(&world, &figures(&world, &secret)).await.is_ok());
}

#[tokio::test]
async fn a_recovery_code_works_once() {
    let world = World::new().await;
    let (_, recovery) = enrolled(&world).await;
    assert!(sign_in(&world, &recovery[0].to_lowercase()).await.is_ok());
    assert_eq!(
        sign_in(&world, &recovery[0]).await.err(),
        Some(SecondStep::Wrong)
    );
    assert!(sign_in(&world, &recovery[1]).await.is_ok());
}

#[tokio::test]
async fn the_second_step_needs_the_first_in_the_same_browser() {
    let world = World::new().await;
    let (secret, _) = enrolled(&world).await;
    let shown = figures(&world, &secret);
    assert!(password(&world, PASSWORD).await.unwrap());
    let other = at(&world, 2);
    let tried = world
        .db()
        .officer_code(&other, &shown, "Edge on Windows")
        .await
        .unwrap();
    assert_eq!(tried.err(), Some(SecondStep::Over));
}

#[tokio::test]
async fn guesses_at_passwords_and_at_figures_run_out() {
    let world = World::new().await;
    enrolled(&world).await;
    let mut figures = 0;
    'guessing: loop {
        assert!(password(&world, PASSWORD).await.unwrap());
        for _ in 0..5 {
            let from = at(&world, 1);
            match world
                .db()
                .officer_code(&from, "000000", "Edge on Windows")
                .await
            {
                Ok(outcome) => assert!(outcome.is_err()),
                Err(Error::TooMany { .. }) => break 'guessing,
                Err(error) => panic!("{error}"),
            }
            figures += 1;
        }
    }
    assert_eq!(figures, 10);
    let mut passwords = 0;
    while password(&world, "not her password").await.is_ok() {
        passwords += 1;
    }
    assert_eq!(passwords, 10);
    let right = password(&world, PASSWORD).await;
    assert!(matches!(right, Err(Error::TooMany { .. })));
}

async fn admin(world: &World, name: &str) -> (Officer, crate::world::Browser) {
    let (id, browser) = world.officer(name, Role::Admin, &["contact"]).await;
    (acting(id, Role::Admin), browser)
}

fn acting(id: OfficerId, role: Role) -> Officer {
    Officer {
        id,
        name: "Admin".into(),
        role,
        teams: vec!["contact".into()],
        session: SessionId::new(),
        browser: BrowserKey([9; 32]),
    }
}

#[tokio::test]
async fn shutting_an_officer_out_ends_their_sessions_and_their_sign_in() {
    let world = World::new().await;
    let (admin, _) = admin(&world, "Ada Marsh").await;
    let (secret, _) = enrolled(&world).await;
    let token = sign_in(&world, &figures(&world, &secret)).await.unwrap();
    let id = world.db().session(&token).await.unwrap().unwrap();
    let id = id.officer(BrowserKey([1; 32])).unwrap().id;
    world
        .db()
        .disable_officer(&admin, id)
        .await
        .unwrap()
        .unwrap();
    assert!(world.db().session(&token).await.unwrap().is_none());
    assert!(!password(&world, PASSWORD).await.unwrap());
    let handover = world
        .db()
        .enrol_anew(&admin, &world.site.shared.pepper, id)
        .await
        .unwrap()
        .unwrap();
    assert!(
        !password(&world, PASSWORD).await.unwrap(),
        "the old password is gone"
    );
    enrol(&world, &handover.code).await;
    assert!(password(&world, PASSWORD).await.unwrap());
    let noted = world.count("select count(*) from audit_log where action in ('disabled officer', 'began enrolment anew')").await;
    assert_eq!(noted, 2);
}

#[tokio::test]
async fn nobody_shuts_themselves_out_and_one_administrator_is_always_left() {
    let world = World::new().await;
    let (ada, _) = admin(&world, "Ada Marsh").await;
    let (ben, _) = admin(&world, "Ben Stone").await;
    let db = world.db();
    assert_eq!(
        db.disable_officer(&ada, ada.id).await.unwrap(),
        Err(Refusal::Oneself)
    );
    let (one, two) = tokio::join!(
        db.disable_officer(&ada, ben.id),
        db.disable_officer(&ben, ada.id)
    );
    assert_ne!(one.is_ok(), two.is_ok());
    let left = world
        .count("select count(*) from officers where role = 'admin' and disabled_at is null")
        .await;
    assert_eq!(left, 1);
}

#[tokio::test]
async fn only_administrators_find_the_page() {
    let world = World::new().await;
    let (_, manager) = world
        .officer("Max Field", Role::Manager, &["repairs"])
        .await;
    let (_, tenant) = world.tenant("Amina").await;
    let (_, admin) = admin(&world, "Ada Marsh").await;
    assert_eq!(manager.get("/officer/admin").await.status, 404);
    let post = [
        ("name", "X Y"),
        ("email", "x@ebbsmarsh.example"),
        ("role", "admin"),
        ("teams[]", "income"),
    ];
    assert_eq!(
        manager.post("/do/officer/admin/add", &post).await.status,
        404
    );
    assert_eq!(tenant.get("/officer/admin").await.status, 303);
    assert_eq!(
        tenant.post("/do/officer/admin/add", &post).await.location(),
        "/officer/sign-in"
    );
    assert_eq!(world.count("select count(*) from officers").await, 2);
    assert_eq!(
        admin.post("/do/officer/admin/add", &post).await.location(),
        "/officer/admin"
    );
    let once = admin.get("/officer/admin").await.text();
    assert!(once.contains("Give them this code now"), "{once}");
    let again = admin.get("/officer/admin").await.text();
    assert!(!again.contains("Give them this code now"), "{again}");
    assert_eq!(world.count("select count(*) from officers").await, 3);
}

#[tokio::test]
async fn a_code_that_is_shown_once_cannot_be_read_in_the_database_before() {
    let world = World::new().await;
    let (_, browser) = admin(&world, "Ada Min").await;
    let fields = [
        ("name", "Kit New"),
        ("email", "kit.new@ebbsmarsh.example"),
        ("role", "officer"),
        ("teams[]", "repairs"),
    ];
    browser.post("/do/officer/admin/add", &fields).await;
    let kept: String =
        sqlx::query_scalar("select content::text from form_states where form = 'officer-handover'")
            .fetch_one(&mut world.all_seeing().await)
            .await
            .unwrap();
    assert!(kept.contains("sealed") && !kept.contains("Kit"), "{kept}");
    let page = browser.get("/officer/admin").await.text();
    assert!(page.contains("Give them this code now"), "{page}");
    let again = browser.get("/officer/admin").await.text();
    assert!(!again.contains("Give them this code now"), "{again}");
}
