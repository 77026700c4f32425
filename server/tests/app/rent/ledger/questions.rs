//! "I paid and it is not here" and "money is tight": cases of the income team's, the tenant's own and nobody else's.

use super::{Account, account, ok};
use crate::corpus::jpeg;
use crate::world::{Browser, World};
use domain::SubmissionKey;
use domain::principals::Role;

struct Scene {
    world: World,
    amina: Browser,
    yusuf: Browser,
    income: Browser,
    repairs: Browser,
    rent: Account,
}

async fn scene() -> Scene {
    let world = World::new().await;
    let home = world.home().await;
    let rent = account(&world, home, "rent").await;
    Scene {
        amina: world.party(home, "Amina", "joint").await.1,
        yusuf: world.party(home, "Yusuf", "joint").await.1,
        income: world
            .officer("Ina Comer", Role::Officer, &["income"])
            .await
            .1,
        repairs: world
            .officer("Olu Bright", Role::Manager, &["repairs"])
            .await
            .1,
        rent,
        world,
    }
}

impl Scene {
    /// Tells us of a payment. Returns the page of the case.
    async fn missing(&self) -> String {
        let key = SubmissionKey::new().to_string();
        let answer = self.tell(&key, "£116.10", "16").await;
        assert_eq!(answer.status, 303);
        answer.location().to_owned()
    }

    async fn tell(&self, key: &str, amount: &str, day: &str) -> crate::world::Answer {
        let form = [
            ("account", self.rent.reference.as_str()),
            ("submission_key", key),
            ("paid_day", day),
            ("paid_month", "11"),
            ("paid_year", "2026"),
            ("amount", amount),
            ("way", "paypoint"),
            ("place", "Wharf News"),
            ("more", "I have the <b>receipt</b>."),
        ];
        self.amina.post("/do/rent/missing-payment", &form).await
    }
}

#[tokio::test]
async fn a_missing_payment_becomes_a_case_with_a_promise_once() {
    let scene = scene().await;
    let key = SubmissionKey::new().to_string();
    let first = scene.tell(&key, "£116.10", "16").await;
    let again = scene.tell(&key, "£116.10", "16").await;
    assert!(
        first.location().starts_with("/rent/questions/RN-26-"),
        "{}",
        first.location()
    );
    assert_eq!(first.location(), again.location());
    assert_eq!(scene.world.count("select count(*) from cases").await, 1);
    let told = "select count(*) from outgoing_messages where kind = 'report-received' and channel = 'email'";
    assert_eq!(scene.world.count(told).await, 1);
    let page = ok(&scene.amina, first.location()).await;
    for words in [
        "A payment that is not here",
        "We are looking into it",
        "We will have answered you by Friday 27 November.",
        "We look for a payment within 5 working days.",
        "16 November 2026",
        "At a PayPoint",
        "Wharf News",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("<b>receipt"), "{page}");
    let rent = ok(&scene.amina, "/rent").await;
    assert!(rent.contains("What you asked us"), "{rent}");
}

#[tokio::test]
async fn bad_input_comes_back_with_everything_typed() {
    let scene = scene().await;
    let key = SubmissionKey::new().to_string();
    let answer = scene.tell(&key, "12,50", "31").await;
    let page = ok(&scene.amina, answer.location()).await;
    for words in [
        r#"value="12,50""#,
        r#"value="31""#,
        "Wharf News",
        "&lt;b&gt;receipt",
        "Enter an amount in pounds and pence",
        "Enter the day you paid",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(scene.world.count("select count(*) from cases").await, 0);
}

#[tokio::test]
async fn the_income_team_answers_and_closes_it_and_the_tenant_may_say_that_is_not_right() {
    let scene = scene().await;
    let page = scene.missing().await;
    let reference = page.rsplit('/').next().unwrap().to_owned();
    let proof = scene
        .amina
        .upload(
            &format!("/upload/cases/{reference}/photos"),
            "slip.jpg",
            &jpeg(40, 30),
            "text/html",
        )
        .await;
    assert!(proof.location().starts_with(&page), "{}", proof.location());
    let desk = format!("/officer/cases/{reference}");
    let shown = ok(&scene.income, &desk).await;
    for words in [
        "A payment is not on the account",
        "£116.10",
        "At a PayPoint",
        &format!("/officer/rent/{}", scene.rent.reference),
        "/thumb",
        "Find the payment and answer",
        "Looked into and answered",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("Not ours to fix"), "{shown}");
    ok(&scene.income, &format!("{desk}/photos/1")).await;
    for (verb, form) in [
        ("ask", vec![("question", "Which shop was it?")]),
        ("note", vec![("note", "Rang PayPoint.")]),
        ("assign", vec![("owner", "nobody")]),
    ] {
        let key = SubmissionKey::new().to_string();
        let mut all = vec![
            ("reference", reference.as_str()),
            ("seen", "submitted"),
            ("submission_key", &key),
        ];
        all.extend(form);
        let answer = scene
            .income
            .post(&format!("/do/officer/cases/{verb}"), &all)
            .await;
        assert_eq!(
            (answer.status.as_u16(), answer.location()),
            (303, desk.as_str()),
            "{verb}"
        );
    }
    let asked = ok(&scene.amina, &page).await;
    assert!(
        asked.contains("Which shop was it?") && asked.contains("Waiting for you"),
        "{asked}"
    );
    let inbox = ok(&scene.amina, "/messages").await;
    assert!(inbox.contains(&format!("{page}#messages")), "{inbox}");
    let key = SubmissionKey::new().to_string();
    let written = scene
        .amina
        .post(
            "/do/rent/questions/write",
            &[
                ("reference", &reference),
                ("submission_key", &key),
                ("message", "The one at the bridge."),
            ],
        )
        .await;
    assert_eq!(written.location(), page);
    let close = [
        ("reference", reference.as_str()),
        ("seen", "triaged"),
        ("outcome", "done"),
        ("closing", "It is on your account now."),
    ];
    scene.income.post("/do/officer/cases/close", &close).await;
    let closed = ok(&scene.amina, &page).await;
    assert!(
        closed.contains("We have looked into this. It is on your account now."),
        "{closed}"
    );
    assert_eq!(scene.world.count("select count(*) from case_clocks where rule = 'rent.payment_missing' and met_at is not null").await, 1);
    let why = [
        ("reference", reference.as_str()),
        ("why", "It is another one."),
    ];
    let again = scene.amina.post("/do/rent/questions/not-right", &why).await;
    assert_eq!(again.location(), page);
    let open = ok(&scene.amina, &page).await;
    assert!(
        open.contains("Open again") && open.contains("It is another one."),
        "{open}"
    );
    assert_eq!(scene.world.count("select count(*) from case_clocks where rule = 'rent.payment_missing' and met_at is null").await, 1);
    assert_eq!(
        scene
            .world
            .count("select count(*) from case_clocks where rule like 'repairs.%'")
            .await,
        0
    );
}

#[tokio::test]
async fn nobody_else_sees_a_question() {
    let scene = scene().await;
    let page = scene.missing().await;
    let reference = page.rsplit('/').next().unwrap().to_owned();
    let (_, neighbour) = scene.world.tenant("Ben").await;
    for other in [&scene.yusuf, &neighbour] {
        assert_eq!(other.get(&page).await.status, 404);
        let key = SubmissionKey::new().to_string();
        let form = [
            ("reference", reference.as_str()),
            ("submission_key", &key),
            ("message", "Mine?"),
        ];
        assert_eq!(
            other.post("/do/rent/questions/write", &form).await.status,
            404
        );
        assert!(!ok(other, "/rent").await.contains(&reference));
    }
    assert_eq!(
        scene
            .repairs
            .get(&format!("/officer/cases/{reference}"))
            .await
            .status,
        404
    );
    let queue = ok(&scene.repairs, "/officer").await;
    assert!(!queue.contains(&reference), "{queue}");
    assert!(ok(&scene.income, "/officer").await.contains(&reference));
}

#[tokio::test]
async fn help_is_asked_for_with_one_answer_and_the_text_message_says_nothing_of_money() {
    let scene = scene().await;
    let key = SubmissionKey::new().to_string();
    let account = scene.rent.reference.clone();
    let empty = [
        ("account", account.as_str()),
        ("submission_key", &key),
        ("household", "Two children"),
    ];
    let back = scene.amina.post("/do/rent/help", &empty).await;
    let page = ok(&scene.amina, "/rent/help").await;
    assert!(
        back.location().starts_with("/rent/help"),
        "{}",
        back.location()
    );
    assert!(
        page.contains("Enter what makes it hard to pay") && page.contains("Two children"),
        "{page}"
    );
    assert!(
        page.contains("Crisis and Resilience Fund") && !page.contains("Discretionary"),
        "{page}"
    );
    let form = [
        ("account", account.as_str()),
        ("submission_key", &key),
        ("why", "My hours were cut."),
        ("could_pay", "5"),
    ];
    let sent = scene.amina.post("/do/rent/help", &form).await;
    let page = ok(&scene.amina, sent.location()).await;
    assert!(
        page.contains("Help with money") && page.contains("My hours were cut."),
        "{page}"
    );
    let said: Vec<String> = sqlx::query_scalar("select coalesce(subject, '') || case when channel = 'sms' then body else '' end from outgoing_messages")
        .fetch_all(&mut scene.world.all_seeing().await)
        .await
        .unwrap();
    for text in said {
        let text = text.to_lowercase();
        assert!(
            !["money", "rent", "pay", "hours"]
                .iter()
                .any(|word| text.contains(word)),
            "{text}"
        );
    }
}
