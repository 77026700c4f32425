//! What tenants are told of a step that was taken: what it is, and until when they may ask for a review. Nobody else is told.

use super::{Account, account, line, ok};
use crate::world::{Browser, World};
use domain::principals::Role;
use domain::{BrowserKey, OfficerId, PersonId, SessionId, Tenant};
use uuid::Uuid;

const NEXT: &str = "What happens next";
const NOTICE: &str = "We gave you a notice on 16 November 2026.";
const REVIEW: &str = "look at this decision again, up to and with Monday 30 November 2026.";

/// Amina and Yusuf have had a notice since 16 November, and may ask for a review up to and with the 30th.
struct Noticed {
    world: World,
    home: Uuid,
    amina: (PersonId, Browser),
    yusuf: Browser,
    officer: OfficerId,
    rent: Account,
}

impl Noticed {
    async fn new() -> Self {
        let world = World::new().await;
        let home = world.home().await;
        let amina = world.party(home, "Amina", "joint").await;
        let (_, yusuf) = world.party(home, "Yusuf", "joint").await;
        let (officer, _) = world.officer("Ina Comer", Role::Officer, &["income"]).await;
        let rent = account(&world, home, "rent").await;
        line(&world, &rent, "2026-11-16", 94_855, "Left to pay").await;
        let scene = Self {
            world,
            home,
            amina,
            yusuf,
            officer,
            rent,
        };
        scene.take(scene.rent.id, 4, Some("2026-11-30")).await;
        scene
    }

    /// A step of 16 November, with what the desk wrote.
    async fn take(&self, account: Uuid, step: i16, review_until: Option<&str>) {
        sqlx::query(
            "insert into rent_steps (id, account_id, step, officer_id, taken_at, answers, reason, review_until, submission_key)
             values (gen_random_uuid(), $1, $2, $3, '2026-11-16 12:00:00+00', '[]', 'No answer to two letters', $4::text::date, gen_random_uuid())",
        )
        .bind(account)
        .bind(step)
        .bind(self.officer.0)
        .bind(review_until)
        .execute(&mut self.world.all_seeing().await)
        .await
        .unwrap();
    }

    async fn run(&self, sql: &'static str) {
        let done = sqlx::query(sql)
            .bind(self.rent.id)
            .execute(&mut self.world.all_seeing().await)
            .await
            .unwrap();
        assert!(done.rows_affected() > 0, "{sql}");
    }

    /// What both read, one after the other.
    async fn pages(&self) -> [String; 2] {
        [
            ok(&self.amina.1, "/rent").await,
            ok(&self.yusuf, "/rent").await,
        ]
    }

    async fn all_say(&self, words: &str) {
        for page in self.pages().await {
            assert!(page.contains(words), "{words}: {page}");
        }
    }

    async fn none_say(&self, words: &str) {
        for page in self.pages().await {
            assert!(!page.contains(words), "{words}: {page}");
        }
    }
}

fn tenant(person: PersonId) -> Tenant {
    Tenant {
        person,
        first_name: String::new(),
        session: SessionId::new(),
        browser: BrowserKey([5; 32]),
    }
}

#[tokio::test]
async fn both_tenants_read_of_the_notice_and_of_the_review_and_nothing_of_the_desk() {
    let scene = Noticed::new().await;
    for words in [NEXT, NOTICE, REVIEW, "mailto:", "tel:01632960100"] {
        scene.all_say(words).await;
    }
    for words in ["No answer to two letters", "Ina Comer"] {
        scene.none_say(words).await;
    }
}

#[tokio::test]
async fn a_neighbour_is_told_of_no_step_even_when_they_name_the_account() {
    let scene = Noticed::new().await;
    let home = scene.world.home().await;
    let (ben, browser) = scene.world.party(home, "Ben", "sole").await;
    let own = account(&scene.world, home, "rent").await;
    line(&scene.world, &own, "2026-11-16", 94_855, "Left to pay").await;
    let page = ok(&browser, "/rent").await;
    assert!(page.contains("£948.55") && !page.contains(NEXT), "{page}");
    let db = scene.world.db();
    let mut tx = db.begin(tenant(scene.amina.0)).await.unwrap();
    let accounts = tx.rent_accounts().await.unwrap();
    assert_eq!(tx.steps_now(&accounts).await.unwrap().len(), 1);
    drop(tx);
    let mut tx = db.begin(tenant(ben)).await.unwrap();
    assert!(tx.steps_now(&accounts).await.unwrap().is_empty());
}

#[tokio::test]
async fn while_nobody_may_be_chased_nothing_of_a_step_is_said() {
    let scene = Noticed::new().await;
    let mut db = scene.world.all_seeing().await;
    let moratorium = Uuid::now_v7();
    sqlx::query("insert into moratoria (id, person_id, kind, reference, notified_at, starts_on, ends_on, entered_by, entered_at) values ($1, $2, 'standard', 'BS-1', '2026-11-17', '2026-11-17', '2026-12-31', $3, '2026-11-17')")
        .bind(moratorium).bind(scene.amina.0.0).bind(scene.officer.0).execute(&mut db).await.unwrap();
    sqlx::query("insert into moratorium_debts (moratorium_id, account_id, frozen_pence) values ($1, $2, 64000)")
        .bind(moratorium).bind(scene.rent.id).execute(&mut db).await.unwrap();
    scene.none_say(NEXT).await;
    scene.none_say("a notice").await;
    // It is over, and no officer has looked.
    let over = "update moratoria set ends_on = '2026-11-20' where id in (select moratorium_id from moratorium_debts where account_id = $1)";
    scene.run(over).await;
    scene.none_say(NEXT).await;
    let released = "update moratoria set released_at = '2026-11-21', released_by = entered_by, released_words = 'Looked' where id in (select moratorium_id from moratorium_debts where account_id = $1)";
    scene.run(released).await;
    scene.all_say(NOTICE).await;
    // One that is being checked.
    let hold = "insert into breathing_space_holds (id, account_id, person_id, submission_key, said_at, until) select gen_random_uuid(), account_id, person_id, gen_random_uuid(), '2026-11-21', '2026-12-01' from moratorium_debts join moratoria m on m.id = moratorium_id where account_id = $1";
    scene.run(hold).await;
    scene.none_say(NEXT).await;
}

#[tokio::test]
async fn after_its_last_day_nothing_is_said_of_a_review() {
    let scene = Noticed::new().await;
    scene
        .run("update rent_steps set review_until = '2026-11-21' where account_id = $1")
        .await;
    scene
        .all_say("up to and with Saturday 21 November 2026.")
        .await;
    scene
        .run("update rent_steps set review_until = '2026-11-20' where account_id = $1")
        .await;
    scene.all_say(NOTICE).await;
    scene.none_say("look at this decision again").await;
}

#[tokio::test]
async fn only_the_step_that_the_account_stands_on_is_told_and_no_letter_or_talk() {
    let scene = Noticed::new().await;
    scene
        .run("update rent_steps set until = '2026-11-17' where account_id = $1")
        .await;
    scene.none_say(NEXT).await;
    scene.take(scene.rent.id, 1, None).await;
    for (sql, words) in [
        (
            "update rent_steps set step = 5 where account_id = $1 and until is null",
            "our last checks before we ask a court",
        ),
        (
            "update rent_steps set step = 6 where account_id = $1 and until is null",
            "On 16 November 2026 we asked a court",
        ),
        (
            "update rent_steps set step = 7 where account_id = $1 and until is null",
            "The court has made an order",
        ),
        (
            "update rent_steps set step = 8 where account_id = $1 and until is null",
            "the court to carry out its order",
        ),
    ] {
        scene.run(sql).await;
        scene.all_say(words).await;
        scene.none_say(NOTICE).await;
    }
    for sql in [
        "update rent_steps set step = 0 where account_id = $1 and until is null",
        "update rent_steps set step = 3 where account_id = $1 and until is null",
    ] {
        scene.run(sql).await;
        scene.none_say(NEXT).await;
    }
}

#[tokio::test]
async fn a_former_tenant_reads_of_what_is_left_alone() {
    let scene = Noticed::new().await;
    let (_, zed) = scene.world.party(scene.home, "Zed", "former").await;
    let former = account(&scene.world, scene.home, "former").await;
    line(&scene.world, &former, "2026-01-05", 31_240, "Left to pay").await;
    let page = ok(&zed, "/rent").await;
    assert!(page.contains("£312.40") && !page.contains(NEXT), "{page}");
    scene.take(former.id, 6, None).await;
    let page = ok(&zed, "/rent").await;
    assert!(
        page.contains("we asked a court") && !page.contains(NOTICE),
        "{page}"
    );
    scene.none_say("we asked a court").await;
}
